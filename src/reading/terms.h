// What each side calls a thing: "calling it the 'X corridor'", "'Y route' is a term used by Z".
//
// A pass over the statements of a document, after they are read. Each use becomes a statement with
// the act `call`: the speaker is who uses the term, the content is the term, `names` is the thing,
// in the fullest words the document has for it. A statement that held the mere term goes. Left out:
// insults and judgements ("called it a provocation"), terms that nobody is said to use.
#pragma once

#include <string_view>
#include <vector>

#include "reading/reader.h"
#include "reading/term_cues.h"
#include "record/types.h"

namespace dragoman {

inline constexpr std::string_view kCallAct = "call";

void read_terms(const Reading& reading, const TermCues& cues,
                std::vector<StatementRecord>& statements);

}  // namespace dragoman
