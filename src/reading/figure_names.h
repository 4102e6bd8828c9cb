// Numbers that measure nothing: those that name something ("Su-35", "Resolution 1325", "page 4"),
// ages, times of day, results of matches.
#pragma once

#include "reading/figure_text.h"

namespace dragoman {

// Whether the amount that stands at word `i` is such a number.
bool names_something(const FigureText& text, std::size_t i, const Amount& amount);

}  // namespace dragoman
