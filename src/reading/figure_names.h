// Numbers that measure nothing: those that name something ("Su-35", "Resolution 1325", "page 4"),
// ages, times of day, results of matches, numbers of a list, parts of a span of time ("the first
// four hours"); and words that tell nothing of what is measured.
#pragma once

#include <string>
#include <string_view>

#include "reading/figure_text.h"

namespace dragoman {

// Whether the amount that stands at word `i` is such a number.
bool names_something(const FigureText& text, std::size_t i, const Amount& amount);
// How long a unit of time is in seconds; 0 for any other.
double seconds_of(std::string_view unit);
bool is_time(std::string_view unit);
bool is_area(std::string_view unit);
// Whether words are all too general to tell what is measured ("other people", "it"), or none.
bool says_nothing(const FigureText& text, std::string_view what);

}  // namespace dragoman
