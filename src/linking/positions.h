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

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "linking/link_input.h"
#include "record/derived_types.h"

namespace dragoman {

// What one statement or event tells of one holder's position.
struct StanceVote {
  std::string holder;  // actor id
  std::string issue;   // the label
  std::vector<std::string> concerning;
  Date date;  // the day on which it was said, or nothing
  Evidence evidence;
  std::string stance;

  std::string issue_id() const;
};

// `day`: when its document was published, or empty. `actors`: those it names.
void add_votes(const StatementRecord& statement, const std::string& day, const Actors& actors,
               std::vector<StanceVote>& out);
void add_votes(const EventRecord& event, const std::string& day, const Actors& actors,
               std::vector<StanceVote>& out);

std::string position_id(const std::string& holder, const std::string& issue);
// Out of all votes of one holder on one issue, in any order; nothing where they say nothing.
std::optional<PositionRecord> make_position(std::vector<StanceVote> votes);
inline constexpr std::size_t kMostIssueEvidence = 10;
// `evidence`: the first ones of the positions on it, at most kMostIssueEvidence are kept.
IssueRecord make_issue(const StanceVote& any, const std::set<Evidence>& evidence,
                       const Actors& actors);
// All evidence of a position's history.
std::set<Evidence> evidence_of(const PositionRecord& position);

struct Positions {
  std::vector<IssueRecord> issues;        // by id, those on which somebody has a position
  std::vector<PositionRecord> positions;  // by id
};

// Pure; the same whatever the order of the input. O(n log n).
Positions make_positions(const LinkInput& input);

// Whether two runs with a day differ.
bool has_changed(const PositionRecord& position);

}  // namespace dragoman
