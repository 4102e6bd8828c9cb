// The places of a text that speak of a commitment: its noun, name, parties, date and state there.
//
// Each place is read by itself; commitments.h joins those that mean one thing. Parties are states,
// organizations of states and armed groups; bodies and persons in office stand for their states.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reading/commitment_cues.h"
#include "reading/commitment_state.h"
#include "reading/figures.h"
#include "reading/frames.h"
#include "reading/reader.h"

namespace dragoman {

struct CommitmentMention {
  TokenId noun{};
  std::string lemma;
  std::string kind;
  std::string name;
  std::vector<std::string> words;  // what tells it from others of its sort, sorted: "peace"
  std::vector<ActorIndex> parties;
  std::optional<Date> made;
  std::optional<Date> deadline;
  std::vector<double> amount;
  CommitmentState state;
  bool definite = false;       // "the", a demonstrative or a possessor before it
  bool demonstrative = false;  // "that agreement"
  bool plural = false;
  bool pronoun = false;   // "it": only the state counts
  bool named = false;     // written as a name
  bool about = false;     // says what it is on
  bool nameless = false;  // a party is named of whom nothing is known
};

// In the order of the text. Pure.
std::vector<CommitmentMention> find_commitments(const Reading& reading, const EventLexicon& lexicon,
                                                const CommitmentCues& cues,
                                                const std::vector<FigureMention>& figures);

}  // namespace dragoman
