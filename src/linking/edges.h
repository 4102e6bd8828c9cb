// Which mentions of the record belong together, kept up to date as documents come and go.
//
// After each call the edges in the store are those that group_mentions would find among all
// mentions there: pairs that reach the threshold and are of one document or share a key that is
// not passed over. A key that comes to be shared by too many, or no longer is, has its pairs looked
// at again.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

#include "linking/groups.h"
#include "linking/link_rows.h"
#include "linking/match.h"
#include "linking/trace.h"
#include "record/link_store.h"

namespace dragoman {

// Traces as they are asked for; keeps some, from one update of the store to the next where nobody
// else has changed the record in between.
class Traces {
 public:
  // To be called at the beginning of each update; when one fails, the traces go with it.
  void look_into(LinkStore& store);

  // Nothing where the document has none.
  std::shared_ptr<const Trace> of(std::int64_t document);
  const EventMention& mention(Item item) {
    return of(document_of(item))->mentions.at(index_of(item));
  }
  void put(std::int64_t document, std::shared_ptr<const Trace> trace);
  void erase(std::int64_t document);

 private:
  using Kept = std::unordered_map<std::int64_t, std::shared_ptr<const Trace>>;
  LinkStore* store_ = nullptr;
  std::int64_t others_ = -1;
  // Those asked for of late, and those before them, which give way when the others are too many.
  Kept kept_;
  Kept older_;
  std::size_t mentions_ = 0;  // put into kept_
};

class Edges {
 public:
  Edges(LinkStore& store, Traces& traces, const MatchWeights& weights)
      : store_(store), traces_(traces), weights_(weights) {}

  // The mentions of a document; its trace must be there.
  void add(std::int64_t document, const Trace& trace);
  void remove(std::int64_t document, const Trace& trace);

  std::vector<Item> of(Item item);
  // Mentions that came or whose edges changed, but for those that went.
  const std::set<Item>& touched() const { return touched_; }
  void touch(Item item) { touched_.insert(item); }

 private:
  struct Sharing {
    std::vector<Item> leaders;
    std::vector<Item> company;  // not asked for where the leaders are too many
    bool leaders_count = false;
    bool company_counts = false;
  };
  Sharing sharing_of(const MentionKey& key);
  // Which of those who share a key are compared, as it stands since the last of them came or went.
  struct Counting {
    bool leaders = false;
    bool company = false;
  };
  Counting counting_of(const MentionKey& key);
  void add_mention(Item item, const EventMention& mention);
  void compare(Item a, Item b);
  void unite(Item a, Item b);
  void part(Item a, Item b);
  bool share_key(const std::vector<MentionKey>& of_a, const std::vector<MentionKey>& of_b);
  // Looks again at all edges of those who share a key, or at all their pairs.
  void drop_edges(const MentionKey& key, const Sharing& sharing);
  void compare_all(const Sharing& sharing);

  LinkStore& store_;
  Traces& traces_;
  const MatchWeights& weights_;
  std::set<Item> touched_;
  std::unordered_map<std::uint64_t, Counting> counting_;  // by key
};

}  // namespace dragoman
