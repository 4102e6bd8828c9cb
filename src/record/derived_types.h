// The records that are made of many documents' records, or kept beside them: incidents,
// differences, issues, positions, relations; reviews and foreign events.
//
// Field for field what docs/record.md says, as in record/types.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "record/types.h"

namespace dragoman {

struct RealisChange {
  Realis realis = Realis::happened;
  std::string document;
  std::optional<Date> published;
  friend bool operator==(const RealisChange&, const RealisChange&) = default;
};

struct Account {
  std::string document;
  std::vector<Attribution> attribution;
  std::string says;
  std::vector<std::string> also;  // documents that print the same text
  std::string superseded_by;      // document: a later version of the same outlet, or empty
  friend bool operator==(const Account&, const Account&) = default;
};

struct IncidentRecord {
  std::string id;
  std::string type;
  std::string mode;  // that of most of its events, or empty
  double score = 0;  // on PLOVER's scale, by type and mode
  std::optional<double> goldstein;
  std::optional<Date> date;
  std::optional<Place> place;
  std::vector<std::string> actors;
  std::vector<std::string> documents;
  std::vector<std::string> events;
  Realis realis = Realis::happened;
  std::vector<RealisChange> realis_history;
  std::vector<Account> accounts;
  std::vector<Evidence> mentions;  // the words that name it: its events' triggers, "the meeting"
  double confidence = 0;           // of its weakest join and its surest event
  std::vector<std::string> why;    // for each join the two events and what spoke for it
  std::vector<Evidence> evidence;
  friend bool operator==(const IncidentRecord&, const IncidentRecord&) = default;
};

struct Side {
  std::string who;  // an actor id, a document id, or a name
  std::string says;
  std::vector<Evidence> evidence;
  friend bool operator==(const Side&, const Side&) = default;
};

struct DifferenceRecord {
  std::string id;
  std::string kind;
  std::string about;
  std::vector<Side> sides;
  std::vector<Evidence> evidence;
  friend bool operator==(const DifferenceRecord&, const DifferenceRecord&) = default;
};

struct Term {
  std::string actor;  // id
  std::string term;   // what this party calls the issue
  std::vector<Evidence> evidence;
  friend bool operator==(const Term&, const Term&) = default;
};

struct IssueRecord {
  std::string id;
  std::string name;
  std::vector<std::string> aliases;
  std::vector<Term> terms;
  std::vector<Evidence> evidence;
  friend bool operator==(const IssueRecord&, const IssueRecord&) = default;
};

struct StanceChange {
  std::string stance;
  std::optional<Date> date;
  std::vector<Evidence> evidence;
  friend bool operator==(const StanceChange&, const StanceChange&) = default;
};

struct PositionRecord {
  std::string id;
  std::string actor;
  std::string issue;
  std::string stance;
  std::optional<Date> since;
  std::vector<StanceChange> history;
  std::vector<Evidence> evidence;
  friend bool operator==(const PositionRecord&, const PositionRecord&) = default;
};

struct RelationRecord {
  std::string id;
  std::string first;  // the dyad's country codes, first < second
  std::string second;
  std::string month;  // "2025-03"
  double cooperation = 0;
  double conflict = 0;
  std::uint32_t events = 0;
  std::string scale;
  std::vector<std::string> incidents;
  friend bool operator==(const RelationRecord&, const RelationRecord&) = default;
};

// A reader's verdict on a record; kept apart from what was read and never replaced by it.
struct ReviewRecord {
  std::string id;
  std::string target;  // id of the record it judges
  std::string verdict;
  std::string patch;  // the corrected fields as JSON text, or empty
  std::string author;
  std::string time;  // ISO 8601
  friend bool operator==(const ReviewRecord&, const ReviewRecord&) = default;
};

// A row of another data set, kept beside the record to compare with it.
struct Code {
  std::string column;
  std::string value;
  friend bool operator==(const Code&, const Code&) = default;
};

struct ForeignEventRecord {
  std::string id;
  std::string source;  // "ICEWS", "POLECAT", "GDELT", ...
  std::string row;     // the data set's own name for the row
  std::vector<Code> codes;
  friend bool operator==(const ForeignEventRecord&, const ForeignEventRecord&) = default;
};

// What linking makes of all documents together. Rewritten as a whole.
struct DerivedRecords {
  std::vector<IncidentRecord> incidents;
  std::vector<DifferenceRecord> differences;
  std::vector<IssueRecord> issues;
  std::vector<PositionRecord> positions;
  std::vector<RelationRecord> relations;

  friend bool operator==(const DerivedRecords&, const DerivedRecords&) = default;
};

}  // namespace dragoman
