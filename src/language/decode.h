// From scores to structure: the best tree with a single root, and names that are whole.
//
// Taking the best head of each word gives no proper tree in every tenth sentence, so the maximum
// spanning tree is found (Chu and Liu 1965, Edmonds 1967); a toll on root arcs keeps one root.
// Names are BIOES tags; Viterbi finds the best sequence in which none is broken.
// train/decode.py is the slow twin; ties go the same way in both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace dragoman {

// Heads of `length` words, 0 for the root, otherwise 1 + the head's number. `scores` has a row a
// word (`stride` apart) and 1 + length columns: the root, then the words. A word's score for
// itself is not read. O(length²) where the best heads are a tree already, else O(length³) at worst.
std::vector<std::uint32_t> best_tree(const float* scores, std::size_t length, std::size_t stride);

// A square matrix of scores[dependent][head] with node 0 as the root; -infinity forbids an arc.
struct ArcScores {
  std::size_t size = 0;
  std::vector<double> values;
  double& at(std::size_t dependent, std::size_t head) { return values[dependent * size + head]; }
  double at(std::size_t dependent, std::size_t head) const {
    return values[dependent * size + head];
  }
};
// The best arborescence: a head for every node but 0. Roots are not counted.
std::vector<std::uint32_t> best_arborescence(const ArcScores& scores);

// The tag scheme of one model: which tag may follow which.
class TagDecoder {
 public:
  TagDecoder() = default;
  // Tags are "O" or a letter of BIES, a dash and a type. At least one of them is "O".
  explicit TagDecoder(std::span<const std::string_view> tags);
  // The best allowed sequence of tag numbers for `length` rows of scores.
  std::vector<std::uint32_t> decode(const float* scores, std::size_t length,
                                    std::size_t stride) const;

 private:
  std::size_t count_ = 0;
  std::vector<std::vector<std::uint32_t>> before_;  // for each tag, those that may precede it
  std::vector<bool> first_, last_;
};

}  // namespace dragoman
