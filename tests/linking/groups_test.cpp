// What is one incident and what is two: each case a few reports and who should be joined.
#include "linking/groups.h"

#include <gtest/gtest.h>

#include "linking/telling_helpers.h"

namespace dragoman {
namespace {

struct Told {
  std::string published;
  std::vector<std::string> sentences;
  std::vector<EventSpec> events;
};

struct Case {
  const char* name;
  std::vector<Told> reports;
  const char* joined;
};

EventSpec meeting(std::vector<std::string> actors, std::string day = "", std::string mode = "") {
  EventSpec out;
  out.actors = std::move(actors);
  out.day = std::move(day);
  out.mode = std::move(mode);
  return out;
}

EventSpec with_realis(EventSpec spec, Realis realis) {
  spec.realis = realis;
  return spec;
}

EventSpec deed(std::string type, std::vector<std::string> actors,
               std::vector<std::string> recipients, std::string day, std::string mode = "") {
  EventSpec out;
  out.type = std::move(type);
  out.actors = std::move(actors);
  out.recipients = std::move(recipients);
  out.day = std::move(day);
  out.mode = std::move(mode);
  return out;
}

const std::vector<std::string> kBergLind = {"person-berg", "person-lind"};

const Case kCases[] = {
    {"a minister is his government",
     {{"2024-05-04", {"Berg and Lind *met* in Oslo."}, {meeting(kBergLind, "2024-05-03")}},
      {"2024-05-04", {"Norway and Sweden held *talks*."}, {meeting({"NOR", "SWE"}, "2024-05-03")}}},
     "met+talks"},
    {"a surname is the whole name",
     {{"2024-05-04", {"Berg and Lind *met*."}, {meeting(kBergLind, "2024-05-03")}},
      {"2024-05-04",
       {"Kari Anne Berg *saw* Lind."},
       {meeting({"person-kari-anne-berg", "person-lind"}, "2024-05-03")}}},
     "met+saw"},
    {"another minister of the same state is another meeting",
     {{"2024-05-04", {"Berg and Lind *met*."}, {meeting(kBergLind, "2024-05-03")}},
      {"2024-05-04",
       {"Dahl and Lind *talked*."},
       {meeting({"person-dahl", "person-lind"}, "2024-05-03")}}},
     "met | talked"},
    {"another counterpart is another meeting",
     {{"2024-05-04", {"Norway and Sweden *met*."}, {meeting({"NOR", "SWE"}, "2024-05-03")}},
      {"2024-05-04", {"Norway and Denmark *met*."}, {meeting({"NOR", "DNK"}, "2024-05-03")}}},
     "met | met"},
    {"a call is no visit",
     {{"2024-05-04", {"Berg *called* Lind."}, {meeting(kBergLind, "2024-05-03", "phone")}},
      {"2024-05-04", {"Berg *visited* Lind."}, {meeting(kBergLind, "2024-05-03", "visit")}}},
     "called | visited"},
    {"a visit is the talks of its day",
     {{"2024-05-04",
       {"Berg *visited* Sweden."},
       {meeting({"person-berg", "SWE"}, "2024-05-03", "visit")}},
      {"2024-05-04", {"Berg and Lind *met*."}, {meeting(kBergLind, "2024-05-03")}}},
     "visited+met"},
    {"weeks apart",
     {{"2024-05-04", {"Berg and Lind *met*."}, {meeting(kBergLind, "2024-05-03")}},
      {"2024-05-24", {"Berg and Lind *met*."}, {meeting(kBergLind, "2024-05-23")}}},
     "met | met"},
    {"a month and a day of it",
     {{"2024-06-14", {"Berg and Lind *met* in May."}, {meeting(kBergLind, "2024-05")}},
      {"2024-05-04", {"Berg and Lind held *talks*."}, {meeting(kBergLind, "2024-05-03")}}},
     "met+talks"},
    {"the year that one report leaves open, the other closes",
     {{"", {"Berg and Lind *met* on 3 May."}, {meeting(kBergLind, "XXXX-05-03")}},
      {"2024-05-04", {"Berg and Lind held *talks*."}, {meeting(kBergLind, "2024-05-03")}}},
     "met+talks"},
    {"another day of an open year",
     {{"", {"Berg and Lind *met* on 9 May."}, {meeting(kBergLind, "XXXX-05-09")}},
      {"2024-05-04", {"Berg and Lind held *talks*."}, {meeting(kBergLind, "2024-05-03")}}},
     "met | talks"},
    {"planned, then done",
     {{"2024-05-01",
       {"Berg is to *meet* Lind on Friday."},
       {with_realis(meeting(kBergLind, "2024-05-03"), Realis::planned)}},
      {"2024-05-04", {"Berg *met* Lind."}, {meeting(kBergLind, "2024-05-03")}}},
     "meet+met"},
    {"what one report plans after what it tells is to come",
     {{"2024-05-04",
       {"Berg *met* Lind.", "They will *talk* again."},
       {meeting(kBergLind, "2024-05-03"), with_realis(meeting(kBergLind), Realis::planned)}}},
     "met | talk"},
    {"the previous meeting is another",
     {{"2024-05-04",
       {"Berg and Lind had a *call* on Friday.",
        "It followed a previous *conversation* of the two."},
       {meeting(kBergLind, "2024-05-03", "phone"), meeting(kBergLind, "", "phone")}}},
     "call | conversation"},
    {"who struck and who struck back",
     {{"2024-05-04",
       {"Norway *struck* Sweden."},
       {deed("ASSAULT", {"NOR"}, {"SWE"}, "2024-05-03")}},
      {"2024-05-04",
       {"Sweden *struck* Norway."},
       {deed("ASSAULT", {"SWE"}, {"NOR"}, "2024-05-03")}}},
     "struck | struck"},
    {"a threat and its execution",
     {{"2024-05-04",
       {"Norway threatened to *close* the border with Sweden."},
       {deed("THREATEN", {"NOR"}, {"SWE"}, "2024-05-03", "restrict")}},
      {"2024-05-04",
       {"Norway *closed* the border with Sweden."},
       {deed("COERCE", {"NOR"}, {"SWE"}, "2024-05-03", "restrict")}}},
     "close | closed"},
    {"a deed is known by its mode, whenever it is recalled",
     {{"2024-05-04",
       {"Norway *expelled* the Swedish ambassador."},
       {deed("SANCTION", {"NOR"}, {"SWE"}, "2024-05-03", "expel")}},
      {"2024-09-01", {"Norway had *thrown* out the ambassador of Sweden."}, {[] {
         EventSpec out = deed("SANCTION", {"NOR"}, {"SWE"}, "", "expel");
         out.background = true;
         return out;
       }()}}},
     "expelled+thrown"},
    {"two years of attacks are no one attack",
     {{"2024-05-04",
       {"Norway *attacked* Sweden."},
       {deed("ASSAULT", {"NOR"}, {"SWE"}, "2024-05-03")}},
      {"2024-05-30",
       {"Norway *attacked* Sweden for years."},
       {deed("ASSAULT", {"NOR"}, {"SWE"}, "2022-05-03")}}},
     "attacked | attacked"},
    {"a day's misdating is one event, dated in two ways",
     {{"2024-05-04",
       {"Berg and Lind *met* in Oslo on Friday."},
       {meeting(kBergLind, "2024-05-03")}},
      {"2024-05-05",
       {"Berg and Lind *met* in Oslo on Saturday."},
       {meeting(kBergLind, "2024-05-04")}}},
     "met+met"},
};

TEST(Groups, JoinWhatIsOne) {
  for (const Case& c : kCases) {
    MarkedReports reports;
    for (const Told& told : c.reports) reports.add(told.published, told.sentences, told.events);
    EXPECT_EQ(reports.joined(), c.joined) << c.name;
  }
}

TEST(Groups, DoNotDependOnTheOrderOfReports) {
  for (const Case& c : kCases) {
    MarkedReports forth;
    for (const Told& told : c.reports) forth.add(told.published, told.sentences, told.events);
    MarkedReports back;
    for (auto told = c.reports.rbegin(); told != c.reports.rend(); ++told) {
      back.add(told->published, told->sentences, told->events);
    }
    EXPECT_EQ(forth.link().groups.size(), back.link().groups.size()) << c.name;
  }
}

TEST(Groups, AVagueWordIsNoBridge) {
  // "The talks" of a third report may be either; it must not make one of both.
  MarkedReports reports;
  reports.add("2024-05-04", {"Berg and Lind *met* in Oslo."}, {meeting(kBergLind, "2024-05-03")});
  reports.add("2024-05-11", {"Berg and Lind *met* in Oslo."}, {meeting(kBergLind, "2024-05-10")});
  reports.add("2024-05-30", {"Berg and Lind *met* in Oslo in May."},
              {meeting(kBergLind, "2024-05")});
  EXPECT_EQ(reports.link().groups.size(), 2U) << reports.joined();
}

TEST(Incidents, KeepTheClosestDateAndTheHistory) {
  MarkedReports reports;
  EventSpec plan = meeting({"NOR", "SWE"}, "XXXX-05-03");
  plan.realis = Realis::planned;
  reports.add("2024-05-01", {"Norway and Sweden will *meet* on 3 May."}, {plan});
  EventSpec done = meeting(kBergLind, "2024-05-03");
  done.place = "Oslo";
  done.attribution = {{"NOR-mfa", "the Norwegian ministry"}};
  reports.add("2024-05-04", {"Berg and Lind *met* in Oslo."}, {done});
  const auto linked = reports.link();
  ASSERT_EQ(linked.incidents.size(), 1U);
  const IncidentRecord& incident = linked.incidents[0];
  EXPECT_EQ(incident.date->start, "2024-05-03");
  EXPECT_EQ(incident.place->name, "Oslo");
  EXPECT_EQ(incident.actors, (std::vector<std::string>{"person-berg", "person-lind"}));
  EXPECT_EQ(incident.realis, Realis::happened);
  ASSERT_EQ(incident.realis_history.size(), 2U);
  EXPECT_EQ(incident.realis_history[0].realis, Realis::planned);
  EXPECT_EQ(incident.realis_history[1].document, "doc-1");
  ASSERT_EQ(incident.accounts.size(), 2U);
  EXPECT_EQ(incident.accounts[1].attribution[0].actor, "NOR-mfa");
  EXPECT_EQ(incident.accounts[1].says, "Berg and Lind met in Oslo.");
  ASSERT_EQ(incident.why.size(), 1U);
  EXPECT_NE(incident.why[0].find("same calendar day"), std::string::npos) << incident.why[0];
}

TEST(Incidents, ALaterPlanDoesNotUndoWhatHappened) {
  MarkedReports reports;
  reports.add("2024-05-04", {"Berg *met* Lind."}, {meeting(kBergLind, "2024-05-03")});
  EventSpec recalled = meeting(kBergLind, "2024-05-03");
  recalled.realis = Realis::planned;
  reports.add("2024-05-06", {"Berg was to *meet* Lind on Friday."}, {recalled});
  const auto linked = reports.link();
  ASSERT_EQ(linked.incidents.size(), 1U) << reports.joined();
  EXPECT_EQ(linked.incidents[0].realis, Realis::happened);
}

}  // namespace
}  // namespace dragoman
