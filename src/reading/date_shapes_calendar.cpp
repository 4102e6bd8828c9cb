#include "reading/date_shapes.h"

namespace dragoman::date_shapes {
namespace {

using Kind = DateExpression::Kind;
using Civil = DateExpression::Civil;
using Word = DateWordKind;

constexpr int kYear = 3;  // as a unit in date_words.tsv

// A weekday before a calendar day: "Wednesday, May 21". Returns where the day begins.
std::size_t after_weekday(const DateText& text, std::size_t i, DateExpression& out) {
  std::size_t length = 0;
  int weekday = text.weekday(i, length);
  if (weekday < 0) return i;
  std::size_t after = i + length;
  if (text.is(after, Word::day_part)) ++after;
  if (text.is(after, ",")) ++after;
  if (text.is(after, "the")) ++after;
  bool calendar = text.month(after) != 0 ||
                  (text.day(after) && (text.month(after + 1) || text.is(after + 1, "of")));
  if (!calendar) return i;
  out.weekday = weekday;
  return after;
}

// The year after a month or day: ", 2025", "2025", "this year", "of last year", "of that year".
std::size_t trailing_year(const DateText& text, std::size_t i, Civil& civil, DateExpression& out) {
  if (text.is(i, ",") && text.year(i + 1)) {
    civil.year = *text.year(i + 1);
    return 2;
  }
  if (text.year(i)) {
    civil.year = *text.year(i);
    return 1;
  }
  if (text.is(i, "of") && text.year(i + 1)) {
    civil.year = *text.year(i + 1);
    return 2;
  }
  std::size_t of = text.is(i, "of") || text.is(i, ",") ? 1 : 0;
  if (text.is(i + of, "the")) ++of;
  if (!text.is(i + of + 1, "year")) return 0;
  if (text.is(i + of, Word::told)) {
    out.told_year = true;
    return of + 2;
  }
  if (!text.is(i + of, Word::shift)) return 0;
  out.shift = text.value(i + of, Word::shift);
  out.unit = kYear;
  return of + 2;
}

// The sign between the ends of a span; "and" only where "between" led.
bool joins(const DateText& text, std::size_t begin, std::size_t i) {
  if (!text.dash(i)) return false;
  return !text.is(i, "and") || (begin > 0 && text.is(begin - 1, "between"));
}

// "to 3 March 2025" or "to June 2" after a day and month.
std::size_t until_day(const DateText& text, std::size_t begin, std::size_t i, DateExpression& out) {
  if (!joins(text, begin, i)) return 0;
  DateExpression end;
  std::size_t length = 0;
  if (text.day(i + 1) && text.month(i + 2) != 0) {
    end.from = {0, text.month(i + 2), *text.day(i + 1)};
    length = 3;
  } else if (text.month(i + 1) != 0 && text.day(i + 2)) {
    end.from = {0, text.month(i + 1), *text.day(i + 2)};
    length = 3;
  } else {
    return 0;
  }
  out.until = end.from;
  out.second = text.token(i + 1);
  length += trailing_year(text, i + length, *out.until, out);
  if (out.from.year == 0 && out.until->year != 0) {
    bool turns = out.from.month > out.until->month;  // "30 December to 2 January 2025"
    out.from.year = out.until->year - (turns ? 1 : 0);
  }
  return length;
}

std::optional<int> two_figures(const DateText& text, std::size_t i) {
  auto value = text.number(i);
  if (!value || text.lower(i).size() > 2) return std::nullopt;
  return value;
}

// The last year of "2019-2021", "2019-21", "between 2019 and 2021"; 0 for none. "and" is no span
// elsewhere, but it is read as one where the years follow each other.
int last_year(const DateText& text, std::size_t at, std::size_t i, int first) {
  bool between = joins(text, at, i);
  bool slash = text.is(i, "/");
  if (!between && !slash && !text.is(i, "and")) return 0;
  if (auto year = text.year(i + 1); year && *year > first) {
    return between || *year == first + 1 ? *year : 0;
  }
  auto tail = two_figures(text, i + 1);
  bool close = text.hyphen(i) || slash;
  if (!tail || !close || text.lower(i + 1).size() != 2 || text.hyphen(i + 2)) return 0;
  int year = first / 100 * 100 + *tail;
  return year > first && text.month(i + 2) == 0 ? year : 0;
}

}  // namespace

std::size_t iso(const DateText& text, std::size_t at, DateExpression& out) {
  if (auto day = parse_iso_day(text.lower(at))) {
    CivilDay civil = civil_from_day(*day);
    out.from = {civil.year, civil.month, civil.day};
    return 1;
  }
  auto y = text.year(at);
  if (!y || !text.is(at + 1, "-") || !text.number(at + 2) || !text.is(at + 3, "-")) return 0;
  auto m = text.number(at + 2);
  auto d = text.number(at + 4);
  if (!d || !is_valid_civil(*y, *m, *d)) return 0;
  out.from = {*y, *m, *d};
  return 5;
}

std::size_t in_figures(const DateText& text, std::size_t at, DateExpression& out) {
  auto first = two_figures(text, at);
  bool sign = text.is(at + 1, "/") || text.is(at + 1, ".");
  if (!first || !sign || !text.has(at + 4) || text.lower(at + 3) != text.lower(at + 1)) return 0;
  auto second = two_figures(text, at + 2);
  auto year = text.year(at + 4);
  if (!second || !year) return 0;
  bool day_first = is_valid_civil(*year, *second, *first);
  bool month_first = text.is(at + 1, "/") && is_valid_civil(*year, *first, *second);
  if (!day_first && !month_first) return 0;
  out.from = day_first ? Civil{*year, *second, *first} : Civil{*year, *first, *second};
  out.unclear_order = day_first && month_first && *first != *second;
  return 5;
}

std::size_t day_month(const DateText& text, std::size_t at, DateExpression& out) {
  std::size_t i = after_weekday(text, at, out);
  auto first = text.day(i);
  bool worded = !first && text.is(i, Word::ordinal) && text.is(i + 1, "of");
  if (worded) first = text.value(i, Word::ordinal);
  if (!first) return 0;
  std::size_t j = i + 1;
  if (auto second = text.day(j + 1); text.dash(j) && second) {
    std::size_t of = text.is(j + 2, "of") ? 1 : 0;
    if (int m = text.month(j + 2 + of); m != 0) {
      out.from = {0, m, *first};
      out.until = Civil{0, m, *second};
      std::size_t length = j + 3 + of - at;
      length += trailing_year(text, at + length, *out.until, out);
      out.from.year = out.until->year;
      return length;
    }
  }
  if (text.is(j, "of")) ++j;
  int m = text.month(j);
  if (m == 0) return 0;
  out.from = {0, m, *first};
  std::size_t length = j + 1 - at;
  length += trailing_year(text, text.skip_period(at + length), out.from, out);
  return length + until_day(text, at, at + length, out);
}

std::size_t month_first(const DateText& text, std::size_t at, DateExpression& out) {
  std::size_t i = after_weekday(text, at, out);
  bool shifted = i == at && text.is(i, Word::shift) && text.month(i + 1) != 0;
  if (shifted) out.shift = text.value(i++, Word::shift);
  int m = text.month(i);
  if (m == 0) return 0;
  out.from = {0, m, 0};
  std::size_t j = i + 1;
  if (text.is(j, ".") && text.day(j + 1)) ++j;
  if (text.is(j, "the") && text.is_ordinal_day(j + 1)) ++j;
  if (auto d = text.day(j); d && !text.year(j) && text.month(j + 1) == 0) {
    out.from.day = *d;
    ++j;
    if (auto e = text.day(j + 1); text.dash(j) && e && text.month(j + 2) == 0 && *e > *d) {
      out.until = Civil{0, m, *e};
      j += 2;
    }
  } else if (shifted) {
    return j - at;
  } else if (text.dash(j) && text.month(j + 1) != 0 && !text.day(j + 2)) {
    out.until = Civil{0, text.month(j + 1), 0};
    out.second = text.token(j + 1);
    j += 2;
  } else if (auto y = text.year(j); y && joins(text, at, j + 1) && text.month(j + 2) != 0) {
    out.from.year = *y;  // "March 2014 to May 2016"
    out.until = Civil{0, text.month(j + 2), 0};
    out.second = text.token(j + 2);
    j += 3;
    j += trailing_year(text, j, *out.until, out);
    return j - at;
  }
  j += trailing_year(text, j, out.from, out);
  if (out.until) {
    out.until->year = out.from.year;
  } else if (out.from.day != 0) {
    j += until_day(text, at, j, out);
  }
  return j - at;
}

std::size_t day_alone(const DateText& text, std::size_t at, DateExpression& out) {
  bool led = at > 1 && text.is(at - 1, "the") && text.is(at - 2, Word::before);
  if (!led || !text.is_ordinal_day(at) || text.is(at + 1, "of") || text.dash(at + 1)) return 0;
  if (text.has(at + 1) && (text.tag(at + 1) == Upos::noun || text.tag(at + 1) == Upos::propn ||
                           text.tag(at + 1) == Upos::adj || text.hyphen(at + 1))) {
    return 0;  // "on the 3rd floor"
  }
  out.from = {0, 0, *text.day(at)};
  return 1;
}

std::size_t season(const DateText& text, std::size_t at, DateExpression& out) {
  std::size_t i = at;
  out.kind = Kind::season;
  if (text.is(i, Word::shift) && text.is(i + 1, Word::season)) {
    out.shift = text.value(i, Word::shift);
    out.season = text.value(i + 1, Word::season);
    return 2;
  }
  if (!text.is(i, Word::season)) return 0;
  out.season = text.value(i, Word::season);
  if (std::size_t used = trailing_year(text, i + 1, out.from, out)) return used + 1;
  // "in the spring", "by autumn"; not "the fall of Kabul"
  std::size_t lead = i > 0 && text.is(i - 1, "the") ? 2 : 1;
  bool led = i >= lead && (text.is(i - lead, Word::before) || text.is(i - 1, Word::part));
  bool noun = text.tag(i) == Upos::noun || text.tag(i) == Upos::propn;
  if (!led || !noun || text.is(i + 1, "of") || text.is(i + 1, "in")) return 0;
  if (text.has(i + 1) && (text.tag(i + 1) == Upos::noun || text.hyphen(i + 1))) return 0;
  return 1;
}

std::size_t holiday(const DateText& text, std::size_t at, DateExpression& out) {
  int value = 0;
  std::size_t length = text.holiday(at, value);
  if (length == 0) return 0;
  out.from = {0, value / 100, value % 100};
  return length + trailing_year(text, at + length, out.from, out);
}

std::size_t decade(const DateText& text, std::size_t at, DateExpression& out) {
  const auto span = [&out](int first) {
    int years = first % 100 == 0 && first < 2000 ? 100 : 10;  // "the 1800s"
    out.from = {first, 0, 0};
    out.until = Civil{first + years - 1, 0, 0};
  };
  if (!text.has(at)) return 0;
  const std::string& word = text.lower(at);
  const bool led = at > 0 && (text.is(at - 1, "the") || text.is(at - 1, Word::part));
  const bool short_form =
      word.size() >= 3 && word[0] == '\'' && word[1] >= '0' && word[1] <= '9' && word[2] == '0';
  std::size_t length = 1;
  if (led && text.year(at) && *text.year(at) % 10 == 0 && text.is(at + 1, "'s")) {
    span(*text.year(at));
    length = 2;
  } else if (word.size() == 5 && word.ends_with("0s") &&
             word.find_first_not_of("0123456789") == 4) {
    span(std::stoi(word));
  } else if (short_form && (word.substr(3) == "s" || word.substr(3) == "'s")) {
    span(1900 + (word[1] - '0') * 10);
  } else if (short_form && word.size() == 3 && text.is(at + 1, "'s")) {
    span(1900 + (word[1] - '0') * 10);
    length = 2;
  } else if (led && text.is(at, Word::decade)) {
    span(1900 + text.value(at, Word::decade));
  } else {
    return 0;
  }
  DateExpression end;  // "the 1980s and 1990s"
  std::size_t next = at + length + 1;
  if (text.dash(next - 1) && text.is(next, "the")) ++next;
  if (!text.dash(at + length) || !text.has(next)) return length;
  std::size_t more = decade(text, next, end);
  if (more == 0 || end.from.year <= out.from.year) return length;
  out.until = end.until;
  return next + more - at;
}

std::size_t century(const DateText& text, std::size_t at, DateExpression& out) {
  bool worded = text.is(at, Word::ordinal);
  if (!worded && !text.is_ordinal_day(at)) return 0;
  int number = worded ? text.value(at, Word::ordinal) : *text.day(at);
  std::size_t i = at + 1;
  if (text.hyphen(i)) ++i;
  if (!text.is(i, "century") || number > 21) return 0;
  out.from = {(number - 1) * 100 == 0 ? 1 : (number - 1) * 100, 0, 0};
  out.until = Civil{number * 100 - 1, 0, 0};
  return i + 1 - at;
}

std::size_t plain_year(const DateText& text, std::size_t at, DateExpression& out) {
  auto y = text.year(at);
  if (!y) return 0;
  out.from = {*y, 0, 0};
  return 1;
}

std::size_t year_alone(const DateText& text, std::size_t at, DateExpression& out) {
  auto y = text.year(at);
  if (!y) return 0;
  int last = last_year(text, at, at + 1, *y);
  bool led = at > 0 &&
             (text.is(at - 1, Word::before) || text.is(at - 1, "of") || text.is(at - 1, "year") ||
              text.is(at - 1, "the") || text.is(at - 1, "(") || text.lower(at - 1).ends_with("'s"));
  led = led || (at > 1 && text.dash(at - 1) && text.year(at - 2));
  bool after_word = at > 0 && text.is(at - 1, Word::before);
  if (after_word && last == 0 && text.counts_things(at)) return 0;
  if (text.has(at + 1) && text.tag(at + 1) == Upos::sym && last == 0) return 0;
  if (!led && last == 0 && !text.reads_as_year(at)) return 0;
  out.from = {*y, 0, 0};
  if (last == 0) return 1;
  out.until = Civil{last, 0, 0};
  out.second = text.token(at + 2);
  return 3;
}

}  // namespace dragoman::date_shapes
