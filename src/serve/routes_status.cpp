// Routes on the record as a whole, and how a record came to be.
#include <algorithm>

#include "serve/answers.h"
#include "serve/filters.h"
#include "serve/routes.h"
#include "serve/service.h"

namespace dragoman {
namespace {

using namespace parameter;

// Counting takes some milliseconds for ten thousand documents.
Result<std::string> record_in_numbers(Store& store) {
  const Result<std::int64_t> version = store.version();
  if (!version) return version.error();
  Result<std::map<std::string, std::size_t>> counts = store.counts();
  if (!counts) return counts.error();
  Result<Overview> overview = store.overview();
  if (!overview) return overview.error();
  const Result<bool> stale = store.derived_is_stale();
  if (!stale) return stale.error();
  Result<std::vector<Failure>> failures = store.failures();
  if (!failures) return failures.error();
  return dump({{"generation", *version},
               {"counts", *counts},
               {"first", or_null(overview->first_day)},
               {"last", or_null(overview->last_day)},
               {"stale", *stale},
               {"languages", overview->languages},
               {"failures", failures->size()}});
}

Result<HttpAnswer> status(Question& question) {
  const Result<std::string> numbers =
      question.service.kept("numbers", question.store, record_in_numbers);
  if (!numbers) return numbers.error();
  Json reading = nullptr;
  for (const Job& job : question.service.jobs().all()) {
    if (job.state == JobState::reading) reading = job.id;
  }
  const ServiceSetup& setup = question.service.setup();
  const std::string& path = setup.record;
  Json out = Json::parse(*numbers);
  out["program"] = "dragoman";
  out["version"] = setup.version;
  out["record"] = path.substr(path.rfind('/') + 1);
  out["may_write"] = setup.may_write;
  out["reading"] = std::move(reading);
  return json_response(dump(out));
}

Result<HttpAnswer> openapi(Question& question) {
  return json_response(openapi_document(question.service.setup().version));
}

Result<HttpAnswer> countries(Question& question) {
  Json items = Json::array();
  for (const auto& [code, name] : question.service.setup().countries) {
    items.push_back({{"code", code}, {"name", name}});
  }
  return json_response(dump({{"items", std::move(items)}}));
}

// The state's name as readers know it; its code where no table has it.
std::string country_name(const ServiceSetup& setup, const std::string& code) {
  const auto found = std::find_if(setup.countries.begin(), setup.countries.end(),
                                  [&](const auto& one) { return one.first == code; });
  return found == setup.countries.end() ? code : found->second;
}

Result<HttpAnswer> pairs(Question& question) {
  constexpr std::size_t kPairs = 100;
  Result<std::vector<PairCount>> found =
      question.store.pairs(std::min(question.query.count("limit", kPairs), kMostListed));
  if (!found) return found.error();
  const ServiceSetup& setup = question.service.setup();
  if (question.query.csv()) {
    CsvText out({"first", "second", "incidents", "last"});
    for (const PairCount& pair : *found) {
      out.row({pair.first, pair.second, std::to_string(pair.incidents), pair.last});
    }
    return std::move(out).response("pairs");
  }
  Json items = Json::array();
  for (const PairCount& pair : *found) {
    items.push_back({{"pair", {pair.first, pair.second}},
                     {"names", {country_name(setup, pair.first), country_name(setup, pair.second)}},
                     {"incidents", pair.incidents},
                     {"last", or_null(pair.last)}});
  }
  return json_response(dump({{"items", std::move(items)}}));
}

Result<HttpAnswer> explain(Question& question) {
  Result<AnyRecord> found = question.store.find(question.id);
  if (!found) return found.error();
  const std::string id = record_id(*found);
  Result<std::string> text = question.service.setup().explain(question.store, id);
  if (!text) return text.error();
  return json_response(dump({{"id", id}, {"text", *text}}));
}

}  // namespace

void add_status(std::vector<Route>& routes) {
  routes.push_back({"GET",
                    "/status",
                    "The record as a whole",
                    "program, version, record (its file's name), generation (another after every "
                    "change), counts by kind, first and last day of publication, languages, stale, "
                    "may_write, reading (a job's id or null), failures",
                    {},
                    status,
                    {},
                    false});
  routes.push_back({"GET", "/openapi.json", "This description", "OpenAPI 3.1", {}, openapi});
  routes.push_back(
      {"GET", "/countries", "The names of all states", "items: code, name", {}, countries});
  routes.push_back({"GET",
                    "/pairs",
                    "Pairs of states, those with the most incidents first",
                    "items: pair, names, incidents, last (month)",
                    {kLimit, kFormat},
                    pairs,
                    kMayLag});
  routes.push_back({"GET",
                    "/explain/{id}",
                    "How a record came to be, as a terminal shows it",
                    "id, text",
                    {},
                    explain});
}

}  // namespace dragoman
