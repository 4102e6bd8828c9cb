// Which words and sentences two analyses of one text have in common.
//
// Words are the same when they cover the same characters, sentences when their first and last words
// begin and end at the same ones; white space does not count, as no word begins or ends with it.
// That is the alignment of the CoNLL 2018 shared task (conll18_ud_eval.py), for treebanks whose
// multiword tokens are no more than words written together, as the English ones are.
#pragma once

#include <cstddef>
#include <vector>

#include "language/analysis.h"
#include "measure/counts.h"

namespace dragoman {

struct Alignment {
  std::vector<TokenId> found_of;  // for each gold word, the found one; kNoToken for none
  std::vector<TokenId> gold_of;   // the other way round
  Counts words;
  Counts sentences;
};

// Both analyses are of the same text. O(words).
Alignment align(const Analysis& gold, const Analysis& found);

}  // namespace dragoman
