// How much, how many, how long: the numbers of a document that measure something.
//
// Money with its currency, percentages, fractions of a whole, durations and distances, counts of
// people and things, ordinals that count ("the 33rd anniversary"), ranges of all of these. Numbers
// of dates, list marks and bare "one" are no figures.
#pragma once

#include <vector>

#include "reading/reader.h"
#include "reading/unit_words.h"
#include "record/types.h"

namespace dragoman {

struct FigureMention {
  TokenRange tokens;  // the number with its unit
  bool money = false;
  FigureRecord record;
};

// In the order of the text, with their places.
std::vector<FigureMention> find_figures(const Reading& reading, const UnitWords& words);
std::vector<FigureRecord> read_figures(const Reading& reading, const UnitWords& words);

}  // namespace dragoman
