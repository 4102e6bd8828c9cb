#include "reading/date_shapes.h"

namespace dragoman::date_shapes {
namespace {

using Kind = DateExpression::Kind;
using Word = DateWordKind;

// As in date_words.tsv.
constexpr int kDay = 0;
constexpr int kWeek = 1;
constexpr int kMonth = 2;
constexpr int kYear = 3;
constexpr int kWeekend = 6;
constexpr int kMostUnits = 500;

std::size_t this_unit(const DateText& text, std::size_t at, DateExpression& out) {
  if (!text.is(at, Word::unit)) return 0;
  out.kind = Kind::unit;
  out.shift = 0;
  out.count = 1;
  out.unit = text.value(at, Word::unit);
  return 1;
}

// "three weeks", "a day", "two-day", "the year" (count 1, named); 0 where there is none.
std::size_t steps(const DateText& text, std::size_t at, DateSteps& out, bool& counted) {
  counted = !text.is(at, "the");
  std::size_t length = counted ? text.count(at, out.count) : 1;
  if (!counted) out.count = 1;
  if (length == 0) return 0;
  if (text.hyphen(at + length)) ++length;
  if (!text.is(at + length, Word::unit) || out.count > kMostUnits) return 0;
  out.unit = text.value(at + length, Word::unit);
  return length + 1;
}

// What lies weeks from a day is a day.
void set_told(DateExpression& out, DateSteps far, bool counted) {
  out.kind = Kind::told;
  out.count = far.unit == kWeek && counted ? far.count * 7 : far.count;
  out.unit = far.unit == kWeek && counted ? kDay : far.unit;
}

}  // namespace

std::size_t weekday(const DateText& text, std::size_t at, DateExpression& out) {
  out.kind = Kind::weekday;
  std::size_t i = at;
  if (text.is(i, Word::shift)) out.shift = text.value(i++, Word::shift);
  std::size_t length = 0;
  out.weekday = text.weekday(i, length);
  if (out.weekday < 0) return 0;
  i += length;
  if (text.is(i, Word::day_part)) ++i;
  if (out.shift) return i - at;
  if (text.dash(i) && (!text.is(i, "and") || (at > 0 && text.is(at - 1, "between")))) {
    std::size_t more = 0;
    if (int last = text.weekday(i + 1, more); last >= 0) {
      out.until_weekday = last;
      i += 1 + more;
    }
  }
  std::size_t of = text.is(i, "of") ? 1 : 0;
  if (text.is(i + of, Word::shift) && text.is(i + of + 1, "week")) {
    out.shift = text.value(i + of, Word::shift);
    out.shifts_week = true;
    i += of + 2;
  }
  return i - at;
}

std::size_t today(const DateText& text, std::size_t at, DateExpression& out) {
  out.kind = Kind::day_count;
  if (text.is(at, "day") && text.is(at + 1, Word::turn) && text.is(at + 2, Word::anchor)) {
    int way = text.value(at + 1, Word::turn);
    out.count = text.value(at + 2, Word::anchor) + way;
    return 3;
  }
  if (text.is(at, Word::shift) && text.is(at + 1, Word::day_part)) {
    int shift = text.value(at, Word::shift);
    if (shift > 0) return 0;
    out.count = shift;
    return 2;
  }
  if (!text.is(at, Word::anchor)) return 0;
  out.count = text.value(at, Word::anchor);
  return text.is(at + 1, Word::day_part) ? 2 : 1;
}

std::size_t shifted_unit(const DateText& text, std::size_t at, DateExpression& out) {
  if (!text.is(at, Word::shift)) return 0;
  std::size_t i = at + 1;
  out.kind = Kind::unit;
  out.shift = text.value(at, Word::shift);
  out.count = 1;
  std::size_t used = text.count(i, out.count);
  if (used == 0 && text.is(i, Word::vague)) {
    out.count = text.value(i, Word::vague);
    used = 1;
  }
  i += used;
  if (!text.is(i, Word::unit) || out.count > kMostUnits) return 0;
  out.unit = text.value(i, Word::unit);
  out.vague = used == 0 && text.lower(i).ends_with('s');  // "the coming weeks"
  bool the = at > 0 && (text.is(at - 1, "the") || text.is(at - 1, "this"));
  out.running = text.is(at, Word::running) || (the && text.is(at, "last"));
  if (out.unit == kWeekend) out.running = false;
  return i + 1 - at;
}

std::size_t weekend(const DateText& text, std::size_t at, DateExpression& out) {
  bool led = at > 0 && (text.is(at - 1, "the") || text.is(at - 1, Word::before));
  if (!led || !text.is(at, Word::unit) || text.value(at, Word::unit) != kWeekend) return 0;
  out.kind = Kind::unit;
  out.count = 1;
  out.unit = kWeekend;
  return 1;
}

std::size_t ago(const DateText& text, std::size_t at, DateExpression& out) {
  out.kind = Kind::unit;
  out.ago = true;
  std::size_t i = at;
  if (text.is(i, Word::vague) || (text.is(i, "a") && text.is(i + 1, Word::vague))) {
    i += text.is(i, "a") ? 2 : 1;
    if (!text.is(i, Word::unit) || !text.is(i + 1, "ago")) return 0;
    out.unit = text.value(i, Word::unit);
    out.vague = true;
    return i + 2 - at;
  }
  if (text.is(i, "half") && text.is(i + 1, "a") && text.is(i + 2, "year") &&
      text.is(i + 3, "ago")) {
    out.count = 6;
    out.unit = kMonth;
    return 4;
  }
  std::size_t used = text.count(i, out.count);
  if (used == 0) return 0;
  i += used;
  bool half = text.is(i, "and") && text.is(i + 1, "a") && text.is(i + 2, "half");
  if (half) i += 3;
  if (text.is(i, "of")) ++i;
  if (!text.is(i, Word::unit) || out.count > kMostUnits) return 0;
  out.unit = text.value(i++, Word::unit);
  if (text.is(i, "and") && text.is(i + 1, "a") && text.is(i + 2, "half")) {
    half = true;
    i += 3;
  }
  if (half && out.unit == kYear) {
    out.count = out.count * 12 + 6;
    out.unit = kMonth;
  }
  if (text.is(i, "ago")) return i + 1 - at;
  bool from_now = text.is(i, "from") && (text.is(i + 1, "now") || text.is(i + 1, "today"));
  bool time = (text.is(i, "'") || text.is(i, "'s")) && text.is(i + 1, "time");
  out.count = -out.count;
  if (from_now || time) return i + 2 - at;
  bool ahead = at > 0 && text.is(at - 1, "in") && text.lies_ahead(at) && out.unit <= kYear;
  return ahead ? i - at : 0;
}

std::size_t part_of(const DateText& text, std::size_t at, DateExpression& out) {
  if (!text.is(at, Word::part) || text.tag(at) == Upos::verb) return 0;
  DatePart part{text.value(at, Word::part), 3};
  std::size_t i = at + 1;
  bool of = text.is(i, "of");
  bool in = !of && text.is(i, "in");
  if (text.hyphen(i) || of || in) ++i;
  bool noun = text.tag(at) == Upos::noun && text.lower(at) != "mid";
  if (noun && !of) return 0;
  if (text.is(i, "the") || (of && text.is(i, "this") && !text.is(i + 1, Word::unit))) ++i;
  if (!text.has(i)) return 0;
  std::size_t length =
      of || text.is(i - 1, "the")
          ? first_fit(
                {month_first, season, decade, century, plain_year, shifted_unit, told, this_unit},
                text, i, out)
          : first_fit({month_first, season, decade, century, plain_year, shifted_unit, told}, text,
                      i, out);
  if (length == 0 || out.from.day != 0 || out.running || (in && out.kind == Kind::unit)) return 0;
  out.part = part;
  return i - at + length;
}

std::size_t slice_of(const DateText& text, std::size_t at, DateExpression& out) {
  std::size_t i = at;
  DatePart part;
  if (text.has(i) && text.lower(i).size() == 2 && text.lower(i)[0] == 'q' &&
      text.lower(i)[1] >= '1' && text.lower(i)[1] <= '4') {
    part = {text.lower(i)[1] - '1', 4};
    ++i;
    if (text.is(i, "of")) ++i;
    std::size_t length = plain_year(text, i, out);
    if (length == 0) return 0;
    out.part = part;
    return i + length - at;
  }
  bool last = text.is(i, "last") || text.is(i, "final");
  if (!last && !text.is(i, Word::ordinal)) return 0;
  part.index = last ? -1 : text.value(i, Word::ordinal) - 1;
  ++i;
  int count = 0;
  std::size_t used = text.count(i, count);
  i += used;
  if (text.is(i, "half") && used == 0) {
    part.of = 2;
  } else if (text.is(i, Word::unit)) {
    int unit = text.value(i, Word::unit);
    bool months = unit == kMonth && (count == 3 || count == 4 || count == 6);
    if (used != 0 && !months) return 0;
    if (used == 0 && unit == kMonth) return 0;
    part.of = months ? 12 / count : unit == kWeek ? 0 : unit == kDay ? -1 : unit == 5 ? 4 : 1;
    if (part.of == 1) return 0;
  } else {
    return 0;
  }
  if (last && part.of > 0) part.index = part.of - 1;
  if (part.of > 0 && part.index >= part.of) return 0;
  ++i;
  if (!text.is(i, "of")) return 0;
  ++i;
  if (text.is(i, "the")) ++i;
  std::size_t length = first_fit(
      {month_first, season, decade, century, plain_year, shifted_unit, this_unit}, text, i, out);
  if (length == 0 || out.from.day != 0) return 0;
  out.part = part;
  return i + length - at;
}

std::size_t told(const DateText& text, std::size_t at, DateExpression& out) {
  std::size_t i = at;
  bool near = text.is(i, Word::near);
  // "earlier in the day"
  if (near && text.is(i + 1, "in") && text.is(i + 2, "the") && text.is(i + 3, Word::unit)) {
    set_told(out, {0, text.value(i + 3, Word::unit)}, false);
    return 4;
  }
  if (near) ++i;
  if (text.is(i, Word::told) && text.is(i + 1, Word::unit)) {
    bool plural = text.lower(i + 1).ends_with('s');
    if (plural || text.is(i + 2, "'s")) return 0;
    set_told(out, {0, text.value(i + 1, Word::unit)}, false);
    return i + 2 - at;
  }
  if (near) return 0;
  bool the = i > 0 && text.is(i - 1, "the");
  if (text.is(i, Word::preceding) && text.is(i + 1, Word::unit)) {
    int unit = text.value(i + 1, Word::unit);
    bool plural = text.lower(i + 1).ends_with('s');
    bool next = text.is(i, Word::future);  // "the next week" counts from publication
    if (plural || (next && unit != kDay)) return 0;
    set_told(out, {text.value(i, Word::preceding), unit}, false);
    return 2;
  }
  if (the && text.is(i, Word::unit) && text.is(i + 1, Word::turn)) {
    set_told(out, {text.value(i + 1, Word::turn), text.value(i, Word::unit)}, false);
    return 2;
  }
  DateSteps far;
  bool counted = false;
  std::size_t length = steps(text, i, far, counted);
  if (length == 0 || !counted || !text.is(i + length, Word::turn)) return 0;
  if (text.is(i + length + 1, "than")) return 0;
  bool stands = text.is(i + length, "before") || text.is(i + length, "after");
  bool ends = !text.has(i + length + 1) || text.tag(i + length + 1) == Upos::punct;
  if (stands && !ends) return 0;
  far.count *= text.value(i + length, Word::turn);
  set_told(out, far, true);
  return i + length + 1 - at;
}

std::size_t from_event(const DateText& text, std::size_t at, DateExpression& out) {
  std::size_t i = at;
  DateSteps far;
  bool counted = false;
  if (text.is(i, "eve") && text.is(i + 1, "of")) {
    far = {-1, kDay};
    i += 2;
  } else {
    bool the = i > 0 && text.is(i - 1, "the") && text.is(i, Word::unit);
    std::size_t length = the ? 1 : steps(text, i, far, counted);
    if (length == 0) return 0;
    if (the) far = {1, text.value(i, Word::unit)};
    i += length;
    if (text.is(i, "ahead") && text.is(i + 1, "of")) {
      far.count = -far.count;
      i += 2;
    } else if (text.is(i, "following")) {
      ++i;
    } else if (text.is(i, "after") || text.is(i, "before")) {
      far.count *= text.value(i, Word::turn);
      ++i;
    } else {
      return 0;
    }
  }
  if (!text.has(i) || text.tag(i) == Upos::punct || far.unit > kYear) return 0;
  DateExpression other;
  if (first_fit({iso, day_month, month_first, holiday, weekday, today, year_alone, plain_year},
                text, i, other) != 0) {
    return 0;
  }
  TokenId anchor = text.phrase_head(i);
  set_told(out, far, counted);
  out.kind = Kind::event;
  out.anchor = anchor;
  return i - at;
}

}  // namespace dragoman::date_shapes
