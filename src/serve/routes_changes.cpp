// Routes that change the record: verdicts, and texts to be read.
#include <fmt/format.h>

#include <chrono>
#include <ctime>

#include "base/utf8.h"
#include "serve/answers.h"
#include "serve/filters.h"
#include "serve/routes.h"
#include "serve/service.h"

namespace dragoman {
namespace {

using namespace parameter;

constexpr std::size_t kLongestField = 1000;

std::string now() {
  const std::time_t time = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&time, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

bool is_json(const HttpRequest& request) {
  return request.header("content-type").starts_with("application/json");
}

Error wrong_field(const char* field, const char* wanted) {
  return {ErrorCode::bad_json, wanted, field};
}

// A body that has to be an object with these fields and no others.
Result<Json> object_of(const HttpRequest& request, std::initializer_list<const char*> fields) {
  Json body = Json::parse(request.body, nullptr, false);
  if (!body.is_object()) return wrong_field("body", "the body is no JSON object");
  for (const auto& item : body.items()) {
    const auto is_it = [&](const char* field) { return item.key() == field; };
    if (std::none_of(fields.begin(), fields.end(), is_it)) {
      return wrong_field(item.key().c_str(), "a field that is not known here");
    }
  }
  return body;
}

// A field that may be absent, but is a text of bearable length where it is there.
Status take_text(const Json& body, const char* field, std::size_t longest, std::string& into) {
  const auto found = body.find(field);
  if (found == body.end() || found->is_null()) return {};
  if (!found->is_string()) return wrong_field(field, "a text is wanted");
  into = found->get<std::string>();
  if (into.size() > longest) return Error{ErrorCode::too_large, "too long", field};
  return {};
}

Result<HttpAnswer> judge(Question& question) {
  Result<Json> body = object_of(question.request, {"target", "verdict", "patch", "author"});
  if (!body) return body.error();
  std::string target;
  std::string verdict;
  std::string author;
  if (Status s = take_text(*body, "target", kLongestField, target); !s) return s.error();
  if (Status s = take_text(*body, "verdict", kLongestField, verdict); !s) return s.error();
  if (Status s = take_text(*body, "author", kLongestField, author); !s) return s.error();
  if (target.empty()) return wrong_field("target", "the id of a record is wanted");
  std::string patch;
  if (const auto found = body->find("patch"); found != body->end() && !found->is_null()) {
    patch = dump(*found);
  }
  std::optional<ReviewRecord> kept;
  Status done = question.service.change([&](Store& store) -> Status {
    Result<ReviewRecord> review =
        store.judge(target, verdict, patch, author, now(), question.service.setup().code);
    if (!review) return review.error();
    kept = std::move(*review);
    return {};
  });
  if (!done) return done.error();
  ObjectText out;
  out.put_json("review", to_json(*kept, question.store.texts()));
  HttpAnswer response = json_response(out.take());
  response.status = 201;
  return response;
}

Result<HttpAnswer> take_back(Question& question) {
  Result<AnyRecord> found = question.store.find(question.id);
  if (!found) return found.error();
  const ReviewRecord* review = std::get_if<ReviewRecord>(&*found);
  if (review == nullptr) {
    return Error{ErrorCode::bad_argument, "this is the id of no review", question.id};
  }
  Status done = question.service.change([&](Store& store) -> Status {
    Result<bool> removed = store.remove_review(review->id);
    if (!removed) return removed.error();
    if (!*removed) return Error{ErrorCode::not_found, "it was taken back already", review->id};
    return {};
  });
  if (!done) return done.error();
  ObjectText out;
  out.put_json("removed", to_json(*review, question.store.texts()));
  return json_response(out.take());
}

Json json_of(const Job& job) {
  constexpr const char* kStates[] = {"waiting", "reading", "done", "failed"};
  Json failures = Json::array();
  for (const Failure& failure : job.progress.failures) {
    failures.push_back({{"file", failure.file},
                        {"stage", failure.stage},
                        {"code", error_name(failure.code)},
                        {"message", failure.message}});
  }
  Json error = nullptr;
  if (job.error) {
    error = {{"code", error_name(job.error->code)}, {"message", job.error->message}};
  }
  return {{"id", job.id},
          {"state", kStates[static_cast<int>(job.state)]},
          {"name", job.name},
          {"documents", job.progress.documents},
          {"done", job.progress.done},
          {"sentences", job.progress.sentences},
          {"events", job.progress.events},
          {"ids", job.progress.ids},
          {"failures", std::move(failures)},
          {"error", std::move(error)}};
}

// The last part of a name, as a browser gives it or as somebody would like us to believe.
std::string base_name(const std::string& given) {
  std::string out = given.substr(given.find_last_of("/\\") + 1);
  if (out.empty() || out == "." || out == "..") return "text.txt";
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '_';
  }
  return out;
}

Result<ReadOrder> order_of(Question& question) {
  const HttpRequest& request = question.request;
  ReadOrder out;
  if (is_json(request)) {
    Result<Json> body = object_of(request, {"text", "title", "outlet", "published", "url", "name"});
    if (!body) return body.error();
    if (Status s = take_text(*body, "text", request.body.size(), out.bytes); !s) return s.error();
    const std::pair<const char*, std::string*> fields[] = {{"title", &out.title},
                                                           {"outlet", &out.outlet},
                                                           {"published", &out.published},
                                                           {"url", &out.url},
                                                           {"name", &out.name}};
    for (const auto& [field, into] : fields) {
      if (Status s = take_text(*body, field, kLongestField, *into); !s) return s.error();
    }
  } else {
    const Asked& query = question.query;
    out.bytes = request.body;
    out.name = query.get("name");
    out.title = query.get("title");
    out.outlet = query.get("outlet");
    out.published = query.get("published");
    out.url = query.get("url");
  }
  if (trim(out.bytes).empty()) {
    return Error{ErrorCode::empty_input, "there is nothing in it", out.name};
  }
  out.name = base_name(out.name.empty() ? "pasted.txt" : out.name);
  return out;
}

Result<HttpAnswer> read(Question& question) {
  if (!question.service.setup().may_write) {
    return error_response(403, "not_allowed", "the server was started to show the record only");
  }
  Result<ReadOrder> order = order_of(question);
  if (!order) return order.error();
  Result<Job> job = question.service.jobs().add(std::move(*order));
  if (!job) return job.error();
  HttpAnswer out = json_response(dump({{"job", json_of(*job)}}));
  out.status = 202;
  out.set("Location", "/api/v1/jobs/" + job->id);
  return out;
}

Result<HttpAnswer> job(Question& question) {
  std::optional<Job> found = question.service.jobs().find(question.id);
  if (!found) return Error{ErrorCode::not_found, "no such job", question.id};
  return json_response(dump({{"job", json_of(*found)}}));
}

Result<HttpAnswer> jobs(Question& question) {
  Json items = Json::array();
  for (const Job& one : question.service.jobs().all()) items.push_back(json_of(one));
  return json_response(dump({{"items", std::move(items)}}));
}

}  // namespace

void add_changes(std::vector<Route>& routes) {
  routes.push_back({"POST",
                    "/reviews",
                    "Keep a verdict: a JSON object with target, verdict, patch, author",
                    "review",
                    {},
                    judge});
  routes.push_back({"DELETE", "/reviews/{id}", "Take a verdict back", "removed", {}, take_back});
  routes.push_back({"POST",
                    "/read",
                    "Read a text: a file's bytes, or a JSON object with text, title, outlet, "
                    "published, url, name",
                    "job",
                    {{"name", ParameterKind::text, "The file's name"},
                     {"title", ParameterKind::text, "Its title"},
                     {"outlet", ParameterKind::text, "Who published it"},
                     {"published", ParameterKind::day, "Day of publication"},
                     {"url", ParameterKind::text, "Where it was published"}},
                    read});
  routes.push_back({"GET",
                    "/jobs",
                    "Texts that were sent to be read, the newest first",
                    "items: jobs",
                    {},
                    jobs,
                    {},
                    false});
  routes.push_back({"GET",
                    "/jobs/{id}",
                    "How far the reading of a text is",
                    "job: id, state, name, documents, done, sentences, events, ids (of the "
                    "documents), failures, error",
                    {},
                    job,
                    {},
                    false});
}

}  // namespace dragoman
