// Derived records that are put together from what many documents bring: differences, relations,
// positions, issues and terms.
//
// Documents and incidents put in what they bring and take it out again; `settle` makes anew what
// that bears on, and nothing else.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "linking/link_rows.h"
#include "linking/relations.h"
#include "linking/trace.h"
#include "record/link_store.h"

namespace dragoman {

// Differences by whoever brings them. Several may bring the same; one is told.
class KeptDifferences {
 public:
  explicit KeptDifferences(LinkStore& store) : store_(store) {}
  // In place of those that the owner brought before.
  void set(const std::string& owner, std::vector<DifferenceRecord> differences);

 private:
  void settle(const std::string& id);
  LinkStore& store_;
};
// Of two records with one id, the one that is told.
bool comes_first(const DifferenceRecord& a, const DifferenceRecord& b);

// Incidents by the pairs of states and months in which they count.
class KeptRelations {
 public:
  explicit KeptRelations(LinkStore& store) : store_(store) {}
  void put(const DyadMonth& month, const IncidentRecord& incident);
  void erase(const DyadMonth& month, const std::string& incident);
  void settle();

 private:
  LinkStore& store_;
  std::set<DyadMonth> touched_;
};

// Who tells the actors of whom something is asked.
using FindActors = std::function<const Actors&(const std::vector<std::string>& ids)>;

class KeptPositions {
 public:
  KeptPositions(LinkStore& store, FindActors actors) : store_(store), actors_(std::move(actors)) {}
  void put(std::int64_t document, const Trace& trace);
  void erase(std::int64_t document, const Trace& trace);
  void settle();

 private:
  // Makes a holder's position anew; its issue, with one vote on it, is to be made anew as well.
  void settle(const StanceVote& whose);
  void settle_issue(const std::string& id);

  LinkStore& store_;
  FindActors actors_;
  std::map<std::pair<std::string, std::string>, StanceVote> touched_;  // by holder and issue
};

class KeptTerms {
 public:
  KeptTerms(LinkStore& store, KeptDifferences& differences)
      : store_(store), differences_(differences) {}
  void put(std::int64_t document, const Trace& trace);
  void erase(std::int64_t document, const Trace& trace);
  void settle();

 private:
  void change(std::int64_t document, const Trace& trace, bool put);
  std::set<std::int64_t> connected(std::int64_t term);

  LinkStore& store_;
  KeptDifferences& differences_;
  std::set<std::int64_t> touched_;
};

}  // namespace dragoman
