// Where the events of a record took place: one line a place.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "briefing/lookup.h"
#include "record/types.h"

namespace dragoman {

struct PlaceSummary {
  Place place;
  std::size_t events = 0;
  std::size_t documents = 0;
  // The last day of its latest event; where that is unknown or its year open, of the document.
  // Empty where none is known.
  std::string newest;
};

// Events without a place do not count. Most events first, then by name and country. Two places are
// one where name and country agree.
std::vector<PlaceSummary> summarize_places(const std::vector<EventRecord>& events, Lookup& lookup);

}  // namespace dragoman
