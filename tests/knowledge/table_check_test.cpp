// Every kind of finding on a small bad table, what must not be found, and none on our own tables.
#include "knowledge/table_check.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "knowledge/loader.h"
#include "knowledge/partial_date.h"
#include "temporary_folder.h"

namespace dragoman {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// A table of the file's columns: rows with the cells separated by ';'.
NamedTable table(std::string_view file, const std::vector<std::string>& rows,
                 const std::string& head = "# source: own = the editors.\n") {
  const TableSpec& spec = table_spec(file);
  std::string text = head;
  for (std::string_view column : spec.columns) {
    text.append(column).append(column == spec.columns.back() ? "\n" : "\t");
  }
  for (std::string row : rows) {
    std::replace(row.begin(), row.end(), ';', '\t');
    text += row + "\n";
  }
  auto parsed = Table::parse(text, std::string(file), spec.columns);
  EXPECT_TRUE(parsed.ok()) << (parsed.ok() ? "" : parsed.error().text());
  return NamedTable(spec, std::move(*parsed), head);
}

// Two states, two persons, an organization, and a few offices, all sound.
TableSet world() {
  TableSet set;
  set.set("states.tsv",
          table("states.tsv",
                {"AAA;Aland;;;Alandic;Alandics;Alville;;member;own",
                 "BBB;Beland;Republic of Beland;;Belandic;Belandics;Belville;the Keep;member;own",
                 "OLD;Oldland;;;Oldish;;;;historic;own"}));
  set.set("offices.tsv", table("offices.tsv", {"president;president;;GOV;head_of_state;own"}));
  set.set("organizations.tsv",
          table("organizations.tsv", {"league;organization;League of Lands;LL;;IGO;AAA;own",
                                      "paper;media;The Paper;;AAA;AAAMED;;own"}));
  set.set("persons.tsv",
          table("persons.tsv", {"ann-one;Ann One;;One;f;Q1;own", "bob-two;Bob Two;;Two;m;Q2;own"}));
  return set;
}

std::vector<std::string> found(const TableSet& set, void (*part)(const TableSet&, Findings&)) {
  Findings findings;
  part(set, findings);
  std::vector<std::string> lines;
  for (const Finding& f : findings.take()) {
    lines.push_back(f.file + ":" + std::to_string(f.line) + ": " + f.cause);
  }
  return lines;
}

TEST(PartialDate, IsAYearAMonthOrADay) {
  for (const char* good : {"2017", "2017-05", "2017-02-28", "2016-02-29"}) {
    EXPECT_TRUE(parse_partial_date(good)) << good;
  }
  for (const char* bad : {"", "17", "2017-5", "2017-13", "2017-02-29", "2017/05", "2017-05-",
                          "abcd", "-017", "2017-05-1x", "2017-00"}) {
    EXPECT_FALSE(parse_partial_date(bad)) << bad;
  }
  const auto month = parse_partial_date("2016-02");
  EXPECT_EQ(iso_day(month->first), "2016-02-01");
  EXPECT_EQ(iso_day(month->last), "2016-02-29");
  EXPECT_EQ(iso_day(parse_partial_date("2017")->last), "2017-12-31");
}

struct TermCase {
  std::vector<std::string> rows;
  std::vector<std::string> wanted;  // parts of the findings, in order
};

class Terms : public testing::TestWithParam<TermCase> {};

TEST_P(Terms, AreFound) {
  TableSet set = world();
  set.set("holders.tsv", table("holders.tsv", GetParam().rows));
  std::vector<std::string> lines = found(set, check_terms);
  // Whoever holds nothing in these few rows is no news.
  std::erase_if(lines, [](const std::string& l) { return l.starts_with("persons.tsv"); });
  ASSERT_EQ(lines.size(), GetParam().wanted.size()) << testing::PrintToString(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    EXPECT_THAT(lines[i], HasSubstr(GetParam().wanted[i]));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Checks, Terms,
    testing::Values(
        TermCase{{"ann-one;president;;AAA;;2010-01-01;2014-01-01;;2020-01-01;own",
                  "bob-two;president;;AAA;;2014-01-01;;;2020-01-01;own"},
                 {}},  // both hold on the day of the change
        TermCase{{"ann-one;president;;AAA;;2010-01-01;2014-01-02;;2020-01-01;own",
                  "bob-two;president;;AAA;;2014-01-01;;;2020-01-01;own"},
                 {"holders.tsv:4: bob-two from 2014-01-01, but ann-one holds the same office"}},
        TermCase{{"ann-one;president;;AAA;;2010;2014;;2020-01-01;own",
                  "bob-two;president;;AAA;;2014;;;2020-01-01;own"},
                 {}},  // no more exact than a year
        TermCase{{"ann-one;president;;AAA;;2010;;;2020-01-01;own",
                  "bob-two;president;;AAA;;2014;2016;;2020-01-01;own"},
                 {"holders.tsv:4: bob-two from 2014"}},
        TermCase{{"ann-one;president;;AAA;;2010;;;2020-01-01;own",
                  "bob-two;president;;AAA;;2014;2016;acting;2020-01-01;own"},
                 {}},
        TermCase{{"ann-one;president;;AAA;;2010;;;2020-01-01;own",
                  "bob-two;president;;AAA;;2014;2016;rival;2020-01-01;own"},
                 {}},
        TermCase{{"ann-one;president;;AAA;;2010;;;2020-01-01;own",
                  "bob-two;president;deputy;AAA;;2014;2016;;2020-01-01;own"},
                 {}},  // another office
        TermCase{{"ann-one;president;;AAA;;2010;;;2020-01-01;own",
                  "bob-two;president;;BBB;;2014;2016;;2020-01-01;own"},
                 {}},
        TermCase{{"ann-one;president;;AAA;;2010;;;2020-01-01;own",
                  "ann-one;president;;AAA;;2015;2016;;2020-01-01;own"},
                 {"holders.tsv:4: ann-one from 2015, but ann-one holds"}},
        TermCase{{"ann-one;president;;AAA;;2014-03;2014-02;;2020-01-01;own"},
                 {"holders.tsv:3: ends on 2014-02, before it starts on 2014-03"}},
        TermCase{{"ann-one;president;;AAA;;2014-3;2014-02-30;;2020;own"},
                 {"as_of is '2020', no day", "first is '2014-3', no date",
                  "last is '2014-02-30', no date"}},
        TermCase{{"ann-one;president;;AAA;;2021;;;2020-01-01;own"},
                 {"starts on 2021, after the source's last day 2020-01-01"}},
        TermCase{{"ann-one;president;;AAA;;2010;;;;own"}, {"as_of is '', no day"}},
        TermCase{
            {"cid-six;king;grand;CCC;DDD;2010;;shared;2020-01-01;own"},
            {"'CCC' is no state, organization or proper body",
             "'DDD' is no state, organization or proper body", "'cid-six' is no id",
             "'grand' is no modifier", "'king' is no office", "'shared' is no way of holding"}},
        TermCase{{"ann-one;president;;league;;2010;;;2020-01-01;own"}, {}}));

TEST(Persons, HoldSomethingAndHaveSoundIds) {
  TableSet set = world();
  set.set("persons.tsv",
          table("persons.tsv", {"ann-one;Ann One;;One;f;Q1;own", "bob-two;Bob Two;;;m;X2;own",
                                "league;Lea Gue;;Gue;f;Q1;own"}));
  set.set("holders.tsv", table("holders.tsv", {"ann-one;president;;AAA;;2010;;;2020-01-01;own"}));
  const auto lines = found(set, check_terms);
  for (const char* wanted :
       {"persons.tsv:4: 'bob-two' holds nothing in holders.tsv", "persons.tsv:4: no surname",
        "persons.tsv:4: 'X2' is no item of Wikidata",
        "persons.tsv:5: 'league' is the id of an organization as well",
        "persons.tsv:5: 'Q1' is the item of 'ann-one' at persons.tsv:3 as well"}) {
    EXPECT_THAT(lines, Contains(HasSubstr(wanted)));
  }
}

TEST(Namesakes, DoNotMeetInOneState) {
  KnowledgeLoader loader;
  const auto knowledge = loader.finish();
  auto meet = [&](const char* name, const char* variants, const char* term) {
    TableSet set = world();
    set.set("persons.tsv",
            table("persons.tsv", {"ann-one;Ann One;;One;f;Q1;own",
                                  fmt::format("ann-two;{};{};One;f;;own", name, variants)}));
    set.set("holders.tsv",
            table("holders.tsv", {"ann-one;president;;AAA;;2010;2014;;2020-01-01;own",
                                  fmt::format("ann-two;minister;;{};;2020-01-01;own", term)}));
    Findings findings;
    check_namesakes(set, *knowledge, findings);
    return findings.take().size();
  };
  EXPECT_EQ(meet("Ann One", "", "AAA;;2012;"), 1U);
  EXPECT_EQ(meet("Anne Two", "Ann Óne", "AAA;;2012;"), 1U);
  EXPECT_EQ(meet("Ann One", "", "BBB;;2012;"), 0U);
  EXPECT_EQ(meet("Ann One", "", "AAA;;2015;"), 0U);
  EXPECT_EQ(meet("One", "", "AAA;;2012;"), 0U);
}

TEST(Names, StandInOneRowOfASense) {
  TableSet set = world();
  EXPECT_THAT(found(set, check_names), IsEmpty());
  set.set("organizations.tsv",
          table("organizations.tsv",
                {"a;organization;Band of Ten;BT|Bt;;IGO;;own",
                 "b;group;the Band of Ten;bT;;REB;;own", "c;group;Beland;The Keep;;REB;;own"}));
  EXPECT_THAT(found(set, check_names),
              ElementsAre(HasSubstr("organizations.tsv:4: 'the Band of Ten' is also a name of 'a' "
                                    "at organizations.tsv:3, and no rule parts the two")));
  set.set("states.tsv",
          table("states.tsv", {"AAA;Aland;;;Alandic;;Alville;Alville;member;own",
                               "BBB;Beland;;Bel;Belandic;;Belville;Alville;member;own",
                               "CCC;Celand;;Bél;Alandic;;;;member;own"}));
  EXPECT_THAT(found(set, check_names),
              testing::IsSupersetOf({HasSubstr("states.tsv:4: 'Alville' is also"),
                                     HasSubstr("states.tsv:5: 'Bél' is also"),
                                     HasSubstr("states.tsv:5: 'Alandic' is also")}));
  set = world();
  set.set("bodies.tsv", table("bodies.tsv", {"mfa;body;Foreign Ministry;foreign office;GOV;own",
                                             "x;body;Office X;Foreign Office;GOV;own"}));
  EXPECT_THAT(found(set, check_names), ElementsAre(HasSubstr("bodies.tsv:4: 'Foreign Office'")));
}

TEST(Organizations, HaveMembersThatAgree) {
  TableSet set = world();
  auto members = [&](const std::vector<std::string>& rows) {
    set.set("organization_members.tsv", table("organization_members.tsv", rows));
    return found(set, check_organizations);
  };
  EXPECT_THAT(members({"league;AAA;member;2001-02-03;;own"}), IsEmpty());
  EXPECT_THAT(members({"league;AAA;member;;2001;own", "league;AAA;suspended;2001;;own",
                       "league;BBB;observer;;;own", "league;OLD;member;1950;1960;own"}),
              IsEmpty());
  EXPECT_THAT(members({"league;AAA;member;2005;2001;own"}),
              ElementsAre(HasSubstr("organization_members.tsv:3: ends on 2001, before it starts")));
  EXPECT_THAT(members({"league;AAA;friend;20-01;;own"}),
              ElementsAre("organization_members.tsv:3: 'friend' is no status",
                          "organization_members.tsv:3: from is '20-01', no date"));
  EXPECT_THAT(members({"league;AAA;member;;;own", "paper;AAA;member;;;own", "x;CCC;member;;;own"}),
              testing::IsSupersetOf({HasSubstr(":4: 'paper' is no organization"),
                                     HasSubstr(":5: 'x' is no organization"),
                                     HasSubstr(":5: 'CCC' is no state")}));
  EXPECT_THAT(members({"league;AAA;member;2000;;own", "league;AAA;observer;1999;2004;own"}),
              ElementsAre(HasSubstr("AAA is observer here and member at")));
  EXPECT_THAT(members({"league;AAA;member;;;own", "league;BBB;member;;;own"}),
              ElementsAre("organizations.tsv:3: members lacks BBB, which organization_members.tsv "
                          "has"));
  EXPECT_THAT(members({"league;AAA;member;;;own", "league;OLD;observer;1950;;own"}),
              ElementsAre(HasSubstr("'OLD' is no more and cannot belong still")));
  EXPECT_THAT(members({"league;AAA;former;1950;;own", "league;BBB;member;;;own"}),
              testing::IsSupersetOf({HasSubstr("members has AAA, which")}));
}

TEST(Organizations, ListsStatesOnce) {
  TableSet set = world();
  set.set("organizations.tsv", table("organizations.tsv", {"a;organization;Band;;CCC;IGO;AAA|AAA|"
                                                           "DDD;own"}));
  EXPECT_THAT(found(set, check_organizations),
              ElementsAre(HasSubstr("'AAA' is a member twice"), HasSubstr("'CCC' is no state"),
                          HasSubstr("'DDD' is no state")));
}

TEST(MediaAndMovements, AreOrganizations) {
  TableSet set = world();
  set.set("media.tsv", table("media.tsv", {"league;agency;state;own", "nobody;agency;state;own",
                                           "paper;scroll;ours;own"}));
  set.set("movements.tsv", table("movements.tsv", {"league;army;MIL;AAA|CCC;2001;1999;own",
                                                   "paper;choir;REB;AAA;soon;;own"}));
  EXPECT_THAT(
      found(set, check_organizations),
      ElementsAre(HasSubstr("media.tsv:3: 'league' is of kind organization"),
                  HasSubstr("media.tsv:4: 'nobody' is no id"), HasSubstr("'ours' is no ownership"),
                  HasSubstr("'scroll' is no kind"), HasSubstr("movements.tsv:3: 'CCC' is no state"),
                  HasSubstr("movements.tsv:3: ends before it starts"),
                  HasSubstr("movements.tsv:4: 'choir' is no kind"),
                  HasSubstr("movements.tsv:4: 'paper' is of kind media"),
                  HasSubstr("movements.tsv:4: since is 'soon', no date")));
}

TEST(Keys, StandOnceAndSorted) {
  TableSet set;
  set.set("media.tsv",
          table("media.tsv", {"b;agency;state;own", "a;agency;state;own", "b;agency;public;own"}));
  set.set("office_modifiers.tsv",
          table("office_modifiers.tsv", {"Acting;acting;own", "acting;acting;own"}));
  EXPECT_THAT(found(set, check_keys),
              ElementsAre("media.tsv:4: 'a' is not sorted behind 'b'",
                          "media.tsv:5: 'b' stands already at media.tsv:3",
                          HasSubstr("office_modifiers.tsv:4: 'acting' stands already")));
}

TEST(Sources, AreSaidAndExplained) {
  TableSet set;
  const std::string head =
      "# source: lists, papers = what it says;\n#   own:SITE = the editors, after SITE.\n";
  set.set("media.tsv", table("media.tsv",
                             {"a;agency;state;lists", "b;agency;state;papers|own:a.org",
                              "c;agency;state;", "d;agency;state;rumour", "e;agency;state;own"},
                             head));
  EXPECT_THAT(found(set, check_sources),
              ElementsAre("media.tsv:6: no source",
                          "media.tsv:7: the head of media.tsv does not explain the source 'rumour'",
                          "media.tsv:8: the head of media.tsv does not explain the source 'own'"));
}

TEST(CheckTables, TellsWhatCannotBeRead) {
  const TemporaryFolder folder;
  std::ofstream(folder / "media.tsv") << "id\tkind\townership\tsource\na\tagency\n";
  const TableCheck check = check_tables(folder.path());
  std::vector<std::string> causes;
  for (const Finding& f : check.findings) causes.push_back(f.file + ": " + f.cause);
  EXPECT_THAT(causes, Contains(HasSubstr("media.tsv: 2 cells, wanted 4")));
  EXPECT_THAT(causes, Contains(HasSubstr("states.tsv: no such file")));
}

TEST(CheckTables, FindsNothingInOurOwn) {
  const TableCheck check = check_tables(std::filesystem::path(DRAGOMAN_SOURCE_DIR) / "data");
  for (const Finding& f : check.findings) {
    ADD_FAILURE() << f.file << ":" << f.line << ": " << f.cause;
  }
  EXPECT_EQ(check.tables, table_specs().size());
}

}  // namespace
}  // namespace dragoman
