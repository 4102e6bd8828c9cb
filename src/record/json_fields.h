// The fields of every record, in the order of docs/record.md: one list for writing and reading.
//
// Fields<R>::each(archive, record) calls the archive once a field. The writer (json_write.cpp) and
// the reader (json_read.cpp) are such archives, so what is written and what is read cannot part.
#pragma once

#include "record/json.h"

namespace dragoman {

template <typename R>
struct Fields;

#define DRAGOMAN_FIELDS(Type) \
  template <>                 \
  struct Fields<Type> {       \
    template <typename A, typename R>
#define DRAGOMAN_RECORD(Type, name)                 \
  template <>                                       \
  struct Fields<Type> {                             \
    static constexpr std::string_view kKind = name; \
    template <typename A, typename R>

// A day of which nothing is known, as ISO 8601-2 writes it. Inside the program it is empty.
inline constexpr std::string_view kOpenDay = "XXXX-XX-XX";

// clang-format off
DRAGOMAN_FIELDS(Date) static void each(A& a, R& r) {
  a.day("start", r.start); a.day("end", r.end); a("precision", r.precision);
  a("text", r.text); a("basis", r.basis);
}};
DRAGOMAN_FIELDS(Place) static void each(A& a, R& r) {
  a("name", r.name); a("country", r.country); a("lat", r.latitude); a("lon", r.longitude);
}};
DRAGOMAN_FIELDS(Attribution) static void each(A& a, R& r) {
  a("actor", r.actor); a("text", r.text);
}};
DRAGOMAN_FIELDS(Role) static void each(A& a, R& r) {
  a("title", r.title); a("organization", r.organization); a("country", r.country);
  a("from", r.from); a("to", r.to); a("basis", r.basis); a("as_of", r.as_of);
  a("disagrees", r.disagrees); a("evidence", r.evidence);
}};
DRAGOMAN_FIELDS(StatusChange) static void each(A& a, R& r) {
  a("status", r.status); a("date", r.date); a("evidence", r.evidence);
}};
DRAGOMAN_FIELDS(StanceChange) static void each(A& a, R& r) {
  a("stance", r.stance); a("date", r.date); a("evidence", r.evidence);
}};
DRAGOMAN_FIELDS(RealisChange) static void each(A& a, R& r) {
  a("realis", r.realis); a("document", r.document); a("published", r.published);
}};
DRAGOMAN_FIELDS(Account) static void each(A& a, R& r) {
  a("document", r.document); a("attribution", r.attribution); a("says", r.says);
  a("also", r.also); a("superseded_by", r.superseded_by);
}};
DRAGOMAN_FIELDS(Side) static void each(A& a, R& r) {
  a("who", r.who); a("says", r.says); a("evidence", r.evidence);
}};
DRAGOMAN_FIELDS(Term) static void each(A& a, R& r) {
  a("actor", r.actor); a("term", r.term); a("evidence", r.evidence);
}};

DRAGOMAN_FIELDS(IssueStance) static void each(A& a, R& r) {
  a("issue", r.issue); a("concerning", r.concerning); a("stance", r.stance);
}};

DRAGOMAN_RECORD(DocumentEntry, "document") static void each(A& a, R& r) {
  auto& d = r.document;
  a("id", d.id); a("file", d.file); a("title", d.title); a("outlet", d.outlet);
  a("byline", d.byline); a("published", d.published); a("language", d.language);
  a("genre", d.genre); a("url", d.url); a("sha256", d.sha256); a.whole_text("text", d.text);
  a("dateline_place", d.dateline_place); a("blocks", d.blocks);
  a("sentences", r.sentences); a("replaced_bytes", d.replaced_bytes);
}};
DRAGOMAN_RECORD(ActorRecord, "actor") static void each(A& a, R& r) {
  a("id", r.id); a("kind", r.kind); a("name", r.name); a("aliases", r.aliases);
  a("country", r.country); a("code", r.code); a("roles", r.roles); a("evidence", r.evidence);
}};
DRAGOMAN_RECORD(EventRecord, "event") static void each(A& a, R& r) {
  a("id", r.id); a("type", r.type); a("mode", r.mode); a("contexts", r.contexts);
  a("cameo", r.cameo); a("quad", r.quad); a("score", r.score); a("goldstein", r.goldstein);
  a("realis", r.realis);
  a.report("report", r.background); a("date", r.date); a("place", r.place);
  a("actors", r.actors); a("recipients", r.recipients); a("attribution", r.attribution);
  a("issues", r.issues); a("stances", r.stances); a("trigger", r.trigger); a("why", r.why);
  a("confidence", r.confidence); a("incident", r.incident); a("evidence", r.evidence);
}};
DRAGOMAN_RECORD(StatementRecord, "statement") static void each(A& a, R& r) {
  a("id", r.id); a("speaker", r.speaker); a("speaker_text", r.speaker_text); a("act", r.act);
  a("quote", r.quote); a("content", r.content); a("names", r.names);
  a("about", r.about); a("stance", r.stance); a("stances", r.stances);
  a("medium", r.medium); a("date", r.date); a("attribution", r.attribution);
  a("confidence", r.confidence); a("evidence", r.evidence);
}};
DRAGOMAN_RECORD(CommitmentRecord, "commitment") static void each(A& a, R& r) {
  a("id", r.id); a("kind", r.kind); a("name", r.name); a("parties", r.parties);
  a("made", r.made); a("status", r.status); a.range("amount", r.amount);
  a("deadline", r.deadline); a("history", r.history); a("evidence", r.evidence);
}};
DRAGOMAN_RECORD(MembershipRecord, "membership") static void each(A& a, R& r) {
  a("id", r.id); a("member", r.member); a("organization", r.organization);
  a("status", r.status); a("since", r.since); a("history", r.history);
  a("evidence", r.evidence);
}};
DRAGOMAN_RECORD(FigureRecord, "figure") static void each(A& a, R& r) {
  a("id", r.id); a.range("value", r.value); a("unit", r.unit);
  a("bound", r.bound); a("change", r.change); a("text", r.text); a("what", r.what);
  a("about", r.about); a("time", r.time); a("evidence", r.evidence);
}};
DRAGOMAN_RECORD(IncidentRecord, "incident") static void each(A& a, R& r) {
  a("id", r.id); a("type", r.type); a("mode", r.mode); a("score", r.score);
  a("goldstein", r.goldstein); a("date", r.date); a("place", r.place);
  a("actors", r.actors); a("documents", r.documents); a("events", r.events);
  a("realis", r.realis); a("realis_history", r.realis_history);
  a("accounts", r.accounts); a("mentions", r.mentions); a("confidence", r.confidence);
  a("why", r.why);
  a("evidence", r.evidence);
}};
DRAGOMAN_RECORD(DifferenceRecord, "difference") static void each(A& a, R& r) {
  a("id", r.id); a("kind", r.kind); a("about", r.about); a("sides", r.sides);
  a("evidence", r.evidence);
}};
DRAGOMAN_RECORD(IssueRecord, "issue") static void each(A& a, R& r) {
  a("id", r.id); a("name", r.name); a("aliases", r.aliases); a("terms", r.terms);
  a("evidence", r.evidence);
}};
DRAGOMAN_RECORD(PositionRecord, "position") static void each(A& a, R& r) {
  a("id", r.id); a("actor", r.actor); a("issue", r.issue); a("stance", r.stance);
  a("since", r.since); a("history", r.history); a("evidence", r.evidence);
}};
DRAGOMAN_RECORD(RelationRecord, "relation") static void each(A& a, R& r) {
  a("id", r.id); a.dyad("dyad", r.first, r.second); a("month", r.month);
  a("cooperation", r.cooperation); a("conflict", r.conflict);
  a.computed("net", r.cooperation - r.conflict); a("events", r.events); a("scale", r.scale);
  a("incidents", r.incidents);
}};
DRAGOMAN_RECORD(ReviewRecord, "review") static void each(A& a, R& r) {
  a("id", r.id); a("target", r.target); a("verdict", r.verdict); a.json("patch", r.patch);
  a("author", r.author); a("time", r.time);
}};
DRAGOMAN_RECORD(ForeignEventRecord, "foreign_event") static void each(A& a, R& r) {
  a("id", r.id); a("source", r.source); a("row", r.row); a("codes", r.codes);
}};
// clang-format on

#undef DRAGOMAN_FIELDS
#undef DRAGOMAN_RECORD

template <typename T>
concept HasFields = requires {
  sizeof(Fields<T>);
};
template <typename T>
concept IsRecord = requires {
  Fields<T>::kKind;
};

// The document whose text a record's own offsets (a trigger's) count in: its first evidence's.
template <typename R>
std::string_view home_of(const R& record) {
  if constexpr (requires { record.evidence; }) {
    return record.evidence.empty() ? std::string_view() : record.evidence.front().document;
  } else {
    return {};
  }
}

// Calls `each` once a record kind, with an argument of that type: the closed list of kinds.
template <typename Function>
void for_each_record_kind(Function each) {
  each(DocumentEntry{});
  each(ActorRecord{});
  each(EventRecord{});
  each(StatementRecord{});
  each(CommitmentRecord{});
  each(MembershipRecord{});
  each(FigureRecord{});
  each(IncidentRecord{});
  each(DifferenceRecord{});
  each(IssueRecord{});
  each(PositionRecord{});
  each(RelationRecord{});
  each(ReviewRecord{});
  each(ForeignEventRecord{});
}

}  // namespace dragoman
