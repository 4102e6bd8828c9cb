// Linking some documents into a record that is linked but for them.
//
// Each document that is given is taken out of what linking keeps, with all that it brought, and,
// if it is still there, read and put in again. What that bears on is made anew: the incidents of
// mentions whose edges changed or that came, and of those connected with them; the months in which
// these count; positions, issues and terms that the document speaks of; what it claims or refutes.
// All else stays as it is. The outcome is what linking all documents together would give, whatever
// the order and the batches: edges depend on the set of mentions, everything above on the edges.
//
// Mentions join the heaviest edge first, and a join can hinder another far along a chain of edges.
// So groups around what was touched are joined anew together with their neighbours, whose own joins
// are played again; where one of these joins in or fails to, it counts as touched as well. When
// none does, all others would join as they did: an edge between two groups that both came about as
// before fails as before.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "linking/edges.h"
#include "linking/kept.h"
#include "linking/linker.h"
#include "linking/told.h"
#include "linking/trace.h"
#include "record/link_store.h"

namespace dragoman {

// Marks the documents as pending that depend on one of these actors, if others see him otherwise
// than before.
void follow_actors(LinkStore& store, const std::vector<std::string>& actors);

// Lives within one update of the store.
class Refresh {
 public:
  // `traces` may live from one update to the next that succeeds.
  Refresh(LinkStore& store, const Linker& linker, Traces& traces);

  void run(const std::vector<std::string>& documents);

 private:
  void take_out(std::int64_t document);
  void put_in(const LinkedDocument& read);
  // Rows by which others find what the document brings.
  void put_rows(std::int64_t document, const Trace& trace);
  void erase_rows(std::int64_t document, const Trace& trace);
  void touch_claims(const EventMention& mention);
  void regroup();
  void regroup_around(Item seed, std::set<Item>& done);
  // Those that are of one incident now, with the mention itself.
  std::vector<Item> group_of(Item item);
  bool is_there(Item item);
  void make(const Group& group, const std::vector<Item>& items,
            const std::vector<EventMention>& mentions);
  // The words that take up events of the document, of which `item` is one mention.
  std::map<std::string, std::vector<NounMention>> nouns_of(const LinkedDocument& read, Item item);
  void assign(Item item, const EventMention& mention, const std::string& incident);
  void erase_incident(const std::string& id);
  void check_claims();
  void check_claim(Item item);

  std::shared_ptr<const LinkedDocument> document(const std::string& id);
  const Actors& know(const std::vector<std::string>& ids);
  std::string incident_of(Item item);

  LinkStore& store_;
  const Linker& linker_;
  Actors actors_;
  std::set<std::string> known_;  // whether there is such an actor or not
  Traces& traces_;
  Edges edges_;
  KeptDifferences differences_;
  KeptRelations relations_;
  KeptPositions positions_;
  KeptTerms terms_;
  std::map<std::string, std::shared_ptr<const LinkedDocument>> documents_;
  std::set<std::int64_t> linked_;  // documents put in
  std::set<std::string> before_;   // incidents of mentions touched
  std::set<std::string> after_;
  std::set<Item> claims_;  // to be held against others
};

}  // namespace dragoman
