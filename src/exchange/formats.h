// The formats in which a record goes out, in one table: what `export --format` knows.
//
// A new format is a function in a file of its own, its line in writers.h and its row in
// formats.cpp; docs/exchange.md describes its columns, and a test fails until it does. What a
// format cannot carry is left out by a rule that its section states, never in silence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <ostream>
#include <span>
#include <string_view>

#include "base/result.h"
#include "record/store.h"

namespace dragoman {

enum class FormatShape : std::uint8_t {
  stream,    // bytes, to standard output or a file
  folder,    // several files
  database,  // one file that is made in its place, not streamed
};

struct ExportOptions {
  bool extra = false;          // also the columns of ours that the format as published lacks
  std::filesystem::path data;  // the folder of the tables
};

struct ExportFormat {
  using ToStream = Result<std::size_t> (*)(Store& store, std::ostream& out,
                                           const ExportOptions& options);
  using ToPath = Result<std::size_t> (*)(Store& store, const std::filesystem::path& path,
                                         const ExportOptions& options);

  const char* name;
  const char* what;  // a line for --help
  FormatShape shape;
  // Whether it takes ExportOptions::extra.
  bool has_extra;
  // A stream's function. It returns how many records it wrote.
  ToStream to_stream;
  // A folder's, which is there and empty, or a database's, which is not there yet.
  ToPath to_path;
  // A folder's files, all of which it writes, whatever is in the record.
  std::span<const char* const> files;
};

// In the order in which --help lists them.
std::span<const ExportFormat> export_formats();
// Null for a name that is none.
const ExportFormat* export_format(std::string_view name);

}  // namespace dragoman
