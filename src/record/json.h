// Records as JSON: one object each, field for field as docs/record.md says, and back.
//
// Two forms share one list of fields (json_fields.h). The *edge* form is the contract: offsets in
// code points, evidence with its words; it needs the documents' texts. The *stored* form is what
// the store keeps: offsets in bytes, no words, the document's text left out; it can be read without
// any text, so that a query touches no document it does not print.
//
// Keys come in the contract's order, absent values are null or [], whole numbers have no fraction.
// Reading takes keys in any order, treats a missing key as null and passes over unknown ones.
//
//   std::string line = to_json(event, texts);           // write
//   Result<AnyRecord> record = from_json(line, texts);  // read
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/document.h"
#include "base/result.h"
#include "base/utf8.h"
#include "record/derived_types.h"
#include "record/types.h"

namespace dragoman {

// A document's text with what converts its offsets. It neither copies nor moves: the index looks
// into the text.
class DocumentText {
 public:
  explicit DocumentText(std::string text) : text_(std::move(text)), index_(text_) {}
  DocumentText(const DocumentText&) = delete;
  DocumentText& operator=(const DocumentText&) = delete;

  const std::string& text() const { return text_; }
  std::uint32_t code_points_before(std::uint32_t byte) const {
    return index_.code_points_before(byte);
  }
  std::uint32_t code_points() const {
    return index_.code_points_before(static_cast<std::uint32_t>(text_.size()));
  }
  std::uint32_t byte_offset(std::uint32_t code_point) const {
    return index_.byte_offset(code_point);
  }

 private:
  std::string text_;
  CodePointIndex index_;
};

// The text of a document by its id; null for a document that is not known. The text has to live
// only until the next call.
using TextLookup = std::function<std::shared_ptr<const DocumentText>(std::string_view document)>;

// Knows one document: for what was just read and goes out without a store.
TextLookup only_text(const Document& document);

// A document as it is printed: with the sentences that were read, so that a record read back from
// JSON can be searched.
struct DocumentEntry {
  Document document;
  std::vector<Span> sentences;
  friend bool operator==(const DocumentEntry&, const DocumentEntry&) = default;
};

using AnyRecord =
    std::variant<DocumentEntry, ActorRecord, EventRecord, StatementRecord, CommitmentRecord,
                 MembershipRecord, FigureRecord, IncidentRecord, DifferenceRecord, IssueRecord,
                 PositionRecord, RelationRecord, ReviewRecord, ForeignEventRecord>;

// "event" for an EventRecord.
std::string_view record_kind(const AnyRecord& record);
const std::string& record_id(const AnyRecord& record);

// One JSON object without line breaks. `R` is any alternative of AnyRecord. Every document that the
// record cites must be known to `texts` and every span must lie in it (a bug of ours otherwise).
template <typename R>
std::string to_json(const R& record, const TextLookup& texts);
std::string to_json(const AnyRecord& record, const TextLookup& texts);

// A record from one line. Fails with bad_json, naming the field: a wrong type, an unknown kind or
// word, an offset outside the text, evidence whose words are not the text's, a document unknown.
// A document needs no text of others. Reviews' patches may be any JSON.
Result<AnyRecord> from_json(std::string_view line, const TextLookup& texts);

// The stored form, and back; `R` as above. Fails with bad_json on anything not written by it.
template <typename R>
std::string to_stored(const R& record);
template <typename R>
Result<R> from_stored(std::string_view body);

}  // namespace dragoman
