// Where in a document's text its records stand, for a reader who looks at the text.
//
// Records cite sentences; the words themselves (a name, a date, a number) are found again inside
// them, as the records have them. Words that are not found literally have no mark: the sentence
// still has.
#pragma once

#include <string>
#include <vector>

#include "base/document.h"
#include "base/span.h"
#include "record/types.h"

namespace dragoman {

struct Mark {
  Span span;         // bytes
  const char* kind;  // event, statement, quote, actor, date, figure, commitment, membership, place
  std::string id;    // of the record; of an actor for names
};

// By begin, longer ones first, then by kind and id; they may overlap. O(text · names).
std::vector<Mark> marks_of(const Document& document, const DocumentRecords& records);

}  // namespace dragoman
