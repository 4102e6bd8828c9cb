// Persons of the text found in the tables of office-holders, at the day of the report.
#include <gtest/gtest.h>

#include "actors_helpers.h"

namespace dragoman {
namespace {

std::string country_and_code(const ReadActors& read, std::string_view id) {
  const ActorRecord* actor = read.actor(id);
  return actor == nullptr ? "?" : actor->country + " " + actor->code;
}

// The roles that the tables gave: "title from-to".
std::string known_roles(const ReadActors& read, std::string_view id) {
  std::string out;
  const ActorRecord* actor = read.actor(id);
  if (actor == nullptr) return "?";
  for (const Role& role : actor->roles) {
    if (role.basis != "knowledge") continue;
    if (!out.empty()) out += "; ";
    out += role.title + " " + role.country + " " + role.from + "/" + role.to;
  }
  return out;
}

const std::vector<std::string> kMacronMet = {
    "Emmanuel/propn/3/nsubj Macron/propn/1/flat met/verb/0/root reporters/noun.s/3/obj "
    "in/adp/6/case France/propn/3/obl ./punct/3/punct"};

TEST(KnownPersons, TheOfficeIsTheOneOfTheDay) {
  const std::pair<const char*, const char*> cases[] = {
      {"2015-03-01", "economy minister FRA 2014-08-26/2016-08-30"},
      {"2016-12-01", "economy minister FRA 2014-08-26/2016-08-30"},
      {"2021-03-01", "president FRA 2017-05-14/; prince AND 2017/"},
      {"2010-03-01", ""},
      {"", ""},
  };
  for (const auto& [day, roles] : cases) {
    ReadActors read(kMacronMet, day);
    EXPECT_EQ(known_roles(read, "person-emanuel-macron"), roles) << day;
    EXPECT_EQ(read.actor("person-emanuel-macron")->country, "FRA") << day;
  }
}

TEST(KnownPersons, OnlyOfficesOfThePastMakeOneOfTheElites) {
  ReadActors before(kMacronMet, "2016-12-01");
  EXPECT_EQ(country_and_code(before, "person-emanuel-macron"), "FRA FRAELI");
  ReadActors after(kMacronMet, "2021-03-01");
  EXPECT_EQ(country_and_code(after, "person-emanuel-macron"), "FRA FRAGOV");
}

TEST(KnownPersons, ATitleOfAnotherStateMeansANamesake) {
  ReadActors read({"Canadian/adj/2/amod minister/noun/0/root Emmanuel/propn/2/flat "
                   "Macron/propn/2/flat spoke/verb/2/dep ./punct/2/punct"},
                  "2021-03-01");
  EXPECT_EQ(read.actor("person-emanuel-macron"), nullptr);
  EXPECT_EQ(country_and_code(read, "person-emanuel-macron-can"), "CAN CANGOV");
}

TEST(KnownPersons, ANameAloneNeedsAReportOnItsState) {
  ReadActors read({"Hubert/propn/3/nsubj Vedrine/propn/1/flat said/verb/0/root so/adv/3/advmod "
                   "./punct/3/punct"},
                  "2021-03-01");
  EXPECT_EQ(known_roles(read, "person-hubert-vedrine"), "");
}

TEST(KnownPersons, SpellingsOfTwoReportsAreOneActor) {
  const char* spellings[] = {"Volodymyr/propn/3/nsubj Zelenskyy/propn/1/flat",
                             "Volodymyr/propn/3/nsubj Zelenskiy/propn/1/flat",
                             "Volodymyr/propn/3/nsubj Zelensky/propn/1/flat"};
  for (const char* spelling : spellings) {
    ReadActors read({std::string(spelling) +
                     " said/verb/0/root Ukraine/propn/5/nsubj waits/verb/3/ccomp ./punct/3/punct"},
                    "2022-04-01");
    EXPECT_NE(read.actor("person-volodimir-zelenski"), nullptr) << spelling;
  }
}

TEST(KnownPersons, AFamilyNameWithItsOfficeIsEnough) {
  ReadActors read({"Russian/adj/4/amod Foreign/propn/3/compound Minister/propn/4/compound "
                   "Lavrov/propn/5/nsubj said/verb/0/root so/adv/5/advmod ./punct/5/punct"},
                  "2022-04-01");
  EXPECT_EQ(read.ids("Lavrov"), "person-sergei-lavrov");
  EXPECT_EQ(read.actor("person-sergei-lavrov")->name, "Sergey Lavrov");
}

TEST(KnownPersons, AnOfficeAloneIsItsHolderOnTheDay) {
  const std::vector<std::string> text = {
      "The/det/3/det French/adj/3/amod president/noun/4/nsubj said/verb/0/root so/adv/4/advmod "
      "./punct/4/punct"};
  const std::pair<const char*, const char*> cases[] = {
      {"2010-05-01", "person-nicolas-sarkozi"},
      {"2014-05-01", "person-francois-holande"},
      {"2020-05-01", "person-emanuel-macron"},
      {"", "FRA-presidency"},
  };
  for (const auto& [day, id] : cases) {
    ReadActors read(text, day);
    ASSERT_FALSE(read.actors.mentions.empty());
    std::string got;
    for (const Mention& mention : read.actors.mentions) {
      if (mention.kind == MentionKind::title && !mention.actors.empty()) {
        got = read.actors.actor(mention.actors[0]).id;
      }
    }
    EXPECT_EQ(got, id) << day;
  }
}

TEST(KnownPersons, ADeputyOrFormerHolderIsNotTheHolder) {
  for (const char* word : {"former", "deputy", "acting"}) {
    ReadActors read({"The/det/4/det " + std::string(word) +
                     "/adj/4/amod French/adj/4/amod president/noun/5/nsubj said/verb/0/root "
                     "so/adv/5/advmod ./punct/5/punct"},
                    "2020-05-01");
    EXPECT_EQ(read.actor("person-emanuel-macron"), nullptr) << word;
  }
}

TEST(KnownPersons, ATextThatDisagreesIsTakenDown) {
  ReadActors read({"French/adj/3/amod President/propn/3/compound Francois/propn/5/nsubj "
                   "Hollande/propn/3/flat said/verb/0/root so/adv/5/advmod ./punct/5/punct"},
                  "2020-05-01");
  const ActorRecord* actor = read.actor("person-francois-holande");
  ASSERT_NE(actor, nullptr);
  ASSERT_FALSE(actor->roles.empty());
  EXPECT_EQ(actor->roles[0].basis, "text");
  EXPECT_EQ(actor->roles[0].disagrees,
            "holders.tsv: until 2017-05-14, then Emmanuel Macron since 2017-05-14");
}

TEST(KnownPersons, AWholeNameGoesBeforeOneWithWordsLeftOut) {
  // A Syrian minister bears both words and another before them.
  ReadActors read(
      {"Mahmoud/propn/3/nsubj Abbas/propn/1/flat said/verb/0/root so/adv/3/advmod "
       "./punct/3/punct"});
  EXPECT_EQ(read.ids("Mahmoud Abbas"), "person-mahmud-abas");
  EXPECT_EQ(read.actor("person-mahmud-abas")->country, "PSE");
}

TEST(KnownPersons, AFamilyNameThatManyBearIsNobodysKnown) {
  const std::vector<std::string> brown = {
      "Brown/propn/2/nsubj said/verb/0/root so/adv/2/advmod ./punct/2/punct"};
  EXPECT_EQ(ReadActors(brown).actor("person-gordon-brown"), nullptr);
}

TEST(KnownPersons, AnOfficeWithoutACountryIsTheOneItsBearersHeld) {
  ReadActors read(
      {"President/propn/2/compound Sarkozy/propn/3/nsubj said/verb/0/root "
       "so/adv/3/advmod ./punct/3/punct"});
  EXPECT_EQ(read.ids("Sarkozy"), "person-nicolas-sarkozi");
  EXPECT_EQ(read.actor("person-nicolas-sarkozi")->country, "FRA");
}

}  // namespace
}  // namespace dragoman
