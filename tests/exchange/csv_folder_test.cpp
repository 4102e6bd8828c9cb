// What the format csv wrote, read back by the reader of CSV that the program has for its input.
#include "exchange/csv_folder.h"

#include <gtest/gtest.h>

#include "exchange/columns.h"
#include "exchange/made_record_helpers.h"
#include "source/csv.h"

namespace dragoman {
namespace {

std::vector<std::vector<std::string>> rows_of(const std::string& text) {
  ByteReader bytes(text_source(text));
  CsvReader reader(bytes, std::size_t{1} << 20, ',');
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> cells;
  while (reader.next(cells) == CsvReader::Got::row) rows.push_back(cells);
  return rows;
}

class CsvFolderTest : public MadeRecord {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(folder_ / "out");
    written_ = export_format("csv")->to_path(store_, folder_ / "out", options_);
    ASSERT_TRUE(written_.ok()) << written_.error().text();
  }
  std::vector<std::vector<std::string>> file(const char* name) {
    return rows_of(content_of(folder_ / "out" / name));
  }
  // The same records in the same order, cell by cell.
  template <typename R>
  void compare(const char* name, const Result<std::vector<R>>& records) {
    ASSERT_TRUE(records.ok());
    const auto rows = file(name);
    ASSERT_EQ(rows.size(), records->size() + 1) << name;
    Lookup lookup(store_);
    const auto& columns = columns_of_kind<R>();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      ASSERT_EQ(rows[0].size(), columns.size()) << name;
      EXPECT_EQ(rows[0][i], columns[i].name);
      for (std::size_t row = 0; row < records->size(); ++row) {
        EXPECT_EQ(rows[row + 1][i], columns[i].cell((*records)[row], lookup))
            << name << " " << columns[i].name;
      }
    }
  }

  Result<std::size_t> written_ = std::size_t{0};
};

TEST_F(CsvFolderTest, IsReadBackCellByCell) {
  compare("events.csv", store_.events());
  compare("statements.csv", store_.statements());
  compare("commitments.csv", store_.commitments());
  compare("memberships.csv", store_.memberships());
  compare("figures.csv", store_.figures());
  compare("incidents.csv", store_.incidents());
  compare("differences.csv", store_.differences());
  compare("issues.csv", store_.issues());
  compare("positions.csv", store_.positions());
  compare("relations.csv", store_.relations());
  compare("reviews.csv", store_.reviews());
  compare("foreign_events.csv", store_.foreign_events());
  EXPECT_EQ(file("foreign_events.csv")[1][3], "CAMEO Code=042|Source Name=A, \"B\"");
}

TEST_F(CsvFolderTest, HasEveryRecordOfEveryKind) {
  auto counts = store_.counts();
  ASSERT_TRUE(counts.ok());
  std::size_t rows = 0;
  std::size_t all = 0;
  for (const char* name : kCsvFiles) rows += file(name).size() - 1;
  for (const auto& [kind, count] : *counts) all += count;
  EXPECT_EQ(rows, *written_);
  EXPECT_EQ(rows, all);
  EXPECT_GT(file("events.csv").size(), 20U);
}

TEST_F(CsvFolderTest, QuotesWhatWouldBreakARow) {
  std::size_t found = 0;
  for (const auto& row : file("documents.csv")) {
    if (row[3] == "Gazette, \"The\"\nEvening | Post") ++found;
  }
  EXPECT_EQ(found, 6U);
}

}  // namespace
}  // namespace dragoman
