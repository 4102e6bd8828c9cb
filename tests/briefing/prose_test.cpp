// Words for dates and numbers, lines of a width.
#include "briefing/prose.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(Prose, OneLine) {
  EXPECT_EQ(one_line("  a\n\tb \xC2\xA0 c  "), "a b c");
  EXPECT_EQ(one_line("a\x1b[1mb"), "a [1mb");  // no control reaches a terminal
  EXPECT_EQ(one_line(""), "");
}

TEST(Prose, Shorten) {
  EXPECT_EQ(shorten("short", 10), "short");
  EXPECT_EQ(shorten("several words that go on", 15), "several words …");
  EXPECT_LE(columns_of_text(shorten("né né né né né né né", 10)), 10U);
}

TEST(Prose, Wrap) {
  EXPECT_EQ(wrap("one two three four", 9, 0), "one two\nthree\nfour");
  EXPECT_EQ(wrap("one two three", 9, 4), "one\n    two\n    three");
  EXPECT_EQ(wrap("unbreakableword x", 6, 0), "unbreakableword\nx");
  EXPECT_EQ(wrap("", 10, 2), "");
}

TEST(Prose, Dates) {
  Date day = date_of_day(day_from_civil(2024, 3, 9), "on Saturday", "explicit");
  EXPECT_EQ(date_words(day), "2024-03-09");
  EXPECT_EQ(sort_day(day), "2024-03-09");
  Date month = day;
  month.start = "2024-03-01";
  month.end = "2024-03-31";
  month.precision = DatePrecision::month;
  EXPECT_EQ(date_words(month), "2024-03");
  month.precision = DatePrecision::season;
  EXPECT_EQ(date_words(month), "2024-03-01 to 2024-03-31");
  Date open = day;
  open.start = open.end = "XXXX-03-09";
  EXPECT_EQ(date_words(open), "XXXX-03-09");
  EXPECT_EQ(sort_day(open), "");
  EXPECT_EQ(date_words(std::nullopt), "no date");
}

TEST(Prose, Numbers) {
  EXPECT_EQ(number_words({12}), "12");
  EXPECT_EQ(number_words({2.5}), "2.5");
  EXPECT_EQ(number_words({400, 500}), "400 to 500");
  EXPECT_EQ(number_words({}), "");
}

TEST(Prose, IntervalsInLittleRoom) {
  const std::vector<std::vector<std::string>> cases = {
      {"2025-03-21", "2025-03-21", "2025-03-21"},
      {"2025-03-21", "2025-03-24", "2025-03-21–24"},
      {"2025-03-21", "2025-04-02", "2025-03-21–04-02"},
      {"2025-03-01", "2025-03-31", "2025-03"},
      {"2025-03-01", "2025-05-31", "2025-03–05"},
      {"2024-12-01", "2025-02-28", "2024-12–2025-02"},
      {"2021-01-01", "2022-12-31", "2021–2022"},
      {"2021-01-01", "2021-12-31", "2021"},
  };
  for (const auto& one : cases) {
    Date date;
    date.start = one[0];
    date.end = one[1];
    date.precision = DatePrecision::range;
    EXPECT_EQ(short_date_words(date), one[2]);
  }
  EXPECT_EQ(short_date_words(std::nullopt), "no date");
}

TEST(Prose, ExcerptsKeepWhatIsMarked) {
  const std::string text = "one two three four five six seven eight nine ten";
  EXPECT_EQ(excerpt(text, 14, 18, 100), text);
  EXPECT_EQ(excerpt(text, 14, 18, 20), "… three four five …");
  EXPECT_EQ(excerpt(text, 0, 3, 18), "one two three …");
  EXPECT_EQ(excerpt(text, 45, 48, 15), "… nine ten");
}

}  // namespace
}  // namespace dragoman
