#include "knowledge/knowledge.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "base/utf8.h"
#include "knowledge/loader.h"

namespace dragoman {
namespace {

Table table(std::string_view header, std::string_view rows,
            const std::vector<std::string_view>& columns) {
  auto parsed = Table::parse(std::string(header) + "\n" + std::string(rows), "t.tsv", columns);
  EXPECT_TRUE(parsed.ok()) << (parsed.ok() ? "" : parsed.error().text());
  return std::move(*parsed);
}

constexpr std::string_view kStates =
    "code\tname\tofficial\tnames\tadjectives\tdemonyms\tcapital\tmetonyms\tstatus";
constexpr std::string_view kTwoStates =
    "KAZ\tKazakhstan\tRepublic of Kazakhstan\t\tKazakh\tKazakh|Kazakhs\tAstana\tAkorda\tmember\n"
    "USA\tUnited States\tUnited States of "
    "America\tUS|U.S.\tAmerican|US\tAmericans\tWashington\tthe White House\tmember\n";

TEST(SplitForm, FollowsTheTokenizer) {
  EXPECT_EQ(split_form("Nagorno-Karabakh"), (std::vector<std::string>{"Nagorno", "-", "Karabakh"}));
  EXPECT_EQ(split_form("prime minister's office"),
            (std::vector<std::string>{"prime", "minister", "'s", "office"}));
  EXPECT_EQ(split_form("Sino-"), (std::vector<std::string>{"Sino", "-"}));
  EXPECT_EQ(split_form("U.S."), (std::vector<std::string>{"U.S."}));
}

TEST(PluralOf, PutsTheEndingOnTheHeadNoun) {
  const std::pair<const char*, const char*> cases[] = {
      {"foreign ministry", "foreign ministries"},
      {"minister of finance", "ministers of finance"},
      {"spokeswoman", "spokeswomen"},
      {"envoy", "envoys"},
      {"speaker", "speakers"},
      {"embassy", "embassies"},
  };
  for (const auto& [one, many] : cases) EXPECT_EQ(plural_of(one), many);
}

TEST(Loader, RefusesFaultyRowsWithTheirPlace) {
  const auto& columns = KnowledgeLoader::state_columns();
  struct Case {
    const char* rows;
    const char* wanted;
  };
  const Case cases[] = {
      {"kaz\tKazakhstan\t\t\t\t\t\t\tmember\n", "t.tsv:2: 'kaz' is no code"},
      {"KAZ\tKazakhstan\t\t\t\t\t\t\tfriend\n", "t.tsv:2: 'friend' is no status"},
      {"KAZ\tA\t\t\t\t\t\t\tmember\nKAZ\tB\t\t\t\t\t\t\tmember\n", "t.tsv:3: 'KAZ' stands"},
      {"KAZ\tA\t\t\t\t\t\t\tmember\nUZB\tB\t\tA\t\t\t\t\tmember\n", "t.tsv:3: 'A' stands"},
  };
  for (const Case& c : cases) {
    KnowledgeLoader loader;
    Status status = loader.add_states(table(kStates, c.rows, columns));
    ASSERT_FALSE(status.ok()) << c.rows;
    EXPECT_TRUE(status.error().text().starts_with(c.wanted)) << status.error().text();
  }
}

TEST(Loader, RefusesUnknownCountries) {
  KnowledgeLoader loader;
  ASSERT_TRUE(loader.add_states(table(kStates, kTwoStates, loader.state_columns())).ok());
  Status organizations = loader.add_organizations(
      table("id\tkind\tname\taliases\tcountry\tcode\tmembers",
            "sco\torganization\tShanghai Cooperation Organisation\tSCO\t\tIGO\tKAZ|XYZ\n",
            loader.organization_columns()));
  ASSERT_FALSE(organizations.ok());
  EXPECT_EQ(organizations.error().text(), "t.tsv:2: no state has the code 'XYZ' [bad_table]");
  Status places = loader.add_places(
      table("name\tnames\tcountry\tlatitude\tlongitude\tpopulation\tkind",
            "Almaty\t\tQAZ\t43.2\t76.9\t2000000\tcity\n", loader.place_columns()));
  EXPECT_FALSE(places.ok());
  Status degrees = loader.add_places(
      table("name\tnames\tcountry\tlatitude\tlongitude\tpopulation\tkind",
            "Almaty\t\tKAZ\t143.2\t76.9\t2000000\tcity\n", loader.place_columns()));
  EXPECT_FALSE(degrees.ok());
}

std::unique_ptr<const Knowledge> small_world() {
  KnowledgeLoader loader;
  EXPECT_TRUE(loader.add_states(table(kStates, kTwoStates, loader.state_columns())).ok());
  EXPECT_TRUE(loader
                  .add_bodies(table("suffix\tkind\tname\tnames\tsector",
                                    "mfa\tbody\tMinistry of Foreign Affairs\tforeign "
                                    "ministry\tGOV\n",
                                    loader.body_columns()))
                  .ok());
  EXPECT_TRUE(loader
                  .add_offices(table("office\tnames\tbody\tsector\trank",
                                     "foreign minister\tforeign minister|minister of foreign "
                                     "affairs\tmfa\tGOV\tminister\n",
                                     loader.office_columns()))
                  .ok());
  EXPECT_TRUE(loader
                  .add_modifiers(table("modifier\teffect", "ex-\tformer\nvice\tdeputy\n",
                                       loader.modifier_columns()))
                  .ok());
  EXPECT_TRUE(
      loader
          .add_words(table("word\tuses", "bin\tparticle\nbloc\tbloc_noun\n", loader.word_columns()))
          .ok());
  return loader.finish();
}

std::vector<Sense> senses(const Knowledge& k, std::vector<std::string_view> words,
                          std::uint32_t length) {
  std::vector<Sense> found;
  for (const auto& match : k.match(words)) {
    if (match.length != length) continue;
    for (const Candidate& c : match.values) found.push_back(c.sense);
  }
  return found;
}

TEST(Match, FoldsWordsAndAsksForTheCapitalsOfNames) {
  auto k = small_world();
  EXPECT_EQ(senses(*k, {"Astana", "said"}, 1), std::vector<Sense>{Sense::capital});
  EXPECT_TRUE(senses(*k, {"astana"}, 1).empty());
  EXPECT_EQ(senses(*k, {"US"}, 1), (std::vector<Sense>{Sense::state_name, Sense::state_adjective}));
  EXPECT_TRUE(senses(*k, {"us"}, 1).empty());
  EXPECT_TRUE(senses(*k, {"Us"}, 1).empty());
  EXPECT_EQ(senses(*k, {"Foreign", "Ministry"}, 2), std::vector<Sense>{Sense::body});
  EXPECT_EQ(senses(*k, {"foreign", "ministry"}, 2), std::vector<Sense>{Sense::body});
  EXPECT_EQ(senses(*k, {"White", "House"}, 2), std::vector<Sense>{Sense::metonym});
}

TEST(Match, LongestFirstAndPluralsMarked) {
  auto k = small_world();
  std::vector<std::string_view> words{"United", "States", "of", "America"};
  auto found = k->match(words);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].length, 4U);
  EXPECT_EQ(found[1].length, 2U);
  std::vector<std::string_view> ministers{"ministers", "of", "foreign", "affairs"};
  auto plural = k->match(ministers);
  ASSERT_EQ(plural.size(), 1U);
  EXPECT_TRUE(plural[0].values[0].plural);
}

TEST(Words, ModifiersAndUses) {
  auto k = small_world();
  EXPECT_EQ(k->office_modifier("Vice"), "deputy");
  EXPECT_EQ(k->office_modifier("vase"), "");
  EXPECT_TRUE(k->has_use("Bin", WordUse::particle));
  EXPECT_FALSE(k->has_use("bin", WordUse::bloc_noun));
  EXPECT_EQ(k->state("KAZ")->capital, "Astana");
  EXPECT_EQ(k->state("ABC"), nullptr);
}

const std::filesystem::path kData = std::filesystem::path(DRAGOMAN_SOURCE_DIR) / "data";

TEST(RealTables, Load) {
  auto loaded = Knowledge::load(kData);
  ASSERT_TRUE(loaded.ok()) << loaded.error().text();
  const Knowledge& k = **loaded;
  EXPECT_GT(k.states().size(), 200U);
  for (const StateEntry& state : k.states()) {
    if (state.status == "member") {
      EXPECT_FALSE(state.capital.empty()) << state.code;
    }
  }
  for (const OfficeEntry& office : k.offices()) {
    if (!office.body.empty()) {
      EXPECT_NE(k.body(office.body), nullptr) << office.office;
    }
  }
}

TEST(RealTables, AMissingFolderIsNotFound) {
  auto loaded = Knowledge::load(kData / "nowhere");
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace dragoman
