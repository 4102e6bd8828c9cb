#include "briefing/debts.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

CommitmentRecord commitment(const std::string& status, const std::string& deadline) {
  CommitmentRecord record;
  record.status = status;
  if (!deadline.empty()) {
    record.deadline = Date{deadline, deadline, DatePrecision::day, deadline, "explicit"};
  }
  return record;
}

TEST(Debts, WhatIsKeptWithdrawnOrBrokenIsNotOpen) {
  for (const char* status : {"proposed", "agreed", "signed", "in_force", "partly_implemented",
                             "not_implemented", "stalled", "suspended"}) {
    EXPECT_TRUE(is_open(commitment(status, ""))) << status;
  }
  for (const char* status : {"fulfilled", "withdrawn", "broken"}) {
    EXPECT_FALSE(is_open(commitment(status, ""))) << status;
  }
}

TEST(Debts, OverdueIsWhatIsOpenPastItsDeadline) {
  EXPECT_TRUE(is_overdue(commitment("signed", "2025-03-01"), "2025-03-02"));
  EXPECT_FALSE(is_overdue(commitment("signed", "2025-03-01"), "2025-03-01"));
  EXPECT_FALSE(is_overdue(commitment("signed", ""), "2025-03-01"));
  EXPECT_FALSE(is_overdue(commitment("signed", "XXXX-03-01"), "2025-03-02"));
  EXPECT_FALSE(is_overdue(commitment("fulfilled", "2025-03-01"), "2025-03-02"));
  EXPECT_FALSE(is_overdue(commitment("in_force", "2025-03-01"), "2025-03-02"));
}

TEST(Debts, ARangeLiesWhereItsPartsLie) {
  FigureRecord figure;
  EXPECT_FALSE(lies_between(figure, 0, 10));
  figure.value = {20, 30};
  EXPECT_TRUE(lies_between(figure, 25, 100));
  EXPECT_TRUE(lies_between(figure, 0, 20));
  EXPECT_FALSE(lies_between(figure, 31, 100));
  figure.value = {9, 5};  // "fell from 9 to 5"
  EXPECT_TRUE(lies_between(figure, 6, 7));
}

TEST(Debts, TodayIsADay) {
  EXPECT_TRUE(parse_iso_day(today()).has_value());
}

}  // namespace
}  // namespace dragoman
