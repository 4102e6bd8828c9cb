// Realis on trees built by hand: what stands around the trigger and above it.
#include "reading/realis.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "reading_helpers.h"

namespace dragoman {
namespace {

TEST(Realis, OuterWordsChangeInnerOnes) {
  using enum Realis;
  struct Case {
    Realis outer, inner, result;
  };
  constexpr Case kCases[] = {
      {planned, happened, planned},          {planned, negated, negated},
      {planned, hypothetical, hypothetical}, {hypothetical, happened, hypothetical},
      {hypothetical, negated, hypothetical}, {negated, happened, negated},
      {negated, planned, negated},           {negated, negated, hypothetical},
      {ongoing, happened, ongoing},          {ongoing, planned, planned},
      {happened, negated, negated},          {happened, ongoing, ongoing},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(combine(c.outer, c.inner), c.result)
        << realis_name(c.outer) << " over " << realis_name(c.inner);
  }
}

TEST(Realis, WhatWasPossibleIsDenied) {
  EXPECT_EQ(combine(Realis::negated, Realis::hypothetical, true), Realis::negated);
  EXPECT_EQ(combine(Realis::negated, Realis::hypothetical, false), Realis::hypothetical);
  EXPECT_EQ(combine(Realis::planned, Realis::hypothetical, true), Realis::hypothetical);
}

TEST(Realis, CertaintyShrinksOutwards) {
  EXPECT_DOUBLE_EQ(combine_certainty(Realis::happened, {}, 3), 3);
  EXPECT_DOUBLE_EQ(combine_certainty(Realis::hypothetical, 1.5, 3), 1.5);
  EXPECT_DOUBLE_EQ(combine_certainty(Realis::planned, 1.5, 1.5), 0.75);
  EXPECT_DOUBLE_EQ(combine_certainty(Realis::negated, -2.0, 3), -2);
  EXPECT_DOUBLE_EQ(combine_certainty(Realis::hypothetical, 1.5, -2), -1);
  EXPECT_LT(combine_certainty(Realis::negated, -2.0, 1), -1);    // "not able to"
  EXPECT_GT(combine_certainty(Realis::negated, -2.0, -2.0), 0);  // denied twice: open
  EXPECT_LT(combine_certainty(Realis::negated, -2.0, -2.0), 1);
  EXPECT_LT(combine_certainty(Realis::hypothetical, {}, 3), 1);
  EXPECT_GT(combine_certainty(Realis::planned, {}, 3), 1);
}

// A frame that governs its complement.
constexpr const char* kFrames = R"(
frame refuse
  code REJECT - 120
  verb refuse
  actor subject
  governs negated
  example Peru refused. => happened PER
)";

const EventLexicon& lexicon() {
  static const EventLexicon kLexicon = [] {
    auto ontology = Ontology::load(data_folder() + "/ontology");
    auto tables = EventTables::load(data_folder() + "/events");
    EventLexicon made(std::move(*ontology), std::move(*tables));
    EXPECT_TRUE(made.add(kFrames, "test").ok());
    return made;
  }();
  return kLexicon;
}

struct Case {
  const char* name;
  const char* trigger;
  const char* lines;
  Realis realis;
};

class RealisOf : public testing::TestWithParam<Case> {};

TEST_P(RealisOf, Trigger) {
  auto parsed = parse_conllu(GetParam().lines);
  ASSERT_TRUE(parsed.ok()) << parsed.error().text();
  const Analysis& analysis = parsed->analysis;
  FramesAt frames;
  TokenId trigger = kNoToken;
  for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
    auto token = static_cast<TokenId>(i);
    if (analysis.lemma(token) == "refuse") frames[i] = &lexicon().frames()[0];
    if (analysis.lemma(token) == GetParam().trigger) trigger = token;
  }
  ASSERT_NE(trigger, kNoToken);
  TriggerSite site = find_site(analysis, lexicon().tables(), trigger);
  RealisReading found = read_realis(analysis, lexicon(), frames, site, parsed->document.text);
  EXPECT_EQ(realis_name(found.realis), realis_name(GetParam().realis))
      << parsed->document.text << " (" << joined(found.operators) << ")";
}

constexpr Case kCases[] = {
    {"Plain", "meet", "Peru Peru PROPN 2 nsubj\nmet meet VERB 0 root\nChile Chile PROPN 2 obj\n",
     Realis::happened},
    {"Not", "meet",
     "Peru Peru PROPN 4 nsubj\ndid do AUX 4 aux\nnot not PART 4 advmod\nmeet meet VERB 0 root\n",
     Realis::negated},
    {"Will", "meet", "Peru Peru PROPN 3 nsubj\nwill will AUX 3 aux\nmeet meet VERB 0 root\n",
     Realis::planned},
    {"May", "meet", "Peru Peru PROPN 3 nsubj\nmay may AUX 3 aux\nmeet meet VERB 0 root\n",
     Realis::hypothetical},
    {"WouldNot", "meet",
     "Peru Peru PROPN 4 nsubj\nwould would AUX 4 aux\nnot not PART 4 advmod\nmeet meet VERB 0 "
     "root\n",
     Realis::negated},
    {"MayNot", "meet",
     "Peru Peru PROPN 4 nsubj\nmay may AUX 4 aux\nnot not PART 4 advmod\nmeet meet VERB 0 root\n",
     Realis::hypothetical},
    {"Progressive", "meet", "Peru Peru PROPN 3 nsubj\nis be AUX 3 aux\nmeeting meet VERB 0 root\n",
     Realis::ongoing},
    {"If", "meet",
     "If if SCONJ 3 mark\nPeru Peru PROPN 3 nsubj\nmeets meet VERB 5 advcl\nChile Chile PROPN 5 "
     "nsubj\nwins win VERB 0 root\n",
     Realis::hypothetical},
    {"SetTo", "visit",
     "Peru Peru PROPN 3 nsubj\nis be AUX 3 aux:pass\nset set VERB 0 root\nto to PART 5 mark\nvisit "
     "visit VERB 3 xcomp\n",
     Realis::planned},
    {"NotPlanning", "visit",
     "Peru Peru PROPN 4 nsubj\nis be AUX 4 aux\nnot not PART 4 advmod\nplanning plan VERB 0 "
     "root\nto to PART 6 mark\nvisit visit VERB 4 xcomp\n",
     Realis::negated},
    {"FrameGoverns", "sign",
     "Peru Peru PROPN 2 nsubj\nrefused refuse VERB 0 root\nto to PART 4 mark\nsign sign VERB 2 "
     "xcomp\n",
     Realis::negated},
    {"PossibilityOf", "visit",
     "The the DET 2 det\npossibility possibility NOUN 6 nsubj\nof of ADP 5 case\na a DET 5 "
     "det\nvisit visit NOUN 2 nmod\nremains remain VERB 0 root\n",
     Realis::hypothetical},
    {"NoVisit", "visit",
     "No no DET 2 det\nvisit visit NOUN 4 nsubj:pass\nwas be AUX 4 aux:pass\nmade make VERB 0 "
     "root\n",
     Realis::negated},
    {"LackDuringAttacks", "attack",
     "A a DET 2 det\nlack lack NOUN 0 root\nof of ADP 4 case\nhelp help NOUN 2 nmod\nduring during "
     "ADP 7 case\nthe the DET 7 det\nattacks attack NOUN 2 nmod\n",
     Realis::happened},
    {"SaidItWould", "withdraw",
     "Peru Peru PROPN 2 nsubj\nsaid say VERB 0 root\nit it PRON 5 nsubj\nwould would AUX 5 "
     "aux\nwithdraw withdraw VERB 2 ccomp\n",
     Realis::planned},
    {"SharedModal", "sign",
     "Peru Peru PROPN 3 nsubj\nwill will AUX 3 aux\nmeet meet VERB 0 root\nand and CCONJ 5 "
     "cc\nsign sign VERB 3 conj\n",
     Realis::planned},
    {"PurposeOfWhatHappened", "sign",
     "Peru Peru PROPN 2 nsubj\nflew fly VERB 0 root\nto to PART 4 mark\nsign sign VERB 2 advcl\n",
     Realis::planned},
    {"Question", "meet",
     "Did do AUX 3 aux\nPeru Peru PROPN 3 nsubj\nmeet meet VERB 0 root\n? ? PUNCT 3 punct glued\n",
     Realis::hypothetical},
    {"ReportedIsKept", "attack",
     "Peru Peru PROPN 2 nsubj\nsaid say VERB 0 root\nChile Chile PROPN 4 nsubj\nattacked attack "
     "VERB 2 ccomp\n",
     Realis::happened},
};

INSTANTIATE_TEST_SUITE_P(Cases, RealisOf, testing::ValuesIn(kCases),
                         [](const auto& p) { return std::string(p.param.name); });

}  // namespace
}  // namespace dragoman
