// The commands that look across reports, with the real program: two ministries' accounts of one
// meeting, a plan, and what a later report adds.
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

class BriefingCommands : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write(
        "feed/a.jsonl",
        R"({"url":"a","outlet":"Nordic Wire","title":"Ministers meet in Oslo","published":"2024-05-03","text":"Norwegian Foreign Minister Kari Berg met Finnish Foreign Minister Olli Laine in Oslo on 2 May 2024. Norway imposed sanctions on Finland on 30 April 2024. Laine will visit Norway on 20 June 2024."})"
        "\n"
        R"({"url":"b","outlet":"Baltic Gazette","title":"Talks","published":"2024-05-04","text":"Finnish Foreign Minister Olli Laine met Norwegian Foreign Minister Kari Berg in Oslo on 2 May 2024, the ministry said."})"
        "\n");
    ASSERT_EQ(run({"read", "feed"}).code, 0);
  }
};

TEST_F(BriefingCommands, TimelineTellsPlannedFromHappened) {
  Ended all = run({"timeline", "NOR", "FIN"});
  ASSERT_EQ(all.code, 0) << all.err;
  EXPECT_THAT(all.out, HasSubstr("2024-05-02"));
  EXPECT_THAT(all.out, HasSubstr("2 accounts"));
  EXPECT_LT(all.out.find("2024-05-02"), all.out.find("2024-06-20")) << all.out;
  Ended planned = run({"timeline", "NOR", "FIN", "--realis", "planned", "--json"});
  ASSERT_EQ(planned.code, 0) << planned.err;
  for (const Json& record : json_lines(planned.out)) EXPECT_EQ(record["realis"], "planned");
  EXPECT_THAT(run({"timeline", "--type", "CONSULT", "--csv"}).out, HasSubstr("id,type,mode"));
  EXPECT_EQ(run({"timeline", "BRA"}).code, 1);
  EXPECT_EQ(run({"timeline", "Atlantis"}).code, 4);
  EXPECT_EQ(run({"timeline", "NOR", "--until", "2020"}).code, 1);
}

TEST_F(BriefingCommands, ContactsAreCounted) {
  Ended text = run({"contacts", "NOR", "FIN"});
  ASSERT_EQ(text.code, 0) << text.err;
  EXPECT_THAT(text.out, HasSubstr("1× Kari Berg – Olli Laine"));
  EXPECT_THAT(text.out, HasSubstr("ministers"));
  std::vector<Json> records = json_lines(run({"contacts", "FIN", "NOR", "--json"}).out);
  ASSERT_FALSE(records.empty());
  EXPECT_EQ(records[0]["times"], 1);
  EXPECT_EQ(records[0]["names"][0], "Olli Laine");
  EXPECT_EQ(records[0]["place"], "Oslo");
  EXPECT_THAT(run({"contacts", "NOR", "FIN", "--csv"}).out, HasSubstr("first,first_name"));
  EXPECT_EQ(run({"contacts", "NOR", "FIN", "--level", "head"}).code, 1);
}

TEST_F(BriefingCommands, RelationsOnBothScales) {
  for (const char* scale : {"plover", "goldstein"}) {
    Ended ended = run({"relations", "NOR", "FIN", "--scale", scale, "--json"});
    ASSERT_EQ(ended.code, 0) << ended.err;
    for (const Json& month : json_lines(ended.out)) {
      EXPECT_LE(month["low"], month["smoothed"]);
      EXPECT_GE(month["high"], month["smoothed"]);
      EXPECT_EQ(month["events"], month["incidents"].size());
    }
  }
  EXPECT_THAT(run({"relations", "NOR", "FIN"}).out, HasSubstr("2024-05"));
  EXPECT_THAT(run({"relations", "NOR", "FIN", "--csv"}).out, HasSubstr("month,cooperation"));
  EXPECT_EQ(run({"relations", "NOR", "BRA"}).code, 1);
}

TEST_F(BriefingCommands, TheBriefInFourForms) {
  Ended text = run({"brief", "NOR", "FIN"});
  ASSERT_EQ(text.code, 0) << text.err;
  EXPECT_THAT(text.out, HasSubstr("WHERE RELATIONS STAND"));
  EXPECT_THAT(text.out, HasSubstr("Kari Berg – Olli Laine; Oslo; ministers; 2 reports [1]"));
  Ended html = run({"brief", "NOR", "FIN", "--format", "html"});
  EXPECT_THAT(html.out, HasSubstr("<!DOCTYPE html>"));
  EXPECT_THAT(html.out, HasSubstr("<a class=\"cite\" href=\"#s1\">[1]</a>"));
  const Json json = Json::parse(run({"brief", "NOR", "FIN", "--format", "json"}).out);
  const std::string body = content_of("feed/a.jsonl");
  for (const Json& source : json["sources"]) {
    EXPECT_NE(body.find(source["text"].get<std::string>()), std::string::npos) << source;
    EXPECT_LT(source["start"], source["end"]);
  }
  EXPECT_EQ(run({"brief", "NOR", "FIN", "--new-since", "2024-05-04"}).code, 0);
  EXPECT_THAT(run({"brief", "NOR", "FIN", "--new-since", "2030"}).out, Not(HasSubstr("CONTACTS")));
}

TEST_F(BriefingCommands, WatchTellsWhatIsNew) {
  Ended first = run({"watch", "NOR", "FIN"});
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_THAT(first.out, HasSubstr("+ incident: 2024-05-02"));
  EXPECT_EQ(run({"watch", "NOR", "FIN"}).code, 1);
  write(
      "feed/b.jsonl",
      R"({"url":"c","outlet":"Baltic Gazette","title":"Visit","published":"2024-06-21","text":"Finnish Foreign Minister Olli Laine visited Norway on 20 June 2024. Finland threatened Norway with new tariffs on 21 June 2024."})"
      "\n");
  ASSERT_EQ(run({"read", "feed"}).code, 0);
  Ended again = run({"watch", "FIN", "NOR", "--json", "--state", "dragoman.db.watch-NOR-FIN.json"});
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_FALSE(json_lines(again.out).empty());
  EXPECT_THAT(again.out, Not(HasSubstr("2024-05-02")));
  EXPECT_EQ(run({"watch", "NOR", "FIN", "--interval", "1", "--looks", "2"}).code, 1);
  write("bad.json", "{}");
  EXPECT_EQ(run({"watch", "NOR", "FIN", "--state", "bad.json"}).code, 2);
}

TEST_F(BriefingCommands, ExplainAndDiffKnowIncidents) {
  const std::string id =
      json_lines(run({"timeline", "--type", "CONSULT", "--json", "--limit", "1"}).out).at(0)["id"];
  Ended why = run({"explain", id});
  ASSERT_EQ(why.code, 0) << why.err;
  EXPECT_THAT(why.out, HasSubstr("why"));
  EXPECT_THAT(why.out, HasSubstr("both sides"));
  EXPECT_THAT(why.out, HasSubstr("account"));
  ASSERT_EQ(run({"read", "feed/a.jsonl", "--record", "same.db"}).code, 0);
  EXPECT_EQ(run({"diff", "dragoman.db", "same.db"}).code, 1);
  write(
      "one/c.jsonl",
      R"({"url":"c","published":"2024-05-05","text":"Kari Berg met Olli Laine in Oslo on 2 May 2024, Norway's government said."})"
      "\n");
  ASSERT_EQ(run({"read", "one", "--record", "same.db"}).code, 0);
  Ended diff = run({"diff", "dragoman.db", "same.db", "--kind", "document"});
  EXPECT_EQ(diff.code, 0) << diff.out;
}

TEST_F(BriefingCommands, DifferencesAreFiltered) {
  write(
      "feed/c.jsonl",
      R"({"url":"d","published":"2024-05-11","text":"The road along the lake remains closed. Kenya wants to open this road, calling it the \"Great Lake Line\". Uganda insists on control of this road, calling it the \"Western Gate\"."})"
      "\n");
  ASSERT_EQ(run({"read", "feed"}).code, 0);
  Ended both = run({"differences", "Kenya", "UGA"});
  ASSERT_EQ(both.code, 0) << both.err;
  EXPECT_THAT(both.out, HasSubstr("term: "));
  EXPECT_THAT(both.out, HasSubstr("– Kenya: “Great Lake Line”"));
  EXPECT_EQ(run({"differences", "KEN", "--kind", "date"}).code, 1);
  EXPECT_EQ(json_lines(run({"differences", "--kind", "term", "--json"}).out).size(), 1U);
  EXPECT_THAT(run({"differences", "--csv"}).out, HasSubstr("id,kind,about"));
  EXPECT_EQ(run({"differences", "BRA"}).code, 1);
}

}  // namespace
}  // namespace dragoman
