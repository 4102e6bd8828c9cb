#include "reading/date_intervals.h"

#include <algorithm>

namespace dragoman {
namespace {

constexpr int kDay = 0;
constexpr int kWeek = 1;
constexpr int kMonth = 2;
constexpr int kYear = 3;
constexpr int kDecade = 4;
constexpr int kQuarter = 5;
constexpr int kWeekend = 6;
constexpr int kHour = 7;
constexpr int kFortnight = 8;

// So many whole months from `first`.
DateInterval months_of(int first_month, int months) {
  int last = first_month + months - 1;
  DateInterval out = interval_of(first_month / 12, first_month % 12 + 1, 0);
  out.end = interval_of(last / 12, last % 12 + 1, 0).end;
  out.precision = DatePrecision::range;
  return out;
}

}  // namespace

DateInterval interval_of(int year, int month, int day) {
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

DateInterval season_of(int season, int year) {
  int first = season * 3;
  int last_month = first + 2 > 12 ? first + 2 - 12 : first + 2;
  int last_year = first + 2 > 12 ? year + 1 : year;
  return {day_from_civil(year, first, 1),
          day_from_civil(last_year, last_month, days_in_month(last_year, last_month)),
          DatePrecision::season};
}

DateInterval unit_around(Day anchor, int unit, int steps) {
  CivilDay civil = civil_from_day(anchor);
  if (unit == kDay) return {anchor + steps, anchor + steps, DatePrecision::day};
  if (unit == kHour) {
    Day day = anchor + (steps < 0 ? -(-steps + 12) / 24 : (steps + 12) / 24);
    return {day, day, DatePrecision::day};
  }
  if (unit == kWeek || unit == kFortnight) {
    Day monday = anchor - weekday(anchor) + (unit == kWeek ? 7 : 14) * steps;
    return {monday, monday + 6, DatePrecision::week};
  }
  if (unit == kWeekend) {
    Day saturday = anchor - weekday(anchor) + 5 + 7 * steps;
    return {saturday, saturday + 1, DatePrecision::range};
  }
  if (unit == kMonth) {
    int months = civil.year * 12 + civil.month - 1 + steps;
    return interval_of(months / 12, months % 12 + 1, 0);
  }
  if (unit == kQuarter) {
    int quarters = civil.year * 4 + (civil.month - 1) / 3 + steps;
    return months_of(quarters * 3, 3);
  }
  return interval_of(civil.year + (unit == kDecade ? 10 : 1) * steps, 0, 0);
}

Day day_after(Day from, DateSteps steps) {
  CivilDay civil = civil_from_day(from);
  int months = 0;
  switch (steps.unit) {
    case kDay:
      return from + steps.count;
    case kWeek:
      return from + 7 * steps.count;
    case kFortnight:
      return from + 14 * steps.count;
    case kWeekend:
      return from + 7 * steps.count;
    case kHour:
      return unit_around(from, kHour, steps.count).start;
    case kMonth:
      months = steps.count;
      break;
    case kQuarter:
      months = 3 * steps.count;
      break;
    case kDecade:
      months = 120 * steps.count;
      break;
    default:
      months = 12 * steps.count;
  }
  int month = civil.year * 12 + civil.month - 1 + months;
  if (month < 12) return day_from_civil(1, 1, 1);
  return interval_of(month / 12, month % 12 + 1, civil.day).start;
}

DateInterval part_of_interval(DateInterval whole, const DatePart& part) {
  if (whole.start == whole.end) return whole;
  DateInterval out = whole;
  if (part.of <= 0) {  // weeks or days of it
    Day length = part.of == 0 ? 7 : 1;
    out.start = part.index < 0 ? whole.end - length + 1 : whole.start + length * part.index;
    out.end = out.start + length - 1;
    out.precision = part.of == 0 ? DatePrecision::week : DatePrecision::day;
    return out;
  }
  out.precision = DatePrecision::range;
  if (whole.precision == DatePrecision::year && part.of != 3) {
    CivilDay first = civil_from_day(whole.start);
    int months = 12 / part.of;
    return months_of(first.year * 12 + months * part.index, months);
  }
  if (part.of == 3) {
    Day third = (whole.end - whole.start + 1) / 3;
    if (part.index == 0) out.end = whole.start + third;
    if (part.index == 1) {
      out.start = whole.start + third;
      out.end = whole.end - third;
    }
    if (part.index == 2) out.start = whole.end - third;
    return out;
  }
  Day length = whole.end - whole.start + 1;
  out.start = whole.start + length * part.index / part.of;
  out.end = whole.start + length * (part.index + 1) / part.of - 1;
  return out;
}

Date to_date(DateInterval interval, std::string_view basis) {
  // "Next week" of a text from the end of the calendar.
  static const Day kFirst = day_from_civil(1, 1, 1);
  static const Day kLast = day_from_civil(9999, 12, 31);
  if (interval.start < kFirst || interval.end > kLast || interval.end < interval.start) {
    return {"", "", DatePrecision::unknown, "", "unresolved"};
  }
  return {iso_day(interval.start), iso_day(interval.end), interval.precision, "",
          std::string(basis)};
}

std::optional<DateInterval> interval_of(const Date& date) {
  std::optional<Day> start = parse_iso_day(date.start);
  std::optional<Day> end = parse_iso_day(date.end);
  if (!start || !end) return std::nullopt;
  return DateInterval{*start, *end, date.precision};
}

}  // namespace dragoman
