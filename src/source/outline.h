// The outline of a page: what is its title, what its text, what only stands beside it.
//
// Works on lines alone, since a plain text has nothing else: their length, their ends, the blank
// lines between them, and the phrases of data/source. Passes go over the units (a line, or the
// lines of a hard-wrapped paragraph) one after the other, each deciding what it is sure of; the
// rest is paragraph. Doubt is settled for the text: a stray line that is read does less harm than
// a sentence that is not. Cost is linear in the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "source/tables.h"

namespace dragoman {

// Fills blocks, language and genre from `text`, and title, byline, published and dateline_place
// where they are empty. A language or genre known from outside is taken as it is.
void outline(Document& document, const SourceTables& tables, std::string_view given_language = {},
             std::string_view given_genre = {});

// A line of a text whose markup says what it is. Where it is not sure (a paragraph in bold may be
// a heading), the line is told like one of a plain text.
struct MarkedLine {
  Span span;
  BlockKind kind = BlockKind::paragraph;
  bool sure = true;
};

// The same for a marked text. Furniture, repeats, datelines, captions and notes among its
// paragraphs are still told by their words.
void outline(Document& document, const std::vector<MarkedLine>& lines, const SourceTables& tables,
             std::string_view given_language = {}, std::string_view given_genre = {});

// One line a block, "kind: words", for tests and `dump`.
std::string dump_outline(const Document& document);

}  // namespace dragoman
