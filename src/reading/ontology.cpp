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
  return ontology;
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
