// The thing that a term is for, in words: its noun with what describes it.
#pragma once

#include "language/analysis.h"
#include "reading/term_cues.h"

namespace dragoman {

// A noun with its adjectives, compounds and short complements, without its article.
TokenRange thing_phrase(const Analysis& analysis, const TermCues& cues, TokenId noun);
// For a thing that is only pointed to ("this road"), the noun of the fuller phrase in the sentences
// before; otherwise the noun itself.
TokenId named_in_full(const Analysis& analysis, const TermCues& cues, TokenId noun);

}  // namespace dragoman
