// What the words around a commitment's noun say of its state.
//
// The chain of words above the noun ("dragging its feet on implementing the deal"), the verbs that
// it is subject or object of, the clauses below it ("contracts signed in 2021") and its modifiers
// ("existing"): data/cues/commitment_status.tsv. The outermost word that tells something wins; its
// realis decides between what was done, is being done, and was not done.
#pragma once

#include <string>
#include <vector>

#include "reading/commitment_cues.h"
#include "reading/frames.h"
#include "reading/reader.h"

namespace dragoman {

struct CommitmentState {
  std::string status;                // empty where nothing is told
  bool absent = false;               // "no agreement": there is none
  bool strong = false;               // told by a verb or noun, not by a modifier alone
  std::vector<TokenId> makers;       // verbs and nouns that made it: sign, reach, agreement on
  std::vector<TokenId> acts;         // other verbs done to it: honor, suspend
  std::vector<TokenId> examples_of;  // "agreements" in "agreements such as the deal"
};

// Pure; O(depth × sentence length).
CommitmentState read_commitment_state(const Reading& reading, const EventLexicon& lexicon,
                                      const CommitmentCues& cues, TokenId noun);

}  // namespace dragoman
