// Mentions into incidents: which mentions tell of one event.
//
// Mentions are compared only where they share a key (their type with two states, a person or one
// state, and the days in which they may lie), and within their document, of which a very long one
// compares only what lies close. Pairs that reach the
// threshold are edges; what edges connect is a component, and nothing outside it bears on it. In a
// component the heaviest edge joins first; two groups join only if every two of their mentions may
// be one incident (match.h). The result depends on the set of mentions, not on their order.
// What a reader joined is an edge heavier than all others, which only what a reader kept apart
// hinders.
// Keys that very many mentions share say too little and are passed over, so that what one more
// mention costs does not grow with the record.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "linking/event_mention.h"
#include "linking/match.h"

namespace dragoman {

// What a mention can be found by. Of those that share a key, leaders are compared with all, company
// with leaders only: of two mentions that have two states each and share but one, neither would be
// the other's incident. Where more than `most` lead, or more than `most` are company, these are
// passed over.
struct MentionKey {
  std::uint64_t key = 0;
  bool company = false;
  std::uint16_t most = 0;
  friend auto operator<=>(const MentionKey&, const MentionKey&) = default;
};
// Sorted, each key once.
std::vector<MentionKey> keys_of(const EventMention& mention);

using MentionPair = std::pair<std::size_t, std::size_t>;

struct Join {
  std::size_t first = 0;  // indexes of mentions
  std::size_t second = 0;
  Match match;
};

struct Group {
  std::vector<std::size_t> members;  // indexes of mentions, ascending
  std::vector<Join> joins;           // the edges by which it grew, the heaviest first
};

// The pairs of one document's mentions that are compared (indexes, the lower first): all, or of
// very many those that lie close to each other in the text.
std::vector<MentionPair> pairs_within(const std::vector<const EventMention*>& mentions);

// Groups by their first member; each mention is in one. `mentions` must be sorted by event id.
std::vector<Group> group_mentions(const std::vector<EventMention>& mentions,
                                  const MatchWeights& weights);

// The same where it is known which pairs (of indexes, ascending) are edges.
std::vector<Group> group_edges(const std::vector<EventMention>& mentions,
                               const std::vector<MentionPair>& edges, const MatchWeights& weights);

}  // namespace dragoman
