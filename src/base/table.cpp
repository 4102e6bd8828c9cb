#include "base/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <system_error>

#include "base/utf8.h"

namespace dragoman {
namespace {

Error bad(const std::string& name, std::size_t line, std::string message) {
  return {ErrorCode::bad_table, std::move(message), fmt::format("{}:{}", name, line)};
}

// The position in the file's header of each column that was asked for.
Result<std::vector<std::size_t>> find_columns(const std::vector<std::string_view>& header,
                                              const std::vector<std::string_view>& wanted,
                                              const std::string& name, std::size_t line) {
  std::vector<std::size_t> positions;
  for (std::string_view column : wanted) {
    auto count = std::count(header.begin(), header.end(), column);
    if (count != 1) {
      return bad(name, line,
                 fmt::format("the header has {} columns named '{}', wanted one", count, column));
    }
    positions.push_back(
        static_cast<std::size_t>(std::find(header.begin(), header.end(), column) - header.begin()));
  }
  return positions;
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    std::uint64_t eight = 0;  // bytes at once, as most are ASCII
    if (i + 8 <= text.size()) std::memcpy(&eight, text.data() + i, 8);
    if (i + 8 <= text.size() && (eight & 0x8080808080808080U) == 0) {
      i += 8;
      continue;
    }
    if ((text[i] & 0x80) == 0) {
      ++i;
      continue;
    }
    const CodePoint c = decode_at(text, i);
    if (c.value == 0xFFFD && c.size == 1) return false;
    i += c.size;
  }
  return true;
}

void cut_cells(std::string_view line, std::vector<std::string_view>& cells) {
  cells.clear();
  for (std::size_t begin = 0;;) {
    const std::size_t tab = line.find('\t', begin);
    cells.push_back(line.substr(begin, tab - begin));
    if (tab == std::string_view::npos) return;
    begin = tab + 1;
  }
}

bool has_blank_ends(std::string_view cell) {
  if (cell.empty()) return false;
  const auto plain = [](char c) { return c > ' ' && c < 0x7F; };
  if (plain(cell.front()) && plain(cell.back())) return false;
  return trim(cell).size() != cell.size();
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
  std::error_code code;
  auto status = std::filesystem::status(path, code);
  if (!std::filesystem::exists(status)) {
    return Error{ErrorCode::not_found, "no such file", path.string()};
  }
  if (std::filesystem::is_directory(status)) {
    return Error{ErrorCode::not_readable, "is a folder, wanted a file", path.string()};
  }
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::not_readable, std::strerror(errno), path.string()};
  std::string text;
  const auto size = std::filesystem::file_size(path, code);  // none for a pipe
  if (!code) text.reserve(std::min<std::size_t>(size, limit));
  char buffer[1 << 16];
  while (in.read(buffer, sizeof buffer) || in.gcount() > 0) {
    text.append(buffer, static_cast<std::size_t>(in.gcount()));
    if (text.size() > limit) {
      return Error{ErrorCode::too_large, fmt::format("more than {} bytes", limit), path.string()};
    }
  }
  if (in.bad()) return Error{ErrorCode::not_readable, std::strerror(errno), path.string()};
  return text;
}

Result<Table> Table::load(const std::filesystem::path& path,
                          const std::vector<std::string_view>& columns) {
  auto text = read_file(path);
  if (!text) return text.error();
  return parse(*text, path.string(), columns);
}

namespace {

// What is wrong with a row's cells by themselves.
Status check_cells(const std::vector<std::string_view>& wanted, bool valid, const std::string& name,
                   std::size_t number) {
  for (const std::string_view cell : wanted) {
    if (has_blank_ends(cell)) {
      return bad(name, number, fmt::format("'{}' has blanks at its ends", cell));
    }
    if (!valid && !is_utf8(cell)) return bad(name, number, "invalid UTF-8");
  }
  return {};
}

}  // namespace

Status Table::scan(std::string_view text, const std::string& name,
                   const std::vector<std::string_view>& columns, const RowSink& sink,
                   std::vector<Error>* refused) {
  const bool valid = is_utf8(text);
  bool has_header = false;
  std::size_t width = 0;
  std::vector<std::size_t> positions;
  std::vector<std::string_view> cells;
  std::vector<std::string_view> wanted(columns.size());
  std::size_t number = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.empty() || line.front() == '#') continue;
    cut_cells(line, cells);
    if (!has_header) {
      has_header = true;
      width = cells.size();
      auto found = find_columns(cells, columns, name, number);
      if (!found) return found.error();
      positions = std::move(*found);
      continue;
    }
    Status taken;
    if (cells.size() != width) {
      taken = bad(name, number,
                  fmt::format("{} cells, wanted {} as in the header", cells.size(), width));
    } else {
      for (std::size_t i = 0; i < positions.size(); ++i) wanted[i] = cells[positions[i]];
      taken = check_cells(wanted, valid, name, number);
    }
    if (taken) taken = sink(wanted, number);
    if (taken) continue;
    if (refused == nullptr) return taken;
    refused->push_back(taken.error());
  }
  if (!has_header) return bad(name, number, "no header row");
  return {};
}

Result<Table> Table::parse_into(std::string_view text, std::string name,
                                const std::vector<std::string_view>& columns,
                                std::vector<Error>* refused) {
  Table table;
  table.names_.push_back(std::move(name));
  table.width_ = columns.size();
  Status scanned = scan(
      text, table.names_[0], columns,
      [&](std::span<const std::string_view> cells, std::size_t line) -> Status {
        for (const std::string_view cell : cells) table.cells_.emplace_back(cell);
        table.lines_.push_back({line, 0});
        return {};
      },
      refused);
  if (!scanned) return scanned.error();
  return table;
}

Result<Table> Table::parse(std::string_view text, std::string name,
                           const std::vector<std::string_view>& columns) {
  return parse_into(text, std::move(name), columns, nullptr);
}

Result<Table> Table::parse(std::string_view text, std::string name,
                           const std::vector<std::string_view>& columns,
                           std::vector<Error>& refused) {
  return parse_into(text, std::move(name), columns, &refused);
}

Table Table::emptied() const {
  Table table;
  table.width_ = width_;
  return table;
}

void Table::append(const Table& other, std::size_t row) {
  check(other.width_ == width_, "tables of other columns cannot be joined");
  const std::string& name = other.names_[other.lines_[row].file];
  auto file = std::find(names_.begin(), names_.end(), name);
  if (file == names_.end()) file = names_.insert(file, name);
  lines_.push_back({other.lines_[row].number, static_cast<std::size_t>(file - names_.begin())});
  for (std::size_t column = 0; column < width_; ++column) {
    cells_.push_back(other.cells_[row * width_ + column]);
  }
}

const std::string& Table::cell(std::size_t row, std::size_t column) const {
  return cells_[row * width_ + column];
}

std::vector<std::string> Table::list(std::size_t row, std::size_t column) const {
  std::vector<std::string> items;
  const std::string& text = cell(row, column);
  if (text.empty()) return items;
  for (std::string_view item : split(text, '|')) items.emplace_back(item);
  return items;
}

std::string Table::place(std::size_t row) const {
  return fmt::format("{}:{}", names_[lines_[row].file], lines_[row].number);
}

Error Table::error(std::size_t row, std::string message) const {
  return {ErrorCode::bad_table, std::move(message), place(row)};
}

}  // namespace dragoman
