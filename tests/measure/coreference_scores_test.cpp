// The figures of two partitions, worked out by hand.
#include "measure/coreference_scores.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace dragoman {
namespace {

struct Case {
  const char* what;
  std::vector<std::size_t> wanted, found;
  double muc_precision, muc_recall, b_precision, b_recall, e_precision, e_recall;
};

const Case kCases[] = {
    {"equal, whatever the numbers", {1, 1, 2, 3}, {7, 7, 0, 5}, 1, 1, 1, 1, 1, 1},
    // {a b c} {d e} against {a b} {c d e}. Links: of 3 wanted 2 are kept, of 3 found 2.
    // B³ P: a b 1, c 1/3, d e 2/3; R: a b 2/3, c 1/3, d e 1. CEAF-e: 4/5 + 4/5 of two groups.
    {"one moved",
     {1, 1, 1, 2, 2},
     {1, 1, 2, 2, 2},
     2.0 / 3,
     2.0 / 3,
     11.0 / 15,
     11.0 / 15,
     0.8,
     0.8},
    // Everything in one: 3 links found, 1 right; B³ P: (2/4 + 2/4 + 1/4 + 1/4) / 4; the group of
    // four is held against {a b}: 2 · 2 / 6.
    {"all one", {1, 1, 2, 3}, {1, 1, 1, 1}, 1.0 / 3, 1, 0.375, 1, 2.0 / 3, 2.0 / 9},
    // All apart: no link found; one of {a} {b} is held against {a b}: 2 / 3, with c and d 8/3.
    {"all apart", {1, 1, 2, 3}, {1, 2, 3, 4}, 0, 0, 1, 0.75, 2.0 / 3, 8.0 / 9},
    {"nothing", {}, {}, 0, 0, 0, 0, 0, 0},
};

TEST(CoreferenceScores, AreThoseWorkedOutByHand) {
  for (const Case& c : kCases) {
    const CoreferenceScores scores = score_partitions(c.wanted, c.found);
    EXPECT_NEAR(scores.muc.precision(), c.muc_precision, 1e-9) << c.what;
    EXPECT_NEAR(scores.muc.recall(), c.muc_recall, 1e-9) << c.what;
    EXPECT_NEAR(scores.b_cubed.precision(), c.b_precision, 1e-9) << c.what;
    EXPECT_NEAR(scores.b_cubed.recall(), c.b_recall, 1e-9) << c.what;
    EXPECT_NEAR(scores.ceaf_e.precision(), c.e_precision, 1e-9) << c.what;
    EXPECT_NEAR(scores.ceaf_e.recall(), c.e_recall, 1e-9) << c.what;
  }
}

TEST(CoreferenceScores, ConllIsTheMeanAndCountsAddUp) {
  CoreferenceScores sum = score_partitions({1, 1, 1, 2, 2}, {1, 1, 2, 2, 2});
  EXPECT_NEAR(sum.conll(), (2.0 / 3 + 11.0 / 15 + 0.8) / 3, 1e-9);
  sum.add(score_partitions({1, 1}, {1, 1}));
  EXPECT_NEAR(sum.muc.f1(), 3.0 / 4, 1e-9);
  EXPECT_NEAR(sum.b_cubed.f1(), (11.0 / 3 + 2) / 7, 1e-9);
  EXPECT_NEAR(sum.ceaf_e.f1(), 2.6 / 3, 1e-9);
}

TEST(BestAssignment, TakesNotTheGreatestCellFirst) {
  EXPECT_NEAR(best_assignment({{5, 4}, {4, 0}}), 8, 1e-9);
  EXPECT_NEAR(best_assignment({{1, 2, 3}}), 3, 1e-9);
  EXPECT_NEAR(best_assignment({{1}, {2}, {3}}), 3, 1e-9);
  EXPECT_EQ(best_assignment({}), 0);
}

TEST(BestAssignment, EqualsTryingAll) {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    const std::size_t rows = 1 + random() % 4, columns = rows + random() % 3;
    std::vector<std::vector<double>> cells(rows, std::vector<double>(columns));
    for (auto& row : cells) {
      for (double& cell : row) cell = random() % 3 == 0 ? 0 : static_cast<double>(random() % 100);
    }
    std::vector<std::size_t> order(columns);
    std::iota(order.begin(), order.end(), std::size_t{0});
    double best = 0;
    do {
      double sum = 0;
      for (std::size_t r = 0; r < rows; ++r) sum += cells[r][order[r]];
      best = std::max(best, sum);
    } while (std::next_permutation(order.begin(), order.end()));
    EXPECT_NEAR(best_assignment(cells), best, 1e-9);
  }
}

}  // namespace
}  // namespace dragoman
