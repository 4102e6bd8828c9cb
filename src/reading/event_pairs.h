// Whose an event is that is told without its parties, in a report on two states.
//
// "Iran and Iraq met in Doha ... Technical talks will begin in May ... A joint statement was then
// signed": the parties are those of the last contact or agreement that the report told. Only of
// events that take two (frames that are mutual; documents and ties, in the passive), only where the
// sentence names nobody else, and only a few sentences on. Left out: definite nouns, which take up
// what was told ("the talks").
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "reading/frame_match.h"
#include "reading/reader.h"
#include "record/types.h"

namespace dragoman {

class EventPairs {
 public:
  // Both outlive it.
  EventPairs(const Reading& reading, const EventLexicon& lexicon)
      : reading_(reading), lexicon_(lexicon) {}

  // Takes in an event that was told; matches come in the order of the text.
  void note(const FrameMatch& match);
  // The match with the parties it lacks; nothing where they are not to be had.
  std::optional<FrameMatch> complete(const FrameMatch& match) const;

 private:
  bool takes_two(const FrameMatch& match) const;
  bool is_new(TokenId noun) const;
  bool is_beside(TokenId party) const;
  bool names_others(TokenId trigger) const;
  bool is_of_pair(ActorIndex actor) const;

  const Reading& reading_;
  const EventLexicon& lexicon_;
  std::vector<ActorIndex> sides_;    // the last pair: two states, or who acts for them
  std::vector<std::string> states_;  // their codes
  std::uint32_t told_in_ = 0;        // the sentence
};

}  // namespace dragoman
