// The clause that a cue of speech governs, and its edges where the tree lost its way: a subject
// hung on the cue, hearers hung on the clause, the speaker's next act hung on what was said.
#include <algorithm>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/statement_drafts.h"

namespace dragoman {
namespace {

bool is_date(const SpokenText& text, TokenId t) {
  const Span at = text.analysis.at(t).span;
  return std::any_of(
      text.reading.dates.begin(), text.reading.dates.end(),
      [&](const DateMention& date) { return text.analysis.span_of(date.tokens).overlaps(at); });
}

// What stands between a cue and its clause and hangs on neither of them belongs to the clause: a
// tree that lost its way in a quotation.
TokenRange with_lost_words(const SpokenText& text, TokenId verb, TokenId speaker,
                           TokenRange clause) {
  if (clause.begin <= verb) return clause;
  TokenId first = next(verb);
  for (TokenId t : children(text.analysis, verb)) {
    const Token& token = text.analysis.at(t);
    const Relation relation = base(token.relation);
    const bool own = t == speaker || relation == Relation::obl || relation == Relation::advmod ||
                     relation == Relation::obj || relation == Relation::iobj ||
                     relation == Relation::compound || relation == Relation::advcl ||
                     relation == Relation::xcomp || relation == Relation::aux ||
                     relation == Relation::punct;
    if (own && t > verb && t < clause.begin) first = std::max(first, subtree(text.analysis, t).end);
  }
  if (speaker != kNoToken && speaker > verb) return clause;  // "said X that ..."
  clause.begin = std::min(clause.begin, std::max(first, next(verb)));
  return clause;
}

// "said Roe, who chairs the board, does not plan to run", the name hung on the cue: a finite clause
// with neither "that" nor a subject of its own begins behind the cue and where and when it was
// said.
TokenRange with_subject(const SpokenText& text, TokenId verb, TokenId clause, TokenRange range) {
  const Analysis& analysis = text.analysis;
  const Token& token = analysis.at(clause);
  if (base(token.relation) != Relation::ccomp || range.begin <= next(verb)) return range;
  bool finite = token.features.verb_form != VerbForm::infinitive &&
                token.features.verb_form != VerbForm::gerund && token.tag == Upos::verb;
  for (TokenId t : children(analysis, clause)) {
    const Relation relation = base(analysis.at(t).relation);
    if (relation == Relation::nsubj || relation == Relation::csubj || relation == Relation::mark ||
        relation == Relation::expl) {
      return range;
    }
    finite = finite || relation == Relation::cop || relation == Relation::aux;
  }
  if (!finite) return range;
  TokenId begin = next(verb);
  for (TokenId t : children(analysis, verb)) {
    const Relation relation = base(analysis.at(t).relation);
    if (t < begin || t >= range.begin) continue;
    const TokenRange phrase = subtree(analysis, t);
    if (phrase.begin != begin) continue;
    const MediumCue* medium =
        text.cues.medium(to_lower(text.reading.document.words(analysis.at(t).span)));
    const bool told = relation == Relation::iobj || (medium != nullptr && medium->audience);
    const bool when = relation == Relation::obl && is_circumstance(text, t);
    if (!told && !when && relation != Relation::advmod && relation != Relation::punct &&
        relation != Relation::compound) {
      break;
    }
    begin = phrase.end;
  }
  range.begin = std::min(range.begin, begin);
  return range;
}

// "Forecast that prices would fall and praised the bank": a verb in another tense that follows
// "would fall" without a subject is the speaker's doing again.
TokenRange without_next_act(const SpokenText& text, TokenId clause, TokenRange range) {
  const Analysis& analysis = text.analysis;
  const auto tense_of = [&](TokenId verb) { return analysis.at(verb).features; };
  const TokenId mark = child(analysis, clause, Relation::mark);
  const bool to = !text.with_thoughts && mark != kNoToken && analysis.lemma(mark) == "to";
  if ((child(analysis, clause, Relation::aux) == kNoToken && !to) ||
      tense_of(clause).verb_form != VerbForm::infinitive) {
    return range;
  }
  for (TokenId t : children(analysis, clause)) {
    if (analysis.at(t).relation != Relation::conj || analysis.at(t).tag != Upos::verb) continue;
    if (tense_of(t).verb_form != VerbForm::finite || tense_of(t).tense != Tense::past) continue;
    if (child(analysis, t, Relation::nsubj) != kNoToken) continue;
    const TokenId begin = subtree(analysis, t).begin;
    if (begin > next(clause) && begin < range.end) range.end = begin;
    while (range.end > next(clause) && (analysis.at(previous(range.end)).tag == Upos::cconj ||
                                        analysis.at(previous(range.end)).tag == Upos::punct)) {
      range.end = previous(range.end);
    }
    break;
  }
  return range;
}

// "Told the court she was late", where the tree gave the court to the clause.
TokenRange without_addressee(const SpokenText& text, TokenId cue, TokenId clause,
                             TokenRange range) {
  if (!text.cues.addresses(to_lower(text.analysis.lemma(cue)))) return range;
  const TokenId subject = child(text.analysis, clause, Relation::nsubj);
  if (subject == kNoToken || text.analysis.at(subject).tag != Upos::pron) return range;
  if (subject <= range.begin || subject > clause) return range;
  constexpr std::uint32_t kLongest = 5;  // words
  if (index(subject) - index(range.begin) > kLongest) return range;
  for (TokenId t = range.begin; t < subject; t = next(t)) {
    const Upos tag = text.analysis.at(t).tag;
    if (tag != Upos::det && tag != Upos::noun && tag != Upos::propn && tag != Upos::adj)
      return range;
  }
  return {subject, range.end};
}

// "She backs it; he says ...", "while it is late, he says that ...": beside the cue, and not its
// words.
bool is_apart(const SpokenText& text, TokenId clause, TokenId cue) {
  if (text.with_thoughts) return false;
  const Analysis& analysis = text.analysis;
  const TokenId begin = subtree(analysis, clause).begin;
  if (clause > cue) {  // "..., he said, noting that ..."
    return begin == clause && ends_in_ing(analysis.at(clause)) &&
           text.reading.document.words(analysis.at(previous(begin)).span) == ",";
  }
  // "Asked when, she said it was late"
  if (begin == clause && begin == analysis.sentence(analysis.sentence_of(cue)).tokens.begin &&
      analysis.at(clause).tag == Upos::verb && analysis.at(clause).features.tense == Tense::past &&
      child(analysis, clause, Relation::nsubj) == kNoToken) {
    return true;
  }
  if (analysis.at(next(cue)).relation == Relation::mark && analysis.lemma(next(cue)) == "that") {
    return true;  // what is said follows
  }
  const TokenId mark = child(analysis, clause, Relation::mark);
  if (mark != kNoToken && analysis.at(mark).tag == Upos::sconj && analysis.lemma(mark) != "that") {
    return true;
  }
  for (TokenId t = next(clause); t < cue; t = next(t)) {
    if (text.reading.document.words(analysis.at(t).span) == ";") return true;
  }
  return false;
}

}  // namespace

bool is_circumstance(const SpokenText& text, TokenId t) {
  if (text.analysis.at(t).relation == Relation::obl_unmarked) return true;
  if (is_date(text, t) || text.reading.actors.place_at(t) != nullptr) return true;
  return text.cues.medium(text.analysis.lemma(t)) != nullptr;
}

std::optional<TokenRange> clause_of(const SpokenText& text, TokenId cue, TokenId speaker) {
  const bool is_verb = text.analysis.at(cue).tag == Upos::verb;
  for (TokenId t : children(text.analysis, cue)) {
    if (t == speaker) continue;
    const Token& token = text.analysis.at(t);
    const Relation relation = base(token.relation);
    const bool clause = relation == Relation::ccomp ||
                        (relation == Relation::xcomp &&
                         (token.tag == Upos::verb || !is_verb || speaker == kNoToken ||
                          (text.analysis.at(cue).relation == Relation::acl_relcl &&
                           child(text.analysis, cue, Relation::obj) == kNoToken))) ||
                        (relation == Relation::parataxis && t < cue && is_verb) ||
                        (token.relation == Relation::acl && t > cue && !is_verb &&
                         child(text.analysis, t, Relation::mark) != kNoToken);
    if (!clause || is_apart(text, t, cue)) continue;
    // "A statement about leaving": of what, and not what.
    const TokenId about = !text.with_thoughts && !is_verb && token.relation == Relation::acl
                              ? child(text.analysis, t, Relation::mark)
                              : kNoToken;
    if (about != kNoToken && token.features.verb_form != VerbForm::infinitive &&
        (text.analysis.at(about).tag == Upos::adp || ends_in_ing(token))) {
      continue;
    }
    TokenRange range = with_lost_words(text, cue, speaker, subtree(text.analysis, t));
    if (is_verb && speaker != kNoToken && speaker < cue) range = with_subject(text, cue, t, range);
    if (is_verb && t > cue) range = without_addressee(text, cue, t, range);
    if (is_verb && t > cue) range = without_next_act(text, t, range);
    // "call her weak", "urge both sides to stop": the object is part of it.
    const TokenId object = child(text.analysis, cue, Relation::obj);
    if (relation == Relation::xcomp && object != kNoToken && object != speaker && object > cue) {
      const TokenRange phrase = subtree(text.analysis, object);
      if (phrase.end == range.begin) range.begin = phrase.begin;
    }
    // A tree that hangs the speaker on what is said: the cue's side is not content.
    if (range.contains(cue)) {
      if (t < cue) {
        range.end = speaker != kNoToken && t < speaker && speaker < cue ? speaker : cue;
      } else {
        range.begin = next(cue);
      }
    }
    return range;
  }
  return std::nullopt;
}

}  // namespace dragoman
