#include "reading/memberships.h"

#include <gtest/gtest.h>

#include "reading_helpers.h"

namespace dragoman {
namespace {

std::vector<MembershipRecord> memberships_of(const ReadText& text) {
  static const auto cues = MembershipCues::load(data_folder() + "/cues/membership.tsv");
  EXPECT_TRUE(cues.ok()) << (cues.ok() ? "" : cues.error().text());
  return read_memberships(text.reading(), real_events(), *cues);
}

std::string shown(const std::vector<MembershipRecord>& records) {
  std::string out;
  for (const MembershipRecord& r : records) {
    out += (out.empty() ? "" : "; ") + r.member + " " + r.organization + " " + r.status;
    EXPECT_FALSE(r.evidence.empty());
    EXPECT_FALSE(r.history.empty());
  }
  return out;
}

struct Case {
  const char* name;
  const char* lines;
  const char* records;
};

class MembershipsOfText : public testing::TestWithParam<Case> {};

TEST_P(MembershipsOfText, AreRead) {
  ReadText text(GetParam().lines);
  EXPECT_EQ(shown(memberships_of(text)), GetParam().records) << text.document().text;
}

constexpr Case kStandings[] = {
    {"Possessive", R"(
Hungary Hungary PROPN 3 nmod:poss
's 's PART 1 case glued
membership membership NOUN 8 nsubj
in in ADP 6 case
the the DET 6 det
EU EU PROPN 3 nmod
is be AUX 8 cop
old old ADJ 0 root
)",
     "HUN eu member"},
    {"FrozenByAnAdjective", R"(
Belarus Belarus PROPN 3 nmod:poss
's 's PART 1 case glued
frozen frozen ADJ 4 amod
membership membership NOUN 8 nsubj
in in ADP 7 case
the the DET 7 det
EAEU EAEU PROPN 4 nmod
matters matter VERB 0 root VerbForm=Fin|Tense=Pres
)",
     "BLR eaeu frozen"},
    {"Suspension", R"(
He he PRON 2 nsubj
defended defend VERB 0 root VerbForm=Fin|Tense=Past
the the DET 4 det
suspension suspension NOUN 2 obj
of of ADP 8 case
Mali Mali PROPN 8 nmod:poss
's 's PART 6 case glued
membership membership NOUN 4 nmod
in in ADP 11 case
the the DET 11 det
ECOWAS ECOWAS PROPN 8 nmod
)",
     "MLI ecowas suspended"},
    {"FreezesItsMembership", R"(
Kazakhstan Kazakhstan PROPN 2 nsubj
froze freeze VERB 0 root VerbForm=Fin|Tense=Past
its its PRON 4 nmod:poss Poss=Yes
membership membership NOUN 2 obj
in in ADP 7 case
the the DET 7 det
CSTO CSTO PROPN 4 nmod
)",
     "KAZ csto frozen"},
    {"WillFreeze", R"(
Kazakhstan Kazakhstan PROPN 3 nsubj
may may AUX 3 aux
freeze freeze VERB 0 root VerbForm=Inf
its its PRON 5 nmod:poss Poss=Yes
membership membership NOUN 3 obj
in in ADP 8 case
the the DET 8 det
CSTO CSTO PROPN 5 nmod
)",
     "KAZ csto member"},
    {"AgainstTheListOfMembers", R"(
Serbia Serbia PROPN 3 nmod:poss
's 's PART 1 case glued
membership membership NOUN 8 nsubj
in in ADP 6 case
the the DET 6 det
EU EU PROPN 3 nmod
is be AUX 8 cop
far far ADV 0 root
)",
     ""},
};

constexpr Case kHolders[] = {
    {"Remains", R"(
Kyrgyzstan Kyrgyzstan PROPN 2 nsubj
remains remain VERB 0 root VerbForm=Fin|Tense=Pres
an a DET 5 det
active active ADJ 5 amod
member member NOUN 2 xcomp
of of ADP 8 case
the the DET 8 det
EAEU EAEU PROPN 5 nmod
)",
     "KGZ eaeu member"},
    {"IsNoMember", R"(
Georgia Georgia PROPN 5 nsubj
is be AUX 5 cop
not not PART 5 advmod
a a DET 5 det
member member NOUN 0 root
of of ADP 7 case
NATO NATO PROPN 5 nmod
)",
     ""},
    {"Candidate", R"(
Serbia Serbia PROPN 5 nsubj
is be AUX 5 cop
a a DET 5 det
candidate candidate NOUN 5 compound
country country NOUN 0 root
of of ADP 8 case
the the DET 8 det
EU EU PROPN 5 nmod
)",
     "SRB eu candidate"},
    {"OtherMembers", R"(
Ties tie NOUN 7 nsubj Number=Plur
between between ADP 3 case
Armenia Armenia PROPN 1 nmod
and and CCONJ 6 cc
other other ADJ 6 amod
members member NOUN 3 conj Number=Plur
grew grow VERB 0 root VerbForm=Fin|Tense=Past
)",
     ""},
};

constexpr Case kSteps[] = {
    {"Joined", R"(
Finland Finland PROPN 2 nsubj
joined join VERB 0 root VerbForm=Fin|Tense=Past
NATO NATO PROPN 2 obj
in in ADP 5 case
2023 2023 NUM 2 obl
)",
     "FIN nato member"},
    {"WantsToJoin", R"(
Georgia Georgia PROPN 2 nsubj
wants want VERB 0 root VerbForm=Fin|Tense=Pres
to to PART 4 mark
join join VERB 2 xcomp VerbForm=Inf
NATO NATO PROPN 4 obj
)",
     ""},
    {"MightLeave", R"(
Hungary Hungary PROPN 3 nsubj
might might AUX 3 aux
leave leave VERB 0 root VerbForm=Inf
the the DET 5 det
EU EU PROPN 3 obj
)",
     ""},
    {"HasNotWithdrawn", R"(
Armenia Armenia PROPN 4 nsubj
has have AUX 4 aux
not not PART 4 advmod
withdrawn withdraw VERB 0 root VerbForm=Part|Tense=Past
from from ADP 7 case
the the DET 7 det
CSTO CSTO PROPN 4 obl
)",
     ""},
    {"Withdrew", R"(
Qatar Qatar PROPN 2 nsubj
withdrew withdraw VERB 0 root VerbForm=Fin|Tense=Past
from from ADP 4 case
OPEC OPEC PROPN 2 obl
)",
     "QAT opec left"},
    {"ConsequencesOfWithdrawal", R"(
The the DET 2 det
consequences consequence NOUN 10 nsubj Number=Plur
of of ADP 6 case
Armenia Armenia PROPN 6 nmod:poss
's 's PART 4 case glued
withdrawal withdrawal NOUN 2 nmod
from from ADP 9 case
the the DET 9 det
EAEU EAEU PROPN 6 nmod
include include VERB 0 root VerbForm=Fin|Tense=Pres
losses loss NOUN 10 obj Number=Plur
)",
     ""},
    {"AfterItLeaves", R"(
Peru Peru PROPN 2 nsubj
waited wait VERB 0 root VerbForm=Fin|Tense=Past
after after SCONJ 5 mark
Hungary Hungary PROPN 5 nsubj
leaves leave VERB 2 advcl VerbForm=Fin|Tense=Pres
the the DET 7 det
EU EU PROPN 5 obj
)",
     ""},
    {"Includes", R"(
The the DET 2 det
CSTO CSTO PROPN 6 nsubj
, , PUNCT 5 punct glued
which which PRON 5 nsubj
includes include VERB 2 acl:relcl VerbForm=Fin|Tense=Pres
met meet VERB 0 root VerbForm=Fin|Tense=Past
Belarus Belarus PROPN 5 obj
)",
     "BLR csto member"},
};

std::string case_name(const testing::TestParamInfo<Case>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(Standings, MembershipsOfText, testing::ValuesIn(kStandings), case_name);
INSTANTIATE_TEST_SUITE_P(Holders, MembershipsOfText, testing::ValuesIn(kHolders), case_name);
INSTANTIATE_TEST_SUITE_P(Steps, MembershipsOfText, testing::ValuesIn(kSteps), case_name);

TEST(Memberships, ADocumentHasOneRecordAPairWithItsHistory) {
  ReadText text(R"(
Kyrgyzstan Kyrgyzstan PROPN 2 nsubj
remains remain VERB 0 root VerbForm=Fin|Tense=Pres
a a DET 4 det
member member NOUN 2 xcomp
of of ADP 7 case
the the DET 7 det
CSTO CSTO PROPN 4 nmod

Kyrgyzstan Kyrgyzstan PROPN 2 nsubj
froze freeze VERB 0 root VerbForm=Fin|Tense=Past
its its PRON 4 nmod:poss Poss=Yes
membership membership NOUN 2 obj
in in ADP 7 case
the the DET 7 det
CSTO CSTO PROPN 4 nmod

Kyrgyzstan Kyrgyzstan PROPN 5 nsubj
is be AUX 5 cop
a a DET 5 det
CSTO CSTO PROPN 5 compound
member member NOUN 0 root
)");
  auto records = memberships_of(text);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].status, "frozen");
  ASSERT_EQ(records[0].history.size(), 3U);
  EXPECT_EQ(records[0].history[1].status, "frozen");
  EXPECT_EQ(records[0].evidence.size(), 3U);
}

TEST(Memberships, AStepHasItsDate) {
  ReadText text(kSteps[0].lines);
  auto records = memberships_of(text);
  ASSERT_EQ(records.size(), 1U);
  ASSERT_TRUE(records[0].since.has_value());
  EXPECT_EQ(records[0].since->start, "2023-01-01");
}

}  // namespace
}  // namespace dragoman
