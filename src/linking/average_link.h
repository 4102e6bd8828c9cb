// Grouping by likeness, greedily: the two groups that are most alike on average join, until no two
// are alike enough.
//
// Deterministic: of equally alike pairs the one with the lowest numbers joins, so a caller who
// numbers his items by what they are, not by when they came, gets the same groups in any order.
// Source: Sokal and Michener (1958), unweighted pair groups by arithmetic mean.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace dragoman {

// The group of each of `count` items, numbered from 0 in the order of their first items. Groups
// join whose mean likeness over all pairs of items is above `least`. `likeness` is asked once for
// each pair, the higher number first. O(count²) memory; time O(count²) as a rule, O(count³) at
// worst.
std::vector<std::size_t> average_link(
    std::size_t count, double least,
    const std::function<double(std::size_t, std::size_t)>& likeness);

}  // namespace dragoman
