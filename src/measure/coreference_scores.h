// How well one partition of mentions fits another: MUC, B³, CEAF-e and their mean, the CoNLL score.
//
// Both partitions are of the same mentions, so that nothing is missing or made up; mentions that
// stand alone count as what they are. MUC counts links (those who stand alone have none), B³ the
// share of each mention's group that is right, CEAF-e how alike the groups are when each is held
// against one of the other side, matched as well as can be. Counts add up over several texts;
// figures are taken of the sums.
// Source: Vilain et al. (1995); Bagga and Baldwin (1998); Luo (2005), φ4; Pradhan et al. (2014);
// the matching after Kuhn and Munkres, in O(n³).
#pragma once

#include <cstddef>
#include <vector>

namespace dragoman {

struct PrecisionRecall {
  double right_found = 0, found = 0;    // precision is their share
  double right_wanted = 0, wanted = 0;  // recall
  double precision() const { return found > 0 ? right_found / found : 0; }
  double recall() const { return wanted > 0 ? right_wanted / wanted : 0; }
  double f1() const;
  void add(const PrecisionRecall& other);
};

struct CoreferenceScores {
  PrecisionRecall muc, b_cubed, ceaf_e;
  double conll() const { return (muc.f1() + b_cubed.f1() + ceaf_e.f1()) / 3; }
  void add(const CoreferenceScores& other);
};

// The group of each mention, wanted and found; any numbers, the same for those of one group. Both
// of one length.
CoreferenceScores score_partitions(const std::vector<std::size_t>& wanted,
                                   const std::vector<std::size_t>& found);

// The greatest sum of cells, no two of one row or one column; cells are not negative. Rows of one
// length. O(rows² · columns), rows being the shorter side.
double best_assignment(const std::vector<std::vector<double>>& cells);

}  // namespace dragoman
