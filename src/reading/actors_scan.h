// A document seen through the tables: which known phrase stands where.
//
// One pass of Knowledge::match over every sentence, longest phrase first, left to right; where two
// phrases cross, the longer one keeps the words both want. Everything that looks for actors reads
// this instead of matching again. Lives as long as one call of find_actors.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "knowledge/knowledge.h"
#include "language/analysis.h"

namespace dragoman {

struct Phrase {
  TokenRange tokens;
  std::vector<Candidate> candidates;

  const Candidate* find(Sense sense) const;
  bool is(Sense sense) const { return find(sense) != nullptr; }
  // Names a state or stands for it: name, adjective, demonym, capital, metonym. The candidate of
  // the first such sense; nullptr for none.
  const Candidate* nation() const;
};

// Of the places that a phrase may name the one with most people; nullptr for none.
const PlaceEntry* largest_place(const Knowledge& knowledge, const Phrase& phrase);

class Scan {
 public:
  Scan(const Document& document, const Analysis& analysis, const Knowledge& knowledge);

  const Document& document() const { return document_; }
  const Analysis& analysis() const { return analysis_; }
  const Knowledge& knowledge() const { return knowledge_; }
  const std::vector<Phrase>& phrases() const { return phrases_; }

  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }
  std::string_view word(TokenId id) const { return words_[index(id)]; }
  // Folded to lower case, typographic marks plain.
  std::string_view folded(TokenId id) const { return folded_[index(id)]; }
  bool is_word(TokenId id, std::string_view folded_form) const { return folded(id) == folded_form; }
  bool capital(TokenId id) const { return capital_[index(id)] != 0; }
  bool has_use(TokenId id, WordUse use) const { return knowledge_.has_use(word(id), use); }
  Upos tag(TokenId id) const { return analysis_.at(id).tag; }

  // The sentence's tokens; of the sentence that holds the token.
  TokenRange sentence(TokenId id) const;
  SentenceId sentence_id(TokenId id) const { return sentence_of_[index(id)]; }
  BlockKind block_kind(TokenId id) const;
  // Titles and headings write every word with a capital.
  bool in_heading(TokenId id) const;

  // The phrase that holds, starts at or ends before the token; nullptr for none.
  const Phrase* phrase_at(TokenId id) const;
  const Phrase* phrase_from(TokenId id) const;
  const Phrase* phrase_before(TokenId id) const;  // its last token is the one before `id`

  bool is_possessive_mark(TokenId id) const;
  bool is_hyphen(TokenId id) const { return is_word(id, "-"); }
  // The words from the first to the last token as the text has them, white space made one blank.
  std::string text(TokenRange range) const;
  // The highest token of a range in the tree; of several the one nearest the root.
  TokenId highest(TokenRange range) const;

 private:
  void match_sentence(const Sentence& sentence);

  const Document& document_;
  const Analysis& analysis_;
  const Knowledge& knowledge_;
  std::vector<std::string_view> words_;
  std::vector<std::string> folded_;
  std::vector<char> capital_;
  std::vector<SentenceId> sentence_of_;
  std::vector<Phrase> phrases_;
  std::vector<std::uint32_t> phrase_of_;  // token → index into phrases_ + 1
};

// Takes from names that a state shares what they do not mean here (actors_homonyms.cpp). `phrases`
// are the scan's own.
void settle_homonyms(const Scan& scan, std::vector<Phrase>& phrases);

constexpr TokenId advance(TokenId id, int by) {
  return static_cast<TokenId>(static_cast<std::uint32_t>(static_cast<int>(index(id)) + by));
}

}  // namespace dragoman
