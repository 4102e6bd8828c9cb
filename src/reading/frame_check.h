// Frames that are in each other's way: two codes for one word where nothing decides between them.
//
// The most specific frame of a trigger wins; of two that are equally specific the one read first.
// Where both may hold at once and code differently, the choice would be by chance, and one of them
// should need more, or exclude what the other wants. Filters count as apart where they share no
// word and no class. What only texts can show (words in two classes) is left out.
#pragma once

#include <string>
#include <vector>

#include "reading/frames.h"

namespace dragoman {

struct FrameConflict {
  std::string place;    // of the later frame
  std::string message;  // names both frames and the trigger
};

// In the order of the lexicon. O(frames of a lemma²) for every lemma.
std::vector<FrameConflict> find_conflicts(const EventLexicon& lexicon);

}  // namespace dragoman
