#include "reading_helpers.h"

#include <gtest/gtest.h>

#include "actors_helpers.h"
#include "base/utf8.h"
#include "reading/date_words.h"

namespace dragoman {

std::string data_folder() {
  return std::string(DRAGOMAN_SOURCE_DIR) + "/data";
}

ReadText::ReadText(std::string_view lines, std::string_view published) {
  std::string text;
  std::vector<BlockKind> kinds;
  for (std::string_view line : split(lines, '\n')) {
    bool heading = trim(line) == "# heading";
    bool item = trim(line) == "# item";
    bool paragraph = trim(line) == "# newpar";
    if (heading) kinds.push_back(BlockKind::heading);
    if (item) kinds.push_back(BlockKind::list_item);
    if (paragraph || (kinds.empty() && !trim(line).empty())) kinds.push_back(BlockKind::paragraph);
    text += heading || item ? "# newpar" : std::string(line);
    text += '\n';
  }
  auto parsed = parse_conllu(text, "test");
  EXPECT_TRUE(parsed.ok()) << (parsed.ok() ? "" : parsed.error().text());
  annotated_ = std::move(*parsed);
  annotated_.document.id = "doc-test";
  for (std::size_t b = 0; b < annotated_.document.blocks.size() && b < kinds.size(); ++b) {
    annotated_.document.blocks[b].kind = kinds[b];
  }
  if (!published.empty()) {
    annotated_.document.published = date_of_day(*parse_iso_day(published), "", "explicit");
  }
  static const auto words = DateWords::load(data_folder() + "/reading/date_words.tsv");
  EXPECT_TRUE(words.ok());
  const Document& document = annotated_.document;
  const Analysis& analysis = annotated_.analysis;
  reading_ = std::make_unique<Reading>(
      Reading{document, analysis, real_knowledge(),
              find_actors(document, analysis, real_knowledge(), real_pronouns()),
              resolve_dates(document, analysis, parse_dates(document, analysis, *words),
                            document.published)});
}

const EventLexicon& real_events() {
  static const auto ontology = Ontology::load(data_folder() + "/ontology");
  static const auto tables = EventTables::load(data_folder() + "/events");
  EXPECT_TRUE(ontology.ok() && tables.ok());
  static const EventLexicon lexicon(*ontology, *tables);
  return lexicon;
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : " ") + item;
  return out;
}

}  // namespace dragoman
