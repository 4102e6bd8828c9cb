#include "source/json_lines.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace dragoman {
namespace {

// Where JSON breaks off. simdjson is quick but does not say, so a line that it refuses is read a
// second time.
struct WhereItBreaks : nlohmann::json_sax<nlohmann::json> {
  std::size_t byte = 0;
  std::string what;

  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
  bool string(string_t& /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return true; }
  bool start_object(std::size_t /*elements*/) override { return true; }
  bool key(string_t& /*value*/) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t /*elements*/) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string& /*last_token*/,
                   const nlohmann::json::exception& /*error*/) override {
    byte = position;
    return false;
  }
};

Error broken_json(const std::string& line, const std::string& place, std::string_view what) {
  WhereItBreaks handler;
  nlohmann::json::sax_parse(line, &handler);
  std::size_t end = std::min(handler.byte, line.size());
  auto column = std::count_if(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(end),
                              [](char c) { return (c & 0xC0) != 0x80; });
  return {ErrorCode::bad_json, std::string(what),
          fmt::format("{}:{}", place, std::max<std::ptrdiff_t>(column, 1))};
}

std::string* field_of(JsonDocument& document, std::string_view key) {
  if (key == "text") return &document.text;
  if (key == "url") return &document.metadata.url;
  if (key == "outlet") return &document.metadata.outlet;
  if (key == "published") return &document.metadata.published;
  if (key == "title") return &document.metadata.title;
  if (key == "byline") return &document.metadata.byline;
  if (key == "language") return &document.metadata.language;
  if (key == "genre") return &document.metadata.genre;
  return nullptr;
}

}  // namespace

struct JsonLineReader::Parser {
  simdjson::dom::parser parser;
};

JsonLineReader::JsonLineReader() : parser_(std::make_unique<Parser>()) {}
JsonLineReader::~JsonLineReader() = default;

Result<JsonDocument> JsonLineReader::read(const std::string& line, const std::string& place) {
  simdjson::dom::element root;
  auto failure = parser_->parser.parse(line).get(root);
  if (failure != simdjson::SUCCESS) {
    return broken_json(line, place, simdjson::error_message(failure));
  }
  simdjson::dom::object object;
  if (root.get_object().get(object) != simdjson::SUCCESS) {
    return Error{ErrorCode::bad_json, "wanted an object {\"text\": …} in the line",
                 fmt::format("{}:1", place)};
  }
  JsonDocument document;
  bool has_text = false;
  for (auto [key, value] : object) {
    std::string* field = field_of(document, key);
    if (field == nullptr || value.is_null()) continue;
    std::string_view text;
    if (value.get_string().get(text) != simdjson::SUCCESS) {
      return Error{ErrorCode::bad_json, fmt::format("'{}' is no string", key), place};
    }
    *field = std::string(text);
    has_text = has_text || field == &document.text;
  }
  if (!has_text) return Error{ErrorCode::bad_json, "no 'text' in the object", place};
  return document;
}

}  // namespace dragoman
