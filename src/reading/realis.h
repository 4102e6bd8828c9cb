// Whether what a trigger tells has happened, goes on, is planned, is only thought of, or is denied.
//
// Read from the words around the trigger (negation, modals, conditions: data/events/markers.tsv)
// and from the chain of words above it ("plans to", "possibility of", "refused to": operators.tsv,
// and the frames that govern their complement). Inner words are taken first, each outer one changes
// what stands. Factive verbs change nothing; verbs of saying end the chain. A noun that is spoken
// of as known ("discuss the attack") is not touched by what stands around its verb.
//
// Beside the realis stands how certain it is that the event comes about at any time, from −3
// (certainly not) to 3: "will meet" and "wants to meet" are both in the future and not alike.
#pragma once

#include <optional>
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
  double certainty = 3;                // −3 to 3
  bool past_perfect = false;           // "had met"
  std::vector<std::string> operators;  // what was met on the way, for `why`
};

// What an outer word does to what stands. `deniable`: what stands is possible, wanted or tried, and
// a denial of that denies the event ("not able to leave", but not "did not demand to leave").
Realis combine(Realis outer, Realis inner, bool deniable = false);
// The same for certainty; an outer word that names none has that of its effect.
double combine_certainty(Realis outer, std::optional<double> own, double inner);

// Pure; O(depth × sentence length).
RealisReading read_realis(const Analysis& analysis, const EventLexicon& lexicon,
                          const FramesAt& frames, const TriggerSite& site, std::string_view text);

}  // namespace dragoman
