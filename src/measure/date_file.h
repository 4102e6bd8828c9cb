// Files in which dates are marked: treebanks with GUM's dates in MISC, and tables of our own form.
//
// GUM keeps TEI's elements in MISC (`XML=<date when:::"2014-05">` … `</date>`); a document's day is
// `# meta::dateCreated`. Times of the day (`<time …>`) are marked but not measured. The table is
// TSV `text, published, span, value` and, if it likes, `kind`: a row an expression, rows of one
// text together, an empty span for a text without dates. The span is words of the text, or two
// offsets in characters ("12:20"). Values are ISO 8601 days, months, years, weeks, "199X",
// "2023-Q1",
// XXXX for an open year, A/B for spans; an empty or unknown value is not measured.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "base/result.h"

namespace dragoman {

// Inclusive days, as a record's date has them ("2025-03-21", "XXXX-03-21").
struct DateBounds {
  std::string start;
  std::string end;
  friend bool operator==(const DateBounds&, const DateBounds&) = default;
};

struct MarkedDate {
  Span span;
  std::string value;  // as the file has it
  std::optional<DateBounds> bounds;
  std::string kind;  // of the file, or by its value: day, week, month, year, span, open year, none
  std::size_t line = 0;
};

struct DatedText {
  Document document;  // with its day of publication, if the file gives one
  std::vector<MarkedDate> dates;
  std::vector<Span> unmeasured;
};

// What a value means; nothing for what is none.
std::optional<DateBounds> date_bounds(std::string_view value);

// The form is told by the text. Fails with bad_table, naming `name:line`, on what parse_conllu or
// Table refuse, on a span that is not in its text, on a day that is none.
Result<std::vector<DatedText>> parse_date_file(std::string_view text, const std::string& name);

}  // namespace dragoman
