#include "briefing/dossier.h"

#include <algorithm>
#include <utility>

#include "briefing/prose.h"
#include "linking/relations.h"

namespace dragoman {
namespace {

using Countries = std::map<std::string, std::string>;

bool has(const std::vector<std::string>& ids, const Countries& countries,
         const std::string& country) {
  return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
    const auto found = countries.find(id);
    return found != countries.end() && found->second == country;
  });
}

// `countries` knows the actors of two states; those of others are not in it.
bool are_alone(const EventRecord& event, const Countries& countries) {
  return std::all_of(event.actors.begin(), event.actors.end(),
                     [&](const std::string& id) { return countries.contains(id); });
}

// Takes from the store what the dossier cites.
class Loader {
 public:
  Loader(Store& store, Dossier& out) : store_(store), out_(out) {}

  Status run();

 private:
  Status take_sides();
  Status take_incidents(std::vector<IncidentRecord> all);
  Status take_statements();
  void take_relations(DerivedRecords& derived);
  void take_others(DerivedRecords& derived);
  Status take_cited();
  bool in_time(const IncidentRecord& incident) const;
  void cite(const std::vector<Evidence>& evidence) {
    for (const Evidence& e : evidence) documents_.insert(e.document);
  }
  void cite(const std::vector<Attribution>& attribution) {
    for (const Attribution& source : attribution) actors_.insert(source.actor);
  }
  template <typename T>
  Status take(Result<std::vector<T>> found, std::vector<T>& into) {
    if (!found) return found.error();
    into = std::move(*found);
    return {};
  }

  Store& store_;
  Dossier& out_;
  Countries countries_;
  std::set<std::string> actors_;
  std::set<std::string> documents_;
};

Status Loader::take_sides() {
  for (const std::string& code : {out_.pair.first, out_.pair.second}) {
    Filter filter;
    filter.parties = {code};
    Result<std::vector<ActorRecord>> actors = store_.actors(filter);
    if (!actors) return actors.error();
    for (ActorRecord& actor : *actors) {
      countries_[actor.id] = actor.country;
      std::string id = actor.id;
      out_.actors.emplace(std::move(id), std::move(actor));
    }
  }
  return {};
}

// Where an incident has no day, the days count on which it was reported.
bool Loader::in_time(const IncidentRecord& incident) const {
  const Pair& pair = out_.pair;
  if (pair.since.empty() && pair.until.empty()) return true;
  const auto touches = [&](const Date& date) {
    return (pair.since.empty() || date.end >= pair.since) &&
           (pair.until.empty() || date.start <= pair.until);
  };
  if (incident.date && incident.date->known() && !incident.date->year_open()) {
    return touches(*incident.date);
  }
  return std::any_of(incident.realis_history.begin(), incident.realis_history.end(),
                     [&](const RealisChange& told) {
                       return told.published && !told.published->year_open() &&
                              touches(*told.published);
                     });
}

Status Loader::take_incidents(std::vector<IncidentRecord> all) {
  const Pair& pair = out_.pair;
  std::erase_if(all, [&](const IncidentRecord& incident) {
    return !has(incident.actors, countries_, pair.first) ||
           !has(incident.actors, countries_, pair.second) || !in_time(incident);
  });
  Filter both;
  both.parties = {pair.first, pair.second};
  Result<std::vector<EventRecord>> events = store_.events(both);
  if (!events) return events.error();
  for (EventRecord& event : *events) {
    std::string id = event.id;
    out_.events.emplace(std::move(id), std::move(event));
  }
  for (const IncidentRecord& incident : all) {
    for (const std::string& id : incident.events) {
      if (out_.events.contains(id)) continue;
      Result<AnyRecord> found = store_.find(id);
      if (!found) continue;  // linked by an older version
      if (auto* event = std::get_if<EventRecord>(&*found)) out_.events.emplace(id, *event);
    }
  }
  std::erase_if(all, [&](const IncidentRecord& incident) {
    return !is_between(incident, out_.events, countries_, pair.first, pair.second);
  });
  for (const IncidentRecord& incident : all) {
    actors_.insert(incident.actors.begin(), incident.actors.end());
    cite(incident.evidence);
    documents_.insert(incident.documents.begin(), incident.documents.end());
    for (const Account& account : incident.accounts) cite(account.attribution);
    for (const std::string& id : incident.events) {
      const auto event = out_.events.find(id);
      if (event != out_.events.end()) cite(event->second.evidence);
    }
  }
  out_.incidents = std::move(all);
  return {};
}

Status Loader::take_statements() {
  const Pair& pair = out_.pair;
  Filter both;
  both.parties = {pair.first, pair.second};
  both.since = pair.since;
  both.until = pair.until;
  if (Status s = take(store_.statements(both), out_.statements); !s) return s;
  both.since.clear();  // what was agreed before may still be owed
  if (Status s = take(store_.commitments(both), out_.commitments); !s) return s;
  for (const std::string& code : both.parties) {
    Filter one;
    one.parties = {code};
    std::vector<MembershipRecord> found;
    if (Status s = take(store_.memberships(one), found); !s) return s;
    for (MembershipRecord& membership : found) {
      const auto country = countries_.find(membership.member);
      if (country != countries_.end() && country->second == code) {
        out_.memberships.push_back(std::move(membership));
      }
    }
  }
  for (const StatementRecord& statement : out_.statements) {
    actors_.insert(statement.speaker);
    actors_.insert(statement.about.begin(), statement.about.end());
    cite(statement.attribution);
    cite(statement.evidence);
  }
  for (const CommitmentRecord& commitment : out_.commitments) {
    actors_.insert(commitment.parties.begin(), commitment.parties.end());
    cite(commitment.evidence);
    for (const StatusChange& change : commitment.history) cite(change.evidence);
  }
  for (const MembershipRecord& membership : out_.memberships) {
    actors_.insert({membership.member, membership.organization});
    cite(membership.evidence);
  }
  return {};
}

void Loader::take_relations(DerivedRecords& derived) {
  const Pair& pair = out_.pair;
  const std::string since = pair.since.substr(0, std::min<std::size_t>(pair.since.size(), 7));
  const std::string until = pair.until.substr(0, std::min<std::size_t>(pair.until.size(), 7));
  for (RelationRecord& relation : derived.relations) {
    const bool ours =
        std::minmax(pair.first, pair.second) ==
        std::pair<const std::string&, const std::string&>(relation.first, relation.second);
    if (!ours || relation.month < since || (!until.empty() && relation.month > until)) continue;
    out_.relations.push_back(std::move(relation));
  }
  std::sort(out_.relations.begin(), out_.relations.end(),
            [](const auto& a, const auto& b) { return a.month < b.month; });
  std::set<std::string> ids;
  for (const RelationRecord& relation : out_.relations) {
    ids.insert(relation.incidents.begin(), relation.incidents.end());
  }
  for (const DifferenceRecord& difference : derived.differences) ids.insert(difference.about);
  for (const IncidentRecord& incident : derived.incidents) {
    if (!ids.contains(incident.id)) continue;
    cite(incident.evidence);
    actors_.insert(incident.actors.begin(), incident.actors.end());
    out_.cited.emplace(incident.id, incident);
  }
}

void Loader::take_others(DerivedRecords& derived) {
  for (PositionRecord& position : derived.positions) {
    if (!countries_.contains(position.actor)) continue;
    cite(position.evidence);
    for (const StanceChange& change : position.history) cite(change.evidence);
    out_.positions.push_back(std::move(position));
  }
  for (DifferenceRecord& difference : derived.differences) {
    // Of what concerns neither side nor what is between them nothing is told.
    const bool concerns =
        countries_.contains(difference.about) ||
        std::any_of(out_.incidents.begin(), out_.incidents.end(),
                    [&](const IncidentRecord& i) { return i.id == difference.about; }) ||
        std::any_of(difference.sides.begin(), difference.sides.end(),
                    [&](const Side& side) { return countries_.contains(side.who); });
    if (!concerns) continue;
    actors_.insert(difference.about);
    for (const Side& side : difference.sides) {
      actors_.insert(side.who);
      cite(side.evidence);
    }
    out_.differences.push_back(std::move(difference));
  }
  for (IssueRecord& issue : derived.issues) {
    std::string id = issue.id;
    out_.issues.emplace(std::move(id), std::move(issue));
  }
}

Status Loader::take_cited() {
  for (const std::string& id : actors_) {
    if (id.empty() || out_.actors.contains(id)) continue;
    Result<AnyRecord> found = store_.find(id);
    if (!found || record_id(*found) != id) continue;
    if (auto* actor = std::get_if<ActorRecord>(&*found)) out_.actors.emplace(id, *actor);
  }
  for (const std::string& id : documents_) {
    Result<AnyRecord> found = store_.find(id);
    if (!found) return found.error();
    if (auto* entry = std::get_if<DocumentEntry>(&*found)) {
      out_.documents.emplace(id, std::move(entry->document));
    }
  }
  return {};
}

Status Loader::run() {
  if (Status done = take_sides(); !done) return done;
  Result<DerivedRecords> derived = store_.derived();
  if (!derived) return derived.error();
  take_relations(*derived);
  if (Status done = take_incidents(std::move(derived->incidents)); !done) return done;
  if (Status done = take_statements(); !done) return done;
  take_others(*derived);
  return take_cited();
}

}  // namespace

std::string Dossier::name(const std::string& id) const {
  const auto actor = actors.find(id);
  return actor == actors.end() || actor->second.name.empty() ? id : actor->second.name;
}

std::string Dossier::name_and_country(const std::string& id) const {
  const auto actor = actors.find(id);
  if (actor == actors.end() || actor->second.country.empty() || actor->second.kind == "state") {
    return name(id);
  }
  return actor->second.name + " (" + actor->second.country + ")";
}

std::string Dossier::country(const std::string& id) const {
  const auto actor = actors.find(id);
  return actor == actors.end() ? std::string() : actor->second.country;
}

std::string Dossier::issue(const std::string& id) const {
  const auto found = issues.find(id);
  return found == issues.end() ? id : one_line(found->second.name);
}

std::string Dossier::side_name(const std::string& code) const {
  for (const auto& [id, actor] : actors) {
    if (actor.kind == "state" && actor.country == code) return actor.name;
  }
  return code;
}

std::string Dossier::words(const Evidence& evidence) const {
  const auto document = documents.find(evidence.document);
  if (document == documents.end() || evidence.span.end > document->second.text.size()) return "";
  return one_line(document->second.words(evidence.span));
}

std::string Dossier::published(const std::string& document) const {
  const auto found = documents.find(document);
  if (found == documents.end() || !found->second.published) return "";
  const Date& date = *found->second.published;
  if (!date.known() || date.year_open()) return "";
  return date.end.empty() ? date.start : date.end;
}

std::string Dossier::outlet(const std::string& document) const {
  const auto found = documents.find(document);
  if (found == documents.end()) return document;
  const Document& of = found->second;
  if (!of.outlet.empty()) return of.outlet;
  return of.title.empty() ? of.file : "“" + shorten(one_line(of.title), 60) + "”";
}

bool is_between(const IncidentRecord& incident, const std::map<std::string, EventRecord>& events,
                const std::map<std::string, std::string>& countries, const std::string& first,
                const std::string& second) {
  bool together = false;
  for (const std::string& id : incident.events) {
    const auto found = events.find(id);
    if (found == events.end()) continue;
    const EventRecord& event = found->second;
    const bool first_acts = has(event.actors, countries, first);
    const bool second_acts = has(event.actors, countries, second);
    const bool first_receives = has(event.recipients, countries, first);
    const bool second_receives = has(event.recipients, countries, second);
    const bool one_to_other = (first_acts && second_receives) || (second_acts && first_receives);
    const bool both_act = first_acts && second_acts;
    if (one_to_other || (both_act && (is_mutual(event.type) || are_alone(event, countries)))) {
      return true;
    }
    together = together || both_act || (first_receives && second_receives);
  }
  return !together;
}

std::string day_of(const IncidentRecord& incident, const Dossier& dossier) {
  const std::string own = sort_day(incident.date);
  if (!own.empty()) return own;
  std::string first;
  for (const std::string& document : incident.documents) {
    const std::string day = dossier.published(document);
    if (!day.empty() && (first.empty() || day < first)) first = day;
  }
  return first;
}

bool has_happened(const IncidentRecord& incident) {
  return incident.realis == Realis::happened || incident.realis == Realis::ongoing;
}

Result<Dossier> load_dossier(Store& store, const Pair& pair) {
  Dossier out;
  out.pair = pair;
  if (Status done = Loader(store, out).run(); !done) return done.error();
  return out;
}

}  // namespace dragoman
