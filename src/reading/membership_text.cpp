#include "reading/membership_text.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/parties.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kReach = 10;          // tokens between "participation" and its organization
constexpr std::uint32_t kBlockSentences = 3;  // looked back through for whom "joint" means

// "his country": the state of the person that the pronoun stands for.
std::vector<ActorIndex> home_of(const MembershipText& text, TokenId noun) {
  if (!text.reading.knowledge.has_use(text.analysis.lemma(noun), WordUse::state_noun)) return {};
  TokenId owner = child(text.analysis, noun, Relation::nmod_poss);
  return owner == kNoToken ? std::vector<ActorIndex>{} : states_at(text.reading, owner, true);
}

// The organization after a preposition, with no verb or stop in between: "membership in the EU",
// "participation in such a bloc as the EU".
std::vector<ActorIndex> organization_after(const MembershipText& text, TokenId t,
                                           const MembershipCue& cue) {
  const TokenRange sentence = sentence_at(text, t);
  TokenId at = next(t);
  if (at >= sentence.end || !is_listed(cue.organization, lower_lemma(text, at))) return {};
  for (std::uint32_t i = 0; i < kReach && at < sentence.end; ++i, at = next(at)) {
    std::vector<ActorIndex> found = organizations_at(text, at);
    if (!found.empty()) return found;
    Upos tag = text.analysis.at(at).tag;
    if (tag == Upos::verb || tag == Upos::punct || tag == Upos::sconj || tag == Upos::cconj) {
      return {};
    }
  }
  return {};
}

}  // namespace

bool is_listed(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string lower_lemma(const MembershipText& text, TokenId t) {
  return to_lower(text.analysis.lemma(t));
}

TokenRange sentence_at(const MembershipText& text, TokenId t) {
  return text.analysis.sentence(text.analysis.sentence_of(t)).tokens;
}

std::vector<ActorIndex> organizations_at(const MembershipText& text, TokenId t) {
  std::vector<ActorIndex> found;
  const Mention* mention = text.reading.actors.at(t);
  if (mention == nullptr) return found;
  for (ActorIndex i : mention->actors) {
    if (is_intergovernmental(text.reading.actors.actor(i))) found.push_back(i);
  }
  return found;
}

std::vector<ActorIndex> states_of(const MembershipText& text, const TriggerSite& site,
                                  const std::vector<std::string>& relations) {
  std::vector<ActorIndex> states;
  for (const Argument& argument : site.arguments) {
    if (!is_listed(relations, argument.relation)) continue;
    std::vector<ActorIndex> here = states_at(text.reading, argument.head, false);
    if (here.empty()) here = home_of(text, argument.head);
    add_new(states, here);
  }
  return states;
}

std::vector<ActorIndex> organizations_of(const MembershipText& text, const TriggerSite& site,
                                         const MembershipCue& cue) {
  std::vector<ActorIndex> found;
  for (const Argument& argument : site.arguments) {
    if (is_listed(cue.organization, argument.relation)) {
      add_new(found, organizations_at(text, argument.head));
    }
  }
  if (found.empty()) found = organization_after(text, site.trigger, cue);
  return found;
}

std::vector<TokenId> modifiers(const MembershipText& text, TokenId noun) {
  const TokenRange sentence = sentence_at(text, noun);
  std::vector<TokenId> found;
  for (TokenId t = noun; t > sentence.begin && index(noun) - index(t) < 6;) {
    t = previous(t);
    const Token& token = text.analysis.at(t);
    if (token.tag == Upos::punct) continue;  // quotation marks
    bool inside = token.tag == Upos::adj || token.tag == Upos::noun || token.tag == Upos::propn ||
                  token.tag == Upos::verb || token.tag == Upos::det || token.tag == Upos::adv ||
                  token.tag == Upos::x;
    if (!inside || (token.tag == Upos::verb && token.head != noun)) break;
    found.push_back(t);
  }
  return found;
}

const MembershipCue* cue_among(const MembershipText& text, const std::vector<TokenId>& words,
                               MembershipCueKind kind) {
  for (TokenId t : words) {
    for (std::string_view tag : {"adj", "noun"}) {
      for (const std::string& form :
           {lower_lemma(text, t),
            to_lower(text.reading.document.words(text.analysis.at(t).span))}) {
        if (const MembershipCue* cue = text.cues.find(form, tag, kind)) return cue;
      }
    }
  }
  return nullptr;
}

void add_states_before(const MembershipText& text, const std::vector<TokenId>& words,
                       std::vector<ActorIndex>& members) {
  if (!members.empty() || words.empty()) return;
  for (TokenId t : words) {
    if (members.empty()) members = states_at(text.reading, t, false);
  }
  TokenId first = words.back();
  const TokenRange sentence = sentence_at(text, first);
  if (!members.empty() || first <= sentence.begin) return;
  TokenId mark = previous(first);  // 's
  if (text.analysis.at(mark).tag == Upos::part && mark > sentence.begin) {
    members = states_at(text.reading, previous(mark), false);
  }
}

TokenId cue_verb_above(const MembershipText& text, TokenId t,
                       const std::vector<MembershipCueKind>& kinds) {
  TokenId top = t;
  while (text.analysis.at(top).relation == Relation::conj &&
         text.analysis.at(top).head != kNoToken) {
    top = text.analysis.at(top).head;
  }
  TokenId head = text.analysis.at(top).head;
  if (head == kNoToken || cue_tag(text.analysis.at(head).tag) != "verb") return kNoToken;
  for (MembershipCueKind kind : kinds) {
    if (text.cues.find(lower_lemma(text, head), "verb", kind) != nullptr) return head;
  }
  return kNoToken;
}

std::vector<ActorIndex> organizations_acting(const MembershipText& text, TokenId t) {
  using Kind = MembershipCueKind;
  std::vector<ActorIndex> found;
  TokenId verb = cue_verb_above(text, t, {Kind::confer, Kind::change});
  if (verb == kNoToken) return found;
  for (const Argument& a : find_site(text.analysis, text.lexicon.tables(), verb).arguments) {
    if (a.relation == "subject" || a.relation == "by") {
      add_new(found, organizations_at(text, a.head));
    }
  }
  return found;
}

std::vector<ActorIndex> states_given(const MembershipText& text, TokenId t) {
  using Kind = MembershipCueKind;
  TokenId verb = cue_verb_above(text, t, {Kind::confer, Kind::keep});
  if (verb == kNoToken) return {};
  return states_of(text, find_site(text.analysis, text.lexicon.tables(), verb),
                   {"subject", "object", "indirect", "to", "with", "as"});
}

std::vector<ActorIndex> spoken_of(const MembershipText& text, TokenId t) {
  std::vector<ActorIndex> states;
  auto here = index(text.analysis.sentence_of(t));
  for (std::uint32_t s = here >= kBlockSentences ? here - kBlockSentences : 0; s <= here; ++s) {
    if (text.analysis.sentences[s].block != text.analysis.sentences[here].block) continue;
    for (const Mention& mention : text.reading.actors.mentions) {
      if (!text.analysis.sentences[s].tokens.contains(mention.head) || mention.head > t) continue;
      add_new(states, states_at(text.reading, mention.head, false));
    }
  }
  return states;
}

std::vector<ActorIndex> organization_of_clause(const MembershipText& text, TokenId t,
                                               const MembershipCue& cue) {
  for (TokenId up = t; up != kNoToken; up = text.analysis.at(up).head) {
    if (text.analysis.at(up).relation != Relation::acl_relcl) continue;
    TokenRange clause = subtree(text.analysis, up);
    bool stranded = is_listed(cue.organization, lower_lemma(text, clause.begin));
    return stranded ? organizations_at(text, text.analysis.at(up).head) : std::vector<ActorIndex>{};
  }
  return {};
}

}  // namespace dragoman
