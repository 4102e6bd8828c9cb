#include "exchange/formats.h"

#include <algorithm>
#include <array>

#include "exchange/csv_folder.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

constexpr auto kFormats = std::to_array<ExportFormat>({
    {"jsonl",
     "every record whole, a JSON object a line; import takes it back",
     FormatShape::stream,
     false,
     write_jsonl,
     nullptr,
     {}},
    {"csv", "a table a kind, for spreadsheets", FormatShape::folder, false, nullptr,
     write_csv_folder, kCsvFiles},
    {"sqlite",
     "a database of plain tables with views, for SQL, R and Python",
     FormatShape::database,
     false,
     nullptr,
     write_sqlite,
     {}},
    {"graphml",
     "the network of contacts, and that of states",
     FormatShape::stream,
     false,
     write_graphml,
     nullptr,
     {}},
    {"timelinejs",
     "incidents for TimelineJS 3",
     FormatShape::stream,
     false,
     write_timelinejs,
     nullptr,
     {}},
    {"markdown",
     "a report to read, pair of states by pair, with sources",
     FormatShape::stream,
     false,
     write_markdown,
     nullptr,
     {}},
});

}  // namespace

std::span<const ExportFormat> export_formats() {
  return kFormats;
}

const ExportFormat* export_format(std::string_view name) {
  const auto* found = std::find_if(kFormats.begin(), kFormats.end(),
                                   [&](const ExportFormat& format) { return format.name == name; });
  return found == kFormats.end() ? nullptr : found;
}

Result<std::size_t> write_jsonl(Store& store, std::ostream& out, const ExportOptions& /*options*/) {
  return store.export_jsonl(out);
}

}  // namespace dragoman
