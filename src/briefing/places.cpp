#include "briefing/places.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace dragoman {
namespace {

std::string last_day(const EventRecord& event, Lookup& lookup) {
  if (event.date && event.date->known() && !event.date->year_open()) return event.date->end;
  if (event.evidence.empty()) return "";
  const Document* document = lookup.document(event.evidence.front().document);
  if (document == nullptr || !document->published) return "";
  return document->published->end;
}

}  // namespace

std::vector<PlaceSummary> summarize_places(const std::vector<EventRecord>& events, Lookup& lookup) {
  struct Gathered {
    PlaceSummary summary;
    std::set<std::string> documents;
  };
  std::map<std::pair<std::string, std::string>, Gathered> places;
  for (const EventRecord& event : events) {
    if (!event.place) continue;
    Gathered& gathered = places[{event.place->name, event.place->country}];
    PlaceSummary& summary = gathered.summary;
    if (summary.events++ == 0 || !summary.place.latitude) summary.place = *event.place;
    for (const Evidence& evidence : event.evidence) gathered.documents.insert(evidence.document);
    summary.newest = std::max(summary.newest, last_day(event, lookup));
  }
  std::vector<PlaceSummary> out;
  for (auto& [key, gathered] : places) {
    gathered.summary.documents = gathered.documents.size();
    out.push_back(std::move(gathered.summary));
  }
  std::stable_sort(out.begin(), out.end(), [](const PlaceSummary& a, const PlaceSummary& b) {
    return a.events > b.events;
  });
  return out;
}

}  // namespace dragoman
