// One parsed document as text for the user: CoNLL-U, JSON or drawn trees.
#pragma once

#include <string>

#include "cli/session.h"
#include "language/treebank.h"

namespace dragoman {

enum class ParseForm : std::uint8_t { conllu, json, trees };

struct ParseStyle {
  ParseForm form = ParseForm::conllu;
  bool ascii = false;  // of drawn trees
};

std::string parsed_as_text(const Treebank& treebank, const ParseStyle& style,
                           const Terminal& terminal);

}  // namespace dragoman
