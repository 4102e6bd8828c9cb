#include "record/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "base/hash.h"
#include "record/record_helpers.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// A document of one line a sentence.
Case report(const std::string& file, const std::vector<std::string>& sentences) {
  Case out;
  out.document.file = file;
  for (const std::string& sentence : sentences) {
    auto begin = static_cast<std::uint32_t>(out.document.text.size());
    out.document.text += sentence;
    out.records.sentences.push_back({begin, static_cast<std::uint32_t>(out.document.text.size())});
    out.document.text += "\n";
  }
  out.document.id = stable_id("doc", out.document.text);
  return out;
}

Evidence at(const Case& one, std::size_t sentence) {
  return {one.document.id, one.records.sentences[sentence]};
}

EventRecord event(const Case& of, std::size_t sentence, const std::string& id,
                  std::vector<std::string> actors, std::vector<std::string> recipients) {
  EventRecord out;
  out.id = id;
  out.type = "CONSULT";
  out.actors = std::move(actors);
  out.recipients = std::move(recipients);
  out.evidence = {at(of, sentence)};
  return out;
}

ActorRecord actor(const Case& of, const std::string& id, const std::string& name,
                  const std::string& country) {
  ActorRecord out;
  out.id = id;
  out.kind = "person";
  out.name = name;
  out.country = country;
  out.evidence = {at(of, 0)};
  return out;
}

TEST(Store, GivesBackWhatWasAdded) {
  RecordFolder folder;
  Store store = open_new(folder / "r.db");
  for (Case& one : make_cases(20, 1)) {
    // The store answers in the order of evidence.
    auto by_place = [](const auto& a, const auto& b) {
      return std::tie(a.evidence.front().span.begin, a.id) <
             std::tie(b.evidence.front().span.begin, b.id);
    };
    DocumentRecords& r = one.records;
    std::sort(r.events.begin(), r.events.end(), by_place);
    std::sort(r.statements.begin(), r.statements.end(), by_place);
    std::sort(r.commitments.begin(), r.commitments.end(), by_place);
    std::sort(r.figures.begin(), r.figures.end(), by_place);
    std::stable_sort(r.memberships.begin(), r.memberships.end(), [](const auto& a, const auto& b) {
      return std::tie(a.id, a.evidence.front().span.begin) <
             std::tie(b.id, b.evidence.front().span.begin);
    });
    std::sort(r.actors.begin(), r.actors.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    ASSERT_EQ(*store.add(one.document, r), AddOutcome::added);
    Filter filter;
    filter.document = one.document.id;
    auto documents = store.documents(filter);
    ASSERT_THAT(*documents, SizeIs(1));
    EXPECT_TRUE(documents->front() == one.document);
    auto records = store.records_of(one.document.id);
    ASSERT_TRUE(records) << records.error().text();
    EXPECT_TRUE(*records == r);
  }
  EXPECT_THAT(*store.check(), IsEmpty());
}

TEST(Store, OrderOfDocumentsDoesNotMatter) {
  RecordFolder folder;
  std::vector<Case> cases = make_cases(12, 2);
  // One text under three paths, with other records under each.
  for (const char* file : {"feed/0003b.txt", "feed/0000.txt", "z.txt"}) {
    Case copy = cases[3];
    copy.document.file = file;
    copy.document.title = file;
    if (!copy.records.events.empty()) copy.records.events.pop_back();
    cases.push_back(std::move(copy));
  }
  cases.erase(cases.begin());  // 0000.txt itself, whose path a copy has
  std::string first;
  std::mt19937 random(7);
  for (int round = 0; round < 5; ++round) {
    Store store = open_new(folder / ("r" + std::to_string(round) + ".db"));
    add_all(store, cases);
    std::string now = exported(store);
    if (round == 0) first = now;
    EXPECT_TRUE(now == first);
    std::shuffle(cases.begin(), cases.end(), random);
  }
  EXPECT_NE(first.find("\"title\":\"feed/0000.txt\""), std::string::npos);
}

TEST(Store, ImportOfAnExportGivesAnEqualExport) {
  RecordFolder folder;
  Store store = open_new(folder / "a.db");
  std::vector<Case> cases = make_cases(15, 3);
  add_all(store, cases);
  Generator generator(4);
  ASSERT_TRUE(store.replace_derived(generator.derived(cases)));
  ASSERT_TRUE(store.add_review(generator.review("event-1")));
  ASSERT_TRUE(store.add_review(generator.review("event-2")));
  ASSERT_TRUE(store.add_foreign_event(generator.foreign_event()));
  std::string before = exported(store);

  Store other = open_new(folder / "b.db");
  std::istringstream in(before);
  auto outcome = other.import_jsonl(in, "a.jsonl");
  ASSERT_TRUE(outcome) << outcome.error().text();
  EXPECT_EQ(outcome->documents, 15U);
  EXPECT_TRUE(exported(other) == before);
  EXPECT_EQ(*other.counts(), *store.counts());
  EXPECT_FALSE(*other.derived_is_stale());

  // Into itself: nothing changes.
  std::istringstream again(before);
  ASSERT_TRUE(store.import_jsonl(again, "a.jsonl"));
  EXPECT_TRUE(exported(store) == before);
}

TEST(Store, ABadLineLeavesTheRecordAsItWas) {
  RecordFolder folder;
  Store store = open_new(folder / "a.db");
  add_all(store, make_cases(3, 5));
  std::string before = exported(store);
  Store other = open_new(folder / "b.db");
  std::istringstream in(before + "\n{\"record\":\"event\",\"id\":\"x\"}\n");
  auto outcome = other.import_jsonl(in, "feed.jsonl");
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::bad_json);
  auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  EXPECT_EQ(outcome.error().place, "feed.jsonl:" + std::to_string(lines + 2));
  EXPECT_EQ(exported(other), "");
}

TEST(Store, TellsWhatAddingDid) {
  RecordFolder folder;
  Store store = open_new(folder / "r.db");
  Case one = report("b.txt", {"Envoys met."});
  one.records.events = {event(one, 0, "event-1", {"NOR"}, {})};
  EXPECT_EQ(*store.add(one.document, one.records), AddOutcome::added);
  EXPECT_EQ(*store.add(one.document, one.records), AddOutcome::unchanged);
  one.records.events.push_back(event(one, 0, "event-2", {"CHE"}, {}));
  EXPECT_EQ(*store.add(one.document, one.records), AddOutcome::reread);
  EXPECT_THAT(*store.events(), SizeIs(2));

  Case copy = one;
  copy.document.file = "c.txt";
  EXPECT_EQ(*store.add(copy.document, copy.records), AddOutcome::duplicate);
  EXPECT_EQ(store.documents()->front().file, "b.txt");
  EXPECT_TRUE(*store.has(one.document.id, "c.txt"));
  EXPECT_FALSE(*store.has(one.document.id, "d.txt"));

  // The file b.txt now holds another text; the first one lives on under c.txt.
  Case next = report("b.txt", {"Envoys left."});
  EXPECT_EQ(*store.add(next.document, next.records), AddOutcome::replaced);
  auto documents = store.documents();
  ASSERT_THAT(*documents, SizeIs(2));
  EXPECT_EQ((*documents)[1].file, "c.txt");
  EXPECT_THAT(*store.events(), SizeIs(2));
  Case last = report("c.txt", {"Envoys slept."});
  EXPECT_EQ(*store.add(last.document, last.records), AddOutcome::replaced);
  EXPECT_FALSE(*store.has(one.document.id));
  EXPECT_THAT(*store.events(), IsEmpty());
  EXPECT_THAT(*store.search("met"), IsEmpty());
  EXPECT_THAT(*store.check(), IsEmpty());
}

TEST(Store, ReviewsOutliveReadingAgain) {
  RecordFolder folder;
  Store store = open_new(folder / "r.db");
  Case one = report("b.txt", {"Envoys met."});
  one.records.events = {event(one, 0, "event-1", {"NOR"}, {})};
  add_all(store, {one});
  ReviewRecord review{"review-1", "event-1", "wrong", R"({"type":"AGREE"})", "me", "2025-01-01"};
  ASSERT_TRUE(store.add_review(review));
  one.records.events.clear();
  EXPECT_EQ(*store.add(one.document, one.records), AddOutcome::reread);
  EXPECT_THAT(*store.reviews("event-1"), ElementsAre(review));
  EXPECT_THAT(*store.reviews("event-2"), IsEmpty());
}

TEST(Store, RemembersFailuresUntilTheFileIsRead) {
  RecordFolder folder;
  Store store = open_new(folder / "r.db");
  Failure failure{"b.txt", "source", ErrorCode::binary_input, "not a text"};
  ASSERT_TRUE(store.record_failure(failure));
  ASSERT_TRUE(store.record_failure({"a.txt", "source", ErrorCode::empty_input, "empty"}));
  ASSERT_THAT(*store.failures(), SizeIs(2));
  EXPECT_EQ(store.failures()->back(), failure);
  add_all(store, {report("b.txt", {"Envoys met."})});
  EXPECT_THAT(*store.failures(), SizeIs(1));
}

TEST(Store, FiltersEvents) {
  RecordFolder folder;
  Store store = open_new(folder / "r.db");
  Case one = report("a.txt", {"The minister met Swiss envoys in Oslo.", "Norway wrote to Brazil.",
                              "A visit was planned."});
  one.document.published = date_of_day(*parse_iso_day("2025-06-10"), "", "explicit");
  one.records.actors = {actor(one, "minister", "A. Minister", "NOR")};
  one.records.events = {event(one, 0, "event-1", {"minister"}, {"CHE"}),
                        event(one, 1, "event-2", {"NOR"}, {"BRA"}),
                        event(one, 2, "event-3", {"BRA"}, {})};
  one.records.events[0].date = date_of_day(*parse_iso_day("2025-03-05"), "", "explicit");
  one.records.events[0].attribution = {{"BRA", "Brazil says"}};
  one.records.events[1].date = Date{"XXXX-03-01", "XXXX-03-31", DatePrecision::month, "", ""};
  one.records.events[2].date = Date{"2025-07-01", "2025-07-31", DatePrecision::month, "", ""};
  one.records.events[2].realis = Realis::planned;
  one.records.events[2].type = "AGREE";
  add_all(store, {one});
  auto found = [&](const Filter& filter) {
    std::vector<std::string> ids;
    auto events = store.events(filter);
    EXPECT_TRUE(events) << events.error().text();
    for (const EventRecord& e : *events) ids.push_back(e.id);
    return ids;
  };
  auto with = [](auto set) {
    Filter filter;
    set(filter);
    return filter;
  };
  EXPECT_THAT(found({}), ElementsAre("event-1", "event-2", "event-3"));
  EXPECT_THAT(found(with([](Filter& f) { f.type = "AGREE"; })), ElementsAre("event-3"));
  EXPECT_THAT(found(with([](Filter& f) { f.realis = Realis::planned; })), ElementsAre("event-3"));
  EXPECT_THAT(found(with([](Filter& f) { f.parties = {"NOR"}; })),
              ElementsAre("event-1", "event-2"));
  EXPECT_THAT(found(with([](Filter& f) { f.parties = {"minister"}; })), ElementsAre("event-1"));
  EXPECT_THAT(found(with([](Filter& f) { f.parties = {"NOR", "CHE"}; })), ElementsAre("event-1"));
  // A source takes no part.
  EXPECT_THAT(found(with([](Filter& f) { f.parties = {"BRA"}; })),
              ElementsAre("event-2", "event-3"));
  // An open year counts on the day of publication; a month touches its days.
  EXPECT_THAT(found(with([](Filter& f) { f.since = "2025-06-10"; })),
              ElementsAre("event-2", "event-3"));
  EXPECT_THAT(found(with([](Filter& f) { f.since = "2025-07-31"; })), ElementsAre("event-3"));
  EXPECT_THAT(found(with([](Filter& f) { f.until = "2025-03-05"; })), ElementsAre("event-1"));
  EXPECT_THAT(found(with([](Filter& f) { f.text = "swiss OSLO"; })), ElementsAre("event-1"));
  EXPECT_THAT(found(with([](Filter& f) { f.text = "?!"; })), IsEmpty());
  EXPECT_THAT(found(with([](Filter& f) { f.limit = 2; })), ElementsAre("event-1", "event-2"));
  EXPECT_THAT(found(with([](Filter& f) { f.document = "doc-0"; })), IsEmpty());
}

TEST(Store, SearchRefusesEndlessQuestions) {
  RecordFolder folder;
  Store store = open_new(folder / "r.db");
  std::string words;
  for (int i = 0; i < 65; ++i) words += "a* ";
  auto hits = store.search(words);
  ASSERT_FALSE(hits);
  EXPECT_EQ(hits.error().code, ErrorCode::bad_argument);
}

TEST(Store, SearchesSentences) {
  RecordFolder folder;
  Store store = open_new(folder / "r.db");
  Case one = report("a.txt", {"Kılıç met Réne’s envoys in Zürich.", "The talks in Zurich failed.",
                              "Negotiators left."});
  add_all(store, {one});
  auto sentences = [&](std::string_view words) {
    std::vector<std::string> out;
    auto hits = store.search(words);
    EXPECT_TRUE(hits) << words;
    for (const SearchHit& hit : *hits) {
      EXPECT_EQ(hit.words, one.document.words(hit.span));
      out.push_back(hit.words.substr(0, hit.words.find(' ')));
    }
    std::sort(out.begin(), out.end());
    return out;
  };
  EXPECT_THAT(sentences("zurich"), ElementsAre("Kılıç", "The"));
  EXPECT_THAT(sentences("ZÜRICH envoys"), ElementsAre("Kılıç"));
  EXPECT_THAT(sentences("\"in zurich failed\""), ElementsAre("The"));
  EXPECT_THAT(sentences("\"failed in\""), IsEmpty());
  EXPECT_THAT(sentences("negotiat*"), ElementsAre("Negotiators"));
  EXPECT_THAT(sentences("negotiat"), IsEmpty());
  auto hits = store.search("failed talks");
  ASSERT_THAT(*hits, SizeIs(1));
  std::vector<std::string_view> marked;
  for (Span mark : hits->front().marks) marked.push_back(one.document.words(mark));
  EXPECT_THAT(marked, ElementsAre("talks", "failed"));
  // Whatever is asked, it is an answer and not an error.
  for (std::string_view odd : {"",
                               " ",
                               "\"",
                               "\"\"",
                               "*",
                               "AND",
                               "NOT x",
                               "a AND",
                               "(",
                               "words:",
                               "x NEAR(y",
                               "^",
                               "-a",
                               "col : b",
                               "{a b}:",
                               "a+b",
                               "'; DROP TABLE record",
                               "\xff\xfe",
                               "\"a \"\" b*",
                               "🕊",
                               "a*b*"}) {
    EXPECT_TRUE(store.search(odd)) << odd;
  }
  EXPECT_TRUE(store.search(std::string_view("a\0b", 3)));
  EXPECT_TRUE(store.search(std::string(100000, 'a')));
}

TEST(Store, FindsByIdOrItsBeginning) {
  RecordFolder folder;
  Store store = open_new(folder / "r.db");
  Case one = report("a.txt", {"Envoys met."});
  one.records.actors = {actor(one, "NOR", "Norway", "NOR")};
  one.records.events = {event(one, 0, "event-12", {"NOR"}, {}),
                        event(one, 0, "event-123", {"NOR"}, {})};
  one.records.memberships = {{"", "NOR", "EFTA", "member", {}, {}, {at(one, 0)}}};
  add_all(store, {one});
  EXPECT_EQ(record_id(*store.find("event-12")), "event-12");
  EXPECT_EQ(record_id(*store.find("event-123")), "event-123");
  EXPECT_EQ(record_kind(*store.find("NOR")), "actor");
  EXPECT_EQ(record_kind(*store.find("membership-")), "membership");
  EXPECT_EQ(record_id(*store.find(one.document.id.substr(0, 8))), one.document.id);
  auto several = store.find("event");
  ASSERT_FALSE(several);
  EXPECT_EQ(several.error().code, ErrorCode::bad_argument);
  EXPECT_NE(several.error().message.find("event-12, event-123"), std::string::npos);
  EXPECT_EQ(store.find("issue-1").error().code, ErrorCode::not_found);
  EXPECT_EQ(store.find("").error().code, ErrorCode::not_found);
  EXPECT_EQ(store.find("event-%").error().code, ErrorCode::not_found);
}

TEST(Store, DerivedRecordsAreRewrittenAsAWhole) {
  RecordFolder folder;
  Store store = open_new(folder / "r.db");
  Case one = report("a.txt", {"Envoys met."});
  one.records.events = {event(one, 0, "event-1", {}, {}), event(one, 0, "event-2", {}, {})};
  add_all(store, {one});
  EXPECT_TRUE(*store.derived_is_stale());
  IncidentRecord incident;
  incident.id = "incident-1";
  incident.events = {"event-2"};
  incident.evidence = {at(one, 0)};
  DerivedRecords derived;
  derived.incidents = {incident};
  ASSERT_TRUE(store.replace_derived(derived));
  EXPECT_FALSE(*store.derived_is_stale());
  EXPECT_TRUE(*store.derived() == derived);
  EXPECT_EQ((*store.events())[0].incident, "");
  EXPECT_EQ((*store.events())[1].incident, "incident-1");
  EXPECT_EQ(std::get<EventRecord>(*store.find("event-2")).incident, "incident-1");
  // What was there already changes nothing.
  EXPECT_EQ(*store.add(one.document, one.records), AddOutcome::unchanged);
  EXPECT_FALSE(*store.derived_is_stale());
  ASSERT_TRUE(store.replace_derived({}));
  EXPECT_EQ((*store.events())[1].incident, "");
}

TEST(Store, RefusesRecordsThatBreakTheRules) {
  RecordFolder folder;
  Store store = open_new(folder / "r.db");
  Case good = report("a.txt", {"Émigrés met."});
  good.records.events = {event(good, 0, "event-1", {}, {})};
  auto refused = [&](auto spoil) {
    Case bad = good;
    spoil(bad);
    EXPECT_THROW((void)store.add(bad.document, bad.records), InternalError);
  };
  refused([](Case& c) { c.records.events[0].evidence.clear(); });
  refused([](Case& c) { c.records.events[0].evidence[0].document = "doc-0"; });
  refused([](Case& c) { c.records.events[0].evidence[0].span.begin = 1; });  // inside É
  refused([](Case& c) { c.records.events[0].evidence[0].span.end = 1000; });
  refused([](Case& c) { c.records.events.push_back(c.records.events[0]); });
  refused([](Case& c) { c.records.sentences.push_back({0, 1}); });
  refused([](Case& c) { c.document.id.clear(); });
  EXPECT_THAT(*store.documents(), IsEmpty());
}

}  // namespace
}  // namespace dragoman
