// The main event of a text of one sentence: frames first, the model over them.
#pragma once

#include <optional>
#include <vector>

#include "reading/event_model.h"
#include "reading/frame_match.h"
#include "reading/reader.h"

namespace dragoman {

// The CAMEO root of a frame's code, 1 to 20; 0 for a frame without a code.
int root_of(const Frame& frame);

// The CAMEO roots of the frames that hold in a document, whoever its parties are.
FrameRoots frame_roots(const Reading& reading, const EventLexicon& lexicon);

FrameRoots roots_of(const std::vector<FrameMatch>& matches);

// The longest sentence of a text, by words; nothing where it has none.
std::optional<SentenceId> longest_sentence(const Analysis& analysis);

}  // namespace dragoman
