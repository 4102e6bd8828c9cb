// The figures of small trees worked out by hand.
#include "measure/trees.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dragoman {
namespace {

Annotated tree(std::string_view lines) {
  auto read = parse_conllu(lines, "t");
  check(read.ok(), read.ok() ? "" : "the test's tree does not parse");
  return std::move(*read);
}

constexpr std::string_view kGold =
    "Envoys envoy NOUN  4 nsubj:pass\n"
    "have   have  AUX   4 aux\n"
    "been   be    AUX   4 aux:pass\n"
    "sent   send  VERB  0 root\n"
    "home   home  ADV   4 advmod\n"
    ".      .     PUNCT 4 punct glued\n";

TreeScore score(std::string_view gold, std::string_view found) {
  const Annotated wanted = tree(gold);
  const Annotated got = tree(found);
  EXPECT_EQ(wanted.document.text, got.document.text) << "both sides are of one text";
  TreeScore scored;
  scored.add(wanted, got.analysis, "t");
  return scored;
}

TEST(Trees, TheGoldTreeIsAllRight) {
  const TreeScore scored = score(kGold, kGold);
  const Counts all{6, 6, 6};
  const TreeCounts& counts = scored.counts();
  for (const Counts& each :
       {counts.words, counts.upos, counts.lemmas, counts.uas, counts.las, counts.las_subtypes}) {
    EXPECT_EQ(each, all);
  }
  EXPECT_EQ(counts.sentences, (Counts{1, 1, 1}));
  EXPECT_TRUE(scored.mistakes().empty());
}

TEST(Trees, ASubtypeAHeadATagAndALemma) {
  const TreeScore scored = score(kGold,
                                 "Envoys Envoys PROPN 4 nsubj\n"
                                 "have   have   AUX   4 aux\n"
                                 "been   be     AUX   4 aux:pass\n"
                                 "sent   send   VERB  0 root\n"
                                 "home   home   ADV   3 advmod\n"
                                 ".      .      PUNCT 4 punct glued\n");
  EXPECT_EQ(scored.counts().upos, (Counts{5, 6, 6}));
  EXPECT_EQ(scored.counts().lemmas, (Counts{5, 6, 6}));
  EXPECT_EQ(scored.counts().uas, (Counts{5, 6, 6}));
  EXPECT_EQ(scored.counts().las, (Counts{5, 6, 6}));
  EXPECT_EQ(scored.counts().las_subtypes, (Counts{4, 6, 6}));
  ASSERT_EQ(scored.mistakes().size(), 2U);
  EXPECT_EQ(scored.mistakes()[0].why, "tag, lemma, subtype");
  EXPECT_EQ(scored.mistakes()[0].expected, "NOUN Envoys [envoy] <-nsubj:pass- sent");
  EXPECT_EQ(scored.mistakes()[1].why, "head");
  EXPECT_EQ(scored.mistakes()[1].got, "ADV home [home] <-advmod- been");
  EXPECT_EQ(scored.mistakes()[1].place, "t:1");
}

// "re-elected" is one word here and three there; the words around it stay aligned, and an arc to a
// word that is not aligned is wrong.
TEST(Trees, WordsCutOtherwise) {
  const TreeScore scored = score(
      "They     they   PRON  4 nsubj\n"
      "re       re     ADV   4 advmod\n"
      "-        -      PUNCT 2 punct glued\n"
      "elected  elect  VERB  0 root glued\n"
      "him      he     PRON  4 obj\n",
      "They        they     PRON 2 nsubj\n"
      "re-elected  re-elect VERB 0 root\n"
      "him         he       PRON 2 obj\n");
  EXPECT_EQ(scored.counts().words, (Counts{2, 3, 5}));
  EXPECT_EQ(scored.counts().sentences, (Counts{1, 1, 1}));
  EXPECT_EQ(scored.counts().upos, (Counts{2, 3, 5}));
  EXPECT_EQ(scored.counts().uas, (Counts{0, 3, 5}));
  EXPECT_DOUBLE_EQ(scored.counts().words.f1(), 0.5);
}

TEST(Trees, ASentenceCutInTwo) {
  const TreeScore scored = score(
      "Talks  talk VERB  0 root\n"
      "end    end  VERB  1 conj\n"
      "\n"
      "Yes    yes  INTJ  0 root\n",
      "Talks  talk VERB  0 root\n"
      "\n"
      "end    end  VERB  0 root\n"
      "\n"
      "Yes    yes  INTJ  0 root\n");
  EXPECT_EQ(scored.counts().words, (Counts{3, 3, 3}));
  EXPECT_EQ(scored.counts().sentences, (Counts{1, 3, 2}));
  EXPECT_EQ(scored.counts().uas, (Counts{2, 3, 3}));
  EXPECT_DOUBLE_EQ(scored.counts().sentences.f1(), 0.4);
}

TEST(Trees, LemmasThatTheTreebankHasNotAreNotCounted) {
  const TreeScore none = score("Yes _ INTJ 0 root\n", "Yes yes INTJ 0 root\n");
  EXPECT_EQ(none.counts().lemmas, Counts{});
  const Report report = tree_report(nullptr, &none);
  EXPECT_THAT(report_text(report, 0), testing::Not(testing::HasSubstr("lemmas=")));
  EXPECT_THAT(report_text(report, 0), testing::HasSubstr("has no lemmas"));
  // One word without a lemma among others is taken as right, as the shared task does.
  const TreeScore some = score("Yes _ INTJ 2 discourse\nwe we PRON 0 root\n",
                               "Yes yes INTJ 2 discourse\nwe we PRON 0 root\n");
  EXPECT_EQ(some.counts().lemmas, (Counts{2, 2, 2}));
}

TEST(Trees, TheReportHasBothReadingsAndItsTables) {
  const TreeScore raw = score(kGold, kGold);
  const TreeScore given = score(kGold, kGold);
  const std::string text = report_text(tree_report(&raw, &given), 0);
  EXPECT_TRUE(text.ends_with(
      "TREES words=100.00 sentences=100.00 raw_upos=100.00 raw_lemmas=100.00 raw_uas=100.00 "
      "raw_las=100.00 raw_las_subtypes=100.00 upos=100.00 lemmas=100.00 uas=100.00 las=100.00 "
      "las_subtypes=100.00 n=6\n"))
      << text;
  EXPECT_THAT(text, testing::HasSubstr("\nnsubj"));
  EXPECT_THAT(text, testing::HasSubstr("\n<=10"));
  EXPECT_THAT(report_text(tree_report(&raw, nullptr), 0),
              testing::Not(testing::HasSubstr(" upos=")));
}

TEST(Trees, RelationsComeWorstFirst) {
  const TreeScore scored = score(kGold,
                                 "Envoys envoy NOUN  4 obj\n"
                                 "have   have  AUX   4 aux\n"
                                 "been   be    AUX   4 aux:pass\n"
                                 "sent   send  VERB  0 root\n"
                                 "home   home  ADV   4 advmod\n"
                                 ".      .     PUNCT 4 punct glued\n");
  const ReportTable table = scored.relations("t");
  ASSERT_FALSE(table.rows.empty());
  EXPECT_EQ(table.rows.front(), (std::vector<std::string>{"nsubj", "0.00", "0.00", "0.00", "1"}));
}

}  // namespace
}  // namespace dragoman
