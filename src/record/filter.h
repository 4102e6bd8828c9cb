// What to ask a store for, and what a search finds.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "record/types.h"

namespace dragoman {

// Conditions that all must hold; an empty one asks nothing.
struct Filter {
  // Event type, act of a statement, kind of a commitment or actor, status of a membership, unit of
  // a figure, genre of a document.
  std::string type;
  // Each must take part: an actor's id, or a country (alpha-3) for any actor of it. As actor,
  // recipient, speaker, about whom, party, member or organization; not as a mere source. For
  // actors: one of them. Not for documents.
  std::vector<std::string> parties;
  // ISO days, inclusive; a record's interval must touch them. Where its own date is unknown or of
  // an open year, the day counts on which its document was published; if that is unknown too, it is
  // left out. Not for actors and memberships.
  std::string since;
  std::string until;
  std::string document;          // id
  std::optional<Realis> realis;  // events
  // Words as Store::search takes them, in the sentence of the first evidence; for documents in any
  // sentence; for actors a part of a name, without regard to case and marks. Not for memberships.
  std::string text;
  std::size_t limit = 0;  // 0: all
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
