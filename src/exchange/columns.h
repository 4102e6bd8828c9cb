// Records as rows of a table: the columns of --csv and of sample, declared once a kind.
//
// Lists inside a cell are separated by '|'; offsets count code points; RFC 4180 quoting.
#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "briefing/lookup.h"
#include "record/derived_types.h"
#include "record/reviews.h"
#include "record/types.h"

namespace dragoman {

template <typename R>
struct Column {
  const char* name;
  std::string (*cell)(const R&, Lookup&);
};

// For events, statements, positions, issues, commitments, memberships, figures, actors, documents,
// incidents, differences, relations, verdicts (LabelledRow), reviews and foreign events.
template <typename R>
const std::vector<Column<R>>& columns_of_kind();

// A cell as CSV wants it: quoted where it holds a comma, a quote or a line break.
std::string csv_cell(const std::string& text);
// A cell of a TSV: tabs and line breaks become blanks.
std::string tsv_cell(const std::string& text);

template <typename R>
void write_csv_header(std::ostream& out) {
  const char* before = "";
  for (const Column<R>& column : columns_of_kind<R>()) {
    out << before << column.name;
    before = ",";
  }
  out << '\n';
}

template <typename R>
void write_csv_row(std::ostream& out, const R& record, Lookup& lookup) {
  const char* before = "";
  for (const Column<R>& column : columns_of_kind<R>()) {
    out << before << csv_cell(column.cell(record, lookup));
    before = ",";
  }
  out << '\n';
}

}  // namespace dragoman
