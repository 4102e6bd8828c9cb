// Where sentences end: after a full stop, question or exclamation mark and the closing quotes and
// brackets that follow it, unless what comes next says that the sentence goes on.
//
// A quotation that runs over several sentences is cut like any other text. Block borders are
// handled by the caller; an empty line inside a block ends a sentence.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "language/lexicon.h"

namespace dragoman {

// For the tokens of one block: the index after each sentence's last token, in order; the last is
// tokens.size(). O(tokens).
std::vector<std::uint32_t> find_sentence_ends(const Lexicon& lexicon, std::string_view text,
                                              std::span<const Span> tokens);

}  // namespace dragoman
