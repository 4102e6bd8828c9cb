// The views of very much at once: time line, matrix of positions, network of contacts, map.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "briefing/contacts.h"
#include "briefing/prose.h"
#include "serve/answers.h"
#include "serve/filters.h"
#include "serve/routes.h"
#include "serve/service.h"

namespace dragoman {
namespace {

using namespace parameter;

constexpr std::size_t kMostShown = 50000;

// What many incidents have in common is written once: a word's number stands for it.
class Words {
 public:
  std::size_t number(const std::string& word) {
    const auto [place, is_new] = numbers_.try_emplace(word, words_.size());
    if (is_new) words_.push_back(word);
    return place->second;
  }
  const std::vector<std::string>& all() const { return words_; }

 private:
  std::map<std::string, std::size_t> numbers_;
  std::vector<std::string> words_;
};

// Incidents that the filters let through, with who their actors are.
struct Shown {
  std::vector<IncidentRecord> incidents;
  std::shared_ptr<const ActorDirectory::Table> actors;

  const ActorShort& actor(const std::string& id) const { return actors->at(id); }
  Level level(const IncidentRecord& incident) const {
    Level out = Level::none;
    for (const std::string& id : incident.actors) out = std::max(out, actor(id).level);
    return out;
  }
};

Result<Shown> shown(Question& question) {
  Filter filter = filter_of(question.query);
  Result<std::vector<IncidentRecord>> found = question.store.incidents(filter);
  if (!found) return found.error();
  if (found->size() > kMostShown) {
    return Error{ErrorCode::too_large,
                 fmt::format("{} incidents are more than the {} that are shown at once; narrow the "
                             "time or name a country",
                             found->size(), kMostShown),
                 {}};
  }
  std::vector<std::string> ids;
  for (const IncidentRecord& incident : *found) {
    ids.insert(ids.end(), incident.actors.begin(), incident.actors.end());
  }
  auto actors = question.service.actors().of(question.store, ids);
  if (!actors) return actors.error();
  Shown out{std::move(*found), std::move(*actors)};
  const std::string level = question.query.get("level");
  if (!level.empty()) {
    std::erase_if(out.incidents, [&](const IncidentRecord& incident) {
      return level_name(out.level(incident)) != level;
    });
  }
  return out;
}

// First and last day; of an incident without a day those on which it was first reported.
std::optional<std::pair<Day, Day>> days_of(const IncidentRecord& incident) {
  const auto days = [](const std::optional<Date>& date) -> std::optional<std::pair<Day, Day>> {
    if (!date || !date->known() || date->year_open()) return std::nullopt;
    const std::optional<Day> start = parse_iso_day(date->start);
    const std::optional<Day> end = parse_iso_day(date->end.empty() ? date->start : date->end);
    if (!start || !end) return std::nullopt;
    return std::pair{*start, *end};
  };
  if (auto own = days(incident.date)) return own;
  std::optional<std::pair<Day, Day>> first;
  for (const RealisChange& told : incident.realis_history) {
    const auto published = days(told.published);
    if (published && (!first || *published < *first)) first = published;
  }
  return first;
}

// "Lavrov – Mirzoyan: visit"
std::string title_of(const IncidentRecord& incident, const Shown& all, const BriefWords& words) {
  constexpr std::size_t kNames = 2;
  std::string out;
  for (std::size_t i = 0; i < std::min(incident.actors.size(), kNames); ++i) {
    if (i > 0) out += " – ";
    out += all.actor(incident.actors[i]).name;
  }
  if (incident.actors.size() > kNames) {
    out += fmt::format(" + {}", incident.actors.size() - kNames);
  }
  const std::string noun = words.noun(incident.type, incident.mode);
  return out.empty() ? noun : out + ": " + noun;
}

HttpAnswer timeline_csv(const Shown& all, const BriefWords& words) {
  CsvText out({"id", "start", "end", "type", "mode", "realis", "score", "level", "reports",
               "confidence", "title"});
  for (const IncidentRecord& incident : all.incidents) {
    out.row({incident.id, incident.date ? incident.date->start : "",
             incident.date ? incident.date->end : "", incident.type, incident.mode,
             std::string(realis_name(incident.realis)), fmt::format("{:g}", incident.score),
             std::string(level_name(all.level(incident))),
             std::to_string(incident.documents.size()), fmt::format("{:g}", incident.confidence),
             title_of(incident, all, words)});
  }
  return std::move(out).response("timeline");
}

Result<HttpAnswer> timeline(Question& question) {
  Result<Shown> all = shown(question);
  if (!all) return all.error();
  const BriefWords& brief_words = question.service.setup().words;
  if (question.query.csv()) return timeline_csv(*all, brief_words);
  Json columns{{"n", 0}};
  for (const char* name : {"ids", "start", "end", "type", "mode", "realis", "score", "level",
                           "reports", "confidence", "title"}) {
    columns[name] = Json::array();
  }
  Words types;
  Words modes;
  Words realis;
  Words levels;
  std::size_t undated = 0;
  std::size_t count = 0;
  for (const IncidentRecord& incident : all->incidents) {
    const auto days = days_of(incident);
    if (!days) {
      ++undated;
      continue;
    }
    ++count;
    columns["ids"].push_back(incident.id);
    columns["start"].push_back(days->first);
    columns["end"].push_back(days->second);
    columns["type"].push_back(types.number(incident.type));
    columns["mode"].push_back(modes.number(incident.mode));
    columns["realis"].push_back(realis.number(std::string(realis_name(incident.realis))));
    columns["score"].push_back(incident.score);
    columns["level"].push_back(levels.number(std::string(level_name(all->level(incident)))));
    columns["reports"].push_back(incident.documents.size());
    columns["confidence"].push_back(incident.confidence);
    columns["title"].push_back(title_of(incident, *all, brief_words));
  }
  columns["n"] = count;
  columns["types"] = types.all();
  columns["modes"] = modes.all();
  columns["realis_names"] = realis.all();
  columns["levels"] = levels.all();
  columns["undated"] = undated;
  return json_response(dump(columns));
}

HttpAnswer matrix_csv(const std::vector<PositionRecord>& positions, Store& store) {
  return csv_of(positions, store, "positions");
}

Result<Json> terms_of(Store& store, const std::vector<std::string>& issues, Cited& cited) {
  Json out = Json::array();
  if (issues.empty()) return out;
  Filter these;
  these.ids = issues;
  Result<std::vector<IssueRecord>> found = store.issues(these);
  if (!found) return found.error();
  const TextLookup texts = store.texts();
  for (const IssueRecord& issue : *found) {
    cited.add(issue);
    const Json whole = Json::parse(to_json(issue, texts));
    for (const Json& term : whole["terms"]) {
      out.push_back({{"issue", issue.id},
                     {"actor", term["actor"]},
                     {"term", term["term"]},
                     {"evidence", term["evidence"]}});
    }
  }
  return out;
}

Result<HttpAnswer> matrix(Question& question) {
  Filter filter = filter_of(question.query);
  Result<std::vector<PositionRecord>> positions = question.store.positions(filter);
  if (!positions) return positions.error();
  if (question.query.csv()) return matrix_csv(*positions, question.store);
  Cited cited;
  std::map<std::string, std::size_t> actor_counts;
  std::map<std::string, std::size_t> issue_counts;
  for (const PositionRecord& position : *positions) {
    ++actor_counts[position.actor];
    ++issue_counts[position.issue];
    cited.actor(position.actor);
    cited.issue(position.issue);
  }
  // Those with the most to show come first.
  const auto order = [](const std::map<std::string, std::size_t>& counts) {
    std::vector<std::pair<std::size_t, std::string>> sorted;
    for (const auto& [id, count] : counts) sorted.emplace_back(count, id);
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<std::string> ids;
    for (auto& [count, id] : sorted) ids.push_back(std::move(id));
    return ids;
  };
  const std::vector<std::string> actors = order(actor_counts);
  const std::vector<std::string> issues = order(issue_counts);
  Json cells = Json::array();
  for (const PositionRecord& position : *positions) {
    const auto at = [](const std::vector<std::string>& ids, const std::string& id) {
      return std::find(ids.begin(), ids.end(), id) - ids.begin();
    };
    cells.push_back({{"actor", at(actors, position.actor)},
                     {"issue", at(issues, position.issue)},
                     {"position", position.id},
                     {"stance", position.stance},
                     {"since", json_of(position.since)},
                     {"changes", position.history.size()}});
  }
  Result<Json> terms = terms_of(question.store, issues, cited);
  if (!terms) return terms.error();
  Result<std::string> names = cited.json(question.store);
  if (!names) return names.error();
  ObjectText out;
  out.put("actors", Json(actors));
  out.put("issues", Json(issues));
  out.put("cells", cells);
  out.put("terms", *terms);
  out.put_json("cited", *names);
  return json_response(out.take());
}

struct Edge {
  std::size_t contacts = 0;
  std::string last;
  Level level = Level::none;
  std::vector<std::string> incidents;
};
using Edges = std::map<std::pair<std::string, std::string>, Edge>;

// Who met whom: of each state the persons, where none is named the bodies, else the state itself.
std::vector<std::string> who_met(const IncidentRecord& incident, const Shown& all) {
  const auto rank = [&](const std::string& id) {
    const std::string& kind = all.actor(id).kind;
    return kind == "person" ? 2 : kind == "state" ? 0 : 1;
  };
  std::map<std::string, int> best;
  for (const std::string& id : incident.actors) {
    int& of_side = best.try_emplace(all.actor(id).country, 0).first->second;
    of_side = std::max(of_side, rank(id));
  }
  std::vector<std::string> out;
  for (const std::string& id : incident.actors) {
    if (rank(id) == best[all.actor(id).country]) out.push_back(id);
  }
  return out;
}

Edges edges_of(const Shown& all) {
  constexpr std::size_t kLargestMeeting = 16;  // in larger ones not everybody met everybody
  constexpr std::size_t kIncidents = 20;
  Edges out;
  for (const IncidentRecord& incident : all.incidents) {
    if (!is_contact(incident)) continue;
    const std::vector<std::string> met = who_met(incident, all);
    if (met.size() > kLargestMeeting) continue;
    for (const std::string& a : met) {
      for (const std::string& b : met) {
        const std::string& country = all.actor(a).country;
        if (!(a < b) || (!country.empty() && country == all.actor(b).country)) continue;
        Edge& edge = out[{a, b}];
        ++edge.contacts;
        edge.last = std::max(edge.last, sort_day(incident.date));
        edge.level = std::max(edge.level, std::min(all.actor(a).level, all.actor(b).level));
        if (edge.incidents.size() < kIncidents) edge.incidents.push_back(incident.id);
      }
    }
  }
  return out;
}

Result<HttpAnswer> network(Question& question) {
  Result<Shown> all = shown(question);
  if (!all) return all.error();
  const Edges edges = edges_of(*all);
  if (question.query.csv()) {
    CsvText out({"a", "a_name", "b", "b_name", "contacts", "last", "level", "incidents"});
    for (const auto& [ends, edge] : edges) {
      out.row({ends.first, all->actor(ends.first).name, ends.second, all->actor(ends.second).name,
               std::to_string(edge.contacts), edge.last, std::string(level_name(edge.level)),
               fmt::format("{}", fmt::join(edge.incidents, "|"))});
    }
    return std::move(out).response("network");
  }
  std::map<std::string, std::size_t> numbers;
  std::map<std::string, std::size_t> contacts;
  for (const auto& [ends, edge] : edges) {
    contacts[ends.first] += edge.contacts;
    contacts[ends.second] += edge.contacts;
  }
  Json nodes = Json::array();
  for (const auto& [id, count] : contacts) {
    numbers[id] = nodes.size();
    const ActorShort& actor = all->actor(id);
    nodes.push_back({{"id", id},
                     {"name", actor.name},
                     {"kind", actor.kind},
                     {"country", or_null(actor.country)},
                     {"contacts", count}});
  }
  Json lines = Json::array();
  for (const auto& [ends, edge] : edges) {
    lines.push_back({{"a", numbers[ends.first]},
                     {"b", numbers[ends.second]},
                     {"contacts", edge.contacts},
                     {"last", or_null(edge.last)},
                     {"level", level_name(edge.level)},
                     {"incidents", edge.incidents}});
  }
  return json_response(dump({{"nodes", std::move(nodes)}, {"edges", std::move(lines)}}));
}

struct Spot {
  Place place;
  double net = 0;
  std::vector<std::string> ids;
};

Result<HttpAnswer> map(Question& question) {
  constexpr std::size_t kIds = 50;
  Result<Shown> all = shown(question);
  if (!all) return all.error();
  std::map<std::tuple<std::string, double, double>, Spot> spots;
  std::size_t without = 0;
  for (const IncidentRecord& incident : all->incidents) {
    if (!incident.place || !incident.place->latitude || !incident.place->longitude) {
      ++without;
      continue;
    }
    const Place& place = *incident.place;
    Spot& spot = spots[{place.name, *place.latitude, *place.longitude}];
    spot.place = place;
    if (has_happened(incident)) spot.net += incident.score;
    spot.ids.push_back(incident.id);
  }
  if (question.query.csv()) {
    CsvText out({"name", "country", "lat", "lon", "incidents", "net"});
    for (const auto& [key, spot] : spots) {
      out.row({spot.place.name, spot.place.country, fmt::format("{:g}", *spot.place.latitude),
               fmt::format("{:g}", *spot.place.longitude), std::to_string(spot.ids.size()),
               fmt::format("{:g}", spot.net)});
    }
    return std::move(out).response("map");
  }
  Json places = Json::array();
  for (auto& [key, spot] : spots) {
    const std::size_t count = spot.ids.size();
    if (count > kIds) spot.ids.resize(kIds);
    places.push_back({{"name", spot.place.name},
                      {"country", or_null(spot.place.country)},
                      {"lat", *spot.place.latitude},
                      {"lon", *spot.place.longitude},
                      {"incidents", count},
                      {"net", spot.net},
                      {"ids", spot.ids}});
  }
  return json_response(dump({{"places", std::move(places)}, {"without_place", without}}));
}

}  // namespace

void add_charts(std::vector<Route>& routes) {
  constexpr std::chrono::seconds kAMoment{1};
  const std::vector<Parameter> filters = {kPair,   kCountry, kActor,      kSince, kUntil, kType,
                                          kRealis, kText,    kConfidence, kLevel, kFormat};
  routes.push_back({"GET", "/timeline", "Many incidents, as columns",
                    "n, and one entry an incident in ids, start, end (days since 1970-01-01), "
                    "type, mode, realis, level (numbers into types, modes, realis_names, levels), "
                    "score, reports, confidence, title; undated: how many have no day",
                    filters, timeline, kAMoment});
  routes.push_back({"GET",
                    "/positions/matrix",
                    "Who stands how on what",
                    "actors and issues (ids), cells (actor, issue: numbers into these; position, "
                    "stance, since, changes), terms, cited",
                    {kPair, kCountry, kActor, kIssue, kSince, kUntil, kType, kFormat},
                    matrix,
                    kAMoment});
  routes.push_back({"GET", "/network", "Who met, called or visited whom",
                    "nodes (id, name, kind, country, contacts), edges (a, b: numbers into these; "
                    "contacts, last, level, incidents: up to 20 ids)",
                    filters, network, kAMoment});
  routes.push_back({"GET", "/map", "Where incidents took place",
                    "places (name, country, lat, lon, incidents, net, ids: up to 50), "
                    "without_place",
                    filters, map, kAMoment});
}

}  // namespace dragoman
