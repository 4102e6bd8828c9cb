// dragoman doctor --lexicon: the counts, a user's frames and their examples, the exit status.
#include "cli/doctor_lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "temporary_folder.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

struct Ended {
  int code = 0;
  std::string out;
  std::string err;
};

Ended run(std::vector<std::string> arguments) {
  std::ostringstream out;
  std::ostringstream err;
  Session session(out, err, Terminal{});
  arguments.insert(arguments.begin(), {"doctor", "--lexicon"});
  const int code = session.run(arguments);
  return {code, out.str(), err.str()};
}

TEST(DoctorLexicon, CountsFramesByTypeAndMode) {
  const Ended ended = run({});
  EXPECT_EQ(ended.code, kDone) << ended.err;
  EXPECT_EQ(ended.err, "");
  std::istringstream lines(ended.out);
  std::string line;
  ASSERT_TRUE(std::getline(lines, line));
  EXPECT_THAT(line, testing::StartsWith("type "));
  std::map<std::string, std::size_t> counts;  // by the first 29 columns
  while (std::getline(lines, line)) {
    ASSERT_GT(line.size(), 30U) << line;
    counts[line.substr(0, 29)] = std::stoul(line.substr(29));
    EXPECT_GT(counts[line.substr(0, 29)], 0U) << line;
  }
  std::size_t sum = 0, all = 0;
  for (const auto& [code, count] : counts) {
    (code.starts_with("all ") ? all : sum) += count;
  }
  EXPECT_GE(counts.size(), 60U);
  EXPECT_EQ(sum, all);
  EXPECT_GE(all, 4000U);
}

constexpr const char* kGood =
    "frame test-serenade\n"
    "  code SUPPORT - 050\n"
    "  verb serenade\n"
    "  actor subject\n"
    "  recipient object\n"
    "  example Peru serenaded Chile. => happened PER > CHL\n";
constexpr const char* kWrongExample =
    "frame test-tickle\n"
    "  code SUPPORT - 050\n"
    "  verb tickle\n"
    "  actor subject\n"
    "  recipient object\n"
    "  example Peru tickled Chile. => happened CHL > PER\n";
constexpr const char* kRefused =
    "frame test-zap\n"
    "  code SUPPORT - 050\n"
    "  verb zap\n"
    "  actor subjekt\n"
    "  example Peru zapped Chile. => happened PER\n";
// As specific as the good one for a word they share, and coded otherwise.
constexpr const char* kConflict =
    "frame test-first\n"
    "  code SUPPORT - 050\n"
    "  verb yodel\n"
    "  actor subject\n"
    "  theme object = anthem hymn\n"
    "  example Peru yodeled its anthem. => happened PER\n"
    "frame test-second\n"
    "  code REJECT - 120\n"
    "  verb yodel\n"
    "  actor subject\n"
    "  theme object = hymn\n"
    "  example Peru yodeled a hymn. => happened PER\n";

class UsersLexicon : public testing::Test {
 protected:
  UsersLexicon() { fs::create_directories(folder_ / "events"); }
  Ended examples_of(const std::string& frames) {
    std::ofstream(folder_ / "events" / "x.frames") << frames;
    return run({"--examples", "--frames", "x.frames", "--data", folder_.string()});
  }
  TemporaryFolder temporary_;
  fs::path folder_ = temporary_.path();
};

TEST_F(UsersLexicon, GoodFrames) {
  const Ended ended = examples_of(kGood);
  EXPECT_EQ(ended.code, kDone) << ended.out;
  EXPECT_EQ(ended.err, "");
  EXPECT_THAT(ended.out, testing::StartsWith("examples: 1 of 1 code as they say\ntype "));
}

TEST_F(UsersLexicon, AnExampleThatCodesWrongly) {
  const Ended ended = examples_of(std::string(kGood) + kWrongExample);
  EXPECT_EQ(ended.code, kInputFailed);
  EXPECT_EQ(ended.err, "");
  EXPECT_THAT(ended.out, HasSubstr("x.frames:12: Peru tickled Chile.\n"
                                   "  wanted test-tickle SUPPORT  happened CHL > PER\n"
                                   "  found  test-tickle SUPPORT  happened PER > CHL\n"));
  EXPECT_THAT(ended.out, HasSubstr("examples: 1 of 2 code as they say\n"));
}

TEST_F(UsersLexicon, ARefusedFrame) {
  const Ended ended = examples_of(std::string(kRefused) + kGood);
  EXPECT_EQ(ended.code, kInputFailed);
  EXPECT_THAT(ended.err, HasSubstr((folder_ / "events" / "x.frames").string() +
                                   ":4:9: unknown relation 'subjekt' [bad_frame]\n"));
  EXPECT_THAT(ended.out, HasSubstr("examples: 1 of 1 code as they say\n"));
  EXPECT_THAT(ended.out, Not(HasSubstr("test-zap")));
}

TEST_F(UsersLexicon, FramesInConflict) {
  const Ended ended = examples_of(kConflict);
  EXPECT_THAT(
      ended.out,
      HasSubstr("x.frames:7: frame 'test-second' (REJECT ) and 'test-first' (SUPPORT ) at"));
  EXPECT_THAT(ended.out, HasSubstr("are equally specific for verb 'yodel'"));
}

TEST_F(UsersLexicon, CountsWhatFiresOnTexts) {
  std::ofstream(folder_ / "events" / "x.frames") << kGood;
  std::ofstream(folder_ / "a.txt") << "Peru met Chile in Lima on Friday.\n";
  const Ended ended = run({(folder_ / "a.txt").string(), "--data", folder_.string()});
  EXPECT_EQ(ended.code, kDone) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("frames    fired   told\n"));
  EXPECT_THAT(ended.out, testing::EndsWith("read 1 documents\n"));
}

}  // namespace
}  // namespace dragoman
