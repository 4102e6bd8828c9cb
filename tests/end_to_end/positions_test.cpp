// Positions and terms with the real program: read, listed, explained, exported and imported.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "end_to_end/program_helpers.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class PositionsCommand : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write(
        "feed/a.jsonl",
        R"({"url":"a","published":"2024-03-01","text":"The Serbian foreign minister, Milan Petrovic, said on Friday that Serbia opposes the sanctions on Belarus."})"
        "\n"
        R"({"url":"b","published":"2024-05-10","text":"The Serbian foreign minister, Milan Petrovic, said that Serbia supports the sanctions on Belarus."})"
        "\n"
        R"({"url":"c","published":"2024-05-11","text":"The road along the lake remains closed. Kenya wants to open this road, calling it the \"Great Lake Line\". Uganda insists on control of this road, calling it the \"Western Gate\"."})"
        "\n");
    ASSERT_EQ(run({"read", "feed"}).code, 0);
  }
};

TEST_F(PositionsCommand, AChangeIsKeptWithItsSentences) {
  Ended changed = run({"positions", "--changed", "--json"});
  ASSERT_EQ(changed.code, 0) << changed.err;
  std::vector<Json> records = json_lines(changed.out);
  ASSERT_EQ(records.size(), 2U) << changed.out;  // the minister, and Serbia
  for (const Json& record : records) {
    EXPECT_EQ(record["stance"], "for");
    ASSERT_EQ(record["history"].size(), 2U);
    EXPECT_EQ(record["history"][0]["stance"], "against");
    EXPECT_EQ(record["history"][1]["evidence"].size(), 1U);
    Ended explained = run({"explain", record["id"]});
    EXPECT_EQ(explained.code, 0) << explained.err;
    EXPECT_THAT(explained.out, HasSubstr("sanctions (Belarus)"));
    EXPECT_THAT(explained.out, HasSubstr("Serbia opposes the"));
  }
  EXPECT_EQ(json_lines(run({"positions", "--country", "SRB", "--json"}).out).size(), 2U);
  EXPECT_EQ(json_lines(run({"positions", "--actor", "SRB", "--json"}).out).size(), 1U);
  EXPECT_EQ(run({"positions", "--type", "against"}).code, 1);
  EXPECT_EQ(run({"positions", "--issue", "fishing"}).code, 1);
  EXPECT_EQ(run({"positions", "--changed", "--until", "2024-04"}).code, 1);
  EXPECT_EQ(run({"positions", "--until", "2024-04"}).code, 0);
}

TEST_F(PositionsCommand, TermsOfTwoSidesAreADifference) {
  Ended terms = run({"terms"});
  EXPECT_THAT(terms.out, HasSubstr("“Great Lake Line” (Kenya), “Western Gate” (Uganda)"));
  EXPECT_EQ(run({"terms", "--country", "KEN", "--text", "gate"}).code, 0);
  EXPECT_EQ(run({"terms", "--country", "SRB"}).code, 1);
  Ended exported = run({"export"});
  std::size_t differences = 0;
  for (const Json& record : json_lines(exported.out)) {
    if (record["record"] != "difference") continue;
    ++differences;
    EXPECT_EQ(record["kind"], "term");
    ASSERT_EQ(record["sides"].size(), 2U);
    EXPECT_EQ(record["sides"][0]["who"], "KEN");
  }
  EXPECT_EQ(differences, 1U);
}

TEST_F(PositionsCommand, ComeBackFromAnExportAndGoWithTheirDocuments) {
  std::string whole = run({"export"}).out;
  write("whole.jsonl", whole);
  ASSERT_EQ(run({"import", "whole.jsonl", "--record", "again.db"}).code, 0);
  EXPECT_EQ(run({"export", "--record", "again.db"}).out, whole);
  write("feed/a.jsonl", R"({"url":"a","published":"2024-03-01","text":"Nothing was said."})"
                        "\n");
  ASSERT_EQ(run({"read", "feed"}).code, 0);
  EXPECT_THAT(run({"positions", "--until", "2024-04"}).out, Not(HasSubstr("opposes")));
}

}  // namespace
}  // namespace dragoman
