// Who is bound by a commitment: states, organizations of states, armed groups.
//
// Read off the noun ("the Russia-Iran treaty", "a deal with Peru", "the ceasefire in Libya") and
// off the verbs that make it or act on it; bodies and persons in office stand for their states.
// Those who broker a deal, or call for one, are no parties.
#pragma once

#include <vector>

#include "reading/commitment_find.h"

namespace dragoman {

// The states, organizations of states and groups that the mention at a token stands for.
std::vector<ActorIndex> parties_at(const Reading& reading, TokenId token);

// How many they are, a state with its own bodies and officials counted once.
std::size_t count_sides(const Reading& reading, const std::vector<ActorIndex>& parties);

// Fills in `parties` of a mention whose state is read.
void add_commitment_parties(const Reading& reading, const EventLexicon& lexicon,
                            const CommitmentCues& cues, CommitmentMention& mention);

}  // namespace dragoman
