#include "serve/routes.h"

#include <fmt/format.h>

#include <set>

#include "serve/answers.h"
#include "serve/service.h"

namespace dragoman {
namespace {

Json schema_of(const Parameter& parameter) {
  Json out{{"type", "string"}};
  switch (parameter.kind) {
    case ParameterKind::text:
      break;
    case ParameterKind::day:
      out["format"] = "date";
      break;
    case ParameterKind::count:
      out = {{"type", "integer"}, {"minimum", 1}};
      break;
    case ParameterKind::share:
      out = {{"type", "number"}, {"minimum", 0}, {"maximum", 1}};
      break;
    case ParameterKind::flag:
      out["enum"] = {"0", "1"};
      break;
    case ParameterKind::pair:
      out["pattern"] = "^[A-Z]{3}-[A-Z]{3}$";
      break;
    case ParameterKind::country:
      out["pattern"] = "^[A-Z]{3}$";
      break;
  }
  if (!parameter.words.empty()) out["enum"] = parameter.words;
  if (parameter.repeated) out = {{"type", "array"}, {"items", std::move(out)}};
  return out;
}

Json parameters_of(const Route& route) {
  Json out = Json::array();
  const std::string_view path = route.path;
  if (path.find("{id}") != std::string_view::npos) {
    out.push_back({{"name", "id"},
                   {"in", "path"},
                   {"required", true},
                   {"description", "An id, or for a record a beginning that only one has"},
                   {"schema", {{"type", "string"}}}});
  }
  for (const Parameter& parameter : route.parameters) {
    out.push_back({{"name", parameter.name},
                   {"in", "query"},
                   {"required", parameter.required},
                   {"description", parameter.help},
                   {"schema", schema_of(parameter)}});
  }
  return out;
}

Json operation_of(const Route& route) {
  const bool has_csv =
      std::any_of(route.parameters.begin(), route.parameters.end(),
                  [](const Parameter& one) { return std::string_view(one.name) == "format"; });
  Json content{{"application/json", {{"schema", {{"type", "object"}}}}}};
  if (has_csv) content["text/csv"] = {{"schema", {{"type", "string"}}}};
  const std::string_view method = route.method;
  const char* good =
      method == "POST" ? (std::string_view(route.path) == "/read" ? "202" : "201") : "200";
  Json out{{"summary", route.summary}, {"parameters", parameters_of(route)}};
  if (method == "POST") {
    Json body{{"application/json", {{"schema", {{"type", "object"}}}}}};
    if (std::string_view(route.path) == "/read") {
      body["*/*"] = {{"schema", {{"type", "string"}, {"format", "binary"}}}};
    }
    out["requestBody"] = {{"required", true}, {"content", std::move(body)}};
  }
  out["responses"] = {{good, {{"description", route.answer}, {"content", std::move(content)}}},
                      {"default", {{"$ref", "#/components/responses/Error"}}}};
  return out;
}

Json error_schema() {
  return {{"description", "What was wrong: code, message, and where (a parameter, field or path)"},
          {"content",
           {{"application/json",
             {{"schema",
               {{"type", "object"},
                {"properties",
                 {{"error",
                   {{"type", "object"},
                    {"properties",
                     {{"code", {{"type", "string"}}},
                      {"message", {{"type", "string"}}},
                      {"where", {{"type", {"string", "null"}}}}}}}}}}}}}}}}};
}

std::string lower(std::string_view method) {
  std::string out(method);
  for (char& c : out) c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> kRoutes = [] {
    std::vector<Route> all;
    add_status(all);
    add_views(all);
    add_charts(all);
    add_search(all);
    add_lists(all);
    add_changes(all);
    return all;
  }();
  return kRoutes;
}

std::string openapi_document(const std::string& version) {
  Json paths = Json::object();
  for (const Route& route : routes()) paths[route.path][lower(route.method)] = operation_of(route);
  return dump(
      {{"openapi", "3.1.0"},
       {"info",
        {{"title", "Dragoman"},
         {"version", version},
         {"description",
          "What a record holds. Records are as docs/record.md describes them; offsets count code "
          "points. Requests that change something need the header X-Dragoman."}}},
       {"servers", {{{"url", "/api/v1"}}}},
       {"components",
        {{"securitySchemes", {{"token", {{"type", "http"}, {"scheme", "bearer"}}}}},
         {"responses", {{"Error", error_schema()}}}}},
       {"security", {Json::object(), {{"token", Json::array()}}}},
       {"paths", std::move(paths)}});
}

}  // namespace dragoman
