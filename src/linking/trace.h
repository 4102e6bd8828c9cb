// What linking sees in one document: all that it compares with other documents.
//
// A pure function of the document, its records, the tables, and who its actors are. It is kept in
// the record, packed, so that a document that comes meets the others without their being read
// again, and so that what a document brought can be taken back when it changes or goes.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linking/contrasts.h"
#include "linking/event_mention.h"
#include "linking/linker.h"
#include "linking/positions.h"
#include "linking/terms.h"
#include "record/link_store.h"

namespace dragoman {

// A document with the records that linking looks at.
struct LinkedDocument {
  Document document;
  std::vector<EventRecord> events;  // by id
  std::vector<StatementRecord> statements;
  std::vector<FigureRecord> figures;
  std::vector<Span> sentences;
  std::vector<std::string> actors;     // ids of those whom any of these names
  std::map<std::string, Bonds> bonds;  // of its events, where readers tie them

  std::string day() const;  // of publication, as filters take it
  const EventRecord* event(const std::string& id) const;
};
// Of one document's events (by id) those that are mentions of incidents, in the same order: a text
// that tells thousands is no report, and its first ones do.
std::vector<const EventRecord*> linked_events(std::vector<const EventRecord*> events);
std::optional<LinkedDocument> read_document(LinkStore& store, std::string_view id);

struct Trace {
  std::string document;                                    // id
  std::vector<EventMention> mentions;                      // by event id
  std::vector<std::pair<std::size_t, FirstClaim>> claims;  // with the index of the mention
  std::vector<StanceVote> votes;
  std::vector<std::vector<TermUse>> terms;  // those of one thing together
  std::vector<std::string> actors;          // on whom this depends
  std::vector<std::string> named;           // also on their names
  bool official = false;                    // a body's own text: on their aliases, too

  std::size_t index_of(std::string_view event) const;  // of a mention; past the end if none
};

Trace make_trace(const LinkedDocument& read, const Linker& linker, const Actors& actors);
std::string pack(const Trace& trace);
Trace unpack_trace(std::string_view bytes);

}  // namespace dragoman
