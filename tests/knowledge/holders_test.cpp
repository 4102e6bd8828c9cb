// Who held which office when: look-ups by name in many spellings, terms by day.
#include "knowledge/holders.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "knowledge/knowledge.h"
#include "knowledge/loader.h"
#include "knowledge/name_keys.h"

namespace dragoman {
namespace {

const Knowledge& shipped() {
  static const auto knowledge =
      Knowledge::load(std::filesystem::path(DRAGOMAN_SOURCE_DIR) / "data");
  return **knowledge;
}

std::string found(std::string_view name, bool by_rule = false) {
  const Holders& holders = shipped().holders();
  std::vector<std::string> words;
  for (std::string_view word : split(name, ' ')) words.emplace_back(word);
  std::string ids;
  for (std::uint32_t person :
       by_rule ? holders.romanised(words) : holders.named(name_keys(name, shipped()))) {
    if (!ids.empty()) ids += ' ';
    ids += holders.persons()[person].id;
  }
  return ids;
}

std::string holder(std::string_view office, std::string_view of, std::string_view day) {
  const auto& offices = shipped().offices();
  std::string ids;
  for (std::uint32_t i = 0; i < offices.size(); ++i) {
    if (offices[i].office != office) continue;
    for (const OfficeTerm* term : shipped().holders().holders(i, "", of, day)) {
      if (!ids.empty()) ids += ' ';
      ids += shipped().holders().persons()[term->person].id;
    }
  }
  return ids;
}

TEST(Holders, NamesInTheSpellingsOfThePress) {
  const std::pair<const char*, const char*> cases[] = {
      {"Sergey Lavrov", "sergey-lavrov"},
      {"Sergei Lavrov", "sergey-lavrov"},
      {"Sergei V. Lavrov", "sergey-lavrov"},
      {"Xi Jinping", "xi-jinping"},
      {"Jinping Xi", "xi-jinping"},
      {"Nikol Pashinian", "nikol-pashinyan"},
      {"Volodymyr Zelenskyy", "volodymyr-zelensky"},
      {"Fiam\u0113 Naomi Mata\u02BBafa", "fiame-naomi-mataafa"},
      {"Lavrov", ""},
      {"Nobody Atall", ""},
  };
  for (const auto& [name, id] : cases) EXPECT_EQ(found(name), id) << name;
}

TEST(Holders, RulesOfRomanisationReachTheRest) {
  const std::pair<const char*, const char*> cases[] = {
      {"Vladimir Zelensky", "volodymyr-zelensky"},
      {"Uladzimir Zelenski", "volodymyr-zelensky"},
      {"Serhiy Lavrov", "sergey-lavrov"},
      {"Jane Lavrov", ""},
  };
  for (const auto& [name, id] : cases) EXPECT_EQ(found(name, true), id) << name;
}

TEST(Holders, TheDayDecidesWhoHolds) {
  EXPECT_EQ(holder("foreign minister", "RUS", "2010-01-01"), "sergey-lavrov");
  EXPECT_EQ(holder("president", "FRA", "2017-05-13"), "francois-hollande");
  EXPECT_EQ(holder("president", "FRA", "2017-05-15"), "emmanuel-macron");
  EXPECT_EQ(holder("president", "FRA", "1969-01-01"), "");
}

TEST(Holders, ATermWithoutAnEndIsAssumedToGoOn) {
  for (const OfficeTerm& term : shipped().holders().terms()) {
    if (!term.is_open()) continue;
    EXPECT_TRUE(term.covers("2099-01-01"));
    EXPECT_TRUE(term.is_assumed("2099-01-01"));
    EXPECT_FALSE(term.is_assumed(term.as_of));
    break;
  }
}

constexpr std::string_view kPersons = "id\tname\tvariants\tsurname\tgender\n";
constexpr std::string_view kTerms =
    "person\toffice\tmodifier\tof\tto\tfirst\tlast\tholding\tas_of\n";

Status load(std::string_view persons, std::string_view terms) {
  Holders holders;
  auto people =
      Table::parse(std::string(kPersons) + std::string(persons), "p", Holders::person_columns());
  auto held = Table::parse(std::string(kTerms) + std::string(terms), "h", Holders::term_columns());
  EXPECT_TRUE(people.ok() && held.ok());
  if (Status status = holders.add_persons(*people, shipped()); !status) return status;
  return holders.add_terms(*held, shipped());
}

TEST(Holders, RefuseFaultyRowsWithTheirPlace) {
  constexpr const char* kJane = "jane-roe\tJane Roe\t\tRoe\tf\n";
  struct Case {
    const char* persons;
    const char* terms;
    const char* message;
  };
  const Case cases[] = {
      {"jane-roe\tJane Roe\t\tRoe\tx\n", "", "p:2"},
      {"jane-roe\tJane Roe\t\tRoe\tf\njane-roe\tJane Roe\t\tRoe\tf\n", "", "p:3"},
      {kJane, "john-doe\tpresident\t\tFRA\t\t2020\t\t\t2024-01-01\n", "john-doe"},
      {kJane, "jane-roe\tqueen bee\t\tFRA\t\t2020\t\t\t2024-01-01\n", "queen bee"},
      {kJane, "jane-roe\tpresident\t\tQQQ\t\t2020\t\t\t2024-01-01\n", "QQQ"},
      {kJane, "jane-roe\tpresident\t\tFRA\t\t2020\t2019\t\t2024-01-01\n", "ends before"},
      {kJane, "jane-roe\tpresident\t\tFRA\t\t2020-13\t\t\t2024-01-01\n", "2017-05"},
      {kJane, "jane-roe\tpresident\t\tFRA\t\t2020\t\tmaybe\t2024-01-01\n", "maybe"},
      {kJane, "jane-roe\tpresident\t\tFRA\t\t2020\t\t\tsoon\n", "as_of"},
  };
  for (const Case& c : cases) {
    Status status = load(c.persons, c.terms);
    ASSERT_FALSE(status.ok()) << c.message;
    EXPECT_NE(status.error().text().find(c.message), std::string::npos) << status.error().text();
  }
  EXPECT_TRUE(load(kJane, "jane-roe\tpresident\t\tFRA\t\t2020\t\t\t2024-01-01\n").ok());
}

}  // namespace
}  // namespace dragoman
