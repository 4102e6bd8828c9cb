#include "measure/marked_sentences.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dragoman {
namespace {

// "text | trigger | S party | T party".
std::string shown(const MarkedSentence& sentence) {
  auto words = [&](Span span) { return sentence.text.substr(span.begin, span.end - span.begin); };
  std::string text = sentence.text + " | " + words(sentence.trigger);
  for (const MarkedParty& party : sentence.parties) {
    text +=
        fmt::format(" | {} {}", "-STR"[static_cast<std::size_t>(party.label)], words(party.span));
  }
  return text;
}

TEST(MarkedSentences, AreReadWithTheirMarks) {
  struct Case {
    const char* line;
    int root;
    const char* shown;
  };
  const Case cases[] = {
      {"19\t[S The army] {shelled} [T a village] on Friday.", 19,
       "The army shelled a village on Friday. | shelled | S The army | T a village"},
      {"04\t[R Peru and Chile] {met}.", 4, "Peru and Chile met. | met | R Peru and Chile"},
      {"00\tIt {rained}.", 0, "It rained. | rained"},
      {"20\tAfter the {killings} [T they] fled.\r", 20,
       "After the killings they fled. | killings | T they"},
      {"01\tPrices [per barrel] {rose}].", 1, "Prices [per barrel] rose]. | rose"},
  };
  for (const Case& c : cases) {
    const auto read = parse_marked_sentences("# a comment\n\n" + std::string(c.line) + "\n", "f");
    ASSERT_TRUE(read.ok()) << read.error().text();
    ASSERT_EQ(read->size(), 1U) << c.line;
    EXPECT_EQ(read->front().root, c.root);
    EXPECT_EQ(read->front().place, "f:3");
    EXPECT_EQ(shown(read->front()), c.shown);
  }
}

TEST(MarkedSentences, RefuseWithTheirPlace) {
  const std::initializer_list<std::pair<const char*, const char*>> cases = {
      {"{Rain} fell.", "wanted a CAMEO root"},
      {"21\tRain {fell}.", "wanted a CAMEO root"},
      {"4\tRain {fell}.", "wanted a CAMEO root"},
      {"19 Rain {fell}.", "wanted a CAMEO root"},
      {"19\t", "wanted a CAMEO root"},
      {"19\tRain fell.", "wanted one {trigger}"},
      {"19\tRain {fell} and {froze}.", "wanted one {trigger}"},
      {"19\tRain {fell.", "wanted one {trigger}"},
      {"19\tRain fell}.", "wanted one {trigger}"},
      {"19\tRain} {fell}.", "wanted one {trigger}"},
      {"19\tRain {}fell.", "wanted one {trigger}"},
      {"19\t[S Rain {fell}.", "none in another"},
      {"19\t[S Rain [T in] Lima] {fell}.", "none in another"},
      {"19\t[S ]Rain {fell}.", "none in another"},
  };
  for (const auto& [line, said] : cases) {
    const auto read = parse_marked_sentences("00\tIt {rained}.\n" + std::string(line), "f");
    ASSERT_FALSE(read.ok()) << line;
    EXPECT_EQ(read.error().code, ErrorCode::bad_table);
    EXPECT_EQ(read.error().place, "f:2") << line;
    EXPECT_THAT(read.error().text(), testing::HasSubstr(said)) << line;
  }
}

}  // namespace
}  // namespace dragoman
