// What the model of main events adds to the frames: parties that stand where no relation of a frame
// reaches ("Per request of X, the Queen suspended parliament"). It tells no events of its own:
// where no frame held, two of three that it was sure of were wrong (decision 0050).
#pragma once

#include <vector>

#include "reading/main_event.h"

namespace dragoman {

// Gives a frame's match that is its sentence's main event the parties that the frame's own
// relations did not find: a side that stays empty, from the heads the model is sure of
// (kSureOfParty).
inline constexpr double kSureOfParty = 0.7;
void complete_by_model(const Reading& reading, const EventLexicon& lexicon, MainEvents& main_events,
                       std::vector<FrameMatch>& matches);

}  // namespace dragoman
