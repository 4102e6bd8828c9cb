#include "source/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "source/encoding.h"
#include "source/json_lines.h"

namespace dragoman {
namespace {

// Whether a quoted cell is open at the end: quotes come in pairs, the doubled ones too.
bool has_open_quote(std::string_view row) {
  return std::count(row.begin(), row.end(), '"') % 2 == 1;
}

char find_separator(std::string_view header) {
  constexpr std::array<char, 3> kSeparators = {',', ';', '\t'};
  return *std::max_element(kSeparators.begin(), kSeparators.end(), [&](char a, char b) {
    return std::count(header.begin(), header.end(), a) <
           std::count(header.begin(), header.end(), b);
  });
}

void split_cells(std::string_view row, char separator, std::vector<std::string>& cells) {
  cells.clear();
  cells.emplace_back();
  bool quoted = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const char c = row[i];
    if (quoted) {
      if (c != '"') {
        cells.back() += c;
      } else if (i + 1 < row.size() && row[i + 1] == '"') {
        cells.back() += row[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"' && cells.back().empty()) {
      quoted = true;
    } else if (c == separator) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
}

// The columns of a header that are fields of ours.
struct Columns {
  std::vector<std::string> field_at;  // by column; empty where it is none of ours
  std::string missing_text;           // what was looked for, where no column holds the text
};

Columns find_columns(const std::vector<std::string>& header, const FieldMap& fields) {
  JsonDocument any;
  Columns columns;
  bool has_text = false;
  std::string text = "text";
  for (const auto& [field, column] : fields) {
    if (field == "text") text = column;
  }
  for (const std::string& cell : header) {
    const std::string name(trim(cell));
    std::string found;
    const std::string lower = to_lower(name);
    const bool elsewhere = std::any_of(fields.begin(), fields.end(),
                                       [&](const auto& mapped) { return mapped.first == lower; });
    if (!elsewhere && field_of(any, lower) != nullptr) found = lower;
    for (const auto& [field, column] : fields) {
      if (column == name) found = field;
    }
    has_text = has_text || found == "text";
    columns.field_at.push_back(std::move(found));
  }
  if (!has_text) columns.missing_text = text;
  return columns;
}

// Rows come in the encoding of whoever wrote the file; what is no UTF-8 is told row by row.
std::uint32_t decode_cell(std::string& cell) {
  std::string copy = cell;
  if (repair_utf8(copy) == 0) return 0;
  auto decoded = decode_text(std::move(cell));
  if (!decoded) {
    cell = std::move(copy);
    return static_cast<std::uint32_t>(repair_utf8(cell)) + 1;
  }
  cell = std::move(decoded->text);
  return decoded->replaced;
}

class Rows {
 public:
  Rows(ByteReader& bytes, const InputPiece& piece, ReadJob& job)
      : bytes_(&bytes),
        piece_(&piece),
        job_(&job),
        reader_(bytes, job.options->line_limit),
        documents_(piece.name, job) {}

  void read() {
    std::vector<std::string> cells;
    if (reader_.next(cells) != CsvReader::Got::row) {
      if (!bytes_->error()) job_->fail({ErrorCode::empty_input, "no header", ""}, piece_->name);
      return job_->fail_if_broken(*bytes_, piece_->name);
    }
    if (cells[0].starts_with("\xEF\xBB\xBF")) cells[0].erase(0, 3);
    columns_ = find_columns(cells, job_->options->fields);
    if (!columns_.missing_text.empty()) {
      return job_->fail({ErrorCode::bad_table,
                         fmt::format("no column '{}' in the header; --field text=COLUMN says where "
                                     "the text stands",
                                     columns_.missing_text),
                         piece_->name + ":1"},
                        piece_->name);
    }
    while (job_->going) {
      const CsvReader::Got got = reader_.next(cells);
      if (got == CsvReader::Got::end) break;
      documents_.count();
      one_row(got, cells);
    }
    job_->fail_if_broken(*bytes_, piece_->name);
  }

 private:
  void one_row(CsvReader::Got got, std::vector<std::string>& cells) {
    const std::string place = fmt::format("{}:{}", piece_->name, reader_.line());
    if (got == CsvReader::Got::too_long) {
      return job_->fail({ErrorCode::too_large,
                         fmt::format("a row of more than {} bytes (a quote left open?); "
                                     "--max-bytes raises this",
                                     job_->options->line_limit),
                         place},
                        place);
    }
    if (cells.size() != columns_.field_at.size()) {
      return job_->fail({ErrorCode::bad_table,
                         fmt::format("{} cells, wanted {} as in the header", cells.size(),
                                     columns_.field_at.size()),
                         place},
                        place);
    }
    JsonDocument fields;
    std::uint32_t replaced = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      std::string* field = field_of(fields, columns_.field_at[i]);
      if (field == nullptr) continue;
      replaced += decode_cell(cells[i]);
      *field = std::move(cells[i]);
    }
    give_fields(std::move(fields), replaced, place, *piece_, documents_, *job_);
  }

  ByteReader* bytes_;
  const InputPiece* piece_;
  ReadJob* job_;
  CsvReader reader_;
  Columns columns_;
  Numbered documents_;
};

}  // namespace

// One row, over as many lines as its quotes hold.
bool CsvReader::read_row() {
  row_.clear();
  too_long_ = false;
  row_line_ = lines_ + 1;
  bool open = false;
  while (true) {
    const ByteReader::Got got = bytes_->read_line(line_, limit_);
    if (got == ByteReader::Got::end) return !row_.empty() || too_long_;
    ++lines_;
    if (got == ByteReader::Got::too_long) too_long_ = true;
    if (line_.ends_with('\r')) line_.pop_back();
    open = open != has_open_quote(line_);
    if (!too_long_ && row_.size() + line_.size() > limit_) too_long_ = true;
    if (too_long_) {
      // Where a quote was left open, the next line that can begin a row does.
      std::string().swap(row_);
      return true;
    }
    row_ += line_;
    if (!open) return true;
    row_ += '\n';
  }
}

CsvReader::Got CsvReader::next(std::vector<std::string>& cells) {
  while (read_row()) {
    if (too_long_) return Got::too_long;
    if (trim(row_).empty()) continue;
    if (separator_ == '\0') separator_ = find_separator(row_);
    split_cells(row_, separator_, cells);
    return Got::row;
  }
  return Got::end;
}

void read_csv(ByteReader& bytes, const InputPiece& piece, ReadJob& job) {
  Rows(bytes, piece, job).read();
}

}  // namespace dragoman
