// Who says that something happened: the chain of reporters around a trigger.
//
// "X said that ...", "..., X said", "according to X", "X's report that ...", "reportedly"; the
// nearest first. The verbs of saying are data/events/reporting.tsv.
#pragma once

#include <vector>

#include "reading/event_tables.h"
#include "reading/reader.h"
#include "record/types.h"

namespace dragoman {

// Pure; O(depth × sentence length).
std::vector<Attribution> find_attribution(const Reading& reading, const EventTables& tables,
                                          TokenId trigger);

// Whether a noun names who tells ("according to the president"), wherever the tree hangs it: such a
// one takes no part in what is told. O(1).
bool names_source(const Analysis& analysis, const EventTables& tables, TokenId head);

}  // namespace dragoman
