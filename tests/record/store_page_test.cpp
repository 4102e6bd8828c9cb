// Listings a page at a time, what linking made by filter, and what a server asks besides.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "record/record_helpers.h"
#include "record/store.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class Paging : public testing::Test {
 protected:
  Paging() : cases_(make_cases(25, 7)), store_(open_new(folder_ / "r.db")) {
    add_all(store_, cases_);
    Generator generator(8);
    made_ = generator.derived(cases_);
    EXPECT_TRUE(store_.replace_derived(made_));
    for (int i = 0; i < 5; ++i) {
      EXPECT_TRUE(store_.add_review(generator.review("event-" + std::to_string(i))));
      EXPECT_TRUE(store_.add_foreign_event(generator.foreign_event()));
    }
  }

  template <typename R>
  std::vector<R> all_pages(const Filter& filter, std::size_t limit, Order order) {
    std::vector<R> out;
    PageOptions options{limit, "", order};
    for (int i = 0; i < 5000; ++i) {
      auto page = store_.page<R>(filter, options);
      EXPECT_TRUE(page) << page.error().text();
      if (!page) return out;
      EXPECT_LE(page->items.size(), limit);
      out.insert(out.end(), page->items.begin(), page->items.end());
      if (page->next.empty()) return out;
      EXPECT_EQ(page->items.size(), limit);
      options.cursor = page->next;
    }
    ADD_FAILURE() << "no end of pages";
    return out;
  }
  template <typename R>
  static std::vector<std::string> ids_of(const std::vector<R>& records) {
    std::vector<std::string> out;
    for (const R& record : records) out.push_back(record.id);
    return out;
  }
  template <typename R>
  static std::vector<std::string> sorted_ids(const std::vector<R>& records) {
    std::vector<std::string> out = ids_of(records);
    std::sort(out.begin(), out.end());
    return out;
  }
  // Pages of any size give the whole listing, in both orders.
  template <typename R>
  void expect_pages(const std::vector<R>& whole, bool in_order, const Filter& filter = {}) {
    const std::vector<std::string> wanted = in_order ? ids_of(whole) : sorted_ids(whole);
    for (const std::size_t limit : {std::size_t{1}, std::size_t{3}, std::size_t{500}}) {
      const std::vector<R> is = all_pages<R>(filter, limit, Order::record);
      EXPECT_EQ(ids_of(is), wanted) << limit;
      const std::vector<R> newest = all_pages<R>(filter, limit, Order::newest);
      EXPECT_EQ(sorted_ids(newest), sorted_ids(whole)) << limit;
    }
  }

  static std::string role_text(const Role& role) {
    std::string out;
    for (const auto* field : {&role.title, &role.organization, &role.country, &role.from, &role.to,
                              &role.basis, &role.as_of, &role.disagrees}) {
      out += *field + "|";
    }
    return out;
  }

  RecordFolder folder_;
  std::vector<Case> cases_;
  Store store_;
  DerivedRecords made_;
};

TEST_F(Paging, PagesTogetherAreTheListing) {
  expect_pages(*store_.documents(), true);
  expect_pages(*store_.actors(), false);
  expect_pages(*store_.events(), true);
  expect_pages(*store_.statements(), true);
  expect_pages(*store_.commitments(), true);
  expect_pages(*store_.memberships(), false);
  expect_pages(*store_.figures(), true);
  expect_pages(made_.incidents, false);
  expect_pages(made_.differences, false);
  expect_pages(made_.issues, false);
  expect_pages(made_.positions, false);
  expect_pages(made_.relations, false);
  expect_pages(*store_.reviews(), false);
  expect_pages(*store_.foreign_events(), false);
}

TEST_F(Paging, PagesOfAFilterAreTheFilteredListing) {
  std::vector<Filter> filters(9);
  filters[0].parties = {"ARM"};
  filters[1].parties = {"ARM", "NOR"};
  filters[2].since = "2025-06-01";
  filters[2].until = "2025-08-01";
  filters[3].document = cases_[3].document.id;
  filters[4].realis = Realis::planned;
  filters[5].ids = {cases_[0].records.events.empty() ? "x" : cases_[0].records.events[0].id, "y"};
  filters[6].text = "a*";
  filters[7].min_confidence = 0.5;
  filters[8].type = "person";
  for (const Filter& filter : filters) {
    expect_pages(*store_.events(filter), true, filter);
    expect_pages(*store_.statements(filter), true, filter);
    expect_pages(*store_.actors(filter), false, filter);
    expect_pages(*store_.memberships(filter), false, filter);
    expect_pages(*store_.incidents(filter), false, filter);
    expect_pages(*store_.positions(filter), false, filter);
  }
}

TEST_F(Paging, NewestComesFirst) {
  std::map<std::string, std::string> published;
  for (const Case& one : cases_) {
    const auto& day = one.document.published;
    if (day && day->known() && !day->year_open()) published[one.document.id] = day->start;
  }
  std::vector<std::pair<std::string, std::string>> keys;
  for (const EventRecord& event : all_pages<EventRecord>({}, 7, Order::newest)) {
    const bool own = event.date && event.date->known() && !event.date->year_open();
    keys.emplace_back(own ? event.date->start : published[event.evidence.front().document],
                      event.id);
  }
  EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  }));
  EXPECT_GT(keys.size(), 10U);
}

TEST_F(Paging, AForeignCursorIsRefused) {
  const auto first = store_.page<EventRecord>({}, {2, "", Order::record});
  ASSERT_TRUE(first && !first->next.empty());
  const std::string good = first->next;
  std::string turned = good;
  turned.back() = turned.back() == '0' ? '1' : '0';
  for (const std::string& cursor :
       {std::string("x"), std::string("12345678"), turned, good + "00", good.substr(2),
        std::string(10000, 'f'), std::string("' OR 1=1 --")}) {
    const auto page = store_.page<EventRecord>({}, {2, cursor, Order::record});
    ASSERT_FALSE(page) << cursor;
    EXPECT_EQ(page.error().code, ErrorCode::bad_argument);
    EXPECT_EQ(page.error().place, "cursor");
  }
  EXPECT_FALSE(store_.page<EventRecord>({}, {2, good, Order::newest}));
  EXPECT_FALSE(store_.page<StatementRecord>({}, {2, good, Order::record}));
  EXPECT_TRUE(store_.page<EventRecord>({}, {2, good, Order::record}));
}

// The conditions on what linking made, against the same asked in plain words.
TEST_F(Paging, WhatLinkingMadeIsFiltered) {
  std::map<std::string, std::set<std::string>> countries;  // that any document shows
  for (const Case& one : cases_) {
    for (const ActorRecord& actor : one.records.actors) countries[actor.id].insert(actor.country);
  }
  const auto is_of = [&](const std::string& actor, const std::string& party) {
    return actor == party || (countries.contains(actor) && countries[actor].contains(party));
  };
  const auto wanted = [&](const auto& list, const auto& holds) {
    std::vector<std::string> out;
    for (const auto& record : list) {
      if (holds(record)) out.push_back(record.id);
    }
    std::sort(out.begin(), out.end());
    return out;
  };
  std::set<std::string> parties;
  for (const IncidentRecord& incident : made_.incidents) {
    parties.insert(incident.actors.begin(), incident.actors.end());
    for (const auto& actor : incident.actors) {
      parties.insert(countries[actor].begin(), countries[actor].end());
    }
  }
  parties.erase("");
  ASSERT_GT(parties.size(), 3U);
  for (const std::string& party : parties) {
    Filter filter;
    filter.parties = {party};
    EXPECT_EQ(ids_of(*store_.incidents(filter)), wanted(made_.incidents, [&](const auto& r) {
                return std::any_of(r.actors.begin(), r.actors.end(),
                                   [&](const auto& a) { return is_of(a, party); });
              }));
    EXPECT_EQ(ids_of(*store_.positions(filter)),
              wanted(made_.positions, [&](const auto& r) { return is_of(r.actor, party); }));
    EXPECT_EQ(ids_of(*store_.differences(filter)), wanted(made_.differences, [&](const auto& r) {
                return countries.contains(r.sides.front().who) && is_of(r.sides.front().who, party);
              }));
  }
  Filter filter;
  filter.document = cases_[4].document.id;
  EXPECT_EQ(ids_of(*store_.incidents(filter)), wanted(made_.incidents, [&](const auto& r) {
              return r.documents.front() == filter.document;
            }));
  filter = {};
  filter.about = {made_.differences[0].about, made_.differences[1].about};
  EXPECT_EQ(ids_of(*store_.differences(filter)), wanted(made_.differences, [&](const auto& r) {
              return r.about == filter.about[0] || r.about == filter.about[1];
            }));
  filter = {};
  filter.issue = made_.positions[2].issue;
  EXPECT_EQ(ids_of(*store_.positions(filter)),
            wanted(made_.positions, [&](const auto& r) { return r.issue == filter.issue; }));
  filter = {};
  filter.ids = {made_.issues[1].id, made_.issues[5].id, "none"};
  EXPECT_EQ(ids_of(*store_.issues(filter)), wanted(made_.issues, [&](const auto& r) {
              return r.id == filter.ids[0] || r.id == filter.ids[1];
            }));
  filter = {};
  filter.parties = {"NOR", "ARM"};
  EXPECT_EQ(store_.relations(filter)->size(), made_.relations.size());
  filter.since = "2025-03-20";
  filter.until = "2025-03-21";
  EXPECT_EQ(store_.relations(filter)->size(), made_.relations.size());
  filter.since = "2025-04-01";
  filter.until.clear();
  EXPECT_THAT(*store_.relations(filter), IsEmpty());
}

TEST_F(Paging, AnUndatedIncidentCountsWhenItWasReported) {
  DerivedRecords made;
  IncidentRecord incident;
  incident.id = "incident-x";
  incident.evidence = made_.incidents.front().evidence;
  incident.date = Date{"XXXX-03-01", "XXXX-03-31", DatePrecision::month, "", ""};
  incident.realis_history = {
      {Realis::planned, "a", date_of_day(*parse_iso_day("2025-05-01"), "", "")},
      {Realis::happened, "b", std::nullopt},
      {Realis::happened, "c", date_of_day(*parse_iso_day("2025-04-01"), "", "")}};
  made.incidents = {incident};
  ASSERT_TRUE(store_.replace_derived(made));
  const auto found = [&](const std::string& since, const std::string& until) {
    Filter filter;
    filter.since = since;
    filter.until = until;
    return store_.incidents(filter)->size();
  };
  EXPECT_EQ(found("", ""), 1U);
  EXPECT_EQ(found("2025-05-01", ""), 1U);
  EXPECT_EQ(found("", "2025-04-01"), 1U);
  EXPECT_EQ(found("2025-05-02", ""), 0U);
  EXPECT_EQ(found("", "2025-03-31"), 0U);
}

TEST_F(Paging, StatementsOfAnIssueStandWhereItsPositionsDo) {
  const auto one = std::find_if(cases_.begin(), cases_.end(),
                                [](const Case& c) { return c.records.statements.size() > 1; });
  ASSERT_NE(one, cases_.end());
  const StatementRecord& statement = one->records.statements[1];
  PositionRecord position = made_.positions.front();
  position.issue = "issue-x";
  position.history = {{"for", std::nullopt, {statement.evidence.front()}}};
  position.evidence = position.history.front().evidence;
  DerivedRecords made;
  made.positions = {position};
  ASSERT_TRUE(store_.replace_derived(made));
  Filter filter;
  filter.issue = "issue-x";
  std::vector<std::string> wanted;
  for (const StatementRecord& other : one->records.statements) {
    if (other.evidence.front().span.begin == statement.evidence.front().span.begin) {
      wanted.push_back(other.id);
    }
  }
  EXPECT_EQ(sorted_ids(*store_.statements(filter)),
            (std::sort(wanted.begin(), wanted.end()), wanted));
  filter.issue = "issue-y";
  EXPECT_THAT(*store_.statements(filter), IsEmpty());
}

TEST_F(Paging, ShortFormsSayTheSameInLess) {
  std::vector<std::string> ids{"nobody"};
  const auto actors = store_.actors();
  for (const ActorRecord& actor : *actors) ids.push_back(actor.id);
  const auto in_short = store_.actors_in_short(ids);
  ASSERT_EQ(in_short->size(), actors->size());
  for (const ActorRecord& is : *in_short) {
    const auto wanted = std::find_if(actors->begin(), actors->end(),
                                     [&](const auto& actor) { return actor.id == is.id; });
    ASSERT_NE(wanted, actors->end());
    EXPECT_EQ(std::tie(is.name, is.kind, is.country, is.code, is.aliases),
              std::tie(wanted->name, wanted->kind, wanted->country, wanted->code, wanted->aliases));
    std::vector<std::string> roles[2];
    for (Role role : is.roles) roles[0].push_back(role_text(role));
    for (Role role : wanted->roles) roles[1].push_back(role_text(role));
    for (auto& list : roles) std::sort(list.begin(), list.end());
    EXPECT_EQ(roles[0], roles[1]) << is.id;
    Filter filter;
    filter.text = is.name.substr(0, is.name.find(' '));
    filter.parties = {is.country};
    EXPECT_EQ(ids_of(*store_.actors_in_short(filter)), sorted_ids(*store_.actors(filter)));
  }
  const Document& document = cases_[2].document;
  const auto found = store_.documents_in_short({document.id, "none"});
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ(found->front().title, document.title);
  EXPECT_EQ(found->front().file, document.file);
  EXPECT_EQ(found->front().published, document.published);
  EXPECT_THAT(found->front().text, IsEmpty());
}

TEST_F(Paging, PairsAndOverviewCount) {
  std::size_t events = 0;
  for (const RelationRecord& relation : made_.relations) events += relation.events;
  EXPECT_THAT(*store_.pairs(), ElementsAre(PairCount{"ARM", "NOR", events, "2025-03"}));
  const auto overview = store_.overview();
  std::size_t documents = 0;
  for (const auto& [language, count] : overview->languages) documents += count;
  EXPECT_EQ(documents, store_.documents()->size());
  EXPECT_LE(overview->first_day, overview->last_day);
  EXPECT_EQ(overview->first_day.size(), 10U);
}

TEST_F(Paging, TheVersionChangesWithTheRecordAndOnlyThen) {
  Store reader = *Store::open(folder_ / "r.db", Store::Mode::read_only);
  std::int64_t before = *reader.version();
  EXPECT_EQ(before, *store_.version());
  const auto changed = [&] {
    const std::int64_t now = *reader.version();
    EXPECT_EQ(now, *store_.version());
    const bool out = now != before;
    before = now;
    return out;
  };
  EXPECT_FALSE(changed());
  ASSERT_EQ(*store_.add(cases_[0].document, cases_[0].records), AddOutcome::unchanged);
  EXPECT_FALSE(changed());
  Case other = make_cases(30, 99).back();
  ASSERT_TRUE(store_.add(other.document, other.records));
  EXPECT_TRUE(changed());
  ASSERT_TRUE(store_.replace_derived(made_));
  EXPECT_TRUE(changed());
  ReviewRecord review{"review-z", "event-1", "right", "", "jr", ""};
  ASSERT_TRUE(store_.add_review(review));
  EXPECT_TRUE(changed());
  EXPECT_FALSE(*store_.remove_review("nothing"));
  EXPECT_FALSE(changed());
  EXPECT_TRUE(*store_.remove_review("review-z"));
  EXPECT_TRUE(changed());
}

TEST_F(Paging, ALateQuestionFails) {
  using Clock = std::chrono::steady_clock;
  store_.set_deadline(Clock::now() + std::chrono::hours(1));
  EXPECT_TRUE(store_.events());
  store_.set_deadline(Clock::now() - std::chrono::seconds(1));
  const auto late = store_.events();
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, ErrorCode::timed_out);
  EXPECT_FALSE(store_.add_review({"review-z", "event-1", "right", "", "jr", ""}));
  const std::string id = cases_[0].document.id;
  EXPECT_NE(store_.texts()(id), nullptr);  // what was found may be written out
  store_.set_deadline(std::nullopt);
  EXPECT_TRUE(store_.events());
  EXPECT_TRUE(store_.add_review({"review-z", "event-1", "right", "", "jr", ""}));
}

TEST_F(Paging, ALongQuestionIsBrokenOff) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  store_.set_deadline(start + std::chrono::milliseconds(20));
  int asked = 0;
  ErrorCode code = ErrorCode::not_found;
  while (code == ErrorCode::not_found && Clock::now() - start < std::chrono::seconds(20)) {
    const auto answer = store_.events();
    if (!answer) code = answer.error().code;
    ++asked;
  }
  EXPECT_EQ(code, ErrorCode::timed_out);
  EXPECT_LT(Clock::now() - start, std::chrono::seconds(5));
}

}  // namespace
}  // namespace dragoman
