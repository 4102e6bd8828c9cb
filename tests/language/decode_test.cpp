#include "language/decode.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>

namespace dragoman {
namespace {

// Heads (0 = root) of `length` words: one root, and every word reaches it.
bool is_tree(const std::vector<std::uint32_t>& heads) {
  std::size_t roots = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (heads[i] > heads.size()) return false;
    roots += heads[i] == 0 ? 1U : 0U;
    std::size_t steps = 0;
    for (std::uint32_t at = heads[i]; at != 0; at = heads[at - 1]) {
      if (++steps > heads.size()) return false;
    }
  }
  return roots == 1;
}

double score_of(const std::vector<std::uint32_t>& heads, const std::vector<float>& scores) {
  double total = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    total += static_cast<double>(scores[i * (heads.size() + 1) + heads[i]]);
  }
  return total;
}

// The obvious twin: tries every assignment of heads.
double best_score_by_trial(const std::vector<float>& scores, std::size_t length) {
  double best = -std::numeric_limits<double>::infinity();
  std::vector<std::uint32_t> heads(length, 0);
  for (;;) {
    bool self = false;
    for (std::size_t i = 0; i < length; ++i) self = self || heads[i] == i + 1;
    if (!self && is_tree(heads)) best = std::max(best, score_of(heads, scores));
    std::size_t at = 0;
    while (at < length && ++heads[at] > length) heads[at++] = 0;
    if (at == length) return best;
  }
}

std::vector<float> random_scores(std::mt19937& random, std::size_t length, bool coarse) {
  std::vector<float> scores(length * (length + 1));
  for (float& score : scores) {
    const auto value = static_cast<float>(random() % 2000) / 100.0F - 10.0F;
    score = coarse ? std::round(value / 5.0F) : value;
  }
  return scores;
}

TEST(BestTree, EqualsTrialOfAllTreesInSmallSentences) {
  std::mt19937 random(7);
  for (std::size_t length = 1; length <= 5; ++length) {
    for (int trial = 0; trial < 60; ++trial) {
      const auto scores = random_scores(random, length, trial % 3 == 0);
      const auto heads = best_tree(scores.data(), length, length + 1);
      ASSERT_TRUE(is_tree(heads)) << "length " << length << ", trial " << trial;
      EXPECT_NEAR(score_of(heads, scores), best_score_by_trial(scores, length), 1e-4)
          << "length " << length << ", trial " << trial;
    }
  }
}

TEST(BestTree, IsATreeWithOneRootWhateverTheScores) {
  std::mt19937 random(11);
  for (int trial = 0; trial < 300; ++trial) {
    const std::size_t length = 1 + random() % 70;
    const auto scores = random_scores(random, length, trial % 2 == 0);
    EXPECT_TRUE(is_tree(best_tree(scores.data(), length, length + 1))) << "trial " << trial;
  }
}

TEST(BestTree, OpensACycleWhereItCostsLeast) {
  // Two words that prefer each other; the second is the better root.
  const std::vector<float> scores = {1, 0, 9, 3, 9, 0};
  EXPECT_EQ(best_tree(scores.data(), 2, 3), (std::vector<std::uint32_t>{2, 0}));
}

TEST(BestTree, HasNothingToSayOfNoWords) {
  EXPECT_TRUE(best_tree(nullptr, 0, 1).empty());
}

TEST(BestTree, ReadsRowsAStrideApart) {
  const std::vector<float> scores = {0, 0, 9, 99, 5, 9, 0, 99};
  EXPECT_EQ(best_tree(scores.data(), 2, 4), (std::vector<std::uint32_t>{2, 0}));
}

const std::vector<std::string_view> kTags = {"O",     "B-PER", "I-PER", "E-PER", "S-PER",
                                             "B-LOC", "I-LOC", "E-LOC", "S-LOC"};

bool whole(const std::vector<std::uint32_t>& tags) {
  std::string open;
  for (const std::uint32_t number : tags) {
    const std::string_view tag = kTags[number];
    const std::string type(tag.size() > 2 ? tag.substr(2) : "");
    const bool goes_on = tag[0] == 'I' || tag[0] == 'E';
    if (goes_on != !open.empty() || (goes_on && type != open)) return false;
    open = tag[0] == 'B' || tag[0] == 'I' ? type : "";
  }
  return open.empty();
}

TEST(TagDecoder, EqualsTrialOfAllSequences) {
  const TagDecoder decoder(kTags);
  std::mt19937 random(3);
  for (int trial = 0; trial < 40; ++trial) {
    const std::size_t length = 1 + random() % 3;
    std::vector<float> scores(length * kTags.size());
    for (float& score : scores) score = static_cast<float>(random() % 1000) / 100.0F;
    const auto total = [&](const std::vector<std::uint32_t>& tags) {
      double sum = 0;
      for (std::size_t i = 0; i < length; ++i) {
        sum += static_cast<double>(scores[i * kTags.size() + tags[i]]);
      }
      return sum;
    };
    double best = -1;
    std::vector<std::uint32_t> tags(length, 0);
    for (bool more = true; more;) {
      if (whole(tags)) best = std::max(best, total(tags));
      std::size_t at = 0;
      while (at < length && ++tags[at] == kTags.size()) tags[at++] = 0;
      more = at < length;
    }
    const auto found = decoder.decode(scores.data(), length, kTags.size());
    EXPECT_TRUE(whole(found)) << "trial " << trial;
    EXPECT_NEAR(total(found), best, 1e-4) << "trial " << trial;
  }
}

TEST(TagDecoder, NeverLeavesANameOpen) {
  const TagDecoder decoder(kTags);
  // Everything says "inside": the name has to begin and end nevertheless.
  std::vector<float> scores(4 * kTags.size(), 0.0F);
  for (std::size_t i = 0; i < 4; ++i) scores[i * kTags.size() + 2] = 5.0F;
  const auto found = decoder.decode(scores.data(), 4, kTags.size());
  EXPECT_EQ(found, (std::vector<std::uint32_t>{1, 2, 2, 3}));
}

}  // namespace
}  // namespace dragoman
