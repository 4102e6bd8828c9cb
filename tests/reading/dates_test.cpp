#include "reading/dates.h"

#include <gtest/gtest.h>

#include "actors_helpers.h"
#include "flat_text.h"

namespace dragoman {
namespace {

const DateWords& date_words() {
  static const auto loaded =
      DateWords::load(std::string(DRAGOMAN_SOURCE_DIR) + "/data/reading/date_words.tsv");
  EXPECT_TRUE(loaded.ok());
  return *loaded;
}

std::optional<Date> published_on(std::string_view day) {
  if (day.empty()) return std::nullopt;
  return date_of_day(*parse_iso_day(day), "", "explicit");
}

std::vector<DateMention> read_dates(const Annotated& text, std::string_view published) {
  auto expressions = parse_dates(text.document, text.analysis, date_words());
  return resolve_dates(text.document, text.analysis, expressions, published_on(published));
}

std::string shown(const Date& date) {
  std::string out = date.start.empty() ? "?" : date.start;
  if (date.end != date.start) out += "/" + date.end;
  return out + " " + std::string(precision_name(date.precision));
}

std::string all_shown(const std::vector<DateMention>& dates) {
  std::string out;
  for (const DateMention& date : dates) out += (out.empty() ? "" : "; ") + shown(date.date);
  return out;
}

struct Case {
  std::string text;
  std::string published;  // empty: not known
  std::string dates;
};

class DatesOfText : public testing::TestWithParam<Case> {};

TEST_P(DatesOfText, AreResolved) {
  const Case& c = GetParam();
  EXPECT_EQ(all_shown(read_dates(flat_text({c.text}), c.published)), c.dates) << c.text;
}

// 2019-10-09 was a Wednesday.
INSTANTIATE_TEST_SUITE_P(
    Explicit, DatesOfText,
    testing::Values(Case{"met on March 3 , 2014 in Oslo", "", "2014-03-03 day"},
                    Case{"met on 3 March 2014", "", "2014-03-03 day"},
                    Case{"met on the 3rd of March 2014", "", "2014-03-03 day"},
                    Case{"met on 2014-03-03", "", "2014-03-03 day"},
                    Case{"met in March 2014", "", "2014-03-01/2014-03-31 month"},
                    Case{"met in 2014", "", "2014-01-01/2014-12-31 year"},
                    Case{"the 2014 war", "", "2014-01-01/2014-12-31 year"},
                    Case{"paid 2014 dollars", "", ""},
                    Case{"from 3 to 5 March 2014", "", "2014-03-03/2014-03-05 range"},
                    Case{"March 3 - 5 , 2014", "", "2014-03-03/2014-03-05 range"},
                    Case{"28 February to 3 March 2014", "", "2014-02-28/2014-03-03 range"},
                    Case{"in 2014 and 2015", "", "2014-01-01/2015-12-31 range"},
                    Case{"in the autumn of 2014", "", "2014-09-01/2014-11-30 season"},
                    Case{"in winter 2014", "", "2014-12-01/2015-02-28 season"},
                    Case{"on February 30 , 2014", "", "? unknown"},
                    Case{"on February 29 , 2016", "", "2016-02-29 day"}));

INSTANTIATE_TEST_SUITE_P(OpenYear, DatesOfText,
                         testing::Values(Case{"met on March 3", "", "XXXX-03-03 day"},
                                         Case{"met in March", "", "XXXX-03-01/XXXX-03-31 month"},
                                         Case{"met on March 3", "2019-10-09", "2019-03-03 day"},
                                         Case{"met on December 30", "2019-10-09", "2018-12-30 day"},
                                         Case{"met on October 20", "2019-10-09", "2019-10-20 day"},
                                         Case{"met on March 3 last year", "2019-10-09",
                                              "2018-03-03 day"},
                                         Case{"they may go", "2019-10-09", ""},
                                         Case{"they march on", "2019-10-09", ""}));

INSTANTIATE_TEST_SUITE_P(
    Parts, DatesOfText,
    testing::Values(Case{"in early 2014", "", "2014-01-01/2014-05-02 range"},
                    Case{"in late March 2014", "", "2014-03-21/2014-03-31 range"},
                    Case{"since mid - March 2014", "", "2014-03-11/2014-03-21 range"},
                    Case{"at the end of 2014", "", "2014-09-01/2014-12-31 range"}));

INSTANTIATE_TEST_SUITE_P(
    Relative, DatesOfText,
    testing::Values(Case{"met on Monday", "2019-10-09", "2019-10-07 day"},
                    Case{"met on Wednesday", "2019-10-09", "2019-10-09 day"},
                    Case{"met last Wednesday", "2019-10-09", "2019-10-02 day"},
                    Case{"meets next Monday", "2019-10-09", "2019-10-14 day"},
                    Case{"met on Monday", "", "? unknown"},
                    Case{"met yesterday", "2019-10-09", "2019-10-08 day"},
                    Case{"meets tomorrow", "2019-10-09", "2019-10-10 day"},
                    Case{"met last week", "2019-10-09", "2019-09-30/2019-10-06 week"},
                    Case{"met this month", "2019-10-09", "2019-10-01/2019-10-31 month"},
                    Case{"met last month", "2019-10-09", "2019-09-01/2019-09-30 month"},
                    Case{"met two years ago", "2019-10-09", "2017-01-01/2017-12-31 year"},
                    Case{"in the past two months", "2019-10-09", "2019-08-09/2019-10-09 range"},
                    Case{"met last summer", "2019-10-09", "2019-06-01/2019-08-31 season"},
                    Case{"met yesterday", "", "? unknown"}));

INSTANTIATE_TEST_SUITE_P(SameDay, DatesOfText,
                         testing::Values(Case{"on March 3 , 2014 and on the same day", "",
                                              "2014-03-03 day; 2014-03-03 day"},
                                         Case{"on the same day", "2019-10-09", "? unknown"}));

TEST(Dates, TheFutureOfTheVerbTurnsWeekdaysAhead) {
  Annotated text = build_text({
      "Peru/propn/3/nsubj will/aux/3/aux host/verb/0/root talks/noun/3/obj on/adp/6/case "
      "Monday/propn/3/obl ./punct/3/punct",
  });
  auto dates = read_dates(text, "2019-10-09");
  ASSERT_EQ(dates.size(), 1U);
  EXPECT_EQ(shown(dates[0].date), "2019-10-14 day");
  EXPECT_EQ(dates[0].date.text, "on Monday");
  EXPECT_EQ(dates[0].date.basis, "relative to publication");
}

TEST(Dates, AMonthThatGivesThePublicationFixesNoWeekday) {
  Annotated text = flat_text({"met on Monday"});
  auto expressions = parse_dates(text.document, text.analysis, date_words());
  Date month{"2019-10-01", "2019-10-31", DatePrecision::month, "October 2019", "explicit"};
  auto dates = resolve_dates(text.document, text.analysis, expressions, month);
  ASSERT_EQ(dates.size(), 1U);
  EXPECT_FALSE(dates[0].date.known());
}

TEST(Dates, PublicationIsInferredFromAWeekdayWithItsDate) {
  Annotated text =
      flat_text({"Ministers met on Wednesday in Lima", "The photo of October 9 , 2019 shows them"});
  auto found = infer_publication(text.document, text.analysis,
                                 parse_dates(text.document, text.analysis, date_words()));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->start, "2019-10-09");
  EXPECT_TRUE(found->basis.starts_with("inferred")) << found->basis;
}

TEST(Dates, PublicationIsNotGuessed) {
  Annotated text = flat_text({"Ministers met on Tuesday in Lima", "They met in March"});
  EXPECT_FALSE(infer_publication(text.document, text.analysis,
                                 parse_dates(text.document, text.analysis, date_words())));
}

TEST(Dates, ADateBelongsToItsClause) {
  // "Peru said on Monday that Chile left in 2014."
  Annotated text = build_text({
      "Peru/propn/2/nsubj said/verb/0/root on/adp/4/case Monday/propn/2/obl that/sconj/7/mark "
      "Chile/propn/7/nsubj left/verb/2/ccomp in/adp/9/case 2014/num/7/obl ./punct/2/punct",
  });
  auto dates = read_dates(text, "2019-10-09");
  ASSERT_EQ(dates.size(), 2U);
  const DateMention* said = date_of(text.analysis, dates, static_cast<TokenId>(1));
  const DateMention* left = date_of(text.analysis, dates, static_cast<TokenId>(6));
  ASSERT_NE(said, nullptr);
  ASSERT_NE(left, nullptr);
  EXPECT_EQ(said->date.start, "2019-10-07");
  EXPECT_EQ(left->date.start, "2014-01-01");
}

TEST(Dates, AClauseWithoutADateTakesNoneFromTheSpeechAroundIt) {
  Annotated text = build_text({
      "Peru/propn/2/nsubj said/verb/0/root on/adp/4/case Monday/propn/2/obl that/sconj/7/mark "
      "Chile/propn/7/nsubj left/verb/2/ccomp ./punct/2/punct",
  });
  auto dates = read_dates(text, "2019-10-09");
  EXPECT_EQ(date_of(text.analysis, dates, static_cast<TokenId>(6)), nullptr);
}

// What would lie outside the calendar stays open, and is no bug.
TEST(Dates, TheEndsOfTheCalendar) {
  DateExpression expression;
  expression.kind = DateExpression::Kind::unit;
  expression.count = 1;
  for (int unit : {0, 1, 2, 3, 5}) {
    expression.unit = unit;
    expression.shift = 1;
    EXPECT_FALSE(resolve_date(expression, published_on("9999-12-31")).known()) << unit;
    expression.shift = -1;
    EXPECT_FALSE(resolve_date(expression, published_on("0001-01-01")).known()) << unit;
  }
  DateExpression monday;
  monday.kind = DateExpression::Kind::weekday;
  monday.weekday = 6;
  EXPECT_FALSE(resolve_date(monday, published_on("0001-01-01")).known());
}

}  // namespace
}  // namespace dragoman
