// Whether what a frame found is told as an event at all.
//
// An event is between or within states: somebody who acts for one, or is acted on, must take part.
// What is done as a rule ("regularly accuses", "a policy of not charging") is none; nor is the
// promise of a hostile act a second one beside the act.
#pragma once

#include <vector>

#include "reading/frame_match.h"
#include "reading/reader.h"

namespace dragoman {

// `matches`: all of the document, for what stands in the match's complement. Pure; O(matches).
bool is_told(const Reading& reading, const EventLexicon& lexicon,
             const std::vector<FrameMatch>& matches, const FrameMatch& match);

}  // namespace dragoman
