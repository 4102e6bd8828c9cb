#include "reading/term_things.h"

#include <algorithm>

#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kLongest = 160;  // bytes
constexpr std::uint32_t kSentencesBack = 12;

std::string lemma_of(const Analysis& analysis, TokenId token) {
  return to_lower(analysis.lemma(token));
}

}  // namespace

TokenRange thing_phrase(const Analysis& analysis, const TermCues& cues, TokenId noun) {
  TokenRange range{noun, next(noun)};
  for (TokenId c : children(analysis, noun)) {
    const Relation exact = analysis.at(c).relation;
    const Relation relation = base(exact);
    const bool left = c < noun && (relation == Relation::amod || relation == Relation::compound ||
                                   relation == Relation::nummod || relation == Relation::nmod);
    const bool right = c > noun && (relation == Relation::nmod || exact == Relation::acl);
    if ((!left && !right) || cues.verb(lemma_of(analysis, c)) != nullptr) continue;
    const TokenRange below = subtree(analysis, c);
    const TokenRange wider{std::min(range.begin, below.begin), std::max(range.end, below.end)};
    if (analysis.span_of(wider).size() > kLongest) continue;
    if (left && below.end > noun) continue;
    range = wider;
  }
  return range;
}

TokenId named_in_full(const Analysis& analysis, const TermCues& cues, TokenId noun) {
  if (thing_phrase(analysis, cues, noun).size() > 1) return noun;
  const std::uint32_t here = index(analysis.sentence_of(noun));
  const std::uint32_t until = here > kSentencesBack ? here - kSentencesBack : 0;
  const TokenId first = analysis.sentences[until].tokens.begin;
  for (TokenId t = noun; t > first;) {
    t = previous(t);
    if (analysis.at(t).tag != Upos::noun) continue;
    if (lemma_of(analysis, t) != lemma_of(analysis, noun)) continue;
    if (thing_phrase(analysis, cues, t).size() > 1) return t;
  }
  return noun;
}

}  // namespace dragoman
