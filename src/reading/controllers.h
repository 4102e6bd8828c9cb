// Who does what a verb without a subject of its own tells, where that is not the subject above; and
// who is named only to be left out. By word classes (data/events/classes.tsv) over the tree.
#pragma once

#include <vector>

#include "language/analysis.h"
#include "reading/event_tables.h"

namespace dragoman {

// "pressed X to launch", where the tree hangs the infinitive on the verb as its purpose: of verbs
// that move others (class `influence`) the object acts. kNoToken for none.
TokenId moved_by_others(const Analysis& analysis, const EventTables& tables, TokenId verb);

// "accused the coalition of killing", "needs voters already supporting Y": who is accused kills,
// who is needed supports, whether the tree hangs the participle on the noun or on its verb.
TokenId person_before(const Analysis& analysis, const EventTables& tables, TokenId verb);

// "X, not Y", "X and not Y", "X rather than Y": Y takes no part.
bool is_excluded(const Analysis& analysis, const EventTables& tables, TokenId part);

// "X and Y met" where the tree makes both subjects instead of joining them: those beside the one.
std::vector<TokenId> joined_subjects(const Analysis& analysis, TokenId verb, TokenId subject);

// "after X had met Y" where the tree takes "after X" for a part of the verb above: X. kNoToken for
// none.
TokenId subject_taken_for_part(const Analysis& analysis, const EventTables& tables, TokenId verb);

// "five rounds of talks", "hours of talks": what counts a noun and stands in its place, or the
// noun.
TokenId measured(const Analysis& analysis, const EventTables& tables, TokenId noun);

// "in a phone call X told Y", "X and Y agreed after hours of talks": whose a contact is that is
// told beside a clause: its subjects', and theirs to whom something is said in it. None where the
// noun belongs to a name ("the NATO summit").
std::vector<TokenId> parties_beside(const Analysis& analysis, const EventTables& tables,
                                    TokenId noun);

}  // namespace dragoman
