// A text cut into units: lines, or the lines of a hard-wrapped paragraph taken together.
//
// Mail and old web pages break lines at a fixed width; there the next word would not have fitted
// in the line above, which is how such a break is told from the end of a paragraph.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dragoman {

struct Unit {
  Span span;                 // no white space at its ends
  std::uint32_t blanks = 0;  // blank lines above
  std::uint32_t indent = 0;  // bytes of white space before it in its line
};

// Units in order; together they hold every character that is not white space.
std::vector<Unit> cut_lines(std::string_view text);

// Bytes of the bullet, number or letter that opens a list item, with the blanks after it; 0 where
// there is none. A bullet alone in its line counts as well.
std::size_t bullet_length(std::string_view words);
// Whether the bullet is a number or letter: "3." or "ii)".
bool is_numbered(std::string_view words);

// Whether the words end as a sentence does; closing quotes, brackets and a footnote's mark do not
// hide the stop.
bool ends_sentence(std::string_view words);

std::size_t count_words(std::string_view words);

// Runs of white space as one blank.
std::string squeeze(std::string_view words);

// The first `limit` bytes, less what would cut a character in two.
std::string_view head(std::string_view words, std::size_t limit);

}  // namespace dragoman
