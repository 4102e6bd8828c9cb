// What is handed down while one input is read, through all that it is packed in: the options, the
// taker of documents, and what has been used of the limits so far. Shared by the readers of formats
// and nothing else.
#pragma once

#include <string>
#include <utility>

#include "source/bytes.h"
#include "source/kinds.h"
#include "source/read_options.h"
#include "source/tables.h"

namespace dragoman {

struct ReadJob {
  const SourceTables* tables = nullptr;
  const ReadOptions* options = nullptr;
  const DocumentSink* sink = nullptr;
  ReadCounts counts;
  bool going = true;  // until the taker has enough, or a limit of the whole input is reached

  // Of the limits:
  unsigned depth = 0;
  std::uint64_t packed = 0;  // bytes of the input itself
  std::uint64_t unpacked = 0;
  std::uint64_t entries = 0;

  void give(Document document) { going = (*sink)(std::move(document)) && going; }
  // `name` where the error does not say its place.
  void fail(Error error, const std::string& name) {
    if (error.place.empty()) error.place = name;
    going = (*sink)(std::move(error)) && going;
  }
  // What broke the reading off, if something did.
  void fail_if_broken(const ByteReader& bytes, const std::string& name) {
    if (bytes.error()) fail(*bytes.error(), name);
  }
};

// One thing to read: where it lies, what it seems to be, and what is known of it from around it.
struct InputPiece {
  std::string name;  // as documents and errors are called: "a.zip/b.html"
  InputKind kind = InputKind::unknown;
  Metadata known;          // wins over what the piece says of itself
  std::string plain_path;  // of a file that lies on a disk as it is; else empty
  std::string charset;     // declared outside of the bytes
};

// Reads whatever it is; the door that archives and messages hand their parts to.
void read_piece(ByteReader& bytes, InputPiece piece, ReadJob& job);

}  // namespace dragoman
