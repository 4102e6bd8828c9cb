// How inputs are read: the limits that hold what is hostile in bounds, what the user knows of the
// texts, and what comes back besides documents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/document.h"
#include "base/result.h"
#include "source/metadata.h"

namespace dragoman {

// Of one input, with all that is packed in it. Nothing is unpacked to a disk or held as a whole, so
// these bound time; memory is bounded by text_limit and line_limit.
struct UnpackLimits {
  unsigned depth = 4;         // archives and packers in one another
  std::uint64_t ratio = 200;  // bytes unpacked for one packed, after the first 64 MiB
  std::uint64_t total = std::uint64_t{1} << 40;
  std::uint64_t entry = std::uint64_t{1} << 36;
  std::uint64_t entries = 10'000'000;
};

// Which of our fields stands where: "text" → "body". A dot in a JSON path goes into an object.
using FieldMap = std::vector<std::pair<std::string, std::string>>;

struct ReadOptions {
  std::size_t line_limit = std::size_t{64} << 20;  // bytes of one line of JSON
  std::size_t text_limit = std::size_t{64} << 20;  // bytes of one text, page, message or PDF
  std::size_t nesting_limit = 512;                 // elements of HTML or XML in one another
  UnpackLimits unpack;
  FieldMap fields;
  // A plain text is many, parted by lines that are just this; "blank": by blank lines.
  std::string separator;
  // The first document of many is not held back until it is known not to be the only one: it is
  // called path#1 even where it is. For a pipe that waits for an answer before it sends more.
  bool at_once = false;
  // Told of each piece of the input itself that has been taken, in bytes; may be empty.
  std::function<void(std::size_t bytes)> taken;
  Metadata given;  // wins over a sidecar, which wins over what the document says of itself
};

// Takes a document or what went wrong with one; false ends the reading.
using DocumentSink = std::function<bool(Result<Document>)>;

struct ReadCounts {
  std::size_t passed_over =
      0;  // entries of archives, attachments, records that are not ours to read
};

}  // namespace dragoman
