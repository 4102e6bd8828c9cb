// Where an export goes: a file or folder that is there whole or not at all.
//
// Everything is written beside the place first (NAME.part) and put there at the end, so that what
// stood there stays until then. What is no earlier export of the same sort is not overwritten where
// that would lose more than a file's name says: a folder that holds other files, a database that is
// none of ours.
#pragma once

#include <filesystem>

#include "exchange/formats.h"
#include "record/store.h"

namespace dragoman {

// Fails with bad_argument (the output is the record itself), not_writable, or as the format does.
Result<std::size_t> export_to_file(Store& store, const ExportFormat& format,
                                   const ExportOptions& options,
                                   const std::filesystem::path& record,
                                   const std::filesystem::path& output);

}  // namespace dragoman
