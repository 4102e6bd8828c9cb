#include "source/dateline.h"

#include <gtest/gtest.h>

#include "source/source_test_helpers.h"

namespace dragoman {
namespace {

TEST(Dateline, ReadsDatesAtTheStart) {
  struct Case {
    std::string_view words;
    std::string_view date;  // what is taken, or nothing
    std::string_view day;   // ISO, or empty where no year stands
  };
  const Case kCases[] = {
      {"May 21, 2025 and more", "May 21, 2025", "2025-05-21"},
      {"May21, 2025.", "May21, 2025", "2025-05-21"},
      {"Friday, January 4, 2019", "Friday, January 4, 2019", "2019-01-04"},
      {"3 March", "3 March", ""},
      {"3rd of March 2020", "3rd of March 2020", "2020-03-03"},
      {"Sept. 5 2024", "Sept. 5 2024", "2024-09-05"},
      {"21 January, 2025, 19:05", "21 January, 2025", "2025-01-21"},
      {"2025-05-21T10:00", "2025-05-21", "2025-05-21"},
      {"21.05.2025", "21.05.2025", "2025-05-21"},
      {"21/05/2025", "21/05/2025", "2025-05-21"},
      {"05/21/2025", "05/21/2025", "2025-05-21"},
      {"04/05/2025", "", ""},
      {"February 30, 2025", "", ""},
      {"February 29", "February 29", ""},
      {"Mayor 21", "", ""},
      {"Friday", "", ""},
      {"21", "", ""},
      {"", "", ""},
  };
  for (const Case& c : kCases) {
    auto date = match_date(c.words, project_tables());
    ASSERT_EQ(date.has_value(), !c.date.empty()) << c.words;
    if (!date) continue;
    EXPECT_EQ(c.words.substr(0, date->length), c.date);
    EXPECT_EQ(date->day ? iso_day(*date->day) : "", c.day) << c.words;
  }
}

TEST(Dateline, ReadsThePrefixOfAParagraph) {
  struct Case {
    std::string_view paragraph;
    std::string_view rest;  // what is left, or nothing where there is no dateline
    std::string_view place;
    std::string_view day;
  };
  const Case kCases[] = {
      {"OSLO, May 21 (Fjord News) - Two ministers met.", "Two ministers met.", "OSLO", ""},
      {"OSLO, May 21, 2025 (Fjord News) — Two met.", "Two met.", "OSLO", "2025-05-21"},
      {"MOSCOW, 3 March. /TASS/. Russia has said so.", "Russia has said so.", "MOSCOW", ""},
      {"MOSCOW. March 3 (Interfax) - Russia has said so.", "Russia has said so.", "MOSCOW", ""},
      {"BAKU/TBILISI, March 14, 2025 -- They met.", "They met.", "BAKU/TBILISI", "2025-03-14"},
      {"LONDON (Reuters) - Britain will.", "Britain will.", "LONDON", ""},
      {"TBILISI, Georgia (AP) — Thousands came.", "Thousands came.", "TBILISI, Georgia", ""},
      {"WASHINGTON, D.C. — The envoy left.", "The envoy left.", "WASHINGTON, D.C.", ""},
      {"St. Petersburg, June 5 – The forum opened.", "The forum opened.", "St. Petersburg", ""},
      {"Paris — The minister left.", "The minister left.", "Paris", ""},
      {"Paris — “We shall see,” she said.", "“We shall see,” she said.", "Paris", ""},
      {"NATO - the alliance - said no.", "", "", ""},
      {"Sanctions — the main topic — were lifted.", "", "", ""},
      {"Armenia - Foreign Minister X greets a guest.", "", "", ""},
      {"On Monday, May 21 - the day of the vote - they met.", "", "", ""},
      {"The talks (Geneva format) were suspended.", "", "", ""},
      {"Oslo, the capital, was quiet.", "", "", ""},
  };
  for (const Case& c : kCases) {
    auto line = match_dateline_start(c.paragraph, true, project_tables());
    ASSERT_EQ(line.has_value(), !c.rest.empty()) << c.paragraph;
    if (!line) continue;
    EXPECT_EQ(c.paragraph.substr(line->length), c.rest);
    EXPECT_EQ(line->place, c.place);
    EXPECT_EQ(line->day ? iso_day(*line->day) : "", c.day) << c.paragraph;
  }
  EXPECT_FALSE(match_dateline_start("Paris — The minister left.", false, project_tables()));
}

TEST(Dateline, ReadsLinesOfADate) {
  struct Case {
    std::string_view line;
    std::string_view taken;
    std::string_view place;
  };
  const Case kCases[] = {
      {"May 22, 2025", "May 22, 2025", ""},
      {"Published: 22 May 2025, 14:32 (GMT+4)", "Published: 22 May 2025, 14:32 (GMT+4)", ""},
      {"Last updated on 22 May", "", ""},
      {"Updated 22 May 2025 at 9:15 AM EST", "Updated 22 May 2025 at 9:15 AM EST", ""},
      {"Oslo, May 22, 2025", "Oslo, May 22, 2025", "Oslo"},
      {"May 22, 2025 | 4 min read", "May 22, 2025", ""},
      {"May 22, 2025 was a Thursday.", "", ""},
      {"May 22 talks collapse", "", ""},
      {"Date", "", ""},
  };
  for (const Case& c : kCases) {
    auto line = match_date_line(c.line, project_tables());
    ASSERT_EQ(line.has_value(), !c.taken.empty()) << c.line;
    if (!line) continue;
    EXPECT_EQ(c.line.substr(0, line->length), c.taken);
    EXPECT_EQ(line->place, c.place);
  }
}

TEST(Dateline, KnowsADateAtTheEnd) {
  EXPECT_TRUE(ends_with_date("A meets B, Oslo, May 21, 2025.", project_tables()));
  EXPECT_TRUE(ends_with_date("A meets B in Oslo (21 May)", project_tables()));
  EXPECT_FALSE(ends_with_date("A met B on May 21 in Oslo.", project_tables()));
  EXPECT_FALSE(ends_with_date("", project_tables()));
}

}  // namespace
}  // namespace dragoman
