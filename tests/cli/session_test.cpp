// How the program ends, and what it says when it does.
#include "cli/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

namespace dragoman {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct Ended {
  int code = 0;
  std::string out;
  std::string err;
};

Ended run(const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  Session session(out, err, Terminal{});
  int code = session.run(arguments);
  return {code, out.str(), err.str()};
}

TEST(Session, ExitCodes) {
  const std::string nowhere =
      (std::filesystem::temp_directory_path() / "dragoman-no-such-record.db").string();
  struct Case {
    std::vector<std::string> arguments;
    int code;
    const char* says;
  };
  const std::vector<Case> cases = {
      {{}, kWrongUsage, "dragoman: "},
      {{"sing"}, kWrongUsage, "[bad_argument]"},
      {{"events", "--loud"}, kWrongUsage, "dragoman events --help"},
      {{"brief", "ARM"}, kWrongUsage, "[bad_argument]"},
      {{"brief", "ARM", "Atlantis", "--record", nowhere}, kWrongUsage, "Atlantis"},
      {{"brief", "ARM", "armenia", "--record", nowhere}, kWrongUsage, "two different countries"},
      {{"events", "--record", nowhere}, kInputFailed, "[not_found]"},
      {{"export", "--record", nowhere}, kInputFailed, "[not_found]"},
      {{"explain", "event-1", "--record", nowhere}, kInputFailed, "[not_found]"},
      {{"diff", nowhere, nowhere}, kInputFailed, "[not_found]"},
      {{"eval", "exam", "no-such-facts.jsonl"}, kInputFailed, "[not_found]"},
      {{"doctor", "--data", "no-such-folder", "--record", nowhere}, kInputFailed, ""},
  };
  for (const Case& c : cases) {
    Ended ended = run(c.arguments);
    std::string shown = testing::PrintToString(c.arguments);
    EXPECT_EQ(ended.code, c.code) << shown << ended.err;
    EXPECT_THAT(ended.err, HasSubstr(c.says)) << shown;
    if (!ended.err.empty()) {
      EXPECT_THAT(ended.err, StartsWith("dragoman: ")) << shown;
    }
    EXPECT_FALSE(std::filesystem::exists(nowhere)) << shown;
  }
}

TEST(Session, HelpAndVersionGoToStandardOutput) {
  Ended help = run({"--help"});
  EXPECT_EQ(help.code, kDone);
  EXPECT_THAT(help.out, HasSubstr("Exit status: 0 done"));
  EXPECT_EQ(help.err, "");
  Ended version = run({"--version"});
  EXPECT_EQ(version.code, kDone);
  EXPECT_THAT(version.out, StartsWith("dragoman "));
}

TEST(Session, ABugIsReportedAsOne) {
  std::ostringstream out;
  std::ostringstream err;
  Session session(out, err, Terminal{});
  Command command(session, "fall", "Falls", "  dragoman fall");
  command.runs([]() -> int { throw InternalError("two roots in a tree"); });
  EXPECT_EQ(session.run({"fall"}), kBug);
  EXPECT_THAT(err.str(), HasSubstr("two roots in a tree"));
  EXPECT_THAT(err.str(), HasSubstr("Please report it"));
}

}  // namespace
}  // namespace dragoman
