// The formats that others' programs draw or people read: well-formed, whole, and safe with what
// comes from outside.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libxml/parser.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "exchange/escapes.h"
#include "exchange/made_record_helpers.h"

namespace dragoman {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string attribute(const xmlNode* node, const char* name) {
  xmlChar* value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  const std::string out = value == nullptr ? "" : reinterpret_cast<const char*>(value);
  xmlFree(value);
  return out;
}

struct Graph {
  std::set<std::string> nodes;
  std::vector<std::pair<std::string, std::string>> edges;
};

void collect(const xmlNode* at, std::map<std::string, Graph>& graphs, const std::string& graph) {
  for (; at != nullptr; at = at->next) {
    const std::string name = reinterpret_cast<const char*>(at->name);
    const std::string inside = name == "graph" ? attribute(at, "id") : graph;
    if (name == "node") graphs[inside].nodes.insert(attribute(at, "id"));
    if (name == "edge") {
      graphs[inside].edges.emplace_back(attribute(at, "source"), attribute(at, "target"));
    }
    collect(at->children, graphs, inside);
  }
}

class MarkupTest : public MadeRecord {};

TEST_F(MarkupTest, GraphmlIsWellFormedAndItsEdgesHaveEnds) {
  const std::string text = stream_of(store_, "graphml");
  xmlDoc* document = xmlReadMemory(text.data(), static_cast<int>(text.size()), "graph.xml", nullptr,
                                   XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_PEDANTIC);
  ASSERT_NE(document, nullptr);
  std::map<std::string, Graph> graphs;
  collect(xmlDocGetRootElement(document), graphs, "");
  xmlFreeDoc(document);
  ASSERT_EQ(graphs.size(), 2U);
  EXPECT_EQ(graphs["contacts"].edges.size() + graphs["states"].edges.size(), records_);
  for (const auto& [name, graph] : graphs) {
    EXPECT_GT(graph.edges.size(), 0U) << name;
    for (const auto& [source, target] : graph.edges) {
      EXPECT_TRUE(graph.nodes.contains(source)) << source;
      EXPECT_TRUE(graph.nodes.contains(target)) << target;
      EXPECT_NE(source, target);
    }
  }
  EXPECT_EQ(graphs["states"].edges.size(), store_.pairs()->size());
}

TEST_F(MarkupTest, TimelineHasEveryDatedIncidentWithItsWords) {
  const nlohmann::json timeline = nlohmann::json::parse(stream_of(store_, "timelinejs"));
  std::size_t dated = 0;
  const auto incidents = store_.incidents();
  for (const IncidentRecord& incident : *incidents) {
    if (incident.date && parse_iso_day(incident.date->start)) ++dated;
  }
  ASSERT_GT(dated, 5U);
  EXPECT_EQ(timeline["events"].size(), dated);
  EXPECT_EQ(records_, dated);
  for (const auto& slide : timeline["events"]) {
    EXPECT_GE(slide["start_date"]["year"].get<int>(), 2020);
    EXPECT_FALSE(slide["text"]["headline"].get<std::string>().empty());
    EXPECT_THAT(slide["text"]["text"].get<std::string>(), HasSubstr("<small>"));
    EXPECT_THAT(slide["text"]["text"].get<std::string>(), Not(HasSubstr("<script")));
  }
}

TEST_F(MarkupTest, EveryCitationOfTheReportHasItsSentence) {
  const std::string text = stream_of(store_, "markdown");
  EXPECT_THAT(text, Not(HasSubstr("\n<script")));
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n') > 50, true);
  EXPECT_GT(records_, 10U);
  // Pair by pair: numbers begin anew.
  std::set<int> cited;
  std::set<int> given;
  std::size_t pairs = 0;
  const std::regex citation(R"(\\\[(\d+)\\\])");
  std::istringstream lines(text + "\n## end\n");
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("## ")) {
      EXPECT_EQ(cited, given) << line;
      cited.clear();
      given.clear();
      ++pairs;
    }
    const bool source = line.starts_with("- \\[");
    for (std::sregex_iterator i(line.begin(), line.end(), citation), end; i != end; ++i) {
      (source ? given : cited).insert(std::stoi((*i)[1]));
      if (source) break;
    }
  }
  EXPECT_EQ(pairs, store_.pairs()->size() + 1);
}

TEST(XmlText, CarriesWhatXmlCan) {
  EXPECT_EQ(xml_text("a < b & \"c\" > 'd'"), "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;");
  EXPECT_EQ(xml_text("Erdoğan\tx"), "Erdoğan\tx");
  EXPECT_EQ(xml_text(std::string("\0\x1b", 2)), "\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(xml_text("\xEF\xBF\xBE"), "\xEF\xBF\xBD");
  EXPECT_EQ(xml_text("\xFFok"), "\xEF\xBF\xBDok");
}

}  // namespace
}  // namespace dragoman
