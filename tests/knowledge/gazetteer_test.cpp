#include "knowledge/gazetteer.h"

#include <gtest/gtest.h>

#include "knowledge/knowledge.h"

namespace dragoman {
namespace {

constexpr std::string_view kHeader =
    "key\tname\tcountry\tregion\tlatitude\tlongitude\tpopulation\tkind\tsign\n";
constexpr std::string_view kLodz = "lodz\tŁódź\tPOL\tŁódź\t51.77\t19.46\t768755\tcity\t\n";

Result<Gazetteer> parse(std::string_view rows) {
  return Gazetteer::parse(std::string(kHeader) + std::string(rows), "g.tsv",
                          [](std::string_view code) { return code == "POL" || code == "HRV"; });
}

TEST(GazetteerKey, FoldsWhatSpellingsDifferIn) {
  const std::pair<const char*, const char*> cases[] = {
      {"Łódź", "lodz"},
      {"Mazar-i-Sharif", "mazar i sharif"},
      {"Sana'a", "sanaa"},
      {"Sana’a", "sanaa"},
      {"St. Louis", "st louis"},
      {"Çanakkale", "canakkale"},
      {"Ağdam", "agdam"},
      {"Gəncə", "ganca"},
      {"Tromsø", "tromso"},
      {"  New   York ", "new york"},
      {"Donetsk–Region", "donetsk region"},
      {"-", ""},
      {"", ""},
  };
  for (const auto& [name, key] : cases) EXPECT_EQ(gazetteer_key(name), key) << name;
}

TEST(Gazetteer, FindsAllRowsOfAKey) {
  auto gazetteer = parse(
      "novi\tNovi\tHRV\tA\t45.1\t15.2\t\tcity\t\n"
      "novi grad\tNovi Grad\tHRV\tA\t45.3\t16.3\t8920\tcity\t\n"
      "split\tSplit\tHRV\tDalmatia\t43.51\t16.44\t178102\tcity\tword\n"
      "split\tSplit\tPOL\tX\t50.1\t20.1\t1500\tcity\tword\n"
      "split\tSplit\tPOL\tY\t50.2\t20.2\t\tregion\tname\n");
  ASSERT_TRUE(gazetteer.ok()) << gazetteer.error().text();
  EXPECT_EQ(gazetteer->size(), 5U);
  auto rows = gazetteer->find("split");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].country, "HRV");
  EXPECT_EQ(rows[0].population, 178102);
  EXPECT_EQ(rows[0].sign, NameSign::word);
  EXPECT_DOUBLE_EQ(rows[0].latitude, 43.51);
  EXPECT_FALSE(rows[0].is_region);
  EXPECT_TRUE(rows[2].is_region);
  EXPECT_EQ(rows[2].sign, NameSign::name);
  EXPECT_EQ(gazetteer->find("novi").size(), 1U);
  EXPECT_TRUE(gazetteer->find("nov").empty());
  EXPECT_TRUE(gazetteer->find("").empty());
  EXPECT_TRUE(gazetteer->find("zzz").empty());
  EXPECT_TRUE(gazetteer->begins("novi"));
  EXPECT_FALSE(gazetteer->begins("nov"));
  EXPECT_FALSE(gazetteer->begins("zzz"));
}

TEST(Gazetteer, RefusesTheFirstFaultyRowWithItsLine) {
  struct Case {
    std::string rows;
    const char* wanted;
  };
  const std::string lodz(kLodz);
  const Case cases[] = {
      {"Lodz\tŁódź\tPOL\t\t51\t19\t\tcity\t\n", "g.tsv:2: 'Lodz' is no folded name"},
      {"\tŁódź\tPOL\t\t51\t19\t\tcity\t\n", "g.tsv:2: '' is no folded name"},
      {"lodz\t\tPOL\t\t51\t19\t\tcity\t\n", "g.tsv:2: a place without a name"},
      {"lodz\tŁódź\tPLL\t\t51\t19\t\tcity\t\n", "g.tsv:2: no state has the code 'PLL'"},
      {"lodz\tŁódź\tPOL\t\t91\t19\t\tcity\t\n", "g.tsv:2: latitude or longitude"},
      {"lodz\tŁódź\tPOL\t\t51\t181\t\tcity\t\n", "g.tsv:2: latitude or longitude"},
      {"lodz\tŁódź\tPOL\t\tnorth\t19\t\tcity\t\n", "g.tsv:2: latitude or longitude"},
      {"lodz\tŁódź\tPOL\t\t51\t19\tmany\tcity\t\n", "g.tsv:2: 'many' is no population"},
      {"lodz\tŁódź\tPOL\t\t51\t19\t-5\tcity\t\n", "g.tsv:2: '-5' is no population"},
      {"lodz\tŁódź\tPOL\t\t51\t19\t\ttown\t\n", "g.tsv:2: 'town' is no kind"},
      {"lodz\tŁódź\tPOL\t\t51\t19\t\tcity\tmaybe\n", "g.tsv:2: 'maybe' is no sign"},
      {"lodz\tŁódź\tPOL\t\t51\t19\t\tcity\n", "g.tsv:2: 8 cells, wanted 9"},
      {lodz + lodz, "g.tsv:3: 'lodz' stands there twice"},
      {lodz + "lodo\tLodo\tPOL\t\t51\t19\t\tcity\t\n", "g.tsv:3: 'lodo' stands behind 'lodz'"},
  };
  for (const Case& c : cases) {
    auto parsed = parse(c.rows);
    ASSERT_FALSE(parsed.ok()) << c.rows;
    EXPECT_TRUE(parsed.error().text().starts_with(c.wanted)) << parsed.error().text();
  }
  auto columns = Gazetteer::parse("name\tkey\n", "g.tsv", [](std::string_view) { return true; });
  ASSERT_FALSE(columns.ok());
  EXPECT_TRUE(columns.error().text().starts_with("g.tsv: wanted the columns"));
}

TEST(Gazetteer, OfTheProjectKnowsTownsOfManyStates) {
  auto knowledge = Knowledge::load(std::string(DRAGOMAN_SOURCE_DIR) + "/data");
  ASSERT_TRUE(knowledge.ok()) << knowledge.error().text();
  const Gazetteer& gazetteer = (*knowledge)->gazetteer();
  EXPECT_GT(gazetteer.size(), 30000U);
  const std::pair<const char*, const char*> cases[] = {
      {"zolochiv", "UKR"},     {"binnish", "SYR"},          {"tel rifaat", "SYR"},
      {"split", "HRV"},        {"reading", "GBR"},          {"mobile", "USA"},
      {"maidan shahr", "AFG"}, {"vinnytsia oblast", "UKR"}, {"homs province", "SYR"},
      {"alexandria", "USA"},   {"novi grad", "BIH"},
  };
  for (const auto& [key, country] : cases) {
    bool found = false;
    for (const GazetteerRow& row : gazetteer.find(key)) found = found || row.country == country;
    EXPECT_TRUE(found) << key;
  }
  EXPECT_TRUE(gazetteer.find("georgia").empty());
  EXPECT_TRUE(gazetteer.find("paris").size() == 1) << "Texas alone: places.tsv has the other";
}

}  // namespace
}  // namespace dragoman
