// A date as the record keeps it: an interval of days, how exact it is, what the text said and how
// it was worked out (see the contract in docs/record.md).
//
// `start` and `end` are inclusive days in ISO 8601; a year that the text does not give stays open,
// `XXXX-03-21`. Calendar arithmetic is proleptic Gregorian, in days since 1970-01-01.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dragoman {

enum class DatePrecision : std::uint8_t { day, week, month, season, year, range, unknown };

std::string_view precision_name(DatePrecision precision);
std::optional<DatePrecision> precision_from_name(std::string_view name);

struct Date {
  std::string start;  // "2025-03-21", "XXXX-03-21" or "" when unknown
  std::string end;
  DatePrecision precision = DatePrecision::unknown;
  std::string text;   // the words of the report, "On Monday"
  std::string basis;  // "explicit", "relative to publication", "unresolved", ...

  bool known() const { return !start.empty(); }
  bool year_open() const { return start.starts_with("XXXX"); }
  friend bool operator==(const Date&, const Date&) = default;
};

// A day of the calendar, as days since 1970-01-01.
using Day = std::int32_t;

Day day_from_civil(int year, int month, int day);
struct CivilDay {
  int year = 1970;
  int month = 1;
  int day = 1;
};
CivilDay civil_from_day(Day day);
bool is_valid_civil(int year, int month, int day);
int days_in_month(int year, int month);
// 0 is Monday, 6 is Sunday.
int weekday(Day day);

// "2025-03-21"; a year outside 1..9999 is a bug.
std::string iso_day(Day day);
// "2025-03-21" → Day. Nothing for an open year or anything else.
std::optional<Day> parse_iso_day(std::string_view text);
// One day as an explicit Date.
Date date_of_day(Day day, std::string text, std::string basis);

}  // namespace dragoman
