#include "reading/figures.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "actors_helpers.h"
#include "flat_text.h"

namespace dragoman {
namespace {

const UnitWords& unit_words() {
  static const auto loaded =
      UnitWords::load(std::string(DRAGOMAN_SOURCE_DIR) + "/data/cues/units.tsv");
  EXPECT_TRUE(loaded.ok());
  return *loaded;
}

std::vector<FigureMention> figures_of(const Annotated& text) {
  static const auto date_words =
      DateWords::load(std::string(DRAGOMAN_SOURCE_DIR) + "/data/reading/date_words.tsv");
  auto expressions = parse_dates(text.document, text.analysis, *date_words);
  Reading reading{text.document, text.analysis, real_knowledge(), DocumentActors{},
                  resolve_dates(text.document, text.analysis, expressions, std::nullopt)};
  return find_figures(reading, unit_words());
}

std::string shown(const std::vector<FigureMention>& figures) {
  std::string out;
  for (const FigureMention& figure : figures) {
    if (!out.empty()) out += "; ";
    for (std::size_t i = 0; i < figure.record.value.size(); ++i) {
      out += fmt::format("{}{}", i == 0 ? "" : "-", figure.record.value[i]);
    }
    out += " " + figure.record.unit;
  }
  return out;
}

struct Case {
  std::string text;
  std::string figures;
};

class FiguresOfText : public testing::TestWithParam<Case> {};

TEST_P(FiguresOfText, AreRead) {
  EXPECT_EQ(shown(figures_of(flat_text({GetParam().text}))), GetParam().figures) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Money, FiguresOfText,
    testing::Values(Case{"paid $ 250 million", "250000000 USD"}, Case{"paid $ 1,200", "1200 USD"},
                    Case{"paid € 3 bn", "3000000000 EUR"},
                    Case{"lent 12.4 billion dollars", "12400000000 USD"},
                    Case{"lent 12.4 billion US dollars", "12400000000 USD"},
                    Case{"lent two million euros", "2000000 EUR"},
                    Case{"between $ 250 million and $ 400 million", "250000000-400000000 USD"},
                    Case{"some $ 5 - 6 billion", "5000000000-6000000000 USD"},
                    Case{"$ 5 million and $ 6 million", "5000000 USD; 6000000 USD"},
                    Case{"worth $ 3 m", "3000000 USD"}));

INSTANTIATE_TEST_SUITE_P(Shares, FiguresOfText,
                         testing::Values(Case{"rose by 4.5 %", "4.5 percent"},
                                         Case{"rose by 31 percent", "31 percent"},
                                         Case{"rose by 31 per cent", "31 percent"},
                                         Case{"from 3 to 5 percent", "3-5 percent"},
                                         Case{"nearly half of all exports", "50 percent"},
                                         Case{"half a day", ""}));

INSTANTIATE_TEST_SUITE_P(
    Measures, FiguresOfText,
    testing::Values(Case{"talks of three hours", "3 hour"}, Case{"a nine - month siege", "9 month"},
                    Case{"40 kilometers away", "40 kilometre"}, Case{"one day", ""},
                    Case{"120 soldiers died", "120 person"},
                    Case{"twenty - five people", "25 person"}, Case{"one soldier", ""}));

INSTANTIATE_TEST_SUITE_P(Ordinals, FiguresOfText,
                         testing::Values(Case{"the 33rd anniversary", "33 anniversary"},
                                         Case{"the fourth round of talks", "4 round"},
                                         Case{"the second plenary session", "2 session"},
                                         Case{"the second minister", ""}));

INSTANTIATE_TEST_SUITE_P(NoFigures, FiguresOfText,
                         testing::Values(Case{"met on March 3 , 2014", ""}, Case{"in 2014", ""},
                                         Case{"on 21 May", ""}, Case{"two weeks ago", ""}));

TEST(Figures, CountPluralNounsThatTheTreeGivesThem) {
  Annotated text = build_text({
      "After/adp/3/case four/num/3/nummod rounds/noun.s/5/obl Peru/propn/5/nsubj left/verb/0/root "
      "./punct/5/punct",
  });
  EXPECT_EQ(shown(figures_of(text)), "4 count");
}

TEST(Figures, KeepTheirPlaceAndWhetherTheyAreMoney) {
  auto figures = figures_of(flat_text({"paid $ 250 million for 40 tanks , 30 people"}));
  ASSERT_EQ(figures.size(), 2U);
  EXPECT_TRUE(figures[0].money);
  EXPECT_EQ(index(figures[0].tokens.begin), 1U);
  EXPECT_EQ(index(figures[0].tokens.end), 4U);
  EXPECT_FALSE(figures[1].money);
  ASSERT_EQ(figures[0].record.evidence.size(), 1U);
  EXPECT_NE(figures[0].record.id, figures[1].record.id);
}

TEST(UnitWordsTable, LooksUpByKind) {
  EXPECT_EQ(unit_words().value("twelve", UnitKind::number), 12);
  EXPECT_EQ(unit_words().value("second", UnitKind::ordinal), 2);
  ASSERT_NE(unit_words().name("second", UnitKind::measure), nullptr);
  EXPECT_EQ(unit_words().name("second", UnitKind::currency), nullptr);
  EXPECT_FALSE(unit_words().value("euro", UnitKind::number));
}

}  // namespace
}  // namespace dragoman
