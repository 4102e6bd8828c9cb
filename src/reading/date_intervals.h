// Intervals of the calendar: months, seasons, weeks around a day, and parts of them.
//
// Days are inclusive at both ends. Pure arithmetic; what an expression says is dates.h's.
#pragma once

#include <string_view>

#include "base/date.h"
#include "reading/dates.h"

namespace dragoman {

struct DateInterval {
  Day start = 0;
  Day end = 0;
  DatePrecision precision = DatePrecision::unknown;
};

// A year, or a month of it, or a day; a day beyond the month's end is its last.
DateInterval interval_of(int year, int month, int day);
// Meteorological: spring is March to May; a winter is named after the year it begins in.
DateInterval season_of(int season, int year);
// The unit that lies so many units from the one that holds a day. Units as in date_words.tsv.
DateInterval unit_around(Day anchor, int unit, int steps);
// The day so many units from a day: a month from the 31st is the last day of the next.
Day day_after(Day from, DateSteps steps);
DateInterval part_of_interval(DateInterval whole, const DatePart& part);
// Unknown where it lies outside the calendar.
Date to_date(DateInterval interval, std::string_view basis);
// Nothing where the date is unknown or its year open.
std::optional<DateInterval> interval_of(const Date& date);

}  // namespace dragoman
