// The lexicon's tables: what they say, and that a bad row is refused with its line.
#include "language/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <unordered_map>

#include "language/language_helpers.h"
#include "temporary_folder.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

TEST(WordIndex, IsAMapOfWordsToNumbers) {
  std::mt19937 random(3);
  WordIndex index;
  std::unordered_map<std::string, std::uint32_t> twin;
  EXPECT_EQ(index.find("a"), WordIndex::kNone);
  for (int i = 0; i < 5000; ++i) {
    std::string word;
    for (std::size_t n = random() % 5; n > 0; --n) word += static_cast<char>('a' + random() % 6);
    const auto wanted = twin.try_emplace(word, static_cast<std::uint32_t>(twin.size()));
    EXPECT_EQ(index.add(word), std::pair(wanted.first->second, wanted.second));
  }
  EXPECT_EQ(index.size(), twin.size());
  for (const auto& [word, number] : twin) {
    EXPECT_EQ(index.find(word), number);
    EXPECT_EQ(index.word(number), word);
  }
  EXPECT_EQ(index.find("zzz"), WordIndex::kNone);
}

TEST(Lexicon, KnowsReadingsLikeliestFirst) {
  const Lexicon& lexicon = test_lexicon();
  EXPECT_GT(lexicon.words(), 50000U);
  const auto readings = lexicon.readings("'s");
  ASSERT_EQ(readings.size(), 2U);
  EXPECT_EQ(readings[0].tag, Tag::pos);
  EXPECT_FLOAT_EQ(readings[0].weight, 0.6F);
  EXPECT_FLOAT_EQ(readings[0].weight + readings[1].weight, 1.0F);
  EXPECT_TRUE(lexicon.readings("").empty());
  EXPECT_TRUE(lexicon.readings("qqxy").empty());
  EXPECT_EQ(lexicon.irregular_lemma("went", Tag::vbd), "go");
  EXPECT_EQ(lexicon.irregular_lemma("went", Tag::vbz), "");
  EXPECT_TRUE(lexicon.is("april", WordClass::month));
  EXPECT_FALSE(lexicon.is("april", WordClass::say));
}

TEST(Lexicon, NamesTheBadLine) {
  struct Case {
    const char* rows;
    const char* wanted;
  };
  const TemporaryFolder temporary;
  const fs::path folder = temporary.path();
  for (const char* file : {"abbreviations", "classes", "contractions", "irregular"}) {
    const std::string table = std::string(file) + ".tsv";
    fs::copy_file(fs::path(DRAGOMAN_SOURCE_DIR) / "data" / "language" / table, folder / table);
  }
  for (const Case& c : std::initializer_list<Case>{
           {"form\ttags\na\tDT:100\nb\tNN:100\na\tNN:100\n", "lexicon.tsv:4: 'a' is listed twice"},
           {"form\ttags\na\t\n", "lexicon.tsv:2: no tags"},
           {"# x\nform\ttags\na\tDT\n", "lexicon.tsv:3: 'DT' is not TAG:WEIGHT"},
           {"form\ttags\na\tDT:0\n", "'DT:0' is not TAG:WEIGHT"},
           {"form\ttags\na\tDT:1|QQ:1\n", "'QQ:1' is not TAG:WEIGHT"},
           {"form\ttags\na\tDT:1\tx\n", "lexicon.tsv:2: 3 cells, wanted 2 as in the header"},
           {"form\ttags\na \tDT:1\n", "'a ' has blanks at its ends"},
           {"form\ttags\n\xFF\tDT:1\n", "lexicon.tsv:2: invalid UTF-8"},
           {"form\n", "0 columns named 'tags'"},
           {"", "no header row"}}) {
    std::ofstream(folder / "lexicon.tsv", std::ios::binary) << c.rows;
    const auto loaded = Lexicon::load(folder);
    ASSERT_FALSE(loaded.ok()) << c.rows;
    EXPECT_EQ(loaded.error().code, ErrorCode::bad_table);
    EXPECT_THAT(loaded.error().text(), testing::HasSubstr(c.wanted));
  }
  std::ofstream(folder / "lexicon.tsv", std::ios::binary) << "form\ttags\nb\tNN:3|VB:1";
  const auto loaded = Lexicon::load(folder);
  ASSERT_TRUE(loaded.ok()) << loaded.error().text();
  EXPECT_FLOAT_EQ(loaded->readings("b")[1].weight, 0.25F);
}

}  // namespace
}  // namespace dragoman
