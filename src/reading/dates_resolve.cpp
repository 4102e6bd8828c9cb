// From what an expression says to an interval of days.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/result.h"
#include "reading/dates.h"

namespace dragoman {
namespace {

using Kind = DateExpression::Kind;
using Civil = DateExpression::Civil;

constexpr std::string_view kRelative = "relative to publication";
constexpr std::string_view kInLead = "inferred (date in the lead)";
// A text that names a day of the lead was written then or soon after: good for a missing year, not
// for "on Monday".
bool fixes_weekdays(const std::optional<Date>& published) {
  return published && published->precision == DatePrecision::day && published->basis != kInLead;
}

std::optional<Day> day_of(const std::optional<Date>& published) {
  if (!published) return std::nullopt;
  return parse_iso_day(published->start);
}

struct Interval {
  Day start = 0;
  Day end = 0;
  DatePrecision precision = DatePrecision::unknown;
};

Interval interval_of(int year, int month, int day) {
  if (month == 0) {
    return {day_from_civil(year, 1, 1), day_from_civil(year, 12, 31), DatePrecision::year};
  }
  if (day == 0) {
    return {day_from_civil(year, month, 1), day_from_civil(year, month, days_in_month(year, month)),
            DatePrecision::month};
  }
  Day at = day_from_civil(year, month, std::min(day, days_in_month(year, month)));
  return {at, at, DatePrecision::day};
}

// Meteorological: spring is March to May; a winter is named after the year it begins in.
Interval season_of(int season, int year) {
  int first = season * 3;
  int last_month = first + 2 > 12 ? first + 2 - 12 : first + 2;
  int last_year = first + 2 > 12 ? year + 1 : year;
  return {day_from_civil(year, first, 1),
          day_from_civil(last_year, last_month, days_in_month(last_year, last_month)),
          DatePrecision::season};
}

// The first, middle or last third of an interval.
Interval narrowed(Interval whole, std::optional<int> part) {
  if (!part || whole.start == whole.end) return whole;
  Day third = (whole.end - whole.start + 1) / 3;
  Interval out = whole;
  out.precision = DatePrecision::range;
  if (*part == 0) out.end = whole.start + third;
  if (*part == 1) {
    out.start = whole.start + third;
    out.end = whole.end - third;
  }
  if (*part == 2) out.start = whole.end - third;
  return out;
}

Date unresolved() {
  return {"", "", DatePrecision::unknown, "", "unresolved"};
}

Date to_date(Interval interval, std::string_view basis) {
  // "Next week" of a text from the end of the calendar.
  static const Day kFirst = day_from_civil(1, 1, 1);
  static const Day kLast = day_from_civil(9999, 12, 31);
  if (interval.start < kFirst || interval.end > kLast) return unresolved();
  return {iso_day(interval.start), iso_day(interval.end), interval.precision, "",
          std::string(basis)};
}

Date open_year(Civil from, const std::optional<Civil>& until) {
  if (from.month == 0) return unresolved();
  Civil to = until.value_or(from);
  Date date;
  date.start = fmt::format("XXXX-{:02}-{:02}", from.month, from.day == 0 ? 1 : from.day);
  date.end = fmt::format("XXXX-{:02}-{:02}", to.month,
                         to.day == 0 ? days_in_month(2001, to.month) : to.day);
  date.precision =
      until ? DatePrecision::range : (from.day == 0 ? DatePrecision::month : DatePrecision::day);
  date.basis = "unresolved";
  return date;
}

// The year that brings a month and day nearest to publication, on the side the text points to.
int nearest_year(Civil civil, Day published, const DateExpression& expression) {
  int year = civil_from_day(published).year;
  if (expression.unit == 3 && expression.shift) return year + *expression.shift;
  Interval here = interval_of(year, civil.month, civil.day);
  bool ahead = expression.future || expression.shift.value_or(-1) == 1;
  if (ahead) return here.end < published ? year + 1 : year;
  if (expression.shift == 0) return year;
  // A little ahead is an announcement, far ahead is last year's.
  int grace = expression.shift == -1 ? 0 : 60;
  return here.start > published + grace ? year - 1 : year;
}

Date resolve_calendar(const DateExpression& expression, const std::optional<Date>& published) {
  Civil from = expression.from;
  std::optional<Civil> until = expression.until;
  bool open = from.year == 0;
  if (open) {
    auto anchor = day_of(published);
    if (!anchor) return open_year(from, until);
    from.year = nearest_year(from, *anchor, expression);
    if (until && until->year == 0) until->year = from.year;
  }
  if (from.day != 0 && !is_valid_civil(from.year, from.month, from.day)) return unresolved();
  Interval interval = interval_of(from.year, from.month, from.day);
  if (until) {
    if (until->year == 0) until->year = from.year;
    if (until->day != 0 && !is_valid_civil(until->year, until->month, until->day)) {
      return unresolved();
    }
    interval.end = interval_of(until->year, until->month, until->day).end;
    interval.precision = DatePrecision::range;
    if (interval.end < interval.start) return unresolved();
  }
  return to_date(narrowed(interval, expression.part), open ? kRelative : "explicit");
}

Date resolve_season(const DateExpression& expression, const std::optional<Date>& published) {
  if (expression.from.year != 0) {
    return to_date(narrowed(season_of(expression.season, expression.from.year), expression.part),
                   "explicit");
  }
  auto anchor = day_of(published);
  if (!anchor) return unresolved();
  int year = civil_from_day(*anchor).year;
  Interval here = season_of(expression.season, year);
  if (expression.shift == -1 && here.end >= *anchor) here = season_of(expression.season, year - 1);
  if (expression.shift == 1 && here.start <= *anchor) here = season_of(expression.season, year + 1);
  return to_date(here, kRelative);
}

Date resolve_weekday(const DateExpression& expression, const std::optional<Date>& published) {
  if (!fixes_weekdays(published)) return unresolved();
  Day anchor = *day_of(published);
  int back = (weekday(anchor) - expression.weekday + 7) % 7;
  Day day = anchor - back;
  bool ahead = expression.future || expression.shift == 1;
  if (ahead && day < anchor) day += 7;
  if (expression.shift == 1 && day == anchor) day += 7;
  if (expression.shift == -1 && day == anchor) day -= 7;
  return to_date({day, day, DatePrecision::day}, kRelative);
}

// Unit as in date_words.tsv; `steps` may be negative.
Interval unit_around(Day anchor, int unit, int steps) {
  CivilDay civil = civil_from_day(anchor);
  if (unit == 0) return {anchor + steps, anchor + steps, DatePrecision::day};
  if (unit == 1) {
    Day monday = anchor - weekday(anchor) + 7 * steps;
    return {monday, monday + 6, DatePrecision::week};
  }
  if (unit == 2) {
    int months = civil.year * 12 + civil.month - 1 + steps;
    return interval_of(months / 12, months % 12 + 1, 0);
  }
  if (unit == 5) {
    int quarters = civil.year * 4 + (civil.month - 1) / 3 + steps;
    Interval first = interval_of(quarters / 4, quarters % 4 * 3 + 1, 0);
    first.end = interval_of(quarters / 4, quarters % 4 * 3 + 3, 0).end;
    first.precision = DatePrecision::range;
    return first;
  }
  return interval_of(civil.year + (unit == 4 ? 10 : 1) * steps, 0, 0);
}

Date resolve_unit(const DateExpression& expression, const std::optional<Date>& published) {
  auto anchor = day_of(published);
  bool fine = expression.unit <= 1 ? fixes_weekdays(published) : anchor.has_value();
  if (!fine) return unresolved();
  int shift = expression.shift.value_or(-1);
  if (expression.ago) {
    Interval then = unit_around(*anchor, expression.unit, -expression.count);
    if (expression.unit == 4) return unresolved();
    return to_date(then, kRelative);
  }
  if (expression.count <= 1 || shift == 0) {
    return to_date(narrowed(unit_around(*anchor, expression.unit, shift), expression.part),
                   kRelative);
  }
  Interval far = unit_around(*anchor, expression.unit, shift * expression.count);
  Interval span{std::min(far.start, *anchor), std::max(far.end, *anchor), DatePrecision::range};
  if (shift < 0) span.end = *anchor;
  if (shift > 0) span.start = *anchor;
  return to_date(span, kRelative);
}

TokenId highest(const Analysis& analysis, TokenRange tokens) {
  TokenId best = tokens.begin;
  std::size_t best_depth = SIZE_MAX;
  for (TokenId t = tokens.begin; t < tokens.end; t = next(t)) {
    if (analysis.at(t).tag == Upos::adp && tokens.size() > 1) continue;
    std::size_t depth = 0;
    for (TokenId up = t; up != kNoToken; up = analysis.at(up).head) ++depth;
    if (depth < best_depth) {
      best = t;
      best_depth = depth;
    }
  }
  return best;
}

}  // namespace

Date resolve_date(const DateExpression& expression, const std::optional<Date>& published) {
  switch (expression.kind) {
    case Kind::calendar:
      return resolve_calendar(expression, published);
    case Kind::season:
      return resolve_season(expression, published);
    case Kind::weekday:
      return resolve_weekday(expression, published);
    case Kind::day_count: {
      if (!fixes_weekdays(published)) return unresolved();
      Day day = *day_of(published) + expression.count;
      return to_date({day, day, DatePrecision::day}, kRelative);
    }
    case Kind::unit:
      return resolve_unit(expression, published);
    case Kind::same_day:
      return unresolved();
  }
  return unresolved();
}

std::vector<DateMention> resolve_dates(const Document& document, const Analysis& analysis,
                                       const std::vector<DateExpression>& expressions,
                                       const std::optional<Date>& published) {
  std::vector<DateMention> mentions;
  Date told;              // the last single day, for "the same day"
  bool doubtful = false;  // a weekday that nothing resolved may be the day that is meant
  for (const DateExpression& expression : expressions) {
    Date date = resolve_date(expression, published);
    if (expression.kind == Kind::same_day && told.known() && !doubtful) {
      date = told;
      date.basis = "relative to the date told before";
    }
    date.text = std::string(document.words(analysis.span_of(expression.tokens)));
    if (date.known() && date.precision == DatePrecision::day) told = date;
    if (expression.kind == Kind::weekday && !date.known()) doubtful = true;
    mentions.push_back({expression.tokens, highest(analysis, expression.tokens), std::move(date)});
  }
  return mentions;
}

namespace {

constexpr std::uint32_t kLeadSentences = 3;

// Whether an expression stands where a report tells its own day: in the title, a caption, or the
// first sentences. One date in seven fits a weekday by chance, so the body's dates do not count.
bool leads(const Document& document, const Analysis& analysis, const DateExpression& expression) {
  std::uint32_t sentence = index(analysis.sentence_of(expression.tokens.begin));
  BlockKind kind = document.blocks[analysis.sentences[sentence].block].kind;
  return sentence < kLeadSentences || kind == BlockKind::caption || kind == BlockKind::title;
}

}  // namespace

std::optional<Date> infer_publication(const Document& document, const Analysis& analysis,
                                      const std::vector<DateExpression>& expressions) {
  // A weekday told without a date, and one full date on that weekday: the news of that week.
  std::vector<const DateExpression*> weekdays;
  for (const DateExpression& e : expressions) {
    if (e.kind == Kind::weekday && !e.shift && !e.future) weekdays.push_back(&e);
  }
  std::optional<Date> best;
  for (const DateExpression& e : expressions) {
    if (e.kind != Kind::calendar || e.from.year == 0 || e.from.day == 0 || e.until) continue;
    if (!is_valid_civil(e.from.year, e.from.month, e.from.day)) continue;
    if (!leads(document, analysis, e)) continue;
    Day day = day_from_civil(e.from.year, e.from.month, e.from.day);
    for (const DateExpression* w : weekdays) {
      if (w->weekday != weekday(day)) continue;
      std::string words(document.words(analysis.span_of(w->tokens)));
      std::string full(document.words(analysis.span_of(e.tokens)));
      if (!best || best->start < iso_day(day)) {
        best = date_of_day(day, words + " / " + full,
                           fmt::format("inferred (the {} told is {})", words, iso_day(day)));
      }
      break;
    }
  }
  if (best) return best;
  // The first date with a year in the first three sentences of the text, if it is no later than
  // every other full date (a recollection would not lead).
  std::uint32_t sentences = std::min<std::uint32_t>(
      kLeadSentences, static_cast<std::uint32_t>(analysis.sentences.size()));
  if (sentences == 0) return std::nullopt;
  TokenId border = analysis.sentences[sentences - 1].tokens.end;
  for (const DateExpression& e : expressions) {
    if (e.tokens.begin >= border) break;
    if (e.kind != Kind::calendar || e.from.year == 0 || e.from.month == 0 || e.until) continue;
    Date lead = resolve_date(e, std::nullopt);
    if (!lead.known() || e.future) continue;
    bool later = std::any_of(expressions.begin(), expressions.end(), [&](const auto& other) {
      if (other.kind != Kind::calendar || other.from.year == 0 || other.future) return false;
      Date there = resolve_date(other, std::nullopt);
      return there.known() && there.start > lead.end;
    });
    if (later) continue;
    lead.text = std::string(document.words(analysis.span_of(e.tokens)));
    lead.basis = std::string(kInLead);
    return lead;
  }
  return std::nullopt;
}

}  // namespace dragoman
