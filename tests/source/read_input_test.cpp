#include "source/read_input.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <sstream>

#include "base/hash.h"
#include "source/source_test_helpers.h"

namespace dragoman {
namespace {

using namespace std::string_literals;

TEST(ReadInput, APlainTextIsOneDocument) {
  InputFolder folder;
  std::string bytes = "\xEF\xBB\xBFTwo states restore ties\r\n\r\nThe ministers met on Monday.\r\n";
  std::string file = folder.write("a.txt", bytes);
  ReadResult read = read_all_of({file, InputKind::text});
  ASSERT_TRUE(read.errors.empty());
  ASSERT_EQ(read.documents.size(), 1U);
  const Document& document = read.documents[0];
  EXPECT_EQ(document.file, file);
  EXPECT_EQ(document.title, "Two states restore ties");
  EXPECT_EQ(document.text, bytes.substr(3));
  EXPECT_EQ(document.sha256, sha256_hex(bytes));
  EXPECT_EQ(document.language, "en");
  EXPECT_FALSE(document.published.has_value());
}

TEST(ReadInput, TheSidecarSaysWhatTheTextCannot) {
  InputFolder folder;
  std::string file = folder.write("a.txt", "The ministers met on Monday in the capital.");
  folder.write("a.txt.meta.json",
               R"({"published": "2025-01-22", "outlet": "Fjord News", "byline": "Jane Roe",
                   "genre": "opinion", "url": null})");
  ReadOptions options;
  options.given.outlet = "Other News";
  ReadResult read = read_all_of({file, InputKind::text}, options);
  ASSERT_TRUE(read.errors.empty());
  ASSERT_EQ(read.documents.size(), 1U);
  EXPECT_EQ(read.documents[0].published->start, "2025-01-22");
  EXPECT_EQ(read.documents[0].published->basis, "explicit");
  EXPECT_EQ(read.documents[0].outlet, "Other News");
  EXPECT_EQ(read.documents[0].byline, "Jane Roe");
  EXPECT_EQ(read.documents[0].genre, "opinion");
}

TEST(ReadInput, ABadSidecarIsReportedAndTheTextRead) {
  InputFolder folder;
  std::string file = folder.write("a.txt", "The ministers met.");
  folder.write("a.txt.meta.json", "{");
  ReadResult read = read_all_of({file, InputKind::text});
  ASSERT_EQ(read.errors.size(), 1U);
  EXPECT_EQ(read.errors[0].code, ErrorCode::bad_json);
  EXPECT_EQ(read.errors[0].place, file + ".meta.json");
  EXPECT_EQ(read.documents.size(), 1U);
}

TEST(ReadInput, JsonLinesAreNumberedWhereThereAreSeveral) {
  InputFolder folder;
  std::string one = R"({"title": "One", "text": "The first text is short."})";
  std::string two = R"({"outlet": "B", "published": "2025-05-15", "text": "A second."})";
  std::string lone = folder.write("lone.jsonl", one + "\n\n");
  std::string both = folder.write("both.jsonl", one + "\n\n" + two);
  ReadResult read = read_all_of({lone, InputKind::json_lines});
  ASSERT_EQ(read.documents.size(), 1U);
  EXPECT_EQ(read.documents[0].file, lone);
  EXPECT_EQ(read.documents[0].title, "One");
  EXPECT_EQ(read.documents[0].sha256, sha256_hex("The first text is short."));
  std::string lone_id = read.documents[0].id;

  read = read_all_of({both, InputKind::json_lines});
  ASSERT_EQ(read.documents.size(), 2U);
  EXPECT_EQ(read.documents[0].file, both + "#1");
  EXPECT_EQ(read.documents[0].id, lone_id) << "the id does not depend on the path";
  EXPECT_EQ(read.documents[1].file, both + "#2");
  EXPECT_EQ(read.documents[1].outlet, "B");
  EXPECT_EQ(read.documents[1].published->start, "2025-05-15");
}

TEST(ReadInput, BadLinesAreReportedWithTheirPlace) {
  InputFolder folder;
  std::string file = folder.write("feed.jsonl",
                                  "{\"text\": \"Good.\"}\n"
                                  "{\"text\": \"é\", oops}\n"
                                  "[1, 2]\n"
                                  "{\"title\": \"No text\"}\n"
                                  "{\"text\": 5}\n"
                                  "{\"text\": \"  \"}\n"
                                  "{\"text\": \"Undated.\", \"published\": \"soon\"}\n"
                                  "{\"text\": \"Cut o");
  ReadResult read = read_all_of({file, InputKind::json_lines});
  std::vector<std::pair<ErrorCode, std::string>> found;
  for (const Error& error : read.errors) found.emplace_back(error.code, error.place);
  const std::vector<std::pair<ErrorCode, std::string>> kWanted = {
      {ErrorCode::bad_json, file + ":2:15"}, {ErrorCode::bad_json, file + ":3:1"},
      {ErrorCode::bad_json, file + ":4"},    {ErrorCode::bad_json, file + ":5"},
      {ErrorCode::empty_input, file + ":6"}, {ErrorCode::bad_date, file + ":7"},
      {ErrorCode::bad_json, file + ":8:15"},
  };
  EXPECT_EQ(found, kWanted);
  ASSERT_EQ(read.documents.size(), 2U);
  EXPECT_EQ(read.documents[1].file, file + "#7");
  EXPECT_FALSE(read.documents[1].published.has_value());
}

TEST(ReadInput, ALineOverTheLimitIsSkipped) {
  InputFolder folder;
  std::string file = folder.write(
      "feed.jsonl", "{\"text\": \"" + std::string(200000, 'x') + "\"}\n{\"text\": \"Short.\"}\n");
  ReadOptions options;
  options.line_limit = 1000;
  ReadResult read = read_all_of({file, InputKind::json_lines}, options);
  ASSERT_EQ(read.errors.size(), 1U);
  EXPECT_EQ(read.errors[0].code, ErrorCode::too_large);
  EXPECT_EQ(read.errors[0].place, file + ":1");
  ASSERT_EQ(read.documents.size(), 1U);
  EXPECT_EQ(read.documents[0].text, "Short.");
}

TEST(ReadInput, InvalidBytesAreReplacedAndCounted) {
  InputFolder folder;
  std::string line = folder.write("a.jsonl", "{\"text\": \"A b\xFFroken byte.\"}\n");
  ReadResult read = read_all_of({line, InputKind::json_lines});
  ASSERT_EQ(read.documents.size(), 1U);
  EXPECT_EQ(read.documents[0].replaced_bytes, 1U);
  EXPECT_EQ(read.documents[0].text, "A b\uFFFDroken byte.");
}

TEST(ReadInput, SaysWhatCannotBeRead) {
  InputFolder folder;
  std::filesystem::create_directory(folder.path("folder"));
  struct Case {
    std::string path;
    InputKind kind;
    ErrorCode code;
  };
  const Case kCases[] = {
      {folder.path("nowhere.txt"), InputKind::text, ErrorCode::not_found},
      {folder.path("folder"), InputKind::text, ErrorCode::not_readable},
      {folder.write("empty.txt", ""), InputKind::text, ErrorCode::empty_input},
      {folder.write("blank.txt", " \n\t\n"), InputKind::text, ErrorCode::empty_input},
      {folder.write("empty.jsonl", "\n\n"), InputKind::json_lines, ErrorCode::empty_input},
      {folder.write("binary", "ab\0cd\0\0\1"s), InputKind::unknown, ErrorCode::binary_input},
  };
  for (const Case& c : kCases) {
    ReadResult read = read_all_of({c.path, c.kind});
    EXPECT_TRUE(read.documents.empty()) << c.path;
    ASSERT_EQ(read.errors.size(), 1U) << c.path;
    EXPECT_EQ(read.errors[0].code, c.code) << read.errors[0].text();
    EXPECT_EQ(read.errors[0].place, c.path);
  }
}

TEST(ReadInput, AFileThatMayNotBeRead) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  InputFolder folder;
  std::string file = folder.write("shut.txt", "x");
  std::filesystem::permissions(file, std::filesystem::perms::none);
  ReadResult read = read_all_of({file, InputKind::text});
  ASSERT_EQ(read.errors.size(), 1U);
  EXPECT_EQ(read.errors[0].code, ErrorCode::not_readable);
}

TEST(ReadInput, ATextOverTheLimit) {
  InputFolder folder;
  std::string file = folder.write("long.txt", std::string(5000, 'x'));
  ReadOptions options;
  options.text_limit = 1000;
  ReadResult read = read_all_of({file, InputKind::text}, options);
  ASSERT_EQ(read.errors.size(), 1U);
  EXPECT_EQ(read.errors[0].code, ErrorCode::too_large);
}

TEST(ReadInput, TellsAStreamByItsFirstBytes) {
  struct Case {
    std::string bytes;
    std::vector<std::string> files;
  };
  const Case kCases[] = {
      {"{\"text\": \"A.\"}\n{\"text\": \"B.\"}\n", {"-#1", "-#2"}},
      {"\n { \"text\": \"A.\"}", {"-"}},
      {"{Editor's note} The ministers met.", {"-"}},
      {"The ministers met.\n{\"text\": \"B.\"}", {"-"}},
  };
  for (const Case& c : kCases) {
    std::istringstream in(c.bytes);
    std::vector<std::string> files;
    read_stream(in, {"-", InputKind::unknown}, project_tables(), {}, [&](Result<Document> read) {
      files.push_back(read ? read->file : read.error().text());
      return true;
    });
    EXPECT_EQ(files, c.files) << c.bytes;
  }
}

TEST(ReadInput, TheSinkMayStop) {
  std::istringstream in("{\"text\": \"A.\"}\n{\"text\": \"B.\"}\n{\"text\": \"C.\"}\n");
  int taken = 0;
  read_stream(in, {"-", InputKind::json_lines}, project_tables(), {},
              [&](Result<Document>) { return ++taken < 2; });
  EXPECT_EQ(taken, 2);
}

TEST(ReadInput, TheIdFollowsWhatIsSaid) {
  auto id = [](std::string_view text, const Metadata& given) { return outlined(text, given).id; };
  Metadata given;
  std::string bare = id("The ministers met.", given);
  EXPECT_EQ(bare, id("The ministers met.", given));
  EXPECT_NE(bare, id("The ministers parted.", given));
  given.outlet = "Fjord News";
  std::string with_outlet = id("The ministers met.", given);
  EXPECT_NE(bare, with_outlet);
  given.published = "2025-05-01";
  EXPECT_NE(with_outlet, id("The ministers met.", given));
}

TEST(Metadata, ReadsDates) {
  EXPECT_EQ(parse_published("2025-05-21")->start, "2025-05-21");
  EXPECT_EQ(parse_published("2025-05-21T10:00:00Z")->end, "2025-05-21");
  EXPECT_EQ(parse_published("2025-02")->end, "2025-02-28");
  EXPECT_EQ(parse_published("2025-02")->precision, DatePrecision::month);
  EXPECT_EQ(parse_published("2025")->end, "2025-12-31");
  for (std::string_view bad : {"", "2025-13", "2025-02-30", "21.05.2025", "2025-05-21x", "20a5"}) {
    EXPECT_EQ(parse_published(bad).error().code, ErrorCode::bad_date) << bad;
  }
}

}  // namespace
}  // namespace dragoman
