// Quotations: the stretches of a text between quotation marks.
//
// Works on characters, block by block, before any tree: typographic and straight marks, single and
// double, guillemets; an apostrophe is told from a closing single mark; a quotation inside another
// belongs to the outer one. A paragraph that opens a quotation and does not close it goes on in the
// next one if that opens with a mark too, otherwise it ends with its paragraph (directed marks) or
// is none (straight marks). Linear in the text.
#pragma once

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

// The quotation that holds a byte of the text between its marks, or nullptr. O(log quotations).
const Quotation* quotation_at(const std::vector<Quotation>& quotations, std::uint32_t offset);

}  // namespace dragoman
