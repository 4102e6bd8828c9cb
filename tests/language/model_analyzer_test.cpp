// The analyzer of the trained model: sound on any text, equal on any thread, sensible on plain
// news.
#include "language/model_analyzer.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <thread>

#include "base/utf8.h"
#include "language/conllu.h"
#include "language/language_helpers.h"

namespace dragoman {
namespace {

const ModelAnalyzer& analyzer() {
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

std::string without_names(const std::string& dumped) {
  std::string out;
  for (const std::string_view line : split(dumped, '\n')) {
    if (line.starts_with('#') || line.find('\t') != std::string_view::npos) {
      out += line;
      out += '\n';
    }
  }
  return out;
}

const char* const kReport =
    "The foreign ministers of Morocco and Spain met in Madrid on Monday. \"We have turned a "
    "page,\" "
    "José Albares said after the talks, which lasted three hours. No agreement was signed; the two "
    "sides didn't publish a statement.";

// Tokens and the white space between them rebuild the text, whatever find_breach() says.
std::string rebuilt(const Document& document, const Analysis& analysis) {
  std::string out;
  std::uint32_t at = 0;
  for (const Token& token : analysis.tokens) {
    const std::string_view gap = document.words({at, token.span.begin});
    if (trim(gap).empty()) out += gap;
    out += document.words(token.span);
    at = token.span.end;
  }
  const std::string_view rest =
      document.words({at, static_cast<std::uint32_t>(document.text.size())});
  return trim(rest).empty() ? out + std::string(rest) : out;
}

std::string random_text(std::mt19937& random, std::size_t most) {
  static const std::vector<std::string> pieces = {
      "the",  "Riga", "said", "that",     "agreed", ",",     ".",    "\"", "'s",   "’s",
      "and",  "not",  "-",    "—",        "(",      ")",     "2025", "$",  "U.S.", "...",
      "\n\n", "漢字", "ü",    "\xC2\xA0", "?",      "don't", "!",    "•"};
  std::string text;
  const std::size_t words = random() % most;
  for (std::size_t i = 0; i < words; ++i) {
    text += pieces[random() % pieces.size()];
    if (random() % 4 != 0) text += ' ';
  }
  return text;
}

TEST(ModelAnalyzer, IsSoundOnRandomWords) {
  std::mt19937 random(17);
  for (int trial = 0; trial < 60; ++trial) {
    const Document document = one_paragraph(random_text(random, 60));
    const Analysis analysis = analyzer().analyze(document);
    EXPECT_EQ(find_breach(analysis, document.text), "") << document.text;
    EXPECT_EQ(rebuilt(document, analysis), document.text);
  }
}

TEST(ModelAnalyzer, ReadsBlocksTogetherAsItReadsThemAlone) {
  std::mt19937 random(29);
  Document together;
  std::string alone;
  for (int b = 0; b < 40; ++b) {
    const Document one = one_paragraph(random_text(random, 40));
    const auto begin = static_cast<std::uint32_t>(together.text.size());
    together.text += one.text;
    const auto end = static_cast<std::uint32_t>(together.text.size());
    together.blocks.push_back({BlockKind::paragraph, {begin, end}});
    together.text += "\n\n";
    alone += without_names(dump(one, analyzer().analyze(one)));
  }
  const Analysis analysis = analyzer().analyze(together);
  EXPECT_EQ(find_breach(analysis, together.text), "");
  EXPECT_EQ(without_names(dump(together, analysis)), alone);
}

TEST(ModelAnalyzer, ReadsSentencesOfAnyLength) {
  for (const std::size_t words : {199U, 200U, 201U, 399U, 400U, 401U, 5000U}) {
    std::string text;
    for (std::size_t i = 1; i < words; ++i) text += i % 5 == 0 ? "and " : "grain ";
    const Document document = one_paragraph(text + "x");
    const Analysis analysis = analyzer().analyze(document);
    EXPECT_EQ(find_breach(analysis, document.text), "") << words;
    EXPECT_EQ(rebuilt(document, analysis), document.text);
    ASSERT_EQ(analysis.sentences.size(), 1U);
    EXPECT_EQ(analysis.tokens.size(), words);
    for (const Name& name : analysis.names) {
      EXPECT_EQ(index(name.tokens.begin) / kLongestWindow,
                (index(name.tokens.end) - 1) / kLongestWindow);
    }
  }
}

TEST(ModelAnalyzer, AnnotatesGivenTokensAsItsOwn) {
  const Document document = one_paragraph(kReport);
  Analysis analysis = analyzer().segment(document);
  Details details;
  analyzer().annotate(document, analysis, details);
  analyzer().annotate(document, analysis, details);  // again: nothing piles up
  EXPECT_EQ(dump(document, analysis), dump(document, analyzer().analyze(document)));
  ASSERT_EQ(details.xpos.size(), analysis.tokens.size());
  ASSERT_EQ(details.features.size(), analysis.tokens.size());
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    EXPECT_EQ(features_from_text(details.features[i]), analysis.tokens[i].features);
    EXPECT_EQ(details.xpos[i].empty(), false);
  }
  EXPECT_EQ(details.xpos[0], "DT");
  EXPECT_EQ(details.features[0], "Definite=Def|PronType=Art");
  EXPECT_EQ(analyzer().segment(document, Cut::one_sentence).sentences.size(), 1U);
}

// Four threads, each with all documents in another order, so that workspaces are shared by chance.
TEST(ModelAnalyzer, IsEqualOnAnyThread) {
  std::mt19937 random(41);
  std::vector<Document> documents = {one_paragraph(kReport)};
  for (int i = 0; i < 12; ++i) documents.push_back(one_paragraph(random_text(random, 80)));
  std::vector<std::string> expected;
  for (const Document& document : documents) {
    expected.push_back(dump(document, analyzer().analyze(document)));
  }
  std::array<std::size_t, 4> different{};
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < different.size(); ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < documents.size(); ++i) {
        const std::size_t which = (i * 5 + 3 * t) % documents.size();
        const Document& document = documents[which];
        if (dump(document, analyzer().analyze(document)) != expected[which]) ++different[t];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::size_t count : different) EXPECT_EQ(count, 0U);
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
