#include "base/table.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(Table, LeavesOutWhatIsRefused) {
  std::vector<Error> refused;
  auto table =
      Table::parse("a\tb\n1\t2\nalone\n 3\t4\n\xff\t5\n6\t7\n", "t.tsv", {"a", "b"}, refused);
  ASSERT_TRUE(table.ok());
  ASSERT_EQ(table->rows(), 2U);
  EXPECT_EQ(table->cell(1, 0), "6");
  EXPECT_EQ(table->place(1), "t.tsv:6");
  ASSERT_EQ(refused.size(), 3U);
  EXPECT_EQ(refused[0].place, "t.tsv:3");
  EXPECT_EQ(refused[1].place, "t.tsv:4");
  EXPECT_EQ(refused[2].place, "t.tsv:5");
  EXPECT_FALSE(Table::parse("a\n1\n", "t.tsv", {"a", "b"}, refused).ok());
}

TEST(Table, RowsOfSeveralFilesKeepTheirPlaces) {
  auto ours = Table::parse("a\n1\n2\n", "ours.tsv", {"a"});
  auto theirs = Table::parse("# mine\na\n3\n", "theirs.tsv", {"a"});
  ASSERT_TRUE(ours.ok() && theirs.ok());
  Table joined = ours->emptied();
  EXPECT_EQ(joined.rows(), 0U);
  joined.append(*ours, 1);
  joined.append(*theirs, 0);
  joined.append(*ours, 0);
  EXPECT_EQ(joined.place(0), "ours.tsv:3");
  EXPECT_EQ(joined.place(1), "theirs.tsv:3");
  EXPECT_EQ(joined.place(2), "ours.tsv:2");
  EXPECT_EQ(joined.cell(1, 0), "3");
}

}  // namespace
}  // namespace dragoman
