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
  add_parties(columns, record.actors, "actor");
  add_parties(columns, record.recipients, "recipient");
  add_sources(columns, record.attribution);
  return columns;
}

Columns columns_of(const StatementRecord& record) {
  Columns columns;
  columns.type = record.act;
  columns.date = &record.date;
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

}  // namespace dragoman
