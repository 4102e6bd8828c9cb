#include "record/schema.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <system_error>

#include "base/utf8.h"
#include "record/migrations.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

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
  size = fs::file_size(path, ignored);      // last: another process may have been filling it
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
  database.add_function("folded", fold_name);
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
  // Both of one moment: another process may be making the record just now.
  database->run("BEGIN");
  const auto application = database->pragma("PRAGMA application_id");
  const auto tables = database->pragma("SELECT count(*) FROM sqlite_schema");
  database->run("COMMIT");
  if (application != kApplicationId) {
    // Nothing in it at all: new, or made by another process and not yet filled.
    const bool blank = application == 0 && tables == 0;
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
