// How speakers and actors stand to what they speak of: fills `about`, `stance` and `stances`.
//
// A pass over the statements and events of a document, after they are read. What is said is found
// again in the text; the issues that it names (data/events/issues.tsv) go beside the actors it is
// about. A stance comes from the act ("rejected the plan"), from the main predicate of what is said
// ("is unacceptable", "we oppose", "must be lifted"), or from the event ("agreed to a ceasefire"),
// and goes from there to each issue only along words that the table knows to carry or to reverse
// it. Where a word on the way is not known, nothing is told. Left out: irony, and what a whole
// speech adds up to.
#pragma once

#include <vector>

#include "reading/event_tables.h"
#include "reading/reader.h"
#include "reading/stance_cues.h"
#include "record/types.h"

namespace dragoman {

// Pure; O(tokens of what is said × depth).
void read_stances(const Reading& reading, const EventTables& tables, const StanceCues& cues,
                  std::vector<StatementRecord>& statements, std::vector<EventRecord>& events);

}  // namespace dragoman
