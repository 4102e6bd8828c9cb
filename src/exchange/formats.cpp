#include "exchange/formats.h"

#include <algorithm>
#include <array>

#include "exchange/csv_folder.h"
#include "exchange/row_writers.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

constexpr auto kGdeltFiles = std::to_array<const char*>({kGdeltEvents, kGdeltMentions});

constexpr auto kFormats = std::to_array<ExportFormat>({
    {"jsonl",
     "every record whole, a JSON object a line; import takes it back",
     FormatShape::stream,
     false,
     write_jsonl,
     nullptr,
     {}},
    {"plover",
     "PLOVER's JSON, an event a line",
     FormatShape::stream,
     true,
     write_plover,
     nullptr,
     {}},
    {"polecat",
     "POLECAT's 40 columns, a row for each story and pair",
     FormatShape::stream,
     true,
     write_polecat,
     nullptr,
     {}},
    {"icews",
     "ICEWS' 20 columns, a row for each story and pair",
     FormatShape::stream,
     true,
     write_icews,
     nullptr,
     {}},
    {"gdelt", "GDELT 2.0's tables of events and mentions, a row for each incident and pair",
     FormatShape::folder, false, nullptr, write_gdelt, kGdeltFiles},
    {"phoenix",
     "Phoenix' 26 columns, a row for each incident and pair",
     FormatShape::stream,
     true,
     write_phoenix,
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
