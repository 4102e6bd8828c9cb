// The database of the format sqlite held against the JSON lines of the same record: every field is
// in a column or a table, and nothing else is.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <nlohmann/json.hpp>

#include "exchange/made_record_helpers.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;
// By table and key.
using Tables = std::map<std::string, std::map<std::string, Json>>;

Json value_of(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return sqlite3_column_int64(statement, column);
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, column);
    case SQLITE_NULL:
      return nullptr;
    default:
      return reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  }
}

class Database3 {
 public:
  explicit Database3(const std::filesystem::path& path) {
    EXPECT_EQ(sqlite3_open_v2(path.c_str(), &connection_, SQLITE_OPEN_READONLY, nullptr),
              SQLITE_OK);
  }
  Database3(const Database3&) = delete;
  Database3& operator=(const Database3&) = delete;
  ~Database3() { sqlite3_close(connection_); }

  std::vector<Json> rows(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(connection_, sql.c_str(), -1, &statement, nullptr), SQLITE_OK)
        << sql << ": " << sqlite3_errmsg(connection_);
    std::vector<Json> out;
    while (sqlite3_step(statement) == SQLITE_ROW) {
      Json row;
      for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        row[sqlite3_column_name(statement, i)] = value_of(statement, i);
      }
      out.push_back(std::move(row));
    }
    sqlite3_finalize(statement);
    return out;
  }

 private:
  sqlite3* connection_ = nullptr;
};

// The rows that a line of JSON should have become; what is null is left out.
class ExpectedRows {
 public:
  explicit ExpectedRows(Tables& tables) : tables_(&tables) {}

  void add(const Json& record) {
    kind_ = record["record"];
    id_ = record["id"];
    (*tables_)["records"][id_] = {{"id", id_}, {"kind", kind_}};
    Json row;
    for (const auto& [key, value] : record.items()) {
      if (key != "record") field(row, "", "", 0, key, value);
    }
    (*tables_)[kind_ + "s"][id_] = row;
  }

 private:
  void field(Json& row, const std::string& prefix, const std::string& part, std::size_t item,
             const std::string& key, const Json& value) {
    if (value.is_null()) return;
    if (key == "dyad") {
      row["first"] = value[0];
      row["second"] = value[1];
    } else if (key == "patch") {
      row[key] = value;
    } else if (key == "codes") {
      std::size_t ordinal = 0;
      for (const auto& [name, code] : value.items()) {
        entry(part, item, key, ordinal++) = {{"name", name}, {"value", code}};
      }
    } else if ((key == "amount" || key == "value") && kind_ != "foreign_event") {
      row[key + "_low"] = value.is_array() ? value[0] : value;
      if (value.is_array()) row[key + "_high"] = value[1];
    } else if (value.is_array()) {
      for (std::size_t i = 0; i < value.size(); ++i) list_entry(part, item, key, i, value[i]);
    } else if (value.is_object()) {
      object(row, key + "_", value);
    } else {
      const std::string name = key == "from" || key == "to" ? key + "_day" : key;
      if (value != "XXXX-XX-XX") row[prefix + name] = value;
    }
  }
  void object(Json& row, const std::string& prefix, const Json& value) {
    const bool is_date = value.contains("precision");
    for (const auto& [key, inner] : value.items()) {
      const bool offset = !is_date && (key == "start" || key == "end");
      field(row, prefix, "", 0, key + (offset ? "_offset" : ""), inner);
    }
  }
  void list_entry(const std::string& part, std::size_t item, const std::string& key,
                  std::size_t ordinal, const Json& value) {
    static const std::map<std::string, std::string> kNames = {{"about", "about"},
                                                              {"actors", "actor"},
                                                              {"aliases", "alias"},
                                                              {"also", "document"},
                                                              {"concerning", "actor"},
                                                              {"contexts", "context"},
                                                              {"documents", "document"},
                                                              {"events", "event"},
                                                              {"incidents", "incident"},
                                                              {"issues", "issue"},
                                                              {"parties", "actor"},
                                                              {"recipients", "actor"},
                                                              {"why", "text"}};
    Json row;
    if (key == "sentences") {
      row = {{"start_offset", value[0]}, {"end_offset", value[1]}};
    } else if (!value.is_object()) {
      row[kNames.at(key)] = value;
    } else if (key == "evidence" || key == "mentions") {
      object(row, "", value);
      const std::string of = key == "mentions" ? key : part;
      (*tables_)["evidence"][joined({id_, of, std::to_string(item), std::to_string(ordinal)})] =
          row;
      return;
    } else {
      for (const auto& [name, inner] : value.items()) {
        const bool offset = key == "blocks" && (name == "start" || name == "end");
        field(row, "", key, ordinal, name + (offset ? "_offset" : ""), inner);
      }
    }
    entry(part, item, key, ordinal) = row;
  }
  Json& entry(const std::string& part, std::size_t item, const std::string& key,
              std::size_t ordinal) {
    const bool inner = !part.empty();
    return (*tables_)[kind_ + (inner ? "_" + part : "") + "_" + key][joined(
        inner ? std::vector<std::string>{id_, std::to_string(item), std::to_string(ordinal)}
              : std::vector<std::string>{id_, std::to_string(ordinal)})];
  }
  static std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) out += part + "/";
    return out.substr(0, out.size() - 1);
  }

  Tables* tables_;
  std::string kind_;
  std::string id_;
};

class SqliteFileTest : public MadeRecord {
 protected:
  void SetUp() override {
    written_ = export_format("sqlite")->to_path(store_, folder_ / "out.sqlite", options_);
    ASSERT_TRUE(written_.ok()) << written_.error().text();
  }
  Result<std::size_t> written_ = std::size_t{0};
};

// The row's key is in its first columns: as many as the key has parts.
std::string key_in(Json& row, const std::string& table, Database3& database) {
  std::string key;
  for (const Json& column :
       database.rows("SELECT name FROM pragma_table_info('" + table + "') WHERE pk > 0")) {
    const std::string name = column["name"];
    const Json value = row[name];
    key += (key.empty() ? "" : "/") +
           (value.is_string() ? value.get<std::string>() : std::to_string(value.get<int>()));
    if (name != "id") row.erase(name);
  }
  return key;
}

TEST_F(SqliteFileTest, HasWhatTheJsonLinesHave) {
  Tables expected;
  ExpectedRows rows(expected);
  std::istringstream lines(stream_of(store_, "jsonl"));
  for (std::string line; std::getline(lines, line);) rows.add(Json::parse(line));
  EXPECT_EQ(*written_, records_);
  EXPECT_GT(expected["event_actors"].size(), 20U);
  EXPECT_GT(expected["incident_accounts_attribution"].size(), 0U);

  Database3 database(folder_ / "out.sqlite");
  for (const Json& table : database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
    const std::string name = table["name"];
    const auto& wanted = expected[name];
    const std::vector<Json> found = database.rows("SELECT * FROM " + name);
    EXPECT_EQ(found.size(), wanted.size()) << name;
    std::map<std::string, std::string> keys;
    for (Json row : found) {
      const std::string key = key_in(row, name, database);
      ASSERT_TRUE(wanted.contains(key)) << name << " " << key;
      std::erase_if(*row.get_ptr<Json::object_t*>(),
                    [](const auto& column) { return column.second.is_null(); });
      if (row.contains("patch")) row["patch"] = Json::parse(row["patch"].get<std::string>());
      Json of_json = wanted.at(key);
      if (of_json.is_null()) of_json = Json::object();
      EXPECT_EQ(row, of_json) << name << " " << key;
      if (HasFailure()) return;
    }
    expected.erase(name);
  }
  EXPECT_TRUE(expected.empty()) << expected.begin()->first << " is no table";
}

TEST_F(SqliteFileTest, IsWholeAndItsReferencesHold) {
  Database3 database(folder_ / "out.sqlite");
  EXPECT_TRUE(database.rows("PRAGMA foreign_key_check").empty());
  EXPECT_EQ(database.rows("PRAGMA integrity_check")[0]["integrity_check"], "ok");
  EXPECT_GT(database.rows("SELECT * FROM pragma_foreign_key_list('event_actors')").size(), 1U);
}

TEST_F(SqliteFileTest, ViewsAnswer) {
  Database3 database(folder_ / "out.sqlite");
  const auto months = database.rows("SELECT * FROM dyads_by_month");
  ASSERT_FALSE(months.empty());
  for (const Json& month : months) {
    EXPECT_LT(month["first"].get<std::string>(), month["second"].get<std::string>());
    EXPECT_LE(month["happened"], month["events"]);
    EXPECT_LE(month["cooperation"].get<int>() + month["conflict"].get<int>(), month["happened"]);
  }
  const auto count = [&](const std::string& of) {
    return database.rows("SELECT count(*) AS n FROM " + of)[0]["n"].get<int>();
  };
  EXPECT_EQ(count("cited_events"), count("events"));
  EXPECT_EQ(count("cited_statements"), count("statements"));
  EXPECT_GT(count("event_dyads"), 0);
}

}  // namespace
}  // namespace dragoman
