// A user's own tables over ours: what is taken, what is refused, and that the rest still loads.
#include "knowledge/user_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "temporary_folder.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const fs::path kOurs = fs::path(DRAGOMAN_SOURCE_DIR) / "data";

constexpr const char* kStates =
    "code\tname\tofficial\tnames\tadjectives\tdemonyms\tcapital\tmetonyms\tstatus\tsource\n";
constexpr const char* kOrganizations = "id\tkind\tname\taliases\tcountry\tcode\tmembers\tsource\n";

class UserTables : public testing::Test {
 protected:
  void write(const std::string& file, const std::string& text) {
    std::ofstream(folder_ / file) << text;
  }
  // Loads, and takes the refusals without their folder.
  std::unique_ptr<const Knowledge> load() {
    std::vector<Error> errors;
    auto loaded = Knowledge::load(kOurs, folder_, errors);
    refused_.clear();
    for (const Error& error : errors) {
      std::string text = error.text();
      const std::string where = folder_.string() + "/";
      for (auto at = text.find(where); at != std::string::npos; at = text.find(where)) {
        text.erase(at, where.size());
      }
      refused_.push_back(text);
    }
    EXPECT_TRUE(loaded.ok()) << (loaded.ok() ? "" : loaded.error().text());
    return loaded.ok() ? std::move(*loaded) : nullptr;
  }
  static std::vector<Sense> senses(const Knowledge& k, std::string_view word) {
    std::vector<Sense> found;
    const std::string_view words[] = {word};
    for (const auto& match : k.match(words)) {
      for (const Candidate& c : match.values) found.push_back(c.sense);
    }
    return found;
  }

  TemporaryFolder temporary_;
  fs::path folder_ = temporary_.path();
  std::vector<std::string> refused_;
};

TEST_F(UserTables, OurOwnWithoutAny) {
  std::vector<Error> errors;
  auto ours = Knowledge::load(kOurs);
  ASSERT_TRUE(ours.ok());
  auto with_an_empty_folder = load();
  EXPECT_EQ(with_an_empty_folder->states().size(), (*ours)->states().size());
  EXPECT_THAT(refused_, IsEmpty());
}

TEST_F(UserTables, RowsWithOurKeyTakeThePlaceOfOurs) {
  const std::size_t before = load()->states().size();
  write("states.tsv",
        std::string(kStates) + "ARM\tHayk Land\t\tHaykia\tHaykian\t\tYerevan\t\tmember\town\n");
  auto k = load();
  EXPECT_THAT(refused_, IsEmpty());
  EXPECT_EQ(k->states().size(), before);
  EXPECT_EQ(k->state("ARM")->name, "Hayk Land");
  EXPECT_THAT(senses(*k, "Haykia"), ElementsAre(Sense::state_name));
  EXPECT_THAT(senses(*k, "Armenia"), IsEmpty());
}

TEST_F(UserTables, NewRowsAreAddedAndMayLeanOnEachOther) {
  write("states.tsv", std::string(kStates) + "ZZX\tZedland\t\t\tZedish\t\tZed\t\tmember\town\n");
  write("organizations.tsv", std::string(kOrganizations) +
                                 "zed-union\torganization\tZed Union\tZU\t\tIGO\tARM|ZZX\town\n");
  write("places.tsv",
        "name\tnames\tcountry\tlatitude\tlongitude\tpopulation\tkind\tsource\n"
        "Zed\t\tZZX\t10.5\t20.5\t1000\tcity\town\n");
  auto k = load();
  EXPECT_THAT(refused_, IsEmpty());
  EXPECT_THAT(k->organization("zed-union")->members, ElementsAre("ARM", "ZZX"));
  ASSERT_NE(k->capital_of("ZZX"), nullptr);
  EXPECT_NE(k->organization("nato"), nullptr);
}

TEST_F(UserTables, AFaultyRowIsRefusedWithItsPlaceAndTheRestLoads) {
  write("states.tsv", "# mine\n" + std::string(kStates) +
                          "zz\tShort\t\t\t\t\t\t\tmember\town\n"        // 3
                          "ZZX\tZedland\t\t\t\t\t\t\tmember\town\n"     // 4
                          "UZB\tUzbekistan\t\t\t\t\t\t\tfriend\town\n"  // 5: ours stays
                          "ZZY\tTwo\tcells\n"                           // 6
                          "ZZZ\t Blank\t\t\t\t\t\t\tmember\town\n"      // 7
                          "ZZX\tAgain\t\t\t\t\t\t\tmember\town\n"       // 8
                          "ZZW\tGermany\t\t\t\t\t\t\tmember\town\n"     // 9: a name of ours
                          "ZZV\tVeeland\t\t\t\t\t\t\tmember\town\n");   // 10
  write("organizations.tsv",
        std::string(kOrganizations) +
            "b\torganization\tBand\t\t\tIGO\tZZX|QQQ\town\n"  // 2
            "c\torganization\tCee\t\t\tIGO\tZZX\town\n");
  auto k = load();
  EXPECT_THAT(refused_,
              UnorderedElementsAre("states.tsv:3: 'zz' is no code of three letters [bad_table]",
                                   "states.tsv:5: 'friend' is no status [bad_table]",
                                   "states.tsv:6: 3 cells, wanted 10 as in the header [bad_table]",
                                   "states.tsv:7: ' Blank' has blanks at its ends [bad_table]",
                                   "states.tsv:8: 'ZZX' stands already at states.tsv:4 [bad_table]",
                                   HasSubstr("states.tsv:9: 'Germany' stands already at"),
                                   "organizations.tsv:2: no state has the code 'QQQ' [bad_table]"));
  EXPECT_EQ(k->state("ZZX")->name, "Zedland");
  EXPECT_EQ(k->state("ZZV")->name, "Veeland");
  EXPECT_EQ(k->state("ZZW"), nullptr);
  EXPECT_EQ(k->state("UZB")->capital, "Tashkent");
  EXPECT_NE(k->organization("c"), nullptr);
  EXPECT_EQ(k->organization("b"), nullptr);
}

TEST_F(UserTables, PersonsAndTheirTerms) {
  write("persons.tsv",
        "id\tname\tvariants\tsurname\tgender\twikidata\tsource\n"
        "zoe-arxman\tZoe Arxman\t\tArxman\tf\t\town\n"
        "yan-arxman\tYan Arxman\t\tArxman\tx\t\town\n");
  write("holders.tsv",
        "person\toffice\tmodifier\tof\tto\tfirst\tlast\tholding\tas_of\tsource\n"
        "zoe-arxman\tpresident\t\tARM\t\t2020\t2021-05\t\t2026-01-01\town\n"
        "yan-arxman\tpresident\t\tARM\t\t2022\t\t\t2026-01-01\town\n"
        "zoe-arxman\tpresident\t\tARM\t\t2023\t2022\t\t2026-01-01\town\n");
  auto k = load();
  EXPECT_THAT(refused_,
              UnorderedElementsAre("persons.tsv:3: 'x' is no gender [bad_table]",
                                   "holders.tsv:3: no person has the id 'yan-arxman' [bad_table]",
                                   "holders.tsv:4: a term that ends before it starts [bad_table]"));
  const auto named = k->holders().named({"zoe", "arksman"});
  ASSERT_EQ(named.size(), 1U);
  ASSERT_EQ(k->holders().terms_of(named[0]).size(), 1U);
  EXPECT_EQ(k->holders().terms_of(named[0])[0].last, "2021-05");
  EXPECT_GT(k->holders().persons().size(), 4000U);
}

TEST_F(UserTables, AWrongHeaderRefusesTheTableAndNoOther) {
  write("states.tsv", "code\tname\nZZX\tZedland\n");
  write("organizations.tsv",
        std::string(kOrganizations) + "c\torganization\tCee\t\t\tIGO\tARM\town\n");
  auto k = load();
  EXPECT_THAT(refused_, ElementsAre(HasSubstr("states.tsv:1: the header has 0 columns named "
                                              "'official', wanted one")));
  EXPECT_EQ(k->state("ZZX"), nullptr);
  EXPECT_NE(k->organization("c"), nullptr);
}

TEST_F(UserTables, AFileThatIsNoTableOfOursIsTold) {
  write("sates.tsv", std::string(kStates) + "ZZX\tZedland\t\t\t\t\t\t\tmember\town\n");
  write("notes.txt", "nothing\n");
  load();
  EXPECT_THAT(refused_, ElementsAre("sates.tsv: no table that can be merged has this name "
                                    "[bad_table]"));
}

TEST_F(UserTables, ABrokenRowOfOursEndsTheLoading) {
  const fs::path broken = folder_ / "all";
  fs::create_directories(broken);
  for (const auto& entry : fs::directory_iterator(kOurs)) {
    if (entry.path().extension() == ".tsv") fs::copy_file(entry, broken / entry.path().filename());
  }
  std::ofstream(broken / "states.tsv", std::ios::app) << "ZZX\tZedland\n";
  write("states.tsv", std::string(kStates) + "ZZV\tVeeland\t\t\t\t\t\t\tmember\town\n");
  for (const fs::path& user : {fs::path(), folder_}) {
    std::vector<Error> errors;
    auto loaded = Knowledge::load(broken, user, errors);
    ASSERT_FALSE(loaded.ok());
    EXPECT_EQ(loaded.error().code, ErrorCode::bad_table);
    EXPECT_THAT(loaded.error().place, HasSubstr("all/states.tsv:"));
    EXPECT_THAT(loaded.error().message, HasSubstr("2 cells"));
  }
}

}  // namespace
}  // namespace dragoman
