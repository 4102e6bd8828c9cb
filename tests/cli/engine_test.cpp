// Which folders --data means, and what is said of a user's faulty rows.
#include "cli/engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "reading/frames.h"
#include "temporary_folder.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;
using testing::EndsWith;
using testing::HasSubstr;

class DataFolder : public testing::Test {
 protected:
  void write_states(const std::string& rows) {
    std::ofstream(folder_ / "states.tsv")
        << "code\tname\tofficial\tnames\tadjectives\tdemonyms\tcapital\tmetonyms\tstatus\tsource\n"
        << rows;
  }
  TemporaryFolder temporary_;
  fs::path folder_ = temporary_.path();
};

TEST_F(DataFolder, AWholeOneIsTakenForOurs) {
  const std::string whole = std::string(DRAGOMAN_SOURCE_DIR) + "/data";
  EXPECT_EQ(find_data(whole)->string(), whole);
  EXPECT_TRUE(find_user_tables(whole)->empty());
}

TEST_F(DataFolder, OneOfAUserLiesOverOurs) {
  write_states("ZZX\tZedland\t\t\t\t\t\t\tmember\town\n");
  EXPECT_EQ(*find_user_tables(folder_.string()), folder_);
  auto ours = find_data(folder_.string());
  ASSERT_TRUE(ours.ok());
  EXPECT_TRUE(fs::exists(*ours / "language"));
  EXPECT_EQ(*resolve_country("zedland", folder_.string()), "ZZX");
  EXPECT_EQ(*resolve_country("armenia", folder_.string()), "ARM");
  EXPECT_FALSE(resolve_country("zedland", "").ok());
}

TEST_F(DataFolder, OneThatIsNotThereOrHoldsNoTableIsNotFound) {
  EXPECT_EQ(find_data((folder_ / "gone").string()).error().code, ErrorCode::not_found);
  auto empty = find_user_tables(folder_.string());
  ASSERT_FALSE(empty.ok());
  EXPECT_EQ(empty.error().code, ErrorCode::not_found);
}

TEST_F(DataFolder, FaultyRowsAreToldAndCounted) {
  write_states(
      "zz\tShort\t\t\t\t\t\t\tmember\town\n"
      "ZZX\tZedland\t\t\t\t\t\t\tmember\town\n");
  std::ostringstream out;
  std::ostringstream err;
  Session session(out, err, Terminal{});
  auto engine = load_engine(session, folder_.string());
  ASSERT_TRUE(engine.ok()) << engine.error().text();
  EXPECT_NE(engine->knowledge->state("ZZX"), nullptr);
  EXPECT_THAT(err.str(), HasSubstr("states.tsv:2: 'zz' is no code of three letters [bad_table]\n"));
  EXPECT_THAT(err.str(),
              EndsWith("1 entry of " + folder_.string() + " left out, the rest is used\n"));
}

TEST_F(DataFolder, FaultyFramesAreToldAndTheRestIsUsed) {
  fs::create_directories(folder_ / "events");
  std::ofstream(folder_ / "events" / "x.frames")
      << "frame serenade\n  code SUPPORT - 050\n  verb serenade\n  actor subject\n"
         "  example Peru serenaded. => happened PER\n"
         "frame yodel\n  actor subjekt\n"
         "frame hum\n  code GREET - 05\n";
  std::ostringstream out;
  std::ostringstream err;
  Session session(out, err, Terminal{});
  auto engine = load_engine(session, folder_.string());
  ASSERT_TRUE(engine.ok()) << engine.error().text();
  EXPECT_TRUE(engine->reader->events().find("serenade"));
  EXPECT_FALSE(engine->reader->events().find("yodel"));
  EXPECT_THAT(err.str(), HasSubstr("x.frames:7:9: unknown relation 'subjekt' [bad_frame]\n"));
  EXPECT_THAT(err.str(), HasSubstr("x.frames:9:8: the ontology has no GREET - [bad_frame]\n"));
  EXPECT_THAT(err.str(),
              EndsWith("2 entries of " + folder_.string() + " left out, the rest is used\n"));
}

TEST_F(DataFolder, TheCheckTellsOfFindings) {
  write_states("ZZX\tRussia\t\t\t\t\t\t\tmember\town\n");
  for (bool json : {false, true}) {
    std::ostringstream out;
    std::ostringstream err;
    Session session(out, err, Terminal{});
    std::vector<std::string> arguments{"actors", "check", "--data", folder_.string()};
    if (json) arguments.emplace_back("--json");
    EXPECT_EQ(session.run(arguments), 1) << err.str();
    EXPECT_THAT(out.str(), HasSubstr("'Russia' is also a name of 'RUS'"));
    EXPECT_THAT(out.str(), HasSubstr(json ? "\"line\":2," : "states.tsv:2: "));
  }
  std::ostringstream out;
  std::ostringstream err;
  Session session(out, err, Terminal{});
  EXPECT_EQ(session.run({"actors", "check"}), 0);
  EXPECT_THAT(out.str(), testing::StartsWith("CHECK findings=0 tables="));
}

}  // namespace
}  // namespace dragoman
