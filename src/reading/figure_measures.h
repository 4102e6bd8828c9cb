// What is measured where the words around the figure say it without a verb: a turn ("its 160th
// anniversary"), a distance ("five miles from the border"), an interval ("every ten seconds"), a
// rate ("$15 an hour"), and the subject of a copula ("the sentence is now 25 years").
#pragma once

#include "reading/figure_shapes.h"
#include "reading/figure_text.h"
#include "reading/figure_words.h"

namespace dragoman {

// Whose turn it is, else the noun of the turn. False for what is no ordinal; nothing is taken then.
bool take_turn(const FigureText& text, const FigureSpan& span, FigureWords& what);
// Between what. False for no distance.
bool take_distance(const FigureText& text, const FigureSpan& span, FigureWords& what);
// "a four-year, $90 million deal": of both figures the noun behind them.
bool take_contract(const FigureText& text, const FigureSpan& span, FigureWords& what);
// "the 30 percent who say so".
bool take_share_who(const FigureText& text, const FigureSpan& span, FigureWords& what);
// "watches worth $1 million".
bool take_worth(const FigureText& text, const FigureSpan& span, FigureWords& what);
bool is_interval(const FigureText& text, const FigureSpan& span);
// Adds what the figure is for: "per hour".
void take_rate(const FigureText& text, const FigureSpan& span, FigureWords& what);
// The noun before a copula that stands right before the figure; kNoToken for none.
TokenId copula_subject(const FigureText& text, const FigureSpan& span);

// Where the words go on behind "(eight kilometers)", or the same place where no bracket opens.
std::size_t behind_brackets(const FigureText& text, std::size_t k);
// The last noun of the first nouns that stand from a word on; kNoToken for none near.
TokenId noun_after(const FigureText& text, std::size_t i);

}  // namespace dragoman
