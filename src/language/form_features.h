// How a word form becomes row numbers of the model's tables: the twin of train/text.py.
//
// A form is normalised (typography to ASCII, lower case), looked up among the word vectors (again
// without accents if need be) and the trained words, and its affixes and shape are hashed. The
// character tables come with the model, so that training and run time cannot disagree.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/model_file.h"

namespace dragoman {

inline constexpr std::size_t kAffixes = 7;  // prefixes of 1-3 and suffixes of 1-4 characters

struct FormRows {
  std::uint32_t vector = 0;  // 0: unknown
  std::uint32_t word = 0;    // 0: unknown
  std::array<std::uint32_t, kAffixes> affixes{};
  std::uint32_t shape = 0;
  friend bool operator==(const FormRows&, const FormRows&) = default;
};

// FNV-1a over a kind byte and the text.
std::uint64_t hash_form(std::uint8_t kind, std::string_view text);

// Words of the model with their numbers from 1: an open-addressed table read in place.
class WordTable {
 public:
  // `name` is the prefix of the blocks .text, .offsets and .slots.
  static Result<WordTable> load(const ModelFile& file, const std::string& name);
  std::uint32_t find(std::string_view word) const;  // 0 for an unknown word
  std::size_t size() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }

 private:
  std::string_view text_;
  std::span<const std::uint32_t> offsets_;
  std::span<const std::uint32_t> slots_;
};

// Immutable after loading. Points into the ModelFile, which must live longer.
class FormFeatures {
 public:
  static Result<FormFeatures> load(const ModelFile& file, std::uint32_t affix_rows,
                                   std::uint32_t shape_rows);
  // `form` is valid UTF-8 and not empty. O(length).
  FormRows rows(std::string_view form) const;

  std::string normalized(std::string_view form) const;
  std::string shape(std::string_view form) const;
  std::size_t vectors() const { return vectors_.size(); }
  std::size_t words() const { return words_.size(); }

 private:
  enum CharacterClass : std::uint8_t { upper, lower, digit, letter, other };
  struct Pair {
    char32_t from, to;
  };
  struct Range {
    char32_t first, last;
    CharacterClass kind;
  };
  static char32_t mapped(const std::vector<Pair>& pairs, char32_t c);
  CharacterClass class_of(char32_t c) const;

  WordTable vectors_, words_;
  std::vector<Pair> fold_, strip_;  // sorted by `from`
  std::vector<Range> classes_;      // sorted, apart
  std::uint32_t affix_rows_ = 1, shape_rows_ = 1;
};

}  // namespace dragoman
