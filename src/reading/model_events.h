// What the model of main events adds to the frames: the main event of a sentence in which no frame
// holds at its trigger and none tells the like. Its type is that of its CAMEO root, its parties are
// the actors that stand at the heads the model labels. The model must be sure (kSureOfEvent), and
// statements, appeals and requests are left to those who read speech.
#pragma once

#include <unordered_map>
#include <vector>

#include "reading/event_model.h"
#include "reading/frame_match.h"

namespace dragoman {

inline constexpr double kSureOfEvent = 0.6;

// The main event of every sentence, by the number of the sentence.
using MainEvents = std::vector<MainEvent>;
MainEvents find_main_events(const Reading& reading, const EventLexicon& lexicon,
                            const EventModel& model, const std::vector<FrameMatch>& matches);

// Gives a frame's match that is its sentence's main event the parties that the frame's own
// relations did not find: a side that stays empty, from the heads the model is sure of
// (kSureOfParty).
inline constexpr double kSureOfParty = 0.7;
void complete_by_model(const Reading& reading, const EventLexicon& lexicon,
                       const MainEvents& main_events, std::vector<FrameMatch>& matches);

// The matches that the model adds, in the order of their triggers. Pure.
std::vector<FrameMatch> add_by_model(const Reading& reading, const EventLexicon& lexicon,
                                     const MainEvents& main_events,
                                     const std::vector<FrameMatch>& matches);

}  // namespace dragoman
