// Who belongs to which organization, and how: member, candidate, observer, suspended, frozen, left.
//
// Words of membership (data/cues/membership.tsv) with a state and an organization of states beside
// them. What did not happen (a withdrawal that is feared, denied or planned) changes nothing; plain
// membership is taken only where the tables of organizations do not speak against it. One record a
// pair: its history in the order of the text, its status the last that tells more than membership.
// Left out: persons and bodies as members, expectations ("may join").
#pragma once

#include <vector>

#include "reading/frames.h"
#include "reading/membership_cues.h"
#include "reading/reader.h"
#include "record/types.h"

namespace dragoman {

// In the order of their first evidence. Pure.
std::vector<MembershipRecord> read_memberships(const Reading& reading, const EventLexicon& lexicon,
                                               const MembershipCues& cues);

}  // namespace dragoman
