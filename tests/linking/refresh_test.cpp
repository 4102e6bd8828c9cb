// Linking document by document comes to what linking all at once gives, whatever the order.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "linking/link.h"
#include "linking/reports_helpers.h"
#include "record/corrections.h"
#include "record/json.h"
#include "temporary_folder.h"

namespace dragoman {
namespace {

const Linker& linker() {
  static const Linker kLinker = [] {
    Result<Linker> loaded = Linker::load(std::string(DRAGOMAN_SOURCE_DIR) + "/data");
    if (!loaded) throw InternalError(loaded.error().text());
    return std::move(*loaded);
  }();
  return kLinker;
}

class Refreshing : public ::testing::Test {
 protected:
  Store make(const std::string& name) {
    Result<Store> store = Store::open(folder_ / name, Store::Mode::read_write_create);
    if (!store) throw InternalError(store.error().text());
    return std::move(*store);
  }
  static void add(Store& store, const MadeReport& report) {
    Result<AddOutcome> added = store.add(report.document, report.records);
    ASSERT_TRUE(added) << added.error().text();
  }
  static void refresh(Store& store) {
    Status done = refresh_derived(store, linker());
    ASSERT_TRUE(done) << done.error().text();
    EXPECT_FALSE(*store.derived_is_stale());
  }
  static std::string exported(Store& store) {
    std::ostringstream out;
    EXPECT_TRUE(store.export_jsonl(out));
    return out.str();
  }

  template <typename R>
  static void expect_same(const char* kind, const std::vector<R>& is,
                          const std::vector<R>& wanted) {
    std::map<std::string, std::string> left;
    for (const R& record : wanted) left[record.id] = to_stored(record);
    std::size_t shown = 0;
    for (const R& record : is) {
      const auto found = left.find(record.id);
      if (found == left.end()) {
        if (++shown < 3) ADD_FAILURE() << kind << " too many: " << to_stored(record);
        continue;
      }
      if (found->second != to_stored(record) && ++shown < 3) {
        ADD_FAILURE() << kind << " is\n" << to_stored(record) << "\nnot\n" << found->second;
      }
      left.erase(found);
    }
    for (const auto& [id, body] : left) {
      if (++shown < 3) ADD_FAILURE() << kind << " missing: " << body;
    }
    EXPECT_EQ(shown, 0U) << kind << ": of " << wanted.size();
  }
  // The record is as a whole recomputation would have it.
  static void expect_linked(Store& store) {
    Result<DerivedRecords> is = store.derived();
    Result<DerivedRecords> wanted = derive(store, linker());
    ASSERT_TRUE(is && wanted);
    expect_same("incident", is->incidents, wanted->incidents);
    expect_same("difference", is->differences, wanted->differences);
    expect_same("issue", is->issues, wanted->issues);
    expect_same("position", is->positions, wanted->positions);
    expect_same("relation", is->relations, wanted->relations);
    std::map<std::string, std::string> incidents;
    for (const IncidentRecord& incident : wanted->incidents) {
      for (const std::string& event : incident.events) incidents[event] = incident.id;
    }
    const auto events = store.events();
    for (const EventRecord& event : *events) EXPECT_EQ(event.incident, incidents[event.id]);
  }

  TemporaryFolder folder_;
};

ReportPlan small(std::uint64_t seed) {
  ReportPlan plan;
  plan.seed = seed;
  plan.reports = 40;
  plan.states = 4;
  plan.days = 60;
  plan.persons = 2;
  return plan;
}

TEST_F(Refreshing, MakesSomethingOfEachKind) {
  Store store = make("a.db");
  const Reports reports(small(1));
  for (std::size_t i = 0; i < reports.size(); ++i) add(store, reports.report(i));
  refresh(store);
  const DerivedRecords derived = *store.derived();
  EXPECT_GT(derived.incidents.size(), 5U);
  EXPECT_TRUE(std::any_of(derived.incidents.begin(), derived.incidents.end(),
                          [](const auto& r) { return r.documents.size() > 3; }));
  EXPECT_GT(derived.relations.size(), 5U);
  EXPECT_GT(derived.positions.size(), 5U);
  std::set<std::string> kinds;
  for (const DifferenceRecord& difference : derived.differences) kinds.insert(difference.kind);
  EXPECT_TRUE(kinds.contains("date") && kinds.contains("contradiction") &&
              kinds.contains("figure") && kinds.contains("detail_only_in_one"));
  expect_linked(store);
}

TEST_F(Refreshing, OrderAndBatchesDoNotMatter) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Reports reports(small(seed));
    std::vector<std::size_t> order(reports.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;

    Store at_once = make("once" + std::to_string(seed));
    for (const std::size_t i : order) add(at_once, reports.report(i));
    refresh(at_once);
    expect_linked(at_once);
    const std::string wanted = exported(at_once);

    std::mt19937 random(static_cast<unsigned>(seed));
    std::shuffle(order.begin(), order.end(), random);
    Store one_by_one = make("one" + std::to_string(seed));
    for (const std::size_t i : order) {
      add(one_by_one, reports.report(i));
      refresh(one_by_one);
    }
    EXPECT_EQ(exported(one_by_one), wanted) << seed;

    std::shuffle(order.begin(), order.end(), random);
    Store in_two = make("two" + std::to_string(seed));
    for (std::size_t i = 0; i < order.size(); ++i) {
      add(in_two, reports.report(order[i]));
      if (i == order.size() / 3) refresh(in_two);
    }
    refresh(in_two);
    EXPECT_EQ(exported(in_two), wanted) << seed;
  }
}

TEST_F(Refreshing, WhatIsReplacedLeavesNoTrace) {
  const Reports reports(small(11));
  Store store = make("a.db");
  for (std::size_t i = 0; i < reports.size(); ++i) add(store, reports.report(i));
  refresh(store);
  const std::string before = exported(store);
  std::mt19937 random(3);
  for (int round = 0; round < 4; ++round) {
    std::vector<std::size_t> replaced;
    for (int i = 0; i < 4; ++i) replaced.push_back(random() % reports.size());
    for (const std::size_t i : replaced) {
      add(store, reports.report(i, 1 + round));
      if (round % 2 == 0) refresh(store);
    }
    refresh(store);
    expect_linked(store);
    for (const std::size_t i : replaced) add(store, reports.report(i));
    refresh(store);
    EXPECT_EQ(exported(store), before);
  }
}

TEST_F(Refreshing, ManyMentionsOfOneKeyComeAndGo) {
  ReportPlan plan = small(21);
  plan.reports = 130;
  plan.states = 2;
  plan.days = 12;
  plan.persons = 1;
  const Reports reports(plan);
  Store store = make("a.db");
  for (std::size_t i = 0; i < reports.size(); ++i) {
    add(store, reports.report(i));
    if (i % 20 == 19) refresh(store);
  }
  refresh(store);
  expect_linked(store);
  // Fewer of them: texts that tell of another world.
  ReportPlan other = small(22);
  other.reports = plan.reports;
  const Reports others(other);
  for (std::size_t i = 0; i < 60; ++i) add(store, others.report(i * 2));
  refresh(store);
  expect_linked(store);
}

TEST_F(Refreshing, CorrectionsOfWhoIsWhoShow) {
  const Reports reports(small(31));
  Store store = make("a.db");
  for (std::size_t i = 0; i < reports.size(); ++i) add(store, reports.report(i));
  refresh(store);
  const std::string before = exported(store);
  const Correction correction{"person-0-0", "", "person-1-1"};
  const ReviewRecord review = review_of(correction, "reader", "2026-01-01");
  ASSERT_TRUE(store.add_review(review));
  refresh(store);
  expect_linked(store);
  EXPECT_NE(exported(store), before);
  ASSERT_TRUE(store.remove_review(review.id));
  refresh(store);
  EXPECT_EQ(exported(store), before);
}

// Verdicts on events and incidents, coming and going beside documents.
TEST_F(Refreshing, WhatReadersSayShows) {
  for (std::uint64_t seed = 61; seed <= 64; ++seed) {
    const Reports reports(small(seed));
    Store store = make("r" + std::to_string(seed));
    for (std::size_t i = 0; i < reports.size(); ++i) add(store, reports.report(i));
    refresh(store);
    const std::string before = exported(store);
    std::mt19937 random(static_cast<unsigned>(seed));
    std::vector<std::string> reviews;
    const auto judge = [&](const std::string& target, const char* verdict,
                           const std::string& patch) {
      const std::string time = "2026-01-" + std::to_string(10 + reviews.size());
      const auto said = store.judge(target, verdict, patch, "reader", time);
      ASSERT_TRUE(said) << said.error().text();
      reviews.push_back(said->id);
    };
    for (int round = 0; round < 6; ++round) {
      const auto incidents = *store.incidents();
      const auto events = *store.events();
      const auto& one = incidents[random() % incidents.size()];
      const auto& other = incidents[random() % incidents.size()];
      const auto& event = events[random() % events.size()];
      judge(event.id, "wrong", "");
      judge(events[random() % events.size()].id, "correct",
            R"({"realis":"planned","date":{"start":"2020-02-03","end":"2020-02-03"}})");
      judge(events[random() % events.size()].id, "correct", R"({"actors":["person-0-0"]})");
      if (one.id != other.id) judge(one.id, "join", R"({"with":[")" + other.id + R"("]})");
      const auto large = std::find_if(incidents.begin(), incidents.end(), [&](const auto& r) {
        return r.events.size() > 2 && r.id != one.id && r.id != other.id;
      });
      if (large != incidents.end()) {
        judge(large->id, "split", R"({"events":[")" + large->events[random() % 3] + R"("]})");
      }
      if (round % 2 == 0) refresh(store);
      add(store, reports.report(random() % reports.size(), 1 + round));
      refresh(store);
      expect_linked(store);
      if (HasFailure()) return;
      if (round == 3 && !reviews.empty()) {
        ASSERT_TRUE(*store.remove_review(reviews.back()));
        reviews.pop_back();
        refresh(store);
        expect_linked(store);
      }
    }
    for (const std::string& id : reviews) ASSERT_TRUE(store.remove_review(id));
    for (std::size_t i = 0; i < reports.size(); ++i) add(store, reports.report(i));
    refresh(store);
    EXPECT_EQ(exported(store), before);
  }
}

TEST_F(Refreshing, JoinedIsOneAndSplitIsTwo) {
  const Reports reports(small(71));
  Store store = make("a.db");
  for (std::size_t i = 0; i < reports.size(); ++i) add(store, reports.report(i));
  refresh(store);
  const auto incident_of = [&](const std::string& event) {
    return std::get<EventRecord>(*store.find(event)).incident;
  };
  const auto incidents = *store.incidents();
  const auto& one = incidents.front();
  const auto& other = incidents.back();
  ASSERT_NE(one.id, other.id);
  const auto joined = store.judge(one.id, "join", R"({"with":[")" + other.id + R"("]})", "a", "1");
  ASSERT_TRUE(joined);
  refresh(store);
  EXPECT_EQ(incident_of(one.events.front()), incident_of(other.events.front()));
  const auto large = std::find_if(incidents.begin(), incidents.end(), [&](const auto& r) {
    return r.events.size() > 2 && r.id != one.id && r.id != other.id;
  });
  ASSERT_NE(large, incidents.end());
  const std::string leaving = large->events[1];
  ASSERT_TRUE(store.judge(large->id, "split", R"({"events":[")" + leaving + R"("]})", "a", "2"));
  refresh(store);
  for (const std::string& event : large->events) {
    if (event != leaving) {
      EXPECT_NE(incident_of(event), incident_of(leaving));
    }
  }
  // What is wrong is of no incident.
  ASSERT_TRUE(store.judge(one.events.front(), "wrong", "", "a", "3"));
  refresh(store);
  EXPECT_EQ(incident_of(one.events.front()), "");
  expect_linked(store);
}

TEST_F(Refreshing, WhatWasPendingWhenTheProgramDiedIsLinkedNextTime) {
  const Reports reports(small(41));
  {
    Store store = make("a.db");
    for (std::size_t i = 0; i < 30; ++i) add(store, reports.report(i));
    refresh(store);
    for (std::size_t i = 30; i < reports.size(); ++i) add(store, reports.report(i));
  }
  Store store = make("a.db");
  EXPECT_TRUE(*store.derived_is_stale());
  refresh(store);
  expect_linked(store);
}

TEST_F(Refreshing, AnImportedRecordIsLinkedAnewOnceItChanges) {
  const Reports reports(small(51));
  Store store = make("a.db");
  for (std::size_t i = 0; i + 1 < reports.size(); ++i) add(store, reports.report(i));
  refresh(store);
  std::istringstream lines(exported(store));
  Store imported = make("b.db");
  ASSERT_TRUE(imported.import_jsonl(lines, "a.jsonl"));
  EXPECT_FALSE(*imported.derived_is_stale());
  EXPECT_EQ(exported(imported), exported(store));
  const MadeReport last = reports.report(reports.size() - 1);
  add(imported, last);
  refresh(imported);
  expect_linked(imported);
}

}  // namespace
}  // namespace dragoman
