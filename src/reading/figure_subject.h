// What a figure measures, how exact it is and whether it tells a change.
//
// Read off the tree around the figure, as a noun phrase where it can be: the noun that is counted
// with what happens to it ("soldiers injured"; figure_counted.h), what stands behind "of" ("share
// of exports"), the noun that the figure qualifies ("contract"), the subject of a verb that
// measures
// ("talks" of "the talks lasted"), else the clause without the figure.
#pragma once

#include <string>

#include "reading/figure_shapes.h"
#include "reading/figure_text.h"

namespace dragoman {

// The word of the figure that hangs on the rest of the sentence.
TokenId figure_top(const FigureText& text, const FigureSpan& span);
// In the words of the text; empty where nothing is found.
// `begin`: where the words of its bound begin.
std::string figure_subject(const FigureText& text, const FigureSpan& span, std::size_t begin);
// "about", "nearly", "at least", "at most", "more than", "less than", "vague" or "". `begin` moves
// to the first word of it.
std::string figure_bound(const FigureText& text, const FigureSpan& span, std::size_t& begin);
// "up", "down" or "".
std::string figure_change(const FigureText& text, const FigureSpan& span);

}  // namespace dragoman
