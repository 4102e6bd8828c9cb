// Readings of short analyses in the short form of language/conllu.h, with the project's tables.
#pragma once

#include <string>
#include <string_view>

#include "language/conllu.h"
#include "reading/frames.h"
#include "reading/reader.h"

namespace dragoman {

// Owns what a Reading points to; neither copied nor moved.
class ReadText {
 public:
  // `published` is a day or empty. A line `# heading` or `# item` before a sentence opens a block
  // of that kind.
  explicit ReadText(std::string_view lines, std::string_view published = "");
  ReadText(const ReadText&) = delete;
  ReadText& operator=(const ReadText&) = delete;

  const Reading& reading() const { return *reading_; }
  const Document& document() const { return annotated_.document; }

 private:
  Annotated annotated_;
  std::unique_ptr<Reading> reading_;
};

// The project's own tables of events, without frames.
const EventLexicon& real_events();
std::string data_folder();
// Elements joined by blanks.
std::string joined(const std::vector<std::string>& items);

}  // namespace dragoman
