#include "serve/cited.h"

#include "serve/answers.h"

namespace dragoman {

void Cited::evidence(const std::vector<Evidence>& evidence) {
  for (const Evidence& e : evidence) documents_.insert(e.document);
}

void Cited::sources(const std::vector<Attribution>& sources) {
  for (const Attribution& source : sources) actors_.insert(source.actor);
}

void Cited::stances(const std::vector<IssueStance>& stances) {
  for (const IssueStance& stance : stances) actors(stance.concerning);
}

void Cited::add(const Document&) {}

void Cited::add(const ActorRecord& record) {
  evidence(record.evidence);
  for (const Role& role : record.roles) evidence(role.evidence);
}

void Cited::add(const EventRecord& record) {
  actors(record.actors);
  actors(record.recipients);
  sources(record.attribution);
  stances(record.stances);
  evidence(record.evidence);
}

void Cited::add(const StatementRecord& record) {
  actor(record.speaker);
  actors(record.about);
  sources(record.attribution);
  stances(record.stances);
  evidence(record.evidence);
}

void Cited::add(const CommitmentRecord& record) {
  actors(record.parties);
  evidence(record.evidence);
  for (const StatusChange& change : record.history) evidence(change.evidence);
}

void Cited::add(const MembershipRecord& record) {
  actor(record.member);
  actor(record.organization);
  evidence(record.evidence);
  for (const StatusChange& change : record.history) evidence(change.evidence);
}

void Cited::add(const FigureRecord& record) {
  actors(record.about);
  evidence(record.evidence);
}

void Cited::add(const IncidentRecord& record) {
  actors(record.actors);
  for (const std::string& id : record.documents) document(id);
  for (const Account& account : record.accounts) {
    sources(account.attribution);
    for (const std::string& id : account.also) document(id);
  }
  evidence(record.evidence);
}

void Cited::add(const DifferenceRecord& record) {
  actor(record.about);
  issue(record.about);
  for (const Side& side : record.sides) {
    actor(side.who);
    document(side.who);
    evidence(side.evidence);
  }
  evidence(record.evidence);
}

void Cited::add(const IssueRecord& record) {
  for (const Term& term : record.terms) {
    actor(term.actor);
    evidence(term.evidence);
  }
  evidence(record.evidence);
}

void Cited::add(const PositionRecord& record) {
  actor(record.actor);
  issue(record.issue);
  evidence(record.evidence);
  for (const StanceChange& change : record.history) evidence(change.evidence);
}

void Cited::add(const RelationRecord&) {}
void Cited::add(const ReviewRecord&) {}
void Cited::add(const ForeignEventRecord&) {}

Result<std::string> Cited::json(Store& store) const {
  Json out{{"actors", Json::object()}, {"documents", Json::object()}, {"issues", Json::object()}};
  const auto list = [](const std::set<std::string>& ids) {
    return std::vector<std::string>(ids.begin(), ids.end());
  };
  Result<std::vector<ActorRecord>> actors = store.actors_in_short(list(actors_));
  if (!actors) return actors.error();
  for (const ActorRecord& actor : *actors) {
    out["actors"][actor.id] = {{"name", actor.name},
                               {"kind", actor.kind},
                               {"country", or_null(actor.country)},
                               {"code", or_null(actor.code)}};
  }
  Result<std::vector<Document>> documents = store.documents_in_short(list(documents_));
  if (!documents) return documents.error();
  for (const Document& document : *documents) out["documents"][document.id] = in_short(document);
  if (!issues_.empty()) {
    Filter filter;
    filter.ids = list(issues_);
    Result<std::vector<IssueRecord>> issues = store.issues(filter);
    if (!issues) return issues.error();
    for (const IssueRecord& issue : *issues) out["issues"][issue.id] = {{"name", issue.name}};
  }
  return dump(out);
}

}  // namespace dragoman
