#include "source/lines.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

std::vector<std::string> cut(std::string_view text) {
  std::vector<std::string> words;
  for (const Unit& unit : cut_lines(text)) words.push_back(squeeze(slice(text, unit.span)));
  return words;
}

using Words = std::vector<std::string>;

TEST(Lines, ALineIsAUnit) {
  EXPECT_EQ(cut(""), Words{});
  EXPECT_EQ(cut(" \n\t\r\n "), Words{});
  EXPECT_EQ(cut("One.\nTwo.\r\n\r\nThree.\rFour."), (Words{"One.", "Two.", "Three.", "Four."}));
  EXPECT_EQ(cut("  indented  \n"), Words{"indented"});
}

TEST(Lines, CountsBlanksAndIndent) {
  auto units = cut_lines("One\n\n\n  two");
  ASSERT_EQ(units.size(), 2U);
  EXPECT_EQ(units[1].blanks, 2U);
  EXPECT_EQ(units[1].indent, 2U);
}

TEST(Lines, JoinsHardWrappedParagraphs) {
  EXPECT_EQ(cut("The ministers of the two countries met on Monday in a town on the\n"
                "border and spoke of trade, transport and the return of prisoners. They\n"
                "will meet again in the autumn.\n"
                "A second round is planned in the capital of the other country, where a\n"
                "conference of donors opens in the same week.\n"
                "\n"
                "- the first point, which is longer than one line of this page can hold\n"
                "and so goes on\n"
                "- the second point\n"),
            (Words{"The ministers of the two countries met on Monday in a town on the border and "
                   "spoke of trade, transport and the return of prisoners. They will meet again in "
                   "the autumn.",
                   "A second round is planned in the capital of the other country, where a "
                   "conference of donors opens in the same week.",
                   "- the first point, which is longer than one line of this page can hold and so "
                   "goes on",
                   "- the second point"}));
}

TEST(Lines, DoesNotJoinParagraphsWithoutBlankLines) {
  std::string_view text =
      "The first paragraph is a sentence that ends here, and it is quite long indeed.\n"
      "The second paragraph is another one of about the same length as the first.\n"
      "A third.\n";
  EXPECT_EQ(cut(text).size(), 3U);
}

TEST(Lines, ABulletAloneBelongsToTheLineBelow) {
  EXPECT_EQ(cut("•\nOne point.\n•\nAnother."), (Words{"• One point.", "• Another."}));
}

TEST(Lines, MeasuresBullets) {
  struct Case {
    std::string_view words;
    std::size_t length;
    bool numbered;
  };
  const Case kCases[] = {
      {"• point", 4, false},    {"- point", 2, false},         {"1. point", 3, true},
      {"12) point", 4, true},   {"(4) point", 4, true},        {"iv) point", 4, true},
      {"a) point", 3, true},    {"2024. A year", 0, false},    {"5.5 million", 0, false},
      {"-5 degrees", 0, false}, {"word) point", 0, false},     {"", 0, false},
      {"—Jane Roe", 0, false},  {"I. Introduction", 0, false},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(bullet_length(c.words), c.length) << c.words;
    EXPECT_EQ(is_numbered(c.words), c.numbered) << c.words;
  }
}

TEST(Lines, KnowsSentenceEnds) {
  for (std::string_view words : {"He left.", "He left.”", "(He left.)", "Why?", "Հայաստան։"}) {
    EXPECT_TRUE(ends_sentence(words)) << words;
  }
  for (std::string_view words : {"He left", "“He left”", "He left:", "", ")"}) {
    EXPECT_FALSE(ends_sentence(words)) << words;
  }
}

TEST(Lines, HeadKeepsCharactersWhole) {
  EXPECT_EQ(head("Kılıç", 2), "K");
  EXPECT_EQ(head("Kılıç", 3), "Kı");
  EXPECT_EQ(head("K", 5), "K");
}

}  // namespace
}  // namespace dragoman
