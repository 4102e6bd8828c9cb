#include "language/language_helpers.h"

#include <gtest/gtest.h>

namespace dragoman {

const Analyzer& test_analyzer() {
  static const auto analyzer = load_analyzer(DRAGOMAN_SOURCE_DIR "/data");
  check(analyzer.ok(), analyzer.ok() ? "" : "the analyzer's tables do not load");
  return **analyzer;
}

const Lexicon& test_lexicon() {
  static const auto lexicon = Lexicon::load(DRAGOMAN_SOURCE_DIR "/data/language");
  check(lexicon.ok(), "the lexicon does not load");
  return *lexicon;
}

Document one_paragraph(std::string text) {
  Document document;
  document.text = std::move(text);
  document.blocks.push_back(
      {BlockKind::paragraph, {0, static_cast<std::uint32_t>(document.text.size())}});
  return document;
}

std::string tokens_of(const std::string& text) {
  Document document = one_paragraph(text);
  std::string out;
  for (const Token& token : test_analyzer().analyze(document).tokens) {
    if (!out.empty()) out += ' ';
    out += document.words(token.span);
  }
  return out;
}

std::vector<std::string> sentences_of(const std::string& text) {
  Document document = one_paragraph(text);
  std::vector<std::string> out;
  for (const Sentence& sentence : test_analyzer().analyze(document).sentences) {
    out.emplace_back(document.words(sentence.span));
  }
  return out;
}

std::string arc_of(const Document& document, const Analysis& analysis, std::string_view form) {
  for (const Token& token : analysis.tokens) {
    if (document.words(token.span) != form) continue;
    if (token.head == kNoToken) return "root";
    return std::string(document.words(analysis.at(token.head).span)) + " <-" +
           std::string(relation_name(token.relation)) + "- " + std::string(form);
  }
  return "";
}

}  // namespace dragoman
