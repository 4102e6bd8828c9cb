#include "source/folder_watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <thread>

#include "source/source_test_helpers.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> paths_of(const Inputs& inputs) {
  std::vector<std::string> paths;
  for (const Input& input : inputs.files) paths.push_back(input.path);
  return paths;
}

TEST(FolderWatch, NamesWhatHasBeenWritten) {
  InputFolder folder;
  folder.write("sub/there.txt", "x");
  auto watch = FolderWatch::open({folder.path()});
  ASSERT_TRUE(watch.ok());
  std::array<int, 2> stop{};
  ASSERT_EQ(::pipe(stop.data()), 0);
  const std::string b = folder.write("b.txt", "x");
  const std::string a = folder.write("sub/a.html", "x");
  folder.write("picture.png", "x");
  folder.write(".hidden.txt", "x");
  EXPECT_THAT(paths_of(watch->wait(stop[0])), ElementsAre(b, a));
  const std::string deep = folder.write("new/deeper/c.txt", "x");
  EXPECT_THAT(paths_of(watch->wait(stop[0])), ElementsAre(deep));
  const std::string moved = folder.path("moved.txt");
  std::filesystem::rename(b, moved);
  EXPECT_THAT(paths_of(watch->wait(stop[0])), ElementsAre(moved));
  std::thread later([&] { ASSERT_EQ(::write(stop[1], "x", 1), 1); });
  EXPECT_THAT(watch->wait(stop[0]).files, IsEmpty());
  later.join();
  ::close(stop[0]);
  ::close(stop[1]);
}

TEST(FolderWatch, WantsAFolder) {
  InputFolder folder;
  EXPECT_EQ(FolderWatch::open({folder.path("nowhere")}).error().code, ErrorCode::not_found);
  EXPECT_EQ(FolderWatch::open({folder.write("a.txt", "x")}).error().code, ErrorCode::not_readable);
}

}  // namespace
}  // namespace dragoman
