#include "reading/actors_scan.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/utf8.h"

namespace dragoman {
namespace {

std::string fold_token(std::string_view word) {
  bool plain = std::all_of(word.begin(), word.end(), [](char c) { return (c & 0x80) == 0; });
  return plain ? to_lower(word) : fold_name(word);
}

}  // namespace

const Candidate* Phrase::find(Sense sense) const {
  for (const Candidate& candidate : candidates) {
    if (candidate.sense == sense) return &candidate;
  }
  return nullptr;
}

const Candidate* Phrase::nation() const {
  static constexpr std::array kSenses = {Sense::state_name, Sense::state_adjective, Sense::metonym,
                                         Sense::capital, Sense::demonym};
  for (Sense sense : kSenses) {
    if (const Candidate* found = find(sense)) return found;
  }
  return nullptr;
}

const PlaceEntry* largest_place(const Knowledge& knowledge, const Phrase& phrase) {
  const PlaceEntry* best = nullptr;
  for (const Candidate& candidate : phrase.candidates) {
    if (candidate.sense != Sense::place) continue;
    const PlaceEntry& place = knowledge.places()[candidate.index];
    if (best == nullptr || place.population > best->population) best = &place;
  }
  return best;
}

Scan::Scan(const Document& document, const Analysis& analysis, const Knowledge& knowledge)
    : document_(document), analysis_(analysis), knowledge_(knowledge) {
  const std::size_t count = analysis.tokens.size();
  words_.reserve(count);
  folded_.reserve(count);
  capital_.reserve(count);
  for (const Token& token : analysis.tokens) {
    std::string_view word = document.words(token.span);
    words_.push_back(word);
    folded_.push_back(fold_token(word));
    capital_.push_back(!word.empty() && is_upper(decode_at(word, 0).value) ? 1 : 0);
  }
  sentence_of_.resize(count);
  phrase_of_.assign(count, 0);
  for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    const Sentence& sentence = analysis.sentences[s];
    for (TokenId t = sentence.tokens.begin; t < sentence.tokens.end; t = next(t)) {
      sentence_of_[index(t)] = static_cast<SentenceId>(s);
    }
    match_sentence(sentence);
  }
  settle_homonyms(*this, phrases_);
}

void Scan::match_sentence(const Sentence& sentence) {
  const std::span<const std::string_view> words(words_);
  const std::uint32_t end = index(sentence.tokens.end);
  auto longest = [&](std::uint32_t at) {
    auto found = knowledge_.match(words.subspan(at, end - at));
    // "the French" is a people only where no noun follows ("the French minister").
    while (!found.empty() && folded_[at] == "the" && at + found.front().length < end) {
      Upos after = analysis_.tokens[at + found.front().length].tag;
      bool noun = after == Upos::noun || after == Upos::propn || after == Upos::adj;
      // "the French and German ministers"
      noun = noun || analysis_.tokens[at + found.front().length - 1].relation == Relation::amod;
      if (!noun) break;
      found.erase(found.begin());
    }
    return found;
  };
  for (std::uint32_t at = index(sentence.tokens.begin); at < end;) {
    auto found = longest(at);
    if (found.empty()) {
      ++at;
      continue;
    }
    // A longer phrase that begins inside wins where a shorter one starts here as well.
    std::size_t pick = 0;
    for (std::uint32_t inner = at + 1; pick + 1 < found.size() && inner < at + found[0].length;
         ++inner) {
      auto other = longest(inner);
      if (!other.empty() && other[0].length >= found[0].length &&
          inner + other[0].length > at + found[0].length && found.back().length <= inner - at) {
        pick = found.size() - 1;
      }
    }
    PhraseMatch<Candidate>& match = found[pick];
    phrases_.push_back({{static_cast<TokenId>(at), static_cast<TokenId>(at + match.length)},
                        std::move(match.values)});
    for (std::uint32_t i = at; i < at + match.length; ++i) {
      phrase_of_[i] = static_cast<std::uint32_t>(phrases_.size());
    }
    at += match.length;
  }
}

TokenRange Scan::sentence(TokenId id) const {
  return analysis_.sentences[index(sentence_of_[index(id)])].tokens;
}

BlockKind Scan::block_kind(TokenId id) const {
  std::uint32_t block = analysis_.sentences[index(sentence_of_[index(id)])].block;
  return block < document_.blocks.size() ? document_.blocks[block].kind : BlockKind::paragraph;
}

bool Scan::in_heading(TokenId id) const {
  BlockKind kind = block_kind(id);
  return kind == BlockKind::title || kind == BlockKind::heading;
}

const Phrase* Scan::phrase_at(TokenId id) const {
  if (index(id) >= size()) return nullptr;
  std::uint32_t at = phrase_of_[index(id)];
  return at == 0 ? nullptr : &phrases_[at - 1];
}

const Phrase* Scan::phrase_from(TokenId id) const {
  const Phrase* phrase = phrase_at(id);
  return phrase != nullptr && phrase->tokens.begin == id ? phrase : nullptr;
}

const Phrase* Scan::phrase_before(TokenId id) const {
  if (index(id) == 0) return nullptr;
  const Phrase* phrase = phrase_at(previous(id));
  return phrase != nullptr && phrase->tokens.end == id ? phrase : nullptr;
}

bool Scan::is_possessive_mark(TokenId id) const {
  std::string_view w = folded(id);
  return w == "'s" || w == "'";
}

std::string Scan::text(TokenRange range) const {
  std::string out;
  if (range.empty()) return out;
  for (TokenId t = range.begin; t < range.end; t = next(t)) {
    const Token& token = analysis_.at(t);
    bool glued = t != range.begin && analysis_.at(previous(t)).span.end == token.span.begin;
    if (!out.empty() && !glued) out += ' ';
    out += document_.words(token.span);
  }
  return out;
}

TokenId Scan::highest(TokenRange range) const {
  TokenId best = range.begin;
  std::uint32_t best_depth = 0xFFFFFFFF;
  for (TokenId t = range.begin; t < range.end; t = next(t)) {
    TokenId head = analysis_.at(t).head;
    if (head != kNoToken && range.contains(head)) continue;
    std::uint32_t depth = 0;
    for (TokenId up = head; up != kNoToken && depth < 200; up = analysis_.at(up).head) ++depth;
    if (depth < best_depth || (depth == best_depth && tag(best) == Upos::punct)) {
      best = t;
      best_depth = depth;
    }
  }
  return best;
}

}  // namespace dragoman
