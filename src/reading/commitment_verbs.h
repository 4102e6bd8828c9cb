// Commitments that no noun names: "agreed to reopen the border", "pledged $40 million to Kenya".
//
// The verbs stand in data/cues/commitment_verbs.tsv with the links by which what is promised hangs
// on them. Only what was really said counts, and only where two parties are told, or a sum. Left
// out: promises about a deal that the sentence names (the deal is the commitment), threats.
#pragma once

#include <optional>
#include <vector>

#include "reading/commitment_find.h"

namespace dragoman {

// The mention at a verb; nothing where it commits nobody. Pure.
std::optional<CommitmentMention> promise_at(const Reading& reading, const EventLexicon& lexicon,
                                            const CommitmentCues& cues,
                                            const std::vector<FigureMention>& figures,
                                            TokenId verb);

}  // namespace dragoman
