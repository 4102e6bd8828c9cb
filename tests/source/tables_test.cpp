#include "source/tables.h"

#include <gtest/gtest.h>

#include "source/source_test_helpers.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

// A copy of the project's tables with one file replaced.
Error load_with(std::string_view name, std::string_view bytes) {
  InputFolder folder;
  fs::copy(fs::path(DRAGOMAN_SOURCE_DIR) / "data/source", folder.path("source"));
  folder.write("source/" + std::string(name), bytes);
  auto tables = SourceTables::load(folder.path());
  if (tables) return Error{ErrorCode::not_found, "loaded after all", ""};
  Error error = tables.error();
  error.place = fs::path(error.place).filename().string();
  return error;
}

TEST(SourceTables, LoadsTheProjectsTables) {
  EXPECT_FALSE(project_tables().genre_cues.empty());
  EXPECT_FALSE(project_tables().calendar.empty());
}

TEST(SourceTables, NamesTheBadLine) {
  struct Case {
    std::string_view file;
    std::string_view bytes;
    std::string_view place;
  };
  const Case kCases[] = {
      {"furniture.tsv", "pattern\tmatch\nshare\tline\nSHARE\tline\n", "furniture.tsv:3"},
      {"furniture.tsv", "pattern\tmatch\nshare\tlines\n", "furniture.tsv:2"},
      {"cues.tsv", "cue\tkind\nby\t\n", "cues.tsv:2"},
      {"genre.tsv", "cue\tgenre\tzone\tweight\nop-ed\topinion\tline\t0\n", "genre.tsv:2"},
      {"genre.tsv", "cue\tgenre\tzone\tweight\nop-ed\tcolumn\tline\t3\n", "genre.tsv:2"},
      {"genre.tsv", "cue\tgenre\tzone\tweight\nop-ed\topinion\there\t3\n", "genre.tsv:2"},
      {"languages.tsv", "language\tscript\twords\nen\tLatn\tthe|the\n", "languages.tsv:2"},
      {"languages.tsv", "language\tscript\twords\nen\tLatn\t\nen\tLatn\t\n", "languages.tsv:3"},
      {"calendar.tsv", "word\tkind\tnumber\nmay\tmonth\t13\n", "calendar.tsv:2"},
      {"calendar.tsv", "word\tkind\tnumber\nmay\tmonth\t5\nmay\tmonth\t5\n", "calendar.tsv:3"},
  };
  for (const Case& c : kCases) {
    Error error = load_with(c.file, c.bytes);
    EXPECT_EQ(error.code, ErrorCode::bad_table) << error.text();
    EXPECT_EQ(error.place, c.place) << error.text();
  }
  EXPECT_EQ(SourceTables::load("/nowhere").error().code, ErrorCode::not_found);
}

TEST(PhraseFinder, FindsWholeWordsOnly) {
  PhraseFinder finder;
  ASSERT_TRUE(finder.add("Read more", 1));
  ASSERT_TRUE(finder.add("12 votes", 2));
  ASSERT_TRUE(finder.add("photo:", 3));
  EXPECT_FALSE(finder.add("READ MORE", 4)) << "a duplicate when folded";
  auto hits = finder.find(fold_line("Read more, then READ  MORES; 1,234 votes. Photo:AP"));
  ASSERT_EQ(hits.size(), 3U);
  EXPECT_EQ(hits[0].value, 1U);
  EXPECT_EQ(hits[1].value, 2U);
  EXPECT_EQ(hits[2].value, 3U);
  EXPECT_EQ(fold_line("“4.2” out of 1,000"), "\"#\" out of #");
}

}  // namespace
}  // namespace dragoman
