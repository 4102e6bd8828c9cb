// The fields of each kind of record, a line each, as explain prints them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "briefing/lookup.h"
#include "cli/session.h"
#include "record/derived_types.h"
#include "record/types.h"

namespace dragoman {

class FieldPrinter {
 public:
  // Both outlive this.
  FieldPrinter(Session& session, Lookup& lookup) : session_(&session), lookup_(&lookup) {}

  // "name          value", wrapped; nothing for an empty value.
  void field(const char* name, const std::string& value);

  void fields(const EventRecord& event);
  void fields(const StatementRecord& statement);
  void fields(const CommitmentRecord& commitment);
  void fields(const MembershipRecord& membership);
  void fields(const FigureRecord& figure);
  void fields(const ActorRecord& actor);
  void fields(const PositionRecord& position);
  void fields(const IssueRecord& issue);
  void fields(const DifferenceRecord& difference);
  void fields(const IncidentRecord& incident);
  void fields(const RelationRecord& relation);
  void fields(const Document& document);

 private:
  void date_field(const char* name, const std::optional<Date>& date);
  void actor_fields(const char* name, const std::vector<std::string>& ids);
  void attribution_fields(const std::vector<Attribution>& attribution);
  void stance_fields(const std::vector<IssueStance>& stances);
  void sentence_field(const Evidence& evidence);

  Session* session_;
  Lookup* lookup_;
};

}  // namespace dragoman
