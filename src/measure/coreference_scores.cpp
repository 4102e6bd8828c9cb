#include "measure/coreference_scores.h"

#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include "base/result.h"

namespace dragoman {
namespace {

// Group numbers from 0.
std::vector<std::size_t> dense(const std::vector<std::size_t>& groups) {
  std::map<std::size_t, std::size_t> numbers;
  std::vector<std::size_t> out;
  out.reserve(groups.size());
  for (const std::size_t group : groups) {
    out.push_back(numbers.try_emplace(group, numbers.size()).first->second);
  }
  return out;
}

std::vector<double> sizes_of(const std::vector<std::size_t>& groups) {
  std::vector<double> sizes;
  for (const std::size_t group : groups) {
    if (group >= sizes.size()) sizes.resize(group + 1);
    ++sizes[group];
  }
  return sizes;
}

// The groups of both sides that have mentions in common, with how many.
using Overlaps = std::map<std::pair<std::size_t, std::size_t>, double>;

std::size_t root_of(std::vector<std::size_t>& above, std::size_t at) {
  while (above[at] != at) at = above[at] = above[above[at]];
  return at;
}

// The sum of likenesses of groups under the best matching. Groups without a mention in common
// cannot gain by being matched, so each connected lot is matched for itself.
double matched_likeness(const Overlaps& overlaps, const std::vector<double>& wanted,
                        const std::vector<double>& found) {
  std::vector<std::size_t> above(wanted.size() + found.size());
  std::iota(above.begin(), above.end(), std::size_t{0});
  for (const auto& [pair, count] : overlaps) {
    above[root_of(above, pair.first)] = root_of(above, wanted.size() + pair.second);
  }
  struct Lot {
    std::map<std::size_t, std::size_t> rows, columns;
    std::vector<std::pair<std::pair<std::size_t, std::size_t>, double>> cells;
  };
  std::map<std::size_t, Lot> lots;
  for (const auto& [pair, count] : overlaps) {
    Lot& lot = lots[root_of(above, pair.first)];
    const std::size_t row = lot.rows.try_emplace(pair.first, lot.rows.size()).first->second;
    const std::size_t column =
        lot.columns.try_emplace(pair.second, lot.columns.size()).first->second;
    lot.cells.push_back({{row, column}, 2 * count / (wanted[pair.first] + found[pair.second])});
  }
  double sum = 0;
  for (const auto& [root, lot] : lots) {
    std::vector<std::vector<double>> cells(lot.rows.size(),
                                           std::vector<double>(lot.columns.size()));
    for (const auto& [cell, value] : lot.cells) cells[cell.first][cell.second] = value;
    sum += best_assignment(cells);
  }
  return sum;
}

}  // namespace

double PrecisionRecall::f1() const {
  const double sum = precision() + recall();
  return sum > 0 ? 2 * precision() * recall() / sum : 0;
}

void PrecisionRecall::add(const PrecisionRecall& other) {
  right_found += other.right_found;
  found += other.found;
  right_wanted += other.right_wanted;
  wanted += other.wanted;
}

void CoreferenceScores::add(const CoreferenceScores& other) {
  muc.add(other.muc);
  b_cubed.add(other.b_cubed);
  ceaf_e.add(other.ceaf_e);
}

CoreferenceScores score_partitions(const std::vector<std::size_t>& wanted_groups,
                                   const std::vector<std::size_t>& found_groups) {
  check(wanted_groups.size() == found_groups.size(), "partitions of different mentions");
  const std::vector<std::size_t> wanted = dense(wanted_groups), found = dense(found_groups);
  const std::vector<double> wanted_sizes = sizes_of(wanted), found_sizes = sizes_of(found);
  Overlaps overlaps;
  for (std::size_t i = 0; i < wanted.size(); ++i) ++overlaps[{wanted[i], found[i]}];

  CoreferenceScores scores;
  const auto mentions = static_cast<double>(wanted.size());
  const auto wanted_count = static_cast<double>(wanted_sizes.size());
  const auto found_count = static_cast<double>(found_sizes.size());
  // A group of n mentions has n - 1 links; of them are lost as many as it has parts, but one.
  const double kept = mentions - static_cast<double>(overlaps.size());
  scores.muc = {kept, mentions - found_count, kept, mentions - wanted_count};
  for (const auto& [pair, count] : overlaps) {
    scores.b_cubed.right_found += count * count / found_sizes[pair.second];
    scores.b_cubed.right_wanted += count * count / wanted_sizes[pair.first];
  }
  scores.b_cubed.found = scores.b_cubed.wanted = mentions;
  const double alike = matched_likeness(overlaps, wanted_sizes, found_sizes);
  scores.ceaf_e = {alike, found_count, alike, wanted_count};
  return scores;
}

double best_assignment(const std::vector<std::vector<double>>& given) {
  if (given.empty() || given[0].empty()) return 0;
  const bool turned = given.size() > given[0].size();
  const std::size_t rows = turned ? given[0].size() : given.size();
  const std::size_t columns = turned ? given.size() : given[0].size();
  const auto cell = [&](std::size_t r, std::size_t c) {
    return turned ? given[c][r] : given[r][c];
  };
  // Rows and columns count from 1; 0 stands for none. Prices keep cost - row - column at 0 or more.
  constexpr double kFar = std::numeric_limits<double>::infinity();
  std::vector<double> row_price(rows + 1), column_price(columns + 1);
  std::vector<std::size_t> row_of(columns + 1), came_from(columns + 1);
  for (std::size_t row = 1; row <= rows; ++row) {
    std::vector<double> least(columns + 1, kFar);
    std::vector<char> done(columns + 1);
    std::size_t at = 0;
    row_of[0] = row;
    do {
      done[at] = 1;
      double step = kFar;
      std::size_t next = 0;
      for (std::size_t c = 1; c <= columns; ++c) {
        if (done[c]) continue;
        const double cost = -cell(row_of[at] - 1, c - 1) - row_price[row_of[at]] - column_price[c];
        if (cost < least[c]) {
          least[c] = cost;
          came_from[c] = at;
        }
        if (least[c] < step) {
          step = least[c];
          next = c;
        }
      }
      for (std::size_t c = 0; c <= columns; ++c) {
        if (done[c]) {
          row_price[row_of[c]] += step;
          column_price[c] -= step;
        } else {
          least[c] -= step;
        }
      }
      at = next;
    } while (row_of[at] != 0);
    for (; at != 0; at = came_from[at]) row_of[at] = row_of[came_from[at]];
  }
  double sum = 0;
  for (std::size_t c = 1; c <= columns; ++c) {
    if (row_of[c] != 0) sum += cell(row_of[c] - 1, c - 1);
  }
  return sum;
}

}  // namespace dragoman
