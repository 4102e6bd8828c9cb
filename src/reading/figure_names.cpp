#include "reading/figure_names.h"

#include <array>
#include <utility>

#include "base/utf8.h"

namespace dragoman {
namespace {

bool is_joint(const FigureText& text, std::size_t i) {
  return text.is(i, "-") || text.is(i, "–") || text.is(i, "—");
}

// "Six Flags", "the Twelve Apostles": a number in words with a capital inside a name.
bool is_in_name(const FigureText& text, std::size_t i, std::size_t end) {
  const std::string_view number = text.reading().document.words(text.at(i).span);
  const bool capital = i > 0 && !number.empty() && number[0] >= 'A' && number[0] <= 'Z' &&
                       text.at(i - 1).tag != Upos::punct;
  return capital && end < text.size() && text.at(end).tag == Upos::propn;
}

// "the first four hours", "the top three": not how much there is in all.
bool is_window(const FigureText& text, std::size_t i, std::size_t end) {
  if (i == 0) return false;
  const std::string* window = text.words().name(text.word(i - 1), UnitKind::window);
  if (window == nullptr) return false;
  const std::string* unit = text.name(end, UnitKind::measure);
  return *window == "rank" || (unit != nullptr && is_time(*unit));
}

}  // namespace

bool names_something(const FigureText& text, std::size_t i, const Amount& amount) {
  std::size_t end = i + amount.length;
  if (is_in_name(text, i, end) || is_window(text, i, end)) return true;
  if (i == 0 && amount.digits && text.word(i).ends_with('.')) return true;  // "2. Seats"
  if (i == 0 && amount.digits && text.is(end, ".") && end + 1 < text.size()) return true;
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
  const std::string* time = text.name(year, UnitKind::measure);
  if (time != nullptr && is_time(*time)) {
    std::size_t old = is_joint(text, year + 1) ? year + 2 : year + 1;
    if (text.is(old, "old") || text.is(old, "olds") || text.is(old, "ago") ||
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

bool is_time(std::string_view unit) {
  return seconds_of(unit) > 0 || unit == "decade" || unit == "century";
}

bool is_area(std::string_view unit) {
  return unit == "hectare" || unit == "acre" || unit.starts_with("square ");
}

bool says_nothing(const FigureText& text, std::string_view what) {
  for (std::string_view word : split(what, ' ')) {
    if (!word.empty() && text.words().name(to_lower(word), UnitKind::general) == nullptr)
      return false;
  }
  return true;
}

}  // namespace dragoman
