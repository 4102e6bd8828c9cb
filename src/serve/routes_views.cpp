// The views of one thing: a pair of states, an incident, a document.
#include <fmt/format.h>

#include <algorithm>

#include "briefing/brief.h"
#include "briefing/dossier.h"
#include "serve/answers.h"
#include "serve/filters.h"
#include "serve/marks.h"
#include "serve/routes.h"
#include "serve/service.h"

namespace dragoman {
namespace {

using namespace parameter;

Json place_of(const Evidence& evidence, const TextLookup& texts) {
  const auto text = texts(evidence.document);
  return {{"document", evidence.document},
          {"start", text->code_points_before(evidence.span.begin)},
          {"end", text->code_points_before(evidence.span.end)},
          {"text", slice(text->text(), evidence.span)}};
}

// A line of the brief a row.
HttpAnswer dossier_csv(const Json& brief) {
  CsvText out({"section", "date", "text", "records", "documents"});
  for (const Json& section : brief["sections"]) {
    for (const Json& line : section["lines"]) {
      std::string documents;
      for (const Json& number : line["sources"]) {
        const Json& source = brief["sources"][number.get<std::size_t>() - 1];
        documents += (documents.empty() ? "" : "|") + source["document"].get<std::string>();
      }
      const auto records = line["records"].get<std::vector<std::string>>();
      out.row({section["key"].get<std::string>(),
               line["date"].is_string() ? line["date"].get<std::string>() : "",
               line["text"].get<std::string>(), fmt::format("{}", fmt::join(records, "|")),
               documents});
    }
  }
  return std::move(out).response("dossier");
}

// Each turning point opens what happened in its month.
void add_incidents_of_changes(Json& brief, const std::vector<RelationRecord>& relations) {
  for (Json& change : brief["changes"]) {
    change["incidents"] = Json::array();
    for (const RelationRecord& relation : relations) {
      if (relation.month == change["month"].get<std::string>()) {
        change["incidents"] = relation.incidents;
      }
    }
  }
}

Result<HttpAnswer> dossier(Question& question) {
  const std::string pair = question.query.get("pair");
  Result<Dossier> loaded =
      load_dossier(question.store, {pair.substr(0, 3), pair.substr(4), question.query.get("since"),
                                    question.query.get("until")});
  if (!loaded) return loaded.error();
  BriefOptions options;
  options.all = question.query.get("all") == "1";
  const Brief brief = make_brief(*loaded, question.service.setup().words, options);
  if (brief.sections.empty()) {
    return Error{ErrorCode::not_found, "the record says nothing of this pair", pair};
  }
  Json out = Json::parse(brief_as_json(brief));
  if (question.query.csv()) return dossier_csv(out);
  add_incidents_of_changes(out, loaded->relations);
  Cited cited;
  for (const BriefSource& source : brief.sources) cited.document(source.document);
  Json relations = Json::array();
  const TextLookup texts = question.store.texts();
  for (const RelationRecord& relation : loaded->relations) {
    relations.push_back(Json::parse(to_json(relation, texts)));
  }
  out["relations"] = std::move(relations);
  Result<std::string> names = cited.json(question.store);
  if (!names) return names.error();
  out["cited"] = Json::parse(*names);
  return json_response(dump(out));
}

// One report's telling: its sentences of the incident, and what no other report tells.
Json account_json(const Account& account, const IncidentRecord& incident,
                  const std::vector<DifferenceRecord>& differences, const TextLookup& texts) {
  Json sources = Json::array();
  for (const Attribution& source : account.attribution) {
    sources.push_back({{"actor", or_null(source.actor)}, {"text", source.text}});
  }
  Json places = Json::array();
  for (const Evidence& evidence : incident.evidence) {
    if (evidence.document == account.document) places.push_back(place_of(evidence, texts));
  }
  Json only = Json::array();
  for (const DifferenceRecord& difference : differences) {
    if (difference.kind != "detail_only_in_one") continue;
    for (const Side& side : difference.sides) {
      for (const Evidence& evidence : side.evidence) {
        if (evidence.document == account.document) only.push_back(place_of(evidence, texts));
      }
    }
  }
  return {{"document", account.document},
          {"attribution", std::move(sources)},
          {"says", account.says},
          {"also", account.also},
          {"superseded_by", or_null(account.superseded_by)},
          {"places", std::move(places)},
          {"only", std::move(only)}};
}

HttpAnswer incident_csv(const IncidentRecord& incident, Store& store) {
  Lookup lookup(store);
  CsvText out({"document", "file", "outlet", "sources", "says", "also", "superseded_by"});
  for (const Account& account : incident.accounts) {
    std::vector<std::string> sources;
    for (const Attribution& source : account.attribution) sources.push_back(source.text);
    const Document* document = lookup.document(account.document);
    out.row({account.document, lookup.file(account.document),
             document != nullptr ? document->outlet : "",
             fmt::format("{}", fmt::join(sources, "|")), account.says,
             fmt::format("{}", fmt::join(account.also, "|")), account.superseded_by});
  }
  return std::move(out).response("incident");
}

// What is said in the sentences that tell of the incident.
Result<std::vector<StatementRecord>> statements_beside(Store& store,
                                                       const IncidentRecord& incident) {
  constexpr std::size_t kDocuments = 20;
  std::vector<StatementRecord> out;
  for (std::size_t i = 0; i < std::min(incident.documents.size(), kDocuments); ++i) {
    Filter filter;
    filter.document = incident.documents[i];
    Result<std::vector<StatementRecord>> all = store.statements(filter);
    if (!all) return all.error();
    for (StatementRecord& statement : *all) {
      const bool beside = std::any_of(
          statement.evidence.begin(), statement.evidence.end(), [&](const Evidence& one) {
            return std::find(incident.evidence.begin(), incident.evidence.end(), one) !=
                   incident.evidence.end();
          });
      if (beside) out.push_back(std::move(statement));
    }
  }
  return out;
}

Result<HttpAnswer> incident(Question& question) {
  Store& store = question.store;
  Result<AnyRecord> found = store.find(question.id);
  if (!found) return found.error();
  const IncidentRecord* incident = std::get_if<IncidentRecord>(&*found);
  if (incident == nullptr) {
    return Error{ErrorCode::bad_argument, "this is the id of no incident", question.id};
  }
  if (question.query.csv()) return incident_csv(*incident, store);
  Filter these;
  these.ids = incident->events;
  Result<std::vector<EventRecord>> events = store.events(these);
  if (!events) return events.error();
  Filter about;
  about.about = {incident->id};
  Result<std::vector<DifferenceRecord>> differences = store.differences(about);
  if (!differences) return differences.error();
  Result<std::vector<StatementRecord>> statements = statements_beside(store, *incident);
  if (!statements) return statements.error();
  Result<std::vector<ReviewRecord>> reviews = store.reviews(incident->id);
  if (!reviews) return reviews.error();

  Cited cited;
  cited.add(*incident);
  for (const EventRecord& event : *events) cited.add(event);
  for (const DifferenceRecord& difference : *differences) cited.add(difference);
  for (const StatementRecord& statement : *statements) cited.add(statement);
  Result<std::string> names = cited.json(store);
  if (!names) return names.error();
  const TextLookup texts = store.texts();
  Json accounts = Json::array();
  for (const Account& account : incident->accounts) {
    accounts.push_back(account_json(account, *incident, *differences, texts));
  }
  ObjectText out;
  out.put_json("incident", to_json(*incident, texts));
  out.put_json("events", array_of(*events, texts));
  out.put("accounts", accounts);
  out.put_json("differences", array_of(*differences, texts));
  out.put_json("statements", array_of(*statements, texts));
  out.put_json("reviews", array_of(*reviews, texts));
  out.put_json("cited", *names);
  return json_response(out.take());
}

HttpAnswer document_csv(const std::vector<Mark>& marks, const DocumentText& text) {
  CsvText out({"kind", "id", "start", "end", "text"});
  for (const Mark& mark : marks) {
    out.row({mark.kind, mark.id, std::to_string(text.code_points_before(mark.span.begin)),
             std::to_string(text.code_points_before(mark.span.end)),
             std::string(slice(text.text(), mark.span))});
  }
  return std::move(out).response("document");
}

Json marks_json(const std::vector<Mark>& marks, const DocumentText& text) {
  Json out = Json::array();
  for (const Mark& mark : marks) {
    out.push_back({{"start", text.code_points_before(mark.span.begin)},
                   {"end", text.code_points_before(mark.span.end)},
                   {"kind", mark.kind},
                   {"id", mark.id}});
  }
  return out;
}

Result<std::vector<ReviewRecord>> reviews_of(Store& store, const DocumentEntry& entry,
                                             const DocumentRecords& says) {
  Filter filter;
  filter.about = {entry.document.id};
  for (const EventRecord& event : says.events) filter.about.push_back(event.id);
  for (const StatementRecord& statement : says.statements) filter.about.push_back(statement.id);
  for (const CommitmentRecord& one : says.commitments) filter.about.push_back(one.id);
  for (const FigureRecord& figure : says.figures) filter.about.push_back(figure.id);
  PageOptions all;
  all.limit = filter.about.size() * 4;
  Result<Page<ReviewRecord>> page = store.page<ReviewRecord>(filter, all);
  if (!page) return page.error();
  return std::move(page->items);
}

Result<HttpAnswer> document(Question& question) {
  Store& store = question.store;
  Result<AnyRecord> found = store.find(question.id);
  if (!found) return found.error();
  const DocumentEntry* entry = std::get_if<DocumentEntry>(&*found);
  if (entry == nullptr) {
    return Error{ErrorCode::bad_argument, "this is the id of no document", question.id};
  }
  Result<DocumentRecords> says = store.records_of(entry->document.id);
  if (!says) return says.error();
  const TextLookup texts = store.texts();
  const auto text = texts(entry->document.id);
  const std::vector<Mark> marks = marks_of(entry->document, *says);
  if (question.query.csv()) return document_csv(marks, *text);

  Cited cited;
  const auto cite = [&](const auto& records) {
    for (const auto& record : records) cited.add(record);
  };
  cite(says->events);
  cite(says->statements);
  cite(says->commitments);
  cite(says->memberships);
  cite(says->figures);
  for (const ActorRecord& actor : says->actors) cited.actor(actor.id);
  Json incidents = Json::array();
  for (const EventRecord& event : says->events) {
    if (!event.incident.empty() &&
        std::find(incidents.begin(), incidents.end(), event.incident) == incidents.end()) {
      incidents.push_back(event.incident);
    }
  }
  Result<std::string> names = cited.json(store);
  if (!names) return names.error();
  Result<std::vector<ReviewRecord>> reviews = reviews_of(store, *entry, *says);
  if (!reviews) return reviews.error();
  ObjectText out;
  out.put_json("document", to_json(*entry, texts));
  out.put("marks", marks_json(marks, *text));
  out.put_json("events", array_of(says->events, texts));
  out.put_json("statements", array_of(says->statements, texts));
  out.put_json("commitments", array_of(says->commitments, texts));
  out.put_json("memberships", array_of(says->memberships, texts));
  out.put_json("figures", array_of(says->figures, texts));
  out.put_json("actors", array_of(says->actors, texts));
  out.put("incidents", incidents);
  out.put_json("reviews", array_of(*reviews, texts));
  out.put_json("cited", *names);
  return json_response(out.take());
}

}  // namespace

void add_views(std::vector<Route>& routes) {
  constexpr std::chrono::seconds kAMoment{1};
  routes.push_back({"GET",
                    "/dossier",
                    "Where two states stand: the brief, its months and its turning points",
                    "As `dragoman brief --format json`, with relations, the incidents of each "
                    "turning point, and cited",
                    {kPairNeeded,
                     kSince,
                     kUntil,
                     {"all", ParameterKind::flag, "1: every line, however many"},
                     kFormat},
                    dossier,
                    kAMoment});
  routes.push_back({"GET",
                    "/incidents/{id}",
                    "One incident: its accounts side by side",
                    "incident, events, accounts (with the places of their sentences and what only "
                    "they tell), differences, statements, reviews, cited",
                    {kFormat},
                    incident});
  routes.push_back({"GET",
                    "/documents/{id}",
                    "One document: its text with what was read in it",
                    "document, marks (start, end, kind, id; by start, longer ones first), events, "
                    "statements, commitments, memberships, figures, actors, incidents (ids), "
                    "reviews, cited",
                    {kFormat},
                    document});
}

}  // namespace dragoman
