// The analyzer of the trained model: sound on any text, equal on any thread, sensible on plain
// news.
#include "language/model_analyzer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <stdexcept>
#include <thread>

#include "language/conllu.h"
#include "language/language_helpers.h"

namespace dragoman {
namespace {

const Analyzer& analyzer() {
  static const auto loaded = [] {
    const std::filesystem::path root(DRAGOMAN_SOURCE_DIR);
    auto result = load_model_analyzer(root / "data", root / "models" / "english.dgm");
    if (!result) throw std::runtime_error(result.error().text());
    return std::move(result).value();
  }();
  return *loaded;
}

std::string dump(const Document& document, const Analysis& analysis) {
  std::string out;
  for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    out += to_conllu(analysis, static_cast<SentenceId>(s), document.text);
  }
  for (const Name& name : analysis.names) {
    out += std::string(slice(document.text, analysis.span_of(name.tokens))) + " " +
           std::string(name_kind_name(name.kind)) + "\n";
  }
  return out;
}

const char* const kReport =
    "The foreign ministers of Morocco and Spain met in Madrid on Monday. \"We have turned a "
    "page,\" "
    "José Albares said after the talks, which lasted three hours. No agreement was signed; the two "
    "sides didn't publish a statement.";

TEST(ModelAnalyzer, IsSoundOnRandomWords) {
  const std::vector<std::string> pieces = {
      "the",  "Riga", "said", "that",     "agreed", ",",     ".",    "\"", "'s",   "’s",
      "and",  "not",  "-",    "—",        "(",      ")",     "2025", "$",  "U.S.", "...",
      "\n\n", "漢字", "ü",    "\xC2\xA0", "?",      "don't", "!",    "•"};
  std::mt19937 random(17);
  for (int trial = 0; trial < 60; ++trial) {
    std::string text;
    const std::size_t words = random() % 60;
    for (std::size_t i = 0; i < words; ++i) {
      text += pieces[random() % pieces.size()];
      if (random() % 4 != 0) text += ' ';
    }
    const Document document = one_paragraph(text);
    EXPECT_EQ(find_breach(analyzer().analyze(document), document.text), "") << text;
  }
}

TEST(ModelAnalyzer, IsEqualOnTwoThreads) {
  const Document document = one_paragraph(kReport);
  const std::string expected = dump(document, analyzer().analyze(document));
  std::string found[2];
  std::thread other([&] { found[0] = dump(document, analyzer().analyze(document)); });
  found[1] = dump(document, analyzer().analyze(document));
  other.join();
  EXPECT_EQ(found[0], expected);
  EXPECT_EQ(found[1], expected);
}

TEST(ModelAnalyzer, ReadsPlainNews) {
  const Document document = one_paragraph(kReport);
  const Analysis analysis = analyzer().analyze(document);
  EXPECT_EQ(find_breach(analysis, document.text), "");
  EXPECT_EQ(analysis.sentences.size(), 3U);
  EXPECT_EQ(arc_of(document, analysis, "ministers"), "met <-nsubj- ministers");
  EXPECT_EQ(arc_of(document, analysis, "Morocco"), "ministers <-nmod- Morocco");
  EXPECT_EQ(arc_of(document, analysis, "agreement"), "signed <-nsubj:pass- agreement");
  const std::string text = dump(document, analysis);
  for (const char* part : {"Morocco place", "Spain place", "Madrid place", "José Albares person",
                           "\tmeet\tVERB\t", "\tsign\tVERB\t", "\tnot\tPART\t", "\tbe\tAUX\t"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << " is missing in\n" << text;
  }
}

TEST(ModelAnalyzer, SaysWhichFileIsMissing) {
  const std::filesystem::path root(DRAGOMAN_SOURCE_DIR);
  const auto none = load_model_analyzer(root / "data", root / "models" / "martian.dgm");
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, ErrorCode::not_found);
  EXPECT_NE(none.error().place.find("martian.dgm"), std::string::npos);
}

}  // namespace
}  // namespace dragoman
