// From an attitude down to the issues it is about: what is wanted of each.
//
// An issue is a key word (data/events/issues.tsv) below the attitude's matter. On the way from the
// one to the other every word must carry or reverse ("the lifting of sanctions").
#pragma once

#include <string>
#include <vector>

#include "reading/event_tables.h"
#include "reading/reader.h"
#include "reading/stance_cues.h"
#include "record/types.h"

namespace dragoman {

// Something that is wanted or not: what the tree says of one attitude.
struct View {
  std::string stance;            // for, against, conditional, neutral, or empty
  std::vector<TokenId> targets;  // the heads of its matter
  bool weak = false;             // tells something of a named issue alone
  bool whole = true;  // a target counts itself ("must be lifted"), not only what is below
};

struct StanceTables {
  const EventTables& events;
  const StanceCues& cues;
};

bool is_negated(const Analysis& analysis, const StanceCues& cues, TokenId token);

// 1 where wanting what a word names wants what it governs ("sign"), -1 the contrary ("lift"), 0
// where that is not known.
int passes(const Analysis& analysis, const StanceCues& cues, TokenId token);

// The issues among the tokens of a range that a view tells something of, each once; those of which
// it tells two contrary things are left out.
std::vector<IssueStance> issues_of(const Reading& reading, const StanceTables& tables,
                                   const View& view, TokenRange range);

}  // namespace dragoman
