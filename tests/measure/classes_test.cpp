#include "measure/classes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dragoman {
namespace {

constexpr const char* kRows = "Rain fell.\t0\nThey met.\t1\n\nThey fought.\t4\n";

TEST(ClassRows, FromAndTo) {
  struct Case {
    std::size_t from, to;
    std::vector<std::size_t> wanted;
  };
  const Case cases[] = {{1, 0, {0, 1, 4}}, {2, 0, {1, 4}}, {1, 2, {0, 1}},
                        {2, 2, {1}},       {3, 3, {}},     {9, 0, {}}};
  for (const Case& c : cases) {
    const auto rows = parse_class_rows(kRows, "f", c.from, c.to);
    ASSERT_TRUE(rows.ok()) << rows.error().text();
    std::vector<std::size_t> got;
    for (const ClassRow& row : *rows) got.push_back(row.wanted);
    EXPECT_EQ(got, c.wanted) << c.from << " to " << c.to;
  }
  const auto last = parse_class_rows(kRows, "f", 4, 4);
  ASSERT_TRUE(last.ok());
  EXPECT_EQ(last->front().place, "f:4");
  EXPECT_EQ(last->front().sentence, "They fought.");
}

TEST(ClassRows, NameTheBadLine) {
  for (const char* line : {"They met.", "They met.\t5", "They met.\t12", "They met.\tx",
                           "They met.\t", "They\tmet.\t1", "\t3"}) {
    const auto rows = parse_class_rows("Rain fell.\t0\n" + std::string(line), "f", 1, 0);
    ASSERT_FALSE(rows.ok()) << line;
    EXPECT_EQ(rows.error().code, ErrorCode::bad_table);
    EXPECT_EQ(rows.error().place, "f:2");
    // A line that is not asked for is not looked at.
    EXPECT_TRUE(parse_class_rows("Rain fell.\t0\n" + std::string(line), "f", 1, 1).ok());
  }
}

TEST(ClassScore, FiguresByHand) {
  ClassScore score;
  auto add = [&](std::size_t wanted, std::size_t got) {
    score.add({"f:" + std::to_string(wanted), "S.", wanted}, got, "because");
  };
  add(0, 0);
  add(0, 0);
  add(0, 3);
  add(3, 3);
  add(4, 3);
  const Report report = score.report();
  EXPECT_EQ(report.task, "class");
  EXPECT_EQ(report.n, 5U);
  ASSERT_EQ(report.figures.size(), 2U);
  EXPECT_EQ(report.figures[0].value, "0.6000");
  EXPECT_EQ(report.figures[1].value,
            "0.4333");  // (4/5 + 1/2 + 0) / 3: what is not wanted does not count
  ASSERT_EQ(report.tables.size(), 2U);
  EXPECT_THAT(report.tables[0].rows[3],
              testing::ElementsAre("3 verbal conflict", "0.3333", "1.0000", "0.5000", "1"));
  EXPECT_THAT(report.tables[1].rows[0],
              testing::ElementsAre("0 statement, appeal, none", "2", "0", "0", "1", "0"));
  ASSERT_EQ(report.mistakes.size(), 2U);
  EXPECT_EQ(report.mistakes[1].place, "f:4");
  EXPECT_EQ(report.mistakes[1].expected, "material conflict");
  EXPECT_EQ(report.mistakes[1].got, "verbal conflict");
  EXPECT_EQ(report.mistakes[1].why, "because");
}

TEST(ClassScore, OfNothingIsNothing) {
  const Report report = ClassScore().report();
  EXPECT_EQ(report.n, 0U);
  EXPECT_EQ(report.figures[0].value, "0.0000");
}

}  // namespace
}  // namespace dragoman
