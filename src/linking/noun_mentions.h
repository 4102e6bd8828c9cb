// How a report goes on about an event that it has told: "the meeting", "this attack", "Thursday's
// talks".
//
// A definite noun of an event's kin (data/linking/event_nouns.tsv) takes up the nearest event of
// that kin before it. What stands in its sentence is told of that event as well: how long the talks
// were, how many died in the strike, that the conversation was warm. Left out: nouns with a name as
// their owner ("Iran's strike"), which tell whose it was and mostly are events of their own; "it".
#pragma once

#include <string>
#include <vector>

#include "base/document.h"
#include "linking/event_mention.h"

namespace dragoman {

struct NounMention {
  std::string event;  // id of the event that it takes up
  Span word;
  Span sentence;
};

// By their place. `mentions` are the document's own; `sentences` what was read of it, in order.
std::vector<NounMention> noun_mentions_of(const Document& document,
                                          const std::vector<Span>& sentences,
                                          const std::vector<const EventMention*>& mentions,
                                          const LinkTables& tables);

}  // namespace dragoman
