// UTF-8 as the rest of the program needs it: decoding, counting, folding for comparison.
//
// Everything inside the program is valid UTF-8: `source` replaces what is not and counts it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// The code point at `offset`, and the number of bytes it takes (1 for an invalid byte, which
// decodes to U+FFFD). `offset` must be inside the text.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;
};
CodePoint decode_at(std::string_view text, std::size_t offset);
void append_utf8(std::string& out, char32_t value);

// Replaces every invalid sequence by U+FFFD; returns how many were replaced.
std::size_t repair_utf8(std::string& text);

// Byte offsets to code points and back for one text. Built in O(n); each look-up is O(1) steps
// over at most 64 bytes.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  std::uint32_t code_points_before(std::uint32_t byte_offset) const;
  std::uint32_t byte_offset(std::uint32_t code_point) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> every_64_bytes_;
};

// Letters, marks and digits of any script / white space of any script (NBSP too).
bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_digit(char32_t c);
bool is_space(char32_t c);

// Lower case, full Unicode. Pure ASCII takes a short cut.
std::string to_lower(std::string_view text);
// For comparing names: NFKD, marks dropped, lower case, dotless i to i, typographic quotes and
// dashes to ASCII, runs of white space to one blank, trimmed.
std::string fold_name(std::string_view text);
std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace dragoman
