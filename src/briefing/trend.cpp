#include "briefing/trend.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>

namespace dragoman {
namespace {

constexpr double kWide = 1.96;        // standard errors to each side of a 95 % interval
constexpr double kClear = 1.645;      // of a difference that is called a direction
constexpr std::size_t kShortest = 2;  // months of a run
constexpr double kLeastNoise = 1e-6;
constexpr std::array<double, 9> kDrifts = {0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3};

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double noise_variance(const std::vector<MonthValue>& values) {
  double own = 0;
  for (const MonthValue& value : values) own += value.noise * value.noise;
  own /= static_cast<double>(values.size());
  std::vector<double> steps;
  for (std::size_t i = 1; i < values.size(); ++i) {
    steps.push_back(std::abs(values[i].net - values[i - 1].net));
  }
  const double deviation = 1.4826 * median(std::move(steps)) / std::sqrt(2.0);
  return std::max({own, deviation * deviation, kLeastNoise});
}

// One value a month, nothing where none was observed.
using Series = std::vector<std::optional<double>>;

struct Filtered {
  std::vector<double> level;  // after the month's observation
  std::vector<double> variance;
  double likelihood = 0;  // logarithm, without constants
};

Filtered filter(const Series& series, double noise, double step) {
  Filtered out;
  double level = *series.front();
  double variance = noise;  // nothing is known before the first month
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (i > 0) {
      variance += step;
      if (series[i]) {
        const double surprise = *series[i] - level;
        const double total = variance + noise;
        out.likelihood -= 0.5 * (std::log(total) + surprise * surprise / total);
        level += variance / total * surprise;
        variance *= noise / total;
      }
    }
    out.level.push_back(level);
    out.variance.push_back(variance);
  }
  return out;
}

// Rauch, Tung and Striebel's pass back.
void smooth(Filtered& filtered, double step) {
  for (std::size_t i = filtered.level.size() - 1; i-- > 0;) {
    const double ahead = filtered.variance[i] + step;
    const double gain = filtered.variance[i] / ahead;
    filtered.level[i] += gain * (filtered.level[i + 1] - filtered.level[i]);
    filtered.variance[i] += gain * gain * (filtered.variance[i + 1] - ahead);
  }
}

// Sums for the squared deviations of any run.
class Runs {
 public:
  explicit Runs(const std::vector<MonthValue>& values) {
    for (const MonthValue& value : values) {
      sum_.push_back(sum_.back() + value.net);
      squares_.push_back(squares_.back() + value.net * value.net);
    }
  }
  double mean(std::size_t begin, std::size_t end) const {
    return (sum_[end] - sum_[begin]) / static_cast<double>(end - begin);
  }
  double deviation(std::size_t begin, std::size_t end) const {
    const double sum = sum_[end] - sum_[begin];
    return squares_[end] - squares_[begin] - sum * sum / static_cast<double>(end - begin);
  }

 private:
  std::vector<double> sum_{0};
  std::vector<double> squares_{0};
};

std::vector<ChangePoint> changes_of(const std::vector<MonthValue>& values, double noise) {
  const std::size_t n = values.size();
  const Runs runs(values);
  const double penalty = 2 * std::log(static_cast<double>(n));
  std::vector<double> best(n + 1, std::numeric_limits<double>::infinity());
  std::vector<std::size_t> begin(n + 1, 0);
  best[0] = -penalty;
  for (std::size_t end = kShortest; end <= n; ++end) {
    for (std::size_t from = 0; from + kShortest <= end; ++from) {
      const double cost = best[from] + runs.deviation(from, end) / noise + penalty;
      if (cost < best[end]) {
        best[end] = cost;
        begin[end] = from;
      }
    }
  }
  std::vector<ChangePoint> out;
  for (std::size_t end = n; begin[end] > 0; end = begin[end]) {
    const std::size_t at = begin[end];
    out.push_back({values[at].month, runs.mean(begin[at], at), runs.mean(at, end)});
  }
  std::reverse(out.begin(), out.end());
  return out;
}

void tell_direction(const std::vector<double>& variances, Trend& trend) {
  const std::size_t last = trend.points.size() - 1;
  const std::size_t back = std::min<std::size_t>(last, kMonthsBack);
  const TrendPoint& then = trend.points[last - back];
  const double difference = trend.points[last].level - then.level;
  const double error = std::sqrt(variances[last] + variances[last - back]);
  trend.earlier = then;
  trend.direction = Direction::level;
  if (difference > kClear * error) trend.direction = Direction::up;
  if (difference < -kClear * error) trend.direction = Direction::down;
}

}  // namespace

std::optional<int> month_number(const std::string& month) {
  if (month.size() != 7 || month[4] != '-') return std::nullopt;
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U}) {
    if (std::isdigit(static_cast<unsigned char>(month[i])) == 0) return std::nullopt;
  }
  const int number = std::stoi(month.substr(5));
  if (number < 1 || number > 12) return std::nullopt;
  return std::stoi(month.substr(0, 4)) * 12 + number - 1;
}

std::string month_name(int number) {
  return fmt::format("{:04}-{:02}", number / 12, number % 12 + 1);
}

Trend make_trend(std::vector<MonthValue> values) {
  Trend out;
  std::erase_if(values, [](const MonthValue& value) { return !month_number(value.month); });
  if (values.empty()) return out;
  std::sort(values.begin(), values.end(),
            [](const MonthValue& a, const MonthValue& b) { return a.month < b.month; });
  const int first = *month_number(values.front().month);
  const int last = *month_number(values.back().month);
  Series series(static_cast<std::size_t>(last - first + 1));
  for (const MonthValue& value : values) {
    series[static_cast<std::size_t>(*month_number(value.month) - first)] = value.net;
  }
  const double noise = noise_variance(values);
  out.noise = std::sqrt(noise);
  Filtered best;
  for (const double drift : kDrifts) {
    Filtered one = filter(series, noise, drift * noise);
    if (drift == 0 || one.likelihood > best.likelihood + 1e-12) {
      best = std::move(one);
      out.drift = drift;
    }
  }
  smooth(best, out.drift * noise);
  for (std::size_t i = 0; i < series.size(); ++i) {
    const double wide = kWide * std::sqrt(best.variance[i]);
    out.points.push_back({month_name(first + static_cast<int>(i)), best.level[i],
                          best.level[i] - wide, best.level[i] + wide, series[i].has_value()});
  }
  if (values.size() < kFewestMonths) return out;
  out.changes = changes_of(values, noise);
  tell_direction(best.variance, out);
  return out;
}

}  // namespace dragoman
