// The analyzer over the project's own tables, loaded once, and short ways to ask it things.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/analyzer.h"
#include "language/lexicon.h"

namespace dragoman {

const Analyzer& test_analyzer();
const Lexicon& test_lexicon();
// A document of one paragraph.
Document one_paragraph(std::string text);
// Its tokens, joined by blanks; its sentences.
std::string tokens_of(const std::string& text);
std::vector<std::string> sentences_of(const std::string& text);
// "agreed <-nsubj- Iran" for the first token with this form; "" for none, "root" for the root.
std::string arc_of(const Document& document, const Analysis& analysis, std::string_view form);

}  // namespace dragoman
