// dragoman doctor on records that are well, old, held, broken and no records at all: it says which,
// and what to do.
#include <gmock/gmock.h>
#include <sqlite3.h>

#include "end_to_end/program_helpers.h"

namespace dragoman {
namespace {

using testing::HasSubstr;
using testing::Not;

class Doctor : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write_reports();
  }
  void run_sql(const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open((folder_ / "dragoman.db").c_str(), &database), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
    sqlite3_close(database);
  }
};

TEST_F(Doctor, SaysThatAllIsWell) {
  ASSERT_EQ(run({"read", "reports"}).code, 0);
  const Ended ended = run({"doctor"});
  EXPECT_EQ(ended.code, 0) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("every line of evidence stands in its text"));
  EXPECT_THAT(ended.out, Not(HasSubstr("WRONG")));
}

TEST_F(Doctor, SaysWhatIsWrongAndWhatHelps) {
  const struct {
    const char* sql;
    const char* finding;
    const char* cure;
  } cases[] = {
      {"UPDATE document SET text = 'x'", "offsets outside the text", "Read the texts again"},
      {"UPDATE actor_vote SET number = number + 1", "miscounted", "Read the texts again"},
      {"UPDATE record SET incident = 'incident-1' WHERE kind = 'event'", "unknown incident",
       "Read the texts again"},
      {"PRAGMA user_version = 99", "[store_newer]", "Use the version that wrote it"},
      {"PRAGMA application_id = 1", "[not_a_record]", "Check the path"},
      {"UPDATE state SET value = 'stale' WHERE name = 'derived'", "note   linking",
       "goes on with it"},
  };
  for (const auto& one : cases) {
    std::filesystem::remove(folder_ / "dragoman.db");
    ASSERT_EQ(run({"read", "reports"}).code, 0);
    run_sql(one.sql);
    const Ended ended = run({"doctor"});
    const bool is_note = std::string(one.finding).starts_with("note");
    EXPECT_EQ(ended.code, is_note ? 0 : 2) << one.sql << ended.out;
    EXPECT_THAT(ended.out, HasSubstr(one.finding)) << one.sql;
    EXPECT_THAT(ended.out, HasSubstr(one.cure)) << one.sql;
  }
}

TEST_F(Doctor, ACutRecordIsKeptAside) {
  ASSERT_EQ(run({"read", "reports"}).code, 0);
  const auto path = folder_ / "dragoman.db";
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  const Ended ended = run({"doctor"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.out, HasSubstr("[store_damaged]"));
  EXPECT_THAT(ended.out, HasSubstr("Keep a copy."));
}

TEST_F(Doctor, AnOldRecordIsBroughtForwardByReading) {
  const std::string kept = std::string(DRAGOMAN_SOURCE_DIR) + "/tests/record/kept/schema_1.db.gz";
  ASSERT_EQ(run_shell("gunzip -c '" + kept + "' > dragoman.db").code, 0);
  const Ended old = run({"doctor"});
  EXPECT_EQ(old.code, 2);
  EXPECT_THAT(old.out, HasSubstr("[unsupported]"));
  EXPECT_THAT(old.out, HasSubstr("Bring it forward"));
  ASSERT_EQ(run({"read", "reports"}).code, 0);
  const Ended now = run({"doctor"});
  EXPECT_EQ(now.code, 0) << now.out;
  EXPECT_EQ(json_lines(run({"documents", "--json"}).out).size(), 7U);
}

}  // namespace
}  // namespace dragoman
