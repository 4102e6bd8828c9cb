// Positions and terms: pure functions of the records of all documents.
#include "linking/positions.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "linking/terms.h"

namespace dragoman {
namespace {

ActorRecord actor(const std::string& id, const std::string& kind, const std::string& name,
                  const std::string& country, const std::string& code) {
  ActorRecord out;
  out.id = id;
  out.kind = kind;
  out.name = name;
  out.country = country;
  out.code = code;
  return out;
}

class Input {
 public:
  Input() {
    for (ActorRecord record : {actor("NOR", "state", "Norway", "NOR", "NOR"),
                               actor("SWE", "state", "Sweden", "SWE", "SWE"),
                               actor("NOR-mfa", "body", "Ministry of Norway", "NOR", "NORGOV"),
                               actor("NOR-parliament", "body", "Storting", "NOR", "NORLEG"),
                               actor("person-berg", "person", "Kari Berg", "NOR", "NORGOV")}) {
      input.actors.emplace(record.id, record);
    }
  }

  Input& says(const std::string& who, const std::string& stance, const std::string& day,
              const std::string& issue = "sanctions", std::vector<std::string> concerning = {}) {
    StatementRecord record;
    record.id = "statement-" + std::to_string(++number_);
    record.speaker = who;
    record.stances = {{issue, std::move(concerning), stance}};
    record.evidence = {{"doc-" + day, {number_ * 10, number_ * 10 + 9}}};
    input.statements.push_back({record, day});
    return *this;
  }

  Input& calls(const std::string& who, const std::string& term, const std::string& thing,
               const std::string& document) {
    StatementRecord record;
    record.id = "statement-" + std::to_string(++number_);
    record.speaker = who;
    record.act = "call";
    record.content = term;
    record.names = thing;
    record.evidence = {{document, {number_ * 10, number_ * 10 + 9}}};
    input.statements.push_back({record, "2024-01-01"});
    return *this;
  }

  LinkInput input;

 private:
  std::uint32_t number_ = 0;
};

// "NOR sanctions: against 2024-02-01 < for 2024-01-01", sorted.
std::vector<std::string> written(const Positions& positions) {
  std::vector<std::string> out;
  for (const PositionRecord& position : positions.positions) {
    auto issue = std::find_if(positions.issues.begin(), positions.issues.end(),
                              [&](const IssueRecord& r) { return r.id == position.issue; });
    std::string line = position.actor + " " + (issue == positions.issues.end() ? "?" : issue->name);
    const char* between = ": ";
    for (std::size_t i = position.history.size(); i-- > 0;) {
      const StanceChange& change = position.history[i];
      line += between + change.stance + (change.date ? " " + change.date->start : "");
      between = " < ";
    }
    out.push_back(line);
  }
  std::sort(out.begin(), out.end());
  return out;
}

using Lines = std::vector<std::string>;

TEST(Positions, RunsOfOneStanceAreOneEntryAndChangesAreKept) {
  Input in;
  in.says("SWE", "for", "2024-01-01").says("SWE", "for", "2024-02-01");
  in.says("SWE", "against", "2024-03-01").says("SWE", "for", "2024-04-01");
  Positions positions = make_positions(in.input);
  EXPECT_EQ(written(positions),
            Lines{"SWE sanctions: for 2024-04-01 < against 2024-03-01 < for 2024-01-01"});
  const PositionRecord& position = positions.positions.front();
  EXPECT_EQ(position.stance, "for");
  EXPECT_EQ(position.since->start, "2024-04-01");
  EXPECT_EQ(position.history.front().evidence.size(), 2U);
  EXPECT_EQ(position.evidence, position.history.back().evidence);
  EXPECT_TRUE(has_changed(position));
}

TEST(Positions, PersonsAndMinistriesSpeakForTheirStateParliamentsDoNot) {
  Input in;
  in.says("person-berg", "for", "2024-01-01").says("NOR-mfa", "for", "2024-01-05");
  in.says("NOR-parliament", "against", "2024-01-07");
  EXPECT_EQ(written(make_positions(in.input)),
            (Lines{"NOR sanctions: for 2024-01-01", "NOR-parliament sanctions: against 2024-01-07",
                   "person-berg sanctions: for 2024-01-01"}));
}

TEST(Positions, AnIssueIsWhatItConcerns) {
  Input in;
  in.says("SWE", "for", "2024-01-01", "sanctions", {"NOR"}).says("SWE", "against", "2024-02-01");
  EXPECT_EQ(written(make_positions(in.input)),
            (Lines{"SWE sanctions (Norway): for 2024-01-01", "SWE sanctions: against 2024-02-01"}));
}

TEST(Positions, ADayThatContradictsItselfIsNotCounted) {
  Input in;
  in.says("SWE", "for", "2024-01-01");
  in.says("SWE", "for", "2024-02-01").says("SWE", "against", "2024-02-01");
  EXPECT_EQ(written(make_positions(in.input)), Lines{"SWE sanctions: for 2024-01-01"});
  in.says("SWE", "against", "2024-02-01");
  EXPECT_EQ(written(make_positions(in.input)),
            Lines{"SWE sanctions: against 2024-02-01 < for 2024-01-01"});
}

TEST(Positions, AnAssentWithAConditionIsConditional) {
  Input in;
  in.says("SWE", "for", "2024-01-01").says("SWE", "conditional", "2024-01-01");
  EXPECT_EQ(written(make_positions(in.input)), Lines{"SWE sanctions: conditional 2024-01-01"});
}

TEST(Positions, WhatHasNoDayStandsFirstAndIsNoChange) {
  Input in;
  in.says("SWE", "for", "2024-01-01").says("SWE", "against", "");
  Positions positions = make_positions(in.input);
  EXPECT_EQ(written(positions), Lines{"SWE sanctions: for 2024-01-01 < against"});
  EXPECT_FALSE(has_changed(positions.positions.front()));
}

TEST(Positions, ASpeakerWithoutAnActorHasNone) {
  Input in;
  in.says("", "for", "2024-01-01");
  EXPECT_TRUE(make_positions(in.input).positions.empty());
}

TEST(Terms, SidesThatCallOneThingDifferentlyDiffer) {
  Input in;
  in.calls("NOR", "Fjord Line", "road along the fjord", "doc-1");
  in.calls("SWE", "Border Route", "road along the fjord", "doc-1");
  in.calls("SWE", "Border Route", "new road", "doc-2");
  Terms terms = make_terms(in.input);
  ASSERT_EQ(terms.issues.size(), 1U);
  EXPECT_EQ(terms.issues.front().name, "road along the fjord");
  EXPECT_EQ(terms.issues.front().aliases, (Lines{"Border Route", "Fjord Line", "new road"}));
  ASSERT_EQ(terms.differences.size(), 1U);
  const DifferenceRecord& difference = terms.differences.front();
  EXPECT_EQ(difference.kind, "term");
  EXPECT_EQ(difference.about, terms.issues.front().id);
  ASSERT_EQ(difference.sides.size(), 2U);
  EXPECT_EQ(difference.sides[0].who, "NOR");
  EXPECT_EQ(difference.sides[0].says, "Fjord Line");
  EXPECT_EQ(difference.sides[1].evidence.size(), 2U);
}

TEST(Terms, OneTermOfTwoIsNoDifferenceAndOtherThingsStayApart) {
  Input in;
  in.calls("NOR", "Fjord Line", "road along the fjord", "doc-1");
  in.calls("SWE", "Fjord Line", "road", "doc-2");
  in.calls("SWE", "Blue Dam", "dam in the north", "doc-2");
  Terms terms = make_terms(in.input);
  EXPECT_EQ(terms.issues.size(), 2U);
  EXPECT_TRUE(terms.differences.empty());
}

TEST(Linking, DoesNotDependOnTheOrder) {
  Input in;
  std::mt19937 random(7);
  const std::vector<std::string> actors = {"NOR", "SWE", "NOR-mfa", "person-berg"};
  const std::vector<std::string> stances = {"for", "against", "conditional", "neutral"};
  for (int i = 0; i < 60; ++i) {
    in.says(actors[random() % 4], stances[random() % 4],
            fmt::format("2024-01-{:02}", random() % 9 + 1), random() % 2 == 0 ? "gas" : "trade");
    in.calls(actors[random() % 4], "Term " + std::to_string(random() % 6),
             "thing " + std::to_string(random() % 4), "doc-" + std::to_string(random() % 3));
  }
  const Positions positions = make_positions(in.input);
  const Terms terms = make_terms(in.input);
  for (int i = 0; i < 5; ++i) {
    std::shuffle(in.input.statements.begin(), in.input.statements.end(), random);
    const Positions again = make_positions(in.input);
    EXPECT_EQ(again.positions, positions.positions);
    EXPECT_EQ(again.issues, positions.issues);
    const Terms terms_again = make_terms(in.input);
    EXPECT_EQ(terms_again.issues, terms.issues);
    EXPECT_EQ(terms_again.differences, terms.differences);
  }
}

}  // namespace
}  // namespace dragoman
