// The writers behind the formats (formats.h). Each is in a file of its own and returns how many
// records it wrote. Fails as Store does, and with not_writable where the output does.
#pragma once

#include <filesystem>
#include <ostream>

#include "exchange/formats.h"

namespace dragoman {

Result<std::size_t> write_jsonl(Store& store, std::ostream& out, const ExportOptions& options);
Result<std::size_t> write_csv_folder(Store& store, const std::filesystem::path& folder,
                                     const ExportOptions& options);
Result<std::size_t> write_sqlite(Store& store, const std::filesystem::path& path,
                                 const ExportOptions& options);
Result<std::size_t> write_graphml(Store& store, std::ostream& out, const ExportOptions& options);
Result<std::size_t> write_timelinejs(Store& store, std::ostream& out, const ExportOptions& options);
Result<std::size_t> write_markdown(Store& store, std::ostream& out, const ExportOptions& options);

// Rows of the event data sets (event_rows.h says what is left out).
Result<std::size_t> write_plover(Store& store, std::ostream& out, const ExportOptions& options);
Result<std::size_t> write_polecat(Store& store, std::ostream& out, const ExportOptions& options);
Result<std::size_t> write_icews(Store& store, std::ostream& out, const ExportOptions& options);
Result<std::size_t> write_gdelt(Store& store, const std::filesystem::path& folder,
                                const ExportOptions& options);
Result<std::size_t> write_phoenix(Store& store, std::ostream& out, const ExportOptions& options);

}  // namespace dragoman
