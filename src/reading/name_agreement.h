// Names held together: what the tables know, and what one document says in different places.
//
// The network names each sentence by itself and has read little. Here a name the tables know gets
// the kind they give it ("Tunisia" is no organisation) and its full length ("the UN Commission on
// the Status of Women"); titles leave the names of persons; an abbreviation in brackets is what its
// long form is; a surname alone is the person named in full elsewhere; and mentions of one name
// that differ in kind follow the most. Left out on purpose: adding what the network did not see
// elsewhere in the document, which did more harm than good (docs/decisions/0031).
#pragma once

#include <memory>

#include "base/document.h"
#include "knowledge/knowledge.h"
#include "language/analyzer.h"

namespace dragoman {

// Corrects analysis.names; they stay in order and apart. Cost: a look-up a capitalised token.
void agree_on_names(const Knowledge& knowledge, const Document& document, Analysis& analysis);

// An analyzer whose names agree. `knowledge` outlives it.
std::unique_ptr<const Analyzer> with_agreed_names(std::unique_ptr<const Analyzer> analyzer,
                                                  const Knowledge& knowledge);

}  // namespace dragoman
