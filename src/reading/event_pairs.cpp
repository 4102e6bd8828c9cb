#include "reading/event_pairs.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/parties.h"
#include "reading/realis_clauses.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kReach = 12;  // sentences from the pair to what is told without it

}  // namespace

void EventPairs::note(const FrameMatch& match) {
  if (!lexicon_.tables().in_class(to_lower(match.frame->type), "pair-type")) return;
  std::vector<ActorIndex> sides;
  std::vector<std::string> states;
  for (const Filler& filler : match.fillers) {
    for (ActorIndex actor : filler.actors) {
      const std::string state = side_of(reading_, actor);
      if (state.empty()) return;
      if (std::find(states.begin(), states.end(), state) != states.end()) continue;
      states.push_back(state);
      sides.push_back(state_behind(reading_, actor).value_or(actor));
    }
  }
  if (states.size() != 2) return;
  sides_ = std::move(sides);
  states_ = std::move(states);
  told_in_ = index(reading_.analysis.sentence_of(match.site.trigger));
}

std::optional<FrameMatch> EventPairs::complete(const FrameMatch& match) const {
  if (sides_.empty()) return std::nullopt;
  const std::uint32_t here = index(reading_.analysis.sentence_of(match.site.trigger));
  if (here <= told_in_ || here > told_in_ + kReach) return std::nullopt;
  if (!takes_two(match) || names_others(match.site.trigger)) return std::nullopt;
  FrameMatch whole = match;
  whole.fillers.clear();
  for (ActorIndex side : sides_) {
    whole.fillers.push_back(
        {RoleKind::actor, "told-before", match.site.trigger, {side}, false, true});
  }
  return whole;
}

// What no side does alone: a carried noun ("talks will begin") or a verb of a mutual frame; and
// what is done to documents and ties without saying who does it.
bool EventPairs::takes_two(const FrameMatch& match) const {
  const Analysis& analysis = reading_.analysis;
  const EventTables& tables = lexicon_.tables();
  const TokenId trigger = match.site.trigger;
  const Upos tag = analysis.at(trigger).tag;
  if (tag == Upos::verb) {
    return is_passive(analysis, trigger) && !match.site.has("subject") &&
           tables.in_class(to_lower(analysis.lemma(trigger)), "pair-deed");
  }
  const bool noun = tag == Upos::noun || tag == Upos::propn;
  return noun && match.frame->mutual && match.site.support != nullptr && is_new(trigger) &&
         tables.in_class(to_lower(match.frame->type), "pair-type");
}

// "talks", "a round", "the third meeting"; not "the talks".
bool EventPairs::is_new(TokenId noun) const {
  if (!is_definite(reading_.analysis, noun)) return true;
  const std::vector<TokenId> words = children(reading_.analysis, noun);
  return std::any_of(words.begin(), words.end(), [&](TokenId c) {
    return c < noun && lexicon_.tables().in_class(to_lower(reading_.analysis.lemma(c)), "sequence");
  });
}

bool EventPairs::is_of_pair(ActorIndex actor) const {
  const std::string state = side_of(reading_, actor);
  return std::find(states_.begin(), states_.end(), state) != states_.end();
}

// "in the presence of X", "under the auspices of X": not among those who do it.
bool EventPairs::is_beside(TokenId party) const {
  const TokenId noun = reading_.analysis.at(party).head;
  return noun != kNoToken && base(reading_.analysis.at(party).relation) == Relation::nmod &&
         lexicon_.tables().in_class(to_lower(reading_.analysis.lemma(noun)), "circumstance");
}

bool EventPairs::names_others(TokenId trigger) const {
  const TokenRange sentence =
      reading_.analysis.sentence(reading_.analysis.sentence_of(trigger)).tokens;
  return std::any_of(reading_.actors.mentions.begin(), reading_.actors.mentions.end(),
                     [&](const Mention& mention) {
                       if (!sentence.contains(mention.head) || mention.kind == MentionKind::city)
                         return false;
                       return std::any_of(mention.actors.begin(), mention.actors.end(),
                                          [&](ActorIndex actor) { return !is_of_pair(actor); });
                     });
}

}  // namespace dragoman
