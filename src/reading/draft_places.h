// Where drafts of statements and quotations stand: looked up by sentence, and words by byte.
//
// Made once for the drafts that a text's cues gave; drafts added later are not in it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/span.h"
#include "reading/statement_drafts.h"

namespace dragoman {

// Sentences by their number, both included.
struct SentenceRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

class DraftPlaces {
 public:
  // Borrows the text.
  DraftPlaces(const SpokenText& text, const std::vector<StatementDraft>& drafts);

  // The sentences that a quotation stands in; nothing where it stands in none. O(log sentences).
  std::optional<SentenceRange> sentences_of(const Quotation& quotation) const;
  // The numbers of the drafts whose cues stand in some sentences.
  std::vector<std::size_t> drafts_in(SentenceRange range) const;
  // The first word of a sentence at or behind a byte; the sentence's end for none. O(log words).
  TokenId token_from(std::uint32_t sentence, std::uint32_t byte) const;

 private:
  const SpokenText& text_;
  std::vector<std::size_t> order_;        // of the drafts, by sentence
  std::vector<std::size_t> by_sentence_;  // the first in order_ at or behind a sentence
};

}  // namespace dragoman
