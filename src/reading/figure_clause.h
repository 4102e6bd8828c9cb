// What is measured where only a clause tells it: "money that Oslo will lend Kyiv", "time for which
// the two had been allies", "time that passed since the vote".
//
// A measure that is an argument of a verb measures no noun, so a general noun for its kind stands
// first and the clause behind it as a relative one, with the figure's own preposition. A clause
// whose subject is a pronoun of nobody known tells nothing; nothing is taken then.
#pragma once

#include <string>

#include "reading/figure_shapes.h"
#include "reading/figure_text.h"
#include "reading/figure_words.h"

namespace dragoman {

// "money", "time", "distance", "speed", "percentage", "amount".
std::string measure_noun(const FigureText& text, const FigureSpan& span);
// Subject, verb and what stands behind it without the figure. The head may be a nominal or an
// adjective with a copula.
bool take_clause(const FigureText& text, const FigureSpan& span, TokenId head, FigureWords& what);
// The clause in which the phrase of the figure, headed by `top`, is an argument, as a relative
// clause behind the noun of the measure.
bool take_measure_clause(const FigureText& text, const FigureSpan& span, TokenId top, TokenId head,
                         FigureWords& what);
// "a few weeks later", "two days after the vote", "three years passed": the time between. False for
// figures that are no such time.
bool take_time(const FigureText& text, const FigureSpan& span, TokenId top, FigureWords& what);
// "17% lighter than males": who, and than whom.
bool take_degree(const FigureText& text, const FigureSpan& span, TokenId top, FigureWords& what);

}  // namespace dragoman
