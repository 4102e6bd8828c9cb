// What each source says of one incident: the accounts that are held against each other.
//
// A source is who a report names as the teller (its attribution, or the speaker of a statement in
// the same sentence); where none is named, the body whose own text it is (a ministry's read-out),
// or the report itself. An account holds the sentences in which the source tells of the incident,
// and what it says within a few sentences of them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "linking/groups.h"
#include "linking/incidents.h"

namespace dragoman {

// What else a document says, by its id; pointers into what the caller holds.
struct Surroundings {
  std::map<std::string, std::vector<const StatementRecord*>> statements;
  std::map<std::string, std::vector<const FigureRecord*>> figures;
};

struct IncidentAccount {
  std::string who;       // an actor's id, or the document's
  std::string country;   // of who tells, or empty
  bool of_body = false;  // who tells is a ministry, parliament, ...
  const Document* document = nullptr;
  std::vector<std::size_t> mentions;  // indexes
  std::vector<const StatementRecord*> statements;
  std::set<Span> sentences;
  WordBag parties;      // the words of the names of all who took part
  std::set<Span> told;  // those of `sentences` that name the incident

  bool is_own() const { return who != document->id; }  // somebody's word, not the report's
};

// By document in the order of publication, then by source. Of copies only the first has accounts,
// of versions only the last (tellings.h). `tables.official` tells read-outs.
std::vector<IncidentAccount> accounts_of(const Group& group,
                                         const std::vector<EventMention>& mentions,
                                         const std::vector<ToldEvent>& told,
                                         const Surroundings& around, const Actors& actors,
                                         const LinkTables& tables);

// The sentences as evidence, at most `most`.
std::vector<Evidence> evidence_of(const IncidentAccount& account, std::size_t most = 5);

}  // namespace dragoman
