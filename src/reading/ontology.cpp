#include "reading/ontology.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/table.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 4> kQuads = {"verbal cooperation", "material cooperation",
                                                    "verbal conflict", "material conflict"};

bool read_number(const std::string& text, double& value) {
  auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
  return trouble == std::errc() && end == text.data() + text.size();
}

}  // namespace

Result<Ontology> Ontology::load(const std::filesystem::path& folder) {
  Ontology ontology;
  auto types = Table::load(folder / "types.tsv", {"type", "mode", "quad", "score"});
  if (!types) return types.error();
  for (std::size_t row = 0; row < types->rows(); ++row) {
    EventCode code{types->cell(row, 0), types->cell(row, 1), types->cell(row, 2), 0};
    if (!read_number(types->cell(row, 3), code.score)) {
      return types->error(row, "score: found '" + types->cell(row, 3) + "', wanted a number");
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
  auto goldstein = Table::load(folder / "goldstein.tsv", {"cameo", "value"});
  if (!goldstein) return goldstein.error();
  for (std::size_t row = 0; row < goldstein->rows(); ++row) {
    double value = 0;
    if (!read_number(goldstein->cell(row, 1), value)) {
      return goldstein->error(row,
                              "value: found '" + goldstein->cell(row, 1) + "', wanted a number");
    }
    if (!ontology.goldstein_.emplace(goldstein->cell(row, 0), value).second) {
      return goldstein->error(row, "doubled: " + goldstein->cell(row, 0));
    }
  }
  Status roots = ontology.load_roots(folder / "roots.tsv");
  if (!roots) return roots.error();
  return ontology;
}

std::optional<double> Ontology::goldstein(std::string_view cameo) const {
  for (; !cameo.empty(); cameo.remove_suffix(1)) {
    auto found = goldstein_.find(cameo);
    if (found != goldstein_.end()) return found->second;
  }
  return std::nullopt;
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
