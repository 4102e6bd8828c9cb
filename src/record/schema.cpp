#include "record/schema.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <system_error>

namespace dragoman {
namespace {

namespace fs = std::filesystem;

// Version 1.
//
// One row a record, with the whole record as JSON in `body` (offsets in bytes: a row can be read
// without its document's text) and beside it only the columns that queries filter by. An actor or
// membership has a row in every document that shows it; they are joined when asked for, so that a
// document can be replaced alone. `begin` and `finish` are the first evidence's span.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE document (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL,          -- the smallest of its paths in `source`
  first_day TEXT, last_day TEXT,  -- of publication
  language TEXT NOT NULL,
  genre TEXT NOT NULL,
  digest TEXT NOT NULL,        -- of the document and its records, '' if not known
  body TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX document_order ON document (file, id);

-- Every path that a document was read under.
CREATE TABLE source (
  file TEXT PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX source_document ON source (document);

CREATE TABLE record (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
  begin INTEGER NOT NULL,
  finish INTEGER NOT NULL,
  type TEXT,       -- event type, act, kind, status or unit
  realis TEXT,
  country TEXT,    -- of an actor
  first_day TEXT,  -- of its date, if known to the year
  last_day TEXT,
  incident TEXT,   -- of an event; set by linking
  body TEXT NOT NULL
) STRICT;
CREATE INDEX record_id ON record (id);
CREATE INDEX record_document ON record (document, kind, begin, id);
CREATE INDEX record_kind ON record (kind, type);
CREATE INDEX record_country ON record (country) WHERE country IS NOT NULL;

-- Who takes part in a record, and as what.
CREATE TABLE party (
  actor TEXT NOT NULL,
  record INTEGER NOT NULL REFERENCES record (key) ON DELETE CASCADE,
  role TEXT NOT NULL,
  PRIMARY KEY (actor, record, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_record ON party (record);

-- The sentences that were read; the search index takes their words from the documents' texts.
CREATE TABLE sentence (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
  begin INTEGER NOT NULL,
  finish INTEGER NOT NULL
) STRICT;
CREATE INDEX sentence_document ON sentence (document, begin);
CREATE VIEW sentence_words AS
  SELECT s.key AS key,
         CAST(substr(CAST(d.text AS BLOB), s.begin + 1, s.finish - s.begin) AS TEXT) AS words
  FROM sentence s JOIN document d ON d.key = s.document;
CREATE VIRTUAL TABLE search USING fts5 (
  words, content = 'sentence_words', content_rowid = 'key',
  tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE failure (
  file TEXT PRIMARY KEY,
  stage TEXT NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What linking made of all documents (incidents, differences, issues, positions, relations), and
-- what readers and other data sets added (reviews, foreign events).
CREATE TABLE derived (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX derived_kind ON derived (kind, id);
CREATE TABLE kept (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  target TEXT,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX kept_kind ON kept (kind, id);

CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO state VALUES ('derived', 'fresh');
)sql";

// Version 2.
//
// What linking keeps between its runs, so that a document can be added to a large record without
// looking at the rest (link_store.h). `link_row` holds rows that are found by a key; what they mean
// is linking's. Actors are joined by votes of what documents show of them: `actor_vote` counts the
// votes, so that asking who an actor is costs nothing that grows with the record.
constexpr const char* kVersion2 = R"sql(
CREATE TABLE actor_vote (
  actor TEXT NOT NULL,
  field TEXT NOT NULL,   -- name, kind, country, code, alias
  value TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (actor, field, value)
) STRICT, WITHOUT ROWID;
-- Actors whose votes have changed since linking looked.
CREATE TABLE changed_actor (actor TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE VIEW actor_word AS
  SELECT key, id AS actor, 'name' AS field, json_extract(body, '$.name') AS value FROM record
    WHERE kind = 'actor'
  UNION ALL SELECT key, id, 'kind', json_extract(body, '$.kind') FROM record WHERE kind = 'actor'
  UNION ALL SELECT key, id, 'country', country FROM record WHERE kind = 'actor'
  UNION ALL SELECT key, id, 'code', json_extract(body, '$.code') FROM record WHERE kind = 'actor'
  UNION ALL SELECT r.key, r.id, 'alias', a.value FROM record r, json_each(r.body, '$.aliases') a
    WHERE r.kind = 'actor';

CREATE TRIGGER actor_comes AFTER INSERT ON record WHEN NEW.kind = 'actor' BEGIN
  INSERT INTO actor_vote SELECT actor, field, value, 1 FROM actor_word
    WHERE key = NEW.key AND value <> ''
    ON CONFLICT (actor, field, value) DO UPDATE SET number = number + 1;
  INSERT OR IGNORE INTO changed_actor VALUES (NEW.id);
END;
CREATE TRIGGER actor_goes BEFORE DELETE ON record WHEN OLD.kind = 'actor' BEGIN
  UPDATE actor_vote SET number = number - (SELECT count(*) FROM actor_word w
      WHERE w.key = OLD.key AND w.field = actor_vote.field AND w.value = actor_vote.value)
    WHERE actor = OLD.id;
  DELETE FROM actor_vote WHERE actor = OLD.id AND number <= 0;
  INSERT OR IGNORE INTO changed_actor VALUES (OLD.id);
END;
CREATE TRIGGER actor_leaves_id BEFORE UPDATE OF id ON record
WHEN OLD.kind = 'actor' AND OLD.id <> NEW.id BEGIN
  UPDATE actor_vote SET number = number - (SELECT count(*) FROM actor_word w
      WHERE w.key = OLD.key AND w.field = actor_vote.field AND w.value = actor_vote.value)
    WHERE actor = OLD.id;
  DELETE FROM actor_vote WHERE actor = OLD.id AND number <= 0;
  INSERT OR IGNORE INTO changed_actor VALUES (OLD.id);
END;
CREATE TRIGGER actor_takes_id AFTER UPDATE OF id ON record
WHEN NEW.kind = 'actor' AND OLD.id <> NEW.id BEGIN
  INSERT INTO actor_vote SELECT actor, field, value, 1 FROM actor_word
    WHERE key = NEW.key AND value <> ''
    ON CONFLICT (actor, field, value) DO UPDATE SET number = number + 1;
  INSERT OR IGNORE INTO changed_actor VALUES (NEW.id);
END;
INSERT INTO actor_vote SELECT actor, field, value, count(*) FROM actor_word WHERE value <> ''
  GROUP BY actor, field, value;

-- Documents that came, changed or went since linking looked.
CREATE TABLE link_pending (document TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
-- What linking has seen in a document.
CREATE TABLE link_trace (
  number INTEGER PRIMARY KEY,
  document TEXT NOT NULL UNIQUE,
  body BLOB NOT NULL
) STRICT;
CREATE TABLE link_row (
  space INTEGER NOT NULL,
  key INTEGER NOT NULL,
  place INTEGER NOT NULL,
  item INTEGER NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (space, key, place, item)
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::array<const char*, kSchemaVersion> kMigrations = {kVersion1, kVersion2};

[[noreturn]] void refuse(ErrorCode code, std::string message, const fs::path& path) {
  throw StoreFailure({code, std::move(message), path.string()});
}

std::uint32_t big_endian(const char* bytes) {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

// What the file's first 100 bytes tell. SQLite itself would find a missing tail only on reaching
// it.
void look_at_header(const fs::path& path, std::uintmax_t size) {
  std::array<char, 100> header{};
  std::ifstream in(path, std::ios::binary);
  if (!in) refuse(ErrorCode::not_readable, "cannot be opened for reading", path);
  in.read(header.data(), static_cast<std::streamsize>(header.size()));
  auto got = static_cast<std::size_t>(in.gcount());
  constexpr std::string_view kMagic("SQLite format 3\0", 16);
  if (std::string_view(header.data(), std::min(got, kMagic.size())) != kMagic) {
    refuse(ErrorCode::not_a_record, "is not a record (nor any SQLite database)", path);
  }
  if (got < header.size()) {
    refuse(ErrorCode::store_damaged, fmt::format("is cut off after {} bytes", size), path);
  }
  std::uint64_t page = big_endian(header.data() + 16) >> 16;
  if (page == 1) page = 65536;
  std::uint64_t pages = big_endian(header.data() + 28);
  bool count_is_valid = big_endian(header.data() + 24) == big_endian(header.data() + 92);
  std::error_code ignored;
  auto log = fs::file_size(path.string() + "-wal", ignored);
  bool log_is_empty = ignored || log == 0;  // else the log may hold the missing pages
  if (count_is_valid && log_is_empty && page * pages > size) {
    refuse(ErrorCode::store_damaged,
           fmt::format("is cut off: {} bytes, its header says {}", size, page * pages), path);
  }
}

// True for a file that has yet to become a record.
bool is_new(const fs::path& path, bool write) {
  std::error_code failed;
  auto status = fs::status(path, failed);
  if (!fs::exists(status)) {
    if (failed && failed != std::errc::no_such_file_or_directory) {
      refuse(write ? ErrorCode::not_writable : ErrorCode::not_found, failed.message(), path);
    }
    if (write) return true;
    refuse(ErrorCode::not_found, "there is no record", path);
  }
  if (!fs::is_regular_file(status)) {
    refuse(ErrorCode::not_a_record, "is not a file", path);
  }
  auto size = fs::file_size(path, failed);
  if (failed) refuse(ErrorCode::not_readable, failed.message(), path);
  if (size == 0) {
    if (write) return true;  // what a process leaves that was killed before its first write
    refuse(ErrorCode::not_a_record, "is empty", path);
  }
  look_at_header(path, size);
  return false;
}

// A record on a medium that cannot be written to has no place for the files that a write-ahead log
// needs; as nobody can be writing, SQLite may take it as it is.
std::string immutable_uri(const fs::path& path) {
  std::string uri = "file:";
  for (char c : fs::absolute(path).string()) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                 c == '/' || c == '.' || c == '-' || c == '_';
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri + "?immutable=1";
}

std::unique_ptr<Database> connect(const fs::path& path, bool write, int busy_timeout_ms) {
  auto open = [&](const std::string& name, int flags) {
    auto database = std::make_unique<Database>(name, path.string(), flags);
    database->set_busy_timeout(busy_timeout_ms);
    database->pragma("PRAGMA application_id");  // the first read: what is wrong shows here
    return database;
  };
  if (write) return open(path.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  try {
    return open(path.string(), SQLITE_OPEN_READONLY);
  } catch (const StoreFailure& failure) {
    std::error_code ignored;
    if (failure.error().code != ErrorCode::not_writable ||
        fs::exists(path.string() + "-wal", ignored)) {
      throw;
    }
    return open(immutable_uri(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  }
}

void configure(Database& database) {
  database.run("PRAGMA foreign_keys = ON");
  // A cut of the power may take the last documents, never the record: in a write-ahead log NORMAL
  // syncs before each checkpoint, and what is lost is read again. FULL would sync once a document
  // and make reading many small ones several times slower.
  database.run("PRAGMA synchronous = NORMAL");
  database.run("PRAGMA cache_size = -16384");  // 16 MiB
  database.run("PRAGMA temp_store = MEMORY");
}

void migrate(Database& database, const fs::path& path, bool write) {
  auto version = database.pragma("PRAGMA user_version");
  if (version == kSchemaVersion) return;
  if (version > kSchemaVersion) {
    refuse(ErrorCode::store_newer,
           fmt::format("was written by a newer program (version {}, this one knows {})", version,
                       kSchemaVersion),
           path);
  }
  if (!write) {
    refuse(ErrorCode::unsupported,
           fmt::format("is of the older version {}; open it once for writing", version), path);
  }
  Transaction transaction(database);
  // Asked again: another process may have brought it forward meanwhile.
  version = database.pragma("PRAGMA user_version");
  for (auto i = static_cast<std::size_t>(version); i < kMigrations.size(); ++i) {
    database.run(kMigrations[i]);
  }
  database.run(fmt::format("PRAGMA application_id = {}", kApplicationId).c_str());
  database.run(fmt::format("PRAGMA user_version = {}", kSchemaVersion).c_str());
  transaction.commit();
}

}  // namespace

std::unique_ptr<Database> open_database(const fs::path& path, bool write, int busy_timeout_ms) {
  bool fresh = is_new(path, write);
  std::unique_ptr<Database> database = connect(path, write, busy_timeout_ms);
  auto application = database->pragma("PRAGMA application_id");
  if (application != kApplicationId) {
    // Nothing in it at all: new, or made by another process just now and not yet filled.
    bool blank = application == 0 && database->pragma("SELECT count(*) FROM sqlite_schema") == 0;
    if (!(blank && write)) {
      refuse(ErrorCode::not_a_record, "is an SQLite database, but not a record", path);
    }
    fresh = true;
  }
  configure(*database);
  if (fresh) database->run("PRAGMA journal_mode = WAL");
  migrate(*database, path, write);
  return database;
}

}  // namespace dragoman
