#include "record/sqlite.h"

#include <fmt/format.h>

namespace dragoman {
namespace {

// What SQLite's code means to whoever runs the program.
ErrorCode meaning(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return ErrorCode::store_full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return ErrorCode::store_busy;
    case SQLITE_CORRUPT:
      return ErrorCode::store_damaged;
    case SQLITE_NOTADB:
      return ErrorCode::not_a_record;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return ErrorCode::not_writable;
    case SQLITE_IOERR:
      switch (code) {
        case SQLITE_IOERR_READ:
        case SQLITE_IOERR_FSTAT:
        case SQLITE_IOERR_SEEK:
        case SQLITE_IOERR_AUTH:
          return ErrorCode::not_readable;
        // An open file that takes no more bytes: a quota or a limit on sizes, of which SQLite does
        // not tell the reason (only a full device is SQLITE_FULL); a broken disk is rarer.
        case SQLITE_IOERR_WRITE:
        case SQLITE_IOERR_SHMSIZE:
        case SQLITE_IOERR_TRUNCATE:
          return ErrorCode::store_full;
        case SQLITE_IOERR_SHORT_READ:
        case SQLITE_IOERR_CORRUPTFS:
          return ErrorCode::store_damaged;
        default:
          return ErrorCode::not_writable;
      }
    case SQLITE_INTERRUPT:
      return ErrorCode::timed_out;
    case SQLITE_TOOBIG:
      return ErrorCode::too_large;
    default:
      throw InternalError(fmt::format("SQLite: {} ({})", sqlite3_errstr(code), code));
  }
}

}  // namespace

Database::Database(const std::string& name, const std::string& shown_path, int flags)
    : path_(shown_path) {
  sqlite3* raw = nullptr;
  // One connection serves one thread at a time, so SQLite's own locks would only cost.
  int code = sqlite3_open_v2(name.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  connection_.reset(raw);
  check(raw != nullptr, "SQLite: out of memory");
  sqlite3_extended_result_codes(raw, 1);
  if (code != SQLITE_OK) fail(sqlite3_extended_errcode(raw));
}

void Database::run(const char* sql) {
  int code = sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Database::pragma(const char* sql) {
  Query query(*this, sql);
  return query.next() ? query.number(0) : 0;
}

void Database::add_function(const char* name, std::string (*function)(std::string_view)) {
  const auto call = [](sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    auto* of = reinterpret_cast<std::string (*)(std::string_view)>(sqlite3_user_data(context));
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
    if (bytes == nullptr) return;  // NULL gives NULL
    const std::string out = of({bytes, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))});
    sqlite3_result_text64(context, out.data(), out.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  };
  const int code = sqlite3_create_function_v2(
      connection_.get(), name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
      reinterpret_cast<void*>(function), +call, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

void Database::set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline) {
  constexpr int kSteps = 2000;  // of SQLite's machine between looks at the clock: some 50 µs
  deadline_ = deadline;
  const auto look = [](void* self) { return static_cast<Database*>(self)->is_late() ? 1 : 0; };
  sqlite3_progress_handler(connection_.get(), deadline ? kSteps : 0, deadline ? +look : nullptr,
                           this);
}

sqlite3_stmt* Database::prepared(std::string_view sql) {
  // Many small questions come to much time as well.
  if (is_late()) fail(SQLITE_INTERRUPT);
  auto known = prepared_.find(sql);
  if (known != prepared_.end()) return known->second.get();
  sqlite3_stmt* raw = nullptr;
  int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  if (code != SQLITE_OK) fail(code);
  prepared_.emplace(sql, raw);
  return raw;
}

void Database::fail(int code) const {
  if ((code & 0xff) == SQLITE_ERROR || (code & 0xff) == SQLITE_CONSTRAINT ||
      (code & 0xff) == SQLITE_MISUSE) {
    throw InternalError(fmt::format("SQLite: {} ({})", sqlite3_errmsg(connection_.get()), code));
  }
  const bool late = (code & 0xff) == SQLITE_INTERRUPT;
  throw StoreFailure(
      {meaning(code),
       late ? "the time allowed for the question is over" : sqlite3_errmsg(connection_.get()),
       path_});
}

bool Query::next() {
  int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_.fail(code);
  return false;
}

std::string_view Query::text(int column) const {
  const auto* bytes = sqlite3_column_text(statement_, column);
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view Query::bytes(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

void Query::bind(Bytes value) {
  const std::string_view bytes = value.bytes;
  int code = sqlite3_bind_blob64(statement_, ++bound_, bytes.empty() ? "" : bytes.data(),
                                 bytes.size(), SQLITE_STATIC);
  if (code != SQLITE_OK) database_.fail(code);
}

void Query::bind(std::string_view value) {
  int code = sqlite3_bind_text64(statement_, ++bound_, value.data() == nullptr ? "" : value.data(),
                                 value.size(), SQLITE_STATIC, SQLITE_UTF8);
  if (code != SQLITE_OK) database_.fail(code);
}

void Query::bind_or_null(std::string_view value) {
  if (value.empty()) {
    sqlite3_bind_null(statement_, ++bound_);
  } else {
    bind(value);
  }
}

Transaction::~Transaction() {
  // SQLite may have rolled back already (a full disk): nothing to do about a failure here.
  if (open_) {
    try {
      database_.run("ROLLBACK");
    } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch)
    }
  }
}

void Transaction::commit() {
  if (database_.changes() != before_) {
    Query(database_, "UPDATE state SET value = value + 1 WHERE name = 'version'").run();
  }
  database_.run("COMMIT");
  open_ = false;
}

}  // namespace dragoman
