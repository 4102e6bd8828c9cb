#include "reading/model_events.h"

#include <algorithm>

#include "reading/main_event.h"

namespace dragoman {
namespace {

int root_of(const Frame& frame) {
  if (frame.cameo.size() < 2) return 0;
  return (frame.cameo[0] - '0') * 10 + (frame.cameo[1] - '0');
}

// A frame speaks at the trigger, or tells the like elsewhere in the sentence.
bool is_told_by_frame(const Reading& reading, const MainEvent& event,
                      const std::vector<FrameMatch>& matches) {
  const SentenceId sentence = reading.analysis.sentence_of(event.trigger);
  return std::any_of(matches.begin(), matches.end(), [&](const FrameMatch& match) {
    if (match.site.trigger == event.trigger || match.site.anchor == event.trigger) return true;
    if (reading.analysis.sentence_of(match.site.trigger) != sentence) return false;
    return class_of_root(root_of(*match.frame)) == class_of_root(event.root);
  });
}

// The actors at a labelled head, as a filler of the frame's roles.
Filler filler_of(const Reading& reading, const EventLexicon& lexicon, const EventParty& party) {
  const bool target = party.label == PartyLabel::target;
  Filler filler;
  filler.kind = target ? RoleKind::recipient : RoleKind::actor;
  filler.relation = "model";
  filler.head = party.head;
  filler.actors = find_party(reading, lexicon, party.head, target, filler.reached);
  return filler;
}

}  // namespace

MainEvents find_main_events(const Reading& reading, const EventLexicon& lexicon,
                            const EventModel& model, const std::vector<FrameMatch>& matches) {
  FrameRoots roots;
  for (const FrameMatch& match : matches) {
    if (const int root = root_of(*match.frame)) roots[index(match.site.trigger)] = root;
  }
  MainEvents events;
  for (std::uint32_t s = 0; s < reading.analysis.sentences.size(); ++s) {
    events.push_back(
        model.read(reading.analysis, static_cast<SentenceId>(s), roots, lexicon.tables()));
  }
  return events;
}

void complete_by_model(const Reading& reading, const EventLexicon& lexicon,
                       const MainEvents& main_events, std::vector<FrameMatch>& matches) {
  for (FrameMatch& match : matches) {
    const MainEvent& event = main_events[index(reading.analysis.sentence_of(match.site.trigger))];
    if (event.trigger != match.site.trigger || root_of(*match.frame) != event.root) continue;
    for (const EventParty& party : event.parties) {
      if (party.probability < kSureOfParty) continue;
      Filler filler = filler_of(reading, lexicon, party);
      if (filler.actors.empty() || match.filler(filler.kind) != nullptr) continue;
      const bool taken =
          std::any_of(match.fillers.begin(), match.fillers.end(),
                      [&](const Filler& known) { return known.actors == filler.actors; });
      if (!taken) match.fillers.push_back(std::move(filler));
    }
  }
}

std::vector<FrameMatch> add_by_model(const Reading& reading, const EventLexicon& lexicon,
                                     const MainEvents& main_events,
                                     const std::vector<FrameMatch>& matches) {
  std::vector<FrameMatch> added;
  for (const MainEvent& event : main_events) {
    const Frame* frame = lexicon.root_frame(event.root);
    if (frame == nullptr || event.probability < kSureOfEvent) continue;
    if (is_told_by_frame(reading, event, matches)) continue;
    FrameMatch match;
    match.frame = frame;
    match.site = find_site(reading.analysis, lexicon.tables(), event.trigger);
    for (const EventParty& party : event.parties) {
      Filler filler = filler_of(reading, lexicon, party);
      if (!filler.actors.empty()) match.fillers.push_back(std::move(filler));
    }
    added.push_back(std::move(match));
  }
  return added;
}

}  // namespace dragoman
