// Whom a noun phrase names as a speaker: a person or body, the owner of a text that speaks, who
// gave it out; and in what medium a cue says it.
#include <algorithm>

#include "base/utf8.h"
#include "language/tokens.h"
#include "reading/clauses.h"
#include "reading/speakers.h"

namespace dragoman {
namespace {

bool holds_quotation_mark(const Reading& reading, TokenRange range) {
  for (TokenId t = range.begin; t < range.end; t = next(t)) {
    if (is_quote(reading.document.words(reading.analysis.at(t).span))) return true;
  }
  return false;
}

// The phrase around a head, without relative clauses and appositions.
TokenRange phrase_of(const Reading& reading, TokenId head) {
  const Analysis& analysis = reading.analysis;
  TokenRange range{head, next(head)};
  for (TokenId t : children(analysis, head)) {
    Relation relation = base(analysis.at(t).relation);
    bool part = relation == Relation::det || relation == Relation::amod ||
                relation == Relation::compound || relation == Relation::flat ||
                relation == Relation::nmod || relation == Relation::nummod ||
                relation == Relation::fixed;
    if (!part) continue;
    TokenRange below = subtree(analysis, t);
    if (below.size() > 12 || holds_quotation_mark(reading, below)) continue;
    range.begin = std::min(range.begin, below.begin);
    range.end = std::max(range.end, below.end);
  }
  return range;
}

// The owner of a text: "statement from / by / of the ministry", "the ministry's statement".
const Mention* owner_of(const Reading& reading, TokenId noun) {
  const Analysis& analysis = reading.analysis;
  for (TokenId t : children(analysis, noun)) {
    Relation relation = base(analysis.at(t).relation);
    if (relation != Relation::nmod && relation != Relation::amod &&
        relation != Relation::compound && relation != Relation::obl) {
      continue;
    }
    const Mention* mention = reading.actors.at(t);
    if (mention != nullptr && !mention->actors.empty()) return mention;
  }
  return nullptr;
}

// The same, told earlier: the last owner of such a text in the sentences before.
const Mention* owner_before(const Reading& reading, const SpeechCues& cues, TokenId noun) {
  const Analysis& analysis = reading.analysis;
  std::uint32_t from = index(analysis.sentence_of(noun));
  std::uint32_t until = from > 6 ? from - 6 : 0;
  for (std::uint32_t s = from; s-- > until;) {
    TokenRange tokens = analysis.sentences[s].tokens;
    for (TokenId t = tokens.begin; t < tokens.end; t = next(t)) {
      if (analysis.at(t).tag != Upos::noun) continue;
      const MediumCue* medium = cues.medium(analysis.lemma(t));
      if (medium == nullptr || medium->audience) continue;
      if (const Mention* owner = owner_of(reading, t)) return owner;
    }
  }
  return nullptr;
}

// "The statement", "its statement": one told before; not "reports".
bool is_known(const Analysis& analysis, TokenId noun) {
  for (TokenId t : children(analysis, noun)) {
    const Relation relation = analysis.at(t).relation;
    if (relation == Relation::nmod_poss) return true;
    if (relation == Relation::det && to_lower(analysis.lemma(t)) != "a") return true;
  }
  return false;
}

// "One MP", "a minister": nobody in particular.
bool is_indefinite(const Analysis& analysis, TokenId noun) {
  for (TokenId t : children(analysis, noun)) {
    const Relation relation = analysis.at(t).relation;
    if (relation != Relation::det && relation != Relation::nummod) continue;
    const std::string lemma = to_lower(analysis.lemma(t));
    if (lemma == "a" || lemma == "an" || lemma == "one" || lemma == "another") return true;
  }
  return false;
}

// "Roe issued a statement saying", "a statement issued by Roe": who gives a text out says it.
TokenId issuer_of(const Analysis& analysis, const SpeechCues& cues, TokenId noun) {
  const Token& token = analysis.at(noun);
  if (base(token.relation) == Relation::obj && token.head != kNoToken && token.head < noun &&
      cues.issues(to_lower(analysis.lemma(token.head))) && !is_known(analysis, noun)) {
    const TokenId subject = subject_of(analysis, token.head);
    const bool speaks = subject != kNoToken && subject < noun && subject != noun &&
                        is_nominal(analysis.at(subject));
    return speaks ? subject : kNoToken;
  }
  for (TokenId t : children(analysis, noun)) {
    if (analysis.at(t).relation != Relation::acl) continue;
    if (!cues.issues(to_lower(analysis.lemma(t)))) continue;
    const TokenId agent = child(analysis, t, Relation::obl_agent);
    if (agent != kNoToken) return agent;
  }
  return kNoToken;
}

}  // namespace

Speaker speaker_at(const Reading& reading, const SpeechCues& cues, TokenId head) {
  Speaker speaker;
  speaker.head = head;
  const Mention* mention = reading.actors.at(head);
  const MediumCue* medium = cues.medium(reading.analysis.lemma(head));
  bool text_speaks =
      medium != nullptr && !medium->audience && reading.analysis.at(head).tag == Upos::noun;
  if (text_speaks && (mention == nullptr || mention->head != head)) {
    speaker.medium = medium->medium;
    const bool asked = medium->medium == "poll" || medium->medium == "study";
    const TokenId issuer = asked ? kNoToken : issuer_of(reading.analysis, cues, head);
    if (issuer != kNoToken) {
      Speaker made = speaker_at(reading, cues, issuer);
      made.medium = medium->medium;
      return made;
    }
    const Mention* owner = owner_of(reading, head);
    if (owner == nullptr && is_known(reading.analysis, head)) {
      owner = owner_before(reading, cues, head);
    }
    mention = owner;
  }
  if (mention != nullptr && !mention->actors.empty() && mention->kind != MentionKind::name &&
      mention->kind != MentionKind::pronoun && is_indefinite(reading.analysis, head) &&
      reading.actors.actor(mention->actors.front()).kind == "person") {
    mention = nullptr;
  }
  // "The party's leader, Jane Roe": the name beside a description says who it is.
  TokenId beside = child(reading.analysis, head, Relation::appos);
  if (beside != kNoToken && (mention == nullptr || mention->kind != MentionKind::name)) {
    const Mention* named = reading.actors.at(beside);
    if (named != nullptr && named->kind == MentionKind::name && !named->actors.empty()) {
      mention = named;
    }
  }
  if (mention != nullptr && !mention->actors.empty()) {
    speaker.actor = reading.actors.actor(mention->actors.front()).id;
  }
  speaker.words = phrase_of(reading, head);
  speaker.text = reading.document.words(reading.analysis.span_of(speaker.words));
  return speaker;
}

std::string medium_of(const Reading& reading, const SpeechCues& cues, TokenId cue) {
  const Analysis& analysis = reading.analysis;
  for (TokenId t : children(analysis, cue)) {
    Relation relation = base(analysis.at(t).relation);
    if (relation != Relation::obl && relation != Relation::obj && relation != Relation::iobj) {
      continue;
    }
    TokenId compound = child(analysis, t, Relation::compound);
    std::string phrase(reading.document.words(analysis.at(t).span));
    if (compound != kNoToken && compound < t) {
      std::string pair(reading.document.words(analysis.span_of({compound, next(t)})));
      if (const MediumCue* medium = cues.medium(pair)) return medium->medium;
    }
    if (const MediumCue* medium = cues.medium(phrase)) return medium->medium;
    if (const MediumCue* medium = cues.medium(analysis.lemma(t))) return medium->medium;
  }
  return "";
}

}  // namespace dragoman
