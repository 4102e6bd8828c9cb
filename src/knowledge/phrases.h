// A table of phrases: many words in, the longest matches first.
//
// Keys are sequences of folded words; a look-up walks word by word through one hash map of
// prefixes, so its cost is the length of the longest phrase that starts there.
#pragma once

#include <algorithm>
#include <cstdint>
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
  // `words` are folded; the same phrase may be added with several values.
  void add(std::span<const std::string> words, Value value) {
    std::string key;
    for (std::size_t i = 0; i < words.size(); ++i) {
      key += words[i];
      key += '\x1f';
      Node& node = nodes_[key];
      if (i + 1 == words.size()) node.values.push_back(std::move(value));
    }
  }

  // Longest first.
  std::vector<PhraseMatch<Value>> match(std::span<const std::string> words) const {
    std::vector<PhraseMatch<Value>> found;
    std::string key;
    for (std::size_t i = 0; i < words.size(); ++i) {
      key += words[i];
      key += '\x1f';
      auto node = nodes_.find(key);
      if (node == nodes_.end()) break;
      if (!node->second.values.empty()) {
        found.push_back({static_cast<std::uint32_t>(i + 1), node->second.values});
      }
    }
    std::reverse(found.begin(), found.end());
    return found;
  }

 private:
  struct Node {
    std::vector<Value> values;
  };
  std::unordered_map<std::string, Node> nodes_;
};

}  // namespace dragoman
