// Cues of speech in a sentence: the verb, who says it, and what it governs; "according to".
#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "language/tokens.h"
#include "reading/clauses.h"
#include "reading/statement_drafts.h"

namespace dragoman {
namespace {

bool quoted(const SpokenText& text, TokenId t) {
  return quotation_at(text.quotations, text.analysis.at(t).span.begin) != nullptr;
}

// What may name a cue beside its lemma: a particle, an adjective, an object, a preposition, or what
// its clause begins with.
std::string second_word(const SpokenText& text, TokenId child_of_cue) {
  switch (base(text.analysis.at(child_of_cue).relation)) {
    case Relation::compound:  // particles too
    case Relation::xcomp:
    case Relation::obj:
    case Relation::advmod:
      return std::string(text.analysis.lemma(child_of_cue));
    case Relation::obl:
    case Relation::nmod:
      return preposition_of(text.analysis, child_of_cue);
    case Relation::ccomp: {
      TokenId mark = child(text.analysis, child_of_cue, Relation::mark);
      return mark == kNoToken ? "" : std::string(text.analysis.lemma(mark));
    }
    default:
      return "";
  }
}

// "Called Roe unfit for office": the preposition is not the verb's.
bool is_behind_object(const SpokenText& text, TokenId verb, TokenId phrase) {
  if (base(text.analysis.at(phrase).relation) != Relation::obl) return false;
  for (TokenId t : children(text.analysis, verb)) {
    const Relation relation = base(text.analysis.at(t).relation);
    if (t > verb && t < phrase && (relation == Relation::obj || relation == Relation::xcomp)) {
      return true;
    }
  }
  return false;
}

// The cues that a word may be, the closest fit first.
std::vector<const SpeechCue*> cues_at(const SpokenText& text, TokenId word) {
  std::vector<const SpeechCue*> found;
  const auto add = [&](const SpeechCue* cue) {
    if (cue != nullptr) found.push_back(cue);
  };
  const Upos tag = text.analysis.at(word).tag;
  const CueTag as = tag == Upos::verb   ? CueTag::verb
                    : tag == Upos::noun ? CueTag::noun
                                        : CueTag::adjective;
  const std::string lemma = to_lower(text.analysis.lemma(word));
  // "Called off its search": with a particle that is not its own, another verb.
  const TokenId particle = as == CueTag::verb && !text.with_thoughts
                               ? child(text.analysis, word, Relation::compound_prt)
                               : kNoToken;
  if (as == CueTag::verb) {
    for (TokenId t : children(text.analysis, word)) {
      if (particle != kNoToken && t != particle) continue;
      const std::string second = second_word(text, t);
      if (second.empty() || (!text.with_thoughts && is_behind_object(text, word, t))) continue;
      add(text.cues.cue(lemma + " " + second));
      if (text.with_thoughts) add(text.cues.thought(lemma + " " + second));
    }
  }
  if (particle != kNoToken) return found;
  add(text.cues.cue(lemma, as));
  if (text.with_thoughts) add(text.cues.thought(lemma, as));
  return found;
}

// Negated, or said only in somebody's mind ("would say", "if he says").
bool is_unreal(const SpokenText& text, TokenId verb) {
  for (TokenId t : children(text.analysis, verb)) {
    if (text.cues.makes_unreal(text.analysis.lemma(t), text.analysis.at(t).relation)) return true;
  }
  return false;
}

// Negated, and that is told: "he does not believe".
bool is_negated(const SpokenText& text, TokenId verb) {
  for (TokenId t : children(text.analysis, verb)) {
    const Relation relation = text.analysis.at(t).relation;
    if (relation == Relation::advmod && text.cues.makes_unreal(text.analysis.lemma(t), relation)) {
      return true;
    }
  }
  return false;
}

// "No official said"; "denies backing": not said, or part of what is said.
bool is_part(const SpokenText& text, TokenId cue, TokenId speaker) {
  if (speaker != kNoToken) {
    for (TokenId t : children(text.analysis, speaker)) {
      if (text.cues.makes_unreal(to_lower(text.analysis.lemma(t)), text.analysis.at(t).relation)) {
        return true;
      }
    }
  }
  const Token& token = text.analysis.at(cue);
  if (token.relation != Relation::xcomp || token.head == kNoToken) return false;
  const SpeechCue* above = text.cues.cue(to_lower(text.analysis.lemma(token.head)));
  return above != nullptr && above->takes_clause;
}

// With an auxiliary or a subject of the passive; a bare participle may be either, but not one that
// follows a passive ("was called and told that").
bool has_passive(const SpokenText& text, TokenId verb) {
  const Token& token = text.analysis.at(verb);
  if (!text.with_thoughts && token.relation == Relation::conj && token.head != kNoToken &&
      token.features.tense == Tense::past &&
      (token.features.verb_form == VerbForm::participle ||
       text.cues.addresses(to_lower(text.analysis.lemma(verb)))) &&
      child(text.analysis, verb, Relation::obj) == kNoToken &&
      child(text.analysis, verb, Relation::nsubj) == kNoToken &&
      child(text.analysis, verb, Relation::aux) == kNoToken &&
      child(text.analysis, token.head, Relation::aux_pass) != kNoToken) {
    return true;
  }
  return child(text.analysis, verb, Relation::aux_pass) != kNoToken ||
         child(text.analysis, verb, Relation::nsubj_pass) != kNoToken;
}

// "The news was published by": the noun stands for what was said.
bool tells(const SpokenText& text, TokenId noun) {
  const MediumCue* medium = text.cues.medium(text.analysis.lemma(noun));
  return medium != nullptr && !medium->audience;
}

// "The road was shut, stated Minister Roe, and ...": the name right behind a verb of saying that
// has no subject of its own and stands behind a comma.
TokenId inverted_speaker(const SpokenText& text, TokenId cue, const SpeechCue& how) {
  const Analysis& analysis = text.analysis;
  const TokenRange sentence = analysis.sentence(analysis.sentence_of(cue)).tokens;
  if (text.with_thoughts || !how.takes_bare || how.takes_object) return kNoToken;
  if (analysis.at(cue).tag != Upos::verb || cue == sentence.begin) return kNoToken;
  if (analysis.at(cue).features.verb_form != VerbForm::finite) return kNoToken;
  if (next(cue) >= sentence.end || analysis.at(next(cue)).tag != Upos::propn) return kNoToken;
  if (text.reading.document.words(analysis.at(previous(cue)).span) != ",") return kNoToken;
  if (child(analysis, cue, Relation::nsubj) != kNoToken) return kNoToken;
  TokenId head = next(cue);
  while (analysis.at(head).head != kNoToken && analysis.at(head).head > cue &&
         analysis.at(analysis.at(head).head).tag == Upos::propn) {
    head = analysis.at(head).head;
  }
  // "..., said Roe was late": what follows is said of Roe.
  if (base(analysis.at(head).relation) == Relation::nsubj && analysis.at(head).head != cue) {
    return kNoToken;
  }
  return head;
}

// "Roe affirmed her will to serve, writing ...": what cannot speak hands on to a subject above it.
TokenId above_mute(const SpokenText& text, TokenId cue, const Speaker& speaker) {
  const Analysis& analysis = text.analysis;
  const TokenId head = speaker.head;
  if (text.with_thoughts || head == kNoToken || !speaker.actor.empty()) return kNoToken;
  if (!ends_in_ing(analysis.at(cue))) return kNoToken;
  if (analysis.at(head).tag != Upos::noun || head > cue) return kNoToken;
  if (!text.cues.is_mute(to_lower(analysis.lemma(head)))) return kNoToken;
  TokenId at = analysis.at(head).head;
  for (int steps = 0; steps < 6 && at != kNoToken; ++steps, at = analysis.at(at).head) {
    const TokenId subject = child(analysis, at, Relation::nsubj);
    if (subject != kNoToken && subject < cue &&
        !text.cues.is_mute(to_lower(analysis.lemma(subject))))
      return subject;
  }
  return kNoToken;
}

// Who says, thinks or is said to; false where nobody does who could.
bool find_speaker(const SpokenText& text, TokenId cue, const SpeechCue& how,
                  StatementDraft& draft) {
  const Analysis& analysis = text.analysis;
  const Upos tag = analysis.at(cue).tag;
  if (how.needs_nobody) return true;
  if (tag == Upos::noun) {
    TokenId owner = owner_of_noun(text, cue);
    if (owner == kNoToken) return text.with_thoughts && !how.takes_owner;
    if (quoted(text, owner)) return false;
    draft.speaker = speaker_at(text.reading, text.cues, owner);
    return true;
  }
  if (tag == Upos::verb && has_passive(text, cue)) {
    TokenId agent = child(analysis, cue, Relation::obl_agent);
    if (agent == kNoToken) return text.with_thoughts;
    draft.speaker = speaker_at(text.reading, text.cues, agent);
    return true;
  }
  const Token& token = analysis.at(cue);
  const bool past = tag == Upos::verb && token.features.verb_form == VerbForm::participle &&
                    token.features.tense == Tense::past;
  if (past && token.relation == Relation::acl) {
    // "A plan called a trap by Oslo": the noun is what is spoken of.
    const TokenId agent = child(analysis, cue, Relation::obl_agent);
    if (agent == kNoToken) return false;
    draft.speaker = speaker_at(text.reading, text.cues, agent);
    return true;
  }
  const bool participle = past && token.relation == Relation::advcl;
  const bool first = cue == analysis.sentence(analysis.sentence_of(cue)).tokens.begin;
  const bool asked = tag == Upos::verb && (participle || first) &&
                     child(analysis, cue, Relation::nsubj) == kNoToken &&
                     token.features.verb_form != VerbForm::gerund;
  if (asked) return text.with_thoughts;  // "Asked whether ..., he said": by whom is not told
  if (const TokenId behind = inverted_speaker(text, cue, how); behind != kNoToken) {
    draft.speaker = speaker_at(text.reading, text.cues, behind);
    return true;
  }
  draft.speaker = speaker_of(text.reading, text.cues, text.quotations, cue);
  if (const TokenId above = above_mute(text, cue, draft.speaker); above != kNoToken) {
    draft.speaker = speaker_at(text.reading, text.cues, above);
  }
  return draft.speaker.found();
}

// "The rate noted by the team", "a man accused of theft".
bool is_reduced(const SpokenText& text, TokenId verb) {
  const Token& token = text.analysis.at(verb);
  if (token.relation != Relation::acl) return false;
  // "His work in predicting storms": no act of speech either.
  const TokenId mark = child(text.analysis, verb, Relation::mark);
  if (mark != kNoToken && text.analysis.at(mark).tag == Upos::adp) return true;
  return token.features.verb_form == VerbForm::participle && token.features.tense == Tense::past;
}

// "Roe's widely criticised interview", "on licence, also called parole": a participle that the tree
// takes for a verb.
bool is_modifier(const SpokenText& text, TokenId verb) {
  const Analysis& analysis = text.analysis;
  const TokenId first = analysis.sentence(analysis.sentence_of(verb)).tokens.begin;
  if (verb == first || next(verb) >= analysis.sentence(analysis.sentence_of(verb)).tokens.end)
    return false;
  if (child(analysis, verb, Relation::nsubj) != kNoToken) return false;
  if (child(analysis, verb, Relation::aux) != kNoToken) return false;
  TokenId t = previous(verb);
  while (t > first && analysis.at(t).tag == Upos::adv) t = previous(t);
  const Token& before = analysis.at(t);
  const Upos behind = analysis.at(next(verb)).tag;
  const bool noun = behind == Upos::noun || behind == Upos::propn || behind == Upos::adj;
  if (noun &&
      (before.tag == Upos::det || before.features.possessive ||
       (before.tag == Upos::part && analysis.lemma(t) != "to" && analysis.lemma(t) != "not")))
    return true;
  const bool apart = before.tag == Upos::punct && t < previous(verb);
  const bool named = behind == Upos::noun || behind == Upos::adj;
  const bool bare = before.tag == Upos::punct && named &&
                    text.reading.document.words(before.span) == "," &&
                    child(analysis, verb, Relation::ccomp) == kNoToken;
  return (apart || bare) && noun && analysis.at(verb).features.verb_form == VerbForm::participle &&
         !ends_in_ing(analysis.at(verb));
}

// "He said that she hopes ...": where the whole is somebody's word, the thought in it is part of
// what is said.
bool is_told_by_another(const SpokenText& text, TokenId cue) {
  const Token& own = text.analysis.at(cue);
  if (own.relation != Relation::ccomp || own.head == kNoToken) return false;
  if (child(text.analysis, cue, Relation::mark) != kNoToken) return true;
  const std::string lemma = to_lower(text.analysis.lemma(own.head));
  if (own.head > cue || text.analysis.at(own.head).tag != Upos::verb) return false;
  return text.cues.cue(lemma) != nullptr || text.cues.thought(lemma) != nullptr;
}

// "The talks are expected to fail": the subject with its clause, the cue's own words as a hole.
TokenRange of_passive(const SpokenText& text, TokenId cue, TokenId subject, const SpeechCue& how,
                      TokenRange& hole) {
  TokenRange content = subtree(text.analysis, subject);
  const TokenId clause = child(text.analysis, cue, Relation::xcomp);
  if (!how.takes_clause || clause == kNoToken || clause < cue || content.end > cue) return content;
  const TokenRange rest = subtree(text.analysis, clause);
  if (rest.begin <= cue) return content;
  hole = {content.end, rest.begin};
  content.end = rest.end;
  return content;
}

std::optional<StatementDraft> draft_at(const SpokenText& text, TokenId cue, SentenceId id) {
  const bool verb_as_adjective = text.analysis.at(cue).tag == Upos::verb;
  if (verb_as_adjective && text.analysis.at(cue).relation == Relation::amod)
    return std::nullopt;  // "the stated aim"
  if (!text.with_thoughts && verb_as_adjective && (is_reduced(text, cue) || is_modifier(text, cue)))
    return std::nullopt;
  const TokenId object = child(text.analysis, cue, Relation::obj);
  if (!text.with_thoughts && text.analysis.at(cue).features.mood == Mood::imperative &&
      object != kNoToken && text.analysis.at(object).features.person == 1)
    return std::nullopt;  // "believe me"
  const bool unreal = is_unreal(text, cue);
  if (unreal && !text.with_thoughts) return std::nullopt;
  const bool is_verb = text.analysis.at(cue).tag == Upos::verb;
  if (unreal && (!is_verb || !is_negated(text, cue))) return std::nullopt;
  if (text.with_thoughts && is_told_by_another(text, cue)) return std::nullopt;
  // "He left to think": no thought of the moment is told.
  const bool infinitive =
      text.analysis.at(cue).features.verb_form == VerbForm::infinitive && is_verb;
  std::optional<StatementDraft> bare;  // fits, should a quotation be given to it
  for (const SpeechCue* how : cues_at(text, cue)) {
    if (infinitive && !how->is_statement) continue;
    StatementDraft draft;
    draft.cue = cue;
    draft.how = how;
    draft.is_unreal = unreal;
    draft.sentences.push_back(id);
    if (!find_speaker(text, cue, *how, draft)) continue;
    if (!text.with_thoughts && is_part(text, cue, draft.speaker.head)) return std::nullopt;
    if (draft.speaker.actor.empty()) draft.confidence = 0.6;
    TokenId subject = child(text.analysis, cue, Relation::nsubj_pass);
    if (is_verb && subject != kNoToken && (tells(text, subject) || how->takes_object)) {
      draft.content = of_passive(text, cue, subject, *how, draft.hole);
    }
    if (!draft.content) draft.content = content_of(text, cue, *how, draft.speaker.head, draft.hole);
    if (draft.content) return draft;
    if (is_verb && how->takes_quote && !bare) bare = std::move(draft);
  }
  return bare;
}

// "She said she admires him and stressed ...": a verb of saying in the tense of the cue, and not of
// what is said, is of the same speaker.
bool goes_on(const SpokenText& text, const StatementDraft& said, const StatementDraft& added) {
  const Token& cue = text.analysis.at(said.cue);
  const Token& other = text.analysis.at(added.cue);
  if (text.with_thoughts || other.relation != Relation::conj || other.head == kNoToken)
    return false;
  if (other.tag != Upos::verb || other.features.verb_form != VerbForm::finite) return false;
  if (cue.tag != Upos::verb || other.features.tense != cue.features.tense) return false;
  if (child(text.analysis, added.cue, Relation::nsubj) != kNoToken) return false;
  const Features& between = text.analysis.at(other.head).features;
  return base(text.analysis.at(other.head).relation) == Relation::ccomp &&
         between.verb_form == VerbForm::finite && between.tense != cue.features.tense;
}

// "said that borders were closed, adding that aid would pass": what one speaker adds is no part of
// what comes before it.
void part_added(const SpokenText& text, std::size_t first, std::vector<StatementDraft>& drafts) {
  for (std::size_t i = first; i < drafts.size(); ++i) {
    for (std::size_t j = first; j < drafts.size(); ++j) {
      auto& content = drafts[i].content;
      const TokenId cue = drafts[j].cue;
      if (i == j || !content || cue == kNoToken || !content->contains(cue)) continue;
      const TokenId speaker = drafts[j].speaker.head;
      if (drafts[i].cue == kNoToken || cue < drafts[i].cue || cue <= content->begin) continue;
      if (speaker == kNoToken) continue;
      if (speaker != drafts[i].speaker.head && !goes_on(text, drafts[i], drafts[j])) continue;
      TokenId end = previous(cue);
      if (!text.with_thoughts && text.analysis.at(end).tag == Upos::adv && end > content->begin) {
        end = previous(end);
      }
      const Upos tag = text.analysis.at(end).tag;
      if (tag == Upos::punct) content->end = end;
      if (tag != Upos::cconj || text.with_thoughts) continue;
      content->end = text.analysis.at(previous(end)).tag == Upos::punct ? previous(end) : end;
      drafts[j].speaker = drafts[i].speaker;
    }
  }
}

// A cue inside what another says: the other's word first, then up the chain.
void nest(const SpokenText& text, std::size_t first, std::vector<StatementDraft>& drafts) {
  for (std::size_t i = first; i < drafts.size(); ++i) {
    for (std::size_t j = first; j < drafts.size(); ++j) {
      if (i == j || !drafts[j].content || drafts[j].cue == drafts[i].cue) continue;
      if (!drafts[j].content->contains(drafts[i].cue) ||
          !dominates(text.analysis, drafts[j].cue, drafts[i].cue)) {
        continue;
      }
      drafts[i].attribution.insert(drafts[i].attribution.begin(),
                                   {drafts[j].speaker.actor, drafts[j].speaker.text});
    }
  }
}

}  // namespace

void draft_cued(const SpokenText& text, SentenceId sentence, std::vector<StatementDraft>& drafts) {
  TokenRange tokens = text.analysis.sentence(sentence).tokens;
  // Longer ones are no sentences, and each cue looks through its own: keeps hostile text linear.
  constexpr std::uint32_t kLongest = 600;  // words
  if (tokens.size() > kLongest) return;
  std::size_t before = drafts.size();
  for (TokenId t = tokens.begin; t < tokens.end; t = next(t)) {
    if (quoted(text, t)) continue;
    const Upos tag = text.analysis.at(t).tag;
    if (tag != Upos::verb && tag != Upos::noun && tag != Upos::adj) continue;
    if (auto draft = draft_at(text, t, sentence)) drafts.push_back(std::move(*draft));
  }
  draft_ascribed(text, sentence, before, drafts);
  part_added(text, before, drafts);
  nest(text, before, drafts);
  if (drafts.size() == before || text.with_thoughts) draft_headline(text, sentence, drafts);
}

}  // namespace dragoman
