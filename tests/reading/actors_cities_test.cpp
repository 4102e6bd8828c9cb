// Cities and governments, regions and states of one name, groups of states: on trees built by hand.
#include <gtest/gtest.h>

#include "reading/actors_helpers.h"

namespace dragoman {
namespace {

MentionKind kind_of(const ReadActors& read, std::string_view word) {
  for (const Mention& mention : read.actors.mentions) {
    const Span span = read.annotated.analysis.span_of(mention.tokens);
    if (read.annotated.document.words(span) == word) return mention.kind;
  }
  ADD_FAILURE() << "no mention of " << word;
  return MentionKind::pronoun;
}

TEST(Capitals, StandForTheCityWhereItIsTheCity) {
  struct Case {
    const char* sentence;
    bool city;
  };
  for (const Case& c : std::initializer_list<Case>{
           {"Oslo/propn/2/nsubj agreed/verb/0/root ./punct/2/punct", false},
           {"He/pron/2/nsubj died/verb/0/root in/adp/4/case Oslo/propn/2/obl ./punct/2/punct",
            true},
           {"They/pron/2/nsubj fly/verb/0/root to/adp/4/case Oslo/propn/2/obl ./punct/2/punct",
            true},
           {"He/pron/2/nsubj complained/verb/0/root to/adp/4/case Oslo/propn/2/obl ./punct/2/punct",
            false},
           {"They/pron/2/nsubj leave/verb/0/root Oslo/propn/2/obj ./punct/2/punct", true},
           {"He/pron/2/nsubj accused/verb/0/root Oslo/propn/2/obj ./punct/2/punct", false},
           {"the/det/2/det streets/noun.s/5/nsubj of/adp/4/case Oslo/propn/2/nmod "
            "emptied/verb/0/root ./punct/5/punct",
            true},
           {"the/det/2/det decision/noun/5/nsubj of/adp/4/case Oslo/propn/2/nmod "
            "stands/verb/0/root ./punct/5/punct",
            false},
           {"the/det/3/det Oslo/propn/3/compound talks/noun.s/4/nsubj failed/verb/0/root "
            "./punct/4/punct",
            true},
       }) {
    const ReadActors read({c.sentence});
    EXPECT_EQ(kind_of(read, "Oslo"), c.city ? MentionKind::city : MentionKind::metonym)
        << c.sentence;
  }
}

TEST(Capitals, InNamesOfThingsAreNobody) {
  const ReadActors read(
      {"the/det/3/det Oslo/propn/3/compound Accords/propn/4/nsubj "
       "failed/verb/0/root ./punct/4/punct"});
  EXPECT_EQ(read.ids("Oslo"), "?");
}

TEST(SharedNames, AreRegionsBesideRegions) {
  const ReadActors region(
      {"Georgia/propn/4/nsubj and/cconj/3/cc Arizona/propn/1/conj "
       "voted/verb/0/root ./punct/4/punct",
       "Georgia/propn/2/nsubj counted/verb/0/root ./punct/2/punct"});
  EXPECT_EQ(region.ids("Georgia"), "?");
  EXPECT_EQ(region.ids("Georgia", 1), "?");
  const ReadActors both(
      {"Georgia/propn/4/nsubj and/cconj/3/cc Arizona/propn/1/conj "
       "voted/verb/0/root ./punct/4/punct",
       "Georgia/propn/2/nsubj counted/verb/0/root ./punct/2/punct",
       "Tbilisi/propn/2/nsubj agreed/verb/0/root ./punct/2/punct"});
  EXPECT_EQ(both.ids("Georgia"), "GEO") << "the first is the region, and no mention";
}

TEST(SharedNames, AreTheStateThatIsSpokenOf) {
  const ReadActors read({"Brazzaville/propn/2/nsubj agreed/verb/0/root ./punct/2/punct",
                         "Congo/propn/2/nsubj sells/verb/0/root oil/noun/2/obj ./punct/2/punct"});
  EXPECT_EQ(read.ids("Congo"), "COG");
  const ReadActors alone({"Congo/propn/2/nsubj sells/verb/0/root oil/noun/2/obj ./punct/2/punct"});
  EXPECT_EQ(alone.ids("Congo"), "COD");
}

TEST(GroupsOfStates, AreTheirMembers) {
  const ReadActors read(
      {"The/det/3/det Baltic/adj/3/amod states/noun.s/4/nsubj "
       "agreed/verb/0/root ./punct/4/punct"});
  EXPECT_EQ(read.ids("Baltic states"), "EST LTU LVA");
}

TEST(ListsOfStates, AreReadToTheirAnd) {
  const ReadActors read(
      {"The/det/2/det leaders/noun.s/9/nsubj of/adp/4/case Chad/propn/2/nmod "
       ",/punct/6/punct Mali/propn/4/conj and/cconj/8/cc Niger/propn/4/conj "
       "met/verb/0/root ./punct/9/punct"});
  EXPECT_EQ(read.ids("leaders of Chad, Mali and Niger"),
            "TCD-leadership MLI-leadership NER-leadership");
}

}  // namespace
}  // namespace dragoman
