// Which frame holds at a token, and what fills its roles.
//
// Of the frames whose trigger stands there and whose needs are met, the most specific wins: more
// words, then more needs, then more parties found. One token carries at most one event.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reading/arguments.h"
#include "reading/frames.h"
#include "reading/mentions.h"
#include "reading/reader.h"

namespace dragoman {

// A party found for a role.
struct Filler {
  RoleKind kind = RoleKind::actor;
  std::string relation;
  TokenId head{};
  std::vector<ActorIndex> actors;
  bool reached = false;  // not the filler itself but an actor inside it: "the borders of Armenia"
  bool shared = false;   // through coordination, control or a relative clause
};

struct FrameMatch {
  const Frame* frame = nullptr;  // of the lexicon, or the model's (model_events.h)
  TriggerRef trigger;            // says nothing where the model spoke
  TriggerSite site;
  std::vector<Filler> fillers;
  std::vector<TokenId> themes;  // the words that met a theme
  int specificity = 0;

  // The distinct actors of a role, in the order found.
  std::vector<ActorIndex> parties(RoleKind kind) const;
  const Filler* filler(RoleKind kind) const;
};

// Pure; O(frames of the lemma × sentence length).
std::optional<FrameMatch> match_frame(const Reading& reading, const EventLexicon& lexicon,
                                      TokenId token);

// Which nouns are looked into for a party.
enum class Depth : std::uint8_t {
  people,   // words for people and bodies: "officials in X"
  content,  // what is promised or asked for: its owner and its other side, "a treaty with X"
  any,
};

// The actors that stand at a token, or inside its phrase where it is no actor itself; `reached`
// says which.
std::vector<ActorIndex> find_party(const Reading& reading, const EventLexicon& lexicon,
                                   TokenId token, Depth depth, bool& reached);

}  // namespace dragoman
