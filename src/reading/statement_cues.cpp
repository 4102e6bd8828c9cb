// Cues of speech in a sentence: the verb, who says it, and what it governs; "according to".
#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/statement_drafts.h"

namespace dragoman {
namespace {

bool quoted(const SpokenText& text, TokenId t) {
  return quotation_at(text.quotations, text.analysis.at(t).span.begin) != nullptr;
}

const SpeechCue* cue_at(const SpokenText& text, TokenId verb) {
  std::string lemma(text.analysis.lemma(verb));
  for (TokenId t : children(text.analysis, verb)) {
    std::string word(text.analysis.lemma(t));
    switch (base(text.analysis.at(t).relation)) {
      case Relation::compound:  // particles too
      case Relation::xcomp:
      case Relation::obj:
      case Relation::advmod:
        break;
      case Relation::obl:
        word = preposition_of(text.analysis, t);
        break;
      case Relation::ccomp: {
        TokenId mark = child(text.analysis, t, Relation::mark);
        word = mark == kNoToken ? "" : std::string(text.analysis.lemma(mark));
        break;
      }
      default:
        continue;
    }
    if (const SpeechCue* cue = text.cues.cue(lemma + " " + word)) return cue;
  }
  return text.cues.cue(lemma);
}

// Negated, or said only in somebody's mind ("would say", "if he says").
bool is_unreal(const SpokenText& text, TokenId verb) {
  for (TokenId t : children(text.analysis, verb)) {
    if (text.cues.makes_unreal(text.analysis.lemma(t), text.analysis.at(t).relation)) return true;
  }
  return false;
}

// With an auxiliary or a subject of the passive; a bare participle may be either.
bool has_passive(const SpokenText& text, TokenId verb) {
  return child(text.analysis, verb, Relation::aux_pass) != kNoToken ||
         child(text.analysis, verb, Relation::nsubj_pass) != kNoToken;
}

// "The news was published by": the noun stands for what was said.
bool tells(const SpokenText& text, TokenId noun) {
  const MediumCue* medium = text.cues.medium(text.analysis.lemma(noun));
  return medium != nullptr && !medium->audience;
}

// "stated that ...", where the tree hangs the clause elsewhere: up to the end of what "that"
// marks.
std::optional<TokenRange> clause_behind(const SpokenText& text, TokenId verb) {
  TokenRange sentence = text.analysis.sentence(text.analysis.sentence_of(verb)).tokens;
  constexpr int kNear = 3;  // "made it clear that"
  TokenId t = next(verb);
  for (int i = 0; i < kNear && t < sentence.end; ++i, t = next(t)) {
    const Token& token = text.analysis.at(t);
    if (token.relation != Relation::mark || text.analysis.lemma(t) != "that") continue;
    if (token.head == kNoToken || token.head < t) return std::nullopt;
    TokenRange clause = subtree(text.analysis, token.head);
    clause.begin = t;
    return clause;
  }
  return std::nullopt;
}

std::optional<TokenRange> content_of(const SpokenText& text, TokenId verb, const SpeechCue& how,
                                     TokenId speaker) {
  for (TokenId t : children(text.analysis, verb)) {
    if (t == speaker) continue;
    const Token& token = text.analysis.at(t);
    Relation relation = base(token.relation);
    bool clause = relation == Relation::ccomp ||
                  (relation == Relation::xcomp && token.tag == Upos::verb) ||
                  (relation == Relation::parataxis && t < verb);
    if (how.takes_clause && clause) return subtree(text.analysis, t);
  }
  const Token& own = text.analysis.at(verb);
  bool beside = own.relation == Relation::parataxis && own.head != kNoToken;
  if (how.takes_clause && beside) {
    TokenRange around = subtree(text.analysis, own.head);
    TokenRange cue = subtree(text.analysis, verb);
    if (cue.begin > around.begin) return TokenRange{around.begin, cue.begin};
    if (cue.end < around.end) return TokenRange{cue.end, around.end};
  }
  if (how.takes_clause) {
    if (auto clause = clause_behind(text, verb)) return clause;
  }
  for (TokenId t : children(text.analysis, verb)) {
    Relation relation = base(text.analysis.at(t).relation);
    if (how.takes_object && relation == Relation::obj && t != speaker) {
      return subtree(text.analysis, t);
    }
    if (relation != Relation::obl || how.prepositions.empty()) continue;
    TokenId preposition = child(text.analysis, t, Relation::case_);
    if (preposition == kNoToken) continue;
    const auto& wanted = how.prepositions;
    if (std::find(wanted.begin(), wanted.end(), text.analysis.lemma(preposition)) != wanted.end()) {
      return subtree(text.analysis, t);
    }
  }
  return std::nullopt;
}

std::optional<StatementDraft> draft_at(const SpokenText& text, TokenId verb, SentenceId id) {
  const SpeechCue* how = cue_at(text, verb);
  if (how == nullptr || is_unreal(text, verb)) return std::nullopt;
  StatementDraft draft;
  draft.cue = verb;
  draft.how = how;
  draft.sentences.push_back(id);
  if (has_passive(text, verb)) {
    TokenId agent = child(text.analysis, verb, Relation::obl_agent);
    if (agent == kNoToken) return std::nullopt;
    draft.speaker = speaker_at(text.reading, text.cues, agent);
    TokenId subject = child(text.analysis, verb, Relation::nsubj_pass);
    if (subject != kNoToken && tells(text, subject))
      draft.content = subtree(text.analysis, subject);
  } else {
    draft.speaker = speaker_of(text.reading, text.cues, text.quotations, verb);
  }
  if (!draft.speaker.found()) return std::nullopt;
  if (!draft.content) draft.content = content_of(text, verb, *how, draft.speaker.head);
  if (draft.speaker.actor.empty()) draft.confidence = 0.6;
  return draft;
}

bool is_according_to(const SpokenText& text, TokenId t) {
  return to_lower(text.reading.document.words(text.analysis.at(t).span)) == "according" &&
         to_lower(text.reading.document.words(text.analysis.at(next(t)).span)) == "to";
}

// The sentence without "according to X" at its beginning or end.
TokenRange without(const SpokenText& text, TokenRange sentence, TokenId according, TokenId noun) {
  TokenRange phrase = subtree(text.analysis, noun);
  phrase.begin = std::min(phrase.begin, according);
  if (phrase.begin <= next(sentence.begin)) {
    TokenId begin = std::max(phrase.end, next(noun));
    if (begin < sentence.end) return {begin, sentence.end};
  } else if (index(phrase.end) + 1 >= index(sentence.end)) {
    return {sentence.begin, phrase.begin};
  }
  return sentence;
}

void add_according(const SpokenText& text, TokenId according, SentenceId id, std::size_t first,
                   std::vector<StatementDraft>& drafts) {
  TokenRange tokens = text.analysis.sentence(id).tokens;
  TokenId noun = next(next(according));
  const Token& token = text.analysis.at(according);
  if (token.relation == Relation::case_ && token.head != kNoToken) {
    noun = token.head;
  } else {
    while (text.analysis.at(noun).head != kNoToken && text.analysis.at(noun).head > noun &&
           text.analysis.at(noun).tag != Upos::propn && text.analysis.at(noun).tag != Upos::noun) {
      noun = text.analysis.at(noun).head;
    }
  }
  Speaker speaker = speaker_at(text.reading, text.cues, noun);
  for (std::size_t i = first; i < drafts.size(); ++i) {
    drafts[i].attribution.push_back({speaker.actor, speaker.text});
  }
  if (drafts.size() > first) return;
  StatementDraft draft;
  draft.cue = according;
  draft.how = text.cues.cue("say");
  draft.speaker = std::move(speaker);
  draft.content = without(text, tokens, according, noun);
  draft.sentences.push_back(id);
  draft.confidence = draft.speaker.actor.empty() ? 0.6 : 0.8;
  drafts.push_back(std::move(draft));
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
  std::size_t before = drafts.size();
  for (TokenId t = tokens.begin; t < tokens.end; t = next(t)) {
    if (quoted(text, t)) continue;
    if (text.analysis.at(t).tag != Upos::verb) continue;
    if (auto draft = draft_at(text, t, sentence)) drafts.push_back(std::move(*draft));
  }
  for (TokenId t = tokens.begin; index(t) + 2 < index(tokens.end); t = next(t)) {
    if (quoted(text, t) || !is_according_to(text, t)) continue;
    add_according(text, t, sentence, before, drafts);
  }
  nest(text, before, drafts);
}

}  // namespace dragoman
