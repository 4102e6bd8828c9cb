// Phrases of a table found in a line, many at once.
//
// Lines and phrases are compared folded: case, accents and typographic marks do not count, and
// every number is one `#`. A phrase starts and ends at the edge of a word. Phrases are filed under
// their first word, so finding costs one hash probe a word of the line, however long the table.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dragoman {

// "Read more: 4.2 out of 5 “stars”" → "read more: # out of # \"stars\"".
std::string fold_line(std::string_view words);

struct PhraseHit {
  std::uint32_t value = 0;  // as it was added
  std::uint32_t begin = 0;  // bytes of the folded line
  std::uint32_t end = 0;
};

class PhraseFinder {
 public:
  // The phrase must not be empty; it is folded here. The same phrase may be added once only:
  // false for a second time.
  bool add(std::string_view phrase, std::uint32_t value);

  // Every phrase that stands in the folded line, in order of place; of those at one place all.
  std::vector<PhraseHit> find(std::string_view folded) const;
  // The longest phrase that the folded line starts with.
  std::optional<PhraseHit> find_start(std::string_view folded) const;

 private:
  struct Entry {
    std::string phrase;
    std::uint32_t value = 0;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  const std::vector<Entry>* filed_under(std::string_view word) const;

  std::unordered_map<std::string, std::vector<Entry>, Hash, std::equal_to<>> by_first_word_;
};

}  // namespace dragoman
