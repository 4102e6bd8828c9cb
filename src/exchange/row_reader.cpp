#include "exchange/row_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/date.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestLine = std::size_t{4} << 20;
constexpr std::size_t kMostColumns = 256;
constexpr std::size_t kShown = 40;  // bytes of a wrong cell

template <typename R>
std::vector<ColumnInfo> infos_of(std::span<const RowColumn<R>> columns) {
  std::vector<ColumnInfo> out;
  for (const RowColumn<R>& column : columns) out.push_back(column.info);
  return out;
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_whole(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return is_digits(text);
}

bool is_number(std::string_view text) {
  double value = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
  return trouble == std::errc() && end == text.data() + text.size();
}

bool is_compact_day(std::string_view text) {
  if (text.size() != 8 || !is_digits(text)) return false;
  const std::string day =
      fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
  return parse_iso_day(day).has_value();
}

// GDELT writes `---` and `X` where it has no code.
bool is_code(std::string_view text) {
  return text == "---" || text == "X" || (is_digits(text) && text.size() <= 4);
}

bool fits(CellKind kind, std::string_view cell) {
  switch (kind) {
    case CellKind::text:
      return true;
    case CellKind::whole:
      return is_whole(cell);
    case CellKind::number:
      return is_number(cell);
    case CellKind::day:
      return parse_iso_day(cell).has_value();
    case CellKind::compact_day:
      return is_compact_day(cell);
    case CellKind::stamp:
      return cell.size() == 14 && is_digits(cell) && is_compact_day(cell.substr(0, 8));
    case CellKind::code:
      return is_code(cell);
  }
  return false;
}

bool is_empty(std::string_view cell) {
  return cell.empty() || cell == "None" || cell == "NULL";
}

}  // namespace

const std::vector<RowFormat>& row_formats() {
  static const std::vector<RowFormat> kFormats = {
      {"icews", "ICEWS", true, infos_of(icews_columns()), {0, 1}},
      {"polecat", "POLECAT", true, infos_of(polecat_columns()), {0}},
      {"gdelt", "GDELT", false, infos_of(gdelt_columns()), {0}},
      {"gdelt-mentions", "GDELT", false, infos_of(gdelt_mention_columns()), {}},
      {"phoenix", "Phoenix", false, infos_of(phoenix_columns()), {0}},
  };
  return kFormats;
}

const RowFormat* row_format(std::string_view name) {
  for (const RowFormat& format : row_formats()) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

RowReader::RowReader(const RowFormat& format, std::istream& in, std::string name, RowCheck check)
    : format_(&format), in_(&in), file_(std::move(name)), check_(check) {
  for (const ColumnInfo& column : format.columns) names_.emplace_back(column.name);
}

Result<bool> RowReader::read_line() {
  line_.clear();
  std::streambuf& bytes = *in_->rdbuf();
  int byte = bytes.sbumpc();
  if (byte == std::char_traits<char>::eof()) return false;
  ++number_;
  for (; byte != std::char_traits<char>::eof() && byte != '\n'; byte = bytes.sbumpc()) {
    if (line_.size() == kLongestLine) {
      return Error{ErrorCode::too_large,
                   fmt::format("a row over {} MiB: is it a table?", kLongestLine >> 20),
                   fmt::format("{}:{}", file_, number_)};
    }
    line_ += static_cast<char>(byte);
  }
  if (line_.ends_with('\r')) line_.pop_back();
  replaced_ += repair_utf8(line_);
  return true;
}

Error RowReader::wrong(std::size_t column, std::string message) const {
  return {ErrorCode::bad_table,
          fmt::format("column {} ({}): {}", column + 1, names_[column], message),
          fmt::format("{}:{}", file_, number_)};
}

Status RowReader::take_header() {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  std::string_view header = line_;
  if (header.starts_with(kByteOrderMark)) header.remove_prefix(kByteOrderMark.size());
  const std::vector<std::string_view> found = split(header, '\t');
  if (found.size() > kMostColumns) {
    return Error{ErrorCode::bad_table, fmt::format("{} columns", found.size()), file_ + ":1"};
  }
  for (std::size_t i = 0; i < format_->columns.size(); ++i) {
    const std::string_view name = i < found.size() ? found[i] : std::string_view();
    // POLECAT's files of some weeks say more than "Intensity".
    if (name == names_[i] || (names_[i] == "Intensity" && name == "Event Intensity")) continue;
    return Error{ErrorCode::bad_table,
                 fmt::format("the header's column {} is '{}', wanted '{}': no file of {}", i + 1,
                             name.substr(0, kShown), names_[i], format_->source),
                 file_ + ":1"};
  }
  for (std::size_t i = format_->columns.size(); i < found.size(); ++i) {
    std::string name(found[i]);
    if (name.empty() || std::find(names_.begin(), names_.end(), name) != names_.end()) {
      name = fmt::format("column {}", i + 1);
    }
    names_.push_back(std::move(name));
  }
  return {};
}

Status RowReader::check_cell(std::size_t column, const std::string& cell) const {
  const ColumnInfo& info = format_->columns[column];
  if (cell.empty()) {
    const auto& key = format_->key;
    const bool names_row = std::find(key.begin(), key.end(), column) != key.end();
    const bool wanted = names_row || (check_ == RowCheck::ours && info.empty.empty());
    return wanted ? Status(wrong(column, "empty")) : Status();
  }
  if (check_ == RowCheck::ours && info.empty == "always") return wrong(column, "not empty");
  if (fits(info.kind, cell)) return {};
  return wrong(
      column,
      fmt::format("found '{}', wanted {}", std::string_view(cell).substr(0, kShown),
                  info.kind == CellKind::code ? "a CAMEO code" : cell_kind_name(info.kind)));
}

Result<bool> RowReader::next(std::vector<std::string>& cells) {
  Result<bool> more = read_line();
  if (more && *more && !started_ && format_->header) {
    if (Status taken = take_header(); !taken) return taken.error();
    more = read_line();
  }
  started_ = true;
  while (more && *more && line_.empty()) more = read_line();
  if (!more || !*more) return more;
  const std::size_t official = format_->columns.size();
  const std::vector<std::string_view> found = split(line_, '\t');
  if (!format_->header && found.size() > names_.size() && found.size() <= kMostColumns) {
    for (std::size_t i = names_.size(); i < found.size(); ++i) {
      names_.push_back(fmt::format("column {}", i + 1));
    }
  }
  const bool rest_empty = std::all_of(
      found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), names_.size())),
      found.end(), [](std::string_view cell) { return cell.empty(); });
  if (found.size() < official || !rest_empty) {
    return Error{ErrorCode::bad_table,
                 fmt::format("{} columns, wanted {}", found.size(), names_.size()),
                 fmt::format("{}:{}", file_, number_)};
  }
  cells.assign(names_.size(), "");
  for (std::size_t i = 0; i < std::min(found.size(), names_.size()); ++i) {
    const bool none = check_ == RowCheck::foreign && is_empty(found[i]);
    if (!none) cells[i] = found[i];
    if (i >= official) continue;
    if (Status fitting = check_cell(i, cells[i]); !fitting) return fitting.error();
  }
  return true;
}

Result<std::size_t> validate_rows(const RowFormat& format, std::istream& in, std::string name) {
  RowReader reader(format, in, std::move(name), RowCheck::ours);
  std::vector<std::string> cells;
  std::size_t rows = 0;
  while (true) {
    Result<bool> more = reader.next(cells);
    if (!more) return more.error();
    if (!*more) return rows;
    ++rows;
  }
}

Result<RowImport> import_rows(Store& store, const RowFormat& format, std::istream& in,
                              const std::string& name) {
  check(!format.key.empty(), "import: a table whose rows have no names");
  RowReader reader(format, in, name, RowCheck::foreign);
  RowImport out;
  std::vector<std::string> cells;
  Result<std::size_t> added =
      store.add_foreign_events([&]() -> Result<std::optional<ForeignEventRecord>> {
        Result<bool> more = reader.next(cells);
        if (!more) return more.error();
        std::optional<ForeignEventRecord> event;
        if (!*more) return event;
        event.emplace();
        event->source = format.source;
        event->row = cells[format.key.front()];
        std::string key(format.source);
        for (const std::size_t column : format.key) key += '\n' + cells[column];
        event->id = stable_id("foreign", key);
        for (std::size_t i = 0; i < cells.size(); ++i) {
          if (!cells[i].empty()) event->codes.push_back({reader.names()[i], std::move(cells[i])});
        }
        ++out.rows;
        return event;
      });
  if (!added) return added.error();
  out.added = *added;
  out.replaced_bytes = reader.replaced_bytes();
  return out;
}

}  // namespace dragoman
