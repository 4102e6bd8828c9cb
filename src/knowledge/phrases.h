// A table of phrases: many words in, every phrase that starts there out.
//
// Words are interned, phrases are paths in one trie whose edges sit in a single hash map. A look-up
// costs one probe for the word and one for the edge per word of the longest phrase that starts
// there; a first word that begins no phrase costs one probe.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dragoman {

template <typename Value>
struct PhraseMatch {
  std::uint32_t length = 0;  // in words
  std::vector<Value> values;
};

template <typename Value>
class PhraseTable {
 public:
  using Node = std::uint32_t;
  static constexpr Node kRoot = 0;
  static constexpr Node kNone = 0xFFFFFFFF;

  // Room for so many phrases without rehashing.
  void reserve(std::size_t phrases) {
    words_.reserve(phrases);
    edges_.reserve(2 * phrases);
    values_.reserve(2 * phrases);
  }

  // `words` are folded and not empty; the same phrase may be added with several values.
  void add(std::span<const std::string> words, Value value) {
    Node node = kRoot;
    for (const std::string& word : words) {
      auto id = words_.try_emplace(word, static_cast<std::uint32_t>(words_.size())).first->second;
      auto [edge, is_new] = edges_.try_emplace(key(node, id), static_cast<Node>(values_.size()));
      if (is_new) values_.emplace_back();
      node = edge->second;
    }
    values_[node].push_back(std::move(value));
  }

  // One step from a node by a folded word; kNone where no phrase goes on.
  Node step(Node node, std::string_view word) const {
    auto id = words_.find(word);
    if (id == words_.end()) return kNone;
    auto edge = edges_.find(key(node, id->second));
    return edge == edges_.end() ? kNone : edge->second;
  }
  const std::vector<Value>& values(Node node) const { return values_[node]; }

  // Longest first.
  std::vector<PhraseMatch<Value>> match(std::span<const std::string> words) const {
    std::vector<PhraseMatch<Value>> found;
    Node node = kRoot;
    for (std::size_t i = 0; i < words.size(); ++i) {
      node = step(node, words[i]);
      if (node == kNone) break;
      if (!values_[node].empty()) {
        found.push_back({static_cast<std::uint32_t>(i + 1), values_[node]});
      }
    }
    std::reverse(found.begin(), found.end());
    return found;
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  static std::uint64_t key(Node node, std::uint32_t word) {
    return (static_cast<std::uint64_t>(node) << 32) | word;
  }

  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> words_;
  std::unordered_map<std::uint64_t, Node> edges_;
  std::vector<std::vector<Value>> values_ = std::vector<std::vector<Value>>(1);
};

}  // namespace dragoman
