#include "base/date.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

#include "base/result.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 7> kPrecisionNames = {"day",  "week",  "month",  "season",
                                                             "year", "range", "unknown"};

std::chrono::year_month_day make_civil(int year, int month, int day) {
  return std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
         std::chrono::day{static_cast<unsigned>(day)};
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::string_view precision_name(DatePrecision precision) {
  return kPrecisionNames[static_cast<std::size_t>(precision)];
}

std::optional<DatePrecision> precision_from_name(std::string_view name) {
  for (std::size_t i = 0; i < kPrecisionNames.size(); ++i) {
    if (kPrecisionNames[i] == name) return static_cast<DatePrecision>(i);
  }
  return std::nullopt;
}

Day day_from_civil(int year, int month, int day) {
  return static_cast<Day>(
      std::chrono::sys_days{make_civil(year, month, day)}.time_since_epoch().count());
}

CivilDay civil_from_day(Day day) {
  std::chrono::year_month_day civil{std::chrono::sys_days{std::chrono::days{day}}};
  return {static_cast<int>(civil.year()), static_cast<int>(static_cast<unsigned>(civil.month())),
          static_cast<int>(static_cast<unsigned>(civil.day()))};
}

bool is_valid_civil(int year, int month, int day) {
  return year >= 1 && year <= 9999 && month >= 1 && day >= 1 && make_civil(year, month, day).ok();
}

int days_in_month(int year, int month) {
  auto last = std::chrono::year_month_day_last{
      std::chrono::year{year},
      std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(month)}}};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

int weekday(Day day) {
  std::chrono::weekday name{std::chrono::sys_days{std::chrono::days{day}}};
  return static_cast<int>(name.iso_encoding()) - 1;
}

std::string iso_day(Day day) {
  CivilDay civil = civil_from_day(day);
  check(civil.year >= 1 && civil.year <= 9999, "iso_day: year out of range");
  return fmt::format("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day);
}

std::optional<Day> parse_iso_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto year = digits(text.substr(0, 4));
  auto month = digits(text.substr(5, 2));
  auto day = digits(text.substr(8, 2));
  if (!year || !month || !day || !is_valid_civil(*year, *month, *day)) return std::nullopt;
  return day_from_civil(*year, *month, *day);
}

Date date_of_day(Day day, std::string text, std::string basis) {
  std::string iso = iso_day(day);
  return {iso, iso, DatePrecision::day, std::move(text), std::move(basis)};
}

}  // namespace dragoman
