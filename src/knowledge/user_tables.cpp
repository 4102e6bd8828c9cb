#include "knowledge/user_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "knowledge/table_set.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

// One table of ours and a user's.
class Overlay {
 public:
  explicit Overlay(const TableSource& source) : source_(&source) {
    const TableSpec& spec = table_spec(source.file);
    folded_ = spec.folded;
    for (std::string_view name : spec.key) {
      auto at = std::find(source.columns->begin(), source.columns->end(), name);
      check(at != source.columns->end(), "a key column that the loader does not ask for");
      key_.push_back(static_cast<std::size_t>(at - source.columns->begin()));
    }
  }

  Status read(const fs::path& data, const fs::path& user, std::vector<Error>& refused);
  // Tries their rows after ours.
  Status probe(KnowledgeLoader& loader, std::vector<Error>& refused);
  // Ours with the rows of theirs that were taken.
  Status add(KnowledgeLoader& loader) const;
  // Takes back the row of theirs that an error names; false where it names none.
  bool drop(const Error& error);

 private:
  std::string key(const Table& table, std::size_t row) const {
    return row_key(table, row, key_, folded_);
  }
  Status add_row(KnowledgeLoader& loader, const Table& table, std::size_t row) const {
    Table one = table.emptied();
    one.append(table, row);
    return (loader.*source_->add)(one);
  }
  // Ours but for the rows of these keys.
  Table ours_without(const std::map<std::string, std::size_t>& keys) const;

  const TableSource* source_;
  std::vector<std::size_t> key_;
  bool folded_ = false;
  std::optional<Table> ours_;
  std::optional<Table> theirs_;
  std::map<std::string, std::size_t> taken_;  // key → row of theirs
};

Status Overlay::read(const fs::path& data, const fs::path& user, std::vector<Error>& refused) {
  auto ours = Table::load(data / source_->file, *source_->columns);
  if (!ours) return ours.error();
  ours_ = std::move(*ours);
  std::error_code ignored;
  const fs::path path = user / source_->file;
  if (user.empty() || !fs::exists(path, ignored)) return {};
  auto text = read_file(path);
  if (!text) return text.error();
  auto theirs = Table::parse(*text, path.string(), *source_->columns, refused);
  if (theirs) {
    theirs_ = std::move(*theirs);
  } else {
    refused.push_back(theirs.error());  // without its header no row means anything
  }
  return {};
}

Table Overlay::ours_without(const std::map<std::string, std::size_t>& keys) const {
  Table rest = ours_->emptied();
  for (std::size_t row = 0; row < ours_->rows(); ++row) {
    if (keys.empty() || keys.find(key(*ours_, row)) == keys.end()) rest.append(*ours_, row);
  }
  return rest;
}

Status Overlay::probe(KnowledgeLoader& loader, std::vector<Error>& refused) {
  taken_.clear();
  const std::size_t rows = theirs_ ? theirs_->rows() : 0;
  for (std::size_t row = 0; row < rows; ++row) {
    auto [at, is_new] = taken_.try_emplace(key(*theirs_, row), row);
    if (is_new) continue;
    refused.push_back(theirs_->error(
        row, fmt::format("'{}' stands already at {}", at->first, theirs_->place(at->second))));
  }
  std::map<std::string, std::size_t> replaced;
  if (!source_->is_leaf) {
    if (Status added = (loader.*source_->add)(ours_without(taken_)); !added) return added;
    for (std::size_t row = 0; row < ours_->rows(); ++row) replaced.emplace(key(*ours_, row), row);
  }
  std::set<std::size_t> in_order;
  for (const auto& [name, row] : taken_) in_order.insert(row);
  for (std::size_t row : in_order) {
    Status added = add_row(loader, *theirs_, row);
    if (added) continue;
    refused.push_back(added.error());
    const std::string name = key(*theirs_, row);
    taken_.erase(name);
    auto ours = replaced.find(name);
    if (ours == replaced.end()) continue;
    if (Status back = add_row(loader, *ours_, ours->second); !back) return back;
  }
  return {};
}

Status Overlay::add(KnowledgeLoader& loader) const {
  if (taken_.empty()) return (loader.*source_->add)(*ours_);
  Table joined = ours_without(taken_);
  for (const auto& [name, row] : taken_) joined.append(*theirs_, row);
  return (loader.*source_->add)(joined);
}

bool Overlay::drop(const Error& error) {
  for (auto at = taken_.begin(); at != taken_.end(); ++at) {
    if (theirs_->place(at->second) != error.place) continue;
    taken_.erase(at);
    return true;
  }
  return false;
}

// Files of the folder that no table of ours is called, as a slip of the name would go unseen.
void tell_strangers(const fs::path& user, std::vector<Error>& refused) {
  std::vector<std::string> strangers;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(user, ignored)) {
    if (entry.path().extension() != ".tsv") continue;
    const std::string name = entry.path().filename().string();
    const auto specs = table_specs();
    const bool known = std::any_of(specs.begin(), specs.end(),
                                   [&](const TableSpec& spec) { return spec.file == name; });
    if (!known) strangers.push_back(entry.path().string());
  }
  std::sort(strangers.begin(), strangers.end());
  for (std::string& path : strangers) {
    refused.push_back(
        {ErrorCode::bad_table, "no table that can be merged has this name", std::move(path)});
  }
}

// Kept as it is; a user's own towns go into places.tsv.
Status add_gazetteer(KnowledgeLoader& loader, const fs::path& data) {
  const fs::path path = data / "gazetteer.tsv";
  auto text = read_file(path);
  if (!text) return text.error();
  return loader.add_gazetteer(std::move(*text), path.string());
}

// The whole, without their rows that only together with others are wrong.
Result<std::unique_ptr<const Knowledge>> load_whole(std::vector<Overlay>& overlays,
                                                    const fs::path& data,
                                                    std::vector<Error>& refused) {
  for (;;) {
    KnowledgeLoader loader;
    Status failed;
    bool dropped = false;
    for (Overlay& overlay : overlays) {
      failed = overlay.add(loader);
      if (failed) continue;
      dropped = overlay.drop(failed.error());
      break;
    }
    if (failed) {
      if (Status added = add_gazetteer(loader, data); !added) return added.error();
      return loader.finish();
    }
    if (!dropped) return failed.error();
    refused.push_back(failed.error());
  }
}

}  // namespace

Result<std::unique_ptr<const Knowledge>> load_tables(std::span<const TableSource> sources,
                                                     const fs::path& data, const fs::path& user,
                                                     std::vector<Error>& refused) {
  std::vector<Overlay> overlays;
  for (const TableSource& source : sources) {
    overlays.emplace_back(source);
    if (Status read = overlays.back().read(data, user, refused); !read) return read.error();
  }
  if (!user.empty()) {
    tell_strangers(user, refused);
    KnowledgeLoader probe;
    for (Overlay& overlay : overlays) {
      if (Status probed = overlay.probe(probe, refused); !probed) return probed.error();
    }
  }
  return load_whole(overlays, data, refused);
}

}  // namespace dragoman
