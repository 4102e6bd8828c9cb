#include "reading/realis_clauses.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/clauses.h"

namespace dragoman {
namespace {

std::string lemma_of(const Analysis& analysis, TokenId token) {
  return to_lower(analysis.lemma(token));
}

// "no", "nobody", or a "no" right on the word.
TokenId negative_word(const Analysis& analysis, TokenId noun, const EventTables& tables) {
  if (tables.in_class(lemma_of(analysis, noun), "negative-pronoun")) return noun;
  for (TokenId c : children(analysis, noun)) {
    const Relation relation = base(analysis.at(c).relation);
    const bool before =
        relation == Relation::det || relation == Relation::cc || relation == Relation::advmod;
    if (before && tables.in_class(lemma_of(analysis, c), "negative-determiner")) return c;
  }
  return kNoToken;
}

bool begins_clause(const Analysis& analysis, TokenId token, TokenId verb) {
  for (TokenId c : children(analysis, verb)) {
    const Relation relation = base(analysis.at(c).relation);
    if (c < token && relation != Relation::punct) return false;
  }
  return true;
}

}  // namespace

bool is_infinitive(const Analysis& analysis, TokenId token) {
  for (TokenId c : children(analysis, token)) {
    if (analysis.at(c).relation == Relation::mark && has_lemma(analysis, c, "to")) return true;
  }
  return false;
}

bool is_definite(const Analysis& analysis, TokenId noun) {
  for (TokenId c : children(analysis, noun)) {
    const Token& token = analysis.at(c);
    if (token.relation == Relation::nmod_poss) return true;
    if (token.relation != Relation::det) continue;
    const std::string lemma = lemma_of(analysis, c);
    return lemma == "the" || lemma == "this" || lemma == "that" || lemma == "these" ||
           lemma == "those";
  }
  return false;
}

bool is_counterfactual(const Analysis& analysis, TokenId verb, const EventTables& tables) {
  const Token& token = analysis.at(verb);
  const bool participle =
      token.features.verb_form == VerbForm::participle || token.tag != Upos::verb;
  if (!participle) return false;
  bool modal = false;
  for (TokenId c : children(analysis, verb)) {
    const Relation relation = base(analysis.at(c).relation);
    if (relation != Relation::aux) continue;
    const std::string lemma = lemma_of(analysis, c);
    if (modal && lemma == "have") return true;
    modal = modal || tables.in_class(lemma, "counterfactual-modal");
  }
  return false;
}

bool is_inverted_condition(const Analysis& analysis, TokenId verb) {
  const Relation own = base(analysis.at(verb).relation);
  const bool clause = own == Relation::advcl;
  if (!clause && own != Relation::root && own != Relation::parataxis) return false;
  const TokenId subject = child(analysis, verb, Relation::nsubj);
  if (subject == kNoToken || child(analysis, verb, Relation::mark) != kNoToken) return false;
  for (TokenId c : children(analysis, verb)) {
    const Relation relation = base(analysis.at(c).relation);
    if (relation != Relation::aux && relation != Relation::cop) continue;
    if (c > subject || !begins_clause(analysis, c, verb)) continue;
    const std::string lemma = lemma_of(analysis, c);
    const bool past = analysis.at(c).features.tense == Tense::past;
    if (lemma == "should" || (lemma == "have" && past) || (lemma == "be" && clause)) return true;
  }
  return false;
}

bool is_headline_plan(const Analysis& analysis, TokenId verb) {
  if (!is_infinitive(analysis, verb)) return false;
  const Token& token = analysis.at(verb);
  const TokenId top = token.head == kNoToken ? verb : token.head;
  const Relation above = base(analysis.at(top).relation);
  const bool said = above == Relation::ccomp || above == Relation::parataxis;
  if (analysis.at(top).head != kNoToken && !said) return false;
  if (top == verb) return child(analysis, verb, Relation::nsubj) != kNoToken;
  // "Leaders to meet": the noun as the root. Its own case would make it another sentence.
  return token.relation == Relation::acl && is_nominal(analysis.at(top)) &&
         child(analysis, top, Relation::cop) == kNoToken &&
         child(analysis, top, Relation::nsubj) == kNoToken;
}

TokenId governor_of_object(const Analysis& analysis, TokenId verb, const EventTables& tables) {
  const Token& token = analysis.at(verb);
  if (token.relation != Relation::acl || !is_infinitive(analysis, verb)) return kNoToken;
  const Token& noun = analysis.at(token.head);
  if (base(noun.relation) != Relation::obj || noun.head == kNoToken) return kNoToken;
  if (!tables.operators(lemma_of(analysis, token.head)).empty()) return kNoToken;
  return tables.operators(lemma_of(analysis, noun.head)).empty() ? kNoToken : noun.head;
}

TokenId governor_beside(const Analysis& analysis, TokenId verb, const EventTables& tables) {
  TokenId mark = kNoToken;
  for (TokenId c : children(analysis, verb)) {
    if (c > verb) break;
    const Relation relation = base(analysis.at(c).relation);
    const bool link = relation == Relation::mark || relation == Relation::case_;
    if (link && (has_lemma(analysis, c, "to") || has_lemma(analysis, c, "from"))) mark = c;
  }
  if (mark == kNoToken) return kNoToken;
  const Sentence& sentence = analysis.sentence(analysis.sentence_of(verb));
  TokenId before = mark;
  const auto step = [&]() { return before > sentence.tokens.begin; };
  if (step()) before = previous(before);
  if (before != mark && has_lemma(analysis, before, "not") && step()) before = previous(before);
  if (before == mark || before == analysis.at(verb).head) return kNoToken;
  if (tables.operators(lemma_of(analysis, before)).empty() || dominates(analysis, verb, before)) {
    return kNoToken;
  }
  return before;
}

std::vector<TokenId> clause_negations(const Analysis& analysis, TokenId head,
                                      const EventTables& tables) {
  std::vector<TokenId> found;
  const bool noun = analysis.at(head).tag == Upos::noun || analysis.at(head).tag == Upos::propn;
  const bool predicate = !noun || child(analysis, head, Relation::cop) != kNoToken;
  for (TokenId c : children(analysis, head)) {
    const Relation relation = base(analysis.at(c).relation);
    const std::string lemma = lemma_of(analysis, c);
    if (relation == Relation::aux || relation == Relation::cop) {
      if (lemma.ends_with("n't") || lemma.ends_with("n’t")) found.push_back(c);
      continue;
    }
    if (!predicate) continue;
    if (relation == Relation::advmod) {  // "no longer"
      const TokenId negative = negative_word(analysis, c, tables);
      if (negative != kNoToken && negative != c) found.push_back(negative);
      continue;
    }
    const bool argument = relation == Relation::nsubj || relation == Relation::obj ||
                          (relation == Relation::obl &&
                           tables.in_class(preposition_of(analysis, c), "negating-preposition"));
    if (!argument) continue;
    const TokenId negative = negative_word(analysis, c, tables);
    // "said no attack had begun": the words said are easily taken for an object.
    const bool words_said = negative != c && relation == Relation::obj &&
                            tables.in_class(lemma_of(analysis, head), "quotative");
    if (negative != kNoToken && !words_said) found.push_back(negative);
  }
  return found;
}

}  // namespace dragoman
