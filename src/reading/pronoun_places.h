// Where a mention stands in its sentence and what it is there, as far as pronouns ask.
#pragma once

#include "language/analysis.h"
#include "reading/pronoun_model.h"

namespace dragoman {

// The predicate of the clause that a token stands in; kNoToken for the predicate of its sentence.
TokenId clause_of(const Analysis& analysis, TokenId token);
// The head of the row or the apposition that a noun belongs to, for what it is in its clause.
TokenId whole_of(const Analysis& analysis, TokenId head);
// What a noun is in its clause.
ClausePart part_of(const Analysis& analysis, TokenId head);
// What a pronoun is.
Asks asks_of(const Analysis& analysis, TokenId pronoun);

}  // namespace dragoman
