// The reader of the plain tables in data/: tab-separated, `#` comments, one header row.
//
// Every table of the project goes through here, so a bad line is reported the same way everywhere:
// file, line, what was found, what was wanted. Cells hold no quoting; lists are split at '|'.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dragoman {

class Table {
 public:
  // Reads a file, or text that stands for one. Fails (bad_table) on a missing or doubled column, a
  // row with more or fewer cells than the header, a cell with blanks at its ends, invalid UTF-8.
  static Result<Table> load(const std::filesystem::path& path,
                            const std::vector<std::string_view>& columns);
  static Result<Table> parse(std::string_view text, std::string name,
                             const std::vector<std::string_view>& columns);
  // The same, but rows that are refused are left out and told; only the header can fail.
  static Result<Table> parse(std::string_view text, std::string name,
                             const std::vector<std::string_view>& columns,
                             std::vector<Error>& refused);

  // Takes a row's cells, by the position in the `columns` asked for, and its line's number; what it
  // fails with ends the scan. The cells are views into the text.
  using RowSink = std::function<Status(std::span<const std::string_view> cells, std::size_t line)>;
  // The same checks as parse(), row by row and without a copy: for tables of many rows. With
  // `refused`, rows that fail are told there and the scan goes on.
  static Status scan(std::string_view text, const std::string& name,
                     const std::vector<std::string_view>& columns, const RowSink& sink,
                     std::vector<Error>* refused = nullptr);

  std::size_t rows() const { return lines_.size(); }
  // The cell at a row and at one of the `columns` asked for, by its position there.
  const std::string& cell(std::size_t row, std::size_t column) const;
  // The cell's items, split at '|'; none for an empty cell.
  std::vector<std::string> list(std::size_t row, std::size_t column) const;
  // "data/states.tsv:17", for messages.
  std::string place(std::size_t row) const;
  Error error(std::size_t row, std::string message) const;

  // A table of the same columns without rows, and a row of another table of these columns, which
  // keeps its place.
  Table emptied() const;
  void append(const Table& other, std::size_t row);

 private:
  static Result<Table> parse_into(std::string_view text, std::string name,
                                  const std::vector<std::string_view>& columns,
                                  std::vector<Error>* refused);

  struct Line {
    std::size_t number = 0;
    std::size_t file = 0;  // of names_
  };
  std::vector<std::string> names_;  // of the files that rows are from
  std::size_t width_ = 0;           // columns asked for
  std::vector<std::string> cells_;  // row after row
  std::vector<Line> lines_;
};

// The whole of a file. Fails with not_found, not_readable or too_large.
Result<std::string> read_file(const std::filesystem::path& path,
                              std::size_t limit = std::size_t{1} << 30);

}  // namespace dragoman
