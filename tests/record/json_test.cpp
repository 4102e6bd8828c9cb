#include "record/json.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include "record/record_helpers.h"

namespace dragoman {
namespace {

template <typename R>
void expect_round_trip(const R& record, const TextLookup& texts) {
  std::string line = to_json(record, texts);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  Result<AnyRecord> back = from_json(line, texts);
  ASSERT_TRUE(back) << back.error().text() << "\n" << line;
  EXPECT_TRUE(std::get<R>(*back) == record) << line << "\n" << to_json(*back, texts);
  EXPECT_EQ(to_json(*back, texts), line);
  Result<R> stored = from_stored<R>(to_stored(record));
  ASSERT_TRUE(stored) << stored.error().text();
  if constexpr (!std::is_same_v<R, DocumentEntry>) {
    EXPECT_TRUE(*stored == record);
  }
}

TEST(Json, EveryRecordComesBackAsItWas) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    Generator generator(seed);
    Case one = generator.document_case("a.txt");
    TextLookup texts = only_text(one.document);
    expect_round_trip(DocumentEntry{one.document, one.records.sentences}, texts);
    for (const auto& r : one.records.actors) expect_round_trip(r, texts);
    for (const auto& r : one.records.events) expect_round_trip(r, texts);
    for (const auto& r : one.records.statements) expect_round_trip(r, texts);
    for (const auto& r : one.records.commitments) expect_round_trip(r, texts);
    for (const auto& r : one.records.memberships) expect_round_trip(r, texts);
    for (const auto& r : one.records.figures) expect_round_trip(r, texts);
    DerivedRecords derived = generator.derived({one});
    for (const auto& r : derived.incidents) expect_round_trip(r, texts);
    for (const auto& r : derived.differences) expect_round_trip(r, texts);
    for (const auto& r : derived.issues) expect_round_trip(r, texts);
    for (const auto& r : derived.positions) expect_round_trip(r, texts);
    for (const auto& r : derived.relations) expect_round_trip(r, texts);
    expect_round_trip(generator.review("event-1"), texts);
    expect_round_trip(generator.foreign_event(), texts);
  }
}

// A text whose second sentence starts after letters of two, three and four bytes.
Document peace_report() {
  Document document;
  document.id = "doc-1";
  document.file = "a.txt";
  document.text = "Ünal 会 🕊. They met.";
  return document;
}

TEST(Json, EventReadsAsTheContractSays) {
  Document document = peace_report();
  EventRecord event;
  event.id = "event-1";
  event.type = "CONSULT";
  event.score = 4;
  event.confidence = 0.5;
  event.date = Date{"", "", DatePrecision::unknown, "soon", "unresolved"};
  event.actors = {"NOR"};
  event.trigger = {"met", {21, 24}};
  event.evidence = {{"doc-1", {16, 25}}};
  EXPECT_EQ(
      to_json(event, only_text(document)),
      R"({"record":"event","id":"event-1","type":"CONSULT","mode":null,"contexts":[],)"
      R"("cameo":null,"quad":null,"score":4,"goldstein":null,"realis":"happened","report":"news",)"
      R"("date":{"start":"XXXX-XX-XX","end":"XXXX-XX-XX","precision":"unknown","text":"soon",)"
      R"("basis":"unresolved"},"place":null,"actors":["NOR"],"recipients":[],)"
      R"("attribution":[],"issues":[],"stances":[],"trigger":{"text":"met","start":15,"end":18},)"
      R"("why":null,"confidence":0.5,"incident":null,"evidence":[{"document":"doc-1",)"
      R"("start":10,"end":19,"text":"They met."}]})");
}

TEST(Json, OffsetsCountCodePoints) {
  Document document = peace_report();
  document.blocks = {{BlockKind::paragraph, {0, 15}}, {BlockKind::caption, {16, 25}}};
  std::string line = to_json(DocumentEntry{document, {{16, 25}}}, only_text(document));
  EXPECT_NE(line.find(R"("blocks":[{"kind":"paragraph","start":0,"end":9},)"
                      R"({"kind":"caption","start":10,"end":19}],"sentences":[[10,19]])"),
            std::string::npos)
      << line;
}

TEST(Json, NumbersAreShort) {
  struct {
    std::vector<double> value;
    const char* printed;
  } const cases[] = {{{}, "null"},          {{3}, "3"},
                     {{-2.5}, "-2.5"},      {{0.1}, "0.1"},
                     {{3e9}, "3000000000"}, {{1, 2.5}, "[1,2.5]"},
                     {{1e300}, "1e+300"}};
  Document document = peace_report();
  for (const auto& one : cases) {
    FigureRecord figure;
    figure.id = "figure-1";
    figure.value = one.value;
    figure.evidence = {{"doc-1", {16, 25}}};
    std::string line = to_json(figure, only_text(document));
    EXPECT_NE(line.find(std::string("\"value\":") + one.printed + ","), std::string::npos) << line;
  }
}

TEST(Json, TellsWhatIsWrong) {
  struct {
    const char* line;
    const char* message;
  } const cases[] = {
      {"", "not JSON"},
      {"{\"record\":", "not JSON"},
      {"[]", "no key `record`"},
      {R"({"record":7})", "no key `record`"},
      {R"({"record":"poem","id":"x"})", "unknown kind 'poem'"},
      {R"({"record":"event"})", "`id` is missing"},
      {R"({"record":"event","id":7})", "`id` is not a string"},
      {R"({"record":"event","id":"x","realis":"maybe"})", "`realis` is not a realis"},
      {R"({"record":"event","id":"x","report":"old"})", "neither news nor background"},
      {R"({"record":"event","id":"x","date":"2025-01-01"})", "`date` is not an object"},
      {R"({"record":"event","id":"x","date":{"start":"2025-13-01"}})", "`date.start` is not a day"},
      {R"({"record":"event","id":"x","date":{"precision":"era"}})", "`date.precision` is not"},
      {R"({"record":"event","id":"x","actors":["NOR",5]})", "`actors[1]` is not a string"},
      {R"({"record":"event","id":"x","score":"high"})", "`score` is not a number"},
      {R"({"record":"event","id":"x","trigger":{"text":"met","start":1,"end":2}})",
       "the record has no evidence"},
      {R"({"record":"event","id":"x","evidence":[{"document":"doc-2","start":0,"end":1}]})",
       "`evidence[0]` cites the unknown document 'doc-2'"},
      {R"({"record":"event","id":"x","evidence":[{"document":"doc-1","start":0,"end":20}]})",
       "offsets 0..20 that are not in the text"},
      {R"({"record":"event","id":"x","evidence":[{"document":"doc-1","start":5,"end":4}]})",
       "offsets 5..4"},
      {R"({"record":"event","id":"x","evidence":[{"document":"doc-1","start":-1,"end":4}]})",
       "`evidence[0].start` is not a whole number"},
      {R"({"record":"event","id":"x","evidence":[)"
       R"({"document":"doc-1","start":10,"end":14,"text":"they"}]})",
       "other words than the text"},
      {R"({"record":"document","id":"x","text":"abc","blocks":[{"kind":"poem"}]})",
       "`blocks[0]` is not a kind of block"},
      {R"({"record":"document","id":"x","text":"abc","sentences":[[0]]})", "is not [start, end]"},
      {R"({"record":"document","id":"x","text":"abc","sentences":[[0,4]]})", "offsets 0..4"},
      {R"({"record":"relation","id":"x","dyad":["ARM"]})", "`dyad` is not a list of two"},
      {R"({"record":"foreign_event","id":"x","codes":{"a":1}})", "is not a string"},
  };
  TextLookup texts = only_text(peace_report());
  for (const auto& one : cases) {
    Result<AnyRecord> record = from_json(one.line, texts);
    ASSERT_FALSE(record) << one.line;
    EXPECT_EQ(record.error().code, ErrorCode::bad_json);
    EXPECT_NE(record.error().message.find(one.message), std::string::npos)
        << one.line << "\n"
        << record.error().message;
  }
}

TEST(Json, TakesKeysInAnyOrderAndPassesOverUnknownOnes) {
  TextLookup texts = only_text(peace_report());
  auto record =
      from_json(R"({"evidence":[{"text":"They","end":14,"start":10,"document":"doc-1","page":3}],)"
                R"("later":{"field":[1]},"actors":["NOR"],"id":"x","record":"event"})",
                texts);
  ASSERT_TRUE(record) << record.error().text();
  const auto& event = std::get<EventRecord>(*record);
  EXPECT_EQ(event.actors, std::vector<std::string>{"NOR"});
  EXPECT_EQ(event.evidence.front().span, (Span{16, 20}));
}

}  // namespace
}  // namespace dragoman
