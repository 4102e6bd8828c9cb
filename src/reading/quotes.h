// Quotations: the stretches of a text between quotation marks.
//
// Works on characters, block by block, before any tree: typographic and straight marks, single and
// double, guillemets; an apostrophe is told from a closing single mark; a quotation inside another
// belongs to the outer one. A paragraph that opens a quotation and does not close it goes on in the
// next one if that opens with a mark too, otherwise it ends with its paragraph (directed marks) or
// is none (straight marks). Linear in the text.
#pragma once

#include <string_view>
#include <vector>

#include "base/document.h"

namespace dragoman {

struct Quotation {
  Span marks;               // with the marks
  Span words;               // between them
  bool open_ended = false;  // goes on in the next paragraph's quotation
  friend bool operator==(const Quotation&, const Quotation&) = default;
};

// In order, not overlapping; only in blocks that are read.
std::vector<Quotation> find_quotations(const Document& document);

// "Good Morning Europe": all long words have capitals.
bool has_title_case(std::string_view words);
// Closed like a clause, with a comma or a stop before the last mark.
bool ends_as_clause(const Document& document, const Quotation& quotation);
// Speech, and not a word held at arm's length: several words, or closed like a clause; no title.
bool is_speech(const Document& document, const Quotation& quotation);

// The quotation that holds a byte of the text between its marks, or nullptr. O(log quotations).
const Quotation* quotation_at(const std::vector<Quotation>& quotations, std::uint32_t offset);

}  // namespace dragoman
