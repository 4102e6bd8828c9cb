#include "source/inputs.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "source/source_test_helpers.h"

namespace dragoman {
namespace {

TEST(Inputs, WalksFoldersInOrderOfNames) {
  InputFolder folder;
  std::string b = folder.write("b.txt", "x");
  std::string a = folder.write("a/z.jsonl", "{}");
  std::string deep = folder.write("a/c/d.TXT", "x");
  folder.write("b.txt.meta.json", "{}");
  folder.write(".hidden.txt", "x");
  folder.write(".git/config.txt", "x");
  folder.write("README.md", "x");
  folder.write("picture.png", "x");
  Inputs inputs = find_inputs({folder.path()});
  EXPECT_TRUE(inputs.errors.empty());
  ASSERT_EQ(inputs.files.size(), 3U);
  EXPECT_EQ(inputs.files[0], (Input{deep, InputKind::text}));
  EXPECT_EQ(inputs.files[1], (Input{a, InputKind::json_lines}));
  EXPECT_EQ(inputs.files[2], (Input{b, InputKind::text}));
  EXPECT_EQ(inputs.passed_over, 5U);
}

TEST(Inputs, TakesNamedFilesWhateverTheyAreCalled) {
  InputFolder folder;
  std::string file = folder.write("NOTES.md", "x");
  Inputs inputs = find_inputs({file, "-"});
  ASSERT_EQ(inputs.files.size(), 2U);
  EXPECT_EQ(inputs.files[0], (Input{file, InputKind::unknown}));
  EXPECT_EQ(inputs.files[1], (Input{"-", InputKind::unknown}));
}

TEST(Inputs, ReportsAMissingPathAndGoesOn) {
  InputFolder folder;
  std::string file = folder.write("a.txt", "x");
  Inputs inputs = find_inputs({folder.path("nowhere"), file});
  ASSERT_EQ(inputs.errors.size(), 1U);
  EXPECT_EQ(inputs.errors[0].code, ErrorCode::not_found);
  EXPECT_EQ(inputs.errors[0].place, folder.path("nowhere"));
  EXPECT_EQ(inputs.files.size(), 1U);
}

TEST(Inputs, ReportsALoopAndGoesOn) {
  InputFolder folder;
  folder.write("a/one.txt", "x");
  folder.write("b/two.txt", "x");
  std::filesystem::create_directory_symlink(folder.path(), folder.path("a/up"));
  std::filesystem::create_symlink(folder.path("nowhere"), folder.path("b/gone.txt"));
  Inputs inputs = find_inputs({folder.path()});
  ASSERT_EQ(inputs.errors.size(), 2U);
  EXPECT_EQ(inputs.errors[0].code, ErrorCode::directory_loop);
  EXPECT_EQ(inputs.errors[0].place, folder.path("a/up"));
  EXPECT_EQ(inputs.errors[1].code, ErrorCode::not_found);
  EXPECT_EQ(inputs.files.size(), 2U);
}

TEST(Inputs, ReportsAFolderThatMayNotBeRead) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  InputFolder folder;
  folder.write("shut/a.txt", "x");
  std::filesystem::permissions(folder.path("shut"), std::filesystem::perms::none);
  Inputs inputs = find_inputs({folder.path()});
  std::filesystem::permissions(folder.path("shut"), std::filesystem::perms::owner_all);
  ASSERT_EQ(inputs.errors.size(), 1U);
  EXPECT_EQ(inputs.errors[0].code, ErrorCode::not_readable);
}

}  // namespace
}  // namespace dragoman
