// Marked documents and their list, in our own words, good and bad.
#include "measure/ecb.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const char* const kList = "Topic,File,Sentence Number\r\n1,aecb,1\r\n1,missing,0\r\n";

std::string file(const std::string& markables, const std::string& relations) {
  return "<?xml version=\"1.0\"?>\n<Document doc_name=\"1_aecb.xml\">\n"
         "<token t_id=\"1\" sentence=\"0\" number=\"0\">http</token>\n"
         "<token t_id=\"2\" sentence=\"1\" number=\"0\">Smith &amp;&#32;Co</token>\n"
         "<token t_id=\"3\" sentence=\"1\" number=\"1\">took</token>\n"
         "<token t_id=\"4\" sentence=\"1\" number=\"2\">over</token>\n"
         "<token t_id=\"5\" sentence=\"2\" number=\"0\">Left</token>\n<!-- none -->"
         "<Markables>" +
         markables + "</Markables>\n<Relations>" + relations + "</Relations>\n</Document>\n";
}

std::string action(const std::string& id, const std::string& tokens,
                   const std::string& kind = "ACTION_OCCURRENCE") {
  std::string out = "<" + kind + " m_id=\"" + id + "\" >";
  for (const char token : tokens) out += std::string("<token_anchor t_id=\"") + token + "\"/>";
  return out + "</" + kind + ">";
}

Result<EcbTopics> parse(const std::string& text, const std::vector<std::string>& topics = {}) {
  return parse_ecb({{"ECB/1/1_aecb.xml", text}}, kList, "list.csv", topics);
}

TEST(Ecb, TakesActionsOfListedSentencesWithTheirChains) {
  const auto topics = parse(
      file(action("9", "34") + action("8", "3", "NEG_ACTION_STATE") + action("7", "5") +
               action("6", "2", "HUMAN_PART_ORG") + action("5", "4") +
               "<ACTION_OCCURRENCE m_id=\"4\" TAG_DESCRIPTOR=\"x\" />",
           "<CROSS_DOC_COREF r_id=\"1\" note=\"ACT1\"><source m_id=\"9\"/><target m_id=\"4\"/>"
           "</CROSS_DOC_COREF><INTRA_DOC_COREF r_id=\"2\"><source m_id=\"8\"/></INTRA_DOC_COREF>"));
  ASSERT_TRUE(topics.ok()) << topics.error().text();
  EXPECT_EQ(topics->without_file, 1u);
  const EcbDocument& document = topics->documents.at(0);
  EXPECT_EQ(document.name, "1_aecb");
  EXPECT_EQ(document.text_from, 1u);
  EXPECT_THAT(document.sentences.at(1), ElementsAre("Smith&Co", "took", "over"));
  ASSERT_EQ(document.mentions.size(), 3u);
  EXPECT_THAT(document.mentions[0].tokens, ElementsAre(1));
  EXPECT_EQ(document.mentions[0].chain, "1_aecb#2");
  EXPECT_THAT(document.mentions[1].tokens, ElementsAre(1, 2));
  EXPECT_EQ(document.mentions[1].chain, "ACT1");
  EXPECT_EQ(document.mentions[2].chain, "1_aecb#alone5");
}

TEST(Ecb, SaysWhatIsWrongAndWhere) {
  const std::string good = file("", "");
  struct Case {
    std::string text;
    const char* said;
  };
  for (const Case& c : std::initializer_list<Case>{
           {"", "1_aecb.xml:1: no element in it"},
           {"<a>\n<b></a>", "1_aecb.xml:2: </a> closes what is not open"},
           {"<a>\n<b/>", "<a> is not closed"},
           {"<a>&what;</a>", "begins no entity"},
           {"<a>&#xD800;</a>", "is no character"},
           {"<!DOCTYPE a><a/>", "are not read"},
           {"<a x=1/>", "has no value in quotes"},
           {"<a/><b/>", "a second element"},
           {"<a><!-- </a>", "without an end"},
           {"<a", "a tag without an end"},
           {"<a>\n<token sentence=\"1\"/></a>", ":2: a token without t_id and sentence"},
           {file(action("9", "x"), ""), "a markable of a token that is not there"},
           {file("", "<CROSS_DOC_COREF r_id=\"1\"/>"), "names no chain"}}) {
    const auto topics = parse(c.text);
    ASSERT_FALSE(topics.ok()) << c.text;
    EXPECT_EQ(topics.error().code, ErrorCode::bad_table);
    EXPECT_THAT(topics.error().text(), HasSubstr(c.said));
  }
  EXPECT_THAT(parse(good, {"2"}).error().text(), HasSubstr("topic '2' is not listed"));
  EXPECT_THAT(parse_ecb({}, "1,a,x\n", "l.csv", {}).error().text(), HasSubstr("l.csv:1: wanted"));
  EXPECT_EQ(parse_ecb({}, "1,a,1\n", "l.csv", {}).error().code, ErrorCode::empty_input);
}

}  // namespace
}  // namespace dragoman
