#include "measure/realis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dragoman {
namespace {

using testing::HasSubstr;

TEST(RealisFile, ReadsWordsAndTargets) {
  const auto read = parse_realis_file(
      "{\"text\": \"They may meet .\", \"targets\": [{\"span1\": [2, 3], \"label\": 0.5, "
      "\"more\": 1}]}\n\n{\"text\": \"Rain\", \"targets\": []}\n",
      "f");
  ASSERT_TRUE(read.ok()) << read.error().text();
  ASSERT_EQ(read->size(), 2U);
  const RealisSentence& first = read->front();
  EXPECT_EQ(first.words, (std::vector<std::string>{"They", "may", "meet", "."}));
  ASSERT_EQ(first.targets.size(), 1U);
  EXPECT_EQ(first.targets[0].begin, 2U);
  EXPECT_EQ(first.targets[0].end, 3U);
  EXPECT_DOUBLE_EQ(first.targets[0].label, 0.5);
  EXPECT_EQ(read->back().line, 3U);
}

TEST(RealisFile, NamesTheBadLine) {
  const std::initializer_list<std::pair<const char*, const char*>> cases = {
      {"nothing", "wanted a JSON object"},
      {"[1]", "wanted a JSON object"},
      {R"({"targets": []})", "text"},
      {R"({"text": "a"})", "targets"},
      {R"({"text": "a", "targets": [1]})", "wanted objects"},
      {R"({"text": "a", "targets": [{"span1": [0], "label": 1}]})", "span1"},
      {R"({"text": "a", "targets": [{"span1": [-1, 1], "label": 1}]})", "span1"},
      {R"({"text": "a", "targets": [{"span1": [0, 2], "label": 1}]})", "in 1 words"},
      {R"({"text": "a", "targets": [{"span1": [0, 1], "label": "x"}]})", "label"},
      {R"({"text": "a", "targets": [{"span1": [0, 1], "label": 4}]})", "label"},
  };
  for (const auto& [line, said] : cases) {
    const auto read =
        parse_realis_file("{\"text\": \"a\", \"targets\": []}\n" + std::string(line), "f");
    ASSERT_FALSE(read.ok()) << line;
    EXPECT_THAT(read.error().text(), HasSubstr(said)) << line;
    EXPECT_THAT(read.error().text(), HasSubstr("f:2")) << line;
  }
}

TEST(RealisScores, BordersOfTheClasses) {
  EXPECT_EQ(factuality_of(1.0), Factuality::happened);
  EXPECT_EQ(factuality_of(0.9), Factuality::uncertain);
  EXPECT_EQ(factuality_of(-0.9), Factuality::uncertain);
  EXPECT_EQ(factuality_of(-1.0), Factuality::negated);
}

RealisReading reading(Realis realis, double certainty) {
  RealisReading made;
  made.realis = realis;
  made.certainty = certainty;
  if (realis != Realis::happened) made.operators = {"may (hypothetical)"};
  return made;
}

TEST(RealisScores, CountsByHand) {
  RealisSentence sentence;
  sentence.line = 7;
  sentence.words = {"a", "b", "c", "d"};
  sentence.targets = {{0, 1, 3.0}, {1, 2, 2.0}, {2, 3, 0.5}, {3, 4, -2.0}};
  RealisScore score;
  score.add(sentence,
            {reading(Realis::happened, 3), reading(Realis::hypothetical, 0.5),
             reading(Realis::hypothetical, 0.5), reading(Realis::negated, -2)},
            "f");
  const Report report = score.report();
  EXPECT_EQ(report.task, "realis");
  EXPECT_EQ(report.n, 4U);
  ASSERT_EQ(report.figures.size(), 3U);
  EXPECT_EQ(report.figures[0].value, "0.7500");  // accuracy
  EXPECT_EQ(report.figures[1].value, "0.7778");  // (2/3 + 2/3 + 1) / 3
  EXPECT_EQ(report.figures[2].value, "0.3750");  // 1.5 / 4
  ASSERT_EQ(report.mistakes.size(), 1U);
  EXPECT_EQ(report.mistakes[0].place, "f:7");
  EXPECT_EQ(report.mistakes[0].sentence, "a [b] c d");
  EXPECT_EQ(report.mistakes[0].expected, "happened (2.0)");
  EXPECT_EQ(report.mistakes[0].got, "uncertain (0.5, hypothetical)");
  EXPECT_EQ(report.mistakes[0].why, "may (hypothetical)");
}

}  // namespace
}  // namespace dragoman
