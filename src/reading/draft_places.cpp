#include "reading/draft_places.h"

#include <algorithm>

namespace dragoman {

DraftPlaces::DraftPlaces(const SpokenText& text, const std::vector<StatementDraft>& drafts)
    : text_(text) {
  const auto sentence_of = [&](std::size_t draft) {
    return index(drafts[draft].sentences.front());
  };
  by_sentence_.resize(text.analysis.sentences.size() + 1, 0);
  for (std::size_t i = 0; i < drafts.size(); ++i) order_.push_back(i);
  std::stable_sort(order_.begin(), order_.end(),
                   [&](std::size_t a, std::size_t b) { return sentence_of(a) < sentence_of(b); });
  std::size_t at = 0;
  for (std::uint32_t s = 0; s < by_sentence_.size(); ++s) {
    while (at < order_.size() && sentence_of(order_[at]) < s) ++at;
    by_sentence_[s] = at;
  }
}

std::optional<SentenceRange> DraftPlaces::sentences_of(const Quotation& quotation) const {
  const auto& sentences = text_.analysis.sentences;
  const auto from =
      std::partition_point(sentences.begin(), sentences.end(),
                           [&](const Sentence& s) { return s.span.end <= quotation.words.begin; });
  const auto to = std::partition_point(
      from, sentences.end(), [&](const Sentence& s) { return s.span.begin < quotation.words.end; });
  if (from == to) return std::nullopt;
  return SentenceRange{static_cast<std::uint32_t>(from - sentences.begin()),
                       static_cast<std::uint32_t>(to - sentences.begin()) - 1};
}

std::vector<std::size_t> DraftPlaces::drafts_in(SentenceRange range) const {
  const auto at = [&](std::uint32_t sentence) {
    return order_.begin() + static_cast<std::ptrdiff_t>(by_sentence_[sentence]);
  };
  return {at(range.first), at(range.last + 1)};
}

TokenId DraftPlaces::token_from(std::uint32_t sentence, std::uint32_t byte) const {
  const TokenRange tokens = text_.analysis.sentences[sentence].tokens;
  TokenId low = tokens.begin;
  for (std::uint32_t size = tokens.size(); size > 0;) {
    const std::uint32_t half = size / 2;
    const TokenId middle = static_cast<TokenId>(index(low) + half);
    if (text_.analysis.at(middle).span.begin < byte) {
      low = next(middle);
      size -= half + 1;
    } else {
      size = half;
    }
  }
  return low;
}

}  // namespace dragoman
