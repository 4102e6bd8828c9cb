// The events of a document.
//
// Every word that a frame knows is looked at once: its roles are filled, its realis, attribution,
// date, place and subject read, and the event kept if it has a party that acts between or within
// states. An event without such a party, and a noun that only names a matter, is dropped:
// precision matters more than recall. One trigger carries one event; an event and the words that
// only carry or repeat it in the same clause are one.
#pragma once

#include <vector>

#include "reading/frame_match.h"
#include "reading/frames.h"
#include "reading/reader.h"
#include "record/types.h"

namespace dragoman {

class EventModel;

// In the order of their triggers, those that only the model tells (model_events.h; nullptr for
// none) last. Pure.
std::vector<EventRecord> read_events(const Reading& reading, const EventLexicon& lexicon,
                                     const EventModel* model = nullptr);

// What frames hold in a document, whether or not a party acts between or within states: what
// read_events begins with, in the order of the triggers. Pure.
std::vector<FrameMatch> match_events(const Reading& reading, const EventLexicon& lexicon);

}  // namespace dragoman
