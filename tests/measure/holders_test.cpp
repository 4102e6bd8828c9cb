// Lists of office-holders against a small table of our own, laid over the shipped ones.
#include "measure/holders.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "temporary_folder.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPersons =
    "id\tname\tvariants\tsurname\tgender\twikidata\tsource\n"
    "ana-testova\tAna Testova\t\tTestova\tf\t\town\n"
    "bo-halvorn\tBo Halvorn\t\tHalvorn\tm\t\town\n"
    "cy-wendrick\tCy Wendrick\t\tWendrick\tm\t\town\n"
    "dee-morrowen\tDee Morrowen\t\tMorrowen\t\t\town\n"
    "eve-lindqvarn\tEve Lindqvarn\t\tLindqvarn\t\t\town\n"
    "orvaldo\tOrvaldo\t\tOrvaldo\tm\t\town\n"
    "fin-aronsky\tFin Aronsky\t\tAronsky\t\t\town\n"
    "gil-spokane\tGil Spokane\t\tSpokane\t\t\town\n";

constexpr const char* kTerms =
    "person\toffice\tmodifier\tof\tto\tfirst\tlast\tholding\tas_of\tsource\n"
    "ana-testova\tforeign minister\t\tISL\t\t2020-03-01\t2022-05\t\t2023-01-01\town\n"
    "bo-halvorn\tprime minister\t\tISL\t\t2021\t\trival\t2023-01-01\town\n"
    "cy-wendrick\tprime minister\t\tISL\t\t2019\t\t\t2023-01-01\town\n"
    "dee-morrowen\tprime minister\tdeputy\tISL\t\t2020\t2021\t\t2023-01-01\town\n"
    "dee-morrowen\tpresident\t\tMLT\t\t2010\t2011\trival\t2023-01-01\town\n"
    "eve-lindqvarn\tpermanent representative\t\tISL\tun\t2018\t2020\t\t2023-01-01\town\n"
    "fin-aronsky\tpresident of the parliamentary assembly\t\tpace\t\t1950\t1952\t\t1960-01-01\t"
    "own\n"
    "gil-spokane\tpresidential spokesperson\t\tISL\t\t2018\t2020\t\t2023-01-01\town\n"
    "orvaldo\tking\t\tISL\t\t1990\t\t\t2023-01-01\town\n";

class HolderScores : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const TemporaryFolder folder;
    std::ofstream(folder / "persons.tsv") << kPersons;
    std::ofstream(folder / "holders.tsv") << kTerms;
    std::vector<Error> refused;
    auto loaded = Knowledge::load(fs::path(DRAGOMAN_SOURCE_DIR) / "data", folder.path(), refused);
    ASSERT_TRUE(loaded.ok()) << loaded.error().text();
    for (const Error& error : refused) ADD_FAILURE() << error.text();
    knowledge_ = std::move(*loaded);
  }
  static void TearDownTestSuite() { knowledge_.reset(); }

  static Report report(const std::string& rows) {
    auto labels = parse_holder_labels("person\toffice\tstate\tday\n" + rows, "t.tsv");
    EXPECT_TRUE(labels.ok()) << (labels.ok() ? "" : labels.error().text());
    HolderScore score(*knowledge_);
    for (const HolderLabel& label : *labels) score.add(label);
    return score.report();
  }
  // "" for resolved.
  static std::string cause(const std::string& row) {
    const Report one = report(row + "\n");
    return one.mistakes.empty() ? "" : one.mistakes[0].why;
  }

  static std::unique_ptr<const Knowledge> knowledge_;
};

std::unique_ptr<const Knowledge> HolderScores::knowledge_;

TEST_F(HolderScores, WhatIsResolvedAndWhyNot) {
  const std::pair<const char*, const char*> cases[] = {
      {"Ana Testova\tforeign minister\tISL\t2021-06-30", ""},
      {"Ana Testova\tMinister for Foreign Affairs of Iceland\tISL\t2021-06-30", ""},
      {"Ana Testova\tMinister of External Relations\tISL\t2020-03-01", ""},
      // On the last day, the last month, and any day of a year that they touch.
      {"Ana Testova\tforeign minister\tISL\t2022-05-31", ""},
      {"Ana Testova\tforeign minister\tISL\t2022", ""},
      {"Ana Testova\tforeign minister\tISL\t2020-02", "other time"},
      {"Ana Testova\tforeign minister\tISL\t2022-06-01", "other time"},
      // Under another name of the office, and in a pair of offices.
      {"Ana Testova\tSecretary of State\tISL\t2021", ""},
      {"Ana Testova\tSecond Deputy Prime Minister and Minister of Foreign Affairs\tISL\t2021", ""},
      {"Ana Testova\tprime minister\tISL\t2021", "other office"},
      {"Ana Testova\tforeign minister\tMLT\t2021", "other state"},
      {"Ana Nobodova\tforeign minister\tISL\t2021", "unknown name"},
      {"Ana Testova\tKeeper of the Frobnitz\tISL\t2021", "unknown office"},
      {"Ana Testova\tforeign minister\tRuritania\t2021", "unknown state"},
      // A deputy is not the one deputised for.
      {"Dee Morrowen\tDeputy Prime Minister\tISL\t2020", ""},
      {"Dee Morrowen\tPrime Minister\tISL\t2020", "other office"},
      // Names as lists write them.
      {"Dr. Ana Testova\tforeign minister\tISL\t2021", ""},
      {"TESTOVA Ana\tforeign minister\tISL\t2021", ""},
      {"Orvaldo\tking\tISL\t2021", ""},
      {"King Orvaldo of Iceland\tMonarch of Iceland\tISL\t2021", ""},
      {"Orvaldo, Prince of Iceland\tking\tISL\t2021", ""},
      // Where the list names no state, the office may.
      {"Eve Lindqvarn\tPermanent Representative to the United Nations\tISL\t2019", ""},
      {"Eve Lindqvarn\tPermanent Representative to the United Nations\t\t2019", ""},
      {"Eve Lindqvarn\tPermanent Representative to NATO\tISL\t2019", "other state"},
      {"Fin Aronsky\tpresident of the Parliamentary Assembly of the Council of Europe\t\t1951", ""},
      // The spokesperson of a body that stands beside the office.
      {"Gil Spokane\tWhite House Press Secretary\tISL\t2019", ""},
  };
  for (const auto& [row, why] : cases) EXPECT_EQ(cause(row), why) << row;
}

TEST_F(HolderScores, RivalsAreToBeListedBoth) {
  const Report both = report(
      "Bo Halvorn\tprime minister\tISL\t2021\n"
      "Cy Wendrick\tprime minister\tISL\t2021\n");
  EXPECT_TRUE(both.mistakes.empty());
  EXPECT_TRUE(
      report_text(both, 0).ends_with("HOLDERS resolved=1.0000 rivals=1 rivals_listed=1 n=2\n"))
      << report_text(both, 0);
  const Report alone = report("Dee Morrowen\tpresident\tMLT\t2010-06\n");
  ASSERT_EQ(alone.mistakes.size(), 1U);
  EXPECT_EQ(alone.mistakes[0].why, "a rival alone");
  EXPECT_TRUE(report_text(alone, 0).ends_with("rivals=1 rivals_listed=0 n=1\n"));
}

// The shipped table: two governments of Libya, two presidents of Yemen.
TEST_F(HolderScores, RivalsOfTheShippedTable) {
  const Report report = HolderScores::report(
      "Abdul Hamid Dbeibah\tPrime Minister of Libya\tLBY\t2022-06-01\n"
      "Fathi Bashagha\tPrime Minister of Libya\tLBY\t2022-06-01\n");
  EXPECT_TRUE(report.mistakes.empty());
  EXPECT_TRUE(report_text(report, 0).ends_with("rivals=2 rivals_listed=2 n=2\n"))
      << report_text(report, 0);
}

TEST_F(HolderScores, TheReportTellsWhereAndWhat) {
  const Report report = HolderScores::report(
      "Ana Testova\tforeign minister\tISL\t2021\n"
      "Ana Testova\tforeign minister\tISL\t2023-01-02\n");
  ASSERT_EQ(report.mistakes.size(), 1U);
  EXPECT_EQ(report.mistakes[0].place, "t.tsv:3");
  EXPECT_EQ(report.mistakes[0].sentence, "Ana Testova");
  EXPECT_EQ(report.mistakes[0].expected, "foreign minister, ISL, 2023-01-02");
  EXPECT_EQ(report.mistakes[0].got, "ana-testova: foreign minister of ISL 2020-03-01..2022-05");
  const std::string text = report_text(report, 0);
  EXPECT_NE(text.find("minister         1  2  0.5000"), std::string::npos) << text;
  EXPECT_NE(text.find("other time      1"), std::string::npos) << text;
  EXPECT_TRUE(text.ends_with("HOLDERS resolved=0.5000 rivals=0 rivals_listed=0 n=2\n")) << text;
}

TEST(HolderLabels, ABrokenRowIsRefusedWithItsPlace) {
  const std::pair<const char*, const char*> cases[] = {
      {"A B\tking\tISL\tyesterday\n", "t.tsv:2: 'yesterday' is no day, month or year"},
      {"A B\t\tISL\t2021\n", "t.tsv:2: a row without a person or an office"},
      {"A B\tking\tISL\n", "t.tsv:2: 3 cells, wanted 4"},
  };
  for (const auto& [row, said] : cases) {
    auto labels = parse_holder_labels("person\toffice\tstate\tday\n" + std::string(row), "t.tsv");
    ASSERT_FALSE(labels.ok()) << row;
    EXPECT_NE(labels.error().text().find(said), std::string::npos) << labels.error().text();
  }
}

}  // namespace
}  // namespace dragoman
