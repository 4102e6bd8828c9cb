#include "knowledge/table_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace dragoman {
namespace {

// The comment lines before the header row.
std::string head_of(std::string_view text) {
  std::string head;
  for (std::string_view line : split(text, '\n')) {
    if (line.empty() || line.front() != '#') break;
    head.append(line).append("\n");
  }
  return head;
}

std::optional<NamedTable> read_table(const std::filesystem::path& path, const TableSpec& spec,
                                     std::vector<Error>& refused) {
  Result<std::string> text = read_file(path);
  if (!text) {
    refused.push_back(text.error());
    return std::nullopt;
  }
  Result<Table> table = Table::parse(*text, path.string(), spec.columns, refused);
  if (!table) {
    refused.push_back(table.error());
    return std::nullopt;
  }
  return NamedTable(spec, std::move(*table), head_of(*text));
}

}  // namespace

std::span<const TableSpec> table_specs() {
  static const std::vector<TableSpec> specs = {
      {"states.tsv",
       {"code", "name", "official", "names", "adjectives", "demonyms", "capital", "metonyms",
        "status", "source"},
       {"code"}},
      {"bodies.tsv", {"suffix", "kind", "name", "names", "sector", "source"}, {"suffix"}},
      {"proper_bodies.tsv",
       {"id", "name", "names", "country", "suffix", "sector", "source"},
       {"id"}},
      {"organizations.tsv",
       {"id", "kind", "name", "aliases", "country", "code", "members", "source"},
       {"id"}},
      {"organization_members.tsv",
       {"organization", "state", "status", "from", "to", "source"},
       {"organization", "state", "status", "from"}},
      {"media.tsv", {"id", "kind", "ownership", "source"}, {"id"}},
      {"movements.tsv", {"id", "kind", "sector", "states", "since", "until", "source"}, {"id"}},
      {"offices.tsv", {"office", "names", "body", "sector", "rank", "source"}, {"office"}},
      {"office_modifiers.tsv", {"modifier", "effect", "source"}, {"modifier"}, true},
      {"places.tsv",
       {"name", "names", "country", "latitude", "longitude", "population", "kind", "source"},
       {"name", "country"}},
      {"actor_words.tsv", {"word", "uses", "source"}, {"word"}, true},
      {"romanisation.tsv",
       {"from", "to", "position", "languages", "example", "source"},
       {"from", "to", "position"}},
      {"persons.tsv",
       {"id", "name", "variants", "surname", "gender", "wikidata", "source"},
       {"id"}},
      {"holders.tsv",
       {"person", "office", "modifier", "of", "to", "first", "last", "holding", "as_of", "source"},
       {"person", "office", "modifier", "of", "to", "first"}},
  };
  return specs;
}

const TableSpec& table_spec(std::string_view file) {
  for (const TableSpec& spec : table_specs()) {
    if (spec.file == file) return spec;
  }
  throw InternalError(fmt::format("no table is called {}", file));
}

std::string row_key(const Table& table, std::size_t row, const std::vector<std::size_t>& columns,
                    bool folded) {
  std::string key;
  for (std::size_t column : columns) {
    if (!key.empty()) key += " / ";
    const std::string& cell = table.cell(row, column);
    key += folded ? fold_name(cell) : cell;
  }
  return key;
}

std::size_t NamedTable::column(std::string_view name) const {
  for (std::size_t i = 0; i < spec_->columns.size(); ++i) {
    if (spec_->columns[i] == name) return i;
  }
  throw InternalError(fmt::format("{} has no column {}", spec_->file, name));
}

const std::string& NamedTable::at(std::size_t row, std::string_view name) const {
  return table_.cell(row, column(name));
}

std::vector<std::string> NamedTable::list(std::size_t row, std::string_view name) const {
  return table_.list(row, column(name));
}

std::string NamedTable::key(std::size_t row) const {
  std::vector<std::size_t> columns;
  for (std::string_view name : spec_->key) columns.push_back(column(name));
  return row_key(table_, row, columns, spec_->folded);
}

void NamedTable::take(const NamedTable& other) {
  std::map<std::string, std::size_t> theirs;
  for (std::size_t row = 0; row < other.rows(); ++row) theirs.try_emplace(other.key(row), row);
  Table joined = table_.emptied();
  for (std::size_t row = 0; row < rows(); ++row) {
    if (theirs.find(key(row)) == theirs.end()) joined.append(table_, row);
  }
  own_ = joined.rows();
  for (std::size_t row = 0; row < other.rows(); ++row) joined.append(other.table_, row);
  table_ = std::move(joined);
  head_ += other.head_;
}

TableSet TableSet::load(const std::filesystem::path& data, const std::filesystem::path& user,
                        std::vector<Error>& refused) {
  TableSet set;
  std::error_code ignored;
  for (const TableSpec& spec : table_specs()) {
    auto ours = read_table(data / spec.file, spec, refused);
    if (!user.empty() && std::filesystem::exists(user / spec.file, ignored)) {
      auto theirs = read_table(user / spec.file, spec, refused);
      if (theirs && ours) ours->take(*theirs);
      if (theirs && !ours) ours = std::move(theirs);
    }
    if (ours) set.set(spec.file, std::move(*ours));
  }
  return set;
}

const NamedTable& TableSet::operator[](std::string_view file) const {
  static const NamedTable nothing;
  auto at = tables_.find(file);
  return at == tables_.end() ? nothing : at->second;
}

void TableSet::set(std::string_view file, NamedTable table) {
  tables_.insert_or_assign(std::string(file), std::move(table));
}

}  // namespace dragoman
