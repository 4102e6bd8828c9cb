#include "source/json_lines.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "base/utf8.h"

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

// The value at a name or, where no key has it, at a path: "article.body".
simdjson::error_code find_value(simdjson::dom::object object, std::string_view path,
                                simdjson::dom::element& value) {
  if (object.at_key(path).get(value) == simdjson::SUCCESS) return simdjson::SUCCESS;
  const std::size_t dot = path.find('.');
  if (dot == std::string_view::npos) return simdjson::NO_SUCH_FIELD;
  simdjson::dom::object inner;
  const auto failure = object.at_key(path.substr(0, dot)).get_object().get(inner);
  return failure == simdjson::SUCCESS ? find_value(inner, path.substr(dot + 1), value) : failure;
}

Error no_string(std::string_view key, const std::string& place) {
  return {ErrorCode::bad_json, fmt::format("'{}' is no string", key), place};
}

}  // namespace

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

struct JsonLineReader::Parser {
  simdjson::dom::parser parser;
};

JsonLineReader::JsonLineReader(FieldMap fields)
    : fields_(std::move(fields)), parser_(std::make_unique<Parser>()) {}
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
  auto take = [&](std::string_view name, simdjson::dom::element value) {
    std::string* field = field_of(document, name);
    if (field == nullptr || value.is_null()) return true;
    std::string_view text;
    if (value.get_string().get(text) != simdjson::SUCCESS) return false;
    *field = std::string(text);
    has_text = has_text || field == &document.text;
    return true;
  };
  for (auto [key, value] : object) {
    if (is_mapped(key)) continue;
    if (!take(key, value)) return no_string(key, place);
  }
  for (const auto& [name, path] : fields_) {
    simdjson::dom::element value;
    if (find_value(object, path, value) != simdjson::SUCCESS) continue;
    if (!take(name, value)) return no_string(path, place);
  }
  if (!has_text) return Error{ErrorCode::bad_json, no_text(), place};
  return document;
}

// Whether the field is taken from elsewhere.
bool JsonLineReader::is_mapped(std::string_view field) const {
  return std::any_of(fields_.begin(), fields_.end(),
                     [&](const auto& mapped) { return mapped.first == field; });
}

std::string JsonLineReader::no_text() const {
  for (const auto& [name, path] : fields_) {
    if (name == "text") return fmt::format("no '{}' in the object, which is to be the text", path);
  }
  return "no 'text' in the object; --field text=NAME says where it stands";
}

void give_fields(JsonDocument fields, std::uint32_t replaced, const std::string& place,
                 const InputPiece& piece, Numbered& documents, ReadJob& job) {
  std::replace(fields.text.begin(), fields.text.end(), '\0', ' ');
  if (fields.text.starts_with("\xEF\xBB\xBF")) fields.text.erase(0, 3);
  if (trim(fields.text).empty()) {
    return job.fail({ErrorCode::empty_input, "'text' is nothing but white space", place}, place);
  }
  // A date in another form than ours is read where it is plain what it means.
  std::string day = find_published(fields.metadata.published, *job.tables);
  if (!day.empty()) fields.metadata.published = std::move(day);
  const Metadata known = merge(piece.known, fields.metadata);
  if (auto error = date_error(known, place)) job.fail(std::move(*error), place);
  if (!job.going) return;
  std::string sha256 = sha256_hex(fields.text);
  Decoded decoded;
  decoded.text = std::move(fields.text);
  decoded.encoding = "UTF-8";
  decoded.replaced = replaced;
  documents.give(build_document(std::move(decoded), std::move(sha256), "", known, *job.tables));
}

void read_json_lines(ByteReader& bytes, const InputPiece& piece, ReadJob& job) {
  const std::size_t limit = job.options->line_limit;
  JsonLineReader reader(job.options->fields);
  Numbered documents(piece.name, job);
  std::string line;
  for (std::size_t number = 1; job.going; ++number) {
    const ByteReader::Got got = bytes.read_line(line, limit);
    if (got == ByteReader::Got::end) break;
    if (got == ByteReader::Got::line && trim(line).empty()) continue;
    documents.count();
    const std::string place = fmt::format("{}:{}", piece.name, number);
    if (got == ByteReader::Got::too_long) {
      job.fail({ErrorCode::too_large,
                fmt::format("a line of more than {} bytes; --max-bytes raises this", limit), place},
               place);
      continue;
    }
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    const auto replaced = static_cast<std::uint32_t>(repair_utf8(line));
    Result<JsonDocument> fields = reader.read(line, place);
    if (!fields) {
      job.fail(fields.error(), place);
    } else {
      give_fields(std::move(*fields), replaced, place, piece, documents, job);
    }
  }
  if (job.going && documents.counted() == 0 && !bytes.error()) {
    job.fail({ErrorCode::empty_input, "nothing but white space", ""}, piece.name);
  }
  job.fail_if_broken(bytes, piece.name);
}

}  // namespace dragoman
