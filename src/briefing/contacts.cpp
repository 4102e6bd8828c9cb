#include "briefing/contacts.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "briefing/prose.h"

namespace dragoman {
namespace {

bool held_on(const Role& role, const std::string& day) {
  if (day.empty()) return true;
  return (role.from.empty() || role.from <= day) && (role.to.empty() || role.to >= day);
}

}  // namespace

bool is_contact(const IncidentRecord& incident) {
  return incident.type == "CONSULT" && has_happened(incident);
}

Level level_of(const ActorRecord& actor, const std::string& day, const BriefWords& words) {
  if (actor.kind != "person") return words.level_of_kind(actor.kind);
  Level best = Level::none;
  for (const Role& role : actor.roles) {
    if (held_on(role, day)) best = std::max(best, words.level_of_title(role.title));
  }
  return best;
}

std::vector<std::string> side_of(const IncidentRecord& incident, const std::string& country,
                                 const Dossier& dossier) {
  std::vector<std::string> persons;
  std::vector<std::string> bodies;
  std::vector<std::string> states;
  for (const std::string& id : incident.actors) {
    const auto actor = dossier.actors.find(id);
    if (actor == dossier.actors.end() || actor->second.country != country) continue;
    const std::string& kind = actor->second.kind;
    (kind == "person" ? persons : kind == "state" ? states : bodies).push_back(id);
  }
  if (!persons.empty()) return persons;
  return bodies.empty() ? states : bodies;
}

Level level_of(const IncidentRecord& incident, const Dossier& dossier, const BriefWords& words) {
  const std::string day = day_of(incident, dossier);
  Level lower = Level::head;
  for (const std::string& country : {dossier.pair.first, dossier.pair.second}) {
    Level side = Level::none;
    bool is_state = true;
    for (const std::string& id : side_of(incident, country, dossier)) {
      const ActorRecord& actor = dossier.actors.at(id);
      side = std::max(side, level_of(actor, day, words));
      is_state = is_state && actor.kind == "state";
    }
    // "Lavrov visited Armenia" leaves the hosts open.
    if (!is_state) lower = std::min(lower, side);
  }
  const bool nobody =
      std::all_of(incident.actors.begin(), incident.actors.end(), [&](const std::string& id) {
        const auto actor = dossier.actors.find(id);
        return actor == dossier.actors.end() || actor->second.kind == "state";
      });
  return nobody ? Level::none : lower;
}

std::vector<Contact> contacts_of(const Dossier& dossier, const BriefWords& words) {
  std::vector<const IncidentRecord*> incidents;
  for (const IncidentRecord& incident : dossier.incidents) {
    if (is_contact(incident)) incidents.push_back(&incident);
  }
  std::stable_sort(incidents.begin(), incidents.end(), [&](const auto* a, const auto* b) {
    return day_of(*a, dossier) > day_of(*b, dossier);
  });
  std::map<std::pair<std::string, std::string>, Contact> contacts;
  for (const IncidentRecord* incident : incidents) {
    for (const std::string& first : side_of(*incident, dossier.pair.first, dossier)) {
      for (const std::string& second : side_of(*incident, dossier.pair.second, dossier)) {
        Contact& contact = contacts[{first, second}];
        if (contact.incidents.empty()) {
          contact.first = first;
          contact.second = second;
          contact.last = day_of(*incident, dossier);
          contact.last_is_exact = !sort_day(incident->date).empty();
        }
        contact.incidents.push_back(incident->id);
        contact.level = std::max(contact.level, level_of(*incident, dossier, words));
        if (contact.place.empty() && incident->place) contact.place = incident->place->name;
        contact.modes.push_back(words.noun(incident->type, incident->mode));
      }
    }
  }
  std::vector<Contact> out;
  for (auto& [key, contact] : contacts) out.push_back(std::move(contact));
  std::sort(out.begin(), out.end(), [&](const Contact& a, const Contact& b) {
    return std::tuple(b.incidents.size(), b.last, dossier.name(a.first), dossier.name(a.second)) <
           std::tuple(a.incidents.size(), a.last, dossier.name(b.first), dossier.name(b.second));
  });
  return out;
}

}  // namespace dragoman
