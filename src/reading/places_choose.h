// Which of several places of one name a text means.
//
// In this order: a state or region named right beside it; the states that the document speaks of;
// how large and how well known a place is. The last two are weighed against each other, so that
// the Paris of Texas does not win in every report on the United States.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "knowledge/knowledge.h"
#include "record/types.h"

namespace dragoman {

// A place that a name may mean.
struct Spot {
  Place place;
  std::string state;       // its code, also where the record has none
  std::string region_key;  // of the first-level region it lies in, where known
  std::int64_t population = 0;
  bool known = false;  // stands in places.tsv
  bool capital = false;
  bool area = false;  // no town: a region, a sea ...
  NameSign sign = NameSign::none;
};

// What stands beside the name; both empty for nothing.
struct Beside {
  std::string country;
  std::string region_key;
  bool empty() const { return country.empty() && region_key.empty(); }
};

// How often a document names each state, by code.
using StateCounts = std::map<std::string, int, std::less<>>;

struct Choice {
  const Spot* spot = nullptr;
  bool beside = false;  // what stands beside the name fits
  std::string why;
};

// `spots` is not empty.
Choice choose_spot(const std::vector<Spot>& spots, const Beside& beside, const StateCounts& counts,
                   const Knowledge& knowledge);

Spot spot_of(const PlaceEntry& entry, const Knowledge& knowledge);
Spot spot_of(const GazetteerRow& row, const Knowledge& knowledge);

}  // namespace dragoman
