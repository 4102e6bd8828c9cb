// Which places a text names, and which of several of one name it means.
#include <gtest/gtest.h>

#include <optional>

#include "actors_helpers.h"
#include "base/utf8.h"
#include "reading/places_choose.h"

namespace dragoman {
namespace {

// Prepositions, determiners and the like, for sentences that say their tags themselves only where
// it matters.
std::string tag_of(std::string_view word) {
  static const std::map<std::string_view, const char*> kTags = {
      {"in", "adp"},      {"at", "adp"},        {"to", "adp"},     {"from", "adp"},
      {"near", "adp"},    {"of", "adp"},        {"on", "adp"},     {"outside", "adp"},
      {"the", "det"},     {"The", "det"},       {"a", "det"},      {"A", "det"},
      {"and", "cconj"},   {"said", "verb"},     {"met", "verb"},   {"shelled", "verb"},
      {"with", "adp"},    {"between", "adp"},   {"'s", "part"},    {"northern", "adj"},
      {"eastern", "adj"}, {"southern", "adj"},  {"Syrian", "adj"}, {"Lebanese", "adj"},
      {"Russian", "adj"}, {"Ukrainian", "adj"}, {"Iraqi", "adj"},  {"Chinese", "adj"},
      {"were", "aux"},    {"was", "aux"},       {"is", "aux"},     {"across", "adp"}};
  auto at = kTags.find(word);
  if (at != kTags.end()) return at->second;
  if (word == "," || word == "." || word == "(" || word == ")" || word == "-") return "punct";
  return is_upper(decode_at(word, 0).value) ? "propn" : "noun";
}

// A flat tree: all words hang on the first but those that say their tag and relation, as in
// "Paris/propn/compound" before the word they belong to.
std::string sentence(std::string_view words) {
  std::string out;
  int number = 0;
  for (std::string_view word : split(words, ' ')) {
    ++number;
    auto cells = split(word, '/');
    std::string tag = cells.size() > 1 ? std::string(cells[1]) : tag_of(cells[0]);
    std::string relation = cells.size() > 2 ? std::string(cells[2]) : "dep";
    int head = relation == "compound" ? number + 1 : relation == "flat" ? number - 1 : 1;
    if (number == 1) {
      head = relation == "compound" ? 2 : 0;
      if (head == 0) relation = "root";
    }
    if (!out.empty()) out += ' ';
    out += std::string(cells[0]) + "/" + tag + "/" + std::to_string(head) + "/" + relation;
  }
  return out;
}

// "Tripoli LBN, Homs SYR" for the places of all sentences in order.
std::string places_of(const std::vector<std::string>& sentences) {
  std::vector<std::string> built;
  for (const std::string& words : sentences) built.push_back(sentence(words));
  ReadActors read(built);
  std::string out;
  for (const PlaceMention& mention : read.actors.places) {
    if (!out.empty()) out += ", ";
    out += mention.place.name;
    if (!mention.place.country.empty()) out += " " + mention.place.country;
    EXPECT_FALSE(mention.why.empty());
  }
  return out;
}

struct Case {
  const char* text;  // sentences parted by " | "
  const char* places;
};

std::vector<std::string> sentences_of(std::string_view text) {
  std::vector<std::string> out;
  while (true) {
    std::size_t end = text.find(" | ");
    out.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 3);
  }
}

class Places : public testing::TestWithParam<Case> {};

TEST_P(Places, AreFoundAndResolved) {
  EXPECT_EQ(places_of(sentences_of(GetParam().text)), GetParam().places) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Beside, Places,
    testing::Values(Case{"They met in Tripoli , Lebanon .", "Tripoli LBN"},
                    Case{"They met in Tripoli .", "Tripoli LBY"},
                    Case{"They met in Tripoli ( Lebanon ) .", "Tripoli LBN"},
                    Case{"They met in Tripoli in northern Lebanon .", "Tripoli LBN, Lebanon LBN"},
                    Case{"They met in the Lebanese city of Tripoli .", "Tripoli LBN"},
                    Case{"They met in Lebanon 's port of Tripoli .", "Tripoli LBN"},
                    Case{"They met in Alexandria , Virginia .", "Alexandria USA, Virginia USA"},
                    Case{"They met in Alexandria .", "Alexandria EGY"},
                    Case{"They met in Alexandria , Egypt .", "Alexandria EGY"},
                    Case{"They met in Birmingham , Alabama .", "Birmingham USA, Alabama USA"},
                    Case{"They met in Birmingham .", "Birmingham GBR"},
                    Case{"They met in Paris , Texas .", "Paris USA, Texas USA"},
                    Case{"They met in Cambridge , Massachusetts .",
                         "Cambridge USA, Massachusetts USA"},
                    Case{"They met in Valencia , Venezuela .", "Valencia VEN"},
                    Case{"They met in Valencia , Spain .", "Valencia ESP"},
                    Case{"They met in Hyderabad , Pakistan .", "Hyderabad PAK"},
                    Case{"They met in Hyderabad , India .", "Hyderabad IND"},
                    Case{"They met in Atlanta , Georgia .", "Atlanta USA, Georgia state USA"},
                    Case{"They met in the Syrian port of Tartus .", "Tartus SYR"},
                    Case{"They met in Russia 's Belgorod region .", "Belgorod region RUS"},
                    Case{"Police in Mobile , Alabama held two men .", "Mobile USA, Alabama USA"},
                    Case{"They met in Reading , England .", "Reading GBR, England GBR"},
                    Case{"They met in the Croatian/adj port of Split .", "Split HRV"}));

INSTANTIATE_TEST_SUITE_P(
    Document, Places,
    testing::Values(Case{"Lebanon said so . | Lebanese troops were in Tripoli .", "Tripoli LBN"},
                    Case{"Libya said so . | Troops were in Tripoli .", "Tripoli LBY"},
                    Case{"Pakistan said so . | Police in Hyderabad said so .", "Hyderabad PAK"},
                    Case{"The United States said so . | They met in Paris .", "Paris FRA"},
                    Case{"The United States said so . | They met in Moscow .", "Moscow RUS"},
                    Case{"Venezuela said so . | They met in Valencia .", "Valencia VEN"},
                    Case{"Ukraine said so . | Troops were in Izium .", "Izium UKR"},
                    Case{"Ukraine said so . | Troops shelled Vovchansk and Kupiansk .",
                         "Vovchansk UKR, Kupiansk UKR"},
                    Case{"Troops were near Huwara in the West Bank .",
                         "Huwara PSE, West Bank PSE"}));

INSTANTIATE_TEST_SUITE_P(
    NoPlaces, Places,
    testing::Values(Case{"The Paris/propn/compound Agreement was signed .", ""},
                    Case{"The Washington/propn/compound Post said so .", ""},
                    Case{"Nice/adj people were there .", ""}, Case{"Police said so .", ""},
                    Case{"Best/adj wishes were sent .", ""},
                    Case{"Split/adj votes were seen .", ""}, Case{"They met in Orange .", ""},
                    Case{"They met in Union .", ""}, Case{"The Orange Order met .", ""},
                    Case{"Reading/verb was dull .", ""}, Case{"Of the men , ten were freed .", ""},
                    Case{"Man United lost .", ""}, Case{"They met the Most Holy .", ""},
                    Case{"A Mobile unit was there .", ""}, Case{"They met with Harris .", ""},
                    Case{"They met with Lincoln .", ""}, Case{"They met Jordan Bardella .", ""},
                    Case{"Syria said so .", ""}, Case{"Syria 's army was there .", ""},
                    Case{"They met on Monday .", ""}, Case{"They met in March .", ""}));

INSTANTIATE_TEST_SUITE_P(
    Kinds, Places,
    testing::Values(Case{"They met in northern Syria .", "northern Syria SYR"},
                    Case{"They met in Syria .", "Syria SYR"},
                    Case{"They met in eastern Ukraine .", "Ukraine UKR"},
                    Case{"They met in southern Chad .", "Chad TCD"},
                    Case{"They met in the Lachin corridor .", "Lachin corridor AZE"},
                    Case{"They met in Nagorno - Karabakh .", "Nagorno-Karabakh AZE"},
                    Case{"They met in Western Sahara .", "Western Sahara ESH"},
                    Case{"They met in Abyei .", "Abyei"},
                    Case{"They met at the Incirlik air base .", "Incirlik TUR"},
                    Case{"They met on Diego Garcia .", "Diego Garcia IOT"},
                    Case{"They met in the Strait of Hormuz .", "Strait of Hormuz"},
                    Case{"They met in the Black Sea .", "Black Sea"},
                    Case{"They met in the Suez Canal .", "Suez Canal EGY"},
                    Case{"They met in the Suwałki Gap .", "Suwalki Gap POL"},
                    Case{"They met in the Philadelphi Corridor .", "Philadelphi corridor PSE"},
                    Case{"They met in the Netzarim Corridor .", "Netzarim corridor PSE"},
                    Case{"They met in the Wakhan Corridor .", "Wakhan Corridor AFG"},
                    Case{"They met in Homs province .", "Homs governorate SYR"},
                    Case{"They met in Vinnytsia region .", "Vinnytsia region UKR"},
                    Case{"They met in Łódź .", "Łódź POL"}, Case{"They met in Lodz .", "Łódź POL"},
                    Case{"They met in the Russian capital .", "Moscow RUS"}));

TEST(PlaceMentions, SayWhyThisPlaceOfItsName) {
  ReadActors beside({sentence("They met in Tripoli , Lebanon .")});
  ASSERT_EQ(beside.actors.places.size(), 1U);
  EXPECT_EQ(beside.actors.places[0].why, "Lebanon stands beside it");
  ReadActors spoken({sentence("Lebanon said so ."), sentence("They met in Tripoli .")});
  ASSERT_EQ(spoken.actors.places.size(), 1U);
  EXPECT_EQ(spoken.actors.places[0].why, "the document speaks of Lebanon");
  ReadActors known({sentence("They met in Tripoli .")});
  ASSERT_EQ(known.actors.places.size(), 1U);
  EXPECT_TRUE(known.actors.places[0].why.starts_with("the best known of "));
}

TEST(PlaceMentions, TheNounOfAPlaceBelongsToIt) {
  ReadActors read({sentence("They met in Homs province .")});
  ASSERT_EQ(read.actors.places.size(), 1U);
  EXPECT_EQ(read.actors.places[0].tokens.size(), 2U);
}

TEST(PlaceMentions, AStateHasNoCoordinates) {
  ReadActors read({sentence("They met in Syria .")});
  ASSERT_EQ(read.actors.places.size(), 1U);
  EXPECT_FALSE(read.actors.places[0].place.latitude.has_value());
}

TEST(ChooseSpot, WeighsTheDocumentAgainstSize) {
  const Knowledge& knowledge = real_knowledge();
  auto spot = [](const char* state, std::int64_t people, bool known) {
    Spot out;
    out.state = state;
    out.place.country = state;
    out.population = people;
    out.known = known;
    return out;
  };
  const std::vector<Spot> spots{spot("FRA", 2000000, true), spot("USA", 25000, false),
                                spot("CAN", 12000, false)};
  EXPECT_EQ(choose_spot(spots, {}, {}, knowledge).spot->state, "FRA");
  EXPECT_EQ(choose_spot(spots, {}, {{"USA", 9}}, knowledge).spot->state, "FRA");
  EXPECT_EQ(choose_spot(spots, {"CAN", ""}, {{"USA", 9}}, knowledge).spot->state, "CAN");
  EXPECT_FALSE(choose_spot(spots, {"PER", ""}, {}, knowledge).beside);
}

}  // namespace
}  // namespace dragoman
