// Documents from what the readers of formats have found: their text, their outline, their id, and
// what they are called where a file holds several.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "base/result.h"
#include "source/encoding.h"
#include "source/outline.h"
#include "source/read_job.h"

namespace dragoman {

// A text whose markup says what its lines are.
struct OutlinedText {
  std::string text;
  std::vector<MarkedLine> lines;  // in order; together they hold all of the text but white space

  // A line of its own, parted from the one above; white space alone adds nothing.
  void add(BlockKind kind, bool sure, std::string_view words);
};

// A document from a plain text. `sha256` is that of the bytes as they came. A date that is none
// leaves the document undated.
Document build_document(Decoded decoded, std::string sha256, std::string file,
                        const Metadata& given, const SourceTables& tables);
Document build_document(OutlinedText marked, std::string sha256, std::string file,
                        const Metadata& given, const SourceTables& tables);

// bad_date where the day of publication is given and is none.
std::optional<Error> date_error(const Metadata& given, const std::string& place);

// "Wed, 21 May 2025 10:00:00 +0400", "May 21, 2025", "2025-05-21T10:00Z", "20250521": the day as
// YYYY-MM-DD, a month or year as parse_published() takes it, or nothing.
std::string find_published(std::string_view words, const SourceTables& tables);

// Gives documents of one file under the names `path#1`, `path#2`; a lone one under `path`. So the
// first waits until there is a second (but where the options want each at once).
class Numbered {
 public:
  Numbered(std::string name, ReadJob& job) : name_(std::move(name)), job_(&job) {}
  ~Numbered() { release(""); }
  Numbered(const Numbered&) = delete;
  Numbered& operator=(const Numbered&) = delete;

  // Counts one more, bad ones too. To be called before the document is given.
  void count();
  std::size_t counted() const { return counted_; }
  // "path:3": what is wrong with the third is told so where there are no lines to name.
  std::string place() const;
  // The file's name for the document, which is set here.
  void give(Document document);

 private:
  void release(std::string_view suffix);

  std::string name_;
  ReadJob* job_;
  std::size_t counted_ = 0;
  std::optional<Document> first_;
};

}  // namespace dragoman
