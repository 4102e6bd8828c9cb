#include "language/analysis.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/result.h"
#include "base/utf8.h"

namespace dragoman {

std::string_view name_kind_name(NameKind kind) {
  switch (kind) {
    case NameKind::person:
      return "person";
    case NameKind::organization:
      return "organization";
    case NameKind::place:
      return "place";
    case NameKind::group:
      return "group";
    case NameKind::other:
      return "other";
  }
  return "other";
}

void Analysis::set_lemma(TokenId id, std::string_view lemma) {
  Token& token = at(id);
  token.lemma_begin = static_cast<std::uint32_t>(lemma_text.size());
  token.lemma_size = static_cast<std::uint16_t>(std::min<std::size_t>(lemma.size(), 0xFFFF));
  lemma_text.append(lemma.substr(0, token.lemma_size));
}

SentenceId Analysis::sentence_of(TokenId id) const {
  auto after = std::upper_bound(
      sentences.begin(), sentences.end(), id,
      [](TokenId token, const Sentence& sentence) { return token < sentence.tokens.begin; });
  check(after != sentences.begin(), "sentence_of: token before the first sentence");
  return static_cast<SentenceId>(after - sentences.begin() - 1);
}

Span Analysis::span_of(TokenRange range) const {
  check(!range.empty(), "span_of: empty range");
  return {at(range.begin).span.begin, at(previous(range.end)).span.end};
}

std::vector<TokenId> children(const Analysis& analysis, TokenId head) {
  std::vector<TokenId> found;
  TokenRange range = analysis.sentence(analysis.sentence_of(head)).tokens;
  for (TokenId t = range.begin; t < range.end; t = next(t)) {
    if (analysis.at(t).head == head) found.push_back(t);
  }
  return found;
}

TokenId child(const Analysis& analysis, TokenId head, Relation relation) {
  bool any_subtype = base(relation) == relation;
  TokenRange range = analysis.sentence(analysis.sentence_of(head)).tokens;
  for (TokenId t = range.begin; t < range.end; t = next(t)) {
    const Token& token = analysis.at(t);
    if (token.head != head) continue;
    if (token.relation == relation || (any_subtype && base(token.relation) == relation)) return t;
  }
  return kNoToken;
}

TokenRange subtree(const Analysis& analysis, TokenId top) {
  TokenRange range = analysis.sentence(analysis.sentence_of(top)).tokens;
  TokenRange found{top, next(top)};
  for (TokenId t = range.begin; t < range.end; t = next(t)) {
    if (found.contains(t) || !dominates(analysis, top, t)) continue;
    found.begin = std::min(found.begin, t);
    found.end = std::max(found.end, next(t));
  }
  return found;
}

bool dominates(const Analysis& analysis, TokenId above, TokenId below) {
  for (TokenId t = below; t != kNoToken; t = analysis.at(t).head) {
    if (t == above) return true;
  }
  return false;
}

namespace {

std::string find_tree_breach(const Analysis& analysis, const Sentence& sentence) {
  std::uint32_t roots = 0;
  for (TokenId t = sentence.tokens.begin; t < sentence.tokens.end; t = next(t)) {
    TokenId head = analysis.at(t).head;
    if (head == kNoToken) {
      ++roots;
      if (sentence.root != t) return fmt::format("token {}: is a root, but not the root", index(t));
      continue;
    }
    if (!sentence.tokens.contains(head)) {
      return fmt::format("token {}: its head {} is in another sentence", index(t), index(head));
    }
    std::uint32_t steps = 0;
    for (TokenId up = t; up != kNoToken; up = analysis.at(up).head) {
      if (++steps > sentence.tokens.size()) return fmt::format("token {}: in a cycle", index(t));
    }
  }
  if (roots != 1) return fmt::format("{} roots in the sentence at {}", roots, sentence.span.begin);
  return "";
}

}  // namespace

std::string find_breach(const Analysis& analysis, std::string_view text) {
  TokenId expected{};
  for (const Sentence& sentence : analysis.sentences) {
    if (sentence.tokens.begin != expected || sentence.tokens.empty()) {
      return fmt::format("sentence at {}: tokens are not one after the other", sentence.span.begin);
    }
    expected = sentence.tokens.end;
    std::uint32_t covered = sentence.span.begin;
    for (TokenId t = sentence.tokens.begin; t < sentence.tokens.end; t = next(t)) {
      Span span = analysis.at(t).span;
      if (span.begin < covered || span.empty() || span.end > sentence.span.end) {
        return fmt::format("token {}: its span is out of order", index(t));
      }
      if (!trim(slice(text, {covered, span.begin})).empty()) {
        return fmt::format("token {}: text before it is in no token", index(t));
      }
      covered = span.end;
    }
    if (!trim(slice(text, {covered, sentence.span.end})).empty()) {
      return fmt::format("sentence at {}: text at its end is in no token", sentence.span.begin);
    }
    std::string breach = find_tree_breach(analysis, sentence);
    if (!breach.empty()) return breach;
  }
  if (index(expected) != analysis.tokens.size()) return "tokens outside every sentence";
  return "";
}

std::string to_conllu(const Analysis& analysis, SentenceId id, std::string_view text) {
  const Sentence& sentence = analysis.sentence(id);
  std::string out = fmt::format("# text = {}\n", slice(text, sentence.span));
  std::uint32_t first = index(sentence.tokens.begin);
  for (TokenId t = sentence.tokens.begin; t < sentence.tokens.end; t = next(t)) {
    const Token& token = analysis.at(t);
    std::uint32_t head = token.head == kNoToken ? 0 : index(token.head) - first + 1;
    out += fmt::format("{}\t{}\t{}\t{}\t_\t_\t{}\t{}\t_\t_\n", index(t) - first + 1,
                       slice(text, token.span), analysis.lemma(t), upos_name(token.tag), head,
                       relation_name(token.relation));
  }
  return out;
}

}  // namespace dragoman
