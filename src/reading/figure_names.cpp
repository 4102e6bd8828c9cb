#include "reading/figure_names.h"

#include <array>
#include <utility>

namespace dragoman {
namespace {

bool is_joint(const FigureText& text, std::size_t i) {
  return text.is(i, "-") || text.is(i, "–") || text.is(i, "—");
}

}  // namespace

bool names_something(const FigureText& text, std::size_t i, const Amount& amount) {
  std::size_t end = i + amount.length;
  if (i > 0) {
    const std::string& before = text.word(i - 1);
    bool hyphen = is_joint(text, i - 1) && text.glued(i) && text.glued(i - 1);
    if (hyphen && i > 1 && text.at(i - 2).tag != Upos::num) return true;  // "Su-35"
    if (amount.digits && text.words().name(before, UnitKind::label) != nullptr) return true;
    bool close = (before == "/" || before == ":") && text.glued(i) && text.glued(i - 1);
    if (close || before == "#" || before == "aged") return true;
  }
  if ((text.is(end, "/") || text.is(end, ":")) && text.glued(end) && text.glued(end + 1))
    return true;
  if (end < text.size() && text.words().name(text.word(end), UnitKind::uncounted) != nullptr) {
    return true;
  }
  std::size_t year = is_joint(text, end) ? end + 1 : end;
  if (text.is(year, "year") || text.is(year, "years") || text.is(year, "month") ||
      text.is(year, "months") || text.is(year, "week") || text.is(year, "day")) {
    std::size_t old = is_joint(text, year + 1) ? year + 2 : year + 1;
    if (text.is(old, "old") || text.is(old, "olds") ||
        (text.is(old, "of") && text.is(old + 1, "age")))
      return true;
  }
  return false;
}

double seconds_of(std::string_view unit) {
  constexpr std::array<std::pair<std::string_view, double>, 7> kTimes = {{{"second", 1},
                                                                          {"minute", 60},
                                                                          {"hour", 3600},
                                                                          {"day", 86400},
                                                                          {"week", 604800},
                                                                          {"month", 2629800},
                                                                          {"year", 31557600}}};
  for (const auto& [name, seconds] : kTimes) {
    if (name == unit) return seconds;
  }
  return 0;
}

}  // namespace dragoman
