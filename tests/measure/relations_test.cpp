#include "measure/relations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "knowledge/knowledge.h"
#include "language/analyzer.h"
#include "reading/reader.h"

namespace dragoman {
namespace {

using testing::HasSubstr;

const Ontology& ontology() {
  static const Ontology loaded =
      *Ontology::load(std::filesystem::path(DRAGOMAN_SOURCE_DIR) / "data" / "ontology");
  return loaded;
}

TEST(RelationTypes, NamesAndYield) {
  const std::initializer_list<std::pair<const char*, const char*>> cases = {
      {"ASSAULT", "ASSAULT"}, {"consult", "CONSULT"}, {"YIELD", "YIELD"},      {"Concede", "YIELD"},
      {" retreat ", "YIELD"}, {"type", ""},           {"verbal conflict", ""}, {"", ""},
  };
  for (const auto& [word, type] : cases) {
    EXPECT_EQ(relation_type_name(ontology(), word), type) << word;
  }
}

TEST(RelationTypes, OfRoots) {
  const std::initializer_list<std::pair<int, const char*>> cases = {
      {2, "REQUEST"}, {10, "REQUEST"}, {8, "RETREAT"}, {9, "ACCUSE"}, {20, "ASSAULT"}};
  for (const auto& [root, type] : cases) {
    ASSERT_NE(ontology().of_root(root), nullptr) << root;
    EXPECT_EQ(ontology().of_root(root)->type, type);
  }
  for (int root : {-1, 0, 1, 21}) EXPECT_EQ(ontology().of_root(root), nullptr) << root;
}

TEST(RelationFile, ReadsRows) {
  const std::string rows =
      "# a remark\ntext\tsource\ttarget\ttype\nA met B.\tA\tB\tconsult\n\nA left "
      "B.\tA\tB\tRETREAT\n";
  const auto read = parse_relation_rows(rows, "f", ontology(), 1, 0);
  ASSERT_TRUE(read.ok()) << read.error().text();
  ASSERT_EQ(read->size(), 2U);
  EXPECT_EQ(read->front().text, "A met B.");
  EXPECT_EQ(read->front().source, "A");
  EXPECT_EQ(read->front().target, "B");
  EXPECT_EQ(read->front().type, "CONSULT");
  EXPECT_EQ(read->back().type, "YIELD");
  EXPECT_EQ(read->back().place, "f:5");
  const auto second = parse_relation_rows(rows, "f", ontology(), 2, 2);
  ASSERT_TRUE(second.ok());
  ASSERT_EQ(second->size(), 1U);
  EXPECT_EQ(second->front().type, "YIELD");
}

TEST(RelationFile, NamesTheBadLine) {
  const std::initializer_list<std::pair<const char*, const char*>> cases = {
      {"A met B.\tA\tB", "found 3 cells"},
      {"A met B.\tA\tB\tCONSULT\tmore", "found 5 cells"},
      {"A met B.\tA\tB\tMEET", "found 'MEET'"},
      {"\tA\tB\tCONSULT", "text"},
  };
  for (const auto& [line, said] : cases) {
    const auto read =
        parse_relation_rows("A met B.\tA\tB\tCONSULT\n" + std::string(line), "f", ontology(), 1, 0);
    ASSERT_FALSE(read.ok()) << line;
    EXPECT_EQ(read.error().code, ErrorCode::bad_table);
    EXPECT_THAT(read.error().text(), HasSubstr(said)) << line;
    EXPECT_THAT(read.error().text(), HasSubstr("f:2")) << line;
  }
}

TEST(PhrasePlaces, ExactThenCaseThenWords) {
  Document document;
  document.text = "Iran and the Iranian army met Iran 's allies";
  Analysis analysis;
  for (std::uint32_t begin = 0; begin < document.text.size();) {
    const auto end = std::min(document.text.find(' ', begin), document.text.size());
    Token token;
    token.span = {begin, static_cast<std::uint32_t>(end)};
    analysis.tokens.push_back(token);
    begin = token.span.end + 1;
  }
  auto words = [&](std::string_view phrase) {
    std::vector<std::string> found;
    for (Span span : phrase_places(document, analysis, phrase)) {
      found.push_back(std::to_string(span.begin) + " " + std::string(slice(document.text, span)));
    }
    return found;
  };
  EXPECT_THAT(words("Iran"), testing::ElementsAre("0 Iran", "30 Iran"));
  EXPECT_THAT(words("iranian ARMY"), testing::ElementsAre("13 Iranian army"));
  EXPECT_THAT(words("Iran's allies"), testing::ElementsAre("38 allies"));
  EXPECT_THAT(words("Syria"), testing::IsEmpty());
  EXPECT_THAT(words(""), testing::IsEmpty());
}

RelationRow row(const std::string& type) {
  return {"f:1", "A met B.", "A", "B", type};
}

TEST(RelationScores, TypesQuadsAndSides) {
  RelationScore score(ontology());
  score.add(row("CONSULT"), {{"CONSULT", 0.6, ""}, {"ASSAULT", 0.4, ""}});
  // Together the likeliest.
  score.add(row("YIELD"), {{"AID", 0.4, ""}, {"CONCEDE", 0.3, ""}, {"RETREAT", 0.3, ""}});
  score.add(row("ASSAULT"), {{"PROTEST", 1, ""}});    // its quad is right
  score.add(row("SUPPORT"), {{"AID", 1, "'gave'"}});  // its side is right
  score.add(row("ACCUSE"), {});
  const Report report = score.report();
  EXPECT_EQ(report.n, 5U);
  std::map<std::string, std::string> figures;
  for (const Figure& figure : report.figures) figures[figure.key] = figure.value;
  EXPECT_EQ(figures["accuracy"], "0.4000");
  EXPECT_EQ(figures["macro_f1"], "0.4000");  // of five types two
  EXPECT_EQ(figures["quad_accuracy"], "0.6000");
  EXPECT_EQ(figures["side_accuracy"], "0.8000");
  ASSERT_EQ(report.mistakes.size(), 3U);
  EXPECT_EQ(report.mistakes[1].expected, "SUPPORT");
  EXPECT_EQ(report.mistakes[1].got, "AID");
  EXPECT_THAT(report.mistakes[1].why, HasSubstr("'gave'"));
  EXPECT_EQ(report.mistakes[2].got, "(none)");
}

// What the whole engine says of a text, the likeliest type; CONCEDE and RETREAT as they come.
std::string likeliest(const std::string& text, const std::string& source,
                      const std::string& target) {
  const std::filesystem::path data = std::filesystem::path(DRAGOMAN_SOURCE_DIR) / "data";
  static const auto knowledge = Knowledge::load(data);
  static const auto loaded = load_analyzer(data);
  static std::vector<Error> refused;
  static const auto reader = load_reader(data, {}, **knowledge, refused);
  Document document;
  document.text = text;
  document.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}});
  const Analysis analysis = (*loaded)->analyze(document);
  const Reading reading = (*reader)->prepare(document, analysis);
  const auto types = relation_types(reading, (*reader)->events(), (*reader)->main_events(),
                                    phrase_places(document, analysis, source),
                                    phrase_places(document, analysis, target));
  double sum = 0;
  for (const TypeShare& type : types) sum += type.share;
  EXPECT_NEAR(sum, 1, 1e-9) << text;
  return types.empty() ? "" : types.front().type;
}

TEST(RelationsOfText, TheEventThatLinksTheTwo) {
  const std::string two = "Russia accused Poland of spying and sent medicine to Syria.";
  EXPECT_EQ(likeliest(two, "Russia", "Poland"), "ACCUSE");
  EXPECT_EQ(likeliest(two, "Russia", "Syria"), "AID");
  const std::string clause = "Latvia, which had been bombed by Sweden, asked Norway for help.";
  EXPECT_EQ(likeliest(clause, "Sweden", "Latvia"), "ASSAULT");
  EXPECT_EQ(likeliest(clause, "Latvia", "Norway"), "REQUEST");
  // Neither stands in the text: its main event.
  EXPECT_EQ(likeliest("Turkish jets bombed a village.", "Peru", "Chile"), "ASSAULT");
}

}  // namespace
}  // namespace dragoman
