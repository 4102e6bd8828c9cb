// What kind of input is this? Told by its name, and by its first bytes where the name does not say
// or the bytes know better: a page saved as .html may have come packed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "source/bytes.h"

namespace dragoman {

enum class InputKind : std::uint8_t {
  text,        // one plain text
  json_lines,  // one document a line
  html,        // one page
  feed,        // RSS, RDF or Atom: one document an item
  csv,         // one document a row
  warc,        // a web archive: one document a page
  mail,        // one message, and what is attached to it
  pdf,
  packed,   // one file packed with gzip, zstd, bzip2 or xz
  archive,  // files in a zip or tar
  unknown,  // told by the first bytes: a named file without a known ending, standard input
};

// By the last ending, or of what is packed the one before: "a.jsonl.gz" is packed, "a.css.gz" is
// not ours. Nothing for what we do not read.
std::optional<InputKind> kind_of_name(std::string_view name);

// The name less the ending of a packer: "a.jsonl.gz" → "a.jsonl", "a.tgz" → "a.tar".
std::string unpacked_name(std::string_view name);

// What the bytes are, given what the name says. Looks at no more of a pipe than it needs.
InputKind kind_of_bytes(InputKind by_name, ByteReader& bytes);

}  // namespace dragoman
