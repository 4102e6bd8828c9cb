// One sentence as reading saw it: its tree, its mentions, its dates.
#pragma once

#include <string>

#include "base/span.h"
#include "cli/session.h"
#include "reading/reader.h"

namespace dragoman {

// Tree (if wanted), mentions and dates of the sentences that touch a span of the document; a line
// that says so where there is none. Where a frame holds at the words of `mark`, the tree says what
// fills its roles and by which relation.
std::string sentence_in_depth(const Reading& reading, const EventLexicon& lexicon, Span span,
                              Span mark, bool with_tree, const Terminal& terminal);

}  // namespace dragoman
