// The lemma of a form.
//
// Rules of English inflection over the lexicon, irregular forms by table. Forms are lower case.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/lexicon.h"

namespace dragoman {

// The lemma of a form with a tag. Proper names keep `surface`'s case; a plural name loses its s.
std::string lemma_of(const Lexicon& lexicon, std::string_view form, std::string_view surface,
                     Tag tag);

}  // namespace dragoman
