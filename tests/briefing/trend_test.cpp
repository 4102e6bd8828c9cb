#include "briefing/trend.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace dragoman {
namespace {

std::vector<MonthValue> months(const std::vector<double>& nets, double noise = 1,
                               const std::string& from = "2020-01") {
  std::vector<MonthValue> out;
  int month = *month_number(from);
  for (const double net : nets) out.push_back({month_name(month++), net, noise});
  return out;
}

TEST(Trend, MonthsAreCounted) {
  EXPECT_EQ(*month_number("2025-01") - *month_number("2024-12"), 1);
  EXPECT_EQ(month_name(*month_number("0999-12")), "0999-12");
  for (const char* bad : {"", "2025", "2025-00", "2025-13", "XXXX-03", "2025-1", "2025/01"}) {
    EXPECT_FALSE(month_number(bad)) << bad;
  }
}

TEST(Trend, NothingGivesNothing) {
  EXPECT_TRUE(make_trend({}).points.empty());
  EXPECT_TRUE(make_trend({{"XXXX-05", 3, 1}}).points.empty());
  const Trend one = make_trend({{"2024-05", 3, 2}});
  ASSERT_EQ(one.points.size(), 1U);
  EXPECT_DOUBLE_EQ(one.points[0].level, 3);
  EXPECT_NEAR(one.points[0].high - one.points[0].low, 2 * 1.96 * 2, 1e-9);
  EXPECT_EQ(one.direction, Direction::unknown);
}

// Without drift the smoothed level is the mean and its variance the noise's over n.
TEST(Trend, AConstantIsItsMean) {
  const Trend trend = make_trend(months({4, 6, 5, 4, 6, 5}, 3));
  EXPECT_EQ(trend.drift, 0);
  for (const TrendPoint& point : trend.points) {
    EXPECT_NEAR(point.level, 5, 1e-9);
    EXPECT_NEAR(point.high - point.low, 2 * 1.96 * 3 / std::sqrt(6.0), 1e-9);
  }
  EXPECT_TRUE(trend.changes.empty());
  EXPECT_EQ(trend.direction, Direction::level);
}

TEST(Trend, OrderDoesNotMatter) {
  std::vector<MonthValue> values = months({1, 9, -4, 7, 20, 21, 19, 22}, 2);
  const Trend a = make_trend(values);
  std::reverse(values.begin(), values.end());
  const Trend b = make_trend(values);
  ASSERT_EQ(a.points.size(), b.points.size());
  for (std::size_t i = 0; i < a.points.size(); ++i) {
    EXPECT_EQ(a.points[i].level, b.points[i].level);
  }
  EXPECT_EQ(a.changes.size(), b.changes.size());
}

// Silence is not zero: the level is carried through, and less is known of it.
TEST(Trend, MonthsWithoutIncidentsAreMissing) {
  std::vector<MonthValue> values = months({2, 9, 3, 11, 4, 12}, 1);
  for (MonthValue& late : months({30, 22, 31}, 1, "2021-06")) values.push_back(late);
  const Trend trend = make_trend(values);
  ASSERT_EQ(trend.points.size(), 20U);
  EXPECT_GT(trend.drift, 0);
  const TrendPoint& gap = trend.points[11];
  EXPECT_FALSE(gap.observed);
  EXPECT_GT(gap.level, 8);
  EXPECT_GT(gap.high - gap.low, trend.points[4].high - trend.points[4].low);
}

TEST(Trend, AClearStepIsFoundWhereItIs) {
  const Trend trend = make_trend(months({5, 6, 4, 5, 6, 5, -5, -6, -4, -5, -6, -5}, 2));
  ASSERT_EQ(trend.changes.size(), 1U);
  EXPECT_EQ(trend.changes[0].month, "2020-07");
  EXPECT_NEAR(trend.changes[0].before, 31 / 6.0, 1e-9);
  EXPECT_NEAR(trend.changes[0].after, -31 / 6.0, 1e-9);
  EXPECT_EQ(trend.direction, Direction::down);
  ASSERT_TRUE(trend.earlier);
  EXPECT_EQ(trend.earlier->month, "2020-06");
}

// The same step is nothing where single incidents weigh so much.
TEST(Trend, AStepWithinTheNoiseIsNone) {
  EXPECT_TRUE(make_trend(months({5, 6, 4, -5, -6, -4}, 12)).changes.empty());
  EXPECT_TRUE(make_trend(months({5, 6, -50, -60}, 1)).changes.empty());  // too few months
}

TEST(Trend, TwoTurnsThereAndBack) {
  const Trend trend = make_trend(months({8, 9, 8, 7, 8, -9, -8, -9, -10, -9, 8, 9, 7, 8, 8}, 2));
  ASSERT_EQ(trend.changes.size(), 2U);
  EXPECT_EQ(trend.changes[0].month, "2020-06");
  EXPECT_EQ(trend.changes[1].month, "2020-11");
  EXPECT_LT(trend.changes[0].after, 0);
  EXPECT_GT(trend.changes[1].after, 0);
}

// The slow twin: all ways to divide a short series, by their cost.
TEST(Trend, NoDivisionIsCheaper) {
  std::uint32_t seed = 7;
  const auto next = [&] {
    seed = seed * 1664525U + 1013904223U;
    return static_cast<double>(seed >> 24) / 8.0 - 16;
  };
  for (int round = 0; round < 40; ++round) {
    std::vector<double> nets;
    for (int i = 0; i < 10; ++i) nets.push_back(next());
    const Trend trend = make_trend(months(nets, 3));
    const double noise = trend.noise * trend.noise;
    double best = 1e300;
    std::size_t best_changes = 0;
    for (unsigned cuts = 0; cuts < 512; ++cuts) {
      double cost = 0;
      bool fits = true;
      std::size_t begin = 0;
      std::size_t changes = 0;
      for (std::size_t end = 1; end <= 10; ++end) {
        if (end < 10 && (cuts >> (end - 1) & 1U) == 0) continue;
        double mean = 0;
        for (std::size_t i = begin; i < end; ++i) mean += nets[i];
        mean /= static_cast<double>(end - begin);
        for (std::size_t i = begin; i < end; ++i) cost += (nets[i] - mean) * (nets[i] - mean);
        fits = fits && end - begin >= 2;
        if (end < 10) ++changes;
        begin = end;
      }
      cost = cost / noise + 2 * std::log(10.0) * static_cast<double>(changes);
      if (fits && cost < best - 1e-9) {
        best = cost;
        best_changes = changes;
      }
    }
    EXPECT_EQ(trend.changes.size(), best_changes) << "round " << round;
  }
}

}  // namespace
}  // namespace dragoman
