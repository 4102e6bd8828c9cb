// A thin door to SQLite: one connection, its prepared statements, transactions.
//
// Private to the store. Failures travel as one exception inside this folder, because nearly every
// line can fail (a full disk, a locked file) and each means the same: give up the transaction. The
// store's public functions turn it into an Error (see `guarded`); none leaves the folder.
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <concepts>
#include <exception>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/result.h"

namespace dragoman {

// Bytes that are no text.
struct Bytes {
  std::string_view bytes;
};

class StoreFailure : public std::exception {
 public:
  explicit StoreFailure(Error error) : error_(std::move(error)) {}
  const Error& error() const { return error_; }
  const char* what() const noexcept override { return error_.message.c_str(); }

 private:
  Error error_;
};

template <typename T>
struct OutcomeOf {
  using type = Result<T>;
};
template <>
struct OutcomeOf<void> {
  using type = Status;
};

// Runs what may throw a StoreFailure; gives its value, or a Status where it has none.
template <typename Function>
auto guarded(Function function) {
  using Value = std::invoke_result_t<Function>;
  using Outcome = typename OutcomeOf<Value>::type;
  try {
    if constexpr (std::is_void_v<Value>) {
      function();
      return Outcome();
    } else {
      return Outcome(function());
    }
  } catch (const StoreFailure& failure) {
    return Outcome(failure.error());
  }
}

class Database {
 public:
  // `flags` and `name` as sqlite3_open_v2 takes them. Throws StoreFailure.
  Database(const std::string& name, const std::string& shown_path, int flags);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Runs statements that give no rows.
  void run(const char* sql);
  std::int64_t pragma(const char* sql);
  std::int64_t last_key() const { return sqlite3_last_insert_rowid(connection_.get()); }
  void set_busy_timeout(int milliseconds) { sqlite3_busy_timeout(connection_.get(), milliseconds); }
  // The prepared statement for this text: made once, kept.
  sqlite3_stmt* prepared(std::string_view sql);
  [[noreturn]] void fail(int code) const;
  // A function of one text for use in SQL.
  void add_function(const char* name, std::string (*function)(std::string_view));
  // What runs past it fails with timed_out; nothing: no limit.
  void set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline);
  std::optional<std::chrono::steady_clock::time_point> deadline() const { return deadline_; }
  std::int64_t changes() const { return sqlite3_total_changes64(connection_.get()); }
  bool is_read_only() const { return sqlite3_db_readonly(connection_.get(), "main") == 1; }
  const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  bool is_late() const { return deadline_ && std::chrono::steady_clock::now() > *deadline_; }
  std::string path_;
  std::optional<std::chrono::steady_clock::time_point> deadline_;
  std::unique_ptr<sqlite3, Close> connection_;
  std::map<std::string, std::unique_ptr<sqlite3_stmt, Close>, std::less<>> prepared_;
};

// One use of a prepared statement; resets it when it goes. Texts bound must outlive the query, and
// one text of SQL is in use once at a time.
class Query {
 public:
  template <typename... Values>
  Query(Database& database, std::string_view sql, const Values&... values)
      : database_(database), statement_(database.prepared(sql)) {
    (bind(values), ...);
  }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

  // To the next row; false at the end.
  bool next();
  // For statements without rows.
  void run() { next(); }
  std::string_view text(int column) const;
  std::string_view bytes(int column) const;
  std::string string(int column) const { return std::string(text(column)); }
  std::int64_t number(int column) const { return sqlite3_column_int64(statement_, column); }
  double real(int column) const { return sqlite3_column_double(statement_, column); }

  void bind(std::string_view value);
  void bind(const std::string& value) { bind(std::string_view(value)); }
  void bind(Bytes value);
  void bind(const char* value) { bind(std::string_view(value)); }
  template <std::integral Number>
  void bind(Number value) {
    sqlite3_bind_int64(statement_, ++bound_, static_cast<std::int64_t>(value));
  }
  void bind(double value) { sqlite3_bind_double(statement_, ++bound_, value); }
  // NULL where the text is empty.
  void bind_or_null(std::string_view value);

 private:
  Database& database_;
  sqlite3_stmt* statement_;
  int bound_ = 0;
};

// Everything or nothing. Takes the write lock at once, so that waiting happens here only. One that
// changed anything raises the record's version (state).
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database), before_(database.changes()) {
    database_.run("BEGIN IMMEDIATE");
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Database& database_;
  std::int64_t before_;
  bool open_ = true;
};

}  // namespace dragoman
