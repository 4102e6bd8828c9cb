// On whose word an incident or a statement rests, with hearsay folded to its origin.
//
// A report's account has a chain of attribution, the nearest to the event first: "an unnamed
// official", "the paper", "the spokesman who commented on it". What counts is the first link. Five
// papers that cite one unnamed source are one origin, and so are five that each cite a source
// without a name: nothing shows that they are different ones. Copies of one text are one account
// (linking sees to that), and a version that its outlet has corrected does not count.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "briefing/dossier.h"

namespace dragoman {

struct Origins {
  std::set<std::string> reports;  // documents that tell it themselves
  std::set<std::string> actors;   // named sources, by id
  bool unnamed = false;           // some source without a name

  std::size_t count() const { return reports.size() + actors.size() + (unnamed ? 1 : 0); }
  void add(const std::string& document, const std::vector<Attribution>& attribution);
};

Origins origins_of(const IncidentRecord& incident);

// The one origin is no report of its own, or there is but one report.
bool is_single(const Origins& origins);
// Nothing but sources without a name, or media that are cited.
bool is_hearsay(const Origins& origins, const Dossier& dossier);

}  // namespace dragoman
