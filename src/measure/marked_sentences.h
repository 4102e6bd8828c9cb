// Sentences with their main event marked, as data/sentences keeps them.
//
//   19<TAB>[S The army] {shelled} [T a village near Goma] on Friday.
//
// The CAMEO root of the sentence's main event, and the sentence: the trigger between braces,
// source, target and both sides of a joint deed in brackets. Lines that begin with # and empty
// lines are passed over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "reading/event_model.h"

namespace dragoman {

// S source, T target, R both sides; anything else none.
PartyLabel party_label(char letter);

struct MarkedParty {
  PartyLabel label = PartyLabel::none;
  Span span;
};

struct MarkedSentence {
  std::string place;  // "news.marked:12"
  int root = 0;
  std::string text;  // without the marks
  Span trigger;
  std::vector<MarkedParty> parties;
};

// Fails with bad_table at the first line that has no root, not one trigger, or open marks.
Result<std::vector<MarkedSentence>> parse_marked_sentences(std::string_view text,
                                                           const std::string& name);

}  // namespace dragoman
