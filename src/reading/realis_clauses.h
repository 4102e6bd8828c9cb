// Forms of clauses that bear on whether an event happened.
//
// Small pure questions about a tree: "to discuss", "would have signed", "should Iran attack", "no
// agreement was reached". Which words count is a matter of tables; what stands here is grammar.
#pragma once

#include <vector>

#include "language/analysis.h"
#include "reading/event_tables.h"

namespace dragoman {

// "to meet": an infinitive with its mark.
bool is_infinitive(const Analysis& analysis, TokenId token);
// "the attack", "their visit", "Iran's offer": known, so not in question. With `any`, "no" or "a"
// the noun is new.
bool is_definite(const Analysis& analysis, TokenId noun);
// "would have signed", "should have been told": what did not come about.
bool is_counterfactual(const Analysis& analysis, TokenId verb, const EventTables& tables);
// "should Iran attack, …", "were they to meet, …", "had they met, …"
bool is_inverted_condition(const Analysis& analysis, TokenId verb);
// "Leaders to meet in Rome": a headline whose only verb is an infinitive.
bool is_headline_plan(const Analysis& analysis, TokenId verb);
// The word that governs an infinitive or a "from …ing" because it stands right before it or before
// its object ("failure to sign", "prevented them from leaving"), where the tree has another;
// kNoToken for none.
TokenId governor_beside(const Analysis& analysis, TokenId verb, const EventTables& tables);
// The verb whose object an infinitive hangs on, where it governs the infinitive rather than the
// object does ("caused the minister to leave", but not "had a plan to leave"); kNoToken for none.
TokenId governor_of_object(const Analysis& analysis, TokenId verb, const EventTables& tables);

// What denies the clause of a verb, an adjective or a noun that is a predicate: "not", "never",
// "hasn't" as one word, and arguments like "no one", "no agreement", "none of them".
std::vector<TokenId> clause_negations(const Analysis& analysis, TokenId head,
                                      const EventTables& tables);

}  // namespace dragoman
