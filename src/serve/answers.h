// How answers are put together: the record's own JSON where there is one, and what goes around it.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "exchange/columns.h"
#include "record/json.h"
#include "record/store.h"
#include "serve/cited.h"
#include "serve/http.h"

namespace dragoman {

using Json = nlohmann::ordered_json;

// Text that came from outside may hold anything; what is no UTF-8 is replaced.
std::string dump(const Json& value);
Json or_null(const std::string& text);
Json json_of(const std::optional<Date>& date);
// {"title", "outlet", "file", "published", "genre"}
Json in_short(const Document& document);
// A document as lists have it: without text, blocks and sentences.
std::string listed(const Document& document);

// One object out of parts that are JSON already: {"a": ..., "b": ...}.
class ObjectText {
 public:
  void put_json(std::string_view name, std::string_view json);
  void put(std::string_view name, const Json& value) { put_json(name, dump(value)); }
  std::string take();

 private:
  std::string text_ = "{";
};

// [..., ...]
template <typename R>
std::string array_of(const std::vector<R>& records, const TextLookup& texts) {
  std::string out = "[";
  for (const R& record : records) {
    if (out.size() > 1) out += ',';
    if constexpr (std::is_same_v<R, Document>) {
      out += listed(record);
    } else {
      out += to_json(record, texts);
    }
  }
  return out + "]";
}

// A table for those who want rows. Cells are quoted where they have to be.
class CsvText {
 public:
  explicit CsvText(const std::vector<std::string>& header) { row(header); }
  void row(const std::vector<std::string>& cells);
  // To be kept under this name.
  HttpAnswer response(const std::string& name) &&;

 private:
  std::string text_;
};

template <typename R>
HttpAnswer csv_of(const std::vector<R>& records, Store& store, const std::string& name) {
  Lookup lookup(store);
  const std::vector<Column<R>>& columns = columns_of_kind<R>();
  std::vector<std::string> cells;
  for (const Column<R>& column : columns) cells.emplace_back(column.name);
  CsvText out(cells);
  for (const R& record : records) {
    cells.clear();
    for (const Column<R>& column : columns) cells.push_back(column.cell(record, lookup));
    out.row(cells);
  }
  return std::move(out).response(name);
}

}  // namespace dragoman
