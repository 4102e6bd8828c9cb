// One line of a JSON lines file → a text and what is known about it.
//
//   {"url": …, "outlet": …, "published": "2025-05-21", "title": …, "text": …}
//
// `text` is required; `byline`, `language` and `genre` may stand as well; what else stands there is
// passed over. An absent field and null are the same.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "source/metadata.h"

namespace dragoman {

struct JsonDocument {
  Metadata metadata;
  std::string text;
};

// Keeps the parser's buffers from line to line; one per thread.
class JsonLineReader {
 public:
  JsonLineReader();
  ~JsonLineReader();
  JsonLineReader(const JsonLineReader&) = delete;
  JsonLineReader& operator=(const JsonLineReader&) = delete;

  // Fails with bad_json, with "PLACE:COLUMN" (in characters, from 1) where the line stops being
  // JSON. The line must be valid UTF-8. Linear in its length.
  Result<JsonDocument> read(const std::string& line, const std::string& place);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace dragoman
