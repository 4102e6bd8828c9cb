#include "exchange/incident_pages.h"

#include <set>

namespace dragoman {
namespace {

std::vector<std::string> list_of(const std::set<std::string>& ids) {
  return {ids.begin(), ids.end()};
}

Status load(Store& store, const std::vector<IncidentRecord>& incidents, Dossier& dossier) {
  std::set<std::string> actors;
  std::set<std::string> documents;
  std::set<std::string> events;
  for (const IncidentRecord& incident : incidents) {
    actors.insert(incident.actors.begin(), incident.actors.end());
    documents.insert(incident.documents.begin(), incident.documents.end());
    events.insert(incident.events.begin(), incident.events.end());
    for (const Account& account : incident.accounts) {
      for (const Attribution& source : account.attribution) {
        if (!source.actor.empty()) actors.insert(source.actor);
      }
    }
  }
  auto known = store.actors_in_short(list_of(actors));
  if (!known) return known.error();
  auto papers = store.documents_in_short(list_of(documents));
  if (!papers) return papers.error();
  for (ActorRecord& actor : *known) dossier.actors.emplace(actor.id, std::move(actor));
  for (Document& paper : *papers) dossier.documents.emplace(paper.id, std::move(paper));
  if (events.empty()) return {};  // a filter without ids asks for all
  Filter of;
  of.ids = list_of(events);
  auto told = store.events(of);
  if (!told) return told.error();
  for (EventRecord& event : *told) dossier.events.emplace(event.id, std::move(event));
  return {};
}

}  // namespace

Status each_incident(
    Store& store, Order order,
    const std::function<void(const IncidentRecord& incident, const Dossier& dossier)>& use) {
  PageOptions options;
  options.limit = 200;
  options.order = order;
  do {
    Result<Page<IncidentRecord>> page = store.page<IncidentRecord>({}, options);
    if (!page) return page.error();
    Dossier dossier;
    if (!page->items.empty()) {
      if (Status loaded = load(store, page->items, dossier); !loaded) return loaded;
    }
    for (const IncidentRecord& incident : page->items) use(incident, dossier);
    options.cursor = std::move(page->next);
  } while (!options.cursor.empty());
  return {};
}

}  // namespace dragoman
