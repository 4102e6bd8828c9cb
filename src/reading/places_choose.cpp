#include "reading/places_choose.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace dragoman {
namespace {

// In powers of ten of people: being named in the document is worth as much as thirty times the
// size, standing in places.tsv five times.
constexpr double kLeastPeople = 1000;
constexpr double kArea = 5.5;
constexpr double kKnown = 0.7;
constexpr double kCapital = 0.5;
constexpr double kNamed = 1.5;
constexpr double kNamedMost = 0.5;

double size_of(const Spot& spot) {
  double people = std::max(static_cast<double>(spot.population), kLeastPeople);
  double size = spot.area && spot.population == 0 ? kArea : std::log10(people);
  return size + (spot.known ? kKnown : 0) + (spot.capital ? kCapital : 0);
}

double bonus_of(const Spot& spot, const StateCounts& counts) {
  auto own = counts.find(spot.state);
  if (own == counts.end()) return 0;
  bool most = std::all_of(counts.begin(), counts.end(),
                          [&](const auto& other) { return other.second <= own->second; });
  return kNamed + (most ? kNamedMost : 0);
}

std::string country_code(const std::string& state, const Knowledge& knowledge) {
  const StateEntry* entry = knowledge.state(state);
  return entry != nullptr && entry->has_iso_code ? state : "";
}

}  // namespace

Choice choose_spot(const std::vector<Spot>& spots, const Beside& beside, const StateCounts& counts,
                   const Knowledge& knowledge) {
  std::vector<const Spot*> fitting;
  auto keep = [&](auto fits) {
    for (const Spot& spot : spots) {
      if (fitting.size() < spots.size() && fits(spot)) fitting.push_back(&spot);
    }
  };
  if (!beside.region_key.empty()) {
    keep([&](const Spot& spot) { return spot.region_key == beside.region_key; });
  }
  if (fitting.empty() && !beside.country.empty()) {
    keep([&](const Spot& spot) { return spot.state == beside.country; });
  }
  Choice choice;
  choice.beside = !fitting.empty();
  if (fitting.empty()) keep([](const Spot&) { return true; });
  const Spot* largest = nullptr;
  for (const Spot* spot : fitting) {
    auto score = [&](const Spot& s) { return size_of(s) + bonus_of(s, counts); };
    if (choice.spot == nullptr || score(*spot) > score(*choice.spot)) choice.spot = spot;
    if (largest == nullptr || size_of(*spot) > size_of(*largest)) largest = spot;
  }
  const StateEntry* state = knowledge.state(choice.spot->state);
  std::string where = state != nullptr ? state->name : choice.spot->state;
  if (choice.beside) {
    choice.why = fmt::format("{} stands beside it", where);
  } else if (spots.size() == 1) {
    choice.why = "the only place of this name";
  } else if (choice.spot != largest) {
    choice.why = fmt::format("the document speaks of {}", where);
  } else {
    choice.why = fmt::format("the best known of {} places of this name", spots.size());
  }
  return choice;
}

Spot spot_of(const PlaceEntry& entry, const Knowledge& knowledge) {
  Spot spot;
  spot.place = {entry.name, country_code(entry.country, knowledge), entry.latitude,
                entry.longitude};
  spot.state = entry.country;
  spot.population = entry.population;
  spot.known = true;
  const StateEntry* state = knowledge.state(entry.country);
  spot.capital = state != nullptr && state->capital == entry.name;
  spot.area = entry.kind != "city";
  if (entry.kind == "region") spot.region_key = gazetteer_key(entry.name);
  return spot;
}

Spot spot_of(const GazetteerRow& row, const Knowledge& knowledge) {
  Spot spot;
  spot.state = row.country;
  spot.place = {std::string(row.name), country_code(spot.state, knowledge), row.latitude,
                row.longitude};
  spot.region_key = gazetteer_key(row.region);
  spot.population = row.population;
  spot.area = row.is_region;
  spot.sign = row.sign;
  return spot;
}

}  // namespace dragoman
