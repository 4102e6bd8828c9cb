// A record as rows of a relational database, by the same list of fields as its JSON.
//
// A kind is a table (event → events), a field a column of its name. A field of several parts is
// several columns (date → date_start, date_end, …). A list is a table of its own (event_actors),
// its rows in order by `ordinal`; a list in a list one more (incident_accounts_attribution, where
// `item` is the ordinal of the outer). All evidence is in one table, `evidence`: `part` says of
// which list of the record it is ("" for the record itself), `item` of which entry.
// As in JSON, offsets count code points and what is absent is NULL.
//
// Rows of a sample (every list with one entry) tell the tables and columns there are, so that
// schema and rows cannot part.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "record/json.h"

namespace dragoman {

using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string>;

struct SqlCell {
  std::string column;
  const char* type;  // as SQL names it
  SqlValue value;
};

struct SqlRow {
  std::string table;
  std::size_t keys = 1;  // so many cells at the front are its key
  std::vector<SqlCell> cells;
};

// The record's own row first. `R` is any alternative of AnyRecord.
template <typename R>
std::vector<SqlRow> sql_rows(const R& record, const TextLookup& texts);

// A row of each table that records of this kind are in.
template <typename R>
std::vector<SqlRow> sample_sql_rows();

}  // namespace dragoman
