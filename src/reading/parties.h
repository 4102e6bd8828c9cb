// The states behind the actors of a text, and mentions found by their place where the tree fails.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reading/frames.h"
#include "reading/reader.h"

namespace dragoman {

// The state an actor acts for: itself, or that of a body or of a person in office, where the
// document has it among its actors. Nothing for companies, media and private persons.
std::optional<ActorIndex> state_behind(const Reading& reading, ActorIndex actor);
// The code of that state, the id of an organization of states, or "".
std::string side_of(const Reading& reading, ActorIndex actor);
// An organization of states.
bool is_intergovernmental(const ActorRecord& actor);
// A body of a state, or a person in one of its offices.
bool acts_for_state(const ActorRecord& actor);
// The states that a token's mention stands for; bodies and persons count for their states only
// where `through` is set.
std::vector<ActorIndex> states_at(const Reading& reading, TokenId token, bool through);
// The realis of a word alone, whatever verb may carry it; "until it signs", "after it leaves" lie
// ahead.
Realis own_realis(const Reading& reading, const EventLexicon& lexicon, TokenId token);
// Adds what is not there yet.
void add_new(std::vector<ActorIndex>& all, const std::vector<ActorIndex>& more);

}  // namespace dragoman
