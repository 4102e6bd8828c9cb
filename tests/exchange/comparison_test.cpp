// Two data sets held to each other.
#include "exchange/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "exchange/row_reader.h"
#include "exchange/rows_helpers.h"

namespace dragoman {
namespace {

ComparedDeed deed(const std::string& id, Day first, Day last, const std::string& other,
                  const std::string& type) {
  return {first, last, "ARM", other, type, {id}, id};
}

// "a=b" agree, "a~b" in all but type, "a" or "b" alone.
std::string told(const RowComparison& all) {
  std::string out;
  for (const ComparedPair& pair : all.pairs) {
    if (!out.empty()) out += ' ';
    if (pair.here != nullptr) out += pair.here->words;
    if (pair.agreement == ComparisonOutcome::both) out += '=';
    if (pair.agreement == ComparisonOutcome::other_type) out += '~';
    if (pair.there != nullptr) out += pair.there->words;
  }
  return out;
}

TEST(Comparison, HoldsDeedsToTheNearestOfOneTypeFirst) {
  RowComparison all;
  all.ours = {deed("a", 10, 10, "RUS", "AID"), deed("b", 12, 12, "RUS", "AID"),
              deed("c", 10, 10, "TUR", "AID"), deed("d", 30, 40, "RUS", "ACCUSE"),
              deed("e", 11, 11, "RUS", "REJECT")};
  all.theirs = {deed("A", 11, 11, "RUS", "AID"), deed("B", 12, 12, "RUS", "AID"),
                deed("C", 41, 41, "RUS", "ACCUSE"), deed("D", 11, 11, "RUS", "CONSULT"),
                deed("E", 10, 10, "GEO", "AID")};
  match_deeds(all, 1);
  EXPECT_EQ(told(all), "E a=A c e~D b=B d=C");
  EXPECT_EQ(all.types["AID"].both, 2U);
  EXPECT_EQ(all.types["AID"].here, 1U);
  EXPECT_EQ(all.types["AID"].there, 1U);
  EXPECT_EQ(all.types["REJECT"].other_type, 1U);
}

TEST(Comparison, OfARecordWithItsOwnRowsAgrees) {
  for (const std::string format : {"icews", "polecat", "phoenix"}) {
    RowRecord record;
    std::istringstream in(written(record.store(), format));
    ASSERT_TRUE(import_rows(record.store(), *row_format(format), in, format));
    Result<RowTables> tables = RowTables::load(row_options().data);
    ASSERT_TRUE(tables);
    ComparisonOptions options;
    options.source = row_format(format)->source;
    Result<RowComparison> all = compare_with(record.store(), *tables, options);
    ASSERT_TRUE(all) << all.error().text();
    EXPECT_EQ(all->ours.size(), 2U) << format;
    for (const ComparedDeed& own : all->ours) EXPECT_FALSE(own.words.empty());
    EXPECT_EQ(all->types["CONSULT"].both, 2U) << format;
    EXPECT_EQ(all->types["CONSULT"].here, 0U) << format;
    options.pair = {"RUS", "ARM"};
    EXPECT_EQ(compare_with(record.store(), *tables, options)->ours.size(), 1U);
    options.since = "2025-03-23";
    EXPECT_TRUE(compare_with(record.store(), *tables, options)->pairs.empty());
  }
}

TEST(Comparison, CountsRowsThatSayNothingComparable) {
  RowRecord record;
  const std::string tail = std::string(9, '\t') + "\n";
  std::string rows;
  for (const ColumnInfo& info : row_format("icews")->columns) {
    rows += (rows.empty() ? "" : "\t") + std::string(info.name);
  }
  rows += "\n1\t2025-03-21\tA\t\tArmenia\tMake statement\t010\t0\tB\t\tFrance" + tail;
  rows += "2\t2025-03-21\tA\t\tArmenia\tConsult\t040\t1\tB\t\tArmenia" + tail;
  rows += "3\t2025-03-21\tA\t\tArmenia\tConsult\t040\t1\tB\t\tFrance" + tail;
  std::istringstream in(rows);
  Result<RowImport> taken = import_rows(record.store(), *row_format("icews"), in, "i");
  ASSERT_TRUE(taken) << taken.error().text();
  Result<RowTables> tables = RowTables::load(row_options().data);
  ComparisonOptions options;
  options.source = "ICEWS";
  Result<RowComparison> all = compare_with(record.store(), *tables, options);
  ASSERT_TRUE(all);
  EXPECT_EQ(all->rows, 3U);
  EXPECT_EQ(all->without_type, 1U);
  EXPECT_EQ(all->without_states, 1U);
  EXPECT_EQ(all->theirs.size(), 1U);
  EXPECT_EQ(foreign_sources(record.store())->at("ICEWS"), 3U);
}

}  // namespace
}  // namespace dragoman
