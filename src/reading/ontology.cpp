#include "reading/ontology.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/table.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 4> kQuads = {"verbal cooperation", "material cooperation",
                                                    "verbal conflict", "material conflict"};

}  // namespace

Result<Ontology> Ontology::load(const std::filesystem::path& folder) {
  Ontology ontology;
  auto types = Table::load(folder / "types.tsv", {"type", "mode", "quad", "score"});
  if (!types) return types.error();
  for (std::size_t row = 0; row < types->rows(); ++row) {
    EventCode code{types->cell(row, 0), types->cell(row, 1), types->cell(row, 2), 0};
    const std::string& score = types->cell(row, 3);
    auto [end, trouble] = std::from_chars(score.data(), score.data() + score.size(), code.score);
    if (trouble != std::errc() || end != score.data() + score.size()) {
      return types->error(row, "score: found '" + score + "', wanted a number");
    }
    if (std::find(kQuads.begin(), kQuads.end(), code.quad) == kQuads.end()) {
      return types->error(row, "quad: found '" + code.quad + "'");
    }
    if (ontology.find(code.type, code.mode) != nullptr) {
      return types->error(row, "doubled: " + code.type + " " + code.mode);
    }
    ontology.codes_.push_back(std::move(code));
  }
  auto contexts = Table::load(folder / "contexts.tsv", {"context"});
  if (!contexts) return contexts.error();
  for (std::size_t row = 0; row < contexts->rows(); ++row) {
    if (ontology.has_context(contexts->cell(row, 0))) {
      return contexts->error(row, "doubled: " + contexts->cell(row, 0));
    }
    ontology.contexts_.push_back(contexts->cell(row, 0));
  }
  Status roots = ontology.load_roots(folder / "roots.tsv");
  if (!roots) return roots.error();
  return ontology;
}

Status Ontology::load_roots(const std::filesystem::path& path) {
  auto table = Table::load(path, {"root", "type"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& cell = table->cell(row, 0);
    std::size_t root = 0;
    auto [end, trouble] = std::from_chars(cell.data(), cell.data() + cell.size(), root);
    if (trouble != std::errc() || end != cell.data() + cell.size() || cell.size() != 2 ||
        root == 0 || root >= roots_.size()) {
      return table->error(row, "root: found '" + cell + "', wanted 01 to 20");
    }
    const std::string& type = table->cell(row, 1);
    if (find(type, "") == nullptr) return table->error(row, "type: found '" + type + "'");
    if (!roots_[root].empty()) return table->error(row, "doubled: " + cell);
    roots_[root] = type;
  }
  return {};
}

const EventCode* Ontology::of_root(int root) const {
  if (root < 0 || static_cast<std::size_t>(root) >= roots_.size()) return nullptr;
  const std::string& type = roots_[static_cast<std::size_t>(root)];
  return type.empty() ? nullptr : find(type, "");
}

const EventCode* Ontology::find(std::string_view type, std::string_view mode) const {
  for (const EventCode& code : codes_) {
    if (code.type == type && code.mode == mode) return &code;
  }
  return nullptr;
}

bool Ontology::has_context(std::string_view context) const {
  return std::find(contexts_.begin(), contexts_.end(), context) != contexts_.end();
}

}  // namespace dragoman
