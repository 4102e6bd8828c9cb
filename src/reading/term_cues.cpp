#include "reading/term_cues.h"

#include <fmt/format.h>

#include "base/table.h"

namespace dragoman {

Result<TermCues> TermCues::load(const std::filesystem::path& path) {
  auto table = Table::load(path, {"word", "role", "link", "source"});
  if (!table) return table.error();
  TermCues cues;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& role = table->cell(row, 1);
    Words* words = role == "verb"   ? &cues.verbs_
                   : role == "noun" ? &cues.nouns_
                   : role == "use"  ? &cues.uses_
                                    : nullptr;
    if (words == nullptr) return table->error(row, fmt::format("no role '{}'", role));
    if (!words->emplace(table->cell(row, 0), table->cell(row, 2)).second) {
      return table->error(row, fmt::format("'{}' stands twice as {}", table->cell(row, 0), role));
    }
  }
  return cues;
}

}  // namespace dragoman
