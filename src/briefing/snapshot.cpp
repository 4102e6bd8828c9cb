#include "briefing/snapshot.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "briefing/incident_words.h"
#include "briefing/prose.h"

namespace dragoman {

Snapshot snapshot_of(const Dossier& dossier, const BriefWords& words) {
  Snapshot out;
  std::set<std::string> incidents;
  for (const IncidentRecord& incident : dossier.incidents) {
    incidents.insert(incident.id);
    out.known.push_back({"incident", incident.id, std::string(realis_name(incident.realis)),
                         when(incident, dossier, words) + " " + head_of(incident, dossier, words),
                         incident.events});
  }
  for (const DifferenceRecord& difference : dossier.differences) {
    std::set<std::string> countries;
    for (const Side& side : difference.sides) countries.insert(dossier.country(side.who));
    const bool of_both =
        countries.contains(dossier.pair.first) && countries.contains(dossier.pair.second);
    if (!of_both && !incidents.contains(difference.about)) continue;
    std::string about = dossier.actors.contains(difference.about) ? dossier.name(difference.about)
                                                                  : dossier.issue(difference.about);
    const auto incident = dossier.cited.find(difference.about);
    if (incident != dossier.cited.end()) about = short_head_of(incident->second, dossier, words);
    out.known.push_back({"difference",
                         difference.id,
                         "",
                         words.say("difference." + difference.kind, {{"about", about}}),
                         {}});
  }
  for (const PositionRecord& position : dossier.positions) {
    out.known.push_back({"position",
                         position.id,
                         position.stance,
                         dossier.name(position.actor) + " – " + dossier.issue(position.issue),
                         {}});
  }
  for (const CommitmentRecord& commitment : dossier.commitments) {
    out.known.push_back({"commitment",
                         commitment.id,
                         commitment.status,
                         capitalized(one_line(commitment.name)),
                         {}});
  }
  std::stable_sort(out.known.begin(), out.known.end(), [](const Known& a, const Known& b) {
    return std::tie(a.kind, a.id) < std::tie(b.kind, b.id);
  });
  return out;
}

std::vector<Change> changes_between(const Snapshot& before, const Snapshot& now) {
  std::map<std::string, const Known*> by_id;
  std::map<std::string, const Known*> by_event;
  for (const Known& known : before.known) {
    by_id[known.id] = &known;
    for (const std::string& event : known.events) by_event[event] = &known;
  }
  std::vector<Change> out;
  for (const Known& known : now.known) {
    const Known* was = nullptr;
    if (const auto same = by_id.find(known.id); same != by_id.end()) was = same->second;
    for (std::size_t i = 0; was == nullptr && i < known.events.size(); ++i) {
      const auto same = by_event.find(known.events[i]);
      if (same != by_event.end()) was = same->second;
    }
    if (was == nullptr) {
      out.push_back({"new", "", known});
    } else if (was->state != known.state) {
      out.push_back({"changed", was->state, known});
    }
  }
  return out;
}

std::string snapshot_as_json(const Snapshot& snapshot) {
  using Json = nlohmann::ordered_json;
  Json lines = Json::array();
  for (const Known& known : snapshot.known) {
    lines.push_back(Json{{"kind", known.kind},
                         {"id", known.id},
                         {"state", known.state},
                         {"head", known.head},
                         {"events", known.events}});
  }
  return Json{{"version", 1}, {"known", std::move(lines)}}.dump(1, ' ', false,
                                                                Json::error_handler_t::replace) +
         "\n";
}

Result<Snapshot> snapshot_from_json(const std::string& text, const std::string& name) {
  using Json = nlohmann::json;
  const Error bad{ErrorCode::bad_json, "no state of `dragoman watch`; remove it to begin anew",
                  name};
  const Json all = Json::parse(text, nullptr, false);
  if (!all.is_object() || all.value("version", 0) != 1 || !all.contains("known") ||
      !all["known"].is_array()) {
    return bad;
  }
  Snapshot out;
  for (const Json& line : all["known"]) {
    if (!line.is_object()) return bad;
    Known known;
    for (const auto& [key, value] :
         {std::pair{"kind", &known.kind}, std::pair{"id", &known.id},
          std::pair{"state", &known.state}, std::pair{"head", &known.head}}) {
      if (!line.contains(key) || !line[key].is_string()) return bad;
      *value = line[key].get<std::string>();
    }
    if (!line.contains("events") || !line["events"].is_array()) return bad;
    for (const Json& event : line["events"]) {
      if (!event.is_string()) return bad;
      known.events.push_back(event.get<std::string>());
    }
    out.known.push_back(std::move(known));
  }
  return out;
}

}  // namespace dragoman
