#include "reading/clauses.h"

#include <algorithm>

#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr int kMaxClimb = 6;  // steps up a tree in search of a subject

bool is_relative_pronoun(const Analysis& analysis, TokenId token) {
  if (analysis.at(token).tag != Upos::pron && analysis.at(token).tag != Upos::det &&
      analysis.at(token).tag != Upos::sconj) {
    return false;
  }
  std::string lemma = to_lower(analysis.lemma(token));
  return lemma == "who" || lemma == "which" || lemma == "that" || lemma == "whom";
}

}  // namespace

bool is_nominal(const Token& token) {
  return token.tag == Upos::noun || token.tag == Upos::propn || token.tag == Upos::pron ||
         token.tag == Upos::num || token.tag == Upos::adj || token.tag == Upos::sym ||
         token.tag == Upos::x || token.tag == Upos::det;
}

TokenId antecedent(const Analysis& analysis, TokenId token) {
  if (!is_relative_pronoun(analysis, token)) return token;
  int steps = 0;
  for (TokenId up = token; up != kNoToken && steps < kMaxClimb;
       up = analysis.at(up).head, ++steps) {
    if (analysis.at(up).relation == Relation::acl_relcl && analysis.at(up).head != kNoToken) {
      return analysis.at(up).head;
    }
  }
  return token;
}

bool has_lemma(const Analysis& analysis, TokenId token, std::string_view lemma) {
  return to_lower(analysis.lemma(token)) == lemma;
}

std::string preposition_of(const Analysis& analysis, TokenId token) {
  std::string words;  // of several ("out of") the last
  for (TokenId c : children(analysis, token)) {
    const Token& mark = analysis.at(c);
    if (mark.relation != Relation::case_ || mark.tag == Upos::part) continue;
    words = to_lower(analysis.lemma(c));
    for (TokenId d : children(analysis, c)) {
      if (analysis.at(d).relation == Relation::fixed) words += "_" + to_lower(analysis.lemma(d));
    }
  }
  return words;
}

bool is_passive(const Analysis& analysis, TokenId verb) {
  const Token& token = analysis.at(verb);
  bool own_subject = false, plain_subject = false;
  for (TokenId c : children(analysis, verb)) {
    Relation relation = analysis.at(c).relation;
    if (relation == Relation::aux_pass || relation == Relation::nsubj_pass) return true;
    own_subject = own_subject || relation == Relation::nsubj || relation == Relation::obj;
    plain_subject = plain_subject || (relation == Relation::nsubj && c < verb);
  }
  // "Jakarta called for reforms": the tagger took the past for a participle.
  if (token.features.passive) return !plain_subject;
  if (token.relation == Relation::conj && token.head != kNoToken && !own_subject) {
    // "was arrested and deported"
    return token.tag == Upos::verb && token.features.verb_form == VerbForm::participle &&
           token.features.tense == Tense::past && is_passive(analysis, token.head);
  }
  return (token.relation == Relation::acl || token.relation == Relation::advcl) && !own_subject &&
         token.features.verb_form == VerbForm::participle && token.features.tense == Tense::past;
}

namespace {

TokenId subject_above(const Analysis& analysis, TokenId verb, int depth);

TokenId own_subject(const Analysis& analysis, TokenId verb) {
  // Of several the nearest before the verb; what follows a preposition is none.
  TokenId subject = kNoToken;
  for (TokenId c : children(analysis, verb)) {
    if (base(analysis.at(c).relation) != Relation::nsubj) continue;
    if (!preposition_of(analysis, c).empty()) continue;
    if (subject == kNoToken || c < verb) subject = c;
  }
  return subject == kNoToken ? kNoToken : antecedent(analysis, subject);
}

TokenId subject_or_above(const Analysis& analysis, TokenId verb, int depth) {
  TokenId subject = own_subject(analysis, verb);
  return subject != kNoToken ? subject : subject_above(analysis, verb, depth);
}

// Of a participle or infinitive that belongs to a noun.
TokenId subject_of_noun_clause(const Analysis& analysis, TokenId verb, int depth) {
  const Token& token = analysis.at(verb);
  TokenId noun = token.head;
  if (token.features.verb_form != VerbForm::infinitive &&
      child(analysis, verb, Relation::mark) == kNoToken) {
    return noun;  // "the man arrested", "the plane carrying"
  }
  // "Iran's refusal to", "Iran has a plan to"
  for (TokenId c : children(analysis, noun)) {
    if (analysis.at(c).relation == Relation::nmod_poss) return c;
  }
  const Token& above = analysis.at(noun);
  if (above.relation == Relation::obj && above.head != kNoToken) {
    return subject_or_above(analysis, above.head, depth + 1);
  }
  return kNoToken;
}

// "sentenced X for torturing", "accused X of hiding", "kept X from leaving": X tortures, hides,
// leaves.
bool is_reproach(const Analysis& analysis, TokenId verb) {
  const Token& token = analysis.at(verb);
  if (token.features.verb_form != VerbForm::gerund &&
      token.features.verb_form != VerbForm::participle) {
    return false;
  }
  for (TokenId c : children(analysis, verb)) {
    const Relation relation = analysis.at(c).relation;
    if (relation != Relation::mark && relation != Relation::case_) continue;
    const std::string lemma = to_lower(analysis.lemma(c));
    if (lemma == "for" || lemma == "of" || lemma == "from") return true;
  }
  return false;
}

TokenId subject_above(const Analysis& analysis, TokenId verb, int depth) {
  const Token& token = analysis.at(verb);
  if (depth > kMaxClimb || token.head == kNoToken) return kNoToken;
  TokenId head = token.head;
  switch (token.relation) {
    case Relation::conj:
      return is_nominal(analysis.at(head)) && analysis.at(head).tag != Upos::adj
                 ? kNoToken
                 : subject_or_above(analysis, head, depth + 1);
    case Relation::xcomp:
    case Relation::ccomp:
    case Relation::advcl: {
      bool free = token.relation != Relation::ccomp || token.features.verb_form != VerbForm::finite;
      if (!free) return kNoToken;
      bool controls_object = (token.relation != Relation::advcl || is_reproach(analysis, verb)) &&
                             !is_passive(analysis, head);
      TokenId object = controls_object ? child(analysis, head, Relation::obj) : kNoToken;
      if (object != kNoToken) return antecedent(analysis, object);
      return subject_or_above(analysis, head, depth + 1);
    }
    case Relation::csubj:
      return kNoToken;  // "praising him was like ...": nobody is said to praise
    case Relation::acl_relcl:
      return is_relative_pronoun(analysis, verb) ? kNoToken : head;
    case Relation::acl:
      return subject_of_noun_clause(analysis, verb, depth);
    default:
      return kNoToken;
  }
}

}  // namespace

TokenId grammatical_subject(const Analysis& analysis, TokenId verb, bool& shared) {
  TokenId subject = own_subject(analysis, verb);
  shared = subject == kNoToken;
  return shared ? subject_above(analysis, verb, 0) : subject;
}

bool subject_before(const Analysis& analysis, TokenId verb) {
  TokenId subject = child(analysis, verb, Relation::nsubj);
  return subject != kNoToken && subject < verb;
}

bool has_words(const Analysis& analysis, TokenId head, const std::vector<std::string>& words,
               std::size_t head_word) {
  const Sentence& sentence = analysis.sentence(analysis.sentence_of(head));
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i == head_word) continue;
    // Right beside, in order, or anywhere below the head on the right side of it.
    auto at = static_cast<std::int64_t>(index(head)) + static_cast<std::int64_t>(i) -
              static_cast<std::int64_t>(head_word);
    bool beside = at >= index(sentence.tokens.begin) && at < index(sentence.tokens.end) &&
                  has_lemma(analysis, static_cast<TokenId>(at), words[i]);
    bool below = false;
    for (TokenId c : children(analysis, head)) {
      bool side = i < head_word ? c < head : c > head;
      if (!side) continue;
      bool particle =
          analysis.at(c).relation != Relation::obl && analysis.at(c).relation != Relation::advcl;
      below = below || (particle && has_lemma(analysis, c, words[i]));
    }
    if (!beside && !below) return false;
  }
  return true;
}

}  // namespace dragoman
