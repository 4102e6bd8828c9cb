#include "reading/model_events.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/parties.h"

namespace dragoman {
namespace {

int root_of(const Frame& frame) {
  if (frame.cameo.size() < 2) return 0;
  return (frame.cameo[0] - '0') * 10 + (frame.cameo[1] - '0');
}

// The subject of a verb of saying above the trigger: who tells, not who acts.
bool only_tells(const Reading& reading, const EventLexicon& lexicon, TokenId head,
                TokenId trigger) {
  const Token& token = reading.analysis.at(head);
  return base(token.relation) == Relation::nsubj && token.head != trigger &&
         token.head != kNoToken &&
         lexicon.tables().is_reporting(to_lower(reading.analysis.lemma(token.head)));
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

// The same actors, or others of the same state: "Jordan placed its air force on alert" is nothing
// that Jordan does to Jordan.
bool same_side(const Reading& reading, const Filler& known, const Filler& filler) {
  return std::all_of(filler.actors.begin(), filler.actors.end(), [&](ActorIndex actor) {
    const auto state = state_behind(reading, actor);
    return std::any_of(known.actors.begin(), known.actors.end(), [&](ActorIndex other) {
      return other == actor || (state && state_behind(reading, other) == state);
    });
  });
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
    if (match.frame->mutual) continue;  // its sides are all found, or it would not hold
    if (event.trigger != match.site.trigger || root_of(*match.frame) != event.root) continue;
    for (const EventParty& party : event.parties) {
      if (party.probability < kSureOfParty) continue;
      if (only_tells(reading, lexicon, party.head, event.trigger)) continue;
      Filler filler = filler_of(reading, lexicon, party);
      if (filler.actors.empty() || filler.reached) continue;
      if (match.filler(filler.kind) != nullptr) continue;
      const bool taken =
          std::any_of(match.fillers.begin(), match.fillers.end(),
                      [&](const Filler& known) { return same_side(reading, known, filler); });
      if (!taken) match.fillers.push_back(std::move(filler));
    }
  }
}

}  // namespace dragoman
