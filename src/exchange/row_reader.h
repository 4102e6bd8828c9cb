// Rows of other data sets in: checked against the columns of their format, cell by cell.
//
// A file may hold further columns after the official ones (ours, or what a release added); where it
// has a header they are kept under their names. "None" and "NULL" stand for an empty cell. Bytes
// that are no UTF-8 become U+FFFD. A row that is wrong ends the reading, told by file, line,
// column.
#pragma once

#include <cstddef>
#include <istream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/row_columns.h"
#include "record/store.h"

namespace dragoman {

struct RowFormat {
  std::string_view name;    // "icews"
  std::string_view source;  // what foreign events have as their source: "ICEWS"
  bool header = false;
  std::vector<ColumnInfo> columns;
  // Those that name a row; none for tables that are only checked.
  std::vector<std::size_t> key;
};

// icews, polecat, gdelt, gdelt-mentions and phoenix.
const std::vector<RowFormat>& row_formats();
// Null for a name that is none.
const RowFormat* row_format(std::string_view name);

enum class RowCheck : std::uint8_t {
  foreign,  // what others wrote: cells may be empty, but for those that name the row
  ours,     // what we wrote: cells are empty only where the format says so
};

class RowReader {
 public:
  // `in` outlives this. `name` is the file's, for messages.
  RowReader(const RowFormat& format, std::istream& in, std::string name, RowCheck check);

  // The next row's cells, as many as names(); false at the end. They live until the next call.
  // Fails with bad_table or too_large (a line over 4 MiB).
  Result<bool> next(std::vector<std::string>& cells);
  // The official columns, then those of the header. After the first next().
  const std::vector<std::string>& names() const { return names_; }
  std::size_t replaced_bytes() const { return replaced_; }

 private:
  Result<bool> read_line();
  Status take_header();
  Error wrong(std::size_t column, std::string message) const;
  Status check_cell(std::size_t column, const std::string& cell) const;

  const RowFormat* format_;
  std::istream* in_;
  std::string file_;
  RowCheck check_;
  std::vector<std::string> names_;
  std::string line_;
  std::size_t number_ = 0;
  std::size_t replaced_ = 0;
  bool started_ = false;
};

// Reads a whole file that we wrote. Returns how many rows it has.
Result<std::size_t> validate_rows(const RowFormat& format, std::istream& in, std::string name);

struct RowImport {
  std::size_t rows = 0;
  std::size_t added = 0;  // that were not in the record
  std::size_t replaced_bytes = 0;
};

// Keeps all rows of a file as foreign events or, at the first that is wrong, none. The same row of
// the same data set has the same id whatever the file. Fails as RowReader and Store do.
Result<RowImport> import_rows(Store& store, const RowFormat& format, std::istream& in,
                              const std::string& name);

}  // namespace dragoman
