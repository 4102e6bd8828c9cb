// Routes that list the records of a kind, and the one that finds any record.
#include "record/json_fields.h"
#include "serve/answers.h"
#include "serve/filters.h"
#include "serve/routes.h"
#include "serve/service.h"

namespace dragoman {
namespace {

using namespace parameter;

template <typename R>
Result<HttpAnswer> list(Question& question) {
  Result<Page<R>> page = question.store.page<R>(filter_of(question.query), page_of(question.query));
  if (!page) return page.error();
  if constexpr (!std::is_same_v<R, ReviewRecord>) {
    using Named = std::conditional_t<std::is_same_v<R, Document>, DocumentEntry, R>;
    const std::string name(Fields<Named>::kKind);
    if (question.query.csv()) return csv_of(page->items, question.store, name + "s");
  }
  Cited cited;
  for (const R& record : page->items) cited.add(record);
  Result<std::string> names = cited.json(question.store);
  if (!names) return names.error();
  ObjectText out;
  out.put_json("items", array_of(page->items, question.store.texts()));
  out.put("next", or_null(page->next));
  out.put_json("cited", *names);
  return json_response(out.take());
}

// Verdicts as they were given; as JSON lines and CSV with what was read and what it should have
// been, for those who train or measure on them.
Result<HttpAnswer> reviews(Question& question) {
  const std::string format = question.query.get("format");
  if (format != "jsonl" && format != "csv") return list<ReviewRecord>(question);
  Result<std::vector<LabelledRow>> rows = question.store.labelled();
  if (!rows) return rows.error();
  if (format == "csv") return csv_of(*rows, question.store, "reviews");
  std::string lines;
  for (const LabelledRow& row : *rows) {
    lines += dump({{"target", row.target},
                   {"kind", or_null(row.kind)},
                   {"verdict", row.verdict},
                   {"author", or_null(row.author)},
                   {"time", or_null(row.time)},
                   {"sentence", row.sentence},
                   {"as_read", Json::parse(row.as_read, nullptr, false)},
                   {"corrected", Json::parse(row.corrected, nullptr, false)}}) +
             "\n";
  }
  HttpAnswer out;
  out.set("Content-Type", "application/x-ndjson; charset=utf-8");
  out.set("Content-Disposition", "attachment; filename=\"reviews.jsonl\"");
  out.body = std::make_shared<const std::string>(std::move(lines));
  return out;
}

Result<HttpAnswer> failures(Question& question) {
  Result<std::vector<Failure>> found = question.store.failures();
  if (!found) return found.error();
  if (question.query.csv()) {
    CsvText out({"file", "stage", "code", "message"});
    for (const Failure& one : *found) {
      out.row({one.file, one.stage, std::string(error_name(one.code)), one.message});
    }
    return std::move(out).response("failures");
  }
  Json items = Json::array();
  for (const Failure& one : *found) {
    items.push_back({{"file", one.file},
                     {"stage", one.stage},
                     {"code", error_name(one.code)},
                     {"message", one.message}});
  }
  return json_response(dump({{"items", std::move(items)}}));
}

Result<HttpAnswer> record(Question& question) {
  Result<AnyRecord> found = question.store.find(question.id);
  if (!found) return found.error();
  const std::string& id = record_id(*found);
  Cited cited;
  std::visit(
      [&](const auto& of) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(of)>, DocumentEntry>) cited.add(of);
      },
      *found);
  Result<std::string> names = cited.json(question.store);
  if (!names) return names.error();
  Result<std::vector<ReviewRecord>> verdicts = question.store.reviews(id);
  if (!verdicts) return verdicts.error();
  const TextLookup texts = question.store.texts();
  ObjectText out;
  out.put_json("record", to_json(*found, texts));
  out.put_json("reviews", array_of(*verdicts, texts));
  out.put_json("cited", *names);
  return json_response(out.take());
}

constexpr const char* kPage = "A page: items, next (the cursor of the next page or null), cited";

}  // namespace

void add_lists(std::vector<Route>& routes) {
  const auto add = [&](const char* path, const char* summary, auto handler,
                       std::vector<Parameter> more) {
    std::vector<Parameter> parameters = std::move(more);
    for (const Parameter& one : {kLimit, kCursor, kOrder, kFormat}) parameters.push_back(one);
    routes.push_back({"GET", path, summary, kPage, std::move(parameters), handler});
  };
  add("/documents", "Documents, without their text", list<Document>,
      {kType, kSince, kUntil, kText, kActor, kCountry});
  add("/actors", "Actors", list<ActorRecord>, {kType, kCountry, kActor, kDocument, kText});
  add("/events", "Events, as each document tells them", list<EventRecord>,
      {kPair, kCountry, kActor, kSince, kUntil, kType, kRealis, kDocument, kIssue, kText,
       kConfidence});
  add("/statements", "Statements", list<StatementRecord>,
      {kPair, kCountry, kActor, kSince, kUntil, kType, kDocument, kIssue, kText, kConfidence});
  add("/commitments", "Commitments", list<CommitmentRecord>,
      {kPair, kCountry, kActor, kSince, kUntil, kType, kDocument, kText});
  add("/memberships", "Memberships", list<MembershipRecord>, {kCountry, kActor, kType, kDocument});
  add("/figures", "Figures", list<FigureRecord>,
      {kPair, kCountry, kActor, kSince, kUntil, kType, kDocument, kText});
  add("/incidents", "Incidents: one event as all documents tell it", list<IncidentRecord>,
      {kPair, kCountry, kActor, kSince, kUntil, kType, kRealis, kDocument, kText, kConfidence});
  add("/differences", "Where accounts part", list<DifferenceRecord>,
      {kCountry, kActor, kType, kIssue, kAbout});
  add("/issues", "Issues, with what each side calls them", list<IssueRecord>, {kText});
  add("/positions", "Positions of actors on issues", list<PositionRecord>,
      {kCountry, kActor, kSince, kUntil, kType, kIssue});
  add("/relations", "Where two states stood, month by month", list<RelationRecord>,
      {kPair, kCountry, kSince, kUntil});
  routes.push_back(
      {"GET",
       "/reviews",
       "Readers' verdicts; as jsonl or csv with what was read and what is right",
       kPage,
       {kType,
        kAbout,
        kLimit,
        kCursor,
        kOrder,
        {"format", ParameterKind::text, "json (default), jsonl or csv", {"json", "jsonl", "csv"}}},
       reviews});
  routes.push_back({"GET",
                    "/failures",
                    "Files that could not be read",
                    "items: file, stage, code, "
                    "message",
                    {kFormat},
                    failures});
  routes.push_back({"GET",
                    "/records/{id}",
                    "Any record by its id, or a beginning only one has",
                    "record, reviews, cited",
                    {},
                    record});
}

}  // namespace dragoman
