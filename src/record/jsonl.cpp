// A record out to JSON lines and in again.
//
// The order of lines is fixed by what is in the record, so equal records give equal files. Coming
// in, joined actors and memberships are parted by document again (merge.h): reading goes on with an
// imported record as with any other.
#include <fmt/format.h>

#include <istream>
#include <ostream>
#include <unordered_map>
#include <unordered_set>

#include "record/store_impl.h"

namespace dragoman {
namespace {

// Ends the reading transaction, which has nothing to keep, on any way out.
class Snapshot {
 public:
  explicit Snapshot(Database& database) : database_(database) { database_.run("BEGIN"); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  ~Snapshot() {
    try {
      database_.run("ROLLBACK");
    } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): rolled back already
    }
  }

 private:
  Database& database_;
};

class LineWriter {
 public:
  LineWriter(std::ostream& out, TextLookup texts) : out_(out), texts_(std::move(texts)) {}

  template <typename R>
  void write(const R& record) {
    out_ << to_json(record, texts_) << '\n';
    if (!out_) throw StoreFailure({ErrorCode::not_writable, "the output refuses more", ""});
    ++lines_;
  }
  template <typename R>
  void write_all(const std::vector<R>& records) {
    for (const R& record : records) write(record);
  }
  std::size_t lines() const { return lines_; }

 private:
  std::ostream& out_;
  TextLookup texts_;
  std::size_t lines_ = 0;
};

}  // namespace

Result<std::size_t> Store::export_jsonl(std::ostream& out) {
  return guarded([&] {
    Snapshot snapshot(*impl_->database);  // one state of the record, whoever writes meanwhile
    LineWriter lines(out, impl_->texts());
    impl_->each_document({}, [&](DocumentEntry entry) { lines.write(entry); });
    lines.write_all(impl_->merged<ActorRecord>({}, {}));
    impl_->each_row<EventRecord>({}, [&](Row<EventRecord> row) { lines.write(row.record); });
    impl_->each_row<StatementRecord>({},
                                     [&](Row<StatementRecord> row) { lines.write(row.record); });
    impl_->each_row<CommitmentRecord>({},
                                      [&](Row<CommitmentRecord> row) { lines.write(row.record); });
    lines.write_all(impl_->merged<MembershipRecord>({}, {}));
    impl_->each_row<FigureRecord>({}, [&](Row<FigureRecord> row) { lines.write(row.record); });
    lines.write_all(impl_->list_derived<IncidentRecord>("derived"));
    lines.write_all(impl_->list_derived<DifferenceRecord>("derived"));
    lines.write_all(impl_->list_derived<IssueRecord>("derived"));
    lines.write_all(impl_->list_derived<PositionRecord>("derived"));
    lines.write_all(impl_->list_derived<RelationRecord>("derived"));
    lines.write_all(impl_->list_derived<ReviewRecord>("kept"));
    lines.write_all(impl_->list_derived<ForeignEventRecord>("kept"));
    return lines.lines();
  });
}

// Takes records one by one, inside a transaction.
struct Store::Importer {
  Impl& impl;
  ImportOutcome outcome;
  std::unordered_set<std::string> ids;
  std::unordered_map<std::string, std::int64_t> keys;
  bool has_derived = false;

  [[noreturn]] static void refuse(std::string message) {
    throw StoreFailure({ErrorCode::bad_json, std::move(message), ""});
  }

  void take(const AnyRecord& record) {
    if (!ids.insert(record_id(record)).second) {
      refuse(fmt::format("the id '{}' is used twice", record_id(record)));
    }
    std::visit([&](const auto& known) { keep(known); }, record);
  }

  void keep(const DocumentEntry& entry) {
    const Document& document = entry.document;
    impl.detach_file(document);
    std::int64_t key = impl.write_document(document, entry.sentences, "");
    Query(*impl.database,
          "UPDATE document SET file = (SELECT min(file) FROM source WHERE document = ?1)"
          " WHERE key = ?1",
          key)
        .run();
    keys[document.id] = key;
    ++outcome.documents;
  }
  void keep(const ActorRecord& actor) { keep_parts(actor); }
  void keep(const MembershipRecord& membership) { keep_parts(membership); }
  void keep(const ReviewRecord& review) {
    impl.keep_review(review);
    ++outcome.records;
  }
  void keep(const ForeignEventRecord& event) {
    impl.write_kept(event, {});
    ++outcome.records;
  }
  template <typename R>
  void keep(const R& record) {
    if constexpr (requires { columns_of(record); }) {
      if (record.evidence.empty()) refuse(fmt::format("'{}' has no evidence", record.id));
      impl.write_record(key_of(record.evidence.front().document), row_to_write(record));
    } else {
      impl.write_derived_record(record);
      has_derived = true;
    }
    ++outcome.records;
  }
  template <typename R>
  void keep_parts(const R& record) {
    auto parts = split_by_document(record);
    if (parts.empty()) refuse(fmt::format("'{}' has no evidence", record.id));
    for (const auto& part : parts)
      impl.write_record(key_of(part.document), row_to_write(part.record));
    ++outcome.records;
  }
  std::int64_t key_of(const std::string& document) {
    auto known = keys.find(document);
    if (known != keys.end()) return known->second;
    Query query(*impl.database, "SELECT key FROM document WHERE id = ?", document);
    dragoman::check(query.next(), "import: evidence of a document that is not there");
    return keys[document] = query.number(0);
  }
};

Result<ImportOutcome> Store::import_jsonl(std::istream& in, std::string_view name) {
  return guarded([&] {
    Transaction transaction(*impl_->database);
    bool was_empty = !Query(*impl_->database, "SELECT 1 FROM document LIMIT 1").next();
    impl_->corrections();
    Importer importer{*impl_, {}, {}, {}};
    TextLookup texts = impl_->texts();
    std::string line;
    std::size_t number = 0;
    try {
      while (std::getline(in, line)) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        Result<AnyRecord> record = from_json(line, texts);
        if (!record) throw StoreFailure(record.error());
        importer.take(*record);
      }
    } catch (const StoreFailure& failure) {
      impl_->corrections_version = -1;
      impl_->cached_texts.clear();  // they may be of documents that are not there after all
      Error error = failure.error();
      if (error.code == ErrorCode::bad_json) error.place = fmt::format("{}:{}", name, number);
      throw StoreFailure(error);
    }
    if (in.bad()) {
      throw StoreFailure({ErrorCode::not_readable, "the input broke off", std::string(name)});
    }
    if (importer.has_derived) impl_->forget_linking();
    if (importer.outcome.documents > 0 && !(was_empty && importer.has_derived)) {
      impl_->set_stale();
    }
    transaction.commit();
    return importer.outcome;
  });
}

}  // namespace dragoman
