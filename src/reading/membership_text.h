// Whom and what the words around a word of membership name: states, organizations, qualities.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reading/arguments.h"
#include "reading/frames.h"
#include "reading/membership_cues.h"
#include "reading/reader.h"

namespace dragoman {

// The text that is read and the tables it is read with; borrows all.
struct MembershipText {
  const Reading& reading;
  const Analysis& analysis;
  const EventLexicon& lexicon;
  const MembershipCues& cues;
};

bool is_listed(const std::vector<std::string>& list, std::string_view word);
std::string lower_lemma(const MembershipText& text, TokenId t);
TokenRange sentence_at(const MembershipText& text, TokenId t);

// The organizations of states that the mention at a token stands for.
std::vector<ActorIndex> organizations_at(const MembershipText& text, TokenId t);
// The states among the arguments with one of the relations.
std::vector<ActorIndex> states_of(const MembershipText& text, const TriggerSite& site,
                                  const std::vector<std::string>& relations);
// The organizations among a cue's arguments, or else behind its preposition.
std::vector<ActorIndex> organizations_of(const MembershipText& text, const TriggerSite& site,
                                         const MembershipCue& cue);
// "the bloc in which Armenia remains a participant": the noun that the clause belongs to.
std::vector<ActorIndex> organization_of_clause(const MembershipText& text, TokenId t,
                                               const MembershipCue& cue);
// The words right before a noun that hang on it or on each other, nearest first.
std::vector<TokenId> modifiers(const MembershipText& text, TokenId noun);
const MembershipCue* cue_among(const MembershipText& text, const std::vector<TokenId>& words,
                               MembershipCueKind kind);
// "the country's EU membership", "Serbia's long-frozen membership": where there are no members
// yet, the states among a noun's modifiers or owning them.
void add_states_before(const MembershipText& text, const std::vector<TokenId>& words,
                       std::vector<ActorIndex>& members);
// The verb that a word hangs on, where a cue of one of the kinds stands there; else kNoToken.
TokenId cue_verb_above(const MembershipText& text, TokenId t,
                       const std::vector<MembershipCueKind>& kinds);
// "ECOWAS suspended Mali's membership", "the EU granted Albania candidate status": the organization
// that acts on a standing.
std::vector<ActorIndex> organizations_acting(const MembershipText& text, TokenId t);
// The states among all that such a verb names.
std::vector<ActorIndex> states_given(const MembershipText& text, TokenId t);
// The states that the paragraph has named so far, the nearest sentences only.
std::vector<ActorIndex> spoken_of(const MembershipText& text, TokenId t);

}  // namespace dragoman
