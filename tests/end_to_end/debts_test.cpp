// What is owed, asked of the real program: commitments, memberships and figures with their filters.
#include <gmock/gmock.h>

#include "end_to_end/program_helpers.h"

namespace dragoman {
namespace {

using testing::HasSubstr;
using testing::Not;

class DebtCommands : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("debts.txt",
          "LIMA, 9 October 2019\n\n"
          "Peru and Chile agreed to sign a border treaty by 31 December 2019.\n\n"
          "Malaysia pulled out of the defense pact with Singapore.\n\n"
          "The trade deal between India and Canada has stalled.\n\n"
          "Japan pledged $40 million in aid to Kenya.\n\n"
          "The African Union suspended Sudan in June 2019. Croatia joined the European Union in "
          "2013.\n\n"
          "Exports of copper fell by 12 percent. Some 2 million tonnes were shipped.\n");
    ASSERT_EQ(run({"read", "debts.txt"}).code, 0);
  }
};

TEST_F(DebtCommands, OpenLeavesOutWhatIsDoneWith) {
  EXPECT_THAT(run({"commitments"}).out, HasSubstr("defense pact"));
  std::string open = run({"commitments", "--open"}).out;
  EXPECT_THAT(open, HasSubstr("border treaty"));
  EXPECT_THAT(open, HasSubstr("trade deal"));
  EXPECT_THAT(open, Not(HasSubstr("defense pact")));
  std::string stalled = run({"commitments", "--status", "stalled"}).out;
  EXPECT_THAT(stalled, HasSubstr("trade deal"));
  EXPECT_THAT(stalled, Not(HasSubstr("border treaty")));
  EXPECT_THAT(run({"commitments", "--country", "IND", "--csv"}).out, Not(HasSubstr("PER|CHL")));
}

TEST_F(DebtCommands, OverdueIsToldOfADay) {
  EXPECT_EQ(run({"commitments", "--overdue", "--as-of", "2019-12-31"}).code, 1);
  std::string overdue = run({"commitments", "--overdue", "--as-of", "2020-01-01"}).out;
  EXPECT_THAT(overdue, HasSubstr("border treaty"));
  EXPECT_THAT(overdue, HasSubstr("overdue on 2020-01-01"));
  EXPECT_THAT(overdue, Not(HasSubstr("trade deal")));
}

TEST_F(DebtCommands, HistoryHasItsSentences) {
  EXPECT_THAT(run({"commitments", "--status", "stalled", "--history"}).out,
              HasSubstr("- stalled: “The trade deal"));
  EXPECT_THAT(run({"memberships", "--type", "suspended", "--history"}).out,
              HasSubstr("- suspended, 2019-06"));
  EXPECT_EQ(run({"memberships", "--changed"}).code, 1);
}

TEST_F(DebtCommands, FiguresBySizeAndChange) {
  std::string large = run({"figures", "--at-least", "1000000"}).out;
  EXPECT_THAT(large, HasSubstr("tonne"));
  EXPECT_THAT(large, Not(HasSubstr("percent")));
  std::string down = run({"figures", "--change", "down", "--at-most", "20"}).out;
  EXPECT_THAT(down, HasSubstr("12 percent (down): Exports of copper"));
  EXPECT_THAT(down, Not(HasSubstr("tonne")));
}

}  // namespace
}  // namespace dragoman
