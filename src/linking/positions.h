// Who wants what of which issue, and since when: positions out of statements and events.
//
// An issue is a label with what it concerns ("sanctions (Iran)"). Each stance that a statement or
// an event tells is a vote of its speaker or actor, on the day it was said, else on the day its
// document was published. A government's bodies speak for their state and have no position of
// their own; a person in office has one and speaks for the state as well; parliaments, parties,
// companies, experts and media speak for themselves alone. Votes of one day that contradict each
// other are not counted where neither side has more. Runs of the same stance are one entry of the
// history; `stance` and `since` are those of the last run. What has no day stands first.
// Why so: docs/decisions/0051-positions.md. Left out: what follows from a deed that nobody
// explains, and whether two labels are one issue.
#pragma once

#include <vector>

#include "linking/link_input.h"
#include "record/derived_types.h"

namespace dragoman {

struct Positions {
  std::vector<IssueRecord> issues;        // by id, those on which somebody has a position
  std::vector<PositionRecord> positions;  // by id
};

// Pure; the same whatever the order of the input. O(n log n).
Positions make_positions(const LinkInput& input);

// Whether two runs with a day differ.
bool has_changed(const PositionRecord& position);

}  // namespace dragoman
