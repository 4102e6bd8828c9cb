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
