#include "reading/controllers.h"

#include "base/utf8.h"
#include "reading/clauses.h"

namespace dragoman {

TokenId moved_by_others(const Analysis& analysis, const EventTables& tables, TokenId verb) {
  const Token& token = analysis.at(verb);
  if (token.relation != Relation::advcl || token.head == kNoToken) return kNoToken;
  if (!tables.in_class(to_lower(analysis.lemma(token.head)), "influence")) return kNoToken;
  TokenId mark = child(analysis, verb, Relation::mark);
  if (mark == kNoToken || !has_lemma(analysis, mark, "to")) return kNoToken;
  if (child(analysis, verb, Relation::nsubj) != kNoToken) return kNoToken;
  TokenId object = child(analysis, token.head, Relation::obj);
  return object != kNoToken && object < verb ? antecedent(analysis, object) : kNoToken;
}

TokenId person_before(const Analysis& analysis, const EventTables& tables, TokenId verb) {
  const Token& token = analysis.at(verb);
  const bool participle = token.features.verb_form == VerbForm::gerund ||
                          token.features.verb_form == VerbForm::participle;
  const bool below = token.relation == Relation::advcl || token.relation == Relation::acl;
  if (!participle || !below || child(analysis, verb, Relation::nsubj) != kNoToken) {
    return kNoToken;
  }
  TokenId before = verb;
  const TokenId first = analysis.sentence(analysis.sentence_of(verb)).tokens.begin;
  while (before > first) {
    before = previous(before);
    const Token& word = analysis.at(before);
    const bool mark =
        word.head == verb && word.tag == Upos::adp && has_lemma(analysis, before, "of");
    if (!mark && word.tag != Upos::adv && word.tag != Upos::part) break;
  }
  const Token& noun = analysis.at(before);
  const bool object = base(noun.relation) == Relation::obj;
  const bool people =
      noun.tag == Upos::propn || tables.in_class(to_lower(analysis.lemma(before)), "agent");
  return object && people ? before : kNoToken;
}

bool is_excluded(const Analysis& analysis, const EventTables& tables, TokenId part) {
  for (TokenId c : children(analysis, part)) {
    const Relation relation = base(analysis.at(c).relation);
    const bool beside = relation == Relation::advmod || relation == Relation::cc;
    if (c < part && beside && tables.in_class(to_lower(analysis.lemma(c)), "excluding")) {
      return true;
    }
  }
  return false;
}

}  // namespace dragoman
