// Where events take place, on trees built by hand, with the project's own frames and places.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "reading/events.h"
#include "reading_helpers.h"

namespace dragoman {
namespace {

// "ASSAULT Kharkiv UKR"; "-" for an event without a place.
std::string places_of(const ReadText& text) {
  static const auto lexicon = EventLexicon::load(data_folder());
  EXPECT_TRUE(lexicon.ok()) << (lexicon.ok() ? "" : lexicon.error().text());
  std::string out;
  for (const EventRecord& event : read_events(text.reading(), *lexicon)) {
    if (!out.empty()) out += "; ";
    out += event.type;
    out += event.place ? " " + event.place->name + " " + event.place->country : " -";
  }
  return out;
}

struct Case {
  const char* name;
  const char* lines;
  const char* places;
};

class PlacesOfEvents : public testing::TestWithParam<Case> {};

TEST_P(PlacesOfEvents, AreThese) {
  ReadText text(GetParam().lines, "2024-05-09");
  EXPECT_EQ(places_of(text), GetParam().places) << text.document().text;
}

constexpr Case kCases[] = {
    {"BehindAPreposition",
     "Peru Peru PROPN 2 nsubj\nheld hold VERB 0 root\ntalks talk NOUN 2 obj\nwith with ADP 5 "
     "case\nChile Chile PROPN 2 obl\nin in ADP 7 case\nOslo Oslo PROPN 2 obl\n",
     "CONSULT Oslo NOR"},
    {"AGovernmentIsNoPlace",
     "Moscow Moscow PROPN 2 nsubj\nheld hold VERB 0 root\ntalks talk NOUN 2 obj\nwith with ADP 5 "
     "case\nAnkara Ankara PROPN 2 obl\n",
     "CONSULT -"},
    {"NorIsOneThatPeopleAccuse",
     "Peru Peru PROPN 2 nsubj\naccused accuse VERB 0 root\nthe the DET 4 det\ngovernment "
     "government NOUN 2 obj\nin in ADP 6 case\nBaku Baku PROPN 4 nmod\nof of ADP 8 case\ntheft "
     "theft NOUN 2 obl\n",
     "ACCUSE -"},
    {"OrWhoseViewItIs",
     "Peru Peru PROPN 2 nsubj\nattacked attack VERB 0 root\nChile Chile PROPN 2 obj\nin in ADP 7 "
     "case\nMoscow Moscow PROPN 7 nmod:poss\n's 's PART 5 case\nview view NOUN 2 obl\n",
     "ASSAULT Chile CHL"},
    {"WhatIsHitIsWhere",
     "Peru Peru PROPN 2 nsubj\nshelled shell VERB 0 root\nKharkiv Kharkiv PROPN 2 obj\n",
     "ASSAULT Kharkiv UKR"},
    {"AlsoByItsNoun",
     "Chilean chilean ADJ 2 amod\nforces force NOUN 3 nsubj\nshelled shell VERB 0 root\nthe the "
     "DET 6 det\nSyrian syrian ADJ 6 amod\ncity city NOUN 3 obj\nof of ADP 8 case\nHoms Homs "
     "PROPN 6 nmod\n",
     "ASSAULT Homs SYR"},
    {"WhatIsVisitedIsWhere",
     "Peru Peru PROPN 4 nmod:poss\n's 's PART 1 case\nprime prime ADJ 4 amod\nminister minister "
     "NOUN 5 nsubj\nvisited visit VERB 0 root\nTbilisi Tbilisi PROPN 5 obj\n",
     "CONSULT Tbilisi GEO"},
    {"TalksNamedAfterAPlace",
     "The the DET 3 det\nIstanbul Istanbul PROPN 3 compound\ntalks talk NOUN 8 nsubj\nbetween "
     "between ADP 5 case\nPeru Peru PROPN 3 nmod\nand and CCONJ 7 cc\nChile Chile PROPN 5 "
     "conj\nended end VERB 0 root\n",
     "CONSULT Istanbul TUR"},
    {"ANameHasNoPlaceOfItsOwn",
     "Peru Peru PROPN 2 nsubj\nmet meet VERB 0 root\nwith with ADP 4 case\nChile Chile PROPN 2 "
     "obl\n, , PUNCT 7 punct\nan a DET 7 det\nally ally NOUN 4 appos\n, , PUNCT 10 punct\nin in "
     "ADP 10 case\nQatar Qatar PROPN 7 nmod\n",
     "CONSULT Qatar QAT"},
    {"NotThePlaceOfAnotherEvent",
     "Peru Peru PROPN 2 nsubj\naccused accuse VERB 0 root\nChile Chile PROPN 2 obj\nof of ADP 5 "
     "case\ntheft theft NOUN 2 obl\nafter after ADP 8 case\nits its PRON 8 nmod:poss\nvictory "
     "victory NOUN 2 obl\nin in ADP 10 case\nVienna Vienna PROPN 8 nmod\n",
     "ACCUSE -"},
    {"OverASubjectIsNoPlace",
     "Peru Peru PROPN 2 nsubj\nheld hold VERB 0 root\ntalks talk NOUN 2 obj\nwith with ADP 5 "
     "case\nChile Chile PROPN 2 obl\nover over ADP 7 case\nSyria Syria PROPN 2 obl\n",
     "CONSULT -"},
    {"WhereTheyLeft",
     "Peruvian peruvian ADJ 2 amod\ntroops troop NOUN 3 nsubj\nwithdrew withdraw VERB 0 "
     "root\nfrom from ADP 5 case\nGoma Goma PROPN 3 obl\n",
     "RETREAT Goma COD"},
    {"AStateIsAPlaceWithoutCoordinates",
     "Peru Peru PROPN 2 nsubj\nheld hold VERB 0 root\ntalks talk NOUN 2 obj\nwith with ADP 5 "
     "case\nChile Chile PROPN 2 obl\nin in ADP 8 case\nnorthern northern ADJ 8 amod\nItaly Italy "
     "PROPN 2 obl\n",
     "CONSULT Italy ITA"},
};

INSTANTIATE_TEST_SUITE_P(Cases, PlacesOfEvents, testing::ValuesIn(kCases),
                         [](const auto& p) { return std::string(p.param.name); });

}  // namespace
}  // namespace dragoman
