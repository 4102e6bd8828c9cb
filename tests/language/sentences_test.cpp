#include "language/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "language/language_helpers.h"

namespace dragoman {
namespace {

using testing::ElementsAre;

TEST(Sentences, EndWithFullStopsAndWhatCloses) {
  EXPECT_THAT(sentences_of("Riga agreed. Oslo did not."),
              ElementsAre("Riga agreed.", "Oslo did not."));
  EXPECT_THAT(sentences_of("“We agree.” Oslo waits."), ElementsAre("“We agree.”", "Oslo waits."));
  EXPECT_THAT(sentences_of("\"We agree.\" \"We do not.\""),
              ElementsAre("\"We agree.\"", "\"We do not.\""));
  EXPECT_THAT(sentences_of("He left (by train.) She stayed."),
              ElementsAre("He left (by train.)", "She stayed."));
  EXPECT_THAT(sentences_of("Is it over? No! Not yet."),
              ElementsAre("Is it over?", "No!", "Not yet."));
}

TEST(Sentences, QuotationsOverSeveralAreCut) {
  EXPECT_THAT(sentences_of("“We came early. We left late,” he said. “We won.”"),
              ElementsAre("“We came early.", "We left late,” he said.", "“We won.”"));
}

TEST(Sentences, GoOnAfterAbbreviations) {
  EXPECT_THAT(sentences_of("Gen. Roe met U.S. President Doe at 5 p.m. on Jan. 3."),
              testing::SizeIs(1));
  EXPECT_THAT(sentences_of("He flew to the U.S. The visit was short."),
              ElementsAre("He flew to the U.S.", "The visit was short."));
  EXPECT_THAT(sentences_of("Law No. 59 of J. R. Smith passed."), testing::SizeIs(1));
  EXPECT_THAT(sentences_of("It cost 3.5 million."), testing::SizeIs(1));
}

TEST(Sentences, GoOnInLowerCaseAndBeforeSaid) {
  EXPECT_THAT(sentences_of("“Who signed?” asked the envoy."), testing::SizeIs(1));
  EXPECT_THAT(sentences_of("“Who signed?” Tamm asked."), testing::SizeIs(1));
  EXPECT_THAT(sentences_of("They waited ... and left."), testing::SizeIs(1));
}

TEST(Sentences, KeepReferenceMarksWithWhatTheyProve) {
  EXPECT_THAT(
      sentences_of("The pact was signed in 1934. [17] It failed in 1939.[3, 4] War came."),
      ElementsAre("The pact was signed in 1934. [17]", "It failed in 1939.[3, 4]", "War came."));
  EXPECT_THAT(sentences_of("Courts may refuse. 4 Even so, most agree."),
              ElementsAre("Courts may refuse. 4", "Even so, most agree."));
  EXPECT_THAT(sentences_of("It ended in May. 12 soldiers died. 3 Danish ships left."),
              ElementsAre("It ended in May.", "12 soldiers died.", "3 Danish ships left."));
  EXPECT_THAT(sentences_of("They left. [Laughs] We stayed."),
              ElementsAre("They left.", "[Laughs] We stayed."));
}

TEST(Sentences, BracketsInLowerCaseMayStandAlone) {
  EXPECT_THAT(sentences_of("It has lasted for years. (photo: A. Berg)"),
              ElementsAre("It has lasted for years.", "(photo: A. Berg)"));
  EXPECT_THAT(sentences_of("He came at 5 p.m. (local time) on Friday."), testing::SizeIs(1));
  EXPECT_THAT(sentences_of("She asked (why?). He did not."),
              ElementsAre("She asked (why?).", "He did not."));
}

TEST(Sentences, StraightMarksAreReadByTheirBlanks) {
  EXPECT_THAT(
      sentences_of("They lived in a valley.\" \"It was cold,\" he said. \"No.\" He left."),
      ElementsAre("They lived in a valley.\"", "\"It was cold,\" he said.", "\"No.\"", "He left."));
}

TEST(Sentences, MarksInsideBracketsEndNothing) {
  EXPECT_THAT(sentences_of("They wait. [...] And that is good. It rains. [...]"),
              ElementsAre("They wait. [...]", "And that is good.", "It rains. [...]"));
  EXPECT_THAT(sentences_of("The king (?) Oscar came."), testing::SizeIs(1));
}

TEST(Sentences, QuotationsInQuotations) {
  EXPECT_THAT(sentences_of("\"He said, 'I will come.'\" Oslo waits."),
              ElementsAre("\"He said, 'I will come.'\"", "Oslo waits."));
}

TEST(Sentences, LinesInCapitals) {
  EXPECT_THAT(sentences_of("ARGUMENT OF GEN. ANNA BERG"), testing::SizeIs(1));
  EXPECT_THAT(sentences_of("Reps. Roe and Doe met Sens. Poe and Moe."), testing::SizeIs(1));
  EXPECT_THAT(sentences_of("The bill, H. R. 212, passed."), testing::SizeIs(1));
}

TEST(Sentences, NeverCrossBlocks) {
  Document document;
  document.text = "A headline without stop\nThe text begins. It ends\nShare this page";
  document.blocks = {{BlockKind::title, {0, 23}},
                     {BlockKind::paragraph, {24, 48}},
                     {BlockKind::furniture, {49, 64}}};
  Analysis analysis = test_analyzer().analyze(document);
  ASSERT_EQ(analysis.sentences.size(), 3u);
  EXPECT_EQ(analysis.sentences[0].block, 0u);
  EXPECT_EQ(analysis.sentences[2].block, 1u);
  EXPECT_EQ(document.words(analysis.sentences[2].span), "It ends");
}

TEST(Sentences, EndAtEmptyLines) {
  EXPECT_THAT(sentences_of("First line\n\nSecond line"), ElementsAre("First line", "Second line"));
  EXPECT_THAT(sentences_of("wrapped\nline"), testing::SizeIs(1));
}

}  // namespace
}  // namespace dragoman
