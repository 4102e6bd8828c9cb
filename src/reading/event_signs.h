// How likely an event is right in type, parties and realis, and by what signs.
//
// A sign is a plain fact of how the event was read: a party behind a pronoun, a state taken from
// the text around. Each has a weight, learned by
// logistic regression on events that readers judged (data/events/confidence.tsv;
// docs/samples/README.md says how well it holds on others). An event's `why` lists its signs.
#pragma once

#include <string>
#include <vector>

#include "reading/frame_match.h"
#include "reading/reader.h"
#include "record/types.h"

namespace dragoman {

// The signs of an event, by the names of confidence.tsv, none twice. Pure.
std::vector<std::string> event_signs(const Reading& reading, const FrameMatch& match,
                                     const EventRecord& event);

// Between 0 and 1, to two places. A sign without a weight changes nothing.
double confidence_of(const EventTables& tables, const std::vector<std::string>& signs);

}  // namespace dragoman
