#include "reading/model_events.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/parties.h"

namespace dragoman {
namespace {

// Who tells, or is told, what the trigger says: a part of a verb of saying that is not it.
bool only_tells(const Reading& reading, const EventLexicon& lexicon, TokenId head,
                TokenId trigger) {
  const Token& token = reading.analysis.at(head);
  const Relation relation = base(token.relation);
  const bool part =
      relation == Relation::nsubj || relation == Relation::obj || relation == Relation::iobj;
  return part && token.head != trigger && token.head != kNoToken &&
         lexicon.tables().is_reporting(to_lower(reading.analysis.lemma(token.head)));
}

// "talks at the level of ministers": a part of another noun than the trigger.
bool is_inside_noun(const Analysis& analysis, TokenId head, TokenId trigger) {
  const Token& token = analysis.at(head);
  return base(token.relation) == Relation::nmod && token.head != trigger &&
         token.head != kNoToken && analysis.at(token.head).tag == Upos::noun &&
         analysis.at(head).relation != Relation::nmod_poss;
}

// "founded the union to oppose the minority": what another verb has for its object.
bool is_of_another_verb(const Analysis& analysis, TokenId head, const TriggerSite& site) {
  const Token& token = analysis.at(head);
  return base(token.relation) == Relation::obj && token.head != kNoToken &&
         token.head != site.trigger && token.head != site.anchor &&
         analysis.at(token.head).tag == Upos::verb;
}

// The actors at a labelled head, as a filler of the frame's roles.
Filler filler_of(const Reading& reading, const EventLexicon& lexicon, const EventParty& party) {
  const bool target = party.label == PartyLabel::target;
  Filler filler;
  filler.kind = target ? RoleKind::recipient : RoleKind::actor;
  filler.relation = "model";
  filler.head = party.head;
  filler.actors =
      find_party(reading, lexicon, party.head, target ? Depth::any : Depth::people, filler.reached);
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

void complete_by_model(const Reading& reading, const EventLexicon& lexicon, MainEvents& main_events,
                       std::vector<FrameMatch>& matches) {
  for (FrameMatch& match : matches) {
    if (match.frame->mutual) continue;  // its sides are all found, or it would not hold
    if (match.filler(RoleKind::actor) != nullptr && match.filler(RoleKind::recipient) != nullptr) {
      continue;
    }
    const MainEvent& event = main_events.of(match.site.trigger);
    if (event.trigger != match.site.trigger || root_of(*match.frame) != event.root) continue;
    for (const EventParty& party : event.parties) {
      if (party.probability < kSureOfParty) continue;
      if (only_tells(reading, lexicon, party.head, event.trigger)) continue;
      if (is_inside_noun(reading.analysis, party.head, event.trigger)) continue;
      const bool target = party.label == PartyLabel::target;
      if (target && is_of_another_verb(reading.analysis, party.head, match.site)) continue;
      Filler filler = filler_of(reading, lexicon, party);
      if (filler.actors.empty() || filler.reached) continue;
      if (match.filler(filler.kind) != nullptr) continue;
      const bool taken =
          std::any_of(match.fillers.begin(), match.fillers.end(),
                      [&](const Filler& found) { return same_side(reading, found, filler); });
      if (!taken) match.fillers.push_back(std::move(filler));
    }
  }
}

}  // namespace dragoman
