// What the language stage knows of words: possible tags, irregular forms, classes, abbreviations.
// Read once from data/language/, immutable, shared.
//
// All look-ups are O(1) hash look-ups by form; forms are lower case but for abbreviations. The list
// of words is long and every command that reads loads it, so it is kept flat: see WordIndex.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "language/tags.h"
#include "language/word_index.h"

namespace dragoman {

// Classes of words (lemmas, lower case) that rules ask for; the table is data/language/classes.tsv.
enum class WordClass : std::uint8_t {
  month,
  prefix,   // "anti", "ex": no token of their own before a hyphen
  say,      // verbs a quotation may go on with: "..., said"
  starter,  // words that seldom stand capitalised but at a sentence's beginning
  unit,     // units glued to a number: "12km"
  count
};
std::string_view word_class_name(WordClass c);

enum class AbbreviationEnds : std::uint8_t { none, never, number, maybe };

struct WordReading {
  Tag tag = Tag::nn;
  float weight = 0;  // 0..1, of all readings of the form
};

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};
template <typename T>
using WordMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

class Lexicon {
 public:
  // Reads abbreviations, classes, contractions, irregular and lexicon (.tsv).
  // Fails with bad_table or not_found, naming file and line; a form listed twice is a bad table.
  static Result<Lexicon> load(const std::filesystem::path& folder);

  // The readings listed for a form, likeliest first; empty for a form that is not listed.
  std::span<const WordReading> readings(std::string_view form) const;
  std::size_t words() const { return words_.size(); }
  // Lemma of an irregular form; empty for none.
  std::string_view irregular_lemma(std::string_view form, Tag tag) const;
  bool is(std::string_view word, WordClass c) const;
  AbbreviationEnds abbreviation(std::string_view form) const;
  // Sizes in bytes of the parts of a word written as one ("cannot": 3, 3); empty for none.
  const std::vector<std::uint32_t>& parts(std::string_view form) const;
  // Size in bytes of the clitic a word ends with ("don't": 3); 0 for none.
  std::uint32_t clitic(std::string_view form) const;

 private:
  struct Range {
    std::uint32_t begin, end;  // of an array below
  };
  struct Irregular {
    Tag tag;
    std::string lemma;
  };
  Status load_words(const std::filesystem::path& path);
  std::string add_readings(std::string_view cell);
  Status load_irregular(const std::filesystem::path& path);
  Status load_classes(const std::filesystem::path& path);
  Status load_abbreviations(const std::filesystem::path& path);
  Status load_contractions(const std::filesystem::path& path);

  WordIndex words_;
  std::vector<Range> ranges_;          // of each word
  std::vector<WordReading> readings_;  // those of words with the same cell stand here once
  WordIndex irregular_forms_;
  std::vector<Range> irregular_ranges_;  // of each form
  std::vector<Irregular> irregular_;
  WordMap<std::uint64_t> classes_;  // a bit a class
  WordMap<AbbreviationEnds> abbreviations_;
  WordMap<std::vector<std::uint32_t>> contractions_;
  std::vector<std::string> clitics_;
};

}  // namespace dragoman
