// Opening a store, and writing to it. Reading is in store_read.cpp, searching in store_search.cpp.
#include "record/store.h"

#include <fmt/format.h>

#include <unordered_set>

#include "base/hash.h"
#include "record/schema.h"
#include "record/store_impl.h"

namespace dragoman {
namespace {

bool on_border(std::string_view text, std::uint32_t offset) {
  return offset == text.size() || (offset < text.size() && (text[offset] & 0xC0) != 0x80);
}

bool lies_in(std::string_view text, Span span) {
  return span.begin <= span.end && on_border(text, span.begin) && on_border(text, span.end);
}

// Holds the reader to its word: a record that breaks these rules is a bug of ours.
void check_evidence(const Document& document, const std::vector<Evidence>& evidence,
                    const std::string& id) {
  for (const Evidence& e : evidence) {
    if (e.document != document.id || !lies_in(document.text, e.span)) {
      throw InternalError(fmt::format("{}: {} has evidence that is not in the text: {} {}..{}",
                                      document.file, id, e.document, e.span.begin, e.span.end));
    }
  }
}

template <typename R>
void check_records(const Document& document, const std::vector<R>& records,
                   std::unordered_set<std::string_view>& ids) {
  // A document may show an actor in several records; they are joined.
  constexpr bool kJoined = std::is_same_v<R, ActorRecord>;
  for (const R& record : records) {
    if (record.evidence.empty()) {
      throw InternalError(
          fmt::format("{}: {} '{}' has no evidence", document.file, Fields<R>::kKind, record.id));
    }
    check_evidence(document, record.evidence, record.id);
    if constexpr (requires { record.history; }) {
      for (const auto& change : record.history) {
        check_evidence(document, change.evidence, record.id);
      }
    }
    if constexpr (std::is_same_v<R, ActorRecord>) {
      for (const Role& role : record.roles) check_evidence(document, role.evidence, record.id);
    }
    if constexpr (std::is_same_v<R, EventRecord>) {
      check(lies_in(document.text, record.trigger.span), "a trigger is not in the text");
    }
    if constexpr (std::is_same_v<R, MembershipRecord>) continue;  // the store makes their ids
    if (record.id.empty() || (!ids.insert(record.id).second && !kJoined)) {
      throw InternalError(
          fmt::format("{}: the id '{}' is used twice or empty", document.file, record.id));
    }
  }
}

void check_all(const Document& document, const DocumentRecords& records) {
  check(!document.id.empty(), "a document without an id");
  std::unordered_set<std::string_view> ids;
  check_records(document, records.actors, ids);
  check_records(document, records.events, ids);
  check_records(document, records.statements, ids);
  check_records(document, records.commitments, ids);
  check_records(document, records.memberships, ids);
  check_records(document, records.figures, ids);
  for (Span span : records.sentences) {
    check(lies_in(document.text, span), "a sentence is not in the text");
  }
  for (const Block& block : document.blocks) {
    check(lies_in(document.text, block.span), "a block is not in the text");
  }
}

std::vector<RowToWrite> rows_to_write(const DocumentRecords& records) {
  std::vector<RowToWrite> rows;
  auto add = [&](const auto& list) {
    for (const auto& record : list) rows.push_back(row_to_write(record));
  };
  add(records.actors);
  add(records.events);
  add(records.statements);
  add(records.commitments);
  add(records.memberships);
  add(records.figures);
  return rows;
}

// The fingerprint of a document and all that was read in it.
std::string digest_of(const Document& document, const std::vector<Span>& sentences,
                      const std::vector<RowToWrite>& rows) {
  std::string all = to_stored(DocumentEntry{document, sentences});
  all += document.text;
  for (const RowToWrite& row : rows) all += row.body;
  return sha256_hex(all);
}

}  // namespace

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::filesystem::path& path, Mode mode) {
  return open(path, mode, Options());
}

Result<Store> Store::open(const std::filesystem::path& path, Mode mode, Options options) {
  return guarded([&] {
    auto impl = std::make_unique<Impl>();
    impl->database = open_database(path, mode == Mode::read_write_create, options.busy_timeout_ms);
    return Store(std::move(impl));
  });
}

void Store::Impl::set_stale() {
  Query(*database, "UPDATE state SET value = 'stale' WHERE name = 'derived' AND value <> 'stale'")
      .run();
}

void Store::Impl::set_pending(std::string_view document) {
  Query(*database, "INSERT OR IGNORE INTO link_pending (document) VALUES (?)", document).run();
}

void Store::Impl::forget_linking() {
  Query(*database, "DELETE FROM state WHERE name = 'linker'").run();
}

void Store::Impl::clear_document(std::int64_t key) {
  // The index has to be told while the words are still there.
  Query(*database,
        "INSERT INTO search (search, rowid, words) SELECT 'delete', key, words FROM sentence_words"
        " WHERE key IN (SELECT key FROM sentence WHERE document = ?)",
        key)
      .run();
  Query(*database, "DELETE FROM sentence WHERE document = ?", key).run();
  Query(*database, "DELETE FROM record WHERE document = ?", key).run();
}

// Parts the file from the other text that was read in it before; true if there was one. A text that
// is known under no other path goes.
bool Store::Impl::detach_file(const Document& document) {
  std::int64_t old_key = 0;
  std::string old_id;
  {
    Query old(*database,
              "SELECT s.document, d.id FROM source s JOIN document d ON d.key = s.document"
              " WHERE s.file = ? AND d.id <> ?",
              document.file, document.id);
    if (!old.next()) return false;
    old_key = old.number(0);
    old_id = old.string(1);
  }
  Query(*database, "DELETE FROM source WHERE file = ?", document.file).run();
  std::string other;
  {
    Query left(*database, "SELECT min(file) FROM source WHERE document = ?", old_key);
    if (left.next()) other = left.string(0);
  }
  if (other.empty()) {
    clear_document(old_key);
    Query(*database, "DELETE FROM document WHERE key = ?", old_key).run();
    set_pending(old_id);
  } else {
    Query(*database, "UPDATE document SET file = ? WHERE key = ?", other, old_key).run();
  }
  return true;
}

// Writes the document's row, its path and sentences; the records of a row that was there go.
std::int64_t Store::Impl::write_document(const Document& document,
                                         const std::vector<Span>& sentences,
                                         std::string_view digest) {
  DocumentEntry entry{document, {}};
  entry.document.file.clear();  // a column: it may change without the rest
  entry.document.text.clear();
  std::string body = to_stored(entry);
  bool dated =
      document.published && document.published->known() && !document.published->year_open();
  std::int64_t key = 0;
  {
    Query old(*database, "SELECT key FROM document WHERE id = ?", document.id);
    if (old.next()) key = old.number(0);
  }
  if (key != 0) clear_document(key);
  {
    Query row(*database,
              key != 0 ? "UPDATE document SET file = ?1, first_day = ?2, last_day = ?3,"
                         " language = ?4, genre = ?5, digest = ?6, body = ?7, text = ?8"
                         " WHERE id = ?9"
                       : "INSERT INTO document (file, first_day, last_day, language, genre,"
                         " digest, body, text, id) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)",
              document.file);
    row.bind_or_null(dated ? document.published->start : std::string_view());
    row.bind_or_null(dated ? document.published->end : std::string_view());
    row.bind(document.language);
    row.bind(document.genre);
    row.bind(digest);
    row.bind(body);
    row.bind(document.text);
    row.bind(document.id);
    row.run();
  }
  if (key == 0) key = database->last_key();
  Query(*database, "INSERT OR REPLACE INTO source (file, document) VALUES (?, ?)", document.file,
        key)
      .run();
  for (Span span : sentences) {
    Query(*database, "INSERT INTO sentence (document, begin, finish) VALUES (?, ?, ?)", key,
          span.begin, span.end)
        .run();
    Query(*database, "INSERT INTO search (rowid, words) VALUES (?, ?)", database->last_key(),
          slice(document.text, span))
        .run();
  }
  cached_texts.erase(document.id);
  set_pending(document.id);
  return key;
}

void Store::Impl::write_record(std::int64_t document_key, const RowToWrite& row) {
  const Columns& columns = row.columns;
  const std::string id = id_of(row);
  const bool joined = row.kind == Fields<ActorRecord>::kKind ||
                      row.kind == Fields<MembershipRecord>::kKind;  // they have no day of their own
  bool dated = columns.date != nullptr && columns.date->has_value() && (*columns.date)->known() &&
               !(*columns.date)->year_open();
  {
    Query query(*database,
                !joined ? "INSERT INTO record (id, kind, document, begin, finish, type, realis,"
                          " country, first_day, last_day, incident, body, confidence, day)"
                          " VALUES (?,?,?,?,?,?,?,?,?9,?10,?,?,?,"
                          " coalesce(?9, (SELECT first_day FROM document WHERE key = ?3), ''))"
                        : "INSERT INTO record (id, kind, document, begin, finish, type, realis,"
                          " country, first_day, last_day, incident, body)"
                          " VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                id, row.kind, document_key, row.first.begin, row.first.end);
    query.bind_or_null(columns.type);
    query.bind_or_null(columns.realis);
    query.bind_or_null(columns.country);
    query.bind_or_null(dated ? (*columns.date)->start : std::string_view());
    query.bind_or_null(dated ? (*columns.date)->end : std::string_view());
    query.bind_or_null(columns.incident);
    query.bind(row.body);
    if (!joined && columns.confidence) query.bind(*columns.confidence);
    query.run();
  }
  write_parties(database->last_key(), row);
}

void Store::Impl::write_parties(std::int64_t record_key, const RowToWrite& row) {
  const Corrections& all = cached_corrections;
  for (const auto& [actor, role] : row.columns.parties) {
    const std::string meant =
        all.empty() ? std::string(actor) : all.meant(std::string(actor), row.document);
    Query(*database, "INSERT OR IGNORE INTO party (actor, record, role) VALUES (?, ?, ?)", meant,
          record_key, role)
        .run();
  }
}

Result<AddOutcome> Store::add(const Document& document, const DocumentRecords& records) {
  check_all(document, records);
  std::vector<RowToWrite> rows = rows_to_write(records);
  std::string digest = digest_of(document, records.sentences, rows);
  return guarded([&] {
    Database& database = *impl_->database;
    Transaction transaction(database);
    impl_->corrections();
    Query(database, "DELETE FROM failure WHERE file = ?", document.file).run();
    AddOutcome outcome = AddOutcome::added;
    bool write = true;
    bool detached = impl_->detach_file(document);
    {
      Query known(database, "SELECT file, digest FROM document WHERE id = ?", document.id);
      bool there = known.next();
      if (there && known.text(0) != document.file) {
        outcome = AddOutcome::duplicate;
        write = document.file < known.text(0);
      } else if (there) {
        write = known.text(1) != digest;
        outcome = write ? AddOutcome::reread : AddOutcome::unchanged;
      }
    }
    if (detached) outcome = AddOutcome::replaced;
    if (write) {
      std::int64_t key = impl_->write_document(document, records.sentences, digest);
      for (const RowToWrite& row : rows) impl_->write_record(key, row);
      impl_->settle_reviews(document.id);
    } else if (outcome != AddOutcome::unchanged) {
      Query(database,
            "INSERT OR REPLACE INTO source (file, document)"
            " SELECT ?, key FROM document WHERE id = ?",
            document.file, document.id)
          .run();
    }
    if (write || detached) impl_->set_stale();
    transaction.commit();
    return outcome;
  });
}

Result<bool> Store::has(std::string_view document_id, std::string_view file) {
  return guarded([&] {
    return Query(*impl_->database,
                 "SELECT 1 FROM source s JOIN document d ON d.key = s.document"
                 " WHERE s.file = ? AND d.id = ?",
                 file, document_id)
        .next();
  });
}

Result<bool> Store::has(std::string_view document_id) {
  return guarded([&] {
    return Query(*impl_->database, "SELECT 1 FROM document WHERE id = ?", document_id).next();
  });
}

Status Store::record_failure(const Failure& failure) {
  return guarded([&] {
    Transaction transaction(*impl_->database);
    Query(*impl_->database,
          "INSERT OR REPLACE INTO failure (file, stage, code, message) VALUES (?, ?, ?, ?)",
          failure.file, failure.stage, error_name(failure.code), failure.message)
        .run();
    transaction.commit();
  });
}

}  // namespace dragoman
