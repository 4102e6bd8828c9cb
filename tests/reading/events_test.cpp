// Whole events on trees built by hand, with the project's own frames.
#include "reading/events.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "reading_helpers.h"

namespace dragoman {
namespace {

std::vector<EventRecord> events_of(const ReadText& text) {
  static const auto lexicon = EventLexicon::load(data_folder());
  EXPECT_TRUE(lexicon.ok()) << (lexicon.ok() ? "" : lexicon.error().text());
  return read_events(text.reading(), *lexicon);
}

std::string shown(const std::vector<EventRecord>& events) {
  std::vector<std::string> lines;
  for (const EventRecord& event : events) {
    EXPECT_EQ(event.evidence.size(), 1u);
    EXPECT_GT(event.confidence, 0);
    EXPECT_FALSE(event.quad.empty());
    lines.push_back(fmt::format("{}{}{} {} {} > {}", event.type, event.mode.empty() ? "" : "/",
                                event.mode, realis_name(event.realis), joined(event.actors),
                                joined(event.recipients)));
  }
  return fmt::format("{}", fmt::join(lines, "; "));
}

struct Case {
  const char* name;
  const char* lines;
  const char* events;
};

class EventsOf : public testing::TestWithParam<Case> {};

TEST_P(EventsOf, Text) {
  ReadText text(GetParam().lines, "2019-10-09");
  EXPECT_EQ(shown(events_of(text)), GetParam().events) << text.document().text;
}

constexpr Case kCases[] = {
    {"SupportVerbAndNounAreOne",
     "Peru Peru PROPN 2 nsubj\nheld hold VERB 0 root\ntalks talk NOUN 2 obj\nwith with ADP 5 "
     "case\nChile Chile PROPN 2 obl\n",
     "CONSULT happened PER CHL > "},
    {"NoPoliticalActor",
     "The the DET 2 det\nfarmer farmer NOUN 3 nsubj\nvisited visit VERB 0 root\nhis his PRON 5 "
     "nmod:poss\nsister sister NOUN 3 obj\n",
     ""},
    {"TalksWithOneSideNameNobodyWhoTalks",
     "Hope hope NOUN 6 nsubj\nover over ADP 3 case\ntalks talk NOUN 1 nmod\nwith with ADP 5 "
     "case\nChile Chile PROPN 3 nmod\nremained remain VERB 0 root\n",
     ""},
    {"BareStatementIsNoEvent",
     "Peru Peru PROPN 2 nsubj\nsaid say VERB 0 root\nit it PRON 5 nsubj\nwas be AUX 5 cop\nhappy "
     "happy ADJ 2 ccomp\n",
     ""},
    {"BlameGoesToWhoDidIt",
     "Brazil Brazil PROPN 2 nsubj\ncondemned condemn VERB 0 root\nthe the DET 4 det\nattack attack "
     "NOUN 2 obj\non on ADP 6 case\nChile Chile PROPN 4 nmod\nby by ADP 8 case\nPeru Peru PROPN 4 "
     "nmod\n",
     "ACCUSE/disapprove happened BRA > PER; ASSAULT happened PER > CHL"},
    {"VerbWithItsNounIsOne",
     "Peru Peru PROPN 2 nsubj\ncancelled cancel VERB 0 root\nits its PRON 4 nmod:poss\nvisit visit "
     "NOUN 2 obj\nto to ADP 6 case\nChile Chile PROPN 4 nmod\n",
     "REJECT/meet happened PER > CHL"},
};

INSTANTIATE_TEST_SUITE_P(Cases, EventsOf, testing::ValuesIn(kCases),
                         [](const auto& p) { return std::string(p.param.name); });

constexpr const char* kDated = R"(
Peru Peru PROPN 2 nsubj
visited visit VERB 0 root VerbForm=Fin|Tense=Past
Chile Chile PROPN 2 obj
in in ADP 5 case
2016 2016 NUM 2 obl
, , PUNCT 2 punct glued
according accord VERB 9 case
to to ADP 7 fixed
Brazil Brazil PROPN 2 obl
)";

TEST(Events, KeepDateReportAndSource) {
  ReadText text(kDated, "2019-10-09");
  std::vector<EventRecord> events = events_of(text);
  ASSERT_EQ(events.size(), 1u);
  const EventRecord& event = events[0];
  EXPECT_EQ(event.mode, "visit");
  EXPECT_EQ(event.quad, "verbal cooperation");
  EXPECT_EQ(event.score, 4);
  ASSERT_TRUE(event.date.has_value());
  EXPECT_EQ(event.date->start, "2016-01-01");
  EXPECT_TRUE(event.background);
  ASSERT_EQ(event.attribution.size(), 1u);
  EXPECT_EQ(event.attribution[0].actor, "BRA");
  EXPECT_EQ(event.attribution[0].text, "Brazil");
  EXPECT_EQ(event.trigger.text, "visited");
  EXPECT_EQ(event.why.rfind("frame visit: visited; actor = subject Peru", 0), 0u) << event.why;
}

TEST(Events, AreTheSameEachTime) {
  ReadText text(kDated, "2019-10-09");
  EXPECT_EQ(events_of(text), events_of(text));
}

}  // namespace
}  // namespace dragoman
