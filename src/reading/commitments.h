// What states have bound themselves to, and what became of it: treaties, agreements, contracts,
// joint statements, invitations.
//
// Every noun of commitment is read where it stands (commitment_find.h); nouns that mean one thing
// (the same sort, parties and dates that agree, or a plain "that agreement" right after) become one
// record with a history. Kept is only what is definite: a name, two parties, a date or a matter,
// and something said of its state. Left out: commitments of companies and private persons, and
// those that are only missed ("no agreement").
#pragma once

#include <vector>

#include "reading/commitment_cues.h"
#include "reading/figures.h"
#include "reading/frames.h"
#include "reading/reader.h"
#include "record/types.h"

namespace dragoman {

// In the order of their first evidence. Pure.
std::vector<CommitmentRecord> read_commitments(const Reading& reading, const EventLexicon& lexicon,
                                               const CommitmentCues& cues,
                                               const std::vector<FigureMention>& figures);

}  // namespace dragoman
