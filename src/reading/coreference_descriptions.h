// Nouns that point back: "the two sides", "the alliance", "the island nation", "the group".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reading/coreference.h"

namespace dragoman {

// What a noun with a determiner stands for; nothing where it does not point back. The actors are
// none where it does but finds nobody.
std::optional<Found> resolve_description(History& history, TokenId noun);

// The last so many distinct countries before a token, in the order of the text; none for fewer.
std::vector<std::string> last_countries(const History& history, TokenId t, std::size_t count);
// Who owns what begins at the token: "its", "his", "NAME's", "the bloc's"; nullptr for none.
const Past* possessor(const History& history, TokenId t);
// The determiner before a noun, over at most so many adjectives and the like; kNoToken for none.
TokenId determiner(const Scan& scan, TokenId noun, int words);
// "both ministers", "the two armies": a number of those spoken of.
bool is_counted_pair(const Scan& scan, TokenId noun);

}  // namespace dragoman
