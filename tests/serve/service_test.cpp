// The API as a client sees it, without sockets: every route on a record of generated reports.
#include "serve/service.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "linking/link.h"
#include "linking/linker.h"
#include "linking/reports_helpers.h"
#include "temporary_folder.h"

namespace dragoman {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

const fs::path kData = fs::path(DRAGOMAN_SOURCE_DIR) / "data";

class ServiceTest : public testing::Test {
 protected:
  void SetUp() override {
    record_ = (folder_.path() / "record.db").string();
    Result<Linker> linker = Linker::load(kData);
    ASSERT_TRUE(linker.ok());
    {
      Result<Store> store = Store::open(record_, Store::Mode::read_write_create);
      ASSERT_TRUE(store.ok());
      ReportPlan plan;
      plan.reports = 60;
      plan.states = 3;
      plan.days = 200;
      Reports reports(plan);
      for (std::size_t i = 0; i < reports.size(); ++i) {
        const MadeReport made = reports.report(i);
        ASSERT_TRUE(store->add(made.document, made.records).ok());
      }
      ASSERT_TRUE(refresh_derived(*store, *linker).ok());
    }
    Result<BriefWords> words = BriefWords::load(kData);
    ASSERT_TRUE(words.ok());
    ServiceSetup setup{
        record_,
        "1.2.3",
        std::move(*words),
        {{"ARM", "Armenia"}, {"RUS", "Russia"}},
        true,
        [](Store&, const std::string& id) -> Result<std::string> { return "why " + id; },
        [](const ReadOrder& order, const auto& told) -> Status {
          ReadProgress progress;
          progress.documents = progress.done = 1;
          told(progress);
          if (order.bytes == "bad") {
            return Error{ErrorCode::bad_encoding, "no text", order.name};
          }
          return {};
        },
        [linker = std::make_shared<Linker>(std::move(*linker))](Store& store) {
          return refresh_derived(store, *linker);
        },
        {}};
    Result<std::unique_ptr<Service>> service = Service::open(std::move(setup));
    ASSERT_TRUE(service.ok());
    service_ = std::move(*service);
    service_->set_guard({"127.0.0.1", 80, ""});
  }

  HttpAnswer ask(const std::string& method, const std::string& target, const std::string& body = {},
                 std::map<std::string, std::string, std::less<>> headers = {}) {
    HttpRequest request;
    request.method = method;
    request.target = target;
    request.body = body;
    request.headers = std::move(headers);
    request.headers["host"] = "127.0.0.1";
    request.headers["x-dragoman"] = "test";
    request.deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    return service_->answer(request);
  }
  json get(const std::string& target, int status = 200) {
    const HttpAnswer response = ask("GET", target);
    EXPECT_EQ(response.status, status) << target << ' ' << *response.body;
    return json::parse(*response.body);
  }
  static std::string header(const HttpAnswer& response, const std::string& name) {
    for (const auto& [key, value] : response.headers) {
      if (key == name) return value;
    }
    return {};
  }
  std::string first_pair() {
    const json pairs = get("/api/v1/pairs");
    const json& pair = pairs["items"].at(0)["pair"];
    return pair[0].get<std::string>() + "-" + pair[1].get<std::string>();
  }

  TemporaryFolder folder_;
  std::string record_;
  std::unique_ptr<Service> service_;
};

TEST_F(ServiceTest, StatusCountsWhatIsThere) {
  const json status = get("/api/v1/status");
  EXPECT_EQ(status["record"], "record.db");
  EXPECT_EQ(status["version"], "1.2.3");
  EXPECT_EQ(status["counts"]["document"], 60);
  EXPECT_FALSE(status["stale"].get<bool>());
}

// Follows a listing to its end, a few at a time.
TEST_F(ServiceTest, ListingsGiveEveryRecordOnceInPages) {
  const json counts = get("/api/v1/status")["counts"];
  for (const char* kind : {"document", "actor", "event", "statement", "commitment", "figure",
                           "incident", "difference", "issue", "position", "relation"}) {
    for (const char* order : {"record", "newest"}) {
      std::set<std::string> ids;
      std::string cursor;
      std::size_t pages = 0;
      do {
        std::string target = "/api/v1/" + std::string(kind) + "s?limit=37&order=" + order;
        if (!cursor.empty()) target += "&cursor=" + percent_encoded(cursor);
        const json page = get(target);
        for (const json& item : page["items"]) {
          EXPECT_EQ(item["record"], kind);
          EXPECT_TRUE(ids.insert(item["id"]).second) << item["id"] << " came twice";
        }
        cursor = page["next"].is_null() ? "" : page["next"].get<std::string>();
      } while (!cursor.empty() && ++pages < 1000);
      EXPECT_EQ(ids.size(), counts.value(kind, std::size_t{0})) << kind << ' ' << order;
    }
  }
}

TEST_F(ServiceTest, CitedNamesWhatTheAnswerHolds) {
  const json page = get("/api/v1/events?limit=20");
  for (const json& event : page["items"]) {
    for (const json& actor : event["actors"]) {
      EXPECT_TRUE(page["cited"]["actors"].contains(actor.get<std::string>()));
    }
    EXPECT_TRUE(
        page["cited"]["documents"].contains(event["evidence"][0]["document"].get<std::string>()));
  }
}

TEST_F(ServiceTest, ADossierTellsThePairWithItsSources) {
  const json dossier = get("/api/v1/dossier?pair=" + first_pair());
  ASSERT_FALSE(dossier["sections"].empty());
  for (const json& section : dossier["sections"]) {
    for (const json& line : section["lines"]) {
      for (const json& number : line["sources"]) {
        EXPECT_LE(number.get<std::size_t>(), dossier["sources"].size());
      }
    }
  }
  EXPECT_FALSE(dossier["relations"].empty());
  get("/api/v1/dossier?pair=ABW-AFG", 404);
}

TEST_F(ServiceTest, AnIncidentStandsWithItsAccountsAndADocumentWithItsMarks) {
  for (const json& item : get("/api/v1/incidents?limit=5")["items"]) {
    const json view = get("/api/v1/incidents/" + item["id"].get<std::string>());
    EXPECT_EQ(view["incident"]["id"], item["id"]);
    EXPECT_EQ(view["events"].size(), item["events"].size());
    EXPECT_EQ(view["accounts"].size(), item["accounts"].size());
  }
  const json documents = get("/api/v1/documents?limit=5");
  for (const json& item : documents["items"]) {
    EXPECT_FALSE(item.contains("text"));
    const json view = get("/api/v1/documents/" + item["id"].get<std::string>());
    EXPECT_FALSE(view["document"]["text"].get<std::string>().empty());
    std::size_t before = 0;
    for (const json& mark : view["marks"]) {
      EXPECT_LE(before, mark["start"].get<std::size_t>());
      EXPECT_LT(mark["start"], mark["end"]);
      before = mark["start"].get<std::size_t>();
    }
  }
}

TEST_F(ServiceTest, ChartsShowEveryIncidentOnce) {
  const json timeline = get("/api/v1/timeline");
  const std::size_t incidents = get("/api/v1/status")["counts"]["incident"];
  EXPECT_EQ(timeline["n"].get<std::size_t>() + timeline["undated"].get<std::size_t>(), incidents);
  for (const char* column : {"ids", "start", "end", "type", "score", "title", "level"}) {
    EXPECT_EQ(timeline[column].size(), timeline["n"].get<std::size_t>()) << column;
  }
  const json network = get("/api/v1/network");
  for (const json& edge : network["edges"]) {
    EXPECT_LT(edge["a"].get<std::size_t>(), network["nodes"].size());
    EXPECT_LT(edge["b"].get<std::size_t>(), network["nodes"].size());
  }
  const json map = get("/api/v1/map");
  std::size_t placed = map["without_place"];
  for (const json& place : map["places"]) placed += place["incidents"].get<std::size_t>();
  EXPECT_EQ(placed, incidents);
  const json matrix = get("/api/v1/positions/matrix");
  EXPECT_EQ(matrix["cells"].size(), get("/api/v1/status")["counts"].value("position", 0u));
}

TEST_F(ServiceTest, EveryViewIsATableToo) {
  const std::string incident = get("/api/v1/incidents?limit=1")["items"][0]["id"];
  const std::string document = get("/api/v1/documents?limit=1")["items"][0]["id"];
  std::size_t tables = 0;
  for (const Route& route : routes()) {
    const auto is_format = [](const Parameter& one) { return std::string(one.name) == "format"; };
    if (std::none_of(route.parameters.begin(), route.parameters.end(), is_format)) continue;
    std::string target = "/api/v1" + std::string(route.path);
    if (const std::size_t brace = target.find("{id}"); brace != std::string::npos) {
      target.replace(brace, 4, target.find("incidents") != std::string::npos ? incident : document);
    }
    target += "?format=csv";
    if (std::string(route.path) == "/dossier") target += "&pair=" + first_pair();
    if (std::string(route.path) == "/search") target += "&q=the";
    const HttpAnswer response = ask("GET", target);
    EXPECT_EQ(response.status, 200) << target << *response.body;
    EXPECT_TRUE(header(response, "Content-Type").starts_with("text/csv")) << target;
    const std::string head = response.body->substr(0, response.body->find('\n'));
    EXPECT_NE(head.find(','), std::string::npos) << target;
    ++tables;
  }
  EXPECT_GE(tables, 20u);
}

TEST_F(ServiceTest, BadRequestsAreToldWhatIsWrong) {
  struct Case {
    const char* method;
    const char* target;
    const char* body;
    int status;
    const char* code;
    const char* where;
  };
  const Case cases[] = {
      {"GET", "/api/v1/events?limit=none", "", 400, "bad_argument", "limit"},
      {"GET", "/api/v1/events?limit=0", "", 400, "bad_argument", "limit"},
      {"GET", "/api/v1/events?colour=red", "", 400, "bad_argument", "colour"},
      {"GET", "/api/v1/events?since=soon", "", 400, "bad_argument", "since"},
      {"GET", "/api/v1/events?since=2025-02-30", "", 400, "bad_argument", "since"},
      {"GET", "/api/v1/events?realis=perhaps", "", 400, "bad_argument", "realis"},
      {"GET", "/api/v1/events?pair=ARM", "", 400, "bad_argument", "pair"},
      {"GET", "/api/v1/events?pair=ARM-ARM", "", 400, "bad_argument", "pair"},
      {"GET", "/api/v1/events?type=A&type=B", "", 400, "bad_argument", "type"},
      {"GET", "/api/v1/events?cursor=%40%40", "", 400, "bad_argument", nullptr},
      {"GET", "/api/v1/dossier", "", 400, "bad_argument", "pair"},
      {"GET", "/api/v1/search", "", 400, "bad_argument", "q"},
      {"GET", "/api/v1/records/nothing-like-it", "", 404, "not_found", nullptr},
      {"GET", "/api/v1/nowhere", "", 404, "not_found", nullptr},
      {"GET", "/api/v2/events", "", 404, "not_found", nullptr},
      {"GET", "/api/v1/jobs/job-9", "", 404, "not_found", nullptr},
      {"PUT", "/api/v1/events", "", 405, "bad_method", nullptr},
      {"POST", "/api/v1/events", "", 405, "bad_method", nullptr},
      {"POST", "/", "", 405, "bad_method", nullptr},
      {"POST", "/api/v1/reviews", "no json", 400, "bad_json", "body"},
      {"POST", "/api/v1/reviews", "[1]", 400, "bad_json", "body"},
      {"POST", "/api/v1/reviews", R"({"target": 5, "verdict": "right"})", 400, "bad_json",
       "target"},
      {"POST", "/api/v1/reviews", R"({"verdict": "right"})", 400, "bad_json", "target"},
      {"POST", "/api/v1/reviews", R"({"target": "x", "colour": 1})", 400, "bad_json", "colour"},
      {"POST", "/api/v1/reviews", R"({"target": "nothing-like-it", "verdict": "right"})", 404,
       "not_found", nullptr},
      {"DELETE", "/api/v1/reviews/nothing-like-it", "", 404, "not_found", nullptr},
      {"POST", "/api/v1/read", "  \n", 400, "empty_input", nullptr},
  };
  for (const Case& one : cases) {
    const HttpAnswer response = ask(one.method, one.target, one.body);
    EXPECT_EQ(response.status, one.status) << one.method << ' ' << one.target << *response.body;
    const json error = json::parse(*response.body)["error"];
    EXPECT_EQ(error["code"], one.code) << one.target;
    EXPECT_FALSE(error["message"].get<std::string>().empty());
    if (one.where != nullptr) {
      EXPECT_EQ(error["where"], one.where) << one.target;
    }
  }
}

TEST_F(ServiceTest, TheSameAnswerIsNotSentTwice) {
  const HttpAnswer first = ask("GET", "/api/v1/events");
  const std::string etag = header(first, "ETag");
  ASSERT_FALSE(etag.empty());
  const HttpAnswer again = ask("GET", "/api/v1/events", "", {{"if-none-match", etag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body->empty());
  const std::string event = json::parse(*first.body)["items"][0]["id"];
  EXPECT_EQ(ask("POST", "/api/v1/reviews",
                json{{"target", event}, {"verdict", "right"}, {"author", "A. Reader"}}.dump())
                .status,
            201);
  const HttpAnswer after = ask("GET", "/api/v1/events", "", {{"if-none-match", etag}});
  EXPECT_EQ(after.status, 200) << "the record has changed";
}

TEST_F(ServiceTest, AVerdictIsKeptShownAndTakenBack) {
  const std::string event = get("/api/v1/events?limit=1")["items"][0]["id"];
  const HttpAnswer kept =
      ask("POST", "/api/v1/reviews",
          json{{"target", event}, {"verdict", "wrong"}, {"author", "A. Reader"}}.dump());
  ASSERT_EQ(kept.status, 201) << *kept.body;
  const std::string id = json::parse(*kept.body)["review"]["id"];
  EXPECT_EQ(get("/api/v1/records/" + event)["reviews"].size(), 1u);
  EXPECT_EQ(get("/api/v1/reviews")["items"].size(), 1u);
  const HttpAnswer labelled = ask("GET", "/api/v1/reviews?format=jsonl");
  EXPECT_EQ(json::parse(*labelled.body)["verdict"], "wrong");
  EXPECT_EQ(ask("DELETE", "/api/v1/reviews/" + id).status, 200);
  EXPECT_EQ(get("/api/v1/records/" + event)["reviews"].size(), 0u);
}

TEST_F(ServiceTest, TextsAreReadOneAfterTheOther) {
  const auto read = [&](const std::string& body, const std::string& query) {
    const HttpAnswer sent = ask("POST", "/api/v1/read" + query, body);
    EXPECT_EQ(sent.status, 202) << *sent.body;
    const std::string id = json::parse(*sent.body)["job"]["id"];
    for (int i = 0; i < 500; ++i) {
      const json job = get("/api/v1/jobs/" + id)["job"];
      if (job["state"] == "done" || job["state"] == "failed") return job;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return json();
  };
  const json good = read("Some text.", "?name=../../a/b.txt");
  EXPECT_EQ(good["state"], "done");
  EXPECT_EQ(good["name"], "b.txt");
  EXPECT_EQ(good["documents"], 1);
  const json bad = read("bad", "");
  EXPECT_EQ(bad["state"], "failed");
  EXPECT_EQ(bad["error"]["code"], "bad_encoding");
  EXPECT_EQ(get("/api/v1/jobs")["items"].size(), 2u);
}

// What the document says has to be so: every route is there, takes its parameters and no others.
TEST_F(ServiceTest, OpenapiSaysWhatTheRoutesDo) {
  const json api = get("/api/v1/openapi.json");
  EXPECT_EQ(api["openapi"], "3.1.0");
  std::size_t operations = 0;
  for (const auto& [path, methods] : api["paths"].items()) {
    for (const auto& [method, operation] : methods.items()) {
      ++operations;
      EXPECT_FALSE(operation["summary"].get<std::string>().empty()) << path;
      std::string target = "/api/v1" + path;
      if (const std::size_t brace = target.find("{id}"); brace != std::string::npos) {
        target.replace(brace, 4, "nothing-like-it");
      }
      if (method != "get") continue;
      EXPECT_NE(ask("GET", target).status, 405) << path;
      const json unknown = get(target + "?no_such_parameter=1", 400);
      EXPECT_EQ(unknown["error"]["where"], "no_such_parameter") << path;
      for (const json& parameter : operation["parameters"]) {
        if (parameter["in"] != "query") continue;
        EXPECT_FALSE(parameter["description"].get<std::string>().empty())
            << path << ' ' << parameter["name"];
        const HttpAnswer asked =
            ask("GET", target + "?" + parameter["name"].get<std::string>() + "=");
        if (asked.status != 400) continue;
        EXPECT_NE(json::parse(*asked.body)["error"]["message"],
                  "this route takes no such parameter")
            << path << ' ' << parameter["name"];
      }
    }
  }
  EXPECT_EQ(operations, routes().size());
}

TEST_F(ServiceTest, FilesOfThePageAreFoundAndNothingElse) {
  for (const char* target : {"/assets/nothing.js", "/etc/passwd.txt", "/index.html.bak"}) {
    EXPECT_EQ(ask("GET", target).status, 404) << target;
  }
  for (const char* target : {"/../data/states.tsv", "/%2e%2e/data/states.tsv"}) {
    EXPECT_EQ(ask("GET", target).status, 400) << target;
  }
}

}  // namespace
}  // namespace dragoman
