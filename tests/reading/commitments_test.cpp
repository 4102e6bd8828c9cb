#include "reading/commitments.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "reading_helpers.h"

namespace dragoman {
namespace {

std::vector<CommitmentRecord> commitments_of(const ReadText& text) {
  static const auto cues = CommitmentCues::load(data_folder() + "/cues");
  static const auto units = UnitWords::load(data_folder() + "/cues/units.tsv");
  EXPECT_TRUE(cues.ok()) << (cues.ok() ? "" : cues.error().text());
  return read_commitments(text.reading(), real_events(), *cues,
                          find_figures(text.reading(), *units));
}

std::string shown(const std::vector<CommitmentRecord>& records) {
  std::string out;
  for (const CommitmentRecord& r : records) {
    std::vector<std::string> parties = r.parties;
    std::sort(parties.begin(), parties.end());
    out += (out.empty() ? "" : "; ") + r.kind + " | " + r.name + " | " + joined(parties) + " | " +
           r.status + (r.made ? " | " + r.made->start : "");
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

class CommitmentsOfText : public testing::TestWithParam<Case> {};

TEST_P(CommitmentsOfText, AreRead) {
  ReadText text(GetParam().lines, "2019-10-09");
  EXPECT_EQ(shown(commitments_of(text)), GetParam().records) << text.document().text;
}

constexpr Case kMade[] = {
    {"Signed", R"(
In in ADP 2 case
2012 2012 NUM 4 obl
Peru Peru PROPN 4 nsubj
signed sign VERB 0 root VerbForm=Fin|Tense=Past
a a DET 7 det
trade trade NOUN 7 compound
pact pact NOUN 4 obj
with with ADP 9 case
Chile Chile PROPN 4 obl
)",
     "treaty | trade pact | CHL PER | signed | 2012-01-01"},
    {"Reached", R"(
Peru Peru PROPN 4 nsubj
and and CCONJ 3 cc
Chile Chile PROPN 1 conj
reached reach VERB 0 root VerbForm=Fin|Tense=Past
an a DET 6 det
agreement agreement NOUN 4 obj
on on ADP 8 case
fishing fishing NOUN 6 nmod
)",
     "agreement | agreement on fishing | CHL PER | agreed"},
    {"Adjectives", R"(
The the DET 2 det
signing signing NOUN 9 nsubj
of of ADP 8 case
the the DET 8 det
Polish Polish ADJ 8 amod
- - PUNCT 7 punct glued
Lithuanian Lithuanian ADJ 5 conj glued
Charter Charter PROPN 2 nmod
helped help VERB 0 root VerbForm=Fin|Tense=Past
)",
     "charter | Polish-Lithuanian Charter | LTU POL | signed"},
    {"WillSign", R"(
Peru Peru PROPN 3 nsubj
will will AUX 3 aux
sign sign VERB 0 root VerbForm=Inf
a a DET 6 det
border border NOUN 6 compound
treaty treaty NOUN 3 obj
with with ADP 8 case
Chile Chile PROPN 6 nmod
)",
     "treaty | border treaty with Chile | CHL PER | proposed"},
    {"NoDeal", R"(
Peru Peru PROPN 4 nsubj
and and CCONJ 3 cc
Chile Chile PROPN 1 conj
reached reach VERB 0 root VerbForm=Fin|Tense=Past
no no DET 6 det
deal deal NOUN 4 obj
on on ADP 8 case
fishing fishing NOUN 6 nmod
)",
     ""},
    {"WithoutAgreements", R"(
Without without ADP 3 case
signed signed ADJ 3 amod
agreements agreement NOUN 7 obl Number=Plur
with with ADP 5 case
Chile Chile PROPN 3 nmod
Peru Peru PROPN 7 nsubj
waits wait VERB 0 root VerbForm=Fin|Tense=Pres
)",
     ""},
};

constexpr Case kKept[] = {
    {"FailureToHonor", R"(
He he PRON 2 nsubj
admitted admit VERB 0 root VerbForm=Fin|Tense=Past
Chile Chile PROPN 5 nmod:poss
's 's PART 3 case glued
failure failure NOUN 2 obj
to to PART 7 mark
honor honor VERB 5 acl VerbForm=Inf
arms arm NOUN 9 compound
contracts contract NOUN 7 obj Number=Plur
signed sign VERB 9 acl VerbForm=Part|Tense=Past
with with ADP 12 case
Peru Peru PROPN 10 obl
in in ADP 14 case
2012 2012 NUM 10 obl
)",
     "contract | arms contracts | CHL PER | not_implemented | 2012-01-01"},
    {"DragsItsFeet", R"(
Chile Chile PROPN 3 nsubj
is be AUX 3 aux
dragging drag VERB 0 root VerbForm=Part|Tense=Pres
its its PRON 5 nmod:poss Poss=Yes
feet foot NOUN 3 obj Number=Plur
on on SCONJ 7 mark
implementing implement VERB 3 advcl VerbForm=Ger
the the DET 10 det
2012 2012 NUM 10 nummod
deal deal NOUN 7 obj
with with ADP 12 case
Peru Peru PROPN 10 nmod
)",
     "deal | 2012 deal with Peru | CHL PER | stalled | 2012-01-01"},
    {"NotImplemented", R"(
The the DET 3 det
2012 2012 NUM 3 nummod
accord accord NOUN 10 nsubj:pass
between between ADP 5 case
Chile Chile PROPN 3 nmod
and and CCONJ 7 cc
Peru Peru PROPN 5 conj
was be AUX 10 aux:pass
not not PART 10 advmod
implemented implement VERB 0 root VerbForm=Part|Tense=Past|Voice=Pass
)",
     "agreement | 2012 accord between Chile and Peru | CHL PER | not_implemented | 2012-01-01"},
    {"Stuck", R"(
The the DET 2 det
treaty treaty NOUN 7 nsubj
between between ADP 4 case
Chile Chile PROPN 2 nmod
and and CCONJ 6 cc
Peru Peru PROPN 4 conj
remains remain VERB 0 root VerbForm=Fin|Tense=Pres
stuck stuck ADJ 7 xcomp
in in ADP 10 case
limbo limbo NOUN 8 obl
)",
     "treaty | treaty between Chile and Peru | CHL PER | stalled"},
    {"Withdrew", R"(
Chile Chile PROPN 2 nsubj
withdrew withdraw VERB 0 root VerbForm=Fin|Tense=Past
from from ADP 7 case
its its PRON 7 nmod:poss Poss=Yes
2012 2012 NUM 7 nummod
fishing fishing NOUN 7 compound
treaty treaty NOUN 2 obl
with with ADP 9 case
Peru Peru PROPN 7 nmod
)",
     "treaty | 2012 fishing treaty with Peru | CHL PER | withdrawn | 2012-01-01"},
};

std::string case_name(const testing::TestParamInfo<Case>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(Made, CommitmentsOfText, testing::ValuesIn(kMade), case_name);
INSTANTIATE_TEST_SUITE_P(Kept, CommitmentsOfText, testing::ValuesIn(kKept), case_name);

TEST(Commitments, ALaterSentenceGoesOnWithTheStory) {
  ReadText text(R"(
Peru Peru PROPN 2 nsubj
signed sign VERB 0 root VerbForm=Fin|Tense=Past
a a DET 5 det
fishing fishing NOUN 5 compound
deal deal NOUN 2 obj
with with ADP 7 case
Chile Chile PROPN 2 obl
in in ADP 9 case
2012 2012 NUM 2 obl

That that DET 2 det
agreement agreement NOUN 3 nsubj
collapsed collapse VERB 0 root VerbForm=Fin|Tense=Past
)");
  auto records = commitments_of(text);
  ASSERT_EQ(records.size(), 1U) << shown(records);
  EXPECT_EQ(records[0].status, "broken");
  ASSERT_EQ(records[0].history.size(), 2U);
  EXPECT_EQ(records[0].history[0].status, "signed");
  EXPECT_EQ(records[0].history[1].status, "broken");
  EXPECT_EQ(records[0].evidence.size(), 2U);
}

TEST(Commitments, MoneyOfTheNounIsItsAmount) {
  ReadText text(R"(
Peru Peru PROPN 2 nsubj
signed sign VERB 0 root VerbForm=Fin|Tense=Past
a a DET 7 det
$ $ SYM 7 compound
30 30 NUM 4 nummod glued
million million NUM 4 nummod
contract contract NOUN 2 obj
with with ADP 9 case
Chile Chile PROPN 7 nmod
)");
  auto records = commitments_of(text);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].amount, std::vector<double>{30e6});
}

TEST(Commitments, TablesRefuseWhatStandsTwice) {
  EXPECT_TRUE(CommitmentCues::load(data_folder() + "/cues").ok());
  EXPECT_FALSE(CommitmentCues::load(data_folder() + "/events").ok());
}

}  // namespace
}  // namespace dragoman
