// One input, its documents one after the other.
//
// A plain text is one document; a file of JSON lines holds one in each line, and is read line by
// line, so memory is bounded by the longest line, not by the file. What is wrong with a line is
// reported with its place, and the next line is read.
//
//   auto tables = SourceTables::load(data);
//   read_input({"feed.jsonl", InputKind::json_lines}, **tables, {}, [&](Result<Document> read) {
//     if (read) take(std::move(*read)); else report(read.error());
//     return true;
//   });
#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>

#include "base/document.h"
#include "base/result.h"
#include "source/inputs.h"
#include "source/metadata.h"
#include "source/tables.h"

namespace dragoman {

struct ReadOptions {
  std::size_t line_limit = std::size_t{64} << 20;  // bytes of one line of JSON
  std::size_t text_limit = std::size_t{64} << 20;  // bytes of one plain text
  Metadata given;  // wins over a sidecar, which wins over what the line says
};

// Takes a document or what went wrong with one; false ends the reading.
using DocumentSink = std::function<bool(Result<Document>)>;

// Reads a file, or standard input for "-". Errors: not_found, not_readable, empty_input,
// binary_input, too_large, bad_encoding, bad_json, bad_date (the document follows, undated).
void read_input(const Input& input, const SourceTables& tables, const ReadOptions& options,
                const DocumentSink& sink);

// The same from a stream; `name` stands for the file. No sidecar.
void read_stream(std::istream& in, const Input& input, const SourceTables& tables,
                 const ReadOptions& options, const DocumentSink& sink);

// A document from text in memory: decoded, outlined, with its id. `file` is taken as it is.
Result<Document> make_document(std::string bytes, std::string file, const Metadata& given,
                               const SourceTables& tables);

}  // namespace dragoman
