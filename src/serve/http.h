// A request and its answer, as the routes see them: no sockets, no library's types.
//
// What comes from outside is bytes: `Target` takes a request's target apart and refuses what is not
// well-formed, so that nobody above decodes anything.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace dragoman {

struct HttpRequest {
  std::string method;  // "GET"
  std::string target;  // "/api/v1/events?type=CONSULT", as it came
  // Names in lower case; of several with one name the values, joined by ", ".
  std::map<std::string, std::string, std::less<>> headers;
  std::string body;
  std::chrono::steady_clock::time_point deadline{};  // by when the answer has to be there

  // Empty where there is none.
  std::string_view header(std::string_view name) const;
};

struct HttpAnswer {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::shared_ptr<const std::string> body = std::make_shared<const std::string>();

  void set(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
  }
};

// {"error": {"code", "message", "where"}}
HttpAnswer error_response(int status, std::string_view code, const std::string& message,
                          const std::string& where = {});
// The status that fits an Error's code.
HttpAnswer error_response(const Error& error);
HttpAnswer json_response(std::string body);

// A target taken apart and decoded: "/api/v1/search" with q = "road map".
struct Target {
  std::string path;
  std::vector<std::pair<std::string, std::string>> query;  // in the order they came

  // Fails with bad_argument: no leading slash, a broken %-escape, bytes that are no UTF-8, a zero
  // byte, a part "..", a control character in the path.
  static Result<Target> parse(std::string_view target);
};

// "a b" → "a%20b".
std::string percent_encoded(std::string_view text);

// gzip's form of `bytes`, quickly rather than small.
std::string gzip(std::string_view bytes);
// Whether the client takes gzip, by its Accept-Encoding.
bool takes_gzip(const HttpRequest& request);

}  // namespace dragoman
