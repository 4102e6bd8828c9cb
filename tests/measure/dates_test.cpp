#include "measure/dates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dragoman {
namespace {

using testing::HasSubstr;

std::string shown(const std::optional<DateBounds>& bounds) {
  return bounds ? bounds->start + "/" + bounds->end : "-";
}

TEST(DateValues, AreFirstAndLastDays) {
  struct Case {
    const char* value;
    const char* days;
  };
  for (const Case& c : std::initializer_list<Case>{{"2025-05-21", "2025-05-21/2025-05-21"},
                                                   {"2025-02", "2025-02-01/2025-02-28"},
                                                   {"2024", "2024-01-01/2024-12-31"},
                                                   {"2024-01-15T12:30", "2024-01-15/2024-01-15"},
                                                   {"2025-W21", "2025-05-19/2025-05-25"},
                                                   {"2023-Q2", "2023-04-01/2023-06-30"},
                                                   {"2023-H2", "2023-07-01/2023-12-31"},
                                                   {"2022-WI", "2022-12-01/2023-02-28"},
                                                   {"199X", "1990-01-01/1999-12-31"},
                                                   {"19XX", "1900-01-01/1999-12-31"},
                                                   {"XXXX-03-21", "XXXX-03-21/XXXX-03-21"},
                                                   {"XXXX-03", "XXXX-03-01/XXXX-03-31"},
                                                   {"--12-25", "XXXX-12-25/XXXX-12-25"},
                                                   {"2019/2021-03", "2019-01-01/2021-03-31"},
                                                   {"2019..2020", "2019-01-01/2020-12-31"},
                                                   {"", "-"},
                                                   {"2025-13", "-"},
                                                   {"2025-02-30", "-"},
                                                   {"soon", "-"},
                                                   {"2019/", "-"}}) {
    EXPECT_EQ(shown(date_bounds(c.value)), c.days) << c.value;
  }
}

TEST(DateFiles, RowsOfOneTextGoTogether) {
  auto texts = parse_date_file(
      "text\tpublished\tspan\tvalue\n"
      "On 3 May and on 3 May.\t2025-05-22\t3 May\t2025-05-03\n"
      "On 3 May and on 3 May.\t2025-05-22\t3 May\t\n"
      "Né in May.\t\t6:9\t2025-05\n"
      "No date.\t\t\t\n",
      "t");
  ASSERT_TRUE(texts.ok()) << texts.error().text();
  ASSERT_EQ(texts->size(), 3U);
  ASSERT_EQ(texts->at(0).dates.size(), 2U);
  EXPECT_EQ(texts->at(0).dates[0].span, (Span{3, 8}));
  EXPECT_EQ(texts->at(0).dates[1].span, (Span{16, 21}));
  EXPECT_EQ(texts->at(0).dates[0].kind, "day");
  EXPECT_EQ(texts->at(0).dates[1].kind, "none");
  EXPECT_EQ(texts->at(0).document.published->start, "2025-05-22");
  EXPECT_EQ(texts->at(1).document.words(texts->at(1).dates[0].span), "May");
  EXPECT_TRUE(texts->at(2).dates.empty());
}

TEST(DateFiles, TreebanksMarkElements) {
  const std::string word = "\tx\tX\t_\t_\t";
  auto texts = parse_date_file(
      "# newdoc id = a\n# meta::dateCreated = 2025-05-22\n"
      "1\tMet" +
          word +
          "0\troot\t_\t_\n"
          "2\tMay" +
          word +
          "1\tdep\t_\tEntity=(1|XML=<date when:::\"2024-05\">\n"
          "3\t2024" +
          word +
          "1\tdep\t_\tXML=</date>|SpaceAfter=No\n"
          "4\tat" +
          word +
          "1\tdep\t_\t_\n"
          "5\tnine" +
          word +
          "1\tdep\t_\tXML=<time when:::\"09:00\"></time>\n"
          "6\tlong" +
          word +
          "1\tdep\t_\tXML=<date from:::\"2019\" to:::\"2021\"><w></w></date>\n\n"
          "# newdoc id = b\n1\tOne" +
          word + "0\troot\t_\tXML=<date notAfter:::\"2020\"></date>\n\n",
      "t");
  ASSERT_TRUE(texts.ok()) << texts.error().text();
  ASSERT_EQ(texts->size(), 2U);
  const DatedText& first = texts->at(0);
  ASSERT_EQ(first.dates.size(), 2U);
  EXPECT_EQ(first.document.words(first.dates[0].span), "May 2024");
  EXPECT_EQ(first.dates[0].line, 4U);
  EXPECT_EQ(shown(first.dates[1].bounds), "2019-01-01/2021-12-31");
  EXPECT_EQ(first.unmeasured.size(), 1U);
  EXPECT_EQ(first.document.published->start, "2025-05-22");
  ASSERT_EQ(texts->at(1).dates.size(), 1U);
  EXPECT_FALSE(texts->at(1).dates[0].bounds);
}

TEST(DateFiles, SayWhatIsWrongAndWhere) {
  struct Case {
    const char* text;
    const char* said;
  };
  for (const Case& c : std::initializer_list<Case>{
           {"text\tspan\n", "t:1: the header has 0 columns named 'published'"},
           {"text\tpublished\tspan\tvalue\nOn 3 May.\tMonday\t3 May\t\n", "'Monday' is no day"},
           {"text\tpublished\tspan\tvalue\nOn 3 May.\t\t4 May\t\n", "'4 May' is not in its text"},
           {"text\tpublished\tspan\tvalue\nOn 3 May.\t\t4:90\t\n", "'4:90' is not in its text"}}) {
    auto texts = parse_date_file(c.text, "t");
    ASSERT_FALSE(texts.ok()) << c.text;
    EXPECT_THAT(texts.error().text(), HasSubstr(c.said));
  }
}

std::string figure(const Report& report, std::string_view key) {
  for (const Figure& one : report.figures) {
    if (one.key == key) return one.value;
  }
  return "none";
}

// One token a word, every word of it to be marked by its number.
Analysis words_of(const Document& document) {
  Analysis analysis;
  const std::string& text = document.text;
  for (std::uint32_t at = 0; at < text.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find(' ', at), text.size()));
    Token token;
    token.span = {at, end};
    analysis.tokens.push_back(token);
    at = end + 1;
  }
  return analysis;
}

DateMention mention(std::uint32_t begin, std::uint32_t end, std::string start, std::string last) {
  DateMention out;
  out.tokens = {static_cast<TokenId>(begin), static_cast<TokenId>(end)};
  out.date.start = std::move(start);
  out.date.end = std::move(last);
  return out;
}

TEST(DateScore, CountsSpansAndValuesApart) {
  auto words = DateWords::load(DRAGOMAN_SOURCE_DIR "/data/reading/date_words.tsv");
  ASSERT_TRUE(words.ok());
  auto texts = parse_date_file(
      "text\tpublished\tspan\tvalue\tkind\n"
      "in early May they met the 3 June and on Monday\t\tMay\tXXXX-05\ta\n"
      "in early May they met the 3 June and on Monday\t\tthe 3 June\tXXXX-06-03\ta\n"
      "in early May they met the 3 June and on Monday\t\tMonday\t2025-05-19\tb\n",
      "t");
  ASSERT_TRUE(texts.ok()) << texts.error().text();
  DateScore score(*words);
  const Analysis analysis = words_of(texts->at(0).document);
  score.add(texts->at(0), analysis,
            {mention(0, 3, "XXXX-05-01", "XXXX-05-31"),   // "in early May": overlaps, value right
             mention(6, 8, "XXXX-06-03", "XXXX-06-03"),   // "3 June": the same words
             mention(4, 5, "2025-01-01", "2025-01-01")},  // "met": nobody's
            "t");
  const Report report = score.report();
  EXPECT_EQ(figure(report, "f1"), "0.3333");
  EXPECT_EQ(figure(report, "overlap_f1"), "0.6667");
  EXPECT_EQ(figure(report, "value"), "1.0000");
  EXPECT_EQ(figure(report, "value_f1"), "0.6667");
  EXPECT_EQ(report.n, 3U);
  ASSERT_EQ(report.tables.size(), 2U);
  EXPECT_EQ(report.tables[1].rows[0],
            (std::vector<std::string>{"a", "0.5000", "1.0000", "1.0000", "2"}));
  ASSERT_EQ(report.mistakes.size(), 3U);
  EXPECT_EQ(report.mistakes[0].why, "other span");
  EXPECT_EQ(report.mistakes[1].why, "missed");
  EXPECT_EQ(report.mistakes[2].why, "spurious");
}

}  // namespace
}  // namespace dragoman
