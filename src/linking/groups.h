// Mentions into incidents: which mentions tell of one event.
//
// Mentions are compared only where they share a key (their type with two states, a person or one
// state, and the days in which they may lie), and within their document. Pairs that reach the
// threshold are edges; what edges connect is a component, and nothing outside it bears on it. In a
// component the heaviest edge joins first; two groups join only if every two of their mentions may
// be one incident (match.h). The result depends on the set of mentions, not on their order.
// Keys that very many mentions share say too little and are passed over.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "linking/event_mention.h"
#include "linking/match.h"

namespace dragoman {

// What a mention can be found by. A key of those that set no time (`wide`) is passed over where
// more than kMostOfWideKey mentions share it.
struct MentionKey {
  std::uint64_t key = 0;
  bool wide = false;
  friend auto operator<=>(const MentionKey&, const MentionKey&) = default;
};
inline constexpr std::size_t kMostOfWideKey = 100;
std::vector<MentionKey> keys_of(const EventMention& mention);

struct Join {
  std::size_t first = 0;  // indexes of mentions
  std::size_t second = 0;
  Match match;
};

struct Group {
  std::vector<std::size_t> members;  // indexes of mentions, ascending
  std::vector<Join> joins;           // the edges by which it grew, the heaviest first
};

// Groups by their first member; each mention is in one. `mentions` must be sorted by event id.
std::vector<Group> group_mentions(const std::vector<EventMention>& mentions,
                                  const MatchWeights& weights);

// The same for mentions of which it is known that nothing else is connected with them: compares all
// pairs. O(n²).
std::vector<Group> group_component(const std::vector<EventMention>& mentions,
                                   const MatchWeights& weights);

}  // namespace dragoman
