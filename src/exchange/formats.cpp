#include "exchange/formats.h"

#include <algorithm>
#include <array>

#include "exchange/csv_folder.h"
#include "exchange/row_writers.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

constexpr ExportFormat stream(const char* name, const char* what, ExportFormat::ToStream write) {
  return {name, what, FormatShape::stream, false, write, nullptr, {}};
}
// Rows of the event data sets, with --extra for columns of ours.
constexpr ExportFormat rows(const char* name, const char* what, ExportFormat::ToStream write) {
  return {name, what, FormatShape::stream, true, write, nullptr, {}};
}
constexpr ExportFormat folder(const char* name, const char* what, ExportFormat::ToPath write,
                              std::span<const char* const> files) {
  return {name, what, FormatShape::folder, false, nullptr, write, files};
}
constexpr ExportFormat database(const char* name, const char* what, ExportFormat::ToPath write) {
  return {name, what, FormatShape::database, false, nullptr, write, {}};
}

constexpr auto kGdeltFiles = std::to_array<const char*>({kGdeltEvents, kGdeltMentions});

constexpr auto kFormats = std::to_array<ExportFormat>({
    stream("jsonl", "every record whole, a JSON object a line; import takes it back", write_jsonl),
    folder("csv", "a table a kind, for spreadsheets", write_csv_folder, kCsvFiles),
    database("sqlite", "a database of plain tables with views, for SQL, R and Python",
             write_sqlite),
    rows("plover", "PLOVER's JSON, an event a line", write_plover),
    rows("polecat", "POLECAT's 40 columns, a row for each story and pair", write_polecat),
    rows("icews", "ICEWS' 20 columns, a row for each story and pair", write_icews),
    folder("gdelt", "GDELT 2.0's tables of events and mentions, a row for each incident and pair",
           write_gdelt, kGdeltFiles),
    rows("phoenix", "Phoenix' 26 columns, a row for each incident and pair", write_phoenix),
    stream("graphml", "the network of contacts, and that of states", write_graphml),
    stream("timelinejs", "incidents for TimelineJS 3", write_timelinejs),
    stream("markdown", "a report to read, pair of states by pair, with sources", write_markdown),
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
