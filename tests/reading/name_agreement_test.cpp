#include "reading/name_agreement.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "language/conllu.h"
#include "reading/reading_helpers.h"

namespace dragoman {
namespace {

const Knowledge& knowledge() {
  static const auto kKnowledge = Knowledge::load(data_folder());
  EXPECT_TRUE(kKnowledge.ok()) << kKnowledge.error().text();
  return **kKnowledge;
}

struct Given {
  std::string words;
  NameKind kind;
};

// Flat trees: every word hangs on the first; words with a capital are proper names.
std::string lines_of(const std::vector<std::string>& sentences) {
  std::string lines;
  for (const std::string& sentence : sentences) {
    std::size_t place = 0;
    for (const std::string_view word : split(sentence, ' ')) {
      const bool capital = word[0] >= 'A' && word[0] <= 'Z';
      lines += std::string(word) + " " + std::string(word) + (capital ? " PROPN " : " NOUN ") +
               (place++ == 0 ? "0 root" : "1 dep") + "\n";
    }
    lines += "\n";
  }
  return lines;
}

// What the network is taken to have found, each in its first place that is free; then what is left
// of it: "words/kind", joined by "; ".
std::string agreed(const std::vector<std::string>& sentences, const std::vector<Given>& found) {
  auto read = parse_conllu(lines_of(sentences));
  EXPECT_TRUE(read.ok()) << read.error().text();
  Analysis& analysis = read->analysis;
  const std::string_view text = read->document.text;
  std::size_t from = 0;
  for (const Given& name : found) {
    const std::size_t at = text.find(name.words, from);
    EXPECT_NE(at, std::string_view::npos) << name.words;
    TokenRange range;
    for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
      const Span span = analysis.tokens[i].span;
      if (span.begin == at) range.begin = static_cast<TokenId>(i);
      if (span.end == at + name.words.size()) range.end = static_cast<TokenId>(i + 1);
    }
    analysis.names.push_back({range, name.kind});
    from = at + name.words.size();
  }
  agree_on_names(knowledge(), read->document, analysis);
  std::string out;
  for (const Name& name : analysis.names) {
    if (!out.empty()) out += "; ";
    out += std::string(slice(text, analysis.span_of(name.tokens))) + "/" +
           std::string(name_kind_name(name.kind));
  }
  return out;
}

TEST(NameAgreement, TablesGiveKindAndLength) {
  EXPECT_EQ(agreed({"poll in Tunisia today"}, {{"Tunisia", NameKind::organization}}),
            "Tunisia/place");
  EXPECT_EQ(agreed({"talks at United Nations in Geneva"}, {{"Nations", NameKind::place}}),
            "United Nations/organization; Geneva/place");
}

TEST(NameAgreement, PersonsStayPersons) {
  EXPECT_EQ(agreed({"said Jordan yesterday"}, {{"Jordan", NameKind::person}}), "Jordan/person");
}

TEST(NameAgreement, LongerNamesKeepWhatTablesKnowInsideThem) {
  EXPECT_EQ(agreed({"the Tunisia Farmers Union met"},
                   {{"Tunisia Farmers Union", NameKind::organization}}),
            "Tunisia Farmers Union/organization");
}

TEST(NameAgreement, ALongDashEndsAName) {
  EXPECT_EQ(
      agreed({"met Odalys Brenn — Ankara 's envoy"}, {{"Odalys Brenn — Ankara", NameKind::person}}),
      "Odalys Brenn/person; Ankara/place");
}

TEST(NameAgreement, TitlesAreNoPartOfAPerson) {
  EXPECT_EQ(agreed({"yesterday President Odalys Brenn spoke"},
                   {{"President Odalys Brenn", NameKind::person}}),
            "Odalys Brenn/person");
}

TEST(NameAgreement, CapitalsDoNotMakeAName) {
  EXPECT_EQ(agreed({"then the Court ruled", "the President left"},
                   {{"Court", NameKind::organization}, {"President", NameKind::person}}),
            "");
}

TEST(NameAgreement, AnAbbreviationIsWhatItsLongFormIs) {
  EXPECT_EQ(agreed({"the Tellmar Rivers Board ( TRB ) met", "later TRB said"},
                   {{"Tellmar Rivers Board", NameKind::organization}, {"TRB", NameKind::place}}),
            "Tellmar Rivers Board/organization; TRB/organization; TRB/organization");
}

TEST(NameAgreement, AbbreviationsOfCommonNounsAreNoNames) {
  EXPECT_EQ(agreed({"an assessment of the impact ( AI ) came", "the AI is long"},
                   {{"AI", NameKind::organization}, {"AI", NameKind::organization}}),
            "");
  EXPECT_EQ(agreed({"the river board ( TXB ) met"}, {{"TXB", NameKind::organization}}),
            "TXB/organization");
}

TEST(NameAgreement, ASurnameIsThePersonNamedInFull) {
  EXPECT_EQ(agreed({"first Odalys Brenn spoke", "then Brenn left"},
                   {{"Odalys Brenn", NameKind::person}, {"Brenn", NameKind::organization}}),
            "Odalys Brenn/person; Brenn/person");
}

TEST(NameAgreement, TheMostDecideAndATieDecidesNothing) {
  const std::vector<std::string> thrice = {"at Velkor now", "in Velkor now", "near Velkor now"};
  EXPECT_EQ(agreed(thrice, {{"Velkor", NameKind::place},
                            {"Velkor", NameKind::organization},
                            {"Velkor", NameKind::place}}),
            "Velkor/place; Velkor/place; Velkor/place");
  EXPECT_EQ(agreed({"at Velkor now", "in Velkor now"},
                   {{"Velkor", NameKind::place}, {"Velkor", NameKind::organization}}),
            "Velkor/place; Velkor/organization");
}

}  // namespace
}  // namespace dragoman
