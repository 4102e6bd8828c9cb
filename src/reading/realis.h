// Whether what a trigger tells has happened, goes on, is planned, is only thought of, or is denied.
//
// Read from the words around the trigger (negation, modals, conditions: data/events/markers.tsv)
// and from the chain of words above it ("plans to", "possibility of", "refused to": operators.tsv,
// and the frames that govern their complement). Inner words are taken first, each outer one changes
// what stands. Factive verbs change nothing; verbs of saying end the chain.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "reading/arguments.h"
#include "reading/frame_match.h"
#include "reading/frames.h"
#include "record/types.h"

namespace dragoman {

// The frame matched at each trigger of a document.
using FramesAt = std::unordered_map<std::uint32_t, const Frame*>;

struct RealisReading {
  Realis realis = Realis::happened;
  bool past_perfect = false;           // "had met"
  std::vector<std::string> operators;  // what was met on the way, for `why`
};

// What an outer word does to what stands.
Realis combine(Realis outer, Realis inner);

// Pure; O(depth × sentence length).
RealisReading read_realis(const Analysis& analysis, const EventLexicon& lexicon,
                          const FramesAt& frames, const TriggerSite& site, std::string_view text);

}  // namespace dragoman
