// CSV: a header, then one document a row.
//
// Cells in double quotes may hold line ends, and "" for a quote (RFC 4180). The separator is the
// one of comma, semicolon and tab that the header has most of. Columns are our fields by their
// names, or those that --field maps; others are passed over. A row with too few or too many cells
// is reported with its line, and the next row is read; a quote that is never closed ends with the
// row's limit. Source: RFC 4180; separators as spreadsheets write them.
#pragma once

#include <string>
#include <vector>

#include "source/read_job.h"

namespace dragoman {

// Rows of cells, one after the other.
class CsvReader {
 public:
  // `separator` '\0': to be found in the first row.
  CsvReader(ByteReader& bytes, std::size_t row_limit, char separator = '\0')
      : bytes_(&bytes), limit_(row_limit), separator_(separator) {}

  enum class Got : std::uint8_t { row, too_long, end };
  // Rows without a character are passed over.
  Got next(std::vector<std::string>& cells);
  std::size_t line() const { return row_line_; }  // on which the row began, from 1

 private:
  bool read_row();

  ByteReader* bytes_;
  std::size_t limit_;
  char separator_;
  std::string row_;  // as it stands, quotes and all
  std::string line_;
  bool too_long_ = false;
  std::size_t lines_ = 0;
  std::size_t row_line_ = 0;
};

void read_csv(ByteReader& bytes, const InputPiece& piece, ReadJob& job);

}  // namespace dragoman
