// The records that the program keeps: the contract with everything that reads them.
//
// Field for field what docs/record.md says; what is made of many documents is in derived_types.h,
// JSON in record/json.h, storage in record/store.h.
// Inside the program offsets are bytes of the document's text; JSON has code points.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/span.h"

namespace dragoman {

// A sentence (caption, bullet, heading) of a document.
struct Evidence {
  std::string document;  // its id
  Span span;             // bytes
  friend bool operator==(const Evidence&, const Evidence&) = default;
  friend auto operator<=>(const Evidence&, const Evidence&) = default;
};

struct Place {
  std::string name;
  std::string country;  // alpha-3 or empty
  std::optional<double> latitude;
  std::optional<double> longitude;
  friend bool operator==(const Place&, const Place&) = default;
};

struct Attribution {
  std::string actor;  // id, or empty where the source has no actor ("local media")
  std::string text;
  friend bool operator==(const Attribution&, const Attribution&) = default;
};

struct Role {
  std::string title;         // as the report writes it, without the nationality
  std::string organization;  // as the report names it, or empty
  std::string country;
  std::string from;
  std::string to;
  std::string basis;      // "text" or "knowledge"
  std::string as_of;      // the day up to which the tables reach, for basis "knowledge"
  std::string disagrees;  // what the tables say against a role of the text, or empty
  std::vector<Evidence> evidence;
  friend bool operator==(const Role&, const Role&) = default;
};

struct ActorRecord {
  std::string id;
  std::string kind;  // state, body, person, organization, company, party, media, group
  std::string name;
  std::vector<std::string> aliases;
  std::string country;
  std::string code;  // CAMEO-style
  std::vector<Role> roles;
  std::vector<Evidence> evidence;
  friend bool operator==(const ActorRecord&, const ActorRecord&) = default;
};

enum class Realis : std::uint8_t { happened, ongoing, planned, hypothetical, negated };
std::string_view realis_name(Realis realis);
std::optional<Realis> realis_from_name(std::string_view name);

struct Trigger {
  std::string text;
  Span span;
  friend bool operator==(const Trigger&, const Trigger&) = default;
};

// What who speaks or acts wants of an issue that is named.
struct IssueStance {
  std::string issue;                    // a label: "sanctions"
  std::vector<std::string> concerning;  // ids of the states and organizations it is about: "IRN"
  std::string stance;                   // for, against, neutral, conditional
  friend bool operator==(const IssueStance&, const IssueStance&) = default;
};

struct EventRecord {
  std::string id;
  std::string type;  // PLOVER: "CONSULT"
  std::string mode;  // "phone", or empty
  std::vector<std::string> contexts;
  std::string cameo;
  std::string quad;
  double score = 0;                 // on PLOVER's scale
  std::optional<double> goldstein;  // on Goldstein's, by the CAMEO code
  Realis realis = Realis::happened;
  bool background = false;  // `report`: news or background
  std::optional<Date> date;
  std::optional<Place> place;
  std::vector<std::string> actors;  // ids
  std::vector<std::string> recipients;
  std::vector<Attribution> attribution;
  std::vector<std::string> issues;
  std::vector<IssueStance> stances;
  Trigger trigger;
  std::string why;  // the frame and what it matched, the realis operators, how the date was found
  double confidence = 0;
  std::string incident;  // id, or empty
  std::vector<Evidence> evidence;
  friend bool operator==(const EventRecord&, const EventRecord&) = default;
};

struct StatementRecord {
  std::string id;
  std::string speaker;  // actor id, or empty
  std::string speaker_text;
  std::string act;      // say, claim, deny, accuse, demand, promise, welcome, reject, ...
  std::string quote;    // verbatim, or empty
  std::string content;  // what is claimed
  std::string names;    // of an act `call`: the thing that the content is a term for, or empty
  std::vector<std::string> about;
  std::string stance;  // for, against, neutral, conditional, or empty
  std::vector<IssueStance> stances;
  std::string medium;
  std::optional<Date> date;
  std::vector<Attribution> attribution;
  double confidence = 0;
  std::vector<Evidence> evidence;
  friend bool operator==(const StatementRecord&, const StatementRecord&) = default;
};

struct StatusChange {
  std::string status;
  std::optional<Date> date;
  std::vector<Evidence> evidence;
  friend bool operator==(const StatusChange&, const StatusChange&) = default;
};

struct CommitmentRecord {
  std::string id;
  std::string kind;
  std::string name;
  std::vector<std::string> parties;
  std::optional<Date> made;
  std::string status;
  std::vector<double> amount;    // none, one, or low and high
  std::optional<Date> deadline;  // by when it is to be made or kept
  std::vector<StatusChange> history;
  std::vector<Evidence> evidence;
  friend bool operator==(const CommitmentRecord&, const CommitmentRecord&) = default;
};

struct MembershipRecord {
  std::string id;
  std::string member;
  std::string organization;
  std::string status;
  std::optional<Date> since;
  std::vector<StatusChange> history;
  std::vector<Evidence> evidence;
  friend bool operator==(const MembershipRecord&, const MembershipRecord&) = default;
};

struct FigureRecord {
  std::string id;
  std::vector<double> value;  // one number, or low and high
  std::string unit;           // USD, percent, hour, person, count, ...
  std::string bound;   // about, nearly, at least, at most, more than, less than, vague, or empty
  std::string change;  // up or down where the figure tells a change, or empty
  std::string text;    // as the report writes it
  std::string what;
  std::vector<std::string> about;
  std::optional<Date> time;
  std::vector<Evidence> evidence;
  friend bool operator==(const FigureRecord&, const FigureRecord&) = default;
};

// All that one document says. What `reading` returns and one transaction stores. Actors are as this
// document shows them; the same actor of several documents has the same id, and the store joins
// them when they are asked for.
struct DocumentRecords {
  std::vector<ActorRecord> actors;
  std::vector<EventRecord> events;
  std::vector<StatementRecord> statements;
  std::vector<CommitmentRecord> commitments;
  std::vector<MembershipRecord> memberships;
  std::vector<FigureRecord> figures;
  std::vector<Span> sentences;  // what was read, for search

  friend bool operator==(const DocumentRecords&, const DocumentRecords&) = default;
};

}  // namespace dragoman
