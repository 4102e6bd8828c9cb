// Rows of the event data sets: what stands in them, what is left out, and that they read back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "base/table.h"
#include "exchange/plover_fields.h"
#include "exchange/row_reader.h"
#include "exchange/rows_helpers.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

using Cells = std::vector<std::vector<std::string>>;

// The cells of one column by its published name, over all rows.
std::vector<std::string> column(const Cells& rows, const std::string& format,
                                const std::string& name) {
  const RowFormat& of = *row_format(format);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < of.columns.size(); ++i) {
    if (of.columns[i].name != name) continue;
    for (std::size_t row = of.header ? 1 : 0; row < rows.size(); ++row) {
      out.push_back(rows[row][i]);
    }
  }
  return out;
}

std::string file_text(const std::filesystem::path& path) {
  Result<std::string> text = read_file(path);
  EXPECT_TRUE(text) << text.error().text();
  return text ? *text : "";
}

std::string names_of(const std::string& format) {
  std::string out;
  for (const ColumnInfo& info : row_format(format)->columns) out += std::string(info.name) + "|";
  return out;
}

// As the data sets publish them.
TEST(RowColumns, AreThePublishedOnes) {
  EXPECT_EQ(row_format("icews")->columns.size(), 20U);
  EXPECT_EQ(row_format("polecat")->columns.size(), 40U);
  EXPECT_EQ(row_format("gdelt")->columns.size(), 61U);
  EXPECT_EQ(row_format("gdelt-mentions")->columns.size(), 16U);
  EXPECT_EQ(row_format("phoenix")->columns.size(), 26U);
  EXPECT_EQ(names_of("icews"),
            "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|"
            "Intensity|Target Name|Target Sectors|Target Country|Story ID|Sentence Number|"
            "Publisher|City|District|Province|Country|Latitude|Longitude|");
  EXPECT_EQ(names_of("polecat"),
            "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|"
            "Actor Country|Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|"
            "Wikipedia Actor ID|Recipient Name|Recipient Country|Recipient COW|"
            "Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|"
            "Wikipedia Recipient ID|Placename|City|District|Province|Country|Latitude|Longitude|"
            "GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People|"
            "Story Organizations|Story Locations|Language|Version|");
  EXPECT_THAT(names_of("gdelt"), HasSubstr("ActionGeo_FeatureID|DATEADDED|SOURCEURL|"));
  EXPECT_EQ(names_of("phoenix"),
            "EventID|Date|Year|Month|Day|SourceActorFull|SourceActorEntity|SourceActorRole|"
            "SourceActorAttribute|TargetActorFull|TargetActorEntity|TargetActorRole|"
            "TargetActorAttribute|EventCode|EventRootCode|PentaClass|GoldsteinScore|Issues|Lat|Lon|"
            "LocationName|StateName|CountryCode|SentenceID|URLs|NewsSources|");
}

std::string documented(const std::string& name, const std::vector<ColumnInfo>& columns) {
  std::string out = "\n|---|---|---|---|\n";
  for (const ColumnInfo& info : columns) {
    out += "| `" + std::string(info.name) + "` | " + std::string(cell_kind_name(info.kind)) +
           " | " + std::string(info.what) + " | " +
           (info.empty.empty() ? "never" : std::string(info.empty)) + " |\n";
  }
  EXPECT_GT(columns.size(), 5U) << name;
  return out + "\n";
}

TEST(RowColumns, StandInTheDocumentation) {
  const std::string page =
      file_text(std::filesystem::path(DRAGOMAN_SOURCE_DIR) / "docs" / "exchange.md") + "\n";
  const auto look = [&](const std::string& name, const std::vector<ColumnInfo>& columns) {
    EXPECT_NE(page.find(documented(name, columns)), std::string::npos)
        << "docs/exchange.md says otherwise of " << name
        << "; wanted:" << documented(name, columns);
  };
  for (const RowFormat& format : row_formats()) look(std::string(format.name), format.columns);
  std::vector<ColumnInfo> extra;
  for (const EventColumn& of : extra_columns()) extra.push_back(of.info);
  look("extra", extra);
  look("plover", {plover_fields().begin(), plover_fields().end()});
  look("plover, extra", {plover_extra_fields().begin(), plover_extra_fields().end()});
}

TEST(Rows, OfIcewsAreStoriesAndPairs) {
  RowRecord record;
  const Cells rows = cells_of(written(record.store(), "icews"));
  const auto of = [&](const std::string& name) { return column(rows, "icews", name); };
  EXPECT_THAT(of("Source Name"), ElementsAre("Ivan Orlov", "Armenia", "Georgia", "Ivan Orlov"));
  EXPECT_THAT(of("Source Sectors"), ElementsAre("Government", "", "", "Government"));
  EXPECT_THAT(of("Source Country"),
              ElementsAre("Russian Federation", "Armenia", "Georgia", "Russian Federation"));
  EXPECT_THAT(of("Target Name"), ElementsAre("Armenia", "Georgia", "Armenia", "Armenia"));
  EXPECT_THAT(of("Event Date"),
              ElementsAre("2025-03-21", "2025-03-22", "2025-03-22", "2025-03-22"));
  EXPECT_THAT(of("Event Text"), ElementsAre("Make a visit", "Consult", "Consult", "Make a visit"));
  EXPECT_THAT(of("CAMEO Code"), ElementsAre("042", "040", "040", "042"));
  EXPECT_THAT(of("Intensity"), ElementsAre("1.9", "1.9", "1.9", "1.9"));
  EXPECT_THAT(of("Story ID"), ElementsAre("10", "10", "10", "11"));
  EXPECT_THAT(of("Sentence Number"), ElementsAre("1", "2", "2", "1"));
  EXPECT_THAT(of("Publisher"), ElementsAre("Daily Post", "Daily Post", "Daily Post", ""));
  EXPECT_THAT(of("City"), ElementsAre("Yerevan", "", "", ""));
  EXPECT_THAT(of("Latitude"), ElementsAre("40.18", "", "", ""));
}

TEST(Rows, OfPolecatHaveOneSidedEventsToo) {
  RowRecord record;
  const Cells rows = cells_of(written(record.store(), "polecat"));
  const auto of = [&](const std::string& name) { return column(rows, "polecat", name); };
  EXPECT_THAT(of("Event Type"), ElementsAre("CONSULT", "CONSULT", "CONSULT", "AID", "CONSULT"));
  EXPECT_THAT(of("Recipient Name"), ElementsAre("Armenia", "Georgia", "Armenia", "", "Armenia"));
  EXPECT_THAT(of("Actor COW"), ElementsAre("365", "371", "372", "365", "365"));
  EXPECT_THAT(of("Actor Title"), ElementsAre("Foreign Minister", "", "", "", "Foreign Minister"));
  EXPECT_EQ(of("Contexts").front(), "diplomatic; military");
  EXPECT_EQ(of("Quad Code").front(), "VERBAL COOPERATION");
  EXPECT_EQ(of("Country").front(), "ARM");
  EXPECT_TRUE(of("Event ID").front().starts_with("00000000000a_CONSULT_"));
}

TEST(Rows, OfGdeltAreIncidentsWithTheirMentions) {
  RowRecord record;
  TemporaryFolder folder;
  const std::filesystem::path path = folder / "g";
  std::filesystem::create_directory(path);
  Result<std::size_t> lines =
      export_format("gdelt")->to_path(record.store(), path, row_options(false));
  ASSERT_TRUE(lines) << lines.error().text();
  const Cells events = cells_of(file_text(path / "events.csv"));
  const Cells mentions = cells_of(file_text(path / "mentions.csv"));
  EXPECT_EQ(*lines, events.size() + mentions.size());
  const auto of = [&](const std::string& name) { return column(events, "gdelt", name); };
  EXPECT_THAT(of("Actor1Code"), ElementsAre("RUSGOV", "ARM", "GEO", "RUS"));
  EXPECT_THAT(of("Actor1Name"), ElementsAre("IVAN ORLOV", "ARMENIA", "GEORGIA", "RUSSIA"));
  EXPECT_THAT(of("Actor1Type1Code"), ElementsAre("GOV", "", "", ""));
  EXPECT_THAT(of("SQLDATE"), ElementsAre("20250321", "20250322", "20250322", "20250322"));
  EXPECT_THAT(of("FractionDate"), ElementsAre("2025.2219", "2025.2247", "2025.2247", "2025.2247"));
  EXPECT_THAT(of("NumMentions"), ElementsAre("2", "1", "1", "1"));
  EXPECT_THAT(of("NumSources"), ElementsAre("2", "1", "1", "1"));
  EXPECT_THAT(of("NumArticles"), ElementsAre("2", "1", "1", "1"));
  EXPECT_THAT(of("IsRootEvent"), ElementsAre("1", "0", "0", "0"));
  EXPECT_THAT(of("QuadClass"), ElementsAre("1", "1", "1", "1"));
  EXPECT_THAT(of("ActionGeo_FullName"), ElementsAre("Yerevan, Armenia", "", "", ""));
  EXPECT_THAT(of("ActionGeo_CountryCode"), ElementsAre("AM", "", "", ""));
  EXPECT_EQ(mentions.size(), 5U);
  EXPECT_EQ(mentions[0][0], events[0][0]);
  EXPECT_EQ(mentions[1][0], events[0][0]);
  EXPECT_THAT(column(mentions, "gdelt-mentions", "Confidence"),
              ElementsAre("75", "50", "75", "75", "75"));
}

TEST(Rows, OfPhoenixListAllWhoTellAnIncident) {
  RowRecord record;
  const Cells rows = cells_of(written(record.store(), "phoenix"));
  const auto of = [&](const std::string& name) { return column(rows, "phoenix", name); };
  EXPECT_THAT(of("SourceActorFull"), ElementsAre("RUSGOV", "ARM", "GEO"));
  EXPECT_THAT(of("SourceActorEntity"), ElementsAre("RUS", "ARM", "GEO"));
  EXPECT_THAT(of("SourceActorRole"), ElementsAre("GOV", "", ""));
  EXPECT_THAT(of("PentaClass"), ElementsAre("1", "1", "1"));
  EXPECT_THAT(of("URLs"), ElementsAre("doc-00000000000a.txt;doc-00000000000b.txt",
                                      "doc-00000000000a.txt", "doc-00000000000a.txt"));
}

TEST(Rows, OfPloverAreWholeEvents) {
  RowRecord record;
  std::vector<nlohmann::json> lines;
  std::istringstream in(written(record.store(), "plover"));
  for (std::string line; std::getline(in, line);) lines.push_back(nlohmann::json::parse(line));
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[0]["source"][0]["code"], "RUS");
  EXPECT_EQ(lines[0]["source"][0]["sector"], "GOV");
  EXPECT_EQ(lines[0]["mode"], nlohmann::json::array({"visit"}));
  EXPECT_EQ(lines[0]["event_loc"]["country code"], "AM");
  EXPECT_EQ(lines[0]["quad_code"], 1);
  EXPECT_EQ(lines[1]["source"].size(), 2U);
  std::set<std::string> fields;
  for (const ColumnInfo& info : plover_fields()) fields.emplace(info.name);
  for (const nlohmann::json& line : lines) {
    for (const auto& [key, value] : line.items()) EXPECT_TRUE(fields.contains(key)) << key;
    for (const ColumnInfo& info : plover_fields()) {
      EXPECT_TRUE(!info.empty.empty() || line.contains(std::string(info.name))) << info.name;
    }
  }
  std::istringstream all(written(record.store(), "plover", true));
  std::set<std::string> modes;
  std::size_t count = 0;
  for (std::string line; std::getline(all, line); ++count) {
    const nlohmann::json event = nlohmann::json::parse(line);
    if (!event.contains("mode")) continue;
    for (const auto& mode : event["mode"]) modes.insert(mode.get<std::string>());
  }
  EXPECT_EQ(count, 7U);
  EXPECT_THAT(modes, ElementsAre("future", "historical", "negation", "visit"));
}

TEST(Rows, FitTheirColumnsAndReadBackTheSame) {
  RowRecord record;
  TemporaryFolder folder;
  const std::filesystem::path path = folder / "g";
  std::filesystem::create_directory(path);
  ASSERT_TRUE(export_format("gdelt")->to_path(record.store(), path, row_options(false)));
  std::istringstream mentioned(file_text(path / "mentions.csv"));
  EXPECT_TRUE(validate_rows(*row_format("gdelt-mentions"), mentioned, "m"));
  for (const std::string format : {"icews", "polecat", "phoenix", "gdelt"}) {
    for (const bool extra : {false, true}) {
      if (extra && format == "gdelt") continue;
      const std::string text = format == "gdelt" ? file_text(path / "events.csv")
                                                 : written(record.store(), format, extra);
      std::istringstream in(text);
      Result<std::size_t> valid = validate_rows(*row_format(format), in, format);
      ASSERT_TRUE(valid) << valid.error().text();
      Result<Store> store =
          Store::open(folder / (format + (extra ? "x" : "")), Store::Mode::read_write_create);
      ASSERT_TRUE(store);
      std::istringstream again(text);
      Result<RowImport> taken = import_rows(*store, *row_format(format), again, format);
      ASSERT_TRUE(taken) << taken.error().text();
      EXPECT_EQ(taken->rows, *valid);
      EXPECT_EQ(taken->added, *valid);
      std::istringstream twice(text);
      EXPECT_EQ(import_rows(*store, *row_format(format), twice, format)->added, 0U);
      Cells cells = cells_of(text);
      const bool header = row_format(format)->header;
      std::vector<std::string> names = header ? cells.front() : std::vector<std::string>();
      if (header) cells.erase(cells.begin());
      for (const ColumnInfo& info : row_format(format)->columns) {
        if (!header) names.emplace_back(info.name);
      }
      for (std::size_t i = names.size(); i < cells.front().size(); ++i) {
        names.push_back("column " + std::to_string(i + 1));
      }
      std::map<std::string, std::vector<std::string>> kept;
      const Result<std::vector<ForeignEventRecord>> all = store->foreign_events();
      ASSERT_TRUE(all);
      for (const ForeignEventRecord& row : *all) {
        std::vector<std::string>& out = kept[row.row];
        out.resize(names.size());
        for (const Code& code : row.codes) {
          const auto at = std::find(names.begin(), names.end(), code.column);
          ASSERT_NE(at, names.end()) << code.column;
          out[static_cast<std::size_t>(at - names.begin())] = code.value;
        }
      }
      EXPECT_EQ(kept.size(), cells.size());
      for (const auto& row : cells) EXPECT_EQ(kept[row.front()], row) << format;
    }
  }
}

TEST(Rows, AreTheSameEachTime) {
  RowRecord record;
  RowRecord other;
  for (const std::string format : {"icews", "polecat", "phoenix", "plover"}) {
    EXPECT_EQ(written(record.store(), format, true), written(other.store(), format, true));
  }
}

TEST(RowImport, RefusesWhatIsNoRowAndKeepsNothing) {
  RowRecord record;
  const std::string good = written(record.store(), "icews");
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
  };
  struct Case {
    std::string text;
    std::string place;
    std::string message;
  };
  const Case cases[] = {
      {with("2025-03-21", "21.3.2025"), "f.tab:2", "column 2 (Event Date): found '21.3.2025'"},
      {with("\t040\t", "\tvisit\t"), "f.tab:3", "column 7 (CAMEO Code): found 'visit'"},
      {with("40.18", "40,18"), "f.tab:2", "column 19 (Latitude): found '40,18', wanted number"},
      {with("\tArmenia\t", "\n"), "f.tab:2", "columns, wanted 20"},
      {with("Event Text", "Text"), "f.tab:1", "column 6 is 'Text', wanted 'Event Text'"},
      {good + "\t2025-03-21" + std::string(18, '\t') + "\n", "f.tab:6",
       "column 1 (Event ID): empty"},
      {good + std::string(5 << 20, 'x'), "f.tab:6", "a row over 4 MiB"},
  };
  for (const Case& of : cases) {
    std::istringstream in(of.text);
    Result<RowImport> taken = import_rows(record.store(), *row_format("icews"), in, "f.tab");
    ASSERT_FALSE(taken) << of.message;
    EXPECT_EQ(taken.error().place, of.place);
    EXPECT_THAT(taken.error().message, HasSubstr(of.message));
    EXPECT_TRUE(record.store().foreign_events()->empty());
  }
}

TEST(RowImport, TakesTheOdditiesOfPublishedFiles) {
  RowRecord record;
  std::string text = written(record.store(), "polecat");
  const std::size_t at = text.find("Intensity");
  text = "\xEF\xBB\xBF" + text.substr(0, at) + "Event " + text.substr(at);  // a mark, another name
  const std::string name = "Ivan Orlov";
  text.replace(text.find(name), name.size(), "Andr\xE9");  // Latin-1
  std::string odd;  // lines of Windows, with columns too many
  for (const char c : text)
    odd += c == '\n' ? (odd.size() < 1000 ? "\r\n" : "\t\t\r\n") : std::string(1, c);
  std::istringstream in(odd);
  Result<RowImport> taken = import_rows(record.store(), *row_format("polecat"), in, "p");
  ASSERT_TRUE(taken) << taken.error().text();
  EXPECT_EQ(taken->rows, 5U);
  EXPECT_EQ(taken->replaced_bytes, 1U);
}

TEST(RowTables, KnowCodesNamesAndTypes) {
  Result<RowTables> tables = RowTables::load(row_options().data);
  ASSERT_TRUE(tables) << tables.error().text();
  EXPECT_EQ(tables->country_of_name("Russian Federation"), "RUS");
  EXPECT_EQ(tables->country_of_name("CZE"), "CZE");
  EXPECT_EQ(tables->country_of_name("Atlantis"), "");
  EXPECT_EQ(tables->country_of_cow("371"), "ARM");
  EXPECT_EQ(tables->country_of_cameo("ROM"), "ROU");
  EXPECT_EQ(tables->label("0431"), "Host a visit");
  const std::pair<const char*, const char*> types[] = {
      {"042", "CONSULT"}, {"0811", "CONCEDE"}, {"0874", "RETREAT"}, {"010", ""},
      {"192", "COERCE"},  {"193", "ASSAULT"},  {"---", ""},         {"", ""},
      {"99", ""}};
  for (const auto& [code, type] : types) EXPECT_EQ(tables->type_of(code), type) << code;
  const CodeParts parts = tables->parts_of("RUSGOVMIL", "RUS");
  EXPECT_EQ(parts.country, "RUS");
  EXPECT_THAT(parts.roles, ElementsAre("GOV", "MIL"));
  EXPECT_EQ(tables->parts_of("IGOUNO", "").group, "UNO");
}

}  // namespace
}  // namespace dragoman
