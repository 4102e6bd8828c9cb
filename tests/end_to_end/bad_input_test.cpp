// What is wrong with an input is said with its place; the other files are read, the record stays
// whole, the exit status tells.
#include <gmock/gmock.h>
#include <sqlite3.h>
#include <unistd.h>

#include "end_to_end/program_helpers.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kGood = "Norway's prime minister met Finland's president in Oslo.\n";

class BadInput : public ProgramTest {
 protected:
  std::size_t documents(const std::string& record = "dragoman.db") {
    Ended listed = run({"documents", "--json", "--record", record});
    return static_cast<std::size_t>(std::count(listed.out.begin(), listed.out.end(), '\n'));
  }
  void expect_whole_record() {
    Ended doctor = run({"export"});
    EXPECT_EQ(doctor.code, 0) << doctor.err;
  }
};

TEST_F(BadInput, OneBadFileAmongGoodOnes) {
  struct Case {
    const char* what;
    const char* file;
    std::string content;
    const char* code;
  };
  const std::vector<Case> cases = {
      {"empty", "empty.txt", "", "[empty_input]"},
      {"blank", "blank.txt", " \n\t\n", "[empty_input]"},
      {"binary", "picture.txt",
       std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", 20) + std::string(64, '\0'),
       "[binary_input]"},
      {"not JSON", "feed.jsonl", "{\"text\": \"unfinished\n", "[bad_json]"},
      {"no text", "feed.jsonl", "{\"title\": \"alone\"}\n", "[bad_json]"},
  };
  for (const Case& c : cases) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    write("good.txt", kGood);
    write(c.file, c.content);
    Ended ended = run({"read", c.file, "good.txt"});
    EXPECT_EQ(ended.code, 2) << c.what << ended.err;
    EXPECT_THAT(ended.err, StartsWith(std::string("dragoman: ") + c.file)) << c.what;
    EXPECT_THAT(ended.err, HasSubstr(c.code)) << c.what;
    EXPECT_THAT(ended.err, HasSubstr("; 1 failed")) << c.what;
    EXPECT_EQ(documents(), 1U) << c.what;
  }
}

TEST_F(BadInput, MissingPath) {
  write("good.txt", kGood);
  Ended ended = run({"read", "missing.txt", "good.txt"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.err, HasSubstr("dragoman: missing.txt: "));
  EXPECT_THAT(ended.err, HasSubstr("[not_found]"));
  EXPECT_EQ(documents(), 1U);
  EXPECT_THAT(run({"doctor"}).out, HasSubstr("missing.txt"));
}

TEST_F(BadInput, HugeLine) {
  write("feed.jsonl",
        "{\"text\":\"" + std::string(5000, 'x') + "\"}\n{\"text\":\"" + kGood + "\"}\n");
  // The line break inside the second text is not JSON's; take it out.
  std::string feed = content_of("feed.jsonl");
  feed.erase(feed.rfind("\n\"}"), 1);
  write("feed.jsonl", feed);
  Ended ended = run({"read", "feed.jsonl", "--max-bytes", "1000"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.err, HasSubstr("feed.jsonl:1: "));
  EXPECT_THAT(ended.err, HasSubstr("[too_large]"));
  EXPECT_EQ(documents(), 1U);
}

TEST_F(BadInput, InvalidBytesAreReplacedAndCounted) {
  write("bytes.txt", "Norway\xE2\x80\x99s prime minister met\xC3 Finland's \xF0\x9F president.\n");
  Ended ended = run({"read", "bytes.txt"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(documents(), 1U);
  expect_whole_record();
}

TEST_F(BadInput, DirectoryLoop) {
  write("tree/a.txt", kGood);
  fs::create_directory(folder_ / "tree/inner");
  fs::create_directory_symlink("..", folder_ / "tree/inner/back");
  Ended ended = run({"read", "tree"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.err, HasSubstr("[directory_loop]"));
  EXPECT_EQ(documents(), 1U);
}

TEST_F(BadInput, PlaceThatCannotBeWritten) {
  write("good.txt", kGood);
  Ended ended = run({"read", "good.txt", "--record", "/proc/dragoman.db"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.err, HasSubstr("/proc/dragoman.db"));
  if (geteuid() == 0) return;  // root may write anywhere
  fs::create_directory(folder_ / "locked");
  fs::permissions(folder_ / "locked", fs::perms::owner_read | fs::perms::owner_exec);
  ended = run({"read", "good.txt", "--record", "locked/r.db"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.err, HasSubstr("[not_writable]"));
}

TEST_F(BadInput, NewerSchema) {
  write("good.txt", kGood);
  ASSERT_EQ(run({"read", "good.txt"}).code, 0);
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open((folder_ / "dragoman.db").c_str(), &database), SQLITE_OK);
  sqlite3_exec(database, "PRAGMA user_version = 1000000", nullptr, nullptr, nullptr);
  sqlite3_close(database);
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"events"}, {"read", "good.txt"}, {"export"}, {"doctor"}}) {
    Ended ended = run(command);
    EXPECT_EQ(ended.code, 2) << command.front();
    EXPECT_THAT(ended.err + ended.out, HasSubstr("[store_newer]")) << command.front();
  }
}

TEST_F(BadInput, NotARecord) {
  write("notes.txt", "not a database, but long enough to be looked at twice");
  Ended ended = run({"events", "--record", "notes.txt"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.err, HasSubstr("[not_a_record]"));
}

TEST_F(BadInput, FullDiskKeepsWhatWasThere) {
  write("first.txt", kGood);
  ASSERT_EQ(run({"read", "first.txt"}).code, 0);
  std::string before = run({"export"}).out;
  std::string lines;
  for (int i = 0; i < 2000; ++i) {
    lines += "{\"text\":\"Report number " + std::to_string(i) +
             ". Norway's prime minister met Finland's president in Oslo on Tuesday.\"}\n";
  }
  write("many.jsonl", lines);
  RunOptions small;
  small.most_file_bytes = 400 * 1024;
  Ended ended = run({"read", "many.jsonl"}, small);
  EXPECT_EQ(ended.code, 2) << ended.err;
  EXPECT_THAT(ended.err, HasSubstr("the record holds what was read before"));
  Ended after = run({"export"});
  EXPECT_EQ(after.code, 0) << after.err;
  EXPECT_THAT(after.out, HasSubstr("first.txt"));
  EXPECT_THAT(run({"doctor"}).out, testing::Not(HasSubstr("WRONG  record")));
  ASSERT_EQ(run({"read", "many.jsonl"}).code, 0);  // and goes on where there is room again
  EXPECT_EQ(documents(), 2001U);
}

TEST_F(BadInput, OutputThatCannotBeWritten) {
  write("good.txt", kGood);
  ASSERT_EQ(run({"read", "good.txt"}).code, 0);
  RunOptions full;
  full.output_to = "/dev/full";
  Ended ended = run({"export"}, full);
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.err, HasSubstr("[not_writable]"));
  RunOptions gone;
  gone.output_is_closed = true;
  ended = run({"export"}, gone);
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.err, "");
}

TEST_F(BadInput, ExportNeverOverwritesTheRecord) {
  write_reports();
  ASSERT_EQ(run({"read", ".", "--record", "r.db"}).code, 0);
  std::string before = run({"export", "--record", "r.db"}).out;
  Ended onto = run({"export", "--record", "r.db", "--output", "./r.db"});
  EXPECT_EQ(onto.code, 2);
  EXPECT_NE(onto.err.find("is the record itself"), std::string::npos) << onto.err;
  EXPECT_EQ(run({"export", "--record", "r.db"}).out, before);
  EXPECT_EQ(run({"export", "--record", "r.db", "--output", "out.jsonl"}).code, 0);
  EXPECT_EQ(content_of("out.jsonl"), before);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out.jsonl.part"));
}

TEST_F(BadInput, ImportTakesAllOrNothing) {
  write("good.txt", kGood);
  ASSERT_EQ(run({"read", "good.txt"}).code, 0);
  write("out.jsonl", run({"export"}).out + "{\"record\":\"event\",\"id\":7}\n");
  Ended ended = run({"import", "out.jsonl", "--record", "other.db"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.err, HasSubstr("out.jsonl:"));
  EXPECT_EQ(documents("other.db"), 0U);
}

}  // namespace
}  // namespace dragoman
