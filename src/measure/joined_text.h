// Words of a treebank or a file of names, written together again as a text.
//
// Files of names keep words apart and do not say where blanks stood. The program reads texts, so it
// is measured on one: blanks are left out where English printing has none: before stops, clitics
// and closing marks, after opening ones, inside "U . S .", around a hyphen between words. Quotation
// marks are taken in pairs within a sentence. What cannot be known (a dash that is printed as a
// hyphen with blanks) is decided for the commoner case.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "language/lexicon.h"

namespace dragoman {

// Appends the sentence to `text`; gives each word's place there.
std::vector<Span> join_words(const Lexicon& lexicon, const std::vector<std::string_view>& words,
                             std::string& text);

}  // namespace dragoman
