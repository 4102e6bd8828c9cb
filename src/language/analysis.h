// What is known of a text's language: sentences, tokens, tags, lemmas, trees and names.
//
// An Analysis is flat arrays tied by typed indexes; it holds no pointer into the document, only
// spans. Filled by an Analyzer (see analyzer.h); read by everything above. Sentences never cross
// a block's border, blocks that are not read have none. Tokens are in order, do not overlap, and
// every byte of a sentence outside its tokens is white space. Each sentence's tokens form one tree
// with one root.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "language/relations.h"

namespace dragoman {

enum class TokenId : std::uint32_t {};
enum class SentenceId : std::uint32_t {};
inline constexpr TokenId kNoToken = static_cast<TokenId>(0xFFFFFFFF);

constexpr std::uint32_t index(TokenId id) {
  return static_cast<std::uint32_t>(id);
}
constexpr std::uint32_t index(SentenceId id) {
  return static_cast<std::uint32_t>(id);
}
constexpr TokenId next(TokenId id) {
  return static_cast<TokenId>(index(id) + 1);
}
constexpr TokenId previous(TokenId id) {
  return static_cast<TokenId>(index(id) - 1);
}

// Half-open, in the document's order.
struct TokenRange {
  TokenId begin{};
  TokenId end{};

  constexpr std::uint32_t size() const { return index(end) - index(begin); }
  constexpr bool empty() const { return begin >= end; }
  constexpr bool contains(TokenId id) const { return begin <= id && id < end; }
  constexpr bool contains(TokenRange other) const {
    return begin <= other.begin && other.end <= end;
  }
  friend constexpr bool operator==(const TokenRange&, const TokenRange&) = default;
};

enum class VerbForm : std::uint8_t { none, finite, infinitive, participle, gerund };
enum class Tense : std::uint8_t { none, past, present };
enum class Mood : std::uint8_t { none, indicative, imperative, subjunctive };
enum class Number : std::uint8_t { none, singular, plural };

struct Features {
  VerbForm verb_form = VerbForm::none;
  Tense tense = Tense::none;
  Mood mood = Mood::none;
  Number number = Number::none;
  std::uint8_t person = 0;  // 1, 2, 3; 0 for none
  bool passive = false;     // a participle in the passive voice
  bool possessive = false;  // his, their, whose
  friend bool operator==(const Features&, const Features&) = default;
};

struct Token {
  Span span;                      // bytes of the document's text
  TokenId head = kNoToken;        // kNoToken for the root of a sentence
  std::uint32_t lemma_begin = 0;  // into Analysis::lemma_text
  std::uint16_t lemma_size = 0;
  Upos tag = Upos::x;
  Relation relation = Relation::dep;
  Features features;
};

struct Sentence {
  Span span;
  TokenRange tokens;
  TokenId root = kNoToken;
  std::uint32_t block = 0;  // index into Document::blocks
};

enum class NameKind : std::uint8_t { person, organization, place, group, other };
std::string_view name_kind_name(NameKind kind);

struct Name {
  TokenRange tokens;
  NameKind kind = NameKind::other;
  friend bool operator==(const Name&, const Name&) = default;
};

struct Analysis {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Name> names;  // in order, never overlapping
  std::string lemma_text;

  const Token& at(TokenId id) const { return tokens[index(id)]; }
  Token& at(TokenId id) { return tokens[index(id)]; }
  // Lower case but for proper names ("meet", "Armenia").
  std::string_view lemma(TokenId id) const {
    const Token& token = at(id);
    return std::string_view(lemma_text).substr(token.lemma_begin, token.lemma_size);
  }
  void set_lemma(TokenId id, std::string_view lemma);
  const Sentence& sentence(SentenceId id) const { return sentences[index(id)]; }
  // The sentence a token stands in; O(log sentences).
  SentenceId sentence_of(TokenId id) const;
  // From the first to the last token.
  Span span_of(TokenRange range) const;
};

// Children of a token in its own sentence, in order. O(sentence length).
std::vector<TokenId> children(const Analysis& analysis, TokenId head);
// The first child by a relation, or by its main type when `relation` is one; kNoToken for none.
TokenId child(const Analysis& analysis, TokenId head, Relation relation);
// The smallest range that holds a token and all below it.
TokenRange subtree(const Analysis& analysis, TokenId top);
// Whether `below` is `above` or hangs below it.
bool dominates(const Analysis& analysis, TokenId above, TokenId below);
// What keeps the invariants above; empty where all hold, otherwise the first breach.
std::string find_breach(const Analysis& analysis, std::string_view text);
// One sentence as CoNLL-U lines, for dumps, tests and explain.
std::string to_conllu(const Analysis& analysis, SentenceId sentence, std::string_view text);

}  // namespace dragoman
