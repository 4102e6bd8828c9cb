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

template <typename Set>
std::vector<std::string> list_of(const Set& ids) {
  return {ids.begin(), ids.end()};
}

// Takes from the store what the dossier cites.
class Loader {
 public:
  Loader(Store& store, Dossier& out) : store_(store), out_(out) {}

  Status run();

 private:
  Status take_sides();
  Status take_incidents();
  Status take_statements();
  Status take_relations();
  Status take_positions();
  Status take_differences();
  Status take_issues();
  Status take_cited_incidents();
  Status take_cited();
  bool in_time(const IncidentRecord& incident) const;
  bool concerns(const DifferenceRecord& difference, const std::set<std::string>& common) const;
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
  template <typename T>
  Status take(Result<std::vector<T>> found, std::map<std::string, T>& into) {
    if (!found) return found.error();
    for (T& record : *found) {
      std::string id = record.id;
      into.emplace(std::move(id), std::move(record));
    }
    return {};
  }
  Filter between() const {
    Filter both;
    both.parties = {out_.pair.first, out_.pair.second};
    return both;
  }

  Store& store_;
  Dossier& out_;
  Countries countries_;
  std::set<std::string> actors_;
  std::set<std::string> documents_;
};

Status Loader::take_sides() {
  if (Status s = take(store_.actors_in_short(between()), out_.actors); !s) return s;
  for (const auto& [id, actor] : out_.actors) countries_[id] = actor.country;
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

Status Loader::take_incidents() {
  const Pair& pair = out_.pair;
  Filter both = between();
  both.since = pair.since;
  both.until = pair.until;
  std::vector<IncidentRecord>& all = out_.incidents;
  if (Status s = take(store_.incidents(both), all); !s) return s;
  std::erase_if(all, [&](const IncidentRecord& incident) {
    return !has(incident.actors, countries_, pair.first) ||
           !has(incident.actors, countries_, pair.second) || !in_time(incident);
  });
  Filter theirs;
  for (const IncidentRecord& incident : all) {
    theirs.ids.insert(theirs.ids.end(), incident.events.begin(), incident.events.end());
  }
  if (!theirs.ids.empty()) {
    if (Status s = take(store_.events(theirs), out_.events); !s) return s;
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

// All months that the time asked for touches.
Status Loader::take_relations() {
  Filter both = between();
  both.since = out_.pair.since;
  both.until = out_.pair.until;
  return take(store_.relations(both), out_.relations);
}

Status Loader::take_positions() {
  std::vector<PositionRecord>& all = out_.positions;
  if (Status s = take(store_.positions(between()), all); !s) return s;
  std::erase_if(all, [&](const PositionRecord& p) { return !countries_.contains(p.actor); });
  for (const PositionRecord& position : all) {
    cite(position.evidence);
    for (const StanceChange& change : position.history) cite(change.evidence);
  }
  return {};
}

// Both are sides of it, or one of them in a report that tells of both.
bool Loader::concerns(const DifferenceRecord& difference,
                      const std::set<std::string>& common) const {
  std::set<std::string> sides;
  for (const Side& side : difference.sides) {
    const auto country = countries_.find(side.who);
    if (country != countries_.end()) sides.insert(country->second);
  }
  const bool first = sides.contains(out_.pair.first);
  const bool second = sides.contains(out_.pair.second);
  return (first && second) ||
         ((first || second) &&
          std::any_of(difference.evidence.begin(), difference.evidence.end(),
                      [&](const Evidence& e) { return common.contains(e.document); }));
}

Status Loader::take_differences() {
  std::map<std::string, DifferenceRecord> all;
  if (Status s = take(store_.differences(between()), all); !s) return s;
  const std::set<std::string> common = common_documents(out_);
  std::erase_if(all, [&](const auto& one) { return !concerns(one.second, common); });
  Filter of_theirs;
  for (const IncidentRecord& incident : out_.incidents) of_theirs.about.push_back(incident.id);
  if (!of_theirs.about.empty()) {
    if (Status s = take(store_.differences(of_theirs), all); !s) return s;
  }
  for (auto& [id, difference] : all) {
    actors_.insert(difference.about);
    for (const Side& side : difference.sides) {
      actors_.insert(side.who);
      cite(side.evidence);
    }
    out_.differences.push_back(std::move(difference));
  }
  return {};
}

Status Loader::take_issues() {
  std::set<std::string> ids;
  for (const PositionRecord& position : out_.positions) ids.insert(position.issue);
  for (const DifferenceRecord& difference : out_.differences) ids.insert(difference.about);
  Filter named;
  named.ids = list_of(ids);
  return ids.empty() ? Status() : take(store_.issues(named), out_.issues);
}

Status Loader::take_cited_incidents() {
  std::set<std::string> ids;
  for (const RelationRecord& relation : out_.relations) {
    ids.insert(relation.incidents.begin(), relation.incidents.end());
  }
  for (const DifferenceRecord& difference : out_.differences) ids.insert(difference.about);
  for (const IncidentRecord& incident : out_.incidents) {
    if (ids.erase(incident.id) != 0) out_.cited.emplace(incident.id, incident);
  }
  Filter others;
  others.ids = list_of(ids);
  if (!ids.empty()) {
    if (Status s = take(store_.incidents(others), out_.cited); !s) return s;
  }
  Filter theirs;
  for (const auto& [id, incident] : out_.cited) {
    cite(incident.evidence);
    actors_.insert(incident.actors.begin(), incident.actors.end());
    for (const std::string& event : incident.events) {
      if (!out_.events.contains(event)) theirs.ids.push_back(event);
    }
  }
  return theirs.ids.empty() ? Status() : take(store_.events(theirs), out_.events);
}

Status Loader::take_cited() {
  std::erase_if(actors_, [&](const std::string& id) { return out_.actors.contains(id); });
  if (Status s = take(store_.actors_in_short(list_of(actors_)), out_.actors); !s) return s;
  Filter cited;
  cited.ids = list_of(documents_);
  if (cited.ids.empty()) return {};
  return take(store_.documents(cited), out_.documents);
}

Status Loader::run() {
  Result<Overview> whole = store_.overview();
  if (!whole) return whole.error();
  out_.newest = whole->last_day;
  for (const auto step :
       {&Loader::take_sides, &Loader::take_relations, &Loader::take_incidents,
        &Loader::take_statements, &Loader::take_positions, &Loader::take_differences,
        &Loader::take_issues, &Loader::take_cited_incidents, &Loader::take_cited}) {
    if (Status done = (this->*step)(); !done) return done;
  }
  return {};
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

std::set<std::string> common_documents(const Dossier& dossier) {
  std::set<std::string> out;
  for (const IncidentRecord& incident : dossier.incidents) {
    out.insert(incident.documents.begin(), incident.documents.end());
  }
  for (const StatementRecord& statement : dossier.statements) {
    for (const Evidence& evidence : statement.evidence) out.insert(evidence.document);
  }
  return out;
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
