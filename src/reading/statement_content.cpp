// What a cue of speech governs: the clause, the object with what follows it, the sentence around
// it.
#include <algorithm>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/statement_drafts.h"

namespace dragoman {
namespace {

// "stated that ...", where the tree hangs the clause elsewhere: up to the end of what "that"
// marks.
std::optional<TokenRange> clause_behind(const SpokenText& text, TokenId verb) {
  TokenRange sentence = text.analysis.sentence(text.analysis.sentence_of(verb)).tokens;
  constexpr int kNear = 10;  // "made it clear that", "said in a statement that"
  TokenId t = next(verb);
  for (int i = 0; i < kNear && t < sentence.end; ++i, t = next(t)) {
    const Token& token = text.analysis.at(t);
    if (token.tag == Upos::verb) return std::nullopt;
    if (token.relation != Relation::mark || text.analysis.lemma(t) != "that") continue;
    if (token.head == kNoToken || token.head < t) return std::nullopt;
    TokenRange clause = subtree(text.analysis, token.head);
    clause.begin = t;
    return clause;
  }
  return std::nullopt;
}

// An object with what the verb says of it: "(accuse) Greece of arming the islands".
TokenRange widened(const SpokenText& text, TokenId verb, TokenRange object) {
  for (TokenId t : children(text.analysis, verb)) {
    if (t < object.end) continue;
    const TokenRange phrase = subtree(text.analysis, t);
    if (phrase.begin != object.end) break;
    const Token& token = text.analysis.at(t);
    const Relation relation = base(token.relation);
    const bool marked = child(text.analysis, t, Relation::mark) != kNoToken &&
                        token.features.verb_form != VerbForm::finite;
    const bool part = relation == Relation::obl || relation == Relation::xcomp ||
                      relation == Relation::obj || relation == Relation::nmod ||
                      (relation == Relation::advcl && marked);
    if (!part || (relation == Relation::obl && is_circumstance(text, t))) break;
    object.end = phrase.end;
  }
  return object;
}

// With a sign and a word on either side.
TokenRange wider(TokenRange range, TokenRange sentence) {
  constexpr std::uint32_t kMost = 2;
  for (std::uint32_t i = 0; i < kMost; ++i) {
    if (range.begin > sentence.begin) range.begin = previous(range.begin);
    if (range.end < sentence.end) range.end = next(range.end);
  }
  return range;
}

// "A move whose rarity, the paper noted, showed its weight": the cue with its speaker between two
// commas, with the sentence going on behind it; empty where it does not.
TokenRange inserted(const SpokenText& text, TokenId cue, TokenId speaker, TokenRange sentence) {
  const Analysis& analysis = text.analysis;
  const auto is_comma = [&](TokenId t) {
    return t > sentence.begin && t < sentence.end &&
           text.reading.document.words(analysis.at(t).span) == ",";
  };
  if (speaker == kNoToken || !sentence.contains(speaker)) return {};
  TokenRange range{std::min(cue, speaker), next(std::max(cue, speaker))};
  const TokenRange phrase = subtree(analysis, speaker);
  if (speaker < cue && phrase.end <= cue) range.begin = std::min(range.begin, phrase.begin);
  if (speaker > cue && phrase.begin > cue) {
    while (range.end < phrase.end && !is_comma(range.end)) range.end = next(range.end);
  }
  constexpr std::uint32_t kLongest = 8, kFewest = 3;  // words of it, words behind it
  if (range.begin > sentence.begin && to_lower(analysis.lemma(previous(range.begin))) == "as") {
    range.begin = previous(range.begin);
  }
  // Marks beside the cue tell more than the commas.
  const Span whole = text.analysis.span_of(text.with_thoughts ? sentence : wider(range, sentence));
  const auto at = std::partition_point(
      text.quotations.begin(), text.quotations.end(),
      [&](const Quotation& quotation) { return quotation.marks.end <= whole.begin; });
  if (at != text.quotations.end() && at->marks.begin < whole.end) return {};
  if (range.size() > kLongest || range.begin <= next(sentence.begin)) return {};
  if (!is_comma(previous(range.begin)) || !is_comma(range.end)) return {};
  if (index(range.end) + kFewest > index(sentence.end)) return {};
  if (speaker > cue && next(range.end) < phrase.end) return {};  // "said Roe, a sailor"
  const TokenId behind = next(range.end);
  const Token& token = analysis.at(behind);
  if (token.tag == Upos::sconj || token.tag == Upos::cconj || token.tag == Upos::pron ||
      token.tag == Upos::adp || token.features.verb_form == VerbForm::gerund ||
      (token.features.verb_form == VerbForm::participle &&
       analysis.at(token.head).tag == Upos::verb && token.relation == Relation::advcl) ||
      token.relation == Relation::acl_relcl) {
    return {};
  }
  return {previous(range.begin), next(range.end)};
}

// "The model is new; enough, they say, for sponges": what is said begins with its own clause.
TokenId behind_semicolon(const SpokenText& text, TokenRange sentence, TokenId before) {
  for (TokenId t = before; t > sentence.begin; t = previous(t)) {
    if (!text.with_thoughts &&
        text.reading.document.words(text.analysis.at(previous(t)).span) == ";")
      return t;
  }
  return sentence.begin;
}

// "Hackers who officials say are tied to the army": the clause says nothing without what the
// pronoun stands for; the cue is a hole in it.
TokenRange with_antecedent(const SpokenText& text, TokenId cue, TokenId speaker, TokenRange range,
                           TokenRange& hole) {
  const Analysis& analysis = text.analysis;
  const Token& own = analysis.at(cue);
  if (own.relation != Relation::acl_relcl || own.head == kNoToken || speaker == kNoToken)
    return range;
  // "Camps that he said in May were unsafe"
  constexpr std::uint32_t kMostBetween = 4;  // words
  if (speaker > cue || own.head > speaker || range.begin <= cue) return range;
  if (index(range.begin) - index(cue) > (text.with_thoughts ? 1 : kMostBetween)) return range;
  const Token& first = analysis.at(range.begin);
  const bool as = !text.with_thoughts && to_lower(analysis.lemma(range.begin)) == "as";
  if (!as && ((first.tag != Upos::verb && first.tag != Upos::aux) ||
              first.features.verb_form != VerbForm::finite)) {
    return range;
  }
  const TokenRange phrase = subtree(analysis, speaker);
  hole = {std::min(speaker, phrase.begin), range.begin};
  if (hole.begin <= own.head) hole.begin = speaker;
  // "A state of emergency, which he says ...": from the head of the whole phrase.
  TokenId noun = own.head;
  const Number wanted = first.features.number;
  const bool agrees = !text.with_thoughts && wanted == Number::plural &&
                      analysis.at(noun).features.number == wanted;
  while (!agrees && analysis.at(noun).relation == Relation::nmod && analysis.at(noun).head < noun) {
    noun = analysis.at(noun).head;
  }
  range.begin = std::min(noun, subtree(analysis, noun).begin);
  while (range.begin < noun && analysis.at(range.begin).relation == Relation::case_) {
    range.begin = next(range.begin);
  }
  return range;
}

// The sentence around a cue that stands beside it: "..., he said"; with the cue's clause as a hole
// where words of the content follow it.
std::optional<TokenRange> around(const SpokenText& text, TokenId verb, TokenRange& hole) {
  const Token& own = text.analysis.at(verb);
  if (own.relation != Relation::parataxis || own.head == kNoToken) return std::nullopt;
  // "Sales fell, although traders say they will rise"
  if (!text.with_thoughts && child(text.analysis, verb, Relation::mark) != kNoToken) {
    return std::nullopt;
  }
  const TokenRange all = subtree(text.analysis, own.head);
  const TokenRange cue = subtree(text.analysis, verb);
  if (cue.begin > all.begin &&
      text.reading.document.words(text.analysis.at(previous(cue.begin)).span) == ";") {
    return std::nullopt;  // "The road is shut; Roe said ..."
  }
  if (cue.begin <= all.begin) {
    // "..., she said, noting that it was late"
    if (!text.with_thoughts && cue.end < all.end && ends_in_ing(text.analysis.at(cue.end))) {
      return std::nullopt;
    }
    return cue.end < all.end ? std::optional(TokenRange{cue.end, all.end}) : std::nullopt;
  }
  if (!text.with_thoughts && text.analysis.at(cue.begin).tag != Upos::punct &&
      text.analysis.at(previous(cue.begin)).tag != Upos::punct) {
    return std::nullopt;  // "filed suit against the ban the president announced"
  }
  std::uint32_t words = 0;
  for (TokenId t = cue.end; t < all.end; t = next(t)) {
    words += text.analysis.at(t).tag != Upos::punct;
  }
  if (words < 2 || own.head < cue.begin) return TokenRange{all.begin, cue.begin};
  hole = cue;
  return all;
}

// "As the paper noted, sales fell": what the clause hangs on, without it.
std::optional<TokenRange> noted_by(const SpokenText& text, TokenId verb, TokenRange& hole) {
  const Token& own = text.analysis.at(verb);
  const TokenId mark = child(text.analysis, verb, Relation::mark);
  if (base(own.relation) != Relation::advcl || own.head == kNoToken || mark == kNoToken) {
    return std::nullopt;
  }
  if (to_lower(text.analysis.lemma(mark)) != "as") return std::nullopt;
  // "As voters responded to the plan": no aside, but when it was.
  for (TokenId t : children(text.analysis, verb)) {
    const Relation relation = base(text.analysis.at(t).relation);
    const bool bound = relation == Relation::obj || relation == Relation::xcomp ||
                       (relation == Relation::obl && !is_circumstance(text, t));
    if (!text.with_thoughts && t > verb && bound) return std::nullopt;
  }
  const TokenRange all = subtree(text.analysis, own.head);
  const TokenRange cue = subtree(text.analysis, verb);
  if (cue.begin <= next(all.begin)) return TokenRange{cue.end, all.end};
  if (index(cue.end) + 1 >= index(all.end)) return TokenRange{all.begin, cue.begin};
  hole = cue;
  return all;
}

std::optional<TokenRange> by_preposition(const SpokenText& text, TokenId cue,
                                         const SpeechCue& how) {
  for (TokenId t : children(text.analysis, cue)) {
    const Relation relation = base(text.analysis.at(t).relation);
    if (t < cue) continue;
    if (relation != Relation::obl && relation != Relation::nmod && relation != Relation::advcl) {
      continue;
    }
    TokenId preposition = child(text.analysis, t, Relation::case_);
    if (preposition == kNoToken) preposition = child(text.analysis, t, Relation::mark);
    if (preposition == kNoToken) continue;
    const auto& wanted = how.prepositions;
    if (std::find(wanted.begin(), wanted.end(), text.analysis.lemma(preposition)) == wanted.end()) {
      continue;
    }
    return widened(text, cue, subtree(text.analysis, t));
  }
  return std::nullopt;
}

// "The bill, which critics called a trap": what is said of the noun that the clause hangs on, or
// that noun itself.
std::optional<TokenRange> of_antecedent(const SpokenText& text, TokenId cue) {
  const Analysis& analysis = text.analysis;
  for (TokenId t : children(analysis, cue)) {
    const Relation relation = base(analysis.at(t).relation);
    if (t > cue && relation == Relation::xcomp) return subtree(analysis, t);
    if (t > cue && relation == Relation::obl && preposition_of(analysis, t) == "as") {
      return subtree(analysis, t);
    }
  }
  const Token& own = analysis.at(cue);
  if (own.relation != Relation::acl_relcl || own.head == kNoToken) return std::nullopt;
  const TokenRange noun = subtree(analysis, own.head);
  const TokenId end = subtree(analysis, cue).begin;
  if (noun.begin >= end || own.head >= end) return std::nullopt;
  return TokenRange{noun.begin, end};
}

// "said that it was late, but that ...": a second clause of the same cue that the tree hangs
// elsewhere ends the sentence.
TokenRange with_second_clause(const SpokenText& text, TokenId cue, TokenRange clause) {
  const TokenRange sentence = text.analysis.sentence(text.analysis.sentence_of(cue)).tokens;
  if (clause.begin < cue) return clause;
  TokenId t = clause.end;
  if (index(t) + 3 >= index(sentence.end)) return clause;
  if (text.analysis.at(t).tag == Upos::punct) t = next(t);
  if (text.analysis.at(t).tag != Upos::cconj) return clause;
  if (text.analysis.at(next(t)).tag == Upos::sconj && text.analysis.lemma(next(t)) == "that") {
    clause.end = sentence.end;
  }
  return clause;
}

// "Says not passing laws, above all now, is wrong": a clause without a finite verb is the subject
// of the one that follows.
TokenRange with_predicate(const SpokenText& text, TokenId cue, TokenRange range) {
  const auto is_finite = [&](TokenId t) {
    const Token& token = text.analysis.at(t);
    return (token.tag == Upos::verb || token.tag == Upos::aux) &&
           token.features.verb_form == VerbForm::finite;
  };
  const TokenId end = text.analysis.sentence(text.analysis.sentence_of(cue)).tokens.end;
  if (text.analysis.at(range.begin).tag == Upos::part) {
    if (text.analysis.lemma(range.begin) == "to") return range;
  }
  for (TokenId t = range.begin; t < range.end; t = next(t)) {
    if (is_finite(t)) return range;
  }
  for (TokenId t = range.end; t < end; t = next(t)) {
    if (is_finite(t)) return {range.begin, end};
  }
  return range;
}

bool is_text(const SpokenText& text, TokenId speaker) {
  if (speaker == kNoToken || text.analysis.at(speaker).tag != Upos::noun) return false;
  const MediumCue* medium = text.cues.medium(text.analysis.lemma(speaker));
  return medium != nullptr && !medium->audience;
}

}  // namespace

std::optional<TokenRange> content_of(const SpokenText& text, TokenId cue, const SpeechCue& how,
                                     TokenId speaker, TokenRange& hole) {
  const bool is_verb = text.analysis.at(cue).tag == Upos::verb;
  if (how.takes_clause) {
    const TokenRange sentence = text.analysis.sentence(text.analysis.sentence_of(cue)).tokens;
    const TokenRange between = is_verb ? inserted(text, cue, speaker, sentence) : TokenRange{};
    if (!between.empty()) {
      hole = between;
      return TokenRange{behind_semicolon(text, sentence, between.begin), sentence.end};
    }
    if (auto clause = clause_of(text, cue, speaker)) {
      clause = with_second_clause(text, cue, *clause);
      if (text.with_thoughts) return clause;
      if (how.takes_bare && is_verb && clause->begin > cue) {
        clause = with_predicate(text, cue, *clause);
      }
      return with_antecedent(text, cue, speaker, *clause, hole);
    }
    if (auto clause = clause_behind(text, cue); clause && is_verb && !text.with_thoughts) {
      return clause;
    }
    if (auto main = around(text, cue, hole); main && is_verb) return main;
    if (how.takes_bare) {
      if (auto main = noted_by(text, cue, hole); main && is_verb) return main;
    }
    if (auto clause = clause_behind(text, cue); clause && is_verb) return clause;
  }
  const bool text_tells = how.takes_text_object && is_text(text, speaker);
  if ((how.takes_object || text_tells) && is_verb) {
    for (TokenId t : children(text.analysis, cue)) {
      if (base(text.analysis.at(t).relation) != Relation::obj || t == speaker) continue;
      if (t < cue && text.analysis.at(t).tag == Upos::pron) {
        if (auto antecedent = of_antecedent(text, cue)) return antecedent;
      }
      // "issued a statement saying that ...": the statement's own words follow.
      if (is_text(text, t) && child(text.analysis, t, Relation::acl) != kNoToken) continue;
      TokenRange object = widened(text, cue, subtree(text.analysis, t));
      // "claimed the state of emergency is void", the verb hung elsewhere.
      const TokenId end = text.analysis.sentence(text.analysis.sentence_of(cue)).tokens.end;
      const auto is_finite = [&](TokenId at) {
        const Token& token = text.analysis.at(at);
        return (token.tag == Upos::aux || token.tag == Upos::verb) &&
               token.features.verb_form == VerbForm::finite;
      };
      TokenId behind = object.end;  // over "still" and a comma
      while (!text.with_thoughts && behind < end &&
             (text.analysis.at(behind).tag == Upos::adv ||
              text.reading.document.words(text.analysis.at(behind).span) == ",")) {
        behind = next(behind);
      }
      if (how.takes_clause && behind < end && is_finite(behind)) object.end = end;
      return object;
    }
  }
  if (how.prepositions.empty()) return std::nullopt;
  return by_preposition(text, cue, how);
}

// "Found a boy whose death shook the land was shot": a finite verb behind an object that has no
// subject but it.
static bool has_predicate(const SpokenText& text, TokenId object, TokenId end) {
  const Analysis& analysis = text.analysis;
  for (TokenId t = next(object); t < end; t = next(t)) {
    const Token& token = analysis.at(t);
    if (token.tag != Upos::verb && token.tag != Upos::aux) continue;
    if (token.features.verb_form != VerbForm::finite) continue;
    if (analysis.at(previous(t)).tag == Upos::cconj) return false;
    const TokenId clause = token.tag == Upos::aux && token.head != kNoToken ? token.head : t;
    const TokenId subject = child(analysis, clause, Relation::nsubj);
    if (subject == kNoToken || subject == object) return true;
  }
  return false;
}

std::optional<TokenRange> content_beside(const SpokenText& text, const StatementDraft& draft) {
  const Analysis& analysis = text.analysis;
  if (draft.how == nullptr || !draft.how->takes_bare || analysis.at(draft.cue).tag != Upos::verb)
    return std::nullopt;
  constexpr std::uint32_t kFewest = 3;  // words
  const TokenRange sentence = analysis.sentence(analysis.sentence_of(draft.cue)).tokens;
  const TokenId speaker = draft.speaker.head;
  if (speaker != kNoToken && speaker < draft.cue) {
    // "Added a point", "wrote a check": done, and not said.
    const TokenId object = child(analysis, draft.cue, Relation::obj);
    const bool done = !text.with_thoughts && draft.how->is_deed && object != kNoToken &&
                      object > draft.cue && draft.quotes.empty() &&
                      is_nominal(analysis.at(object)) && analysis.at(object).tag != Upos::pron;
    if (done && !has_predicate(text, object, sentence.end)) return std::nullopt;
    TokenId begin = next(draft.cue);
    for (TokenId t : children(analysis, draft.cue)) {
      if (t > draft.cue && is_circumstance(text, t))
        begin = std::max(begin, subtree(analysis, t).end);
    }
    // "said after talks", "concluded by saying"
    const bool after = !text.with_thoughts && begin < sentence.end &&
                       (analysis.at(begin).tag == Upos::adp ||
                        (analysis.at(begin).tag == Upos::sconj && next(begin) < sentence.end &&
                         ends_in_ing(analysis.at(next(begin)))));
    if (!after && begin < sentence.end && index(sentence.end) - index(begin) > kFewest &&
        analysis.at(begin).tag != Upos::punct) {
      return TokenRange{begin, sentence.end};
    }
  }
  TokenId from = draft.cue;
  if (speaker != kNoToken && speaker < draft.cue && speaker >= sentence.begin) {
    from = draft.speaker.words.empty() ? speaker : draft.speaker.words.begin;
  }
  if (index(from) - index(sentence.begin) <= kFewest) return std::nullopt;
  if (text.reading.document.words(analysis.at(previous(from)).span) != ",") return std::nullopt;
  return TokenRange{sentence.begin, previous(from)};
}

}  // namespace dragoman
