// Where figures stand in a sentence and what unit they have.
//
// Shapes are tried at each word: money with its sign, ordinals that count, shares of a whole,
// doublings, and a number before what it measures or counts. Numbers that name something ("Su-35",
// "Resolution 1325", "page 4"), ages, times of day, results of matches and small numbers that only
// point back ("the two sides") are no figures.
#pragma once

#include <string>
#include <vector>

#include "reading/figure_text.h"

namespace dragoman {

struct FigureSpan {
  std::size_t begin = 0;  // words of the sentence
  std::size_t end = 0;
  std::vector<double> value;
  std::string unit;
  bool vague = false;
  bool money = false;
  std::string change;  // "up", "down" where the words of the figure say so
  // Where the words that are counted begin, the last before `end` is their noun; 0: none are.
  std::size_t counts = 0;
};

// In the order of the text. Pure.
std::vector<FigureSpan> find_figure_spans(const FigureText& text);

}  // namespace dragoman
