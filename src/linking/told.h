// What is made of one group of mentions: the incident, its differences, and where it counts.
//
// The same for a group of a whole record and for one that is made alone: it depends on the group,
// on the documents of its mentions, and on who their actors are.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "linking/accounts.h"
#include "linking/incidents.h"
#include "linking/linker.h"
#include "linking/relations.h"

namespace dragoman {

// Mentions with their events and documents, parallel and sorted by event id, and what these
// documents say besides. Points into what the caller holds.
struct Told {
  std::vector<EventMention> mentions;
  std::vector<ToldEvent> told;
  Surroundings around;
};

struct MadeIncident {
  IncidentRecord incident;
  std::vector<DifferenceRecord> differences;  // of its accounts
  std::vector<DyadMonth> months;
};

// The words of a document that take up its events, by event id. `mentions` are all of the document.
std::map<std::string, std::vector<NounMention>> nouns_of(
    const Document& document, const std::vector<Span>& sentences,
    const std::vector<const EventMention*>& mentions, const LinkTables& tables);

MadeIncident make_all(const Group& group, const Told& told, const Linker& linker,
                      const Actors& actors);

}  // namespace dragoman
