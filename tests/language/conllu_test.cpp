#include "language/conllu.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dragoman {
namespace {

constexpr std::string_view kShort =
    "Iran   Iran  PROPN 2 nsubj\n"
    "agreed agree VERB  0 root  VerbForm=Fin|Tense=Past|Mood=Ind\n"
    ".      .     PUNCT 2 punct glued\n"
    "\n"
    "Talks  talk  NOUN  2 nsubj Number=Plur\n"
    "failed fail  VERB  0 root\n";

TEST(Conllu, ShortFormBuildsTextAndTree) {
  auto read = parse_conllu(kShort);
  ASSERT_TRUE(read.ok()) << read.error().text();
  EXPECT_EQ(read->document.text, "Iran agreed. Talks failed");
  ASSERT_EQ(read->analysis.sentences.size(), 2u);
  const Analysis& a = read->analysis;
  EXPECT_EQ(a.lemma(TokenId{1}), "agree");
  EXPECT_EQ(a.at(TokenId{1}).features.tense, Tense::past);
  EXPECT_EQ(a.at(TokenId{0}).head, TokenId{1});
  EXPECT_EQ(a.at(TokenId{0}).relation, Relation::nsubj);
  EXPECT_EQ(a.sentences[1].root, TokenId{4});
  EXPECT_EQ(a.at(TokenId{3}).features.number, Number::plural);
  EXPECT_EQ(find_breach(a, read->document.text), "");
}

TEST(Conllu, TreebankLinesWithRangesAndEmptyNodes) {
  auto read = parse_conllu(
      "# newdoc id = x\n# newpar\n"
      "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
      "1\tdo\tdo\tAUX\tVB\t_\t3\taux\t_\t_\n"
      "2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n"
      "2.1\tx\tx\tX\t_\t_\t_\t_\t_\t_\n"
      "3\t!\t!\tPUNCT\t.\t_\t0\troot\t_\t_\n\n"
      "# newpar\n"
      "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n\n");
  ASSERT_TRUE(read.ok()) << read.error().text();
  EXPECT_EQ(read->document.text, "don't!\n\nYes");
  EXPECT_EQ(read->document.blocks.size(), 2u);
  EXPECT_EQ(read->analysis.sentences[1].block, 1u);
  EXPECT_EQ(read->lines, (std::vector<std::uint32_t>{4, 10}));
}

TEST(Conllu, WritesWhatItReads) {
  auto read = parse_conllu(kShort);
  ASSERT_TRUE(read.ok());
  std::string out = to_conllu(read->analysis, SentenceId{0}, read->document.text);
  auto again = parse_conllu(out);
  ASSERT_TRUE(again.ok()) << again.error().text();
  std::string second = to_conllu(again->analysis, SentenceId{0}, again->document.text);
  EXPECT_EQ(second.substr(second.find("\n1")), out.substr(out.find("\n1")));
}

TEST(Conllu, NamesTheBadLine) {
  struct Case {
    std::string_view lines;
    std::string_view wanted;
  };
  for (const Case& c :
       std::initializer_list<Case>{{"Iran Iran PROPN 2\n", "t:1"},
                                   {"Iran Iran NAME 0 root\n", "'NAME' is not a tag"},
                                   {"Iran Iran PROPN x root\n", "'x' is not a head"},
                                   {"Iran Iran PROPN 0 boss\n", "'boss' is not a relation"},
                                   {"Iran Iran PROPN 7 nsubj\n\n", "outside the sentence"},
                                   {"1\tIran\tIran\n", "3 cells, wanted 10"},
                                   {"a a X 2 dep\nb b X 1 dep\n\n", "cycle"},
                                   {"a a X 0 root\nb b X 0 root\n\n", "root"}}) {
    auto read = parse_conllu(c.lines, "t");
    ASSERT_FALSE(read.ok()) << c.lines;
    EXPECT_EQ(read.error().code, ErrorCode::bad_table);
    EXPECT_THAT(read.error().text(), testing::HasSubstr(std::string(c.wanted)));
  }
}

}  // namespace
}  // namespace dragoman
