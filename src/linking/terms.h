// What each side calls the same thing, and where their terms differ.
//
// Reading tells who uses which term for what (statements with the act `call`). Two uses are of one
// thing where they share the term, or name the same thing in one document; a bare word for the
// thing
// ("the road") does so only close by. Each thing is an issue with its terms; where two actors call
// it differently, that is a difference of the kind `term`. Left out: synonyms that no text
// connects.
#pragma once

#include <vector>

#include "linking/link_input.h"
#include "record/derived_types.h"

namespace dragoman {

struct Terms {
  std::vector<IssueRecord> issues;            // by id
  std::vector<DifferenceRecord> differences;  // by id
};

// Pure; the same whatever the order of the input. O(n log n).
Terms make_terms(const LinkInput& input);

}  // namespace dragoman
