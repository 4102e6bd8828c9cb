// What a record goes through: killed writers, full disks, other files in its place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <thread>

#include "record/corrections.h"
#include "record/link_store.h"
#include "record/record_helpers.h"
#include "record/schema.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;

// Runs in a process of its own, which ends with the number returned.
pid_t in_child(const std::function<int()>& body) {
  pid_t child = fork();
  if (child == 0) _exit(body());
  return child;
}

int status_of(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

void run_sql(const fs::path& path, const std::string& sql) {
  sqlite3* raw = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &raw), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(raw, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
      << sqlite3_errmsg(raw);
  sqlite3_close(raw);
}

ErrorCode open_error(const fs::path& path, Store::Mode mode) {
  auto store = Store::open(path, mode);
  EXPECT_FALSE(store) << path;
  if (store) return ErrorCode::unsupported;
  EXPECT_FALSE(store.error().message.empty());
  return store.error().code;
}

TEST(Fault, AKilledWriterLeavesWholeDocuments) {
  RecordFolder folder;
  std::vector<Case> cases = make_cases(60, 11);
  Store undisturbed = open_new(folder / "whole.db");
  add_all(undisturbed, cases);
  std::string whole = exported(undisturbed);
  fs::path path = folder / "killed.db";
  std::size_t most = 0;
  for (int round = 0; round < 12; ++round) {
    pid_t child = in_child([&] {
      auto store = Store::open(path, Store::Mode::read_write_create);
      // The last one again and again: a kill always falls into writing.
      for (std::size_t i = 0;; i = (i + 1) % cases.size()) {
        Case one = cases[i];
        one.document.title += std::to_string(round);
        if (!store || !store->add(one.document, one.records)) return 1;
      }
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(5 + round * 3));
    kill(child, SIGKILL);
    ASSERT_EQ(status_of(child), -SIGKILL);
    if (!fs::exists(path)) continue;
    Store store = open_new(path);
    EXPECT_THAT(*store.check(), IsEmpty());
    auto documents = store.documents();
    ASSERT_TRUE(documents);
    for (std::size_t i = 0; i < documents->size(); ++i) {
      ASSERT_EQ((*documents)[i].file, cases[i].document.file);
      auto records = store.records_of((*documents)[i].id);
      EXPECT_EQ(records->events.size(), cases[i].records.events.size());
      EXPECT_EQ(records->figures.size(), cases[i].records.figures.size());
      EXPECT_EQ(records->sentences, cases[i].records.sentences);
    }
    most = std::max(most, documents->size());
  }
  EXPECT_GT(most, 0U);
  Store store = open_new(path);
  add_all(store, cases);
  EXPECT_TRUE(exported(store) == whole);
}

TEST(Fault, AFullDiskIsSaidAndNothingIsLost) {
  RecordFolder folder;
  std::vector<Case> cases = make_cases(80, 12);
  fs::path path = folder / "r.db";
  {
    Store store = open_new(path);
    add_all(store, {cases[0]});
  }
  pid_t child = in_child([&] {
    signal(SIGXFSZ, SIG_IGN);
    rlimit limit{400000, 400000};
    setrlimit(RLIMIT_FSIZE, &limit);
    auto store = Store::open(path, Store::Mode::read_write_create);
    if (!store) return 1;
    std::size_t added = 0;
    for (const Case& one : cases) {
      auto outcome = store->add(one.document, one.records);
      if (outcome) {
        ++added;
        continue;
      }
      if (outcome.error().code != ErrorCode::store_full) {
        fprintf(stderr, "%s\n", outcome.error().text().c_str());
        return 2;
      }
      // It still answers, and has what it had.
      auto documents = store->documents();
      return documents && documents->size() == added ? 0 : 3;
    }
    return 4;
  });
  EXPECT_EQ(status_of(child), 0);
  Store store = open_new(path);
  EXPECT_THAT(*store.check(), IsEmpty());
  add_all(store, cases);
  EXPECT_EQ(store.documents()->size(), cases.size());
}

TEST(Fault, AnotherWriterIsWaitedForAndThenSaid) {
  RecordFolder folder;
  fs::path path = folder / "r.db";
  std::vector<Case> cases = make_cases(2, 13);
  Store first = open_new(path);
  add_all(first, {cases[0]});
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  pid_t child = in_child([&] {
    sqlite3* raw = nullptr;
    sqlite3_open(path.c_str(), &raw);
    sqlite3_exec(raw, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    char byte = 'x';
    if (write(ready[1], &byte, 1) != 1) return 1;
    pause();
    return 0;
  });
  char byte = 0;
  ASSERT_EQ(read(ready[0], &byte, 1), 1);
  auto second = Store::open(path, Store::Mode::read_write_create, {50});
  ASSERT_TRUE(second) << second.error().text();
  auto outcome = second->add(cases[1].document, cases[1].records);
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::store_busy);
  EXPECT_EQ(second->documents()->size(), 1U);  // reading does not wait
  kill(child, SIGKILL);
  status_of(child);
  EXPECT_TRUE(second->add(cases[1].document, cases[1].records));
  close(ready[0]);
  close(ready[1]);
}

TEST(Fault, TwoProcessesMayWriteAtOnce) {
  RecordFolder folder;
  fs::path path = folder / "r.db";
  std::vector<Case> cases = make_cases(40, 14);
  std::vector<pid_t> children;
  for (std::size_t half : {0U, 1U}) {
    children.push_back(in_child([&, half] {
      auto store = Store::open(path, Store::Mode::read_write_create);
      if (!store) return 1;
      for (std::size_t i = half; i < cases.size(); i += 2) {
        if (!store->add(cases[i].document, cases[i].records)) return 2;
      }
      return 0;
    }));
  }
  for (pid_t child : children) EXPECT_EQ(status_of(child), 0);
  Store alone = open_new(folder / "alone.db");
  add_all(alone, cases);
  Store store = open_new(path);
  EXPECT_TRUE(exported(store) == exported(alone));
}

TEST(Fault, TellsWhatIsNotARecord) {
  RecordFolder folder;
  EXPECT_EQ(open_error(folder / "none.db", Store::Mode::read_only), ErrorCode::not_found);
  EXPECT_EQ(open_error(folder / "no/such/folder.db", Store::Mode::read_write_create),
            ErrorCode::not_writable);
  std::ofstream(folder / "text.db") << "Envoys met in Oslo, and they talked for a long while.";
  for (auto mode : {Store::Mode::read_only, Store::Mode::read_write_create}) {
    EXPECT_EQ(open_error(folder / "text.db", mode), ErrorCode::not_a_record);
    EXPECT_EQ(open_error(folder / ".", mode), ErrorCode::not_a_record);
  }
  run_sql(folder / "other.db", "CREATE TABLE t (x)");
  EXPECT_EQ(open_error(folder / "other.db", Store::Mode::read_write_create),
            ErrorCode::not_a_record);
  std::ofstream(folder / "empty.db").flush();
  EXPECT_EQ(open_error(folder / "empty.db", Store::Mode::read_only), ErrorCode::not_a_record);
  EXPECT_TRUE(Store::open(folder / "empty.db", Store::Mode::read_write_create));
}

TEST(Fault, APlaceThatIsNoFolderIsNotWritable) {
  RecordFolder folder;
  std::ofstream(folder / "file") << "x";
  EXPECT_EQ(open_error(folder / "file/r.db", Store::Mode::read_write_create),
            ErrorCode::not_writable);
}

TEST(Fault, AReadOnlyFolder) {
  if (geteuid() == 0) GTEST_SKIP() << "root may write anywhere";
  RecordFolder folder;
  {
    Store store = open_new(folder / "r.db");
    add_all(store, make_cases(2, 15));
  }
  fs::permissions(folder / ".", fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_EQ(open_error(folder / "new.db", Store::Mode::read_write_create), ErrorCode::not_writable);
  {
    auto store = Store::open(folder / "r.db", Store::Mode::read_only);
    ASSERT_TRUE(store) << store.error().text();
    EXPECT_EQ(store->documents()->size(), 2U);
  }
  fs::permissions(folder / ".", fs::perms::owner_all);
}

TEST(Fault, OpenedReadOnlyNothingIsWritten) {
  RecordFolder folder;
  std::vector<Case> cases = make_cases(2, 16);
  {
    Store store = open_new(folder / "r.db");
    add_all(store, {cases[0]});
  }
  auto store = Store::open(folder / "r.db", Store::Mode::read_only);
  ASSERT_TRUE(store) << store.error().text();
  EXPECT_EQ(store->add(cases[1].document, cases[1].records).error().code, ErrorCode::not_writable);
  EXPECT_EQ(store->documents()->size(), 1U);
  EXPECT_THAT(*store->check(), IsEmpty());
}

TEST(Fault, ANewerSchemaIsRefusedUntouched) {
  RecordFolder folder;
  fs::path path = folder / "r.db";
  {
    Store store = open_new(path);
    add_all(store, make_cases(1, 17));
  }
  run_sql(path, "PRAGMA user_version = " + std::to_string(kSchemaVersion + 1));
  EXPECT_EQ(open_error(path, Store::Mode::read_only), ErrorCode::store_newer);
  EXPECT_EQ(open_error(path, Store::Mode::read_write_create), ErrorCode::store_newer);
  run_sql(path, "PRAGMA user_version = " + std::to_string(kSchemaVersion));
  EXPECT_TRUE(Store::open(path, Store::Mode::read_only));
}

TEST(Fault, ATruncatedRecordIsDamaged) {
  RecordFolder folder;
  fs::path path = folder / "r.db";
  {
    Store store = open_new(path);
    add_all(store, make_cases(10, 18));
  }
  auto size = fs::file_size(path);
  for (std::uintmax_t left : {size - 1, size / 2, std::uintmax_t{4096}, std::uintmax_t{50}}) {
    fs::resize_file(path, left);
    EXPECT_EQ(open_error(path, Store::Mode::read_only), ErrorCode::store_damaged) << left;
    EXPECT_EQ(open_error(path, Store::Mode::read_write_create), ErrorCode::store_damaged) << left;
  }
}

TEST(Fault, CheckFindsWhatIsBroken) {
  struct {
    const char* sql;
    const char* finding;
  } const cases[] = {
      {"UPDATE document SET text = 'x'", "offsets outside the text"},
      {"UPDATE record SET body = '{' WHERE key = 1", "broken body"},
      {"UPDATE record SET body = json_set(body, '$.evidence', json('[]')) WHERE key = 1",
       "no evidence"},
      {"UPDATE record SET id = (SELECT id FROM document) WHERE kind = 'event'", "id used twice"},
      {"UPDATE party SET actor = 'nobody' WHERE record IN"
       " (SELECT key FROM record WHERE kind = 'event') AND role = 'actor'",
       "unknown actor"},
      {"UPDATE actor_vote SET value = 'Sweden' WHERE field = 'name'", "miscounted"},
      {"PRAGMA foreign_keys = OFF; UPDATE record SET document = 99 WHERE key = 1", "dangling row"},
      {"UPDATE sentence SET finish = finish - 3 WHERE key = 1", "search index"},
  };
  for (const auto& one : cases) {
    RecordFolder folder;
    fs::path path = folder / "r.db";
    {
      Store store = open_new(path);
      Document document;
      document.id = "doc-1";
      document.file = "a.txt";
      document.text = "Norway wrote to Brazil.";
      DocumentRecords records;
      records.sentences = {{0, 23}};
      records.actors = {{"NOR", "state", "Norway", {}, "NOR", "", {}, {{"doc-1", {0, 23}}}}};
      EventRecord event;
      event.id = "event-1";
      event.actors = {"NOR"};
      event.evidence = {{"doc-1", {0, 23}}};
      records.events = {event};
      ASSERT_TRUE(store.add(document, records));
      ASSERT_THAT(*store.check(), IsEmpty());
    }
    run_sql(path, one.sql);
    Store store = open_new(path);
    auto found = store.check();
    ASSERT_TRUE(found) << found.error().text();
    EXPECT_THAT(*found, ::testing::Contains(::testing::StartsWith(one.finding))) << one.sql;
  }
}

// A record as an earlier version wrote it: without what later ones add.
void make_older(const fs::path& path, int version) {
  run_sql(path,
          "DROP INDEX record_day; DROP INDEX record_kind; DROP INDEX document_order;"
          "DROP INDEX document_day; DROP INDEX document_language; DROP INDEX derived_pair; DROP "
          "INDEX derived_day; DROP INDEX derived_target;"
          "DROP INDEX actor_country; DROP INDEX kept_target; DROP TABLE derived_party;"
          "DROP TRIGGER actor_comes; DROP TRIGGER actor_goes; DROP TRIGGER actor_moves;"
          "DROP VIEW actor_step; DELETE FROM state WHERE name = 'version';"
          "CREATE INDEX record_kind ON record (kind, type);"
          "CREATE INDEX document_order ON document (file, id);");
  for (const char* column : {"record DROP COLUMN day", "record DROP COLUMN confidence"}) {
    run_sql(path, std::string("ALTER TABLE ") + column);
  }
  for (const char* column :
       {"type", "realis", "first_day", "last_day", "day", "target", "number", "confidence"}) {
    run_sql(path, std::string("ALTER TABLE derived DROP COLUMN ") + column);
  }
  for (const char* name : {"comes", "goes", "leaves_id", "takes_id"}) {
    run_sql(path, std::string("CREATE TRIGGER actor_") + name +
                      " AFTER INSERT ON record WHEN FALSE BEGIN SELECT 1; END");
  }
  run_sql(path,
          "DELETE FROM actor_vote WHERE field = 'role'; DROP VIEW actor_word;"
          "CREATE VIEW actor_word AS SELECT key, id AS actor, 'name' AS field,"
          " json_extract(body, '$.name') AS value FROM record WHERE kind = 'actor';"
          "PRAGMA user_version = 2");
  if (version > 1) return;
  run_sql(path,
          "DROP TRIGGER actor_comes; DROP TRIGGER actor_goes; DROP TRIGGER actor_leaves_id;"
          "DROP TRIGGER actor_takes_id; DROP VIEW actor_word; DROP TABLE actor_vote;"
          "DROP TABLE changed_actor; DROP TABLE link_pending; DROP TABLE link_trace;"
          "DROP TABLE link_row; PRAGMA user_version = 1");
}

// All that queries search by.
std::string columns_in(const fs::path& path) {
  sqlite3* raw = nullptr;
  EXPECT_EQ(sqlite3_open(path.c_str(), &raw), SQLITE_OK);
  std::string out;
  const auto line = [](void* to, int count, char** values, char**) {
    for (int i = 0; i < count; ++i) {
      *static_cast<std::string*>(to) += values[i] != nullptr ? values[i] : "NULL";
      *static_cast<std::string*>(to) += i + 1 < count ? ' ' : '\n';
    }
    return 0;
  };
  for (const char* sql :
       {"SELECT id, day, confidence FROM record ORDER BY id, key",
        "SELECT id, type, realis, first_day, last_day, day, target, number, confidence"
        " FROM derived ORDER BY id",
        "SELECT p.actor, d.id FROM derived_party p JOIN derived d ON d.key = p.record"
        " ORDER BY p.actor, d.id",
        "SELECT actor, field, value, number FROM actor_vote ORDER BY actor, field, value",
        "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type <> 'table' ORDER BY name"}) {
    EXPECT_EQ(sqlite3_exec(raw, sql, +line, &out, nullptr), SQLITE_OK) << sqlite3_errmsg(raw);
  }
  sqlite3_close(raw);
  return out;
}

TEST(Fault, ARecordOfAnOlderSchemaIsSearchedAsOneOfToday) {
  for (const int version : {1, 2}) {
    RecordFolder folder;
    const std::vector<Case> cases = make_cases(12, 32);
    const fs::path path = folder / "old.db";
    std::string before;
    {
      Store store = open_new(path);
      add_all(store, cases);
      Generator generator(33);
      ASSERT_TRUE(store.replace_derived(generator.derived(cases)));
      before = exported(store);
    }
    const std::string columns = columns_in(path);
    make_older(path, version);
    Store store = open_new(path);
    EXPECT_EQ(exported(store), before);
    EXPECT_EQ(columns_in(path), columns);
    EXPECT_THAT(*store.check(), IsEmpty());
  }
}

// What documents say of actors is counted right while they come, change, go and are merged.
TEST(Fault, VotesFollowTheDocuments) {
  RecordFolder folder;
  const fs::path path = folder / "r.db";
  std::vector<Case> cases = make_cases(15, 34);
  Store store = open_new(path);
  add_all(store, cases);
  const ReviewRecord merge =
      review_of({cases[0].records.actors.at(0).id, "", cases[1].records.actors.at(0).id}, "jr", "");
  ASSERT_TRUE(store.add_review(merge));
  std::swap(cases[2].records, cases[3].records);
  for (Case* one : {&cases[2], &cases[3]}) one->records = {};
  add_all(store, {cases[2], cases[3]});
  const auto is = columns_in(path);
  run_sql(path,
          "CREATE TABLE kept_votes AS SELECT * FROM actor_vote; DELETE FROM actor_vote;"
          "INSERT INTO actor_vote SELECT actor, field, value, count(*) FROM actor_word"
          " WHERE value <> '' GROUP BY actor, field, value; DROP TABLE kept_votes");
  EXPECT_EQ(columns_in(path), is);
}

TEST(Fault, ARecordOfTheFirstSchemaIsBroughtForward) {
  RecordFolder folder;
  const std::vector<Case> cases = make_cases(12, 31);
  const fs::path path = folder / "old.db";
  std::string before;
  {
    Store store = open_new(path);
    add_all(store, cases);
    before = exported(store);
  }
  make_older(path, 1);
  EXPECT_EQ(open_error(path, Store::Mode::read_only), ErrorCode::unsupported);
  auto store = Store::open(path, Store::Mode::read_write_create);
  ASSERT_TRUE(store) << store.error().text();
  EXPECT_EQ(exported(*store), before);
  EXPECT_THAT(*store->check(), IsEmpty());
  // The votes of who is who are counted as if they had always been.
  const auto actors = store->actors();
  ASSERT_TRUE(actors);
  ASSERT_FALSE(actors->empty());
  Status asked = LinkStore::update(*store, [&](LinkStore& rows) {
    for (const ActorRecord& wanted : *actors) {
      const auto is = rows.actor(wanted.id);
      ASSERT_TRUE(is) << wanted.id;
      EXPECT_EQ(std::tie(is->name, is->kind, is->country, is->code, is->aliases),
                std::tie(wanted.name, wanted.kind, wanted.country, wanted.code, wanted.aliases));
    }
    rows.start_over("test");
    EXPECT_EQ(rows.pending().size(), store->documents()->size());
  });
  EXPECT_TRUE(asked);
}

}  // namespace
}  // namespace dragoman
