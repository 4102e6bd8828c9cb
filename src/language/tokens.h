// Words of a text, as English treebanks of Universal Dependencies cut them.
//
// Clitics come off ("do n't", "Russia 's"), hyphens between words are tokens of their own but after
// a prefix ("Armenian - Russian", "anti-government"), abbreviations keep their full stop, numbers
// their separators, currency signs and units stand alone, dashes split whether or not blanks stand
// around them. Web addresses stay whole. Exact spans: tokens never overlap, and every byte that is
// no white space is in one.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "language/lexicon.h"

namespace dragoman {

// Appends the tokens of text[block] to `tokens`, in order. O(block).
void find_tokens(const Lexicon& lexicon, std::string_view text, Span block,
                 std::vector<Span>& tokens);

// Whether a token is an opening or a closing mark of a quotation (the straight ones are both).
bool is_quote(std::string_view token);

}  // namespace dragoman
