#include "source/furniture.h"

#include <gtest/gtest.h>

#include "source/source_test_helpers.h"

namespace dragoman {
namespace {

TEST(Furniture, MarksFurniture) {
  for (std::string_view line :
       {"Share",
        "SHARE THIS ARTICLE",
        "Share: Facebook | Telegram | X | Copy link",
        "(no votes)",
        "12 comments",
        "4 min read",
        "(3 votes)",
        "Rate this page: ☆☆☆☆☆ (0 ratings)",
        "17 people rated it: 4.2 out of 5",
        "© Fjord News, 2025. All rights reserved.",
        "Get the news in your inbox. Unsubscribe at any time.",
        "This website uses cookies to improve your experience.",
        "Print | PDF | A- A A+",
        "Home > World > Caucasus",
        "For members   For the press   Vacancies",
        "* * *",
        "★★★★☆",
        "https://example.org/page",
        "desk@example.org",
        "Donate now   Maybe later",
        "+12 °C Oslo",
        "Our newsroom runs on gifts from our readers. Donate and keep our journalism alive.",
        "Noticed a mistake? Select it and press Ctrl+Enter.",
        "Tags: Norway, Sweden, fish"}) {
    EXPECT_EQ(mark_line(line, project_tables()), PageMark::furniture) << line;
  }
}

TEST(Furniture, LeavesContentAlone) {
  for (std::string_view line :
       {"Georgia wants to become a member of the European Union.",
        "“Your support keeps us free,” the president told the congress. “Help us, and donate.”",
        "Ministers agreed to share information on the border.", "Share prices fell in Istanbul.",
        "The two sides will print the treaty in three languages.",
        "Turkey: no votes for the resolution at the United Nations", "33 (31%)",
        "1. In your view, who gains from the truce?", "He accused reporters of selling out.",
        "About us they say little, the ambassador complained.", "Security | Two views of a treaty",
        "Read more books, the minister told students in Yerevan, and travel.", "Date: 10 June 2025",
        "Armenia - Armenian Foreign Minister arrives, Oslo, May 21, 2025.",
        "Russia rejects cookie-cutter sanctions", "Contact between the armies has resumed"}) {
    EXPECT_EQ(mark_line(line, project_tables()), PageMark::none) << line;
  }
}

TEST(Furniture, TellsWhatNeedsCompany) {
  EXPECT_EQ(mark_line("XS", project_tables()), PageMark::item);
  EXPECT_EQ(mark_line("Politics", project_tables()), PageMark::item);
  EXPECT_EQ(mark_line("Related stories:", project_tables()), PageMark::section);
  EXPECT_EQ(mark_line("Editorial", project_tables()), PageMark::rubric);
}

TEST(Furniture, FindsGlue) {
  struct Case {
    std::string_view line;
    std::string_view front;  // up to the cut; empty for none
  };
  const Case kCases[] = {
      {"Become a memberEditor’s note: this was updated.", "Become a member"},
      {"Subscribe nowThe ministers met.", "Subscribe now"},
      {"The ministers met.Read more", "The ministers met."},
      {"Mr. McDonald became a member", ""},
      {"The ministers met. Read more", ""},
      {"DonateUkraine said no.", "Donate"},
  };
  for (const Case& c : kCases) {
    auto at = find_glue(c.line, project_tables());
    EXPECT_EQ(at ? c.line.substr(0, *at) : "", c.front) << c.line;
  }
}

TEST(Furniture, IsQuickOnLongLines) {
  std::string long_line(1 << 20, 'a');
  EXPECT_EQ(mark_line(long_line, project_tables()), PageMark::none);
}

}  // namespace
}  // namespace dragoman
