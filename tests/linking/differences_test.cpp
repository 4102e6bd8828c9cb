// Where accounts part: each kind found where it is, and not where it is not.
#include "linking/differences.h"

#include <gtest/gtest.h>

#include "linking/contrasts.h"
#include "linking/telling_helpers.h"

namespace dragoman {
namespace {

const std::vector<std::string> kBergLind = {"person-berg", "person-lind"};

EventSpec meeting(const std::string& day, const std::string& place = "",
                  std::vector<Attribution> by = {}) {
  EventSpec out;
  out.actors = kBergLind;
  out.day = day;
  out.place = place;
  out.attribution = std::move(by);
  return out;
}

// All differences of the incidents of these reports.
class Compared {
 public:
  MarkedReports reports;
  std::vector<StatementRecord> statements;
  std::vector<FigureRecord> figures;

  void says(std::size_t report, std::size_t sentence, const std::string& speaker,
            const std::string& act, const std::string& content,
            std::vector<std::string> about = {}) {
    StatementRecord record;
    record.id = "statement-" + std::to_string(statements.size());
    record.speaker = speaker;
    record.act = act;
    record.content = content;
    record.about = std::move(about);
    record.evidence = {{reports.document(report).id, reports.sentences(report)[sentence]}};
    statements.push_back(std::move(record));
  }
  void counts(std::size_t report, std::size_t sentence, double value, const std::string& unit,
              const std::string& what, const std::string& bound = "") {
    FigureRecord record;
    record.id = "figure-" + std::to_string(figures.size());
    record.value = {value};
    record.unit = unit;
    record.what = what;
    record.bound = bound;
    record.evidence = {{reports.document(report).id, reports.sentences(report)[sentence]}};
    figures.push_back(std::move(record));
  }

  // "date: … | …", a line each.
  std::string told() const {
    Surroundings around;
    for (const auto& s : statements) around.statements[s.evidence[0].document].push_back(&s);
    for (const auto& f : figures) around.figures[f.evidence[0].document].push_back(&f);
    const auto linked = reports.link();
    const LinkTables& tables = project_linker().tables;
    std::string out;
    for (std::size_t i = 0; i < linked.groups.size(); ++i) {
      const auto accounts = accounts_of(linked.groups[i], linked.mentions, linked.told, around,
                                        test_actors(), tables);
      for (const DifferenceRecord& one :
           differences_of(linked.incidents[i], accounts, linked.mentions, around, tables)) {
        out += one.kind + ":";
        for (const Side& side : one.sides) out += " [" + side.who + "] " + side.says;
        out += "\n";
        EXPECT_EQ(one.about, linked.incidents[i].id);
      }
    }
    return out;
  }
};

TEST(Differences, OfDate) {
  Compared c;
  c.reports.add("2024-05-05", {"Berg and Lind *met* in Oslo on Friday."},
                {meeting("2024-05-03", "Oslo")});
  c.reports.add("2024-05-05", {"Berg and Lind *met* in Oslo on Saturday."},
                {meeting("2024-05-04", "Oslo")}, "Sound Mail");
  EXPECT_EQ(c.told(),
            "date: [doc-0] Berg and Lind met in Oslo on Friday. [doc-1] Berg and Lind met in Oslo "
            "on Saturday.\n");
}

TEST(Differences, OfPlaceButNotOfAStateAndItsTown) {
  Compared c;
  c.reports.add("2024-05-04", {"Berg and Lind *met* in Oslo."}, {meeting("2024-05-03", "Oslo")});
  c.reports.add("2024-05-04", {"Berg and Lind *met* in Bergen."}, {meeting("2024-05-03", "Bergen")},
                "Sound Mail");
  EXPECT_EQ(c.told(),
            "place: [doc-0] Berg and Lind met in Oslo. [doc-1] Berg and Lind met in Bergen.\n");
  Compared same;
  same.reports.add("2024-05-04", {"Berg and Lind *met* in Oslo."}, {meeting("2024-05-03", "Oslo")});
  EventSpec wide = meeting("2024-05-03", "Norway");
  same.reports.add("2024-05-04", {"Berg and Lind *met* in Norway."}, {wide}, "Sound Mail");
  EXPECT_EQ(same.told().find("Oslo. [doc"), std::string::npos) << same.told();
}

TEST(Differences, OfFiguresThatCannotBothBeRight) {
  for (const auto& [bound, differ] : {std::pair{"", true}, std::pair{"at least", false}}) {
    Compared c;
    EventSpec strike;
    strike.type = "ASSAULT";
    strike.actors = {"NOR"};
    strike.recipients = {"SWE"};
    strike.day = "2024-05-03";
    c.reports.add("2024-05-04", {"Norway *struck* Sweden.", "Nine soldiers were killed."},
                  {strike});
    c.reports.add("2024-05-04", {"Norway *struck* Sweden.", "Seven soldiers were killed."},
                  {strike});
    c.counts(0, 1, 9, "person", "soldiers killed");
    c.counts(1, 1, 7, "person", "soldiers killed", bound);
    EXPECT_EQ(!c.told().empty(), differ) << c.told();
  }
}

TEST(Differences, OfHowManyDiedAndHowLongItTook) {
  Compared c;
  EventSpec strike;
  strike.type = "ASSAULT";
  strike.actors = {"NOR"};
  strike.recipients = {"SWE"};
  strike.day = "2024-05-03";
  c.reports.add("2024-05-04", {"Norway *struck* Sweden.", "It put the dead at nine."}, {strike});
  c.reports.add("2024-05-04", {"Norway *struck* Sweden.", "There were seven bodies."}, {strike},
                "Sound Mail");
  c.counts(0, 1, 9, "person", "dead");
  c.counts(1, 1, 7, "count", "bodies in the village");
  EXPECT_EQ(c.told(),
            "figure: [doc-0] It put the dead at nine. [doc-1] There were seven bodies.\n");
  Compared talks;
  talks.reports.add("2024-05-04", {"Berg and Lind *met* for two hours."}, {meeting("2024-05-03")});
  talks.reports.add("2024-05-04", {"Berg and Lind *talked* for an hour."}, {meeting("2024-05-03")},
                    "Sound Mail");
  talks.counts(0, 0, 2, "hour", "time for which Berg and Lind met");
  talks.counts(1, 0, 1, "hour", "talks");
  EXPECT_NE(talks.told().find("figure:"), std::string::npos) << talks.told();
}

TEST(Differences, OfTone) {
  Compared c;
  c.reports.add("2024-05-04", {"Berg and Lind had a frank *conversation*."},
                {meeting("2024-05-03")});
  c.reports.add("2024-05-04", {"Berg and Lind had a warm *conversation*."},
                {meeting("2024-05-03")});
  EXPECT_EQ(c.told(),
            "characterization: [doc-0] Berg and Lind had a frank conversation. [doc-1] Berg and "
            "Lind had a warm conversation.\n");
  Compared same;
  same.reports.add("2024-05-04", {"Berg and Lind had a warm *conversation*."},
                   {meeting("2024-05-03")});
  same.reports.add("2024-05-04", {"Berg and Lind had a cordial *conversation*."},
                   {meeting("2024-05-03")});
  EXPECT_EQ(same.told(), "");
}

TEST(Differences, OfWhatOneTellsAndAnotherDenies) {
  Compared c;
  EventSpec denied = meeting("2024-05-03", "", {{"SWE-mfa", "Stockholm"}});
  denied.realis = Realis::negated;
  c.reports.add("2024-05-04", {"Berg *met* Lind, the Norwegian ministry said."},
                {meeting("2024-05-03", "", {{"NOR-mfa", "the Norwegian ministry"}})});
  c.reports.add("2024-05-04", {"Berg did not *meet* Lind, Stockholm said."}, {denied});
  EXPECT_EQ(c.told(),
            "contradiction: [NOR-mfa] Berg met Lind, the Norwegian ministry said. [SWE-mfa] Berg "
            "did not meet Lind, Stockholm said.\n");
}

TEST(Differences, OfASentenceAndItsContrary) {
  Compared c;
  c.reports.add("2024-05-04",
                {"Berg and Lind *met* in Oslo and discussed the fishing quota in the Skagerrak."},
                {meeting("2024-05-03")}, "Ministry of Foreign Affairs of Norway");
  c.reports.add(
      "2024-05-04",
      {"Berg and Lind *met* in Oslo, but the fishing quota in the Skagerrak was not discussed."},
      {meeting("2024-05-03")}, "Government of Sweden");
  const std::string told = c.told();
  EXPECT_NE(told.find("contradiction: [NOR] "), std::string::npos) << told;
}

TEST(Differences, OfWhatOnlyOneReadOutHas) {
  Compared c;
  c.reports.add("2024-05-04",
                {"Berg and Lind *discussed* trade.", "Berg raised the seizure of two trawlers."},
                {meeting("2024-05-03", "", {{"NOR-mfa", "the ministry"}})});
  c.says(0, 1, "NOR-mfa", "say", "Berg raised the seizure of two trawlers");
  c.reports.add("2024-05-04", {"Lind and Berg *discussed* trade and investment."},
                {meeting("2024-05-03", "", {{"SWE-mfa", "the ministry"}})});
  c.says(1, 0, "SWE-mfa", "say", "Lind and Berg discussed trade and investment");
  EXPECT_EQ(c.told(),
            "detail_only_in_one: [NOR-mfa] Berg raised the seizure of two trawlers. [SWE-mfa] Lind "
            "and Berg discussed trade and investment.\n");
}

TEST(Differences, CopiesOfOneTextDifferInNothing) {
  Compared c;
  const std::vector<std::string> wire = {
      "Berg and Lind *met* in Oslo on Friday and had a frank conversation on fish and trade."};
  c.reports.add("2024-05-04", wire, {meeting("2024-05-03", "Oslo")}, "Fjord Wire");
  c.reports.add("2024-05-05", wire, {meeting("2024-05-04", "Oslo")}, "Harbour Post");
  EXPECT_EQ(c.told(), "");
  const auto linked = c.reports.link();
  ASSERT_EQ(linked.incidents.size(), 1U);
  ASSERT_EQ(linked.incidents[0].accounts.size(), 1U);
  EXPECT_EQ(linked.incidents[0].accounts[0].also, std::vector<std::string>{"doc-1"});
  EXPECT_EQ(linked.incidents[0].documents.size(), 2U);
}

TEST(Contrasts, OfSpeakersWhomAReportSetsAgainstEachOther) {
  Compared c;
  c.reports.add("2024-05-04",
                {"Berg said that Sweden broke the quota.",
                 "By contrast, Lind insisted that it held.", "Berg added that talks go on."},
                {});
  c.says(0, 0, "person-berg", "claim", "Sweden broke the quota", {"SWE", "quota"});
  c.says(0, 1, "person-lind", "claim", "it held", {"NOR", "quota"});
  c.says(0, 2, "person-berg", "say", "talks go on");
  std::vector<const StatementRecord*> statements;
  for (const auto& s : c.statements) statements.push_back(&s);
  const auto found =
      contrasts_of(c.reports.document(0), statements, test_actors(), project_linker().tables);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, "contradiction");
  EXPECT_EQ(found[0].about, "quota");
  EXPECT_EQ(found[0].sides[0].who, "person-berg");
  EXPECT_EQ(found[0].sides[1].who, "person-lind");
}

TEST(Contrasts, AFirstInMonthsAgainstWhatWasBetween) {
  Compared c;
  c.reports.add("2024-05-04", {"Berg and Lind *met* for the first time in nine months."},
                {meeting("2024-05-03")});
  c.reports.add("2024-01-21", {"Berg and Lind *met* in Oslo."}, {meeting("2024-01-20")});
  c.reports.add("2023-01-21", {"Berg and Lind *met* in Oslo."}, {meeting("2023-01-20")});
  const auto linked = c.reports.link();
  const LinkTables& tables = project_linker().tables;
  std::size_t claims = 0;
  for (std::size_t i = 0; i < linked.mentions.size(); ++i) {
    const EventMention& own = linked.mentions[i];
    const auto claim = first_claim_of(own, *linked.told[i].document, tables);
    if (!claim) continue;
    ++claims;
    std::vector<std::string> refuting;
    for (std::size_t j = 0; j < linked.mentions.size(); ++j) {
      if (!refutes(linked.mentions[j], *claim, own)) continue;
      refuting.push_back(linked.mentions[j].document);
      const DifferenceRecord made =
          make_refutation(own, *linked.told[i].document, linked.mentions[j],
                          *linked.told[j].document, "incident-1");
      EXPECT_EQ(made.kind, "date");
      EXPECT_EQ(made.about, "incident-1");
      EXPECT_EQ(made.sides.size(), 2U);
    }
    EXPECT_EQ(refuting, std::vector<std::string>{"doc-1"});
  }
  EXPECT_EQ(claims, 1U);
}

}  // namespace
}  // namespace dragoman
