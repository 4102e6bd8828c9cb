// A brief of records made by hand: what each section says, and that it says nothing else.
#include "briefing/brief.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "briefing/contacts.h"
#include "briefing/origins.h"
#include "briefing/snapshot.h"

namespace dragoman {
namespace {

using testing::HasSubstr;
using testing::Not;

const BriefWords& words() {
  static const BriefWords kWords = [] {
    Result<BriefWords> loaded =
        BriefWords::load(std::filesystem::path(DRAGOMAN_SOURCE_DIR) / "data");
    check(loaded.ok(), loaded ? "" : loaded.error().message.c_str());
    return *loaded;
  }();
  return kWords;
}

Date day(const std::string& text) {
  Date out;
  out.start = out.end = text;
  out.precision = DatePrecision::day;
  return out;
}

Account account(const std::string& document, std::vector<Attribution> attribution) {
  Account out;
  out.document = document;
  out.attribution = std::move(attribution);
  return out;
}

// Norway and Finland, with a document a sentence.
class Brief1 : public testing::Test {
 protected:
  Brief1() {
    dossier_.pair = {"NOR", "FIN", "", ""};
    add_actor("NOR", "state", "Norway", "NOR", "");
    add_actor("FIN", "state", "Finland", "FIN", "");
    add_actor("berg", "person", "Kari Berg", "NOR", "Foreign Minister");
    add_actor("laine", "person", "Olli Laine", "FIN", "Prime Minister");
    add_actor("daily", "media", "Daily Fjord", "NOR", "");
  }

  void add_actor(const std::string& id, const std::string& kind, const std::string& name,
                 const std::string& country, const std::string& title) {
    ActorRecord actor;
    actor.id = id;
    actor.kind = kind;
    actor.name = name;
    actor.country = country;
    if (!title.empty()) {
      actor.roles.emplace_back();
      actor.roles.back().title = title;
    }
    dossier_.actors[id] = actor;
  }

  // A document that is one sentence.
  Evidence say(const std::string& id, const std::string& sentence, const std::string& published) {
    Document document;
    document.id = id;
    document.file = id + ".txt";
    document.outlet = "Gazette " + id;
    document.title = "On <b>talks</b>";
    document.text = sentence;
    if (!published.empty()) document.published = day(published);
    dossier_.documents[id] = document;
    return {id, {0, static_cast<std::uint32_t>(sentence.size())}};
  }

  // One event with its incident.
  IncidentRecord& incident(const std::string& id, const std::string& type, const Evidence& evidence,
                           const std::string& when, std::vector<std::string> actors,
                           std::vector<std::string> recipients, double score) {
    EventRecord event;
    event.id = "event-" + id;
    event.type = type;
    event.actors = actors;
    event.recipients = recipients;
    event.evidence = {evidence};
    event.trigger.span = {0, 3};
    dossier_.events[event.id] = event;
    IncidentRecord out;
    out.id = "incident-" + id;
    out.type = type;
    out.score = score;
    if (!when.empty()) out.date = day(when);
    out.actors = std::move(actors);
    out.actors.insert(out.actors.end(), recipients.begin(), recipients.end());
    out.documents = {evidence.document};
    out.events = {event.id};
    out.accounts = {account(evidence.document, {})};
    out.realis_history = {{out.realis, evidence.document, std::nullopt}};
    out.evidence = {evidence};
    dossier_.incidents.push_back(out);
    dossier_.cited[out.id] = out;
    return dossier_.incidents.back();
  }

  void month(const std::string& name, double cooperation, double conflict,
             std::vector<std::string> incidents) {
    RelationRecord relation;
    relation.id = "relation-" + name;
    relation.first = "FIN";
    relation.second = "NOR";
    relation.month = name;
    relation.cooperation = cooperation;
    relation.conflict = conflict;
    relation.scale = "PLOVER";
    relation.events = static_cast<std::uint32_t>(incidents.size());
    relation.incidents = std::move(incidents);
    dossier_.relations.push_back(relation);
  }

  std::string text(const BriefOptions& options = {}) {
    return brief_as_text(make_brief(dossier_, words(), options), 100);
  }

  Dossier dossier_;
};

TEST_F(Brief1, NothingKnownSaysNothing) {
  EXPECT_TRUE(make_brief(dossier_, words(), {}).sections.empty());
}

TEST_F(Brief1, AContactHasItsLevelPlaceAndSource) {
  IncidentRecord& met = incident("a", "CONSULT", say("d1", "Met in Oslo.", "2024-05-03"),
                                 "2024-05-02", {"berg", "laine"}, {}, 2.5);
  met.place = Place{"Oslo", "NOR", std::nullopt, std::nullopt};
  const std::string out = text();
  EXPECT_THAT(out, HasSubstr("2024-05-02     Meeting or talks: Kari Berg – Olli Laine; Oslo; "
                             "ministers [1]"));
  EXPECT_THAT(out, HasSubstr("[1]  “Met in Oslo.”"));
  EXPECT_THAT(out, HasSubstr("Gazette d1, 2024-05-03, On <b>talks</b>, d1.txt"));
  EXPECT_THAT(out, HasSubstr("1 report, published 2024-05-03; 1 incident between the two."));
}

TEST_F(Brief1, ActsSayWhoDidItToWhomInTheReportsWords) {
  incident("a", "THREATEN", say("d1", "Finland threatened Norway with tolls.", "2024-05-03"), "",
           {"FIN"}, {"NOR"}, -3.5);
  EXPECT_THAT(text(), HasSubstr("by 2024-05-03  Threat: Finland → Norway: “Finland threatened "
                                "Norway with tolls.” [1]"));
}

TEST_F(Brief1, PlansThatPassedSaySoAndThoseOvertakenAreLeftOut) {
  incident("a", "CONSULT", say("d1", "They will meet on 1 May.", "2024-04-20"), "2024-05-01",
           {"berg", "laine"}, {}, 2.5)
      .realis = Realis::planned;
  incident("b", "CONSULT", say("d2", "They are to meet in July.", "2024-05-20"), "2024-07-01",
           {"berg", "laine"}, {}, 2.5)
      .realis = Realis::planned;
  EXPECT_THAT(text(), HasSubstr("2024-05-01     Meeting or talks: Kari Berg – Olli Laine; the day "
                                "has passed; no report"));
  EXPECT_THAT(text(), HasSubstr("2024-07-01     Meeting or talks: Kari Berg – Olli Laine: “They"));
  BriefOptions late;
  late.as_of = "2024-12-31";
  EXPECT_THAT(text(late), Not(HasSubstr("PLANNED")));
  incident("c", "CONSULT", say("d3", "They met.", "2024-05-02"), "2024-05-01", {"berg", "laine"},
           {}, 2.5);
  EXPECT_THAT(text(), Not(HasSubstr("the day has passed")));
}

TEST_F(Brief1, CommitmentsOverdueFirst) {
  for (const char* name : {"rail pact", "fish pact", "old pact"}) {
    CommitmentRecord one;
    one.id = std::string("commitment-") + name;
    one.name = name;
    one.parties = {"NOR", "FIN"};
    one.status = *name == 'o' ? "fulfilled" : "signed";
    if (*name == 'f') one.deadline = day("2024-01-01");
    one.evidence = {say(name, "They signed it.", "2024-05-01")};
    dossier_.commitments.push_back(one);
  }
  const std::string out = text();
  const auto fish = out.find("Fish pact: signed; OVERDUE since 2024-01-01 (Norway, Finland)");
  EXPECT_NE(fish, std::string::npos) << out;
  EXPECT_LT(fish, out.find("Rail pact: signed (Norway"));
  EXPECT_LT(out.find("Rail pact"), out.find("Old pact: fulfilled"));
}

TEST_F(Brief1, APositionOfAStateAndItsMinisterIsOneLine) {
  incident("a", "CONSULT", say("d1", "Norway opposes the tolls.", "2024-05-03"), "", {"NOR", "FIN"},
           {}, 2.5);
  dossier_.issues["issue-1"].name = "tolls";
  for (const char* holder : {"berg", "NOR"}) {
    PositionRecord position;
    position.id = std::string("position-") + holder;
    position.actor = holder;
    position.issue = "issue-1";
    position.stance = "against";
    position.since = day("2024-05-03");
    position.evidence = {dossier_.incidents[0].evidence[0]};
    dossier_.positions.push_back(position);
  }
  EXPECT_THAT(text(), HasSubstr("Tolls – Norway (Kari Berg): against, since 2024-05-03 [1]"));
}

TEST_F(Brief1, TheWeightiestDifferenceComesFirst) {
  for (const char* kind : {"term", "contradiction"}) {
    DifferenceRecord difference;
    difference.id = std::string("difference-") + kind;
    difference.kind = kind;
    difference.about = "FIN";
    difference.sides = {{"berg", "It was closed.", {say("d1", "It was closed.", "2024-05-01")}},
                        {"laine", "It was open.", {say("d2", "It was open.", "2024-05-02")}}};
    difference.evidence = {difference.sides[0].evidence[0], difference.sides[1].evidence[0]};
    dossier_.differences.push_back(difference);
  }
  const std::string out = text();
  EXPECT_THAT(out, HasSubstr("Contradiction on Finland\n– Kari Berg (NOR): “It was closed.” [1]\n"
                             "– Olli Laine (FIN): “It was open.” [2]\nDifferent names for"));
}

TEST_F(Brief1, HearsayIsToldApart) {
  IncidentRecord& rumour = incident("a", "CONSULT", say("d1", "Reportedly they met.", "2024-05-03"),
                                    "", {"berg", "laine"}, {}, 2.5);
  rumour.accounts[0].attribution = {{"", "sources"}};
  const std::string out = text();
  EXPECT_THAT(out, Not(HasSubstr("LAST CONTACTS")));
  EXPECT_THAT(out, HasSubstr("Kari Berg – Olli Laine; no named source [1]"));
}

TEST_F(Brief1, WhereRelationsStand) {
  std::vector<double> nets = {4, 5, 4, 5, -6, -7, -6, -7};
  for (std::size_t i = 0; i < nets.size(); ++i) {
    const std::string id = std::to_string(i);
    const std::string of = "2024-0" + std::to_string(i + 1);
    const std::string type = nets[i] > 0 ? "CONSULT" : "SANCTION";
    incident(id, type, say("d" + id, "Thing " + id + ".", of + "-03"), of + "-02", {"FIN"}, {"NOR"},
             nets[i]);
    month(of, std::max(nets[i], 0.0), std::max(-nets[i], 0.0), {"incident-" + id});
  }
  const Brief brief = make_brief(dossier_, words(), {});
  ASSERT_EQ(brief.sections[0].key, "stand");
  const auto& lines = brief.sections[0].lines;
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_THAT(lines[0].text,
              HasSubstr("2024-08, the last month with incidents: net −7 on the "
                        "PLOVER scale (cooperation 0, conflict 7; 1 incident; ± 7)"));
  EXPECT_THAT(lines[1].text, HasSubstr("Smoothed, the net is"));
  EXPECT_THAT(lines[2].text, HasSubstr("Turn for the worse in 2024-05: from +4.5 to −6.5 a month. "
                                       "What weighed most: sanction or cut in ties of 2024-06-02"));
  for (const BriefLine& line : lines) EXPECT_FALSE(line.sources.empty());
}

TEST_F(Brief1, AFullPageGivesWayAndSaysSo) {
  for (int i = 10; i < 100; ++i) {
    const std::string id = std::to_string(i);
    incident(id, i % 2 == 0 ? "CONSULT" : "SANCTION",
             say("d" + id, "They did thing " + id + " then.", "2024-05-03"),
             "2024-0" + std::to_string(2 + i / 20) + "-" + std::to_string(10 + i % 20), {"FIN"},
             {"NOR"}, 1);
  }
  const Brief brief = make_brief(dossier_, words(), {});
  std::string out = brief_as_text(brief, 100);
  out.resize(out.find("\nSOURCES"));
  EXPECT_LE(std::count(out.begin(), out.end(), '\n'), 60);
  EXPECT_THAT(out, HasSubstr(" OF 45)"));
  BriefOptions all;
  all.all = true;
  for (const BriefSection& section : make_brief(dossier_, words(), all).sections) {
    EXPECT_EQ(section.lines.size(), section.all);
  }
}

TEST_F(Brief1, OnlyWhatIsNew) {
  incident("a", "CONSULT", say("d1", "They met in March.", "2024-03-03"), "2024-03-02",
           {"berg", "laine"}, {}, 2.5);
  IncidentRecord& visit = incident("b", "CONSULT", say("d2", "He will come.", "2024-03-20"),
                                   "2024-05-02", {"laine"}, {"NOR"}, 4);
  const Evidence came = say("d3", "He came.", "2024-05-03");
  visit.documents.push_back("d3");
  visit.evidence.push_back(came);
  visit.realis_history = {{Realis::planned, "d2", std::nullopt},
                          {Realis::happened, "d3", std::nullopt}};
  BriefOptions options;
  options.new_since = "2024-05-01";
  const std::string out = text(options);
  EXPECT_THAT(out, HasSubstr("CHANGED SINCE 2024-05-01"));
  EXPECT_THAT(out, HasSubstr("was planned, now happened"));
  EXPECT_THAT(out, Not(HasSubstr("in March")));
  options.new_since = "2024-06-01";
  EXPECT_TRUE(make_brief(dossier_, words(), options).sections.empty());
}

TEST_F(Brief1, PagesEscapeTheTextOfReports) {
  incident("a", "CONSULT", say("d1", "<script>alert('x')</script> & *met*", "2024-05-03"), "",
           {"berg", "laine"}, {}, 2.5);
  const Brief brief = make_brief(dossier_, words(), {});
  const std::string html = brief_as_html(brief);
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; *met*"));
  EXPECT_THAT(html, HasSubstr("On &lt;b&gt;talks&lt;/b&gt;"));
  EXPECT_THAT(html, Not(HasSubstr("http://")));
  EXPECT_THAT(brief_as_markdown(brief), HasSubstr("\\<script\\>"));
  const auto json = nlohmann::json::parse(brief_as_json(brief));
  EXPECT_EQ(json["sources"][0]["text"], "<script>alert('x')</script> & *met*");
  EXPECT_EQ(json["sources"][0]["start"], 0);
  EXPECT_EQ(json["sources"][0]["end"], 35);
}

TEST(Origins, ChainsFoldToTheirOrigin) {
  IncidentRecord incident;
  for (const char* paper : {"a", "b", "c", "d", "e"}) {
    incident.accounts.push_back(account(paper, {{"", "a source"}, {"paper-x", "Paper X"}}));
  }
  EXPECT_EQ(origins_of(incident).count(), 1U);
  EXPECT_TRUE(is_single(origins_of(incident)));
  EXPECT_TRUE(is_hearsay(origins_of(incident), {}));
  incident.accounts.push_back(account("f", {{"minister", "the minister"}}));
  EXPECT_EQ(origins_of(incident).count(), 2U);
  incident.accounts.push_back(account("g", {}));
  EXPECT_EQ(origins_of(incident).count(), 3U);
  EXPECT_FALSE(is_hearsay(origins_of(incident), {}));
}

TEST(Levels, FollowTheOffice) {
  const std::vector<std::pair<const char*, Level>> kCases = {
      {"Prime Minister", Level::head},
      {"President", Level::head},
      {"Foreign Minister", Level::minister},
      {"Deputy Foreign Minister", Level::official},
      {"Deputy Prime Minister", Level::minister},
      {"former President", Level::none},
      {"Ambassador", Level::official},
      {"footballer", Level::none},
      {"keeper of bees", Level::none},
  };
  for (const auto& [title, level] : kCases)
    EXPECT_EQ(words().level_of_title(title), level) << title;
}

TEST_F(Brief1, ContactsCountEachIncidentOnce) {
  incident("a", "CONSULT", say("d1", "Met.", "2024-05-03"), "2024-05-02", {"berg", "laine"}, {},
           2.5);
  incident("b", "CONSULT", say("d2", "Met.", "2024-06-03"), "", {"laine"}, {"berg"}, 2.5).mode =
      "phone";
  incident("c", "CONSULT", say("d3", "Came.", "2024-04-03"), "2024-04-01", {"laine"}, {"NOR"}, 4)
      .mode = "visit";
  incident("d", "CONSULT", say("d4", "Will.", "2024-06-03"), "", {"laine"}, {"berg"}, 2.5).realis =
      Realis::planned;
  const auto contacts = contacts_of(dossier_, words());
  ASSERT_EQ(contacts.size(), 2U);
  EXPECT_EQ(contacts[0].incidents, (std::vector<std::string>{"incident-b", "incident-a"}));
  EXPECT_EQ(contacts[0].first, "berg");
  EXPECT_EQ(contacts[0].last, "2024-06-03");
  EXPECT_FALSE(contacts[0].last_is_exact);
  EXPECT_EQ(contacts[0].level, Level::minister);
  EXPECT_EQ(contacts[0].modes, (std::vector<std::string>{"call", "meeting or talks"}));
  EXPECT_EQ(contacts[1].first, "NOR");
  EXPECT_EQ(contacts[1].level, Level::head);
}

TEST_F(Brief1, ALookRemembersWhatItSaw) {
  incident("a", "CONSULT", say("d1", "He will come.", "2024-03-20"), "", {"laine"}, {"NOR"}, 4)
      .realis = Realis::planned;
  const Snapshot first = snapshot_of(dossier_, words());
  EXPECT_EQ(changes_between({}, first).size(), 1U);
  EXPECT_TRUE(changes_between(first, first).empty());
  Result<Snapshot> back = snapshot_from_json(snapshot_as_json(first), "x");
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(*back, first);

  dossier_.incidents[0].id = "incident-0";  // an earlier event was joined to it
  dossier_.incidents[0].events.insert(dossier_.incidents[0].events.begin(), "event-0");
  dossier_.incidents[0].realis = Realis::happened;
  const auto changes = changes_between(first, snapshot_of(dossier_, words()));
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].what, "changed");
  EXPECT_EQ(changes[0].before, "planned");
  EXPECT_EQ(changes[0].now.state, "happened");
  for (const char* bad :
       {"", "[]", "{}", R"({"version":2,"known":[]})",
        R"({"version":1,"known":[{"kind":"incident"}]})", R"({"version":1,"known":[7]})"}) {
    EXPECT_FALSE(snapshot_from_json(bad, "x").ok()) << bad;
  }
}

TEST_F(Brief1, WhoActsBesideOthersDoesNothingToThem) {
  const std::map<std::string, std::string> countries = {
      {"NOR", "NOR"}, {"FIN", "FIN"}, {"berg", "NOR"}, {"laine", "FIN"}};
  const auto between = [&](const char* type, std::vector<std::string> actors,
                           std::vector<std::string> recipients) {
    dossier_ = Dossier();
    const IncidentRecord& made =
        incident("x", type, say("d", "Text.", ""), "", actors, recipients, 0);
    return is_between(made, dossier_.events, countries, "NOR", "FIN");
  };
  EXPECT_TRUE(between("SANCTION", {"NOR"}, {"FIN"}));
  EXPECT_TRUE(between("SANCTION", {"laine"}, {"berg", "SWE"}));
  EXPECT_TRUE(between("CONSULT", {"NOR", "SWE", "FIN"}, {}));
  EXPECT_TRUE(between("SUPPORT", {"NOR", "FIN"}, {}));
  EXPECT_FALSE(between("COERCE", {"NOR", "FIN", "SWE"}, {}));
  EXPECT_FALSE(between("SUPPORT", {"SWE"}, {"NOR", "FIN"}));
}

}  // namespace
}  // namespace dragoman
