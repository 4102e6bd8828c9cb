// What readers say of single records: applied, found again after reading again, gone without a
// trace when taken back.
#include "record/verdicts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "record/record_helpers.h"
#include "record/store.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// "Ann met Ben." and what Ann says, with an id of the event as it is read.
Case report(const std::string& file, const std::string& event_id = "") {
  Case out;
  out.document.id = "doc-" + file;
  out.document.file = file;
  out.document.published = date_of_day(*parse_iso_day("2025-03-05"), "", "explicit");
  out.document.text = "Änn met Ben in " + file + ". Ann praised the talks.";
  const auto end = static_cast<std::uint32_t>(out.document.text.find('.') + 1);
  const Evidence first{out.document.id, {0, end}};
  const Evidence second{out.document.id,
                        {end + 1, static_cast<std::uint32_t>(out.document.text.size())}};
  for (const char* id : {"ann", "ben", "cem"}) {
    ActorRecord actor;
    actor.id = id;
    actor.kind = "person";
    actor.name = id;
    actor.country = std::string(id) == "cem" ? "TUR" : "NOR";
    actor.evidence = {first};
    out.records.actors.push_back(actor);
  }
  EventRecord event;
  event.id = event_id.empty() ? "event-" + file : event_id;
  event.type = "CONSULT";
  event.mode = "visit";
  event.quad = "verbal cooperation";
  event.score = 2;
  event.actors = {"ann"};
  event.recipients = {"ben"};
  event.trigger = {"met", {5, 8}};
  event.confidence = 0.5;
  event.evidence = {first};
  out.records.events.push_back(event);
  StatementRecord statement;
  statement.id = "statement-" + file;
  statement.speaker = "ann";
  statement.act = "welcome";
  statement.content = "the talks";
  statement.evidence = {second};
  out.records.statements.push_back(statement);
  out.records.sentences = {first.span, second.span};
  return out;
}

class VerdictsTest : public testing::Test {
 protected:
  VerdictsTest() : store_(open_new(folder_ / "a.db")) {
    add(report("a"));
    add(report("b"));
    Case other = report("c");
    other.records.events[0].type = "ASSAULT";
    other.records.events[0].mode = "aerial";
    other.records.events[0].quad = "material conflict";
    other.records.events[0].score = -9;
    add(other);
  }
  void add(const Case& one) { ASSERT_TRUE(store_.add(one.document, one.records)); }
  ReviewRecord judge(const std::string& target, const std::string& verdict,
                     const std::string& patch = "", const std::string& time = "2025-06-01") {
    auto said = store_.judge(target, verdict, patch, "jr", time);
    EXPECT_TRUE(said) << said.error().text();
    return said ? *said : ReviewRecord();
  }
  EventRecord event(const std::string& id) {
    auto found = store_.find(id);
    EXPECT_TRUE(found) << id;
    return found ? std::get<EventRecord>(*found) : EventRecord();
  }
  std::vector<std::string> events(const Filter& filter) {
    std::vector<std::string> out;
    const auto found = store_.events(filter);
    for (const EventRecord& one : *found) out.push_back(one.id);
    return out;
  }

  RecordFolder folder_;
  Store store_;
};

TEST_F(VerdictsTest, ACorrectionShowsInAnswersAndInQuestions) {
  const std::string before = exported(store_);
  const ReviewRecord review =
      judge("event-a", "correct",
            R"({"type":"ASSAULT","mode":"aerial","actors":["cem"],"recipients":["ann"],)"
            R"("realis":"planned","date":{"start":"2024-01-02","end":"2024-01-03"}})");
  const EventRecord now = event("event-a");
  EXPECT_EQ(now.type, "ASSAULT");
  EXPECT_EQ(now.mode, "aerial");
  EXPECT_EQ(now.quad, "material conflict");
  EXPECT_EQ(now.score, -9);
  EXPECT_THAT(now.actors, ElementsAre("cem"));
  EXPECT_THAT(now.recipients, ElementsAre("ann"));
  EXPECT_EQ(now.realis, Realis::planned);
  ASSERT_TRUE(now.date);
  EXPECT_EQ(now.date->start, "2024-01-02");
  EXPECT_EQ(now.date->end, "2024-01-03");
  Filter filter;
  filter.type = "ASSAULT";
  EXPECT_THAT(events(filter), ElementsAre("event-a", "event-c"));
  filter = {};
  filter.parties = {"TUR"};
  EXPECT_THAT(events(filter), ElementsAre("event-a"));
  filter = {};
  filter.until = "2024-12-31";
  EXPECT_THAT(events(filter), ElementsAre("event-a"));
  filter = {};
  filter.realis = Realis::planned;
  EXPECT_THAT(events(filter), ElementsAre("event-a"));
  EXPECT_EQ(store_.page<EventRecord>({}, {3, "", Order::newest})->items.back().id, "event-a");
  EXPECT_THAT(*store_.check(), IsEmpty());
  EXPECT_TRUE(*store_.derived_is_stale());
  // Others who have the record open see it too.
  Store reader = *Store::open(folder_ / "a.db", Store::Mode::read_only);
  EXPECT_EQ(std::get<EventRecord>(*reader.find("event-a")).type, "ASSAULT");

  ASSERT_TRUE(*store_.remove_review(review.id));
  EXPECT_EQ(exported(store_), before);
  EXPECT_EQ(event("event-a").type, "CONSULT");
  filter = {};
  filter.type = "ASSAULT";
  EXPECT_THAT(events(filter), ElementsAre("event-c"));
}

TEST_F(VerdictsTest, AStatementIsCorrected) {
  judge("statement-b", "correct", R"({"speaker":"ben","act":"reject","stance":"against"})");
  const auto now = std::get<StatementRecord>(*store_.find("statement-b"));
  EXPECT_EQ(now.speaker, "ben");
  EXPECT_EQ(now.act, "reject");
  EXPECT_EQ(now.stance, "against");
  Filter filter;
  filter.type = "reject";
  EXPECT_THAT(*store_.statements(filter), SizeIs(1));
}

TEST_F(VerdictsTest, TheLaterVerdictCountsInWhateverOrderTheyCame) {
  const auto wrong = [&](const std::string& id) {
    Filter filter;
    filter.without_wrong = true;
    const auto left = events(filter);
    return std::find(left.begin(), left.end(), id) == left.end();
  };
  judge("event-a", "right", "", "2025-06-03");
  judge("event-a", "wrong", "", "2025-06-02");
  EXPECT_FALSE(wrong("event-a"));
  judge("event-b", "wrong", "", "2025-06-03");
  judge("event-b", "right", "", "2025-06-02");
  EXPECT_TRUE(wrong("event-b"));
  EXPECT_THAT(events({}), SizeIs(3));  // it stays in listings
  judge("event-c", "correct", R"({"realis":"negated"})", "2025-06-03");
  judge("event-c", "correct", R"({"realis":"planned","actors":["ben"]})", "2025-06-02");
  EXPECT_EQ(event("event-c").realis, Realis::negated);
  EXPECT_THAT(event("event-c").actors, ElementsAre("ben"));
}

TEST_F(VerdictsTest, IsFoundAgainByItsPlaceAfterReadingAgain) {
  const ReviewRecord review = judge("event-a", "correct", R"({"realis":"planned"})");
  const ReviewRecord wrong = judge("statement-a", "wrong");
  Case again = report("a", "event-other");
  again.records.events[0].type = "AGREE";
  again.records.events[0].trigger = {"met Ben", {5, 12}};
  again.records.statements[0].id = "statement-other";
  ASSERT_EQ(*store_.add(again.document, again.records), AddOutcome::reread);
  EXPECT_EQ(event("event-other").realis, Realis::planned);
  EXPECT_EQ(event("event-other").type, "AGREE");
  Filter filter;
  filter.realis = Realis::planned;
  EXPECT_THAT(events(filter), ElementsAre("event-other"));
  filter = {};
  filter.without_wrong = true;
  EXPECT_THAT(*store_.statements(filter), SizeIs(2));
  // Asked for by either id.
  EXPECT_THAT(*store_.reviews("event-a"), SizeIs(1));
  EXPECT_THAT(*store_.reviews("event-other"), SizeIs(1));
  // And again by its own.
  const Case first = report("a");
  add(first);
  EXPECT_EQ(event("event-a").realis, Realis::planned);
  ASSERT_TRUE(*store_.remove_review(review.id));
  EXPECT_EQ(event("event-a").realis, Realis::happened);
}

TEST_F(VerdictsTest, SurvivesExportAndImport) {
  judge("event-a", "correct", R"({"realis":"planned","date":null})");
  judge("event-b", "wrong");
  const std::string lines = exported(store_);
  Store other = open_new(folder_ / "b.db");
  std::istringstream in(lines);
  ASSERT_TRUE(other.import_jsonl(in, "lines"));
  EXPECT_EQ(exported(other), lines);
  Filter filter;
  filter.without_wrong = true;
  EXPECT_THAT(*other.events(filter), SizeIs(2));
}

TEST_F(VerdictsTest, WhatCannotBeIsRefused) {
  struct Bad {
    const char* target;
    const char* verdict;
    const char* patch;
    ErrorCode code;
  };
  for (const Bad& bad : {
           Bad{"event-x", "right", "", ErrorCode::not_found},
           {"event-a", "maybe", "", ErrorCode::bad_argument},
           {"event-a", "right", R"({"type":"AGREE"})", ErrorCode::bad_argument},
           {"event-a", "correct", "", ErrorCode::bad_argument},
           {"event-a", "correct", "[]", ErrorCode::bad_argument},
           {"event-a", "correct", "{", ErrorCode::bad_argument},
           {"event-a", "correct", R"({"colour":"red"})", ErrorCode::bad_argument},
           {"event-a", "correct", R"({"type":"agree"})", ErrorCode::bad_argument},
           {"event-a", "correct", R"({"type":null})", ErrorCode::bad_argument},
           {"event-a", "correct", R"({"realis":"perhaps"})", ErrorCode::bad_argument},
           {"event-a", "correct", R"({"actors":"ann"})", ErrorCode::bad_argument},
           {"event-a", "correct", R"({"actors":["nobody"]})", ErrorCode::bad_argument},
           {"event-a", "correct", R"({"date":{"start":"2025-13-01"}})", ErrorCode::bad_argument},
           {"event-a", "correct", R"({"date":{"start":"2025-03-02","end":"2025-03-01"}})",
            ErrorCode::bad_argument},
           {"event-a", "correct", R"({"stance":"for"})", ErrorCode::bad_argument},
           {"statement-a", "correct", R"({"stance":"maybe"})", ErrorCode::bad_argument},
           {"ann", "correct", R"({"type":"AGREE"})", ErrorCode::bad_argument},
           {"event-a", "join", R"({"with":["event-b"]})", ErrorCode::bad_argument},
           {"event-a", "split", R"({"events":["event-b"]})", ErrorCode::bad_argument},
       }) {
    const auto said = store_.judge(bad.target, bad.verdict, bad.patch, "jr", "2025-06-01");
    ASSERT_FALSE(said) << bad.verdict << " " << bad.patch;
    EXPECT_EQ(said.error().code, bad.code) << bad.patch;
    EXPECT_FALSE(said.error().message.empty());
  }
  EXPECT_THAT(*store_.reviews(), IsEmpty());
  const auto nothing = [](const std::string&, const std::string&) -> std::optional<Coding> {
    return std::nullopt;
  };
  EXPECT_FALSE(store_.judge("event-a", "correct", R"({"type":"DANCE"})", "jr", "", nothing));
}

TEST_F(VerdictsTest, LabelsSayWhatWasReadAndWhatItShouldBe) {
  judge("event-a", "correct", R"({"type":"ASSAULT","mode":"aerial"})");
  judge("event-b", "wrong");
  const auto rows = store_.labelled();
  ASSERT_TRUE(rows);
  ASSERT_THAT(*rows, SizeIs(2));
  const LabelledRow& row = rows->front();
  EXPECT_EQ(row.target, "event-a");
  EXPECT_EQ(row.kind, "event");
  EXPECT_EQ(row.sentence, "Änn met Ben in a.");
  EXPECT_EQ(nlohmann::json::parse(row.as_read)["type"], "CONSULT");
  EXPECT_EQ(nlohmann::json::parse(row.corrected)["type"], "ASSAULT");
  EXPECT_EQ(rows->back().verdict, "wrong");
  EXPECT_EQ(rows->back().as_read, rows->back().corrected);
}

TEST(Bonds, OfTwoThatDisagreeTheLaterCounts) {
  const auto review = [](const char* id, const char* verdict, const char* time,
                         const std::string& patch) {
    return ReviewRecord{id, "incident-1", verdict, patch, "jr", time};
  };
  const std::string both =
      R"("anchors":[{"id":"a","kind":"event","document":"d"},{"id":"b","kind":"event","document":"e"}])";
  const ReviewRecord join = review("r1", "join", "2025-02-01", "{" + both + "}");
  const ReviewRecord split = review(
      "r2", "split", "2025-01-01",
      R"({"anchors":[{"id":"a"}],"rest":[{"id":"b","document":"e"},{"id":"c","document":"f"}]})");
  const auto as_is = [](const Anchor& anchor) { return anchor.id; };
  for (const auto& order : {std::vector{join, split}, std::vector{split, join}}) {
    const Verdicts verdicts(order, as_is);
    ASSERT_TRUE(verdicts.bonds().contains("a"));
    EXPECT_THAT(verdicts.bonds().find("a")->second.together, ElementsAre("b"));
    EXPECT_THAT(verdicts.bonds().find("a")->second.apart, ElementsAre("c"));
    EXPECT_THAT(verdicts.bonds().find("c")->second.apart, ElementsAre("a"));
    EXPECT_THAT(verdicts.tied_to("e"), testing::UnorderedElementsAre("d", "e", "f"));
  }
}

}  // namespace
}  // namespace dragoman
