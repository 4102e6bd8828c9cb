// JSON lines: one document a line, a text and what is known about it.
//
//   {"url": …, "outlet": …, "published": "2025-05-21", "title": …, "text": …}
//
// `text` is required; `byline`, `language` and `genre` may stand as well; what else stands there is
// passed over. An absent field and null are the same. Files of others call things otherwise: fields
// are mapped by name or by path (`text=body`, `text=article.body`).
//
// A file is read line by line, so memory is bounded by the longest line; what is wrong with a line
// is reported with its place, and the next line is read.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "source/documents.h"
#include "source/metadata.h"
#include "source/read_job.h"

namespace dragoman {

struct JsonDocument {
  Metadata metadata;
  std::string text;
};

// Keeps the parser's buffers from line to line; one per thread.
class JsonLineReader {
 public:
  explicit JsonLineReader(FieldMap fields = {});
  ~JsonLineReader();
  JsonLineReader(const JsonLineReader&) = delete;
  JsonLineReader& operator=(const JsonLineReader&) = delete;

  // Fails with bad_json, with "PLACE:COLUMN" (in characters, from 1) where the line stops being
  // JSON. The line must be valid UTF-8. Linear in its length.
  Result<JsonDocument> read(const std::string& line, const std::string& place);

 private:
  bool is_mapped(std::string_view field) const;
  std::string no_text() const;

  struct Parser;
  FieldMap fields_;
  std::unique_ptr<Parser> parser_;
};

void read_json_lines(ByteReader& bytes, const InputPiece& piece, ReadJob& job);

// Where a document's field is kept; null for a name that is none of ours.
std::string* field_of(JsonDocument& document, std::string_view name);

// A document from a row or line: its text, decoded, and what it says of itself, under what is known
// from outside. Tells what is wrong with it.
void give_fields(JsonDocument fields, std::uint32_t replaced, const std::string& place,
                 const InputPiece& piece, Numbered& documents, ReadJob& job);

}  // namespace dragoman
