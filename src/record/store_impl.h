// What the store's sources share. Private to src/record.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "record/corrections.h"
#include "record/json_fields.h"
#include "record/merge.h"
#include "record/sqlite.h"
#include "record/store.h"

namespace dragoman {

// The columns of a record beside its body.
struct Columns {
  std::string type;
  std::string realis;
  std::string country;
  std::string incident;
  const std::optional<Date>* date = nullptr;
  std::optional<double> confidence;
  // (actor id, role)
  std::vector<std::pair<std::string_view, const char*>> parties;
};
Columns columns_of(const ActorRecord& record);
Columns columns_of(const EventRecord& record);
Columns columns_of(const StatementRecord& record);
Columns columns_of(const CommitmentRecord& record);
Columns columns_of(const MembershipRecord& record);
Columns columns_of(const FigureRecord& record);

// Those of what linking made. Texts that are empty are NULL in the row.
struct DerivedColumns {
  std::string type;
  std::string realis;
  std::string first_day;
  std::string last_day;
  std::string target;
  std::int64_t number = 0;
  double confidence = 0;
  std::vector<std::string_view> parties;
  std::vector<std::string_view> perhaps;  // parties, where they are actors
};
DerivedColumns derived_columns_of(const IncidentRecord& record);
DerivedColumns derived_columns_of(const DifferenceRecord& record);
DerivedColumns derived_columns_of(const IssueRecord& record);
DerivedColumns derived_columns_of(const PositionRecord& record);
DerivedColumns derived_columns_of(const RelationRecord& record);

// A record as it goes into its row; made before the transaction, from a record that outlives it.
struct RowToWrite {
  std::string_view kind;
  std::string id;
  std::string document;  // id
  Span first;            // the first evidence
  std::string body;
  Columns columns;
};
template <typename R>
RowToWrite row_to_write(const R& record) {
  RowToWrite row{Fields<R>::kKind, record.id, {}, {}, {}, columns_of(record)};
  if (!record.evidence.empty()) {
    row.first = record.evidence.front().span;
    row.document = record.evidence.front().document;
  }
  if constexpr (std::is_same_v<R, EventRecord>) {
    R stored = record;
    stored.incident.clear();  // a column: linking sets it
    row.body = to_stored(stored);
  } else if constexpr (std::is_same_v<R, MembershipRecord>) {
    R stored = record;
    stored.id = row.id = membership_id(record.member, record.organization);
    row.body = to_stored(stored);
  } else {
    row.body = to_stored(record);
  }
  return row;
}

// The FTS5 question for a user's words, never an error; empty if they hold no letter or digit.
std::string search_question(std::string_view words);

// One row of `record` with its document.
template <typename R>
struct Row {
  R record;
  std::string file;
  std::string document;
  std::string published;
};

struct Store::Impl {
  std::unique_ptr<Database> database;
  std::unordered_map<std::string, std::shared_ptr<const DocumentText>> cached_texts;
  Corrections cached_corrections;
  std::int64_t corrections_version = -1;  // PRAGMA data_version they were read at; -1: read again
  std::int64_t reviews_version = -1;      // state.reviews they were read at
  std::map<std::string, std::size_t> cached_counts;
  std::int64_t counts_version = -1;  // of the record

  // Inside a transaction.
  std::int64_t write_document(const Document& document, const std::vector<Span>& sentences,
                              std::string_view digest);
  void write_record(std::int64_t document_key, const RowToWrite& row);
  void write_parties(std::int64_t record_key, const RowToWrite& row);
  // The id by which a row is found: as read, or as corrected.
  std::string id_of(const RowToWrite& row);
  void clear_document(std::int64_t key);
  bool detach_file(const Document& document);
  void set_stale();
  // Linking has to look at this document again.
  void set_pending(std::string_view document);
  // The derived records are no longer what linking made: it has to begin anew.
  void forget_linking();
  template <typename R>
  void write_derived_record(const R& record);
  template <typename R>
  void write_kept(const R& record, std::string_view target);
  void write_incident_of_events(const IncidentRecord& incident);
  // Brings ids and parties of the rows in line that a correction touches, after it has been kept or
  // taken back: bodies stay as they were read.
  void reindex(const Correction& correction);
  template <typename R>
  void reindex_row(std::int64_t key, std::string_view body);
  // As the file has them now, whoever wrote them; inside a write, cached_corrections are the same.
  const Corrections& corrections();
  void keep_review(const ReviewRecord& review);
  void drop_review(const ReviewRecord& review);
  std::optional<ReviewRecord> review_with(std::string_view id);
  void reviews_changed();
  struct TouchedRow {
    std::int64_t key = 0;
    std::string kind;
    std::string body;
    std::string document;
  };
  void reindex_rows(const std::vector<TouchedRow>& rows);
  // Of single records (store_verdicts.cpp). The record that an anchor means now, or empty.
  std::string resolve(const Anchor& anchor);
  std::string resolve_by_place(const Anchor& anchor);
  std::optional<Anchor> anchor_of(const AnyRecord& record);
  std::set<std::string> documents_of(const ReviewRecord& review);
  std::vector<std::string> records_of(const ReviewRecord& review);
  void apply_verdict(const ReviewRecord& review) {
    touch(documents_of(review), records_of(review));
  }
  // Brings rows in line with what reviews say of them now, and has linking look again.
  void touch(const std::set<std::string>& documents, const std::vector<std::string>& records);
  // The same for a document that was read again.
  void settle_reviews(const std::string& document);
  std::optional<AnyRecord> as_read(std::string_view kind, std::string_view id);
  // Fills what a new review needs to be found again.
  Result<ReviewRecord> complete(ReviewRecord review, const AnyRecord& target, const Coder& code);

  std::shared_ptr<const DocumentText> text_of(std::string_view document);
  TextLookup texts() {
    return [this](std::string_view document) { return text_of(document); };
  }

  // Rows of a kind in the order of the export.
  template <typename R>
  void each_row(const Filter& filter, const std::function<void(Row<R>)>& use);
  template <typename R>
  std::vector<R> list(const Filter& filter);
  // Joined, in the order of the export; those with `id` if it is not empty.
  template <typename R>
  std::vector<R> merged(const Filter& filter, std::string_view id);
  void each_document(const Filter& filter, const std::function<void(DocumentEntry)>& use,
                     bool with_sentences = true);
  std::vector<Span> sentences_of(std::string_view document);
  template <typename R>
  std::vector<R> list_derived(std::string_view table);
  // What linking made and the filter lets through, by id.
  template <typename R>
  std::vector<R> list_made(const Filter& filter);
  template <typename R>
  Page<R> page(const Filter& filter, const PageOptions& options);
  std::optional<ActorRecord> actor_of_page(std::string_view id, const Filter& filter);
  std::int64_t version();
  // By the votes of all documents; without evidence.
  std::optional<ActorRecord> actor_in_short(std::string_view id, bool with_roles = true);
  // The kind of the record with exactly this id, or empty.
  std::string kind_of(std::string_view id);
  AnyRecord load(std::string_view kind, std::string_view id);
};

// A stored body that cannot be read is damage.
template <typename R>
R read_body(const Database& database, std::string_view body) {
  Result<R> record = from_stored<R>(body);
  if (!record) {
    throw StoreFailure(
        {ErrorCode::store_damaged, "a body is broken: " + record.error().message, database.path()});
  }
  return std::move(record).value();
}

}  // namespace dragoman
