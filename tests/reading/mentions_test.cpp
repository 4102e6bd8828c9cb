#include "reading/mentions.h"

#include <gtest/gtest.h>

#include "actors_helpers.h"

namespace dragoman {
namespace {

TEST(Persons, TitleNationalityAndLaterFamilyName) {
  ReadActors r({
      "Kazakh/adj/3/amod Deputy/adj/3/amod Foreign/adj/4/amod Minister/noun/5/nmod:desc "
      "Roman/propn/7/nsubj Vassilenko/propn/5/flat met/verb/0/root Uzbek/adj/9/amod "
      "envoy/noun/10/nmod:desc Timur/propn/7/obj Karimov/propn/10/flat ./punct/7/punct",
      "Vasilenko/propn/2/nsubj said/verb/0/root little/noun/2/obj ./punct/2/punct",
  });
  EXPECT_EQ(r.ids("Roman Vassilenko"), "person-roman-vasilenko");
  EXPECT_EQ(r.ids("Vasilenko"), "person-roman-vasilenko");
  EXPECT_EQ(r.roles("person-roman-vasilenko"), "Deputy Foreign Minister |  | KAZ");
  EXPECT_EQ(r.roles("person-timur-karimov"), "envoy |  | UZB");
  const ActorRecord* person = r.actor("person-roman-vasilenko");
  ASSERT_NE(person, nullptr);
  EXPECT_EQ(person->country, "KAZ");
  EXPECT_EQ(person->code, "KAZGOV");
  EXPECT_EQ(person->aliases, std::vector<std::string>{"Vasilenko"});
  ASSERT_EQ(person->evidence.size(), 1U);
  EXPECT_EQ(person->evidence[0].span, r.annotated.analysis.sentences[0].span);
}

TEST(Persons, TheHeadOfATitledNameIsFoundEitherWay) {
  ReadActors r({
      "President/propn/4/nsubj Gitanas/propn/1/flat Nauseda/propn/1/flat met/verb/0/root "
      "Poland/propn/8/nmod:poss 's/part/5/case Prime/adj/8/amod Minister/propn/4/obj "
      "Donald/propn/8/flat Tusk/propn/8/flat ./punct/4/punct",
  });
  const Mention* subject = r.actors.at(static_cast<TokenId>(0));
  ASSERT_NE(subject, nullptr);
  EXPECT_EQ(r.actors.actor(subject->actors.at(0)).id, "person-gitanas-nauseda");
  EXPECT_EQ(r.actors.at(static_cast<TokenId>(2)), subject);
  EXPECT_EQ(r.roles("person-donald-tusk"), "Prime Minister |  | POL");
}

TEST(Persons, CounterpartsTakeTheOfficeOver) {
  ReadActors r({
      "Serbian/adj/3/amod Foreign/adj/3/amod Minister/noun/4/nmod:desc Marko/propn/6/nsubj "
      "Djukan/propn/4/flat met/verb/0/root his/pron.p/9/nmod:poss Croatian/adj/9/amod "
      "counterpart/noun/10/nmod:desc Gordan/propn/6/obj Babik/propn/10/flat ./punct/6/punct",
  });
  EXPECT_EQ(r.roles("person-gordan-babik"), "Foreign Minister |  | HRV");
  EXPECT_EQ(r.ids("his"), "person-marko-jukan");
}

TEST(Persons, OwnersComplementsAndAppositions) {
  ReadActors r({
      "Kremlin/propn/2/compound spokesman/noun/3/nmod:desc Anton/propn/5/nsubj "
      "Lebedev/propn/3/flat "
      "said/verb/0/root so/adv/5/advmod ./punct/5/punct",
      "the/det/2/det speaker/noun/9/nsubj of/adp/6/case the/det/6/det Moldovan/adj/6/amod "
      "parliament/noun/2/nmod Olga/propn/2/appos Ceban/propn/7/flat left/verb/0/root "
      "./punct/9/punct",
      "Jana/propn/9/nsubj Novak/propn/1/flat ,/punct/5/punct an/det/5/det MP/noun/1/appos "
      "from/adp/7/case Slovakia/propn/5/nmod ,/punct/5/punct agreed/verb/0/root ./punct/9/punct",
  });
  EXPECT_EQ(r.roles("person-anton-lebedev"), "spokesman | Kremlin | RUS");
  EXPECT_EQ(r.roles("person-olga-ceban"), "speaker | Moldovan parliament | MDA");
  EXPECT_EQ(r.ids("Jana Novak"), "person-jana-novak");
  EXPECT_TRUE(r.roles("person-jana-novak").starts_with("MP | "));
}

TEST(Persons, OrdinaryCapitalsAreNoPersons) {
  ReadActors r({
      "On/adp/2/case Tuesday/propn/5/obl Operation/propn/5/nsubj Thunder/propn/3/flat "
      "began/verb/0/root near/adp/8/case Victory/propn/8/compound Bridge/propn/5/obl "
      "./punct/5/punct",
  });
  for (const ActorRecord& actor : r.actors.actors) EXPECT_NE(actor.kind, "person") << actor.name;
}

TEST(Bodies, NationalitiesAreSharedOut) {
  ReadActors r({
      "The/det/5/det Greek/adj/5/amod and/cconj/4/cc Turkish/adj/2/conj ministries/noun.s/6/nsubj "
      "agreed/verb/0/root ./punct/6/punct",
      "Estonia/propn/4/nmod:poss 's/part/1/case Foreign/adj/4/amod Ministry/propn/5/nsubj "
      "said/verb/0/root so/adv/5/advmod ./punct/5/punct",
      "The/det/3/det Latvian/adj/3/amod side/noun/4/nsubj agreed/verb/0/root ./punct/4/punct",
      "Greek/adj/4/amod -/punct/1/punct Turkish/adj/1/conj relations/noun.s/5/nsubj "
      "improved/verb/0/root ./punct/5/punct",
  });
  EXPECT_EQ(r.ids("Estonia's Foreign Ministry"), "EST-mfa");
  EXPECT_EQ(r.ids("Latvian side"), "LVA");
  EXPECT_EQ(r.ids("Greek"), "GRC");
  EXPECT_EQ(r.ids("Turkish"), "TUR");
}

TEST(Bodies, OpenBodiesTakeTheSubjectsState) {
  ReadActors r({
      "Finland/propn/2/nsubj told/verb/0/root its/pron.p/4/nmod:poss parliament/noun/2/obj "
      "and/cconj/8/cc the/det/8/det Foreign/adj/8/amod Ministry/propn/4/conj ./punct/2/punct",
  });
  EXPECT_EQ(r.ids("its"), "FIN");
  EXPECT_EQ(r.ids("parliament"), "FIN-parliament");
  EXPECT_EQ(r.ids("Foreign Ministry"), "FIN-mfa");
}

TEST(References, OfficesPairsAndBlocs) {
  ReadActors r({
      "Indian/adj/3/amod Foreign/adj/3/amod Minister/noun/4/nmod:desc Arjun/propn/6/nsubj "
      "Mehta/propn/4/flat met/verb/0/root Japanese/adj/9/amod Foreign/adj/9/amod "
      "Minister/noun/10/nmod:desc Kenji/propn/6/obj Sato/propn/10/flat ./punct/6/punct",
      "Both/det/2/det ministers/noun.s/3/nsubj praised/verb/0/root ASEAN/propn/3/obj "
      "./punct/3/punct",
      "The/det/2/det bloc/noun/3/nsubj thanked/verb/0/root the/det/6/det Indian/adj/6/amod "
      "minister/noun/3/obj ./punct/3/punct",
      "The/det/3/det two/num/3/nummod countries/noun.s/4/nsubj agreed/verb/0/root ./punct/4/punct",
  });
  EXPECT_EQ(r.ids("ministers"), "person-arjun-mehta person-kenji-sato");
  EXPECT_EQ(r.ids("The bloc"), "asean");
  EXPECT_EQ(r.ids("Indian minister"), "person-arjun-mehta");
}

TEST(References, PronounsTakeTheNearestFittingSubject) {
  ReadActors r({
      "President/noun/2/nmod:desc Ana/propn/4/nsubj Costa/propn/2/flat met/verb/0/root "
      "General/noun/6/nmod:desc Luis/propn/4/obj Prado/propn/6/flat ./punct/4/punct",
      "She/pron/2/nsubj said/verb/0/root that/sconj/5/mark Peru/propn/5/nsubj wants/verb/2/ccomp "
      "its/pron.p/7/nmod:poss money/noun/5/obj ./punct/2/punct",
  });
  EXPECT_EQ(r.ids("She"), "person-ana-costa");
  EXPECT_EQ(r.ids("its"), "PER");
}

TEST(Places, CapitalsAreBothAndHaveCoordinates) {
  ReadActors r({
      "Oslo/propn/2/nsubj insists/verb/0/root on/adp/4/case talks/noun.s/2/obl in/adp/6/case "
      "Vienna/propn/4/nmod ./punct/2/punct",
      "They/pron/2/nsubj met/verb/0/root in/adp/6/case the/det/6/det Austrian/adj/6/amod "
      "capital/noun/2/obl ./punct/2/punct",
  });
  EXPECT_EQ(r.ids("Oslo"), "NOR");
  ASSERT_EQ(r.actors.places.size(), 3U);
  EXPECT_EQ(r.actors.places[1].place.name, "Vienna");
  EXPECT_TRUE(r.actors.places[1].place.latitude.has_value());
  EXPECT_EQ(r.actors.places[2].place.name, "Vienna");
  EXPECT_EQ(r.actors.places[2].place.country, "AUT");
}

TEST(Mentions, AnEmptyDocumentHasNone) {
  Document document;
  Analysis analysis;
  DocumentActors actors = find_actors(document, analysis, real_knowledge(), real_pronouns());
  EXPECT_TRUE(actors.actors.empty());
  EXPECT_EQ(actors.at(static_cast<TokenId>(0)), nullptr);
}

}  // namespace
}  // namespace dragoman
