// sqlite: the whole record as a database of plain tables (sql_rows.h), for SQL, R, Python, DuckDB.
//
// Not the record itself (record/schema.h), which is made for the program's own questions: here
// every field is a column or a table, references are foreign keys, and a few views answer what is
// asked most. Equal records give equal bytes. Nothing is left out but what only the program needs
// (what linking keeps, the index of words).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "exchange/each_record.h"
#include "exchange/sql_rows.h"
#include "exchange/sqlite_views.h"
#include "exchange/writers.h"
#include "record/json_fields.h"
#include "record/sqlite.h"

namespace dragoman {
namespace {

// Columns that name a row of another table.
struct Reference {
  std::string_view table;  // "" : of any
  std::string_view column;
  std::string_view to;
};
constexpr auto kReferences = std::to_array<Reference>({
    {"", "actor", "actors"},
    {"", "document", "documents"},
    {"", "event", "events"},
    {"", "incident", "incidents"},
    {"", "superseded_by", "documents"},
    {"evidence", "record", "records"},
    {"figure_about", "about", "actors"},
    {"memberships", "member", "actors"},
    {"memberships", "organization", "actors"},
    {"positions", "issue", "issues"},
    {"statements", "speaker", "actors"},
});

std::string_view referenced_by(const SqlRow& row, std::size_t column) {
  const std::string& name = row.cells[column].column;
  if (name == "id") return {};
  const auto* found = std::find_if(kReferences.begin(), kReferences.end(), [&](const auto& known) {
    return known.column == name && (known.table.empty() || known.table == row.table);
  });
  return found == kReferences.end() ? std::string_view() : found->to;
}

std::string create_table(const SqlRow& row) {
  std::string out = fmt::format("CREATE TABLE {}(", row.table);
  std::string key;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const SqlCell& cell = row.cells[i];
    out += fmt::format("{}\n  \"{}\" {}", i == 0 ? "" : ",", cell.column, cell.type);
    if (i < row.keys) {
      out += " NOT NULL";
      key += fmt::format("{}\"{}\"", i == 0 ? "" : ", ", cell.column);
    }
    const bool parent = i == 0 && row.keys > 1 && row.table != "evidence";
    const std::string_view to = referenced_by(row, i);
    if (parent) {
      out += fmt::format(" REFERENCES {}s(id)", cell.column);
    } else if (!to.empty()) {
      out += fmt::format(" REFERENCES {}(id)", to);
    }
  }
  return out + fmt::format(",\n  PRIMARY KEY({})){}", key, row.keys > 1 ? " WITHOUT ROWID" : "");
}

class SqliteFile {
 public:
  SqliteFile(Store& store, const std::filesystem::path& path)
      : store_(&store),
        texts_(store.texts()),
        database_(path.string(), path.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) {}

  std::size_t write() {
    // Nobody else sees the file before it is whole. "DrEx" tells it from a record.
    database_.run(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA application_id = 1148339576;"
        "PRAGMA user_version = 1; BEGIN");
    database_.run("CREATE TABLE records(id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL)");
    for_each_record_kind([&]<typename R>(const R&) { create_tables<R>(); });
    for_each_record_kind([&]<typename R>(const R&) { write_all<R>(); });
    database_.run(kSqliteIndexes);
    database_.run(kSqliteViews);
    database_.run("COMMIT; PRAGMA synchronous = FULL");
    return records_;
  }

 private:
  template <typename R>
  void create_tables() {
    for (const SqlRow& row : sample_sql_rows<R>()) {
      if (tables_.insert(row.table).second) database_.run(create_table(row).c_str());
    }
  }
  template <typename R>
  void write_all() {
    if constexpr (std::is_same_v<R, DocumentEntry>) {
      read([&](auto use) { return each_record<Document>(*store_, {}, use); },
           [&](const Document& document) { write_whole(document.id); });
    } else if constexpr (std::is_same_v<R, ActorRecord>) {
      read([&](auto use) { return each_whole_actor(*store_, use); },
           [&](const ActorRecord& actor) { write_record(actor); });
    } else {
      read([&](auto use) { return each_record<R>(*store_, {}, use); },
           [&](const R& record) { write_record(record); });
    }
  }
  template <typename Each, typename Use>
  static void read(Each each, Use use) {
    if (Status done = each(use); !done) throw StoreFailure(done.error());
  }
  // Listings leave out texts.
  void write_whole(const std::string& document) {
    Result<AnyRecord> whole = store_->find(document);
    if (!whole) throw StoreFailure(whole.error());
    write_record(std::get<DocumentEntry>(*whole));
  }
  template <typename R>
  void write_record(const R& record) {
    const std::vector<SqlRow> rows = sql_rows(record, texts_);
    Query(database_, "INSERT INTO records VALUES (?, ?)",
          std::get<std::string>(rows.front().cells.front().value), Fields<R>::kKind)
        .run();
    for (const SqlRow& row : rows) insert(row);
    ++records_;
  }
  void insert(const SqlRow& row) {
    std::string& sql = inserts_[row.table];
    if (sql.empty()) {
      sql = fmt::format("INSERT INTO {} VALUES (", row.table);
      for (std::size_t i = 0; i < row.cells.size(); ++i) sql += i == 0 ? "?" : ", ?";
      sql += ")";
    }
    Query query(database_, sql);
    for (const SqlCell& cell : row.cells) {
      std::visit(
          [&](const auto& value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
              query.bind_or_null("");
            } else {
              query.bind(value);
            }
          },
          cell.value);
    }
    query.run();
  }

  Store* store_;
  TextLookup texts_;
  Database database_;
  std::set<std::string> tables_;
  std::map<std::string, std::string> inserts_;
  std::size_t records_ = 0;
};

}  // namespace

Result<std::size_t> write_sqlite(Store& store, const std::filesystem::path& path,
                                 const ExportOptions& /*options*/) {
  return guarded([&] { return SqliteFile(store, path).write(); });
}

}  // namespace dragoman
