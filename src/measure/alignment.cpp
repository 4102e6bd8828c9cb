#include "measure/alignment.h"

namespace dragoman {
namespace {

// Calls same(i, j) for every pair of items with the same span; both lists are in order.
template <typename Item, typename Same>
void pair_up(const std::vector<Item>& left, const std::vector<Item>& right, const Same& same) {
  std::size_t j = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    while (j < right.size() && right[j].span.begin < left[i].span.begin) ++j;
    if (j < right.size() && right[j].span == left[i].span) same(i, j);
  }
}

}  // namespace

Alignment align(const Analysis& gold, const Analysis& found) {
  Alignment alignment;
  alignment.found_of.assign(gold.tokens.size(), kNoToken);
  alignment.gold_of.assign(found.tokens.size(), kNoToken);
  alignment.words = {0, found.tokens.size(), gold.tokens.size()};
  alignment.sentences = {0, found.sentences.size(), gold.sentences.size()};
  pair_up(gold.tokens, found.tokens, [&](std::size_t i, std::size_t j) {
    alignment.found_of[i] = static_cast<TokenId>(j);
    alignment.gold_of[j] = static_cast<TokenId>(i);
    ++alignment.words.right;
  });
  pair_up(gold.sentences, found.sentences,
          [&](std::size_t, std::size_t) { ++alignment.sentences.right; });
  return alignment;
}

}  // namespace dragoman
