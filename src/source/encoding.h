// Bytes of unknown encoding → UTF-8.
//
// A byte order mark decides; else valid UTF-8 is UTF-8, and so is a text that is UTF-8 but for a
// few bytes, which become U+FFFD; else ICU guesses among the encodings that text is found in. The
// text keeps its line ends and white space; only the mark is dropped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dragoman {

struct Decoded {
  std::string text;            // valid UTF-8
  std::string encoding;        // "UTF-8", "UTF-16LE", "windows-1251", ...
  std::uint32_t replaced = 0;  // U+FFFD put in for bytes that mean nothing
};

// Fails with binary_input (with the offset of the first byte that no text has) or bad_encoding.
// `declared` is what a header or the page itself says; it is believed where the bytes are not UTF-8
// and where it is known.
Result<Decoded> decode_text(std::string bytes, const std::string& declared = {});

}  // namespace dragoman
