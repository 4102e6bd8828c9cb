// Where a monthly series stands, which way it moves, and where it turned.
//
// Smoothing: the local-level model (Durbin and Koopman, Time Series Analysis by State Space
// Methods, 2nd ed. 2012, chapter 2): what is observed is a level plus noise, and the level wanders.
// The Kalman filter and smoother give the level of each month with its variance, also of months in
// which nothing was observed: those are missing, not zero, for silence of the reports is no
// measurement. How fast the level wanders is chosen by likelihood from a fixed list of ratios to
// the noise.
//
// Noise: the larger of what the months' own incidents say (a sum of incidents that come by chance
// has the sum of their squared scores as its variance) and the median absolute difference of
// neighbouring months, squared and scaled as for a normal distribution. So a jump that a few
// incidents would give by chance is no change.
//
// Change points: the division of the observed months into runs of a constant mean that has the
// smallest cost, the squared deviations over the noise plus 2 ln(n) a change (BIC; a change adds a
// mean and a place). Found exactly by dynamic programming, as optimal partitioning and PELT do
// (Jackson et al. 2005; Killick et al. 2012); a run has two months or more.
//
// Left out: seasons, and weights of months by their number of incidents.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dragoman {

// A month in which there was something.
struct MonthValue {
  std::string month;  // "2025-03"
  double net = 0;
  double noise = 0;  // standard error of net: the root of the sum of squared scores
};

struct TrendPoint {
  std::string month;
  double level = 0;
  double low = 0;  // 95 %
  double high = 0;
  bool observed = false;
};

struct ChangePoint {
  std::string month;  // the first of the new run
  double before = 0;  // mean of the run that ended
  double after = 0;
};

enum class Direction { unknown, level, up, down };

struct Trend {
  double noise = 0;                  // standard deviation of a month
  double drift = 0;                  // variance of the level's step, as a share of the noise's
  std::vector<TrendPoint> points;    // every month from the first to the last
  std::vector<ChangePoint> changes;  // the oldest first
  // Of the last month against `earlier`; unknown where too few months were observed.
  Direction direction = Direction::unknown;
  std::optional<TrendPoint> earlier;
};

// Months observed below which no direction and no change is told.
inline constexpr std::size_t kFewestMonths = 5;
// How far back direction looks.
inline constexpr int kMonthsBack = 6;

// "2025-03" as a count of months; nothing for anything else.
std::optional<int> month_number(const std::string& month);
std::string month_name(int number);

// `values` in any order, each month once, bad months passed over. O(n²) in months observed.
Trend make_trend(std::vector<MonthValue> values);

}  // namespace dragoman
