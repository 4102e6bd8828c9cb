// What a record holds about a pair of states: the plain records that a brief is composed from.
//
// The store is asked once, and only for what concerns the two: the cost follows what they have to
// do with each other, not the size of the record. Everything above is a pure function of a Dossier,
// so that tests make one by hand.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/document.h"
#include "base/result.h"
#include "record/store.h"

namespace dragoman {

struct Pair {
  std::string first;   // alpha-3
  std::string second;  // another
  std::string since;   // ISO days, or empty
  std::string until;
};

struct Dossier {
  Pair pair;
  std::string newest;  // the last day on which anything of the record was published, or empty
  // All that the others cite, by id; without evidence, their roles too.
  std::map<std::string, ActorRecord> actors;
  std::map<std::string, Document> documents;  // with text
  std::map<std::string, IssueRecord> issues;  // that positions and differences name
  std::vector<IncidentRecord> incidents;      // between the two, in the time asked for
  std::map<std::string, EventRecord> events;  // of these incidents and those cited
  std::vector<StatementRecord> statements;    // both take part
  std::vector<CommitmentRecord> commitments;  // both take part
  std::vector<MembershipRecord> memberships;  // of one of them
  std::vector<DifferenceRecord> differences;  // of what is between the two, or that they have
  std::vector<PositionRecord> positions;      // of actors of either
  std::vector<RelationRecord> relations;      // by month
  // By id: what the relations were added from, and what differences are about.
  std::map<std::string, IncidentRecord> cited;

  std::string name(const std::string& id) const;  // the id itself where it is unknown
  // "Sergei Lavrov (RUS)"; states without the code.
  std::string name_and_country(const std::string& id) const;
  std::string country(const std::string& id) const;  // or empty
  std::string issue(const std::string& id) const;
  std::string side_name(const std::string& code) const;  // "Armenia"
  std::string words(const Evidence& evidence) const;     // on one line
  // The last day on which a document may have been published, or empty.
  std::string published(const std::string& document) const;
  std::string outlet(const std::string& document) const;  // its title or file where it has none
};

// Whether the two took part with or against each other: in one of its events one acted to the
// other, or both acted, in what states do together or where nobody else did; or no single event has
// both (each report tells one side of it). Ten states in which arrests were made did nothing to
// each other.
bool is_between(const IncidentRecord& incident, const std::map<std::string, EventRecord>& events,
                const std::map<std::string, std::string>& countries, const std::string& first,
                const std::string& second);

// Documents in which something is told between the two.
std::set<std::string> common_documents(const Dossier& dossier);

// The day by which an incident is sorted: its own; where that is unknown or its year open, the
// first on which it was reported; or empty.
std::string day_of(const IncidentRecord& incident, const Dossier& dossier);

bool has_happened(const IncidentRecord& incident);

// Fails as the store does.
Result<Dossier> load_dossier(Store& store, const Pair& pair);

}  // namespace dragoman
