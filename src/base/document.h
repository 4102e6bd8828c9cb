// One text as it came, with what is known about it from outside and the outline of its page.
//
// `source` fills a Document, `language` and `reading` only look at it, `record` keeps it. The text
// is whole: page furniture is marked, never cut. Blocks are in order, do not overlap, and cover
// every byte of the text that is not white space.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/span.h"

namespace dragoman {

enum class BlockKind : std::uint8_t {
  title,
  heading,  // a line above a part of the text; also a panelist's name above their points
  paragraph,
  list_item,  // with its bullet or number inside the span
  caption,    // below or above a picture
  dateline,   // "YEREVAN, May 21 (Agency) -" before the first sentence, or a line with the date
  byline,     // "By Jane Roe"
  note,       // an editor's note, a correction, a line on the author
  furniture,  // share buttons, ratings, appeals, navigation: kept, but not read
  repeat,     // says again, word for word, what an earlier block said: kept, but not read
  foreign,    // another language than the document's: kept, but not read
};

std::string_view block_kind_name(BlockKind kind);
// Whether reading looks at sentences of such a block.
bool is_read(BlockKind kind);

struct Block {
  BlockKind kind = BlockKind::paragraph;
  Span span;

  friend bool operator==(const Block&, const Block&) = default;
};

struct Document {
  std::string id;
  std::string file;   // the path as it was given; `path#N` where a file holds several
  std::string title;  // empty where there is none
  std::string outlet;
  std::string byline;
  std::optional<Date> published;
  std::string dateline_place;
  std::string language = "en";  // ISO 639-1
  std::string genre = "report";
  std::string url;
  std::string sha256;  // of the bytes as they came
  std::string text;    // UTF-8, whole
  std::vector<Block> blocks;
  std::uint32_t replaced_bytes = 0;  // invalid bytes that became U+FFFD

  std::string_view words(Span span) const { return slice(text, span); }
  friend bool operator==(const Document&, const Document&) = default;
};

}  // namespace dragoman
