// Dependency trees in the terminal.
//
// A line a token, in the order of the text. Each token that governs others has a vertical line
// which its dependents join; what it says of a token stands in columns at the right:
//
//      ╭─ The          DET    det
//    ╭─┴ ministers ...
//
// With crossing edges (non-projective trees) lines cross as "┼".
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/span.h"
#include "cli/session.h"
#include "language/analysis.h"

namespace dragoman {

struct TreeDrawing {
  Span mark;                                  // tokens that touch it stand out
  bool ascii = false;                         // no box-drawing characters
  std::map<TokenId, std::string> notes = {};  // printed behind a token's line
};

// O(tokens * depth).
std::string draw_tree(const Analysis& analysis, SentenceId sentence, std::string_view text,
                      const Terminal& terminal, const TreeDrawing& how = {});

}  // namespace dragoman
