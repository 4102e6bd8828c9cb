#include "linking/average_link.h"

#include <limits>

namespace dragoman {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

// Groups that are still open, each named by its first item, with their mean likenesses and, for
// each, the most alike of those before it.
class Groups {
 public:
  Groups(std::size_t count, const std::function<double(std::size_t, std::size_t)>& likeness)
      : size_(count, 1), into_(count, kNone), best_(count, kNone), rows_(count) {
    for (std::size_t i = 0; i < count; ++i) {
      rows_[i].resize(i);
      for (std::size_t j = 0; j < i; ++j) rows_[i][j] = likeness(i, j);
      find_best(i);
    }
  }

  // Joins the most alike pair; false where none is above `least`.
  bool join_one(double least) {
    std::size_t late = kNone;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (best_[i] == kNone) continue;
      if (late == kNone || rows_[i][best_[i]] > rows_[late][best_[late]]) late = i;
    }
    if (late == kNone || !(rows_[late][best_[late]] > least)) return false;
    join(best_[late], late);
    return true;
  }

  std::vector<std::size_t> numbers() const {
    std::vector<std::size_t> out(rows_.size());
    std::size_t groups = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = into_[i] == kNone ? groups++ : out[into_[i]];
    }
    return out;
  }

 private:
  double& between(std::size_t a, std::size_t b) { return a > b ? rows_[a][b] : rows_[b][a]; }

  void find_best(std::size_t i) {
    best_[i] = kNone;
    for (std::size_t j = 0; j < i; ++j) {
      if (into_[j] != kNone) continue;
      if (best_[i] == kNone || rows_[i][j] > rows_[i][best_[i]]) best_[i] = j;
    }
  }

  void join(std::size_t early, std::size_t late) {
    const auto a = static_cast<double>(size_[early]), b = static_cast<double>(size_[late]);
    into_[late] = early;
    best_[late] = kNone;
    size_[early] += size_[late];
    for (std::size_t k = 0; k < rows_.size(); ++k) {
      if (k == early || into_[k] != kNone) continue;
      between(early, k) = (between(early, k) * a + between(late, k) * b) / (a + b);
    }
    find_best(early);
    for (std::size_t k = early + 1; k < rows_.size(); ++k) {
      if (into_[k] != kNone) continue;
      if (best_[k] == early || best_[k] == late) {
        find_best(k);
      } else if (rows_[k][early] > rows_[k][best_[k]] ||
                 (rows_[k][early] == rows_[k][best_[k]] && early < best_[k])) {
        best_[k] = early;
      }
    }
  }

  std::vector<std::size_t> size_;
  std::vector<std::size_t> into_;  // the group it went into, or kNone
  std::vector<std::size_t> best_;  // among those before it
  std::vector<std::vector<double>> rows_;
};

}  // namespace

std::vector<std::size_t> average_link(
    std::size_t count, double least,
    const std::function<double(std::size_t, std::size_t)>& likeness) {
  Groups groups(count, likeness);
  while (groups.join_one(least)) {
  }
  return groups.numbers();
}

}  // namespace dragoman
