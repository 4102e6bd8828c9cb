#include "measure/main_events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace dragoman {
namespace {

using testing::HasSubstr;

const Ontology& ontology() {
  static const Ontology loaded =
      *Ontology::load(std::filesystem::path(DRAGOMAN_SOURCE_DIR) / "data" / "ontology");
  return loaded;
}

TEST(EventLabels, ReadsLines) {
  const auto read = parse_event_labels(
      R"({"text": "A met B.", "date": "2025-03-21", "type": "consult", "actors": ["RUS"], )"
      R"("recipients": ["ARM", "AZE"]})"
      "\n\n"
      R"({"text": "A left.", "date": null, "type": "RETREAT", "actors": []})",
      "f", ontology());
  ASSERT_TRUE(read.ok()) << read.error().text();
  ASSERT_EQ(read->size(), 2U);
  EXPECT_EQ(read->front().type, "CONSULT");
  ASSERT_TRUE(read->front().published.has_value());
  EXPECT_EQ(read->front().published->start, "2025-03-21");
  EXPECT_THAT(read->front().recipients, testing::ElementsAre("ARM", "AZE"));
  EXPECT_EQ(read->back().type, "YIELD");
  EXPECT_EQ(read->back().place, "f:3");
  EXPECT_FALSE(read->back().published.has_value());
}

TEST(EventLabels, NamesTheBadLine) {
  const std::initializer_list<std::pair<const char*, const char*>> cases = {
      {"nothing", "wanted a JSON object"},
      {"[1]", "wanted a JSON object"},
      {R"({"type": "AID"})", "text"},
      {R"({"text": " ", "type": "AID"})", "text"},
      {R"({"text": "a"})", "type"},
      {R"({"text": "a", "type": "MEET"})", "found 'MEET'"},
      {R"({"text": "a", "type": "AID", "date": "21 March"})", "date"},
      {R"({"text": "a", "type": "AID", "date": 2025})", "date"},
      {R"({"text": "a", "type": "AID", "actors": "RUS"})", "actors"},
      {R"({"text": "a", "type": "AID", "recipients": [1]})", "recipients"},
  };
  for (const auto& [line, said] : cases) {
    const auto read = parse_event_labels(
        "{\"text\": \"a\", \"type\": \"AID\"}\n" + std::string(line), "f", ontology());
    ASSERT_FALSE(read.ok()) << line;
    EXPECT_EQ(read.error().code, ErrorCode::bad_json);
    EXPECT_THAT(read.error().text(), HasSubstr(said)) << line;
    EXPECT_THAT(read.error().text(), HasSubstr("f:2")) << line;
  }
}

ActorRecord actor(const std::string& id, const std::string& country, const std::string& code) {
  ActorRecord made;
  made.id = id;
  made.country = country;
  made.code = code;
  return made;
}

TEST(EventCodes, MeanActors) {
  const ActorRecord ministry = actor("RUS-mfa", "RUS", "RUSGOV");
  const ActorRecord alliance = actor("nato", "", "IGONAT");
  const ActorRecord nobody = actor("person-x", "", "");
  for (const char* code : {"RUS", "RUSGOV", "RUS-mfa", "RUSGOVMIL"}) {
    EXPECT_TRUE(code_means(code, ministry)) << code;
  }
  for (const char* code : {"RU", "RUSG", "RUSMIL", "ARM", ""}) {
    EXPECT_FALSE(code_means(code, ministry)) << code;
  }
  EXPECT_TRUE(code_means("nato", alliance));
  EXPECT_TRUE(code_means("IGO", alliance));
  EXPECT_FALSE(code_means("RUS", nobody));
}

EventRecord event(const std::string& type, Span trigger) {
  EventRecord made;
  made.type = type;
  made.trigger = {"word", trigger};
  made.actors = {"RUS", "RUS-mfa"};
  made.recipients = {"ARM"};
  return made;
}

// Two sentences of three one-letter words each; the second word heads the first, the third word
// hangs on it.
Analysis two_sentences() {
  Analysis analysis;
  for (std::uint32_t s = 0; s < 2; ++s) {
    const std::uint32_t first = 3 * s;
    for (std::uint32_t t = first; t < first + 3; ++t) {
      Token token;
      token.span = {2 * t, 2 * t + 1};
      token.head = t == first + 1 ? kNoToken : static_cast<TokenId>(first + 1);
      analysis.tokens.push_back(token);
    }
    Sentence sentence;
    sentence.tokens = {static_cast<TokenId>(first), static_cast<TokenId>(first + 3)};
    analysis.sentences.push_back(sentence);
  }
  return analysis;
}

TEST(MainRecords, MainTriggerThenHighestOfTheFirstSentence) {
  const Analysis analysis = two_sentences();
  const std::vector<EventRecord> events = {event("AID", {4, 5}), event("CONSULT", {2, 3}),
                                           event("ASSAULT", {8, 9})};
  auto type = [&](std::vector<TokenId> triggers) {
    const EventRecord* found = main_record(events, analysis, triggers);
    return found == nullptr ? std::string() : found->type;
  };
  EXPECT_EQ(type({kNoToken, kNoToken}), "CONSULT");
  EXPECT_EQ(type({static_cast<TokenId>(2), static_cast<TokenId>(4)}), "AID");
  EXPECT_EQ(type({static_cast<TokenId>(0), static_cast<TokenId>(4)}), "CONSULT");
  EXPECT_EQ(main_record({}, analysis, {}), nullptr);
}

TEST(MainEventScores, TypePartiesAndWholeRecords) {
  const std::vector<ActorRecord> actors = {
      actor("RUS", "RUS", "RUS"), actor("RUS-mfa", "RUS", "RUSGOV"), actor("ARM", "ARM", "ARM")};
  MainEventScore score(ontology());
  const EventRecord met = event("CONSULT", {0, 1});
  score.add({"f:1", "a", {}, "CONSULT", {"RUS"}, {"ARM"}}, &met, actors);         // whole
  score.add({"f:2", "b", {}, "CONSULT", {"ARM"}, {"ARM", "AZE"}}, &met, actors);  // parties wrong
  score.add({"f:3", "c", {}, "AID", {"RUS"}, {"ARM"}}, &met, actors);             // type wrong
  score.add({"f:4", "d", {}, "AID", {"RUS"}, {}}, nullptr, {});                   // missed
  const Report report = score.report();
  EXPECT_EQ(report.n, 4U);
  std::map<std::string, std::string> figures;
  for (const Figure& figure : report.figures) figures[figure.key] = figure.value;
  EXPECT_EQ(figures["type_precision"], "0.6667");
  EXPECT_EQ(figures["type_recall"], "0.5000");
  EXPECT_EQ(figures["actor_precision"], "0.5000");  // two states right, two actors nobody meant
  EXPECT_EQ(figures["actor_recall"], "0.5000");
  EXPECT_EQ(figures["recipient_precision"], "1.0000");
  EXPECT_EQ(figures["recipient_recall"], "0.7500");
  EXPECT_EQ(figures["whole"], "0.2500");
  EXPECT_EQ(figures["missed"], "1");
  ASSERT_EQ(report.mistakes.size(), 3U);
  EXPECT_EQ(report.mistakes[2].got, "(none)");
}

TEST(MainEventScores, SidesOfAJointDeed) {
  const std::vector<ActorRecord> actors = {actor("RUS", "RUS", "RUS"), actor("ARM", "ARM", "ARM"),
                                           actor("AZE", "AZE", "AZE")};
  using Codes = std::vector<std::string>;
  struct Case {
    Codes label_actors, label_recipients, actors, recipients;
    bool whole;
  };
  const std::initializer_list<Case> cases = {
      {{"RUS"}, {"ARM"}, {"RUS", "ARM"}, {}, true},
      {{"RUS", "ARM"}, {"RUS", "ARM"}, {"RUS", "ARM"}, {}, true},
      {{"RUS", "ARM"}, {}, {"RUS"}, {"ARM"}, true},
      {{"RUS"}, {"ARM"}, {"RUS", "ARM", "AZE"}, {}, false},
      {{"RUS"}, {"ARM"}, {"ARM"}, {"RUS"}, false},
      {{"RUS"}, {"ARM"}, {"RUS"}, {}, false},
  };
  for (const Case& one : cases) {
    EventRecord found = event("CONSULT", {0, 1});
    found.actors = one.actors;
    found.recipients = one.recipients;
    MainEventScore score(ontology());
    score.add({"f:1", "a", {}, "CONSULT", one.label_actors, one.label_recipients}, &found, actors);
    EXPECT_EQ(score.report().mistakes.empty(), one.whole)
        << testing::PrintToString(one.label_actors) << testing::PrintToString(one.actors);
  }
}

}  // namespace
}  // namespace dragoman
