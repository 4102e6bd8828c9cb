// Which type of event holds from one party of a text to another.
//
// Every word that may tell an event speaks for the types that the model of main events and the
// frame at the word give it, as loud as the two phrases are its parties: as the model labels them
// for that word, and as the frame's roles do. So of two events in a sentence the one that links the
// two decides, and not the main one. A text that has neither phrase is read for its main event.
//
// It answers for any two phrases, with no word of whether there is a relation at all: that is what
// read_events asks. Pure.
#pragma once

#include <string>
#include <vector>

#include "base/span.h"
#include "reading/event_model.h"
#include "reading/frames.h"
#include "reading/reader.h"

namespace dragoman {

struct TypeShare {
  std::string type;  // of the ontology
  double share = 0;  // all add up to 1
  std::string why;   // the word that spoke loudest for it, and how
};

// Types from the likeliest to the least, none where no word tells one. `source` and `target` are
// all places of the phrases in the text, none for a phrase that is not there.
std::vector<TypeShare> relation_types(const Reading& reading, const EventLexicon& lexicon,
                                      const EventModel& model, const std::vector<Span>& source,
                                      const std::vector<Span>& target);

}  // namespace dragoman
