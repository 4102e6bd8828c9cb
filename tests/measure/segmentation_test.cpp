#include "measure/segmentation.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

Annotated cut(std::string_view lines) {
  auto read = parse_conllu(lines, "t");
  check(read.ok(), read.ok() ? "" : "the test's lines do not parse");
  return std::move(*read);
}

TEST(Segmentation, ShowsBothWaysOfCutting) {
  const Annotated gold =
      cut("U.S. U.S. PROPN 0 root\n"
          "\n"
          "He   he   PRON 0 root\n"
          "left left VERB 1 dep\n");
  const Annotated found =
      cut("U.S  U.S  PROPN 0 root\n"
          ".    .    PUNCT 1 punct glued\n"
          "He   he   PRON 1 dep\n"
          "\n"
          "left left VERB 0 root\n");
  SegmentationScore score;
  score.add(gold, found.analysis, "t");
  EXPECT_EQ(score.words(), (Counts{2, 4, 3}));
  EXPECT_EQ(score.sentences(), (Counts{0, 2, 2}));
  const Report report = score.report();
  ASSERT_EQ(report.mistakes.size(), 3U);
  EXPECT_EQ(report.mistakes[0].expected, "U.S.");
  EXPECT_EQ(report.mistakes[0].got, "U.S | .");
  EXPECT_EQ(report.mistakes[1].why, "a border missed");
  EXPECT_EQ(report.mistakes[1].expected, "U.S. || He left");
  EXPECT_EQ(report.mistakes[1].got, "U.S. He left");
  EXPECT_EQ(report.mistakes[2].why, "a border too many");
  EXPECT_EQ(report.mistakes[2].got, "U.S. He || left");
  EXPECT_EQ(report.mistakes[2].place, "t:3");
  const std::string text = report_text(report, 1);
  EXPECT_NE(text.find("1 of 3 mistakes\n"), std::string::npos) << text;
  EXPECT_TRUE(text.ends_with("TOKENS words=57.14 sentences=0.00 n=3\n")) << text;
}

TEST(Segmentation, TheSameIsAllRight) {
  const Annotated gold = cut("Yes yes INTJ 0 root\n\nNo no INTJ 0 root\n");
  SegmentationScore score;
  score.add(gold, gold.analysis, "t");
  EXPECT_TRUE(score.report().mistakes.empty());
  EXPECT_DOUBLE_EQ(score.words().f1(), 1.0);
  EXPECT_DOUBLE_EQ(score.sentences().f1(), 1.0);
}

TEST(Segmentation, ContextNeverCutsACharacter) {
  std::string lines;
  for (int i = 0; i < 60; ++i) lines += "é é X 0 root\n\n";
  const Annotated gold = cut(lines);
  Analysis whole = gold.analysis;
  whole.sentences = {whole.sentences.front()};
  SegmentationScore score;
  score.add(gold, whole, "t");
  for (const Mistake& mistake : score.report().mistakes) {
    EXPECT_EQ(mistake.expected.find("\xA9\xA9"), std::string::npos);
    EXPECT_NE(static_cast<unsigned char>(mistake.expected.front()), 0xA9);
  }
}

}  // namespace
}  // namespace dragoman
