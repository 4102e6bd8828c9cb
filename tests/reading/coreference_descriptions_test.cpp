// What nouns, offices and counterparts point back to, in trees built by hand.
#include <gtest/gtest.h>

#include "reading/actors_helpers.h"

namespace dragoman {
namespace {

struct Case {
  const char* name;
  std::vector<std::string> sentences;
  const char* words;
  const char* ids;
};

class PointsBack : public testing::TestWithParam<Case> {};

TEST_P(PointsBack, ToTheActor) {
  const ReadActors r(GetParam().sentences);
  EXPECT_EQ(r.ids(GetParam().words), GetParam().ids);
}

const char* const kFiji =
    "Fiji/propn/2/nsubj asked/verb/0/root Beijing/propn/2/obj ./punct/2/punct";
const char* const kHezbollah =
    "Hezbollah/propn/2/nsubj thanked/verb/0/root Qatar/propn/2/obj ./punct/2/punct";
const char* const kNato = "NATO/propn/2/nsubj met/verb/0/root ./punct/2/punct";

INSTANTIATE_TEST_SUITE_P(
    States, PointsBack,
    testing::Values(
        Case{"Modifiers",
             {kFiji,
              "The/det/3/det island/noun/3/compound nation/noun/4/nsubj agreed/verb/0/root "
              "./punct/4/punct"},
             "The island nation",
             "FJI"},
        Case{"NotTheOneNamedBeside",
             {kFiji,
              "The/det/2/det country/noun/3/nsubj owes/verb/0/root Fiji/propn/3/obj "
              "./punct/3/punct"},
             "The country",
             "CHN"},
        Case{"AnotherOne",
             {kFiji,
              "The/det/3/det other/adj/3/amod country/noun/4/nsubj agreed/verb/0/root "
              "./punct/4/punct"},
             "The other country",
             "?"},
        Case{"OneOfAFederation",
             {kFiji,
              "The/det/3/det border/noun/3/compound state/noun/4/nsubj agreed/verb/0/root "
              "./punct/4/punct"},
             "The border state",
             "?"},
        Case{"Half",
             {"Seoul/propn/2/nsubj warned/verb/0/root the/det/4/det North/propn/2/obj "
              "./punct/2/punct"},
             "the North",
             "PRK"},
        Case{"NoHalfIsNamed",
             {"Kenya/propn/2/nsubj warned/verb/0/root the/det/4/det North/propn/2/obj "
              "./punct/2/punct"},
             "the North",
             "?"}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Organizations, PointsBack,
    testing::Values(
        Case{"Group",
             {kHezbollah, "The/det/2/det group/noun/3/nsubj agreed/verb/0/root ./punct/3/punct"},
             "The group",
             "hezbollah"},
        Case{"GroupOfANationality",
             {kHezbollah,
              "The/det/3/det Yemeni/adj/3/amod group/noun/4/nsubj agreed/verb/0/root "
              "./punct/4/punct"},
             "The Yemeni group",
             "?"},
        Case{"GroupOfItsOwnName",
             {kHezbollah,
              "The/det/3/det Quellor/propn/3/compound group/noun/4/nsubj agreed/verb/0/root "
              "./punct/4/punct"},
             "The Quellor group",
             "?"},
        Case{"OfficeOfAnOrganization",
             {kNato,
              "The/det/2/det alliance/noun/5/nmod:poss 's/part/2/case secretary/noun/5/compound "
              "general/noun/6/nsubj agreed/verb/0/root ./punct/6/punct"},
             "secretary general",
             "nato"}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Pairs, PointsBack,
    testing::Values(
        Case{"Armies",
             {"Indian/adj/4/amod and/cconj/3/cc Pakistani/adj/1/conj commanders/noun.s/5/nsubj "
              "met/verb/0/root ./punct/5/punct",
              "The/det/3/det two/num/3/nummod armies/noun.s/4/nsubj agreed/verb/0/root "
              "./punct/4/punct"},
             "armies",
             "IND-army PAK-army"},
        Case{"OneByItsOffice",
             {"Kenyan/adj/3/amod Foreign/adj/3/amod Minister/noun/4/nmod:desc Abel/propn/6/nsubj "
              "Wafula/propn/4/flat met/verb/0/root his/pron.p/9/nmod:poss Finnish/adj/9/amod "
              "counterpart/noun/6/obj ./punct/6/punct",
              "The/det/3/det two/num/3/nummod ministers/noun.s/4/nsubj agreed/verb/0/root "
              "./punct/4/punct"},
             "ministers",
             "person-abel-wafula FIN-mfa"},
        Case{"MoreThanTwo",
             {"Fiji/propn/4/nsubj and/cconj/3/cc Chad/propn/1/conj met/verb/0/root ./punct/4/punct",
              "The/det/3/det 15/num/3/nummod countries/noun.s/4/nsubj agreed/verb/0/root "
              "./punct/4/punct"},
             "The 15 countries",
             "?"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace dragoman
