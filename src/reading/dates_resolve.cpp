// From what an expression says to an interval of days.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "reading/date_intervals.h"
#include "reading/dates.h"

namespace dragoman {
namespace {

using Kind = DateExpression::Kind;
using Civil = DateExpression::Civil;

// As in date_words.tsv.
constexpr int kWeek = 1;
constexpr int kMonth = 2;
constexpr int kYear = 3;
constexpr int kDecade = 4;
constexpr int kWeekend = 6;

constexpr std::string_view kRelative = "relative to publication";
constexpr std::string_view kFromTold = "relative to the date told before";
constexpr std::uint32_t kToldReach = 3;  // sentences that a date told holds on for

// A text that names a day of the lead was written then or soon after: good for a missing year, not
// for "on Monday".
bool fixes_weekdays(const std::optional<Date>& published) {
  return published && published->precision == DatePrecision::day &&
         published->basis != kDateInTheLead;
}

std::optional<Day> day_of(const std::optional<Date>& published) {
  if (!published) return std::nullopt;
  return parse_iso_day(published->start);
}

DateInterval narrowed(DateInterval whole, const std::optional<DatePart>& part) {
  return part ? part_of_interval(whole, *part) : whole;
}

Date unresolved() {
  return {"", "", DatePrecision::unknown, "", "unresolved"};
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

Date open_season(int season) {
  DateInterval any = season_of(season, 2001);
  CivilDay first = civil_from_day(any.start);
  CivilDay last = civil_from_day(any.end);
  Date date = open_year({0, first.month, first.day}, Civil{0, last.month, last.day});
  date.precision = DatePrecision::season;
  return date;
}

// The year that brings a month and day nearest to publication, on the side the text points to.
int nearest_year(Civil civil, Day published, const DateExpression& expression) {
  int year = civil_from_day(published).year;
  if (expression.unit == kYear && expression.shift) return year + *expression.shift;
  DateInterval here = interval_of(year, civil.month, civil.day);
  bool ahead = expression.future || expression.shift.value_or(-1) == 1;
  if (ahead) return here.end < published ? year + 1 : year;
  if (expression.shift == 0) return year;
  // A little ahead is an announcement, far ahead is last year's.
  int grace = expression.shift == -1 ? 0 : 60;
  return here.start > published + grace ? year - 1 : year;
}

// "on the 21st": of the month of publication, or the one before or after.
Date resolve_day_of_month(const DateExpression& expression, const std::optional<Date>& published) {
  if (!fixes_weekdays(published)) return unresolved();
  Day anchor = *day_of(published);
  CivilDay civil = civil_from_day(anchor);
  int months = civil.year * 12 + civil.month - 1;
  if (!expression.future && expression.from.day > civil.day) --months;
  if (expression.future && expression.from.day < civil.day) ++months;
  if (!is_valid_civil(months / 12, months % 12 + 1, expression.from.day)) return unresolved();
  return to_date(interval_of(months / 12, months % 12 + 1, expression.from.day), kRelative);
}

// "05/06/2025" is 5 June, but where that lies ahead of publication and 6 May does not.
void choose_order(Civil& from, const std::optional<Date>& published) {
  auto anchor = day_of(published);
  if (!anchor) return;
  Day day_first = day_from_civil(from.year, from.month, from.day);
  Day month_first = day_from_civil(from.year, from.day, from.month);
  if (day_first > *anchor && month_first <= *anchor) std::swap(from.month, from.day);
}

Date resolve_calendar(const DateExpression& expression, const std::optional<Date>& published) {
  Civil from = expression.from;
  std::optional<Civil> until = expression.until;
  if (from.year == 0 && from.month == 0) return resolve_day_of_month(expression, published);
  if (expression.unclear_order) choose_order(from, published);
  bool open = from.year == 0;
  if (open) {
    auto anchor = day_of(published);
    if (!anchor) return open_year(from, until);
    from.year = nearest_year(from, *anchor, expression);
    if (until && until->year == 0) until->year = from.year;
  }
  if (from.day != 0 && !is_valid_civil(from.year, from.month, from.day)) return unresolved();
  DateInterval interval = interval_of(from.year, from.month, from.day);
  if (until) {
    if (until->year == 0) until->year = from.year;
    if (until->month != 0 && from.month > until->month && until->year == from.year) ++until->year;
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
  if (!anchor) return open_season(expression.season);
  int year = civil_from_day(*anchor).year;
  if (expression.unit == kYear && expression.shift) {
    DateInterval named = season_of(expression.season, year + *expression.shift);
    return to_date(narrowed(named, expression.part), kRelative);
  }
  DateInterval here = season_of(expression.season, year);
  DateInterval before = season_of(expression.season, year - 1);
  bool ahead = expression.future || expression.shift == 1;
  bool past = expression.shift == -1 || (!expression.shift && !ahead);
  if (past && expression.shift == -1 && here.end >= *anchor) here = before;
  if (past && !expression.shift && here.start > *anchor) here = before;
  if (expression.shift == 0 && before.end >= *anchor) here = before;  // in January: "this winter"
  if (ahead && (expression.shift == 1 ? here.start <= *anchor : here.end < *anchor)) {
    here = season_of(expression.season, year + 1);
  }
  return to_date(narrowed(here, expression.part), kRelative);
}

Date resolve_weekday(const DateExpression& expression, const std::optional<Date>& published) {
  if (!fixes_weekdays(published)) return unresolved();
  Day anchor = *day_of(published);
  Day monday = anchor - weekday(anchor);
  int back = (weekday(anchor) - expression.weekday + 7) % 7;
  Day day = anchor - back;
  bool ahead = expression.future || expression.shift == 1;
  if (expression.shifts_week) {
    day = monday + 7 * *expression.shift + expression.weekday;
  } else if (expression.shift == 0 && !ahead) {
    day = monday + expression.weekday;
  } else {
    if (ahead && day < anchor) day += 7;
    if (expression.shift == 1 && day == anchor) day += 7;
    if (expression.shift == -1 && day == anchor) day -= 7;
  }
  DateInterval found{day, day, DatePrecision::day};
  if (expression.until_weekday >= 0) {
    found.end = day + (expression.until_weekday - expression.weekday + 7) % 7;
    found.precision = DatePrecision::range;
    bool behind = !ahead && !expression.shifts_week && found.end > anchor + 3;
    if (behind) found.start -= 7, found.end -= 7;
  }
  return to_date(found, kRelative);
}

Date resolve_ago(const DateExpression& expression, Day anchor) {
  if (expression.unit == kDecade) {
    int year = civil_from_day(anchor).year - 10 * expression.count;
    return year < 1 ? unresolved() : to_date(interval_of(year, 0, 0), kRelative);
  }
  if (expression.unit == kMonth || expression.unit == kYear) {
    Day then = day_after(anchor, {-expression.count, expression.unit});
    return to_date(unit_around(then, expression.unit, 0), kRelative);
  }
  return to_date(unit_around(anchor, expression.unit, -expression.count), kRelative);
}

Date resolve_unit(const DateExpression& expression, const std::optional<Date>& published) {
  auto anchor = day_of(published);
  bool fine = expression.unit == kMonth || expression.unit == kYear || expression.unit == kDecade
                  ? anchor.has_value()
                  : fixes_weekdays(published);
  if (!fine || expression.vague) return unresolved();
  if (expression.ago) return resolve_ago(expression, *anchor);
  if (expression.unit == kWeekend && !expression.shift) {
    bool over = weekday(*anchor) >= 5 || expression.future;
    return to_date(unit_around(*anchor, kWeekend, over ? 0 : -1), kRelative);
  }
  int shift = expression.shift.value_or(-1);
  // On a Monday "this weekend" is the one that was, where nothing lies ahead.
  if (expression.unit == kWeekend && shift == 0 && !expression.future && weekday(*anchor) < 3) {
    shift = -1;
  }
  bool whole = !expression.running && expression.unit != kDecade && expression.unit <= kWeekend;
  if (shift == 0 || (expression.count <= 1 && whole)) {
    if (expression.unit == kDecade) return unresolved();
    return to_date(narrowed(unit_around(*anchor, expression.unit, shift), expression.part),
                   kRelative);
  }
  Day far = day_after(*anchor, {shift * expression.count, expression.unit});
  return to_date({std::min(far, *anchor), std::max(far, *anchor), DatePrecision::range}, kRelative);
}

// The dates told so far, which others lean on.
class Told {
 public:
  void add(const Date& date, std::uint32_t sentence) {
    if (!date.known() || date.year_open()) return;
    date_ = date;
    sentence_ = sentence;
    if (date.precision == DatePrecision::day) {
      day_ = date;
      doubtful_ = false;
    }
  }
  // A weekday that nothing resolved may be the day that is meant.
  void doubt() { doubtful_ = true; }

  const Date* at(int unit, std::uint32_t sentence) const {
    bool day_wanted = unit == 0;
    const Date& date = day_wanted ? day_ : date_;
    if (!date.known() || (day_wanted && doubtful_)) return nullptr;
    return sentence <= sentence_ + kToldReach ? &date : nullptr;
  }

 private:
  Date date_;
  Date day_;
  std::uint32_t sentence_ = 0;
  bool doubtful_ = false;
};

// "the same day", "a year earlier": from the date told before, or from publication where none was
// and the unit is rough enough to stand a few days' delay.
Date resolve_told(const DateExpression& expression, const Told& told, std::uint32_t sentence,
                  const std::optional<Date>& published) {
  const DateSteps steps{expression.count, expression.unit};
  if (const Date* date = told.at(expression.unit, sentence)) {
    return date_at(*date, steps, std::string(kFromTold));
  }
  bool rough = expression.unit == kMonth || expression.unit == kYear;
  if (!published || !rough || expression.count > 0) return unresolved();
  return date_at(*published, steps, std::string(kRelative));
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

// The ends of a span that two dates tell, each as it would stand alone.
void add_ends(const DateExpression& expression, DateMention& mention) {
  if (expression.second == kNoToken || !expression.until || !mention.date.known()) return;
  mention.second = expression.second;
  const auto alone = [&](Civil civil, const std::string& side) {
    if (mention.date.year_open()) return open_year(civil, std::nullopt);
    civil.year = std::stoi(side.substr(0, 4));
    return to_date(interval_of(civil.year, civil.month, civil.day), mention.date.basis);
  };
  mention.first = alone(expression.from, mention.date.start);
  mention.last = alone(*expression.until, mention.date.end);
}

}  // namespace

Date date_at(const Date& from, DateSteps steps, std::string basis) {
  std::optional<DateInterval> start = interval_of(from);
  if (!start) return unresolved();
  Day length = start->end - start->start;
  bool exact = from.precision == DatePrecision::day || (steps.unit == 0 && length <= 6) ||
               (steps.unit == kWeek && length <= 6) || (steps.unit == kMonth && length <= 31) ||
               (steps.unit >= kYear && length <= 366);
  if (steps.unit == 0 && from.precision != DatePrecision::day) {
    exact = from.precision == DatePrecision::range && length <= 31;
  }
  if (!exact) return unresolved();
  Day base = steps.count > 0 ? start->end : start->start;
  if (steps.unit == 0 || steps.unit == kWeek) {
    return to_date(unit_around(base, steps.unit, steps.count), basis);
  }
  return to_date(unit_around(day_after(base, steps), steps.unit == kMonth ? kMonth : kYear, 0),
                 basis);
}

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
    case Kind::told:
    case Kind::event:
      return unresolved();
  }
  return unresolved();
}

std::vector<DateMention> resolve_dates(const Document& document, const Analysis& analysis,
                                       const std::vector<DateExpression>& expressions,
                                       const std::optional<Date>& published) {
  std::vector<DateMention> mentions;
  Told told;
  for (DateExpression expression : expressions) {
    const std::uint32_t sentence = index(analysis.sentence_of(expression.tokens.begin));
    if (expression.told_year && expression.from.year == 0) {
      if (const Date* date = told.at(kYear, sentence)) {
        expression.from.year = std::stoi(date->start.substr(0, 4));
      }
    }
    Date date = expression.kind == Kind::told ? resolve_told(expression, told, sentence, published)
                                              : resolve_date(expression, published);
    if (expression.kind == Kind::told && expression.part && date.known()) {
      date = to_date(part_of_interval(*interval_of(date), *expression.part), date.basis);
    }
    date.text = std::string(document.words(analysis.span_of(expression.tokens)));
    told.add(date, sentence);
    if (expression.kind == Kind::weekday && !date.known()) told.doubt();
    DateMention mention;
    mention.tokens = expression.tokens;
    mention.head = highest(analysis, expression.tokens);
    mention.date = std::move(date);
    mention.anchor = expression.anchor;
    mention.lasting = expression.lasting;
    add_ends(expression, mention);
    if (expression.kind == Kind::event)
      mention.steps = DateSteps{expression.count, expression.unit};
    mentions.push_back(std::move(mention));
  }
  return mentions;
}

}  // namespace dragoman
