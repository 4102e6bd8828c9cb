// Which person a pronoun may mean, and which it means most likely.
//
// Candidates are the persons with a mention near the pronoun, before or shortly after it, whose
// gender does not speak against it; and nobody named. Each is described by the features of
// pronoun_model.h, which also says how they are weighed. The mentions are the names and titles of
// the whole document and the pronouns that are settled already, so the choice runs left to right.
#pragma once

#include <optional>
#include <vector>

#include "reading/coreference.h"
#include "reading/pronoun_model.h"

namespace dragoman {

// The candidates for a personal or possessive pronoun of a gender, likeliest first, nobody named
// among them. O(mentions within reach × depth of the tree).
PronounChoice antecedents(History& history, TokenId pronoun, Gender gender);

}  // namespace dragoman
