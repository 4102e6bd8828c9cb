// Groups of mentions into records: one event as all reports tell it.
//
// An incident has the closest date that one of its events has (linking closes a year that a report
// left open), the place most of them name, and the most particular parties; its realis is what the
// latest report says, with the history of what all said. An account is what one document says of it
// on one source's word. Every event is in one incident; an incident's id is that of its first
// event. Reports that are one telling (tellings.h) stand as documents, but give one account.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "linking/groups.h"
#include "linking/noun_mentions.h"
#include "record/derived_types.h"

namespace dragoman {

// An event with its document, which must outlive what is made of them, and the words that take the
// event up.
struct ToldEvent {
  const EventRecord* event = nullptr;
  const Document* document = nullptr;
  std::vector<NounMention> nouns;
};

// The id of the incident whose first event this is.
std::string incident_id(const std::string& event);

// The incident of a group. `told` and `mentions` are parallel and sorted by event id.
IncidentRecord make_incident(const Group& group, const std::vector<EventMention>& mentions,
                             const std::vector<ToldEvent>& told, const Actors& actors,
                             const MatchWeights& weights);

}  // namespace dragoman
