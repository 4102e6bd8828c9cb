// A reviewer's word on who is who: in force everywhere, for what is read later and read again,
// through export and import, and gone without a trace when it is taken back.
#include "record/corrections.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "record/store.h"
#include "record_helpers.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// A document that names some actors and one event of the first with the second.
Case report(const std::string& file, const std::vector<std::string>& actors) {
  Case out;
  out.document.id = "doc-" + file;
  out.document.file = file;
  out.document.text = "The envoys met in the old harbour of " + file + ".";
  const Evidence all{out.document.id, {0, static_cast<std::uint32_t>(out.document.text.size())}};
  for (const std::string& id : actors) {
    ActorRecord actor;
    actor.id = id;
    actor.kind = "person";
    actor.name = id;
    actor.evidence = {all};
    out.records.actors.push_back(actor);
  }
  EventRecord event;
  event.id = "event-" + file;
  event.type = "CONSULT";
  event.actors = {actors.front()};
  event.recipients = {actors.back()};
  event.trigger = {"met", {11, 14}};
  event.evidence = {all};
  out.records.events.push_back(event);
  MembershipRecord membership;
  membership.member = actors.front();
  membership.organization = actors.back();
  membership.status = "member";
  membership.evidence = {all};
  out.records.memberships.push_back(membership);
  out.records.sentences = {all.span};
  return out;
}

class CorrectionsTest : public testing::Test {
 protected:
  CorrectionsTest() : store_(open("a.db")) {}

  Store open(const std::string& name) {
    Result<Store> store = Store::open(folder_ / name, Store::Mode::read_write_create);
    EXPECT_TRUE(store.ok());
    return std::move(store).value();
  }
  void add(const Case& one) { ASSERT_TRUE(store_.add(one.document, one.records).ok()); }
  void correct(const Correction& correction) {
    ASSERT_TRUE(store_.add_review(review_of(correction, "jr", "2025-01-01T00:00:00Z")));
  }
  std::vector<std::string> actors(Store& store) {
    std::vector<std::string> ids;
    const auto found = store.actors();
    EXPECT_TRUE(found.ok());
    for (const ActorRecord& actor : *found) ids.push_back(actor.id);
    std::sort(ids.begin(), ids.end());
    return ids;
  }
  std::size_t events_of(const std::string& actor) {
    Filter filter;
    filter.parties = {actor};
    return store_.events(filter)->size();
  }
  std::string exported(Store& store) {
    std::ostringstream out;
    EXPECT_TRUE(store.export_jsonl(out).ok());
    return out.str();
  }

  RecordFolder folder_;
  Store store_;
};

TEST_F(CorrectionsTest, AMergeHoldsEverywhere) {
  add(report("a", {"ann", "ben"}));
  add(report("b", {"anne", "ben"}));
  EXPECT_EQ(events_of("ann"), 1U);
  correct({"anne", "", "ann"});
  EXPECT_THAT(actors(store_), ElementsAre("ann", "ben"));
  EXPECT_EQ(events_of("ann"), 2U);
  EXPECT_EQ(events_of("anne"), 0U);
  EXPECT_THAT(*store_.memberships(), SizeIs(1));
  EXPECT_THAT((*store_.memberships())[0].evidence, SizeIs(2));
  const auto events = store_.events();
  ASSERT_TRUE(events.ok());
  for (const EventRecord& event : *events) EXPECT_THAT(event.actors, ElementsAre("ann"));
  // Asked for by the id that gave way.
  auto found = store_.find("anne");
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(record_id(*found), "ann");
  EXPECT_THAT(*store_.check(), IsEmpty());
}

TEST_F(CorrectionsTest, HoldsForWhatIsReadLaterAndReadAgain) {
  add(report("a", {"ann", "ben"}));
  correct({"anne", "", "ann"});
  add(report("b", {"anne", "ben"}));
  EXPECT_EQ(events_of("ann"), 2U);
  Case again = report("b", {"anne", "ben"});
  again.records.events[0].confidence = 0.5;  // another version reads it a little otherwise
  EXPECT_EQ(*store_.add(again.document, again.records), AddOutcome::reread);
  EXPECT_EQ(events_of("ann"), 2U);
  EXPECT_EQ(*store_.add(again.document, again.records), AddOutcome::unchanged);
}

TEST_F(CorrectionsTest, ASplitConcernsOneDocument) {
  add(report("a", {"john", "ben"}));
  add(report("b", {"john", "ben"}));
  correct({"john", "doc-b", "john-2"});
  EXPECT_THAT(actors(store_), ElementsAre("ben", "john", "john-2"));
  EXPECT_EQ(events_of("john"), 1U);
  EXPECT_EQ(events_of("john-2"), 1U);
}

TEST_F(CorrectionsTest, TakenBackItLeavesNoTrace) {
  add(report("a", {"ann", "ben"}));
  add(report("b", {"anne", "ben"}));
  const std::string before = exported(store_);
  const ReviewRecord merge = review_of({"anne", "", "ann"}, "jr", "");
  const ReviewRecord split = review_of({"ben", "doc-b", "ben-2"}, "jr", "");
  ASSERT_TRUE(store_.add_review(merge));
  ASSERT_TRUE(store_.add_review(split));
  EXPECT_NE(exported(store_), before);
  EXPECT_TRUE(*store_.remove_review(merge.id));
  EXPECT_TRUE(*store_.remove_review(split.id));
  EXPECT_FALSE(*store_.remove_review(split.id));
  EXPECT_EQ(exported(store_), before);
}

TEST_F(CorrectionsTest, ChainsAreFollowedAndCirclesEnd) {
  add(report("a", {"a", "x"}));
  add(report("b", {"b", "x"}));
  add(report("c", {"c", "x"}));
  correct({"a", "", "b"});
  correct({"b", "", "c"});
  EXPECT_EQ(events_of("c"), 3U);
  Corrections circle;
  circle.add({"p", "", "q"});
  circle.add({"q", "", "p"});
  EXPECT_EQ(circle.meant("p", ""), "p");
}

TEST_F(CorrectionsTest, SurviveExportAndImport) {
  add(report("a", {"ann", "ben"}));
  add(report("b", {"anne", "ben"}));
  correct({"anne", "", "ann"});
  correct({"ben", "doc-b", "ben-2"});
  const std::string lines = exported(store_);
  Store other = open("b.db");
  std::istringstream in(lines);
  ASSERT_TRUE(other.import_jsonl(in, "lines").ok());
  EXPECT_EQ(exported(other), lines);
  EXPECT_THAT(actors(other), ElementsAre("ann", "ben", "ben-2"));
}

TEST_F(CorrectionsTest, AnotherConnectionSeesThem) {
  add(report("a", {"ann", "ben"}));
  add(report("b", {"anne", "ben"}));
  Store reader = open("a.db");
  EXPECT_THAT(actors(reader), SizeIs(3));
  correct({"anne", "", "ann"});
  EXPECT_THAT(actors(reader), ElementsAre("ann", "ben"));
}

TEST(CorrectionOf, ReadsOnlyWhatIsOne) {
  const Correction split{"a", "doc-1", "b"};
  EXPECT_EQ(correction_of(review_of(split, "jr", "")), split);
  ReviewRecord review = review_of({"a", "", "b"}, "jr", "");
  for (const char* patch : {"", "[]", "{}", R"({"into": 3})", R"({"into": "a"})", "{"}) {
    review.patch = patch;
    EXPECT_FALSE(correction_of(review).has_value()) << patch;
  }
  review = review_of({"a", "", "b"}, "jr", "");
  review.verdict = "wrong";
  EXPECT_FALSE(correction_of(review).has_value());
}

}  // namespace
}  // namespace dragoman
