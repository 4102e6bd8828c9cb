// The rows that linking keeps (record/link_store.h), and the numbers they go by.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "linking/words.h"

namespace dragoman {

// The number by which a mention is known in rows: its document's and its place there. It says
// nothing of the order of anything that is told.
using Item = std::int64_t;
constexpr Item kMentionsOfDocument = 1 << 20;
constexpr Item item_of(std::int64_t document, std::size_t index) {
  return document * kMentionsOfDocument + static_cast<Item>(index);
}
constexpr std::int64_t document_of(Item item) {
  return item / kMentionsOfDocument;
}
constexpr std::size_t index_of(Item item) {
  return static_cast<std::size_t>(item % kMentionsOfDocument);
}

inline std::int64_t row_key(std::uint64_t hash) {
  return static_cast<std::int64_t>(hash);
}
inline std::int64_t row_key(std::string_view text) {
  return row_key(hash_word(text));
}

// key → what lies there: place, item, value.
enum LinkSpace : int {
  kLeaders = 1,      // mention key → mention
  kCompany = 2,      // mention key → mention
  kEdges = 3,        // mention → mention, both ways
  kIncidentOf = 4,   // mention → the incident's id
  kIncidents = 5,    // incident → what it was made of, where it counts
  kMonths = 6,       // dyad and month → incident: its scores
  kOwned = 7,        // owner → ids of its differences
  kDifferences = 8,  // difference → owner: the record
  kDays = 9,         // kind and parties → first day, mention
  kClaims = 10,      // kind and parties → first day, mention: the last day
  kVotes = 11,       // holder and issue → vote
  kIssues = 12,      // issue → holder: the first evidence of the position
  kUses = 13,        // term → use
  kTermLinks = 14,   // term → term, document
  kTermIssues = 15,  // term → the issue's id
  kActors = 16,      // actor → as linking saw it
  kDependents = 17,  // actor → document: whether on the name, or the aliases
};

}  // namespace dragoman
