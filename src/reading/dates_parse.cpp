// Finding time expressions: a small hand-written grammar over lower-cased words.
//
// One function a shape, tried from the most telling to the least; the first that fits at a token
// wins. Left out: times of day, durations that are not counted back from now, holidays.
#include <initializer_list>

#include "reading/date_text.h"
#include "reading/dates.h"

namespace dragoman {
namespace {

using Kind = DateExpression::Kind;
using Word = DateWordKind;

// What a shape does: the number of words it takes from `at`, 0 where it does not fit; what they
// say goes into `out`.
using Shape = std::size_t(const DateText& text, std::size_t at, DateExpression& out);

// Tries shapes in order; `out` is what the first that fits says, or spoilt.
std::size_t first_fit(std::initializer_list<Shape*> shapes, const DateText& text, std::size_t at,
                      DateExpression& out) {
  for (Shape* shape : shapes) {
    out = DateExpression{};
    if (std::size_t length = shape(text, at, out)) return length;
  }
  return 0;
}

// "2025-03-21", in one token or in five.
std::size_t iso(const DateText& text, std::size_t at, DateExpression& out) {
  if (auto day = parse_iso_day(text.lower(at))) {
    CivilDay civil = civil_from_day(*day);
    out.from = {civil.year, civil.month, civil.day};
    return 1;
  }
  if (auto y = text.year(at);
      y && text.is(at + 1, "-") && text.number(at + 2) && text.is(at + 3, "-")) {
    auto m = text.number(at + 2);
    auto d = text.number(at + 4);
    if (d && is_valid_civil(*y, *m, *d)) {
      out.from = {*y, *m, *d};
      return 5;
    }
  }
  return 0;
}

// A weekday before a calendar day: "Wednesday, May 21". Returns where the day begins.
std::size_t after_weekday(const DateText& text, std::size_t i, DateExpression& out) {
  if (!text.is(i, Word::weekday)) return i;
  std::size_t after = text.is(i + 1, ",") ? i + 2 : i + 1;
  bool calendar = text.month(after) != 0 ||
                  (text.day(after) && (text.month(after + 1) || text.is(after + 1, "of")));
  if (!calendar) return i;
  out.weekday = text.value(i, Word::weekday);
  return after;
}

// The year after a month or day: ", 2025", "2025", "this year", "last year", "of last year".
std::size_t trailing_year(const DateText& text, std::size_t i, DateExpression::Civil& civil,
                          DateExpression& out) {
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
  std::size_t of = text.is(i, "of") ? 1 : 0;
  if (text.is(i + of, Word::shift) && text.is(i + of + 1, "year")) {
    out.shift = text.value(i + of, Word::shift);
    out.unit = 3;
    return of + 2;
  }
  return 0;
}

// "to 3 March 2025" after a day and month.
std::size_t until_day(const DateText& text, std::size_t i, DateExpression& out) {
  if (!(text.is(i, "-") || text.is(i, "–") || text.is(i, "to") || text.is(i, "until"))) return 0;
  if (!text.day(i + 1) || text.month(i + 2) == 0) return 0;
  out.until = DateExpression::Civil{0, text.month(i + 2), *text.day(i + 1)};
  std::size_t length = 3 + trailing_year(text, i + 3, *out.until, out);
  if (out.from.year == 0) out.from.year = out.until->year;
  return length;
}

// "21 March", "20–21 May 2025", "1st of April", "28 February to 3 March".
std::size_t day_month(const DateText& text, std::size_t at, DateExpression& out) {
  std::size_t i = after_weekday(text, at, out);
  auto first = text.day(i);
  if (!first) return 0;
  std::size_t j = i + 1;
  if (auto second = text.day(j + 1); text.dash(j) && second && text.month(j + 2)) {
    int m = text.month(j + 2);
    out.from = {0, m, *first};
    out.until = DateExpression::Civil{0, m, *second};
    std::size_t length = j + 3 - at;
    length += trailing_year(text, at + length, *out.until, out);
    out.from.year = out.until->year;
    return length;
  }
  if (text.is(j, "of")) ++j;
  int m = text.month(j);
  if (m == 0) return 0;
  out.from = {0, m, *first};
  std::size_t length = j + 1 - at;
  length += trailing_year(text, text.skip_period(at + length), out.from, out);
  return length + until_day(text, at + length, out);
}

// "March 21", "May 20-21, 2025", "May 2025", "May", "last May".
std::size_t month_first(const DateText& text, std::size_t at, DateExpression& out) {
  std::size_t i = after_weekday(text, at, out);
  bool shifted = i == at && text.is(i, Word::shift) && text.month(i + 1) != 0;
  if (shifted) out.shift = text.value(i++, Word::shift);
  int m = text.month(i);
  if (m == 0) return 0;
  out.from = {0, m, 0};
  std::size_t j = i + 1;
  if (text.is(j, ".") && text.day(j + 1)) ++j;
  if (auto d = text.day(j); d && !text.year(j)) {
    out.from.day = *d;
    ++j;
    if (auto e = text.day(j + 1);
        (text.is(j, "-") || text.is(j, "–") || text.is(j, "and") || text.is(j, "to")) && e &&
        !(text.has(j + 2) && text.month(j + 2) != 0)) {
      out.until = DateExpression::Civil{0, m, *e};
      j += 2;
    }
  } else if (shifted) {
    return j - at;
  } else if (text.dash(j) && text.month(j + 1) != 0 && !text.day(j + 2)) {
    out.until = DateExpression::Civil{0, text.month(j + 1), 0};
    j += 2;
  }
  j += trailing_year(text, j, out.from, out);
  if (out.until) out.until->year = out.from.year;
  return j - at;
}

// "the fall of 2022", "spring 2025", "last summer".
std::size_t season(const DateText& text, std::size_t at, DateExpression& out) {
  std::size_t i = at;
  if (text.is(i, Word::shift) && text.is(i + 1, Word::season)) {
    out.shift = text.value(i, Word::shift);
    out.season = text.value(i + 1, Word::season);
    out.kind = Kind::season;
    return 2;
  }
  if (!text.is(i, Word::season)) return 0;
  out.kind = Kind::season;
  out.season = text.value(i, Word::season);
  std::size_t used = trailing_year(text, i + 1, out.from, out);
  return used == 0 ? 0 : used + 1;
}

std::size_t weekday_alone(const DateText& text, std::size_t at, DateExpression& out) {
  out.kind = Kind::weekday;
  if (text.is(at, Word::shift) && text.is(at + 1, Word::weekday)) {
    out.shift = text.value(at, Word::shift);
    out.weekday = text.value(at + 1, Word::weekday);
    return 2;
  }
  if (!text.is(at, Word::weekday) || !text.is_capital(at)) return 0;
  out.weekday = text.value(at, Word::weekday);
  return 1;
}

std::size_t plain_year(const DateText& text, std::size_t at, DateExpression& out) {
  auto y = text.year(at);
  if (!y) return 0;
  out.from = {*y, 0, 0};
  return 1;
}

std::size_t this_unit(const DateText& text, std::size_t at, DateExpression& out) {
  if (!text.is(at, Word::unit)) return 0;
  out.kind = Kind::unit;
  out.shift = 0;
  out.count = 1;
  out.unit = text.value(at, Word::unit);
  return 1;
}

// "early 2023", "the end of 2022", "the beginning of April 2025", "late May".
std::size_t part_of(const DateText& text, std::size_t at, DateExpression& out) {
  if (!text.is(at, Word::part)) return 0;
  int part = text.value(at, Word::part);
  std::size_t i = at + 1;
  if (text.is(i, "-")) ++i;
  if (text.is(i, "of")) ++i;
  if (text.is(i, "the") || text.is(i, "this")) ++i;
  if (!text.has(i)) return 0;
  std::size_t length = first_fit({month_first, season, plain_year, this_unit}, text, i, out);
  if (length == 0) return 0;
  out.part = part;
  return i - at + length;
}

// "two years ago", "last week", "the past three months", "this month".
std::size_t ago_or_unit(const DateText& text, std::size_t at, DateExpression& out) {
  std::size_t i = at;
  if (text.is(i, Word::shift)) {
    std::size_t j = i + 1;
    int count = 1;
    if (text.number(j) || text.is(j, Word::number)) {
      count = text.number(j) ? *text.number(j) : text.value(j, Word::number);
      ++j;
    } else if (text.is(j, "few") || text.is(j, "several")) {
      count = 3;
      ++j;
    }
    if (!text.is(j, Word::unit) || count > 200) return 0;
    out.kind = Kind::unit;
    out.shift = text.value(i, Word::shift);
    out.count = count;
    out.unit = text.value(j, Word::unit);
    return j + 1 - at;
  }
  bool worded = text.is(i, Word::number);
  if (!worded && !text.number(i)) return 0;
  int count = worded ? text.value(i, Word::number) : *text.number(i);
  std::size_t j = i + 1;
  if (text.is(j, "of")) ++j;
  if (!text.is(j, Word::unit) || !text.is(j + 1, "ago") || count > 500) return 0;
  out.kind = Kind::unit;
  out.count = count;
  out.unit = text.value(j, Word::unit);
  out.ago = true;
  return j + 2 - at;
}

std::size_t same_day(const DateText& text, std::size_t at, DateExpression& out) {
  if (!text.is(at, "same") || !text.is(at + 1, "day")) return 0;
  out.kind = Kind::same_day;
  return 2;
}

std::size_t anchor(const DateText& text, std::size_t at, DateExpression& out) {
  if (!text.is(at, Word::anchor)) return 0;
  out.kind = Kind::day_count;
  out.count = text.value(at, Word::anchor);
  return 1;
}

// A bare year needs a sign that it is one: a preposition, "the year", "and" between two, or a
// noun of what happened after it ("the 2020 war").
std::size_t year_alone(const DateText& text, std::size_t at, DateExpression& out) {
  auto y = text.year(at);
  if (!y) return 0;
  bool led = at > 0 && (text.is(at - 1, Word::before) || text.lower(at - 1) == "of" ||
                        text.lower(at - 1) == "year" || text.lower(at - 1) == "the" ||
                        text.lower(at - 1) == "(" || text.lower(at - 1).ends_with("'s") ||
                        text.lower(at - 1).ends_with("’s"));
  if (!led && !text.describes_noun(at)) return 0;
  out.from = {*y, 0, 0};
  std::size_t i = at + 1;
  if ((text.is(i, "-") || text.is(i, "–") || text.is(i, "and") || text.is(i, "to")) &&
      text.year(i + 1) && *text.year(i + 1) > *y) {
    out.until = DateExpression::Civil{*text.year(i + 1), 0, 0};
    return 3;
  }
  return 1;
}

std::size_t parse(const DateText& text, std::size_t at, DateExpression& out) {
  return first_fit({iso, day_month, month_first, season, weekday_alone, part_of, ago_or_unit,
                    same_day, anchor, year_alone},
                   text, at, out);
}

void scan(const DateText& text, std::vector<DateExpression>& found) {
  for (std::size_t i = 0; i < text.size();) {
    DateExpression expression;
    std::size_t length = parse(text, i, expression);
    if (length == 0) {
      ++i;
      continue;
    }
    std::size_t begin = i > 0 && text.is(i - 1, Word::before) ? i - 1 : i;
    expression.tokens = {text.token(begin), text.token(i + length)};
    expression.future = text.lies_ahead(i);
    found.push_back(expression);
    i += length;
  }
}

}  // namespace

std::vector<DateExpression> parse_dates(const Document& document, const Analysis& analysis,
                                        const DateWords& words) {
  std::vector<DateExpression> found;
  for (const Sentence& sentence : analysis.sentences) {
    scan(DateText(document, analysis, words, sentence), found);
  }
  return found;
}

}  // namespace dragoman
