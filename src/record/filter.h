// What to ask a store for, and what a search finds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "record/types.h"

namespace dragoman {

// Conditions that all must hold; an empty one asks nothing.
struct Filter {
  std::vector<std::string> ids;  // one of these
  // Event type (also of an incident), act of a statement, kind of a commitment, actor or
  // difference, status of a membership, unit of a figure, stance of a position, genre of a
  // document, verdict of a review.
  std::string type;
  // Each must take part: an actor's id, or a country (alpha-3) for any actor of it. As actor,
  // recipient, speaker, about whom, party, member or organization; not as a mere source. For
  // relations: countries of the dyad. For actors, positions and differences (a side, or what it is
  // about): one of them. Not for documents and issues.
  std::vector<std::string> parties;
  // ISO days, inclusive; a record's interval must touch them. Where its own date is unknown or of
  // an open year, the day counts on which its document was published (of an incident: the days
  // from the first report to the last); if that is unknown too, it is left out. For relations their
  // months count, for positions the day since when. Not for actors, memberships, differences,
  // issues.
  std::string since;
  std::string until;
  std::string document;          // id; of incidents: one that tells of it
  std::optional<Realis> realis;  // events and incidents
  // Id: positions on it, differences about it, statements and events it is known from.
  std::string issue;
  std::vector<std::string> about;  // differences about one of these, reviews of one of these: ids
  double min_confidence = 0;       // events, statements, incidents
  bool without_wrong = false;       // leaves out what a reader found wrong
  // Words as Store::search takes them, in the sentence of the first evidence (of an incident: of
  // any of its events); for documents in any sentence; for actors and issues a part of a name,
  // without regard to case and marks. Only for these.
  std::string text;
  std::size_t limit = 0;  // 0: all
};

enum class Order : std::uint8_t {
  record,  // that of the export; actors, memberships and what linking made: by id
  newest,  // by day descending (a record's own, else that of publication), then id
};

struct PageOptions {
  std::size_t limit = 50;
  std::string cursor;  // Page::next of the page before; empty: the first page
  Order order = Order::record;
};

// A part of a listing. Whoever follows `next` sees each record that stays in the listing once,
// whatever comes or goes meanwhile.
template <typename R>
struct Page {
  std::vector<R> items;
  std::string next;  // empty: there is no more
};

// Two states with what linking counts between them.
struct PairCount {
  std::string first;  // alpha-3, first < second
  std::string second;
  std::size_t incidents = 0;  // those that count in relations, each once
  std::string last;           // month: "2025-04"
  friend bool operator==(const PairCount&, const PairCount&) = default;
};

struct Overview {
  std::map<std::string, std::size_t> languages;  // documents of each
  std::string first_day;                         // of publication, or empty
  std::string last_day;
};

struct SearchHit {
  std::string document;  // id
  std::string file;
  Span span;                // the sentence, bytes of the document
  std::string words;        // the sentence
  std::vector<Span> marks;  // what matched, bytes of the document
  double rank = 0;          // BM25; the smaller the better
};

}  // namespace dragoman
