#include "reading/statements.h"

#include <gtest/gtest.h>

#include "reading/speakers.h"
#include "reading_helpers.h"

namespace dragoman {
namespace {

const SpeechCues& speech_cues() {
  static const auto loaded = SpeechCues::load(data_folder() + "/cues");
  EXPECT_TRUE(loaded.ok()) << (loaded.ok() ? "" : loaded.error().text());
  return *loaded;
}

// "speaker | act | quote | content" of each statement.
std::string shown(const std::vector<StatementRecord>& statements) {
  std::string out;
  for (const StatementRecord& s : statements) {
    out +=
        (out.empty() ? "" : "; ") + s.speaker + " | " + s.act + " | " + s.quote + " | " + s.content;
    EXPECT_FALSE(s.evidence.empty());
  }
  return out;
}

struct Case {
  const char* name;
  const char* lines;
  const char* statements;
};

class StatementsOfText : public testing::TestWithParam<Case> {};

TEST_P(StatementsOfText, AreRead) {
  ReadText text(GetParam().lines, "2019-10-09");
  EXPECT_EQ(shown(read_statements(text.reading(), speech_cues())), GetParam().statements)
      << text.document().text;
}

constexpr Case kIndirect[] = {
    {"ThatClause", R"(
Peru Peru PROPN 2 nsubj
said say VERB 0 root VerbForm=Fin|Tense=Past
that that SCONJ 5 mark
Chile Chile PROPN 5 nsubj
left leave VERB 2 ccomp VerbForm=Fin|Tense=Past
. . PUNCT 2 punct glued
)",
     "PER | say |  | Chile left"},
    {"Denied", R"(
Peru Peru PROPN 2 nsubj
denied deny VERB 0 root VerbForm=Fin|Tense=Past
the the DET 4 det
report report NOUN 2 obj
. . PUNCT 2 punct glued
)",
     "PER | deny |  | the report"},
    {"NegatedCue", R"(
Peru Peru PROPN 4 nsubj
did do AUX 4 aux
not not PART 4 advmod
say say VERB 0 root VerbForm=Inf
that that SCONJ 7 mark
Chile Chile PROPN 7 nsubj
left leave VERB 4 ccomp VerbForm=Fin|Tense=Past
. . PUNCT 4 punct glued
)",
     ""},
    {"OnlyThoughtOf", R"(
Peru Peru PROPN 3 nsubj
would would AUX 3 aux
say say VERB 0 root VerbForm=Inf
that that SCONJ 6 mark
Chile Chile PROPN 6 nsubj
left leave VERB 3 ccomp VerbForm=Fin|Tense=Past
. . PUNCT 3 punct glued
)",
     ""},
    {"CueBehind", R"(
Chile Chile PROPN 2 nsubj
left leave VERB 0 root VerbForm=Fin|Tense=Past
, , PUNCT 5 punct glued
Peru Peru PROPN 5 nsubj
said say VERB 2 parataxis VerbForm=Fin|Tense=Past
. . PUNCT 2 punct glued
)",
     "PER | say |  | Chile left"},
    {"AccordingTo", R"(
According accord VERB 3 case VerbForm=Ger
to to ADP 1 fixed
Peru Peru PROPN 6 obl
, , PUNCT 3 punct glued
Chile Chile PROPN 6 nsubj
left leave VERB 0 root VerbForm=Fin|Tense=Past
. . PUNCT 6 punct glued
)",
     "PER | say |  | Chile left"},
    {"PublishedBy", R"(
The the DET 2 det
news news NOUN 4 nsubj:pass
was be AUX 4 aux:pass
published publish VERB 0 root VerbForm=Part|Tense=Past|Voice=Pass
by by ADP 6 case
Reuters Reuters PROPN 4 obl:agent
. . PUNCT 4 punct glued
)",
     "reuters | say |  | The news"},
};

constexpr Case kQuoted[] = {
    {"CueAfter", R"(
“ “ PUNCT 3 punct
We we PRON 3 nsubj glued
left leave VERB 0 root VerbForm=Fin|Tense=Past
, , PUNCT 3 punct glued
” ” PUNCT 3 punct glued
Peru Peru PROPN 7 nsubj
said say VERB 3 parataxis VerbForm=Fin|Tense=Past
. . PUNCT 3 punct glued
)",
     "PER | say | We left, | We left"},
    {"CueInTheMiddleAndASecondSentence", R"(
“ “ PUNCT 3 punct
We we PRON 3 nsubj glued
left leave VERB 0 root VerbForm=Fin|Tense=Past
, , PUNCT 3 punct glued
” ” PUNCT 3 punct glued
Peru Peru PROPN 7 nsubj
said say VERB 3 parataxis VerbForm=Fin|Tense=Past
. . PUNCT 3 punct glued

“ “ PUNCT 7 punct
The the DET 3 det glued
talks talk NOUN 7 nsubj Number=Plur
did do AUX 7 aux
in in ADP 6 case
truth truth NOUN 7 obl
end end VERB 0 root VerbForm=Inf
. . PUNCT 7 punct glued
” ” PUNCT 7 punct glued
)",
     "PER | say | We left, … The talks did in truth end. | "
     "We left, … The talks did in truth end."},
};

std::string case_name(const testing::TestParamInfo<Case>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(Indirect, StatementsOfText, testing::ValuesIn(kIndirect), case_name);
INSTANTIATE_TEST_SUITE_P(Quoted, StatementsOfText, testing::ValuesIn(kQuoted), case_name);

TEST(Statements, AStatementThatSpeaksHasTheOwnerNamedBefore) {
  ReadText text(R"(
Peru Peru PROPN 2 nsubj
issued issue VERB 0 root VerbForm=Fin|Tense=Past
a a DET 4 det
statement statement NOUN 2 obj
by by ADP 8 case
the the DET 8 det
Peruvian Peruvian ADJ 8 amod
government government NOUN 4 nmod
. . PUNCT 2 punct glued

“ “ PUNCT 3 punct
We we PRON 3 nsubj glued
left leave VERB 0 root VerbForm=Fin|Tense=Past
, , PUNCT 3 punct glued
” ” PUNCT 3 punct glued
the the DET 7 det
statement statement NOUN 8 nsubj
said say VERB 3 parataxis VerbForm=Fin|Tense=Past
. . PUNCT 3 punct glued
)");
  auto statements = read_statements(text.reading(), speech_cues());
  ASSERT_EQ(statements.size(), 1U);
  EXPECT_EQ(statements[0].medium, "statement");
  EXPECT_TRUE(statements[0].speaker.starts_with("PER")) << statements[0].speaker;
  EXPECT_EQ(statements[0].quote, "We left,");
}

TEST(Statements, TheListBelowANameIsThatPersonsWord) {
  ReadText text(R"(
President president NOUN 4 nsubj
Olga Olga PROPN 1 flat
Ceban Ceban PROPN 1 flat
spoke speak VERB 0 root VerbForm=Fin|Tense=Past
. . PUNCT 4 punct glued

# heading
Olga Olga PROPN 0 root
Ceban Ceban PROPN 1 flat

# item
Trade trade NOUN 2 nsubj
grows grow VERB 0 root VerbForm=Fin|Tense=Pres
. . PUNCT 2 punct glued

Borders border NOUN 2 nsubj Number=Plur
open open VERB 0 root VerbForm=Fin|Tense=Pres
. . PUNCT 2 punct glued

# newpar
Rain rain NOUN 2 nsubj
falls fall VERB 0 root VerbForm=Fin|Tense=Pres
. . PUNCT 2 punct glued
)");
  auto statements = read_statements(text.reading(), speech_cues());
  ASSERT_EQ(statements.size(), 1U);
  EXPECT_EQ(statements[0].speaker_text, "Olga Ceban");
  EXPECT_EQ(statements[0].evidence.size(), 2U);
  EXPECT_EQ(statements[0].content, "Trade grows. Borders open.");
}

TEST(Statements, WhatIsToldByAnotherIsAttributed) {
  ReadText text(R"(
Peru Peru PROPN 2 nsubj
said say VERB 0 root VerbForm=Fin|Tense=Past
that that SCONJ 5 mark
Chile Chile PROPN 5 nsubj
claimed claim VERB 2 ccomp VerbForm=Fin|Tense=Past
that that SCONJ 8 mark
Cuba Cuba PROPN 8 nsubj
left leave VERB 5 ccomp VerbForm=Fin|Tense=Past
. . PUNCT 2 punct glued
)");
  auto statements = read_statements(text.reading(), speech_cues());
  ASSERT_EQ(statements.size(), 2U);
  EXPECT_TRUE(statements[0].attribution.empty());
  ASSERT_EQ(statements[1].attribution.size(), 1U);
  EXPECT_EQ(statements[1].attribution[0].actor, "PER");
  EXPECT_EQ(statements[1].content, "Cuba left");
}

TEST(Statements, MediumAndDateStandByTheCue) {
  ReadText text(R"(
Peru Peru PROPN 2 nsubj
wrote write VERB 0 root VerbForm=Fin|Tense=Past
on on ADP 4 case
X X PROPN 2 obl
on on ADP 6 case
Monday Monday PROPN 2 obl
that that SCONJ 9 mark
Chile Chile PROPN 9 nsubj
left leave VERB 2 ccomp VerbForm=Fin|Tense=Past
. . PUNCT 2 punct glued
)",
                "2019-10-09");
  auto statements = read_statements(text.reading(), speech_cues());
  ASSERT_EQ(statements.size(), 1U);
  EXPECT_EQ(statements[0].medium, "X");
  ASSERT_TRUE(statements[0].date.has_value());
  EXPECT_EQ(statements[0].date->start, "2019-10-07");
}

TEST(Statements, WarningOfSomethingIsAClaim) {
  const SpeechCue* cue = speech_cues().cue("warn of");
  ASSERT_NE(cue, nullptr);
  EXPECT_EQ(cue->act, "claim");
  EXPECT_EQ(speech_cues().cue("eat"), nullptr);
}

TEST(SpeechCuesTable, MediaKeepTheCaseOfNames) {
  ASSERT_NE(speech_cues().medium("X"), nullptr);
  EXPECT_EQ(speech_cues().medium("x"), nullptr);
  ASSERT_NE(speech_cues().medium("Reporters"), nullptr);
  EXPECT_TRUE(speech_cues().medium("reporters")->audience);
}

}  // namespace
}  // namespace dragoman
