// The shapes of time expressions: what one looks like, a function each.
//
// A shape takes pieces from a place on, 0 where it does not fit, and writes what they say. Shapes
// are tried from the most telling to the least and the first that fits wins, so none asks whether
// another would fit better. Left out: times of the day but as part of a day's words, durations that
// neither end nor begin at a date, feasts that move.
#pragma once

#include <initializer_list>

#include "reading/date_text.h"
#include "reading/dates.h"

namespace dragoman {

using DateShape = std::size_t(const DateText& text, std::size_t at, DateExpression& out);

// Tries shapes in order; `out` is what the first that fits says, or spoilt.
inline std::size_t first_fit(std::initializer_list<DateShape*> shapes, const DateText& text,
                             std::size_t at, DateExpression& out) {
  for (DateShape* shape : shapes) {
    out = DateExpression{};
    if (std::size_t length = shape(text, at, out)) return length;
  }
  return 0;
}

// Days, months, years and their spans (date_shapes_calendar.cpp).
namespace date_shapes {
DateShape iso;          // "2025-03-21", in one word or in five
DateShape in_figures;   // "21/05/2025", "21.05.2025"
DateShape day_month;    // "21 March", "20–21 May 2025", "1st of April", "28 February to 3 March"
DateShape month_first;  // "March 21", "May 20-21, 2025", "May 2025", "May", "last May"
DateShape day_alone;    // "the 21st"
DateShape season;       // "the fall of 2022", "last summer", "in the spring"
DateShape holiday;      // "Christmas Eve", "New Year's Day 2021"
DateShape decade;       // "the 1990s", "the '90s", "the nineties"
DateShape century;      // "the 20th century"
DateShape plain_year;   // any number that may be one
DateShape year_alone;   // one that is known to be one

// What counts from publication or from what was told (date_shapes_relative.cpp).
DateShape weekday;       // "Monday", "last Friday", "Monday of last week", "Monday to Thursday"
DateShape today;         // "yesterday", "last night", "this morning", "earlier in the day"
DateShape shifted_unit;  // "last week", "the past three months", "this month"
DateShape weekend;       // "the weekend"
DateShape ago;           // "two years ago", "a year and a half ago", "two weeks from now"
DateShape part_of;       // "early 2023", "the end of next month", "late May"
DateShape slice_of;      // "the first half of 2023", "the first week of June", "Q1 2023"
DateShape told;          // "the same day", "a year earlier", "the following week", "that year"
DateShape from_event;    // "two days after the attack", "on the eve of the summit"
}  // namespace date_shapes

}  // namespace dragoman
