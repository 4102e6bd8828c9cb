// The store: one file that keeps what has been read, and answers for it.
//
//   Result<Store> store = Store::open("south.db", Store::Mode::read_write_create);
//   store->add(document, records);                       // one transaction, all or nothing
//   Filter filter;
//   filter.parties = {"ARM", "RUS"};
//   Result<std::vector<EventRecord>> events = store->events(filter);
//
// An SQLite file in write-ahead mode: readers never wait for a writer; a second writer waits up to
// Options::busy_timeout_ms. Killed at any instant, or out of space, the file holds every document
// that was added whole and nothing of the one in hand. One Store serves one thread at a time; open
// another on the same file for the next thread.
//
// What is left out: batches of documents in a transaction (a crash would lose more), and any
// knowledge of what records mean, which is linking's.
//
// Failures common to all: store_busy, store_full, store_damaged, not_writable (also: opened read
// only). A failed call leaves the record as it was.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "base/result.h"
#include "record/derived_types.h"
#include "record/filter.h"
#include "record/json.h"
#include "record/reviews.h"
#include "record/types.h"

namespace dragoman {

enum class AddOutcome : std::uint8_t {
  added,      // a document that was not there
  replaced,   // its file was there with another text, which is gone
  reread,     // the same text in the same file, but other records of it
  unchanged,  // all there already
  duplicate,  // the same text under another path; the smallest path gives file and records
};

// A file that could not be read, or not wholly.
struct Failure {
  std::string file;
  std::string stage;  // "source", "language", "reading", "record"
  ErrorCode code = ErrorCode::not_found;
  std::string message;
  friend bool operator==(const Failure&, const Failure&) = default;
};

struct ImportOutcome {
  std::size_t documents = 0;
  std::size_t records = 0;  // besides documents
};

class LinkStore;

class Store {
 public:
  enum class Mode : std::uint8_t { read_only, read_write_create };
  struct Options {
    int busy_timeout_ms = 5000;
  };

  // Opens a record, or makes one. Fails with not_found (read_only), not_a_record, store_newer,
  // store_damaged, not_readable, not_writable, unsupported (an older schema, read_only).
  static Result<Store> open(const std::filesystem::path& path, Mode mode, Options options);
  static Result<Store> open(const std::filesystem::path& path, Mode mode);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // Keeps a document and what was read in it. `document.id` says which text it is: the same id is
  // the same text. Evidence must cite this document inside its text, between code points, and no
  // record may be without (an InternalError otherwise). Reviews stay. Clears a failure of the file.
  Result<AddOutcome> add(const Document& document, const DocumentRecords& records);
  // Whether this text, under this path, is kept.
  Result<bool> has(std::string_view document_id, std::string_view file);
  Result<bool> has(std::string_view document_id);
  Status record_failure(const Failure& failure);
  Result<std::vector<Failure>> failures();  // by file

  // Documents by (file, id). Records by their document, their first evidence, their id. Actors and
  // memberships are joined over documents (merge.h), those of `filter.document` alone if it is set.
  Result<std::vector<Document>> documents(const Filter& filter = {});
  Result<std::vector<ActorRecord>> actors(const Filter& filter = {});
  Result<std::vector<EventRecord>> events(const Filter& filter = {});
  Result<std::vector<StatementRecord>> statements(const Filter& filter = {});
  Result<std::vector<CommitmentRecord>> commitments(const Filter& filter = {});
  Result<std::vector<MembershipRecord>> memberships(const Filter& filter = {});
  Result<std::vector<FigureRecord>> figures(const Filter& filter = {});
  // The same one after the other, with the day on which their document was published (or nothing):
  // for those who look at all and keep few. `use` must not ask this store.
  template <typename R>
  using EachRecord = std::function<void(R record, const std::string& published)>;
  Status each_event(const Filter& filter, const EachRecord<EventRecord>& use);
  Status each_statement(const Filter& filter, const EachRecord<StatementRecord>& use);
  // All that one document says, as it was added (events with their incident), but for corrections
  // of who is who. Fails: not_found.
  Result<DocumentRecords> records_of(std::string_view document_id);

  // One part of a listing after the other: what the filter lets through, in either order, at a cost
  // that does not grow with what lies before. R: any of the above, any that linking made, reviews,
  // foreign events. Documents come without text, blocks and sentences; actors with the evidence of
  // the twenty documents first read, their roles with it. Fails with bad_argument on a cursor that
  // is not one of this listing.
  template <typename R>
  Result<Page<R>> page(const Filter& filter, const PageOptions& options = {});
  // What linking made, each kind by id (relations by dyad and month).
  Result<std::vector<IncidentRecord>> incidents(const Filter& filter = {});
  Result<std::vector<DifferenceRecord>> differences(const Filter& filter = {});
  Result<std::vector<IssueRecord>> issues(const Filter& filter = {});
  Result<std::vector<PositionRecord>> positions(const Filter& filter = {});
  Result<std::vector<RelationRecord>> relations(const Filter& filter = {});
  // Actors without evidence, their roles in the order of their names; those not known are left
  // out. By id. Costs nothing that grows with how often they are named.
  Result<std::vector<ActorRecord>> actors_in_short(const std::vector<std::string>& ids);
  Result<std::vector<ActorRecord>> actors_in_short(const Filter& filter);  // not by document
  // Documents without text, blocks and sentences, by id.
  Result<std::vector<Document>> documents_in_short(const std::vector<std::string>& ids);
  Result<std::vector<PairCount>> pairs(std::size_t limit = 0);  // the most incidents first
  Result<Overview> overview();

  // A number that is another whenever anything in the record is, whoever changed it; the same in
  // all connections. Costs next to nothing.
  Result<std::int64_t> version();
  // From now on all questions that are not answered by then fail with timed_out; nothing: no limit.
  void set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline);

  // Any record by its id, or by a beginning that only one id has. Fails with not_found, or with
  // bad_argument, listing the ids, if there are several.
  Result<AnyRecord> find(std::string_view id_or_prefix);
  // Sentences that hold all words, best first. "in quotes" is a phrase, a last * any ending; marks
  // of diacritics and case do not count. Any text is a valid question. `limit` 0: all.
  Result<std::vector<SearchHit>> search(std::string_view words, std::size_t limit = 50);
  // Texts by document, for to_json. Keeps some; valid as long as the Store.
  TextLookup texts();
  // How many of each kind; actors and memberships joined.
  Result<std::map<std::string, std::size_t>> counts();

  // Puts what linking made in the place of what it made before, and sets the events' incidents.
  Status replace_derived(const DerivedRecords& derived);
  Result<DerivedRecords> derived();
  // Whether documents have come or gone since linking or replace_derived.
  Result<bool> derived_is_stale();

  // A reader's verdict on a record (reviews.h says which there are and what their patches hold),
  // checked, with its place in the text, and kept. Fails with not_found (the target), bad_argument
  // (the verdict or patch: what was found and what is wanted). `code` tells what follows from a
  // corrected type and mode; without it another event of the record with these does.
  Result<ReviewRecord> judge(std::string_view target, std::string_view verdict,
                             std::string_view patch, std::string_view author, std::string_view time,
                             const Coder& code = {});
  // What binds linking, by event; nothing for those that no review ties.
  Result<std::map<std::string, Bonds>> bonds();
  // All verdicts of `judge` with what was read and what it should have been, by target and time.
  Result<std::vector<LabelledRow>> labelled();
  // Keeps a review or foreign event as it is; one with the same id gives way.
  // What it says (reviews.h, corrections.h) shows in all answers from then on.
  Status add_review(const ReviewRecord& review);
  // Whether there was one of this id.
  Result<bool> remove_review(std::string_view id);
  Result<std::vector<ReviewRecord>> reviews(std::string_view target = {});  // also by its old id
  Status add_foreign_event(const ForeignEventRecord& event);
  // The same for all that `next` gives until it gives nothing; all or, where it fails, nothing.
  // Returns how many were not there before. `next` must not ask this store.
  using NextForeignEvent = std::function<Result<std::optional<ForeignEventRecord>>()>;
  Result<std::size_t> add_foreign_events(const NextForeignEvent& next);
  Result<std::vector<ForeignEventRecord>> foreign_events();

  // Every record as JSON, a line each: documents first, then the kinds in the order of
  // docs/record.md. Equal records give equal bytes, whatever the order in which they came. Returns
  // how many lines. Fails with not_writable if `out` does.
  Result<std::size_t> export_jsonl(std::ostream& out);
  // Takes what export_jsonl wrote, by itself or by others: all of it or, at the first bad line,
  // nothing. A document that is there gives way. Fails with bad_json and the place NAME:LINE.
  Result<ImportOutcome> import_jsonl(std::istream& in, std::string_view name);

  // Looks at everything: SQLite's own checks, evidence inside its text and on code points, ids that
  // are used twice, unknown actors, the search index. Returns what is wrong, in words; costs a
  // reading of the whole file.
  Result<std::vector<std::string>> check();

 private:
  struct Impl;
  struct Importer;
  friend class LinkStore;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dragoman
