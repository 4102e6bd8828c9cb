// The blocks of a page: what a reader sees as a paragraph, heading, item or caption, with what its
// markup says of it.
//
// A block is the text between two borders of block elements; two line breaks in a row part blocks
// as well, since old pages have nothing else. A row of a table of figures is one block.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source/html_tree.h"
#include "source/tables.h"

namespace dragoman {

struct HtmlBlock {
  std::uint32_t owner = 0;  // the element that it is the text of
  std::uint32_t first = 0;  // its first text
  std::uint32_t last = 0;   // and its last
  std::string words;        // white space squeezed
  std::uint32_t word_count = 0;
  std::uint32_t link_words = 0;  // of them, those in links
  bool bold = false;             // all of it
  bool timed = false;            // all of it in <time>
  bool row = false;              // of a table of figures
};

// Scripts, styles, forms' fields and the head are not text.
std::vector<HtmlBlock> collect_blocks(const HtmlTree& tree);

// What class, id, role and itemprop say of an element.
PageRole role_of(const HtmlTree& tree, std::uint32_t node, const SourceTables& tables);

bool is_heading(HtmlTag tag);

}  // namespace dragoman
