// What the ids in an answer mean, so that a page need not ask for each.
//
//   Cited cited;
//   for (const EventRecord& event : events) cited.add(event);
//   out += cited.json(store);   // {"actors": {...}, "documents": {...}, "issues": {...}}
#pragma once

#include <set>
#include <string>
#include <vector>

#include "record/store.h"

namespace dragoman {

class Cited {
 public:
  void actor(const std::string& id) { actors_.insert(id); }
  void document(const std::string& id) { documents_.insert(id); }
  void issue(const std::string& id) { issues_.insert(id); }
  void evidence(const std::vector<Evidence>& evidence);

  void add(const Document& record);
  void add(const ActorRecord& record);
  void add(const EventRecord& record);
  void add(const StatementRecord& record);
  void add(const CommitmentRecord& record);
  void add(const MembershipRecord& record);
  void add(const FigureRecord& record);
  void add(const IncidentRecord& record);
  void add(const DifferenceRecord& record);
  void add(const IssueRecord& record);
  void add(const PositionRecord& record);
  void add(const RelationRecord& record);
  void add(const ReviewRecord& record);
  void add(const ForeignEventRecord& record);

  // Those that the record knows; ids of other kinds are passed over.
  Result<std::string> json(Store& store) const;

 private:
  void actors(const std::vector<std::string>& ids) { actors_.insert(ids.begin(), ids.end()); }
  void sources(const std::vector<Attribution>& sources);
  void stances(const std::vector<IssueStance>& stances);

  std::set<std::string> actors_;
  std::set<std::string> documents_;
  std::set<std::string> issues_;
};

}  // namespace dragoman
