#include "measure/spans.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dragoman {
namespace {

// "S 0-2, T 3-4".
std::string shown(const std::vector<SpanLabel>& spans) {
  std::vector<std::string> parts;
  for (const SpanLabel& span : spans) {
    parts.push_back(fmt::format("{} {}-{}", "-STR"[static_cast<std::size_t>(span.label)],
                                span.begin, span.end));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

TEST(SpanFile, ReadsBioLabels) {
  struct Case {
    const char* tags;
    const char* spans;
  };
  const Case cases[] = {
      {"B-S I-S O B-T", "S 0-2, T 3-4"}, {"O O", ""},
      {"B-R I-R I-R", "R 0-3"},          {"B-S B-S", "S 0-1, S 1-2"},  // side by side
      {"I-T I-T O I-T", "T 0-2, T 3-4"},  // what begins without a B begins all the same
      {"B-S I-T", "S 0-1, T 1-2"},        // another label is another span
      {"B-S O I-S", "S 0-1, S 2-3"},
  };
  for (const Case& c : cases) {
    std::string text;
    for (std::string tags = std::string(c.tags) + " "; !tags.empty();
         tags.erase(0, tags.find(' ') + 1)) {
      text += "word\t" + tags.substr(0, tags.find(' ')) + "\n";
    }
    const auto read = parse_span_sentences(text, "f", 1, 0);
    ASSERT_TRUE(read.ok()) << read.error().text();
    ASSERT_EQ(read->size(), 1U) << c.tags;
    EXPECT_EQ(shown(read->front().spans), c.spans) << c.tags;
  }
}

constexpr std::string_view kThree = "Peru B-S\nmet O\n\n\nChile B-T\r\n\r\nBoth B-R\nleft O\n";

TEST(SpanFile, FromAndTo) {
  struct Case {
    std::size_t from, to;
    const char* places;
  };
  const Case cases[] = {
      {1, 0, "f:1 f:5 f:7"}, {2, 0, "f:5 f:7"}, {1, 2, "f:1 f:5"}, {3, 3, "f:7"}, {4, 0, ""}};
  for (const Case& c : cases) {
    const auto read = parse_span_sentences(kThree, "f", c.from, c.to);
    ASSERT_TRUE(read.ok()) << read.error().text();
    std::vector<std::string> places;
    for (const SpanSentence& sentence : *read) places.push_back(sentence.place);
    EXPECT_EQ(fmt::format("{}", fmt::join(places, " ")), c.places);
  }
  const auto last = parse_span_sentences(kThree, "f", 3, 3);
  ASSERT_TRUE(last.ok());
  EXPECT_THAT(last->front().words, testing::ElementsAre("Both", "left"));
}

TEST(SpanFile, NamesTheBadLine) {
  for (const char* line : {"met", "O", "met B-X", "met B", "met S-B", "met B-SS", "met o"}) {
    const std::string text = "Peru B-S\n" + std::string(line) + "\n";
    const auto read = parse_span_sentences(text, "f", 1, 0);
    ASSERT_FALSE(read.ok()) << line;
    EXPECT_EQ(read.error().code, ErrorCode::bad_table);
    EXPECT_EQ(read.error().place, "f:2");
  }
}

TEST(SpanScore, FiguresByHand) {
  const SpanSentence first{
      "f:1", {"a", "b", "c", "d"}, {{PartyLabel::source, 0, 2}, {PartyLabel::target, 3, 4}}};
  const SpanSentence second{"f:6", {"e", "f"}, {{PartyLabel::both, 0, 1}}};
  SpanScore score;
  // Right; right words under the wrong label; a border missed; right.
  score.add(first, {{PartyLabel::source, 0, 2}, {PartyLabel::source, 3, 4}}, "why");
  score.add(second, {{PartyLabel::both, 0, 2}}, "");
  score.add(second, second.spans, "");
  const Report report = score.report();
  EXPECT_EQ(report.task, "spans");
  EXPECT_EQ(report.n, 4U);
  ASSERT_EQ(report.figures.size(), 3U);
  for (const Figure& figure : report.figures) EXPECT_EQ(figure.value, "0.5000") << figure.key;
  using testing::ElementsAre;
  ASSERT_EQ(report.tables.size(), 1U);
  EXPECT_THAT(
      report.tables[0].rows,
      ElementsAre(ElementsAre("S source", "0.5000", "1.0000", "0.6667", "1"),
                  ElementsAre("T target", "0.0000", "0.0000", "0.0000", "1"),
                  ElementsAre("R both", "0.5000", "0.5000", "0.5000", "2"),
                  ElementsAre("all", "0.5000", "0.5000", "0.5000", "4"),
                  ElementsAre("all, whatever the label", "0.7500", "0.7500", "0.7500", "4")));
  EXPECT_THAT(report.notes, ElementsAre("3 sentences"));
  ASSERT_EQ(report.mistakes.size(), 2U);
  EXPECT_EQ(report.mistakes[0].place, "f:1");
  EXPECT_EQ(report.mistakes[0].sentence, "a b c d");
  EXPECT_EQ(report.mistakes[0].expected, "S: a b | T: d");
  EXPECT_EQ(report.mistakes[0].got, "S: a b | S: d");
  EXPECT_EQ(report.mistakes[0].why, "why");
}

}  // namespace
}  // namespace dragoman
