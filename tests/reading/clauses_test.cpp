// Voice and subjects on trees built by hand.
#include "reading/clauses.h"

#include <gtest/gtest.h>

#include "language/conllu.h"

namespace dragoman {
namespace {

TokenId token_of(const Analysis& analysis, std::string_view lemma) {
  for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
    if (analysis.lemma(static_cast<TokenId>(i)) == lemma) return static_cast<TokenId>(i);
  }
  return kNoToken;
}

struct Voice {
  const char* name;
  const char* verb;
  bool passive;
  const char* lines;
};

class IsPassive : public testing::TestWithParam<Voice> {};

TEST_P(IsPassive, OrNot) {
  const auto parsed = parse_conllu(GetParam().lines);
  ASSERT_TRUE(parsed.ok()) << parsed.error().text();
  const TokenId verb = token_of(parsed->analysis, GetParam().verb);
  ASSERT_NE(verb, kNoToken);
  EXPECT_EQ(is_passive(parsed->analysis, verb), GetParam().passive) << parsed->document.text;
}

constexpr Voice kVoices[] = {
    {"Past", "call", false,
     "Jakarta Jakarta PROPN 2 nsubj\ncalled call VERB 0 root VerbForm=Fin|Tense=Past\nfor for ADP "
     "4 case\nreforms reform NOUN 2 obl\n"},
    {"PlainSubjectOfAParticiple", "call", false,
     "Jakarta Jakarta PROPN 2 nsubj\ncalled call VERB 0 root VerbForm=Part|Tense=Past|Voice=Pass\n"
     "for for ADP 4 case\nreforms reform NOUN 2 obl\n"},
    {"PlainSubjectBehind", "arrest", true,
     "arrested arrest VERB 0 root VerbForm=Part|Tense=Past|Voice=Pass\nwere be AUX 1 aux\ntwo two "
     "NUM 4 nummod\nmen man NOUN 1 nsubj\n"},
    {"NoSubject", "arrest", true,
     "Arrested arrest VERB 0 root VerbForm=Part|Tense=Past|Voice=Pass\nby by ADP 3 case\npolice "
     "police NOUN 1 obl:agent\n"},
    {"Auxiliary", "arrest", true,
     "He he PRON 3 nsubj\nwas be AUX 3 aux:pass\narrested arrest VERB 0 root\n"},
    {"PassiveSubject", "arrest", true,
     "He he PRON 2 nsubj:pass\narrested arrest VERB 0 root VerbForm=Part|Tense=Past\n"},
    {"BehindItsNoun", "arrest", true,
     "men man NOUN 0 root\narrested arrest VERB 1 acl VerbForm=Part|Tense=Past\nin in ADP 4 "
     "case\nLima Lima PROPN 2 obl\n"},
    {"ParticipleWithAnObject", "carry", false,
     "men man NOUN 0 root\ncarried carry VERB 1 acl VerbForm=Part|Tense=Past\nflags flag NOUN 2 "
     "obj\n"},
    {"JoinedToAPassive", "deport", true,
     "He he PRON 3 nsubj:pass\nwas be AUX 3 aux:pass\narrested arrest VERB 0 root\nand and CCONJ 5 "
     "cc\ndeported deport VERB 3 conj VerbForm=Part|Tense=Past\n"},
    {"JoinedWithASubjectOfItsOwn", "flee", false,
     "He he PRON 3 nsubj:pass\nwas be AUX 3 aux:pass\narrested arrest VERB 0 root\nand and CCONJ 6 "
     "cc\nthey they PRON 6 nsubj\nfled flee VERB 3 conj VerbForm=Part|Tense=Past\n"},
};

INSTANTIATE_TEST_SUITE_P(Verbs, IsPassive, testing::ValuesIn(kVoices),
                         [](const auto& p) { return std::string(p.param.name); });

struct Subject {
  const char* name;
  const char* verb;
  const char* subject;  // its lemma, or ""
  const char* lines;
};

class SubjectOf : public testing::TestWithParam<Subject> {};

TEST_P(SubjectOf, IsShared) {
  const auto parsed = parse_conllu(GetParam().lines);
  ASSERT_TRUE(parsed.ok()) << parsed.error().text();
  const Analysis& analysis = parsed->analysis;
  bool shared = false;
  const TokenId subject =
      grammatical_subject(analysis, token_of(analysis, GetParam().verb), shared);
  EXPECT_EQ(subject == kNoToken ? "" : analysis.lemma(subject), GetParam().subject)
      << parsed->document.text;
  EXPECT_TRUE(shared);
}

constexpr Subject kSubjects[] = {
    {"SentencedForTorturing", "torture", "officer",
     "court court NOUN 2 nsubj\nsentenced sentence VERB 0 root\nofficers officer NOUN 2 obj\nfor "
     "for SCONJ 5 mark\ntorturing torture VERB 2 advcl VerbForm=Ger\nprisoners prisoner NOUN 5 "
     "obj\n"},
    {"AccusedOfHiding", "hide", "Chile",
     "Peru Peru PROPN 2 nsubj\naccused accuse VERB 0 root\nChile Chile PROPN 2 obj\nof of SCONJ 5 "
     "mark\nhiding hide VERB 2 advcl VerbForm=Ger\narms arm NOUN 5 obj\n"},
    {"KeptFromLeaving", "leave", "ship",
     "Peru Peru PROPN 2 nsubj\nkept keep VERB 0 root\nships ship NOUN 2 obj\nfrom from SCONJ 5 "
     "mark\nleaving leave VERB 2 advcl VerbForm=Ger\n"},
    {"ParticipleAndCase", "hide", "Chile",
     "Peru Peru PROPN 2 nsubj\naccused accuse VERB 0 root\nChile Chile PROPN 2 obj\nof of ADP 5 "
     "case\nhiding hide VERB 2 advcl VerbForm=Part|Tense=Pres\n"},
    {"WasSentenced", "torture", "officer",
     "officers officer NOUN 3 nsubj:pass\nwere be AUX 3 aux:pass\nsentenced sentence VERB 0 "
     "root\nfor for SCONJ 5 mark\ntorturing torture VERB 3 advcl VerbForm=Ger\n"},
    {"NoObject", "delay", "Peru",
     "Peru Peru PROPN 2 nsubj\napologised apologise VERB 0 root\nfor for SCONJ 4 mark\ndelaying "
     "delay VERB 2 advcl VerbForm=Ger\ntalks talk NOUN 4 obj\n"},
    // Other clauses beside a verb keep its subject.
    {"BeforeLeaving", "leave", "Peru",
     "Peru Peru PROPN 2 nsubj\nthanked thank VERB 0 root\nChile Chile PROPN 2 obj\nbefore before "
     "SCONJ 5 mark\nleaving leave VERB 2 advcl VerbForm=Ger\n"},
    {"ByClosing", "close", "Peru",
     "Peru Peru PROPN 2 nsubj\npunished punish VERB 0 root\nChile Chile PROPN 2 obj\nby by SCONJ 5 "
     "mark\nclosing close VERB 2 advcl VerbForm=Ger\nports port NOUN 5 obj\n"},
    {"ToReach", "reach", "Peru",
     "Peru Peru PROPN 2 nsubj\nsold sell VERB 0 root\nships ship NOUN 2 obj\nto to PART 5 "
     "mark\nreach reach VERB 2 advcl VerbForm=Inf\n"},
    {"UrgedToLeave", "leave", "Chile",
     "Peru Peru PROPN 2 nsubj\nurged urge VERB 0 root\nChile Chile PROPN 2 obj\nto to PART 5 "
     "mark\nleave leave VERB 2 xcomp VerbForm=Inf\n"},
};

INSTANTIATE_TEST_SUITE_P(Clauses, SubjectOf, testing::ValuesIn(kSubjects),
                         [](const auto& p) { return std::string(p.param.name); });

}  // namespace
}  // namespace dragoman
