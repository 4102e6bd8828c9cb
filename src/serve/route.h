// What a route is: a path, the parameters it takes, and a function from a question to an answer.
//
// Everything that clients may ask stands in one table (routes.h). The OpenAPI document is made from
// it, and parameters are checked by it, so that neither can say what the other does not.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/store.h"
#include "serve/http.h"

namespace dragoman {

class Service;

enum class ParameterKind : std::uint8_t { text, day, count, share, flag, pair, country };

struct Parameter {
  const char* name;
  ParameterKind kind = ParameterKind::text;
  const char* help = "";
  std::vector<const char*> words = {};  // the only values, if not empty
  bool repeated = false;
  bool required = false;
};

// The parameters of one request, checked.
class Asked {
 public:
  // Fails with bad_argument: one that the route does not take, or twice, or lacks, or with a value
  // that is none of its kind. Error::place is the parameter's name.
  static Result<Asked> make(const Target& target, const std::vector<Parameter>& parameters);

  bool has(std::string_view name) const { return values_.contains(name); }
  // Empty where it was not given.
  std::string get(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  std::size_t count(std::string_view name, std::size_t otherwise) const;
  double share(std::string_view name) const;  // 0 where it was not given
  bool csv() const { return get("format") == "csv"; }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

// All that a handler has at hand.
struct Question {
  const HttpRequest& request;
  const Asked& query;
  const std::string& id;  // what stood in the path for {id}, or empty
  Store& store;           // for reading; this request's own
  Service& service;
};

// An answer may be so much older than the record while other processes write to it: a dossier costs
// a tenth of a second, and a run that reads changes the record twenty times in one.
inline constexpr std::chrono::milliseconds kMayLag{1000};

struct Route {
  const char* method;
  const char* path;  // "/records/{id}", below /api/v1
  const char* summary;
  const char* answer;  // what the answer holds, in a sentence
  std::vector<Parameter> parameters;
  Result<HttpAnswer> (*handler)(Question&);
  std::chrono::milliseconds may_lag = kMayLag;
  // Whether the answer follows from the record alone, so that it need not be made twice.
  bool of_record = true;
};

}  // namespace dragoman
