#include "language/decode.h"

#include <algorithm>
#include <limits>

namespace dragoman {
namespace {

constexpr double kForbidden = -std::numeric_limits<double>::infinity();
constexpr double kRootToll = 1e5;  // far above any sum of scores

// The nodes of one cycle among heads, in order; empty where there is none.
std::vector<std::uint32_t> find_cycle(const std::vector<std::uint32_t>& heads) {
  enum class Mark : std::uint8_t { fresh, on_path, done };
  std::vector<Mark> marks(heads.size(), Mark::fresh);
  marks[0] = Mark::done;
  std::vector<std::uint32_t> path;
  for (std::uint32_t start = 1; start < heads.size(); ++start) {
    path.clear();
    std::uint32_t node = start;
    while (marks[node] == Mark::fresh) {
      marks[node] = Mark::on_path;
      path.push_back(node);
      node = heads[node];
    }
    if (marks[node] == Mark::on_path) {
      path.erase(path.begin(), std::find(path.begin(), path.end(), node));
      std::sort(path.begin(), path.end());
      return path;
    }
    for (const std::uint32_t word : path) marks[word] = Mark::done;
  }
  return {};
}

std::vector<std::uint32_t> best_heads(const ArcScores& scores) {
  std::vector<std::uint32_t> heads(scores.size, 0);
  for (std::size_t i = 1; i < scores.size; ++i) {
    const double* row = scores.values.data() + i * scores.size;
    heads[i] = static_cast<std::uint32_t>(std::max_element(row, row + scores.size) - row);
  }
  return heads;
}

// A cycle shrunk to one node, the last; what is needed to open it again.
struct Contraction {
  ArcScores scores;
  std::vector<std::uint32_t> rest;        // nodes outside the cycle
  std::vector<std::uint32_t> enter_at;    // for each of them: where its arc into the cycle lands
  std::vector<std::uint32_t> leave_from;  // for each: which node of the cycle is its best head
};

Contraction contract(const ArcScores& scores, const std::vector<std::uint32_t>& heads,
                     const std::vector<std::uint32_t>& cycle) {
  Contraction small;
  for (std::uint32_t node = 0; node < scores.size; ++node) {
    if (!std::binary_search(cycle.begin(), cycle.end(), node)) small.rest.push_back(node);
  }
  const std::size_t last = small.rest.size();
  small.scores.size = last + 1;
  small.scores.values.assign((last + 1) * (last + 1), kForbidden);
  small.enter_at.assign(last, cycle.front());
  small.leave_from.assign(last, cycle.front());
  for (std::size_t i = 0; i < last; ++i) {
    for (std::size_t j = 0; j < last; ++j) {
      small.scores.at(i, j) = scores.at(small.rest[i], small.rest[j]);
    }
    for (const std::uint32_t node : cycle) {
      // Entering at `node` gives up the node's arc within the cycle.
      const double enter = scores.at(node, small.rest[i]) - scores.at(node, heads[node]);
      if (enter > small.scores.at(last, i)) {
        small.scores.at(last, i) = enter;
        small.enter_at[i] = node;
      }
      if (scores.at(small.rest[i], node) > small.scores.at(i, last)) {
        small.scores.at(i, last) = scores.at(small.rest[i], node);
        small.leave_from[i] = node;
      }
    }
  }
  return small;
}

ArcScores arc_scores(const float* scores, std::size_t length, std::size_t stride, double toll) {
  ArcScores arcs;
  arcs.size = length + 1;
  arcs.values.assign(arcs.size * arcs.size, kForbidden);
  for (std::size_t i = 0; i < length; ++i) {
    const float* row = scores + i * stride;
    arcs.at(i + 1, 0) = static_cast<double>(row[0]) - toll;
    for (std::size_t j = 1; j <= length; ++j) {
      if (j != i + 1) arcs.at(i + 1, j) = static_cast<double>(row[j]);
    }
  }
  return arcs;
}

// Each word's best head, if these make a tree with one root (nine sentences of ten); else nothing.
std::vector<std::uint32_t> best_of_each(const float* scores, std::size_t length,
                                        std::size_t stride) {
  std::vector<std::uint32_t> heads(length + 1, 0);
  std::size_t roots = 0;
  for (std::size_t i = 0; i < length; ++i) {
    const float* row = scores + i * stride;
    std::size_t best = 0;
    for (std::size_t j = 1; j <= length; ++j) {
      if (row[j] > row[best] && j != i + 1) best = j;
    }
    heads[i + 1] = static_cast<std::uint32_t>(best);
    roots += best == 0 ? 1 : 0;
  }
  if (roots != 1 || !find_cycle(heads).empty()) return {};
  heads.erase(heads.begin());
  return heads;
}

}  // namespace

std::vector<std::uint32_t> best_arborescence(const ArcScores& scores) {
  std::vector<std::uint32_t> heads = best_heads(scores);
  const std::vector<std::uint32_t> cycle = find_cycle(heads);
  if (cycle.empty()) return heads;
  const Contraction small = contract(scores, heads, cycle);
  const std::vector<std::uint32_t> solved = best_arborescence(small.scores);
  const std::size_t last = small.rest.size();
  for (std::size_t i = 0; i < last; ++i) {
    if (small.rest[i] == 0) continue;
    heads[small.rest[i]] = solved[i] == last ? small.leave_from[i] : small.rest[solved[i]];
  }
  const std::uint32_t entry = solved[last];
  heads[small.enter_at[entry]] = small.rest[entry];
  return heads;
}

std::vector<std::uint32_t> best_tree(const float* scores, std::size_t length, std::size_t stride) {
  if (length == 0) return {};
  if (auto simple = best_of_each(scores, length, stride); !simple.empty()) return simple;
  // Mostly a cycle is in the way and not a second root: the toll comes only where it is needed.
  for (const double toll : {0.0, kRootToll}) {
    std::vector<std::uint32_t> heads = best_arborescence(arc_scores(scores, length, stride, toll));
    heads.erase(heads.begin());
    if (toll > 0 || std::count(heads.begin(), heads.end(), 0U) == 1) return heads;
  }
  return {};
}

TagDecoder::TagDecoder(std::span<const std::string_view> tags)
    : count_(tags.size()), before_(tags.size()), first_(tags.size()), last_(tags.size()) {
  const auto letter = [&](std::size_t t) { return tags[t].empty() ? 'O' : tags[t][0]; };
  const auto type = [&](std::size_t t) {
    return tags[t].substr(std::min<std::size_t>(2, tags[t].size()));
  };
  const auto opens = [&](std::size_t t) { return letter(t) == 'B' || letter(t) == 'I'; };
  const auto goes_on = [&](std::size_t t) { return letter(t) == 'I' || letter(t) == 'E'; };
  for (std::size_t after = 0; after < count_; ++after) {
    first_[after] = !goes_on(after);
    last_[after] = !opens(after);
    for (std::size_t before = 0; before < count_; ++before) {
      const bool allowed =
          opens(before) ? goes_on(after) && type(before) == type(after) : !goes_on(after);
      if (allowed) before_[after].push_back(static_cast<std::uint32_t>(before));
    }
  }
}

std::vector<std::uint32_t> TagDecoder::decode(const float* scores, std::size_t length,
                                              std::size_t stride) const {
  if (length == 0 || count_ == 0) return {};
  std::vector<double> best(count_, kForbidden);
  for (std::size_t t = 0; t < count_; ++t) {
    if (first_[t]) best[t] = static_cast<double>(scores[t]);
  }
  std::vector<std::uint32_t> back(length * count_, 0);
  std::vector<double> next(count_);
  for (std::size_t i = 1; i < length; ++i) {
    for (std::size_t t = 0; t < count_; ++t) {
      double highest = kForbidden;
      std::uint32_t from = 0;
      for (const std::uint32_t before : before_[t]) {
        if (best[before] > highest) {
          highest = best[before];
          from = before;
        }
      }
      next[t] = highest + static_cast<double>(scores[i * stride + t]);
      back[i * count_ + t] = from;
    }
    best.swap(next);
  }
  std::uint32_t tag = 0;
  double highest = kForbidden;
  for (std::uint32_t t = 0; t < count_; ++t) {
    if (last_[t] && best[t] > highest) {
      highest = best[t];
      tag = t;
    }
  }
  std::vector<std::uint32_t> path(length);
  for (std::size_t i = length; i-- > 0;) {
    path[i] = tag;
    if (i > 0) tag = back[i * count_ + tag];
  }
  return path;
}

}  // namespace dragoman
