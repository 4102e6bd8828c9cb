// The words by which two texts are told to be of one thing.
//
// A bag holds the stems (Porter's second, by Snowball) of a text's content words, each once,
// sorted; names and numbers are content words, what data/linking/common_words.tsv lists is none. A
// stem is kept as a 64-bit hash: bags are compared by the thousand, and never read. Left out: how
// rare a word is. That would change with every document that comes, and with it what was linked
// before.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/result.h"

namespace dragoman {

// FNV-1a of 64 bits: the same on every machine.
std::uint64_t hash_word(std::string_view word);

// "meetings" → "meet", as Snowball's English stemmer has it; lower case.
std::string stem_of(std::string_view word);

// Sorted, without doubles.
using WordBag = std::vector<std::uint64_t>;

class WordBags {
 public:
  // Reads data/linking/common_words.tsv below `data`. Fails with bad_table, not_found.
  static Result<WordBags> load(const std::filesystem::path& data);

  // The content words of a text. O(length).
  WordBag of(std::string_view text) const;

 private:
  std::unordered_set<std::string> common_;
};

// Of two bags the cosine: 0 (nothing shared, or one empty) to 1 (equal). O(n + m).
double cosine(const WordBag& a, const WordBag& b);
std::size_t shared_words(const WordBag& a, const WordBag& b);

}  // namespace dragoman
