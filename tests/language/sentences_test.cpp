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
