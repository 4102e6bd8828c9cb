// The clause around a word of the tree: its preposition, its voice, its subject.
//
// Small pure questions that arguments, realis and attribution share. A subject that a verb does not
// have itself is looked for above: coordination, control ("wants to visit"), participles, relative
// clauses. Robust against imperfect trees: every climb is bounded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/analysis.h"

namespace dragoman {

// Whether a token may head a nominal.
bool is_nominal(const Token& token);
// The noun that a relative pronoun stands for, or the token itself.
TokenId antecedent(const Analysis& analysis, TokenId token);
// The preposition of a nominal or clause ("in", "according_to"), or "".
std::string preposition_of(const Analysis& analysis, TokenId token);
// Whether a verb stands in the passive (also as a past participle after its noun).
bool is_passive(const Analysis& analysis, TokenId verb);
// The nominal that is the verb's grammatical subject, looked for above where the verb has none of
// its own; kNoToken for none. `shared` tells which.
TokenId grammatical_subject(const Analysis& analysis, TokenId verb, bool& shared);
// Whether the verb has a subject of its own on its left.
bool subject_before(const Analysis& analysis, TokenId verb);

bool has_lemma(const Analysis& analysis, TokenId token, std::string_view lemma);
// All words of a phrase headed by `head` are there: below it or right beside it.
bool has_words(const Analysis& analysis, TokenId head, const std::vector<std::string>& words,
               std::size_t head_word);

}  // namespace dragoman
