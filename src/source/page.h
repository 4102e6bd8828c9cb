// A page while its outline is being worked out: the units and what is known of each so far.
//
// Shared by the passes of outline.cpp, page_edges.cpp (title, byline, dates, captions, notes) and
// nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "source/furniture.h"
#include "source/lines.h"
#include "source/tables.h"

namespace dragoman {

struct PageUnit {
  Unit unit;
  PageMark mark = PageMark::none;
  BlockKind kind = BlockKind::paragraph;
  bool settled = false;  // `kind` is decided; otherwise it is what is left over
  bool marked = false;   // by markup a paragraph, unless its words say more
};

struct OutlinedPage {
  Document* document = nullptr;
  const SourceTables* tables = nullptr;
  std::vector<PageUnit> units;

  std::string_view words(std::size_t i) const { return document->words(units[i].unit.span); }
  void settle(std::size_t i, BlockKind kind) {
    units[i].kind = kind;
    units[i].settled = true;
  }
  // The next unit at or after `i` that is neither furniture nor foreign nor a repeat, or the end.
  std::size_t next_content(std::size_t i) const;
  // Cuts a unit in two after `length` bytes; blanks between the parts belong to neither. False
  // where nothing would be left on one side.
  bool cut(std::size_t i, std::size_t length);
};

// Title, rubrics, bylines and date lines above the text; the dateline of the first paragraphs.
void read_top(OutlinedPage& page);
// Captions and notes, which stand anywhere but mostly at the end.
void read_captions(OutlinedPage& page);
void read_notes(OutlinedPage& page);

// "Jane Roe" of "By Jane Roe, Special to the Post", "Jane Roe, staff writer"; empty for a line that
// is no byline.
std::string match_byline(std::string_view line, const SourceTables& tables);
// Two to four capitalised words that may be a name.
bool is_name_line(std::string_view line, const SourceTables& tables);

}  // namespace dragoman
