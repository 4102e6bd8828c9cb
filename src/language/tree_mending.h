// What the network gets wrong in ways that can be told from the tree alone, put right.
//
// It scores each word's head by itself, so that trees come out that no annotator would draw. Three
// of these misled the readers above most often; each rule names the sentence it is about. What they
// bring is measured on a treebank (docs/decisions/0033).
#pragma once

#include "language/analysis.h"

namespace dragoman {

// Corrects heads and relations of the sentence's tokens; the tree stays one tree with its root.
void mend_tree(Analysis& analysis, SentenceId sentence);

}  // namespace dragoman
