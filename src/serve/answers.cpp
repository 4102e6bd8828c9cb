#include "serve/answers.h"

#include <fmt/format.h>

namespace dragoman {

std::string dump(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json json_of(const std::optional<Date>& date) {
  if (!date) return nullptr;
  return {{"start", or_null(date->start)},
          {"end", or_null(date->end)},
          {"precision", precision_name(date->precision)},
          {"text", date->text},
          {"basis", date->basis}};
}

Json in_short(const Document& document) {
  return {{"title", or_null(document.title)},
          {"outlet", or_null(document.outlet)},
          {"file", document.file},
          {"published", json_of(document.published)},
          {"genre", document.genre}};
}

std::string listed(const Document& document) {
  return dump({{"record", "document"},
               {"id", document.id},
               {"file", document.file},
               {"title", or_null(document.title)},
               {"outlet", or_null(document.outlet)},
               {"byline", or_null(document.byline)},
               {"published", json_of(document.published)},
               {"language", document.language},
               {"genre", document.genre},
               {"url", or_null(document.url)},
               {"sha256", document.sha256},
               {"dateline_place", or_null(document.dateline_place)},
               {"replaced_bytes", document.replaced_bytes}});
}

void ObjectText::put_json(std::string_view name, std::string_view json) {
  if (text_.size() > 1) text_ += ',';
  text_ += fmt::format("\"{}\":", name);
  text_ += json;
}

std::string ObjectText::take() {
  return std::move(text_) + "}";
}

void CsvText::row(const std::vector<std::string>& cells) {
  const char* before = "";
  for (const std::string& cell : cells) {
    text_ += before;
    text_ += csv_cell(cell);
    before = ",";
  }
  text_ += "\r\n";
}

HttpAnswer CsvText::response(const std::string& name) && {
  HttpAnswer out;
  out.set("Content-Type", "text/csv; charset=utf-8");
  out.set("Content-Disposition", fmt::format("attachment; filename=\"{}.csv\"", name));
  out.body = std::make_shared<const std::string>(std::move(text_));
  return out;
}

}  // namespace dragoman
