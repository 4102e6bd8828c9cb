// Cells, marks, lines of a run.
#include "cli/output.h"

#include <gtest/gtest.h>

#include "exchange/columns.h"
#include "cli/common_options.h"
#include "cli/describe.h"
#include "cli/progress.h"

namespace dragoman {
namespace {

TEST(Output, CsvCells) {
  struct Case {
    const char* text;
    const char* cell;
  };
  for (const Case& c : {Case{"plain", "plain"}, Case{"", ""}, Case{"a,b", "\"a,b\""},
                        Case{"he said \"no\"", "\"he said \"\"no\"\"\""},
                        Case{"two\nlines", "\"two\nlines\""}, Case{"x|y", "x|y"}}) {
    EXPECT_EQ(csv_cell(c.text), c.cell);
  }
  EXPECT_EQ(tsv_cell("a\tb\nc"), "a b c");
}

TEST(Output, MarksTheTriggerInItsSentence) {
  std::string text = "First. The two  met\nagain in Oslo.";
  Span sentence{7, static_cast<std::uint32_t>(text.size())};
  Span met{16, 19};
  Terminal plain;
  EXPECT_EQ(marked_sentence(text, sentence, met, plain), "The two »met« again in Oslo.");
  Terminal coloured;
  coloured.colours = true;
  EXPECT_EQ(marked_sentence(text, sentence, met, coloured),
            "The two \x1b[1mmet\x1b[0m again in Oslo.");
  EXPECT_EQ(marked_sentence(text, sentence, Span(), plain), "The two met again in Oslo.");
}

TEST(Output, NoColoursNoMarks) {
  EXPECT_EQ(styled(Terminal{}, Style::red, "x"), "x");
}

TEST(Output, SummaryOfARun) {
  RunSummary summary;
  summary.documents = 5;
  summary.sentences = 812;
  summary.events = 93;
  summary.statements = 1;
  EXPECT_EQ(summary_line(summary),
            "read 5 documents (812 sentences): 93 events, 1 statement, 0 figures");
  summary.failed = 1;
  summary.known = 2;
  summary.unread_languages = {{"fr", 1}, {"und", 2}};
  EXPECT_EQ(summary_line(summary),
            "read 5 documents (812 sentences): 93 events, 1 statement, 0 figures; 1 failed; 2 "
            "already known; 3 not in English, kept but not read (fr 1, und 2)");
}

TEST(Output, DaysOfOptions) {
  EXPECT_EQ(first_day_of("2024"), "2024-01-01");
  EXPECT_EQ(last_day_of("2024-02"), "2024-02-29");
  EXPECT_EQ(check_day("2024-02-29"), "");
  EXPECT_NE(check_day("2023-02-29"), "");
  EXPECT_EQ(check_realis("negated"), "");
  EXPECT_NE(check_realis("perhaps"), "");
}

}  // namespace
}  // namespace dragoman
