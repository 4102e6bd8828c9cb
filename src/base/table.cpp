#include "base/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
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

Result<Table> Table::parse(std::string_view text, std::string name,
                           const std::vector<std::string_view>& columns) {
  Table table;
  table.name_ = std::move(name);
  std::vector<std::size_t> positions;
  std::size_t width = 0;
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    auto cells = split(line, '\t');
    if (width == 0) {
      auto found = find_columns(cells, columns, table.name_, number);
      if (!found) return found.error();
      positions = std::move(*found);
      width = cells.size();
      continue;
    }
    if (cells.size() != width) {
      return bad(table.name_, number,
                 fmt::format("{} cells, wanted {} as in the header", cells.size(), width));
    }
    std::vector<std::string> row;
    for (std::size_t position : positions) {
      std::string cell(cells[position]);
      if (trim(cell).size() != cell.size()) {
        return bad(table.name_, number, fmt::format("'{}' has blanks at its ends", cell));
      }
      if (repair_utf8(cell) > 0) return bad(table.name_, number, "invalid UTF-8");
      row.push_back(std::move(cell));
    }
    table.cells_.push_back(std::move(row));
    table.lines_.push_back(number);
  }
  if (width == 0) return bad(table.name_, number, "no header row");
  return table;
}

const std::string& Table::cell(std::size_t row, std::size_t column) const {
  return cells_[row][column];
}

std::vector<std::string> Table::list(std::size_t row, std::size_t column) const {
  std::vector<std::string> items;
  const std::string& text = cell(row, column);
  if (text.empty()) return items;
  for (std::string_view item : split(text, '|')) items.emplace_back(item);
  return items;
}

std::string Table::place(std::size_t row) const {
  return fmt::format("{}:{}", name_, lines_[row]);
}

Error Table::error(std::size_t row, std::string message) const {
  return {ErrorCode::bad_table, std::move(message), place(row)};
}

}  // namespace dragoman
