// What people and things are counted for: the noun with what happens to them or what they do.
//
// The clause becomes a phrase that describes the noun: "people killed in the blast" (passive, or
// the object of a verb: "killed 12 people"), "people who live in Lima", "seats of the court" (what
// somebody has). Where the tree offers nothing, the noun alone.
#pragma once

#include <string>

#include "reading/figure_shapes.h"
#include "reading/figure_text.h"
#include "reading/figure_words.h"

namespace dragoman {

// Takes into `what` what a figure of a counted noun counts.
void take_counted(const FigureText& text, const FigureSpan& span, FigureWords& what);
// "killed" of "kill", "was killing", "put" of "putting".
std::string participle_of(const FigureText& text, TokenId verb);
// Who a subject is: its noun without more than stands before it, the name for a pronoun. False for
// a pronoun whose noun is not known; nothing is taken then.
bool take_subject(const FigureText& text, TokenId subject, FigureWords& what);
// What happens to the noun taken before, or what it does: "killed in the raid", "who fled".
void take_predicate(const FigureText& text, TokenId verb, bool person, FigureWords& what);

}  // namespace dragoman
