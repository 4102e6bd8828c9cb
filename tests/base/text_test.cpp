// Text, dates, hashes and tables: the small things all else stands on.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/date.h"
#include "base/hash.h"
#include "base/table.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

TEST(Utf8, DecodesAndCountsCodePoints) {
  const std::string text = "a\u00e9\u20ac\U0001F600z";
  CodePointIndex index(text);
  EXPECT_EQ(index.code_points_before(0), 0u);
  EXPECT_EQ(index.code_points_before(3), 2u);
  EXPECT_EQ(index.code_points_before(static_cast<std::uint32_t>(text.size())), 5u);
  EXPECT_EQ(index.byte_offset(3), 6u);
  EXPECT_EQ(decode_at(text, 6).value, 0x1F600u);
}

TEST(Utf8, IndexAgreesWithCountingOnRandomTexts) {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    std::string text;
    std::vector<std::uint32_t> starts;
    int length = static_cast<int>(random() % 300);
    for (int i = 0; i < length; ++i) {
      starts.push_back(static_cast<std::uint32_t>(text.size()));
      constexpr char32_t kSample[] = {U'a', U'\u00e9', U'\u0540', U'\u20ac', U'\U0001F600'};
      append_utf8(text, kSample[random() % 5]);
    }
    starts.push_back(static_cast<std::uint32_t>(text.size()));
    CodePointIndex index(text);
    for (std::uint32_t i = 0; i < starts.size(); ++i) {
      ASSERT_EQ(index.code_points_before(starts[i]), i);
      ASSERT_EQ(index.byte_offset(i), starts[i]);
    }
  }
}

TEST(Utf8, RepairReplacesEachBadByteAndCounts) {
  std::string text = "ok \xff\xfe \xc3\xa9 \xe2\x82";
  EXPECT_EQ(repair_utf8(text), 4u);
  EXPECT_EQ(text, "ok \uFFFD\uFFFD \u00e9 \uFFFD\uFFFD");
  EXPECT_EQ(repair_utf8(text), 0u);
}

TEST(Utf8, FoldNameMakesSpellingsMeet) {
  struct Case {
    std::string_view text, folded;
  };
  for (const Case& c : {Case{"Kılıç", "kilic"}, Case{"  The  Kremlin\u00a0", "the kremlin"},
                        Case{"Əliyev", "aliyev"}, Case{"Russia’s", "russia's"},
                        Case{"Armenian–Russian", "armenian-russian"}, Case{"Łódź", "lodz"},
                        Case{"İstanbul", "istanbul"}, Case{"", ""}}) {
    EXPECT_EQ(fold_name(c.text), c.folded) << c.text;
  }
}

TEST(Utf8, TrimKnowsEveryKindOfBlank) {
  EXPECT_EQ(trim("\u00a0 a b \u2003\n"), "a b");
  EXPECT_EQ(trim(" \t\r\n"), "");
}

TEST(Dates, CalendarRoundTripsOverFourCenturies) {
  for (Day day = day_from_civil(1800, 1, 1); day < day_from_civil(2200, 1, 1); day += 13) {
    CivilDay civil = civil_from_day(day);
    ASSERT_EQ(day_from_civil(civil.year, civil.month, civil.day), day);
    ASSERT_EQ(parse_iso_day(iso_day(day)), day);
  }
}

TEST(Dates, WeekdaysAndLeapYears) {
  EXPECT_EQ(weekday(day_from_civil(2025, 5, 21)), 2);  // a Wednesday
  EXPECT_EQ(weekday(day_from_civil(2024, 2, 29)), 3);
  EXPECT_EQ(days_in_month(2023, 2), 28);
  EXPECT_EQ(days_in_month(2024, 2), 29);
  EXPECT_FALSE(parse_iso_day("2023-02-29"));
  EXPECT_FALSE(parse_iso_day("XXXX-03-21"));
  EXPECT_FALSE(parse_iso_day("2023-2-9"));
}

TEST(Hash, KnownDigestAndStableIds) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(stable_id("event", "abc"), "event-ba7816bf8f01");
}

TEST(Tables, ReadCellsListsAndComments) {
  auto table = Table::parse("# about\nb\ta\tsource\n1|2\tx\town\n\t\town\n", "t.tsv", {"a", "b"});
  ASSERT_TRUE(table.ok()) << table.error().text();
  ASSERT_EQ(table->rows(), 2u);
  EXPECT_EQ(table->cell(0, 0), "x");
  EXPECT_EQ(table->list(0, 1), (std::vector<std::string>{"1", "2"}));
  EXPECT_TRUE(table->list(1, 1).empty());
  EXPECT_EQ(table->place(1), "t.tsv:4");
}

TEST(Tables, NameTheBadLine) {
  struct Case {
    std::string text, place, message;
  };
  for (const Case& c : {Case{"a\tb\n1\n", "t:2", "1 cells, wanted 2"},
                        Case{"a\tc\n1\t2\n", "t:1", "0 columns named 'b'"},
                        Case{"a\tb\tb\n", "t:1", "2 columns named 'b'"},
                        Case{"a\tb\n1\t 2\n", "t:2", "blanks at its ends"},
                        Case{"a\tb\n1\t\xff\n", "t:2", "invalid UTF-8"},
                        Case{"# nothing\n", "t:2", "no header row"}}) {
    auto table = Table::parse(c.text, "t", {"a", "b"});
    ASSERT_FALSE(table.ok()) << c.text;
    EXPECT_EQ(table.error().place, c.place);
    EXPECT_NE(table.error().message.find(c.message), std::string::npos) << table.error().message;
    EXPECT_EQ(table.error().code, ErrorCode::bad_table);
  }
}

TEST(Files, MissingAndFolder) {
  EXPECT_EQ(read_file("no/such/file").error().code, ErrorCode::not_found);
  EXPECT_EQ(read_file(".").error().code, ErrorCode::not_readable);
  EXPECT_EQ(read_file(DRAGOMAN_SOURCE_DIR "/LICENSE", 10).error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace dragoman
