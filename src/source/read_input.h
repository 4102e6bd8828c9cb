// One input, its documents one after the other.
//
// A plain text, a page or a PDF is one document; JSON lines, CSV, feeds and web archives hold many
// and are read piece by piece, so memory is bounded by the longest, not by the file; archives and
// what is packed are unpacked as they are read. What is wrong with a piece is reported with its
// place, and the next one is read. docs/formats.md says what is taken from each format.
//
//   auto tables = SourceTables::load(data);
//   read_input({"feed.jsonl", InputKind::json_lines}, **tables, {}, [&](Result<Document> read) {
//     if (read) take(std::move(*read)); else report(read.error());
//     return true;
//   });
#pragma once

#include <iosfwd>

#include "base/document.h"
#include "base/result.h"
#include "source/inputs.h"
#include "source/read_options.h"
#include "source/tables.h"

namespace dragoman {

// Reads a file, or standard input for "-". Errors: not_found, not_readable, empty_input,
// binary_input, too_large, bad_encoding, bad_json, bad_table, bad_markup, bad_archive, bad_pdf,
// bad_date (the document follows, undated).
ReadCounts read_input(const Input& input, const SourceTables& tables, const ReadOptions& options,
                      const DocumentSink& sink);

// The same from a stream; `name` stands for the file. No sidecar.
ReadCounts read_stream(std::istream& in, const Input& input, const SourceTables& tables,
                       const ReadOptions& options, const DocumentSink& sink);

// A document from text in memory: decoded, outlined, with its id. `file` is taken as it is.
Result<Document> make_document(std::string bytes, std::string file, const Metadata& given,
                               const SourceTables& tables);

}  // namespace dragoman
