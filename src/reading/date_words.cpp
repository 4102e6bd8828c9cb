#include "reading/date_words.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "base/table.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 23> kKindNames = {
    "month",  "month_short", "weekday", "season", "number",        "ordinal",  "unit",     "anchor",
    "shift",  "part",        "before",  "future", "weekday_short", "vague",    "day_part", "near",
    "decade", "holiday",     "told",    "turn",   "running",       "starting", "preceding"};

std::optional<DateWordKind> kind_from_name(std::string_view name) {
  for (std::size_t i = 0; i < kKindNames.size(); ++i) {
    if (kKindNames[i] == name) return static_cast<DateWordKind>(i);
  }
  return std::nullopt;
}

}  // namespace

Result<DateWords> DateWords::load(const std::filesystem::path& path) {
  auto table = Table::load(path, {"word", "kind", "value"});
  if (!table) return table.error();
  DateWords words;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    auto kind = kind_from_name(table->cell(row, 1));
    if (!kind) return table->error(row, fmt::format("no kind '{}'", table->cell(row, 1)));
    const std::string& cell = table->cell(row, 2);
    int value = 0;
    auto [end, code] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (code != std::errc() || end != cell.data() + cell.size()) {
      return table->error(row, fmt::format("'{}' is no number", cell));
    }
    if (words.is(table->cell(row, 0), *kind)) {
      return table->error(row, fmt::format("'{}' stands twice", table->cell(row, 0)));
    }
    words.words_[table->cell(row, 0)].push_back({*kind, value});
  }
  return words;
}

std::optional<int> DateWords::value(std::string_view word, DateWordKind kind) const {
  auto found = words_.find(std::string(word));
  if (found == words_.end()) return std::nullopt;
  for (const Entry& entry : found->second) {
    if (entry.kind == kind) return entry.value;
  }
  return std::nullopt;
}

}  // namespace dragoman
