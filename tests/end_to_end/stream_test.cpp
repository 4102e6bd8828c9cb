// dragoman stream in real pipes.
#include <gmock/gmock.h>

#include <set>

#include "end_to_end/program_helpers.h"

namespace dragoman {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class Stream : public ProgramTest {
 protected:
  // `count` lines of JSON, of other words each.
  static std::string lines(int count) {
    std::string out;
    for (int i = 0; i < count; ++i) {
      const std::string day = std::to_string(1 + i % 28);
      out += R"({"published":"2024-03-)" + std::string(day.size() < 2 ? "0" : "") + day +
             R"(","text":"Report number )" + std::to_string(i) +
             ". Norway's prime minister met Finland's president in Oslo on Tuesday. Finland "
             "accused Norway of breaking the agreement.\"}\n";
    }
    return out;
  }
  Ended stream(const std::string& input, std::vector<std::string> flags = {}) {
    flags.insert(flags.begin(), "stream");
    RunOptions options;
    options.input = input;
    return run(std::move(flags), options);
  }
};

TEST_F(Stream, GivesWhatAnExportGives) {
  const std::string input = lines(40);
  const Ended streamed = stream(input);
  EXPECT_EQ(streamed.code, 0) << streamed.err;
  EXPECT_EQ(streamed.err, "");
  // Each text in a record of its own would be exported so; together actors are joined and events
  // are tied to incidents.
  write("all.jsonl", input);
  ASSERT_EQ(run({"read", "all.jsonl"}).code, 0);
  std::set<std::string> exported;
  for (json record : json_lines(run({"export"}).out)) {
    if (record["record"] == "event") record["incident"] = nullptr;
    if (record["record"] == "document") record["file"] = nullptr;
    if (record["record"] != "actor") exported.insert(record.dump());
  }
  std::set<std::string> kinds;
  std::vector<std::string> files;
  for (json record : json_lines(streamed.out)) {
    kinds.insert(record["record"]);
    if (record["record"] == "document") {
      files.push_back(record["file"]);
      record["file"] = nullptr;
    }
    if (record["record"] != "actor") {
      EXPECT_TRUE(exported.contains(record.dump())) << record;
    }
  }
  EXPECT_TRUE(kinds.contains("event") && kinds.contains("statement") && kinds.contains("actor"));
  ASSERT_EQ(files.size(), 40U);
  for (std::size_t i = 0; i < files.size(); ++i) EXPECT_EQ(files[i], "-#" + std::to_string(i + 1));
}

TEST_F(Stream, IsTheSameOnAnyNumberOfThreads) {
  const std::string input = lines(60);
  const Ended one = stream(input, {"--threads", "1"});
  EXPECT_EQ(one.code, 0);
  EXPECT_EQ(stream(input, {"--threads", "3"}).out, one.out);
}

TEST_F(Stream, OnlyWhatIsAskedFor) {
  const Ended ended = stream(lines(3), {"--only", "event,statement", "--ends"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  int ends = 0;
  std::size_t records = 0;
  for (const json& record : json_lines(ended.out)) {
    if (record["record"] == "end") {
      EXPECT_EQ(record["file"], "-#" + std::to_string(++ends));
      EXPECT_EQ(record["records"], records);
      records = 0;
    } else {
      EXPECT_TRUE(record["record"] == "event" || record["record"] == "statement");
      ++records;
    }
  }
  EXPECT_EQ(ends, 3);
}

TEST_F(Stream, ABadLineIsToldInItsPlace) {
  std::string input = lines(1) + "{\"text\": \"cut\n" + lines(1) + "{\"title\": \"alone\"}\n\n" +
                      "{\"text\": \"Oslo talks.\", \"published\": \"someday\"}\n" + lines(1);
  const Ended ended = stream(input, {"--only", "document"});
  EXPECT_EQ(ended.code, 2);
  std::vector<std::string> order;
  for (const json& record : json_lines(ended.out)) {
    order.push_back(record["record"] == "error" ? record["place"].get<std::string>() + " " +
                                                      record["code"].get<std::string>()
                                                : record["file"].get<std::string>());
  }
  EXPECT_THAT(order, testing::ElementsAre("-#1", "-:2:13 bad_json", "-#3", "-:4 bad_json",
                                          "-:6 bad_date", "-#5", "-#6"));
  EXPECT_THAT(ended.err, HasSubstr("3 failed"));
}

TEST_F(Stream, PlainTextsArePartedByALine) {
  const std::string a = "The envoy of Norway left Oslo on Monday.\n";
  const std::string b = "OSLO\n\nThe envoy of Finland met Norway's king.\n";
  struct {
    std::string separator;
    std::string input;
    std::size_t documents;
  } const cases[] = {
      {"----", a + "----\n" + b, 2},
      {"----", "----\n" + a + "----\r\n----\n\n----\n" + b + "----", 2},
      {"----", a + b, 1},
      {"blank", a + "\n\n \n" + a, 2},
      {"blank", b, 2},
  };
  for (const auto& one : cases) {
    const Ended ended = stream(one.input, {"--separator", one.separator, "--only", "document"});
    EXPECT_EQ(ended.code, 0) << ended.out << ended.err;
    EXPECT_EQ(json_lines(ended.out).size(), one.documents) << one.input;
  }
  const Ended large = stream(std::string(3000, 'x') + "\n%\n" + a,
                             {"--separator", "%", "--max-bytes", "1000", "--only", "document"});
  EXPECT_EQ(large.code, 2);
  ASSERT_EQ(json_lines(large.out).size(), 2U);
  EXPECT_EQ(json_lines(large.out)[0]["code"], "too_large");
}

TEST_F(Stream, NothingInIsNothingOut) {
  for (const char* input : {"", "\n\n"}) {
    const Ended ended = stream(input);
    EXPECT_EQ(ended.code, 1) << ended.err;
    EXPECT_EQ(ended.out, "");
  }
}

// A program that sends one text and waits for its records before it sends the next.
TEST_F(Stream, AnswersBeforeMoreIsSent) {
  const std::string binary = DRAGOMAN_BINARY;
  write("one", lines(1));
  const Ended ended = run_shell(
      "mkfifo to from; '" + binary +
      "' stream --ends < to > from & exec 3>to 4<from; "
      "for i in 1 2 3; do cat one >&3; while read -r line <&4; do case $line in "
      "*'\"record\":\"end\"'*) echo answered $i; break;; esac; done; done; exec 3>&-; wait $!; "
      "echo code $?");
  EXPECT_EQ(ended.out, "answered 1\nanswered 2\nanswered 3\ncode 0\n") << ended.err;
}

TEST_F(Stream, AReaderWhoGoesAwayIsNoFailure) {
  write("many.jsonl", lines(400));
  const std::string binary = DRAGOMAN_BINARY;
  const Ended ended =
      run_shell("{ '" + binary + "' stream < many.jsonl; echo code $? >&2; } | head -n 1 | wc -l");
  EXPECT_EQ(ended.out, "1\n");
  EXPECT_THAT(ended.err, HasSubstr("code 0"));
}

}  // namespace
}  // namespace dragoman
