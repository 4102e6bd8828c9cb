// The real program on small reports of our own: what comes in comes out, in every form.
#include <gmock/gmock.h>

#include <chrono>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "end_to_end/program_helpers.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using testing::HasSubstr;

class Commands : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write_reports();
  }
  std::string export_of(const std::string& record) {
    Ended ended = run({"export", "--record", record});
    EXPECT_EQ(ended.code, 0) << ended.err;
    return ended.out;
  }
};

TEST_F(Commands, ReadCountsAndKnowsWhatItHasRead) {
  Ended first = run({"read", "reports"});
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_THAT(first.err, HasSubstr("read 4 documents"));
  EXPECT_EQ(first.out, "");
  std::string exported = export_of("dragoman.db");
  Ended again = run({"read", "reports"});
  EXPECT_EQ(again.code, 0);
  EXPECT_THAT(again.err, HasSubstr("read 0 documents"));
  EXPECT_THAT(again.err, HasSubstr("4 already known"));
  Ended once_more = run({"read", "reports", "--again"});
  EXPECT_EQ(once_more.code, 0);
  EXPECT_EQ(export_of("dragoman.db"), exported);
  EXPECT_EQ(
      run({"read", "reports", "--profile", "--again"}).err.find("source ") == std::string::npos,
      false);
}

TEST_F(Commands, AnyOrderAndAnyThreadsGiveTheSameBytes) {
  ASSERT_EQ(run({"read", "reports/a.txt", "reports/b.txt", "reports/c.jsonl", "--record", "1.db",
                 "--threads", "1"})
                .code,
            0);
  ASSERT_EQ(run({"read", "reports/c.jsonl", "reports/b.txt", "reports/a.txt", "--record", "2.db",
                 "--threads", "4"})
                .code,
            0);
  ASSERT_EQ(run({"read", "reports/b.txt", "--record", "3.db"}).code, 0);
  ASSERT_EQ(run({"read", "reports", "--record", "3.db", "--threads", "3"}).code, 0);
  std::string first = export_of("1.db");
  EXPECT_FALSE(first.empty());
  EXPECT_EQ(first, export_of("1.db"));
  EXPECT_EQ(first, export_of("2.db"));
  EXPECT_EQ(first, export_of("3.db"));
}

TEST_F(Commands, ExportAndImportRoundTrip) {
  ASSERT_EQ(run({"read", "reports"}).code, 0);
  ASSERT_EQ(run({"export", "--output", "out.jsonl"}).code, 0);
  ASSERT_EQ(run({"import", "out.jsonl", "--record", "copy.db"}).code, 0);
  EXPECT_EQ(export_of("copy.db"), content_of("out.jsonl"));
  Ended same = run({"diff", "dragoman.db", "copy.db"});
  EXPECT_EQ(same.code, 1) << same.out;
  ASSERT_EQ(run({"read", "reports/a.txt", "--record", "part.db"}).code, 0);
  Ended differ = run({"diff", "part.db", "dragoman.db"});
  EXPECT_EQ(differ.code, 0);
  EXPECT_THAT(differ.out, HasSubstr("document: 1 before, 4 after; 0 removed, 3 added"));
}

TEST_F(Commands, FromAPipe) {
  RunOptions options;
  options.input = content_of("reports/c.jsonl");
  Ended ended = run({"read", "-"}, options);
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.err, HasSubstr("read 2 documents"));
}

TEST_F(Commands, OtherLanguagesAreKeptAndSaid) {
  write("fr.txt",
        "Le ministre des affaires étrangères a rencontré son homologue à Paris. Les deux pays ont "
        "signé un accord sur les transports, et la France a promis une aide pour les routes du "
        "nord. Il n'y a pas eu de conférence de presse après la rencontre.\n");
  Ended ended = run({"read", "fr.txt"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.err, HasSubstr("1 not in English, kept but not read (fr 1)"));
  EXPECT_EQ(run({"documents"}).code, 0);
  EXPECT_EQ(run({"events"}).code, 1);
}

TEST_F(Commands, ListingsAsJsonAndCsv) {
  ASSERT_EQ(run({"read", "reports"}).code, 0);
  for (const char* command : {"events", "statements", "positions", "terms", "commitments",
                              "memberships", "figures", "actors", "documents"}) {
    Ended text = run({command});
    Ended json = run({command, "--json"});
    Ended csv = run({command, "--csv"});
    std::vector<Json> records = json_lines(json.out);
    EXPECT_EQ(json.code, records.empty() ? 1 : 0) << command;
    EXPECT_EQ(text.code, json.code) << command;
    EXPECT_EQ(csv.code, json.code) << command;
    for (const Json& record : records) EXPECT_TRUE(record.contains("id")) << command;
    EXPECT_TRUE(csv.out.starts_with("id,")) << command;
    EXPECT_EQ(text.out.empty(), records.empty()) << command;
    EXPECT_EQ(text.out.find('\x1b'), std::string::npos) << command;  // no colours in a pipe
  }
  for (const char* always : {"events", "statements", "actors", "documents"}) {
    EXPECT_EQ(run({always}).code, 0) << always;
  }
}

TEST_F(Commands, PlacesInAllForms) {
  ASSERT_EQ(run({"read", "reports"}).code, 0);
  EXPECT_THAT(run({"places"}).out, HasSubstr("Oslo (NOR)"));
  std::vector<Json> places = json_lines(run({"places", "--json"}).out);
  ASSERT_FALSE(places.empty());
  std::size_t last = places[0]["events"];
  for (const Json& place : places) {
    for (const char* field : {"name", "country", "lat", "lon", "events", "documents", "newest"}) {
      EXPECT_TRUE(place.contains(field)) << field;
    }
    EXPECT_LE(place["events"].get<std::size_t>(), last);
    last = place["events"];
  }
  Ended csv = run({"places", "--csv", "--in", "Norway", "--limit", "1"});
  EXPECT_TRUE(csv.out.starts_with("name,country,lat,lon,events,documents,newest\nOslo,NOR,59."))
      << csv.out;
  EXPECT_EQ(std::count(csv.out.begin(), csv.out.end(), '\n'), 2);
  EXPECT_EQ(run({"places", "--in", "BRA"}).code, 1);
  EXPECT_EQ(run({"places", "--in", "Nowhere"}).code, run({"events", "--country", "Nowhere"}).code);
  EXPECT_EQ(run({"places", "--country", "Brazil"}).code, 1);
}

TEST_F(Commands, SearchInAllForms) {
  ASSERT_EQ(run({"read", "reports"}).code, 0);
  EXPECT_THAT(run({"search", "fisheries"}).out, HasSubstr("b.txt"));
  std::vector<Json> hits = json_lines(run({"search", "crossing", "--json"}).out);
  ASSERT_FALSE(hits.empty());
  EXPECT_TRUE(hits[0].contains("text"));
  EXPECT_TRUE(run({"search", "crossing", "--csv"}).out.starts_with("document,file,"));
  EXPECT_EQ(run({"search", "zeppelin"}).code, 1);
}

TEST_F(Commands, Filters) {
  ASSERT_EQ(run({"read", "reports"}).code, 0);
  EXPECT_EQ(run({"events", "--country", "Norway", "--country", "FIN"}).code, 0);
  EXPECT_EQ(run({"events", "--country", "Brazil"}).code, 1);
  EXPECT_EQ(run({"events", "--since", "2025"}).code, 1);
  EXPECT_EQ(run({"events", "--document", "a.txt"}).code, 0);
  EXPECT_EQ(run({"events", "--document", "z.txt"}).code, 1);
  EXPECT_EQ(run({"statements", "--actor", "nobody of this name"}).code, 1);
  EXPECT_EQ(json_lines(run({"actors", "--json", "--limit", "1"}).out).size(), 1U);
  for (const Json& event : json_lines(run({"events", "--realis", "happened", "--json"}).out)) {
    EXPECT_EQ(event["realis"], "happened");
  }
  const auto all = json_lines(run({"events", "--json"}).out);
  std::size_t likely = 0;
  for (const Json& event : all) likely += event["confidence"].get<double>() >= 0.6 ? 1 : 0;
  EXPECT_EQ(json_lines(run({"events", "--confidence", "0.6", "--json"}).out).size(), likely);
  EXPECT_EQ(run({"events", "--confidence", "1"}).code, 1);
}

TEST_F(Commands, ExplainEveryRecord) {
  ASSERT_EQ(run({"read", "reports"}).code, 0);
  std::map<std::string, int> kinds;
  for (const Json& record : json_lines(export_of("dragoman.db"))) {
    auto id = record["id"].get<std::string>();
    if (++kinds[record["record"].get<std::string>()] > 3) continue;
    Ended ended = run({"explain", id, "--no-tree"});
    EXPECT_EQ(ended.code, 0) << id << ended.err;
    EXPECT_THAT(ended.out, HasSubstr(id));
    EXPECT_THAT(ended.out, testing::Not(HasSubstr("Read again"))) << id;
  }
  EXPECT_TRUE(kinds.contains("event") && kinds.contains("statement") && kinds.contains("actor"));
  EXPECT_EQ(run({"explain", "event-nothing"}).code, 1);
}

TEST_F(Commands, ExplainShowsTheTree) {
  ASSERT_EQ(run({"read", "reports"}).code, 0);
  auto id = json_lines(run({"events", "--json", "--limit", "1"}).out).at(0)["id"];
  Ended ended = run({"explain", id.get<std::string>()});
  EXPECT_THAT(ended.out, HasSubstr("VERB   root"));
  EXPECT_THAT(ended.out, HasSubstr("╭─ "));
  EXPECT_THAT(ended.out, HasSubstr("who is who"));
}

TEST_F(Commands, BriefCitesEveryLine) {
  ASSERT_EQ(run({"read", "reports"}).code, 0);
  Ended text = run({"brief", "Norway", "FIN"});
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_THAT(text.out, HasSubstr("SOURCES"));
  Json brief = Json::parse(run({"brief", "NOR", "FIN", "--format", "json"}).out);
  std::size_t sources = brief["sources"].size();
  for (const Json& section : brief["sections"]) {
    for (const Json& line : section["lines"]) {
      ASSERT_FALSE(line["sources"].empty());
      for (const Json& source : line["sources"]) EXPECT_LE(source.get<std::size_t>(), sources);
      EXPECT_FALSE(line["records"].empty());
    }
  }
  EXPECT_EQ(run({"brief", "NOR", "FIN", "--format", "markdown"}).code, 0);
  EXPECT_EQ(run({"brief", "NOR", "BRA"}).code, 1);
  std::istringstream lines(run({"brief", "NOR", "FIN", "--width", "60"}).out);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 90U) << line;
}

TEST_F(Commands, ReadWithABrief) {
  Ended ended = run({"read", "reports", "--brief", "NOR", "FIN"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.out, run({"brief", "NOR", "FIN"}).out);
}

TEST_F(Commands, SamplesDependOnTheSeedAlone) {
  ASSERT_EQ(run({"read", "reports"}).code, 0);
  ASSERT_EQ(
      run({"read", "reports/c.jsonl", "reports/b.txt", "reports/a.txt", "--record", "2.db"}).code,
      0);
  std::vector<std::string> sample = {"sample", "3", "--kind", "statement", "--seed", "5", "--tsv"};
  Ended first = run(sample);
  EXPECT_EQ(first.code, 0);
  EXPECT_TRUE(first.out.starts_with("verdict\treason\tid\t")) << first.out;
  sample.insert(sample.end(), {"--record", "2.db"});
  EXPECT_EQ(run(sample).out, first.out);
}

TEST_F(Commands, DoctorFindsAllWell) {
  ASSERT_EQ(run({"read", "reports"}).code, 0);
  Ended ended = run({"doctor"});
  EXPECT_EQ(ended.code, 0) << ended.out;
  EXPECT_THAT(ended.out, testing::Not(HasSubstr("WRONG")));
}

TEST_F(Commands, ExamRunsTheCheckerBesideTheQuestions) {
  ASSERT_EQ(run({"read", "reports"}).code, 0);
  write("exam/facts.jsonl", "{}\n{}\n{}\n");
  write("exam/check.py",
        "import sys\nprint('answered 2 of', len(open(sys.argv[1]).readlines()))\n");
  Ended ended = run({"eval", "exam", "exam/facts.jsonl"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.out, "answered 2 of 3\nEXAM answered=2 n=3\n");
}

TEST_F(Commands, StartsQuicklyWithoutTables) {
  ASSERT_EQ(run({"read", "reports"}).code, 0);
  auto best = std::chrono::milliseconds::max();
  for (int i = 0; i < 5; ++i) {
    auto start = std::chrono::steady_clock::now();
    run({"events", "--limit", "1"});
    best = std::min(best, std::chrono::duration_cast<std::chrono::milliseconds>(
                              std::chrono::steady_clock::now() - start));
  }
  EXPECT_LT(best.count(), 150) << "the budget is 50 ms; the rest is for a busy machine";
}

TEST_F(Commands, AReviewerSaysWhoIsWho) {
  write("a.txt",
        "Norwegian Foreign Minister Kari Solberg met Finnish envoy Timo Aalto in Oslo on 3 March "
        "2025.\n");
  write("b.txt",
        "Norwegian Foreign Minister Karianne Solberg telephoned Finnish envoy Timo Aalto on 5 "
        "March 2025.\n");
  ASSERT_EQ(run({"read", "a.txt", "b.txt"}).code, 0);
  const std::string before = export_of("dragoman.db");

  Ended merged = run({"actors", "merge", "Karianne Solberg", "Kari Solberg", "--author", "jr"});
  ASSERT_EQ(merged.code, 0) << merged.err;
  EXPECT_THAT(merged.out, HasSubstr("person-kariane-solberg is person-kari-solberg"));
  Ended shown = run({"actors", "show", "kari solberg"});
  EXPECT_EQ(shown.code, 0) << shown.err;
  EXPECT_THAT(shown.out, HasSubstr("Karianne Solberg"));
  EXPECT_THAT(shown.out, HasSubstr("Foreign Minister, NOR (text)"));
  EXPECT_THAT(shown.out, HasSubstr("named in   2 documents"));
  EXPECT_THAT(shown.out, HasSubstr("says jr"));
  EXPECT_EQ(json_lines(run({"events", "--actor", "kari solberg", "--json"}).out).size(), 2U);
  // In force after reading again.
  ASSERT_EQ(run({"read", "a.txt", "b.txt", "--again"}).code, 0);
  EXPECT_EQ(json_lines(run({"events", "--actor", "kari solberg", "--json"}).out).size(), 2U);

  Ended split = run({"actors", "split", "Timo Aalto", "b.txt"});
  ASSERT_EQ(split.code, 0) << split.err;
  EXPECT_THAT(split.out, HasSubstr("person-timo-alto-2"));

  Ended list = run({"actors", "corrections"});
  ASSERT_EQ(list.code, 0);
  std::istringstream lines(list.out);
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    EXPECT_EQ(run({"actors", "undo", line.substr(0, line.find(' '))}).code, 0);
  }
  EXPECT_EQ(count, 2);
  EXPECT_EQ(run({"actors", "corrections"}).code, 1);
  EXPECT_EQ(export_of("dragoman.db"), before);
}

TEST_F(Commands, CorrectionsThatMakeNoSenseAreRefused) {
  write("a.txt", "Norwegian Foreign Minister Kari Solberg met reporters on 3 March 2025.\n");
  ASSERT_EQ(run({"read", "a.txt"}).code, 0);
  EXPECT_EQ(run({"actors", "merge", "Nobody", "Kari Solberg"}).code, 1);
  EXPECT_EQ(run({"actors", "merge", "Kari Solberg", "Kari Solberg"}).code, 4);
  EXPECT_EQ(run({"actors", "split", "Kari Solberg", "none.txt"}).code, 1);
  EXPECT_EQ(run({"actors", "undo", "review-000000000000"}).code, 1);
  EXPECT_EQ(run({"actors", "show", "Nobody"}).code, 1);
}

}  // namespace
}  // namespace dragoman
