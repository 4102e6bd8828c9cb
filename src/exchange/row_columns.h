// The columns of other data sets' rows: what each is called, what stands there, when it is empty.
//
// Declared once a format; its header, its validator and docs/exchange.md follow from the list.
// Cells are UTF-8 without tabs, line breaks and other control characters, which become blanks;
// nothing is quoted, as in the data sets themselves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/event_rows.h"

namespace dragoman {

enum class CellKind : std::uint8_t {
  text,
  whole,        // digits
  number,       // decimal
  day,          // 2025-03-21
  compact_day,  // 20250321
  stamp,        // 20250321000000
  code,         // of CAMEO: two to four digits
};
std::string_view cell_kind_name(CellKind kind);

struct ColumnInfo {
  std::string_view name;
  CellKind kind = CellKind::text;
  std::string_view empty;  // when nothing stands there: "no place", "always"; "" for never
  std::string_view what;
};

template <typename R>
struct RowColumn {
  ColumnInfo info;
  std::string (*cell)(const R&);
};

// One mention of a row: the row and the number of the telling.
struct MentionRow {
  const EventRow* row = nullptr;
  std::size_t telling = 0;

  const Telling& told() const { return row->tellings[telling]; }
};

std::string row_cell(std::string text);
// "2.5"; what reads back as the same number.
std::string number_cell(double value);

// The official columns of each format.
using EventColumn = RowColumn<EventRow>;
using MentionColumn = RowColumn<MentionRow>;
std::span<const EventColumn> icews_columns();
std::span<const EventColumn> polecat_columns();
std::span<const EventColumn> gdelt_columns();
std::span<const MentionColumn> gdelt_mention_columns();
std::span<const EventColumn> phoenix_columns();
// Realis, attribution, evidence, confidence: for formats that allow columns at the end.
std::span<const EventColumn> extra_columns();

template <typename R>
void write_header(std::ostream& out, std::span<const RowColumn<R>> columns, const char* before) {
  for (const RowColumn<R>& column : columns) {
    out << before << column.info.name;
    before = "\t";
  }
}

template <typename R>
void write_cells(std::ostream& out, std::span<const RowColumn<R>> columns, const R& row,
                 const char* before) {
  for (const RowColumn<R>& column : columns) {
    out << before << row_cell(column.cell(row));
    before = "\t";
  }
}

// Parts of cells that several formats share.
namespace cells {
std::string name(const ActorRecord* actor);
std::string title(const ActorRecord* actor, const std::string& day);  // offices held, by "; "
std::string country(const EventRow& row, const ActorRecord* actor);   // alpha-3
CodeParts parts(const EventRow& row, const ActorRecord* actor);
std::string place_country(const EventRow& row);  // alpha-3
// Whether the place is a whole state.
bool place_is_state(const EventRow& row);
std::string city(const EventRow& row);
std::string latitude(const EventRow& row);
std::string longitude(const EventRow& row);
std::string joined(const std::vector<std::string>& items, std::string_view between);
std::string compact(const std::string& day);        // "20250321"
std::string address(const Document& document);      // its URL, else its file
std::string quad_number(const EventRecord& event);  // "1" to "4"
std::string cameo_root(const EventRecord& event);
std::string cameo_base(const EventRecord& event);
}  // namespace cells

}  // namespace dragoman
