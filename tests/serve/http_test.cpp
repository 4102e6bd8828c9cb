// What comes from a client as bytes: targets, encodings, who may ask.
#include "serve/http.h"

#include <gtest/gtest.h>

#include "serve/guard.h"

namespace dragoman {
namespace {

TEST(HttpTarget, IsTakenApartAndDecoded) {
  Result<Target> target = Target::parse("/api/v1/search?q=road%20map&q=a+b&empty=&flag#part");
  ASSERT_TRUE(target.ok());
  EXPECT_EQ(target->path, "/api/v1/search");
  const std::vector<std::pair<std::string, std::string>> wanted = {
      {"q", "road map"}, {"q", "a b"}, {"empty", ""}, {"flag", ""}};
  EXPECT_EQ(target->query, wanted);
}

TEST(HttpTarget, RefusesWhatIsNotWellFormed) {
  for (const char* bad :
       {"", "api", "http://host/path", "/a%", "/a%2", "/a%zz", "/a%00b", "/a%ff", "/a?q=%ff",
        "/a?q=%00", "/../etc/passwd", "/a/%2e%2e/b", "/..", "/a%0ab", "/a%5cb", "/a%7f"}) {
    Result<Target> target = Target::parse(bad);
    ASSERT_FALSE(target.ok()) << bad;
    EXPECT_EQ(target.error().code, ErrorCode::bad_argument) << bad;
  }
}

TEST(HttpTarget, PercentEncodingComesBack) {
  const std::string words = "a/b?c&d=é +%";
  Result<Target> target = Target::parse("/x?q=" + percent_encoded(words));
  ASSERT_TRUE(target.ok());
  EXPECT_EQ(target->query.front().second, words);
}

TEST(Http, AcceptEncodingIsReadAsItIsMeant) {
  const std::pair<const char*, bool> cases[] = {
      {"gzip", true}, {"deflate, gzip;q=0.5, br", true}, {"gzip;q=0", false}, {"identity", false},
      {"", false},    {"br, gzip;q=0, deflate", false},  {"gzip;q=1.0", true}};
  for (const auto& [header, takes] : cases) {
    HttpRequest request;
    request.headers["accept-encoding"] = header;
    EXPECT_EQ(takes_gzip(request), takes) << header;
  }
}

TEST(Http, ErrorsSayCodeMessageAndPlace) {
  const HttpAnswer response =
      error_response(Error{ErrorCode::bad_argument, "a \"number\" is wanted", "limit"});
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(
      *response.body,
      R"({"error":{"code":"bad_argument","message":"a \"number\" is wanted","where":"limit"}})");
}

HttpRequest request_of(std::string method, std::string target,
                       std::map<std::string, std::string, std::less<>> headers) {
  HttpRequest out;
  out.method = std::move(method);
  out.target = std::move(target);
  out.headers = std::move(headers);
  return out;
}

struct GuardCase {
  const char* what;
  HttpRequest request;
  int status;  // 0: it may ask
};

TEST(Guard, LetsOnlyThisMachineAndItsOwnPageAsk) {
  const GuardOptions options{"127.0.0.1", 8765, ""};
  const std::string host = "127.0.0.1:8765";
  const GuardCase cases[] = {
      {"a program", request_of("GET", "/api/v1/status", {{"host", host}}), 0},
      {"by its name", request_of("GET", "/api/v1/status", {{"host", "localhost:8765"}}), 0},
      {"our page",
       request_of("GET", "/api/v1/status", {{"host", host}, {"origin", "http://" + host}}), 0},
      {"no host", request_of("GET", "/api/v1/status", {}), 403},
      {"another's name for our address",
       request_of("GET", "/api/v1/status", {{"host", "evil.example:8765"}}), 403},
      {"another port", request_of("GET", "/api/v1/status", {{"host", "127.0.0.1:80"}}), 403},
      {"another site's page",
       request_of("GET", "/api/v1/status", {{"host", host}, {"origin", "http://evil.example"}}),
       403},
      {"a page without origin",
       request_of("GET", "/api/v1/status", {{"host", host}, {"origin", "null"}}), 403},
      {"another site's image",
       request_of("GET", "/api/v1/status", {{"host", host}, {"sec-fetch-site", "cross-site"}}),
       403},
      {"another site's link to the page",
       request_of("GET", "/dossier/ARM-RUS", {{"host", host}, {"sec-fetch-site", "cross-site"}}),
       0},
      {"a form", request_of("POST", "/api/v1/read", {{"host", host}}), 403},
      {"our page's change",
       request_of("POST", "/api/v1/read", {{"host", host}, {"x-dragoman", "page"}}), 0},
  };
  for (const GuardCase& one : cases) {
    const std::optional<HttpAnswer> refused = refuse(one.request, options);
    EXPECT_EQ(refused ? refused->status : 0, one.status) << one.what;
  }
}

TEST(Guard, WantsTheTokenForTheApiAlone) {
  const GuardOptions options{"0.0.0.0", 8765, "a token of some length"};
  const auto asks = [&](const char* target, const char* authorization) {
    HttpRequest request = request_of("GET", target, {{"host", "desk.example:8765"}});
    if (*authorization != '\0') request.headers["authorization"] = authorization;
    const std::optional<HttpAnswer> refused = refuse(request, options);
    return refused ? refused->status : 0;
  };
  EXPECT_EQ(asks("/api/v1/status", "Bearer a token of some length"), 0);
  EXPECT_EQ(asks("/api/v1/status", ""), 401);
  EXPECT_EQ(asks("/api/v1/status", "Bearer a token of some lengt"), 401);
  EXPECT_EQ(asks("/api/v1/status", "Bearer a token of some length "), 401);
  EXPECT_EQ(asks("/api/v1/status", "Basic a token of some length"), 401);
  EXPECT_EQ(asks("/", ""), 0) << "the page has to come before it can ask for the token";
}

TEST(Guard, EveryAnswerForbidsWhatABrowserMightTry) {
  HttpAnswer response;
  harden(response);
  std::map<std::string, std::string> headers(response.headers.begin(), response.headers.end());
  EXPECT_EQ(headers["X-Content-Type-Options"], "nosniff");
  const std::string policy = headers["Content-Security-Policy"];
  EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
}

}  // namespace
}  // namespace dragoman
