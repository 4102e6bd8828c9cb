// Which fields of a record have columns of their own, so that queries can filter by them.
#include "record/store_impl.h"

namespace dragoman {
namespace {

void add_parties(Columns& columns, const std::vector<std::string>& actors, const char* role) {
  for (const std::string& actor : actors) columns.parties.emplace_back(actor, role);
}

void add_party(Columns& columns, const std::string& actor, const char* role) {
  if (!actor.empty()) columns.parties.emplace_back(actor, role);
}

bool counts(const std::optional<Date>& date) {
  return date && date->known() && !date->year_open();
}

const std::string& last_of(const Date& date) {
  return date.end.empty() ? date.start : date.end;
}

void set_days(DerivedColumns& columns, const std::optional<Date>& date) {
  if (!counts(date)) return;
  columns.first_day = date->start;
  columns.last_day = last_of(*date);
}

void add_sources(Columns& columns, const std::vector<Attribution>& attribution) {
  for (const Attribution& source : attribution) add_party(columns, source.actor, "source");
}

}  // namespace

Columns columns_of(const ActorRecord& record) {
  Columns columns;
  columns.type = record.kind;
  columns.country = record.country;
  return columns;
}

Columns columns_of(const EventRecord& record) {
  Columns columns;
  columns.type = record.type;
  columns.realis = realis_name(record.realis);
  columns.incident = record.incident;
  columns.date = &record.date;
  columns.confidence = record.confidence;
  add_parties(columns, record.actors, "actor");
  add_parties(columns, record.recipients, "recipient");
  add_sources(columns, record.attribution);
  return columns;
}

Columns columns_of(const StatementRecord& record) {
  Columns columns;
  columns.type = record.act;
  columns.date = &record.date;
  columns.confidence = record.confidence;
  add_party(columns, record.speaker, "speaker");
  add_parties(columns, record.about, "about");
  add_sources(columns, record.attribution);
  return columns;
}

Columns columns_of(const CommitmentRecord& record) {
  Columns columns;
  columns.type = record.kind;
  columns.date = &record.made;
  add_parties(columns, record.parties, "party");
  return columns;
}

Columns columns_of(const MembershipRecord& record) {
  Columns columns;
  columns.type = record.status;
  columns.date = &record.since;
  add_party(columns, record.member, "member");
  add_party(columns, record.organization, "organization");
  return columns;
}

Columns columns_of(const FigureRecord& record) {
  Columns columns;
  columns.type = record.unit;
  columns.date = &record.time;
  add_parties(columns, record.about, "about");
  return columns;
}

DerivedColumns derived_columns_of(const IncidentRecord& record) {
  DerivedColumns columns;
  columns.type = record.type;
  columns.realis = realis_name(record.realis);
  columns.confidence = record.confidence;
  columns.parties.assign(record.actors.begin(), record.actors.end());
  set_days(columns, record.date);
  if (!columns.first_day.empty()) return columns;
  for (const RealisChange& told : record.realis_history) {
    if (!counts(told.published)) continue;
    const std::string& first = told.published->start;
    const std::string& last = last_of(*told.published);
    if (columns.first_day.empty() || first < columns.first_day) columns.first_day = first;
    if (columns.last_day < last) columns.last_day = last;
  }
  return columns;
}

DerivedColumns derived_columns_of(const DifferenceRecord& record) {
  DerivedColumns columns;
  columns.type = record.kind;
  columns.target = record.about;
  columns.perhaps.push_back(record.about);
  for (const Side& side : record.sides) columns.perhaps.push_back(side.who);
  return columns;
}

DerivedColumns derived_columns_of(const IssueRecord& /*record*/) {
  return {};
}

DerivedColumns derived_columns_of(const PositionRecord& record) {
  DerivedColumns columns;
  columns.type = record.stance;
  columns.target = record.issue;
  columns.parties.push_back(record.actor);
  set_days(columns, record.since);
  return columns;
}

DerivedColumns derived_columns_of(const RelationRecord& record) {
  DerivedColumns columns;
  columns.target = record.first + "-" + record.second;
  columns.first_day = record.month + "-01";
  columns.last_day = record.month + "-31";
  columns.number = record.events;
  columns.parties = {record.first, record.second};
  return columns;
}

}  // namespace dragoman
