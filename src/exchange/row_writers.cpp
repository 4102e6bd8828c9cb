#include "exchange/row_writers.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "base/hash.h"

namespace dragoman {

Error output_refuses() {
  return {ErrorCode::not_writable, "the output refuses more", ""};
}

Result<std::size_t> write_story_rows(Store& store, std::ostream& out, const ExportOptions& options,
                                     std::span<const EventColumn> columns, RowSides sides) {
  Result<RowTables> tables = RowTables::load(options.data);
  if (!tables) return tables.error();
  write_header(out, columns, "");
  if (options.extra) write_header(out, extra_columns(), "\t");
  out << '\n';
  Result<std::size_t> rows = each_story_row(store, {&*tables, sides}, [&](const EventRow& row) {
    write_cells(out, columns, row, "");
    if (options.extra) write_cells(out, extra_columns(), row, "\t");
    out << '\n';
  });
  if (rows && !out) return output_refuses();
  return rows;
}

std::uint64_t id_number(std::string_view id) {
  constexpr std::size_t kDigits = 12;
  const auto read = [](std::string_view text) -> std::optional<std::uint64_t> {
    if (text.size() <= kDigits) return std::nullopt;
    text.remove_prefix(text.size() - kDigits);
    std::uint64_t out = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + kDigits, out, 16);
    if (trouble != std::errc() || end != text.data() + kDigits) return std::nullopt;
    return out;
  };
  const std::optional<std::uint64_t> own = read(id);
  return own ? *own : *read(stable_id("id", id));
}

std::string sentence_cell(const Telling& telling) {
  const std::size_t number = telling.story->sentence_number(telling.event.evidence.front().span);
  return number == 0 ? "" : fmt::format("{}", number);
}

std::string published_day(const Document& document) {
  if (!document.published || !parse_iso_day(document.published->start)) return "";
  return document.published->start;
}

}  // namespace dragoman
