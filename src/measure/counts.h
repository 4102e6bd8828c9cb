// Right, found and wanted, and the figures made of them.
#pragma once

#include <cstddef>

namespace dragoman {

struct Counts {
  std::size_t right = 0;
  std::size_t found = 0;
  std::size_t wanted = 0;

  // Shares between 0 and 1; 0 where there is nothing to divide by.
  double precision() const { return share(right, found); }
  double recall() const { return share(right, wanted); }
  double f1() const { return share(2 * right, found + wanted); }

  Counts& operator+=(const Counts& other) {
    right += other.right;
    found += other.found;
    wanted += other.wanted;
    return *this;
  }
  friend bool operator==(const Counts&, const Counts&) = default;

  static double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
  }
};

}  // namespace dragoman
