// The search over words and records.
#include "serve/answers.h"
#include "serve/filters.h"
#include "serve/routes.h"
#include "serve/service.h"

namespace dragoman {
namespace {

using namespace parameter;

constexpr std::size_t kRecordsFound = 20;
constexpr std::size_t kMostFound = 2000;

// Positions in code points of the sentence's own words.
Json marks_of(const SearchHit& hit, const DocumentText& text) {
  const std::uint32_t start = text.code_points_before(hit.span.begin);
  Json out = Json::array();
  for (const Span mark : hit.marks) {
    if (!hit.span.contains(mark)) continue;
    out.push_back(
        {text.code_points_before(mark.begin) - start, text.code_points_before(mark.end) - start});
  }
  return out;
}

Result<HttpAnswer> as_csv(Question& question, const std::vector<SearchHit>& hits) {
  const TextLookup texts = question.store.texts();
  CsvText out({"document", "file", "start", "end", "text"});
  for (const SearchHit& hit : hits) {
    const auto text = texts(hit.document);
    out.row({hit.document, hit.file, std::to_string(text->code_points_before(hit.span.begin)),
             std::to_string(text->code_points_before(hit.span.end)), hit.words});
  }
  return std::move(out).response("search");
}

// Where the page begins that a cursor names: a count of sentences, by rank.
Result<std::size_t> begin_of(const std::string& cursor) {
  if (cursor.empty()) return std::size_t{0};
  const bool digits = cursor.find_first_not_of("0123456789") == std::string::npos;
  if (!digits || cursor.size() > 5) {
    return Error{ErrorCode::bad_argument, "not a cursor of this search", "cursor"};
  }
  return static_cast<std::size_t>(std::stoul(cursor));
}

Result<HttpAnswer> search(Question& question) {
  const std::string words = question.query.get("q");
  const std::size_t limit = std::min(question.query.count("limit", 50), kMostListed);
  Result<std::size_t> begin = begin_of(question.query.get("cursor"));
  if (!begin) return begin.error();
  const std::size_t wanted = std::min(*begin + limit, kMostFound);
  Result<std::vector<SearchHit>> hits = question.store.search(words, wanted + 1);
  if (!hits) return hits.error();
  const bool more = hits->size() > wanted && wanted < kMostFound;
  if (hits->size() > wanted) hits->resize(wanted);
  hits->erase(hits->begin(),
              hits->begin() + static_cast<std::ptrdiff_t>(std::min(*begin, hits->size())));
  if (question.query.csv()) return as_csv(question, *hits);

  Filter filter;
  filter.text = words;
  PageOptions page;
  page.limit = kRecordsFound;
  Result<Page<ActorRecord>> actors = question.store.page<ActorRecord>(filter, page);
  if (!actors) return actors.error();
  Result<Page<IssueRecord>> issues = question.store.page<IssueRecord>(filter, page);
  if (!issues) return issues.error();
  page.order = Order::newest;
  Result<Page<IncidentRecord>> incidents = question.store.page<IncidentRecord>(filter, page);
  if (!incidents) return incidents.error();

  const TextLookup texts = question.store.texts();
  Cited cited;
  Json sentences = Json::array();
  for (const SearchHit& hit : *hits) {
    const auto text = texts(hit.document);
    cited.document(hit.document);
    sentences.push_back({{"document", hit.document},
                         {"start", text->code_points_before(hit.span.begin)},
                         {"end", text->code_points_before(hit.span.end)},
                         {"text", hit.words},
                         {"marks", marks_of(hit, *text)}});
  }
  for (const ActorRecord& actor : actors->items) cited.add(actor);
  for (const IssueRecord& issue : issues->items) cited.add(issue);
  for (const IncidentRecord& incident : incidents->items) cited.add(incident);
  Result<std::string> names = cited.json(question.store);
  if (!names) return names.error();
  ObjectText out;
  out.put("sentences", sentences);
  out.put_json("actors", array_of(actors->items, texts));
  out.put_json("issues", array_of(issues->items, texts));
  out.put_json("incidents", array_of(incidents->items, texts));
  out.put("next", more ? Json(std::to_string(wanted)) : Json(nullptr));
  out.put_json("cited", *names);
  return json_response(out.take());
}

}  // namespace

void add_search(std::vector<Route>& routes) {
  routes.push_back(
      {"GET",
       "/search",
       "Sentences that hold all words, and the records that bear or tell them",
       "sentences (with marks in code points of their text), actors, issues, "
       "incidents, next, cited",
       {{"q", ParameterKind::text, "Words; \"a phrase\"; any ending*", {}, false, true},
        kLimit,
        kCursor,
        kFormat},
       search});
}

}  // namespace dragoman
