// Memberships in sentences of every kind: tests/reading/membership_cases.tsv against the whole way
// from text to records, with the trained model. The notation is explained in the table's head.
//
// Trees come from a trained model, so what is held is a floor; it only rises. Wrong cases are
// printed where it is missed.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

#include "base/table.h"
#include "base/utf8.h"
#include "reading/case_helpers.h"

namespace dragoman {
namespace {

constexpr std::size_t kCasesRight = 36;

bool is_as_told(const MembershipRecord& record, std::string_view entry) {
  std::string got = record.member + " " + record.organization + " " + record.status;
  if (got == entry) return true;
  return record.since && got + " " + record.since->start == entry;
}

TEST(MembershipCases, EnoughAreRight) {
  const auto table =
      Table::load(std::string(DRAGOMAN_SOURCE_DIR) + "/tests/reading/membership_cases.tsv",
                  {"id", "text", "expect"});
  ASSERT_TRUE(table.ok()) << table.error().text();
  std::size_t right = 0;
  std::string wrong;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto records = read_case(table->cell(row, 1), "2019-10-09").memberships;
    std::vector<std::string_view> wanted;
    for (std::string_view entry : split(table->cell(row, 2), ';')) {
      if (!trim(entry).empty()) wanted.push_back(trim(entry));
    }
    bool good = records.size() == wanted.size();
    for (std::string_view entry : wanted) {
      good = good && std::any_of(records.begin(), records.end(),
                                 [&](const MembershipRecord& r) { return is_as_told(r, entry); });
    }
    if (good) {
      ++right;
      continue;
    }
    wrong += "  " + table->cell(row, 0) + ": " + table->cell(row, 1) + "\n    expected " +
             table->cell(row, 2) + "\n";
    for (const MembershipRecord& r : records) {
      wrong += "    got " + r.member + " " + r.organization + " " + r.status +
               (r.since ? " " + r.since->start : "") + "\n";
    }
  }
  std::cout << "right: " << right << " of " << table->rows() << "\n";
  EXPECT_GE(table->rows(), 35U);
  EXPECT_GE(right, kCasesRight) << wrong;
}

}  // namespace
}  // namespace dragoman
