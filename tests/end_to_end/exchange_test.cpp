// Exports through the real program: where they go, what they refuse, and that the examples in other
// languages read them.
#include <gmock/gmock.h>

#include "end_to_end/program_helpers.h"

namespace dragoman {
namespace {

using testing::HasSubstr;

class ExchangeTest : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write_reports();
    ASSERT_NE(run({"read", "."}).code, 3);
  }
  Ended export_as(const std::string& format, const std::string& output) {
    return run({"export", "--format", format, "-o", output});
  }
};

TEST_F(ExchangeTest, AFolderIsWrittenWholeAndOnlyOverItsOwn) {
  EXPECT_EQ(run({"export", "--format", "csv"}).code, 4);
  ASSERT_EQ(export_as("csv", "out/").code, 0);
  EXPECT_THAT(content_of("out/events.csv"), HasSubstr("id,type,mode,realis"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out.part"));
  ASSERT_EQ(export_as("csv", "out").code, 0) << "over what it wrote itself";
  write("out/mine.txt", "kept");
  const Ended refused = export_as("csv", "out");
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, HasSubstr("mine.txt"));
  EXPECT_EQ(content_of("out/mine.txt"), "kept");
  write("file", "kept");
  EXPECT_EQ(export_as("csv", "file").code, 2);
  EXPECT_EQ(content_of("file"), "kept");
}

TEST_F(ExchangeTest, ADatabaseTakesThePlaceOfItsLikeAlone) {
  EXPECT_EQ(run({"export", "--format", "sqlite"}).code, 4);
  ASSERT_EQ(export_as("sqlite", "out.sqlite").code, 0);
  const std::string first = content_of("out.sqlite");
  ASSERT_EQ(export_as("sqlite", "out.sqlite").code, 0);
  EXPECT_TRUE(content_of("out.sqlite") == first);
  EXPECT_EQ(export_as("sqlite", "dragoman.db").code, 2) << "the record itself";
  std::filesystem::copy_file(folder_ / "dragoman.db", folder_ / "other.db");
  const std::string other = content_of("other.db");
  EXPECT_EQ(export_as("sqlite", "other.db").code, 2) << "another record";
  EXPECT_TRUE(content_of("other.db") == other);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "other.db.part"));
}

TEST_F(ExchangeTest, WhatCannotBeWrittenWholeLeavesNothing) {
  ASSERT_EQ(run({"read", DRAGOMAN_SOURCE_DIR "/examples/south-caucasus"}).code, 0);
  write("out.jsonl", "kept");
  RunOptions full;
  full.most_file_bytes = 34'000;  // as much as SQLite wants for its shared index
  for (const char* format : {"jsonl", "csv", "sqlite"}) {
    const std::string output = std::string("out.") + format;
    EXPECT_EQ(run({"export", "--format", format, "-o", output}, full).code, 2) << format;
    EXPECT_FALSE(std::filesystem::exists(folder_ / (output + ".part"))) << format;
  }
  EXPECT_EQ(content_of("out.jsonl"), "kept");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out.csv"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out.sqlite"));
  for (const char* format : {"timelinejs", "markdown", "graphml"}) {
    EXPECT_EQ(export_as(format, "/dev/full").code, 2) << format;
  }
}

TEST_F(ExchangeTest, ExtraColumnsAreOnlyWhereAFormatHasThem) {
  const Ended ended = run({"export", "--format", "graphml", "--extra"});
  EXPECT_EQ(ended.code, 4);
  EXPECT_THAT(ended.err, HasSubstr("[bad_argument]"));
}

// The examples for R and Python, where these are at hand.
class ExamplesTest : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    ASSERT_EQ(run({"read", DRAGOMAN_SOURCE_DIR "/examples/south-caucasus"}).code, 0);
    ASSERT_EQ(run({"export", "--format", "csv", "-o", "south"}).code, 0);
    ASSERT_EQ(run({"export", "--format", "icews", "-o", "south.tab"}).code, 0);
  }
  std::string printed(const std::string& command) {
    const Ended ended = run_shell(command);
    EXPECT_EQ(ended.code, 0) << ended.err;
    return ended.out;
  }
};

TEST_F(ExamplesTest, PythonReadsAnExport) {
  std::string python = "python3";
  if (run_shell(python + " -c 'import pandas'").code != 0) python = "/usr/bin/python3";  // Debian's
  if (run_shell(python + " -c 'import pandas'").code != 0) GTEST_SKIP() << "no pandas";
  const std::string examples = " " DRAGOMAN_SOURCE_DIR "/examples/python/";
  const std::string months = printed(python + examples + "dyads_by_month.py south");
  EXPECT_THAT(months, HasSubstr("ARM-RUS 2021-01"));
  EXPECT_THAT(months, HasSubstr("happened"));
  EXPECT_THAT(printed(python + examples + "event_rows.py south.tab"), HasSubstr("Armenia"));
}

TEST_F(ExamplesTest, RReadsAnExport) {
  if (run_shell("command -v Rscript").code != 0) GTEST_SKIP() << "no R";
  const std::string months =
      printed("Rscript " DRAGOMAN_SOURCE_DIR "/examples/r/dyads_by_month.R south");
  EXPECT_THAT(months, HasSubstr("ARM-RUS"));
  EXPECT_THAT(months, HasSubstr("happened"));
}

}  // namespace
}  // namespace dragoman
