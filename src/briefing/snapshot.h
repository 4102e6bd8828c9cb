// What was known of a pair of states when somebody last looked, and what is otherwise now.
//
// The record does not keep when a line came into it, so a look leaves a small file beside it: the
// incidents with their realis, differences, positions and commitments with their state. Incidents
// are the same if they share an event: the id of one that grows may change.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "briefing/dossier.h"
#include "briefing/words.h"

namespace dragoman {

struct Known {
  std::string kind;  // incident, difference, position, commitment
  std::string id;
  std::string state;                // realis, stance, status; empty for a difference
  std::string head;                 // in words
  std::vector<std::string> events;  // of an incident
  friend bool operator==(const Known&, const Known&) = default;
};

struct Snapshot {
  std::vector<Known> known;  // by kind and id
  friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

struct Change {
  std::string what;    // "new" or "changed"
  std::string before;  // state, of what changed
  Known now;
};

Snapshot snapshot_of(const Dossier& dossier, const BriefWords& words);

// What is new or in another state, in the order of `now`. What has gone (a report was taken out, or
// two incidents became one) is no news.
std::vector<Change> changes_between(const Snapshot& before, const Snapshot& now);

std::string snapshot_as_json(const Snapshot& snapshot);
// Fails with bad_json.
Result<Snapshot> snapshot_from_json(const std::string& text, const std::string& name);

}  // namespace dragoman
