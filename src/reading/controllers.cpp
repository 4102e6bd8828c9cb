#include "reading/controllers.h"

#include <algorithm>

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

std::vector<TokenId> joined_subjects(const Analysis& analysis, TokenId verb, TokenId subject) {
  std::vector<TokenId> others;
  for (TokenId c : children(analysis, verb)) {
    if (base(analysis.at(c).relation) != Relation::nsubj || c == subject || c > verb) continue;
    const TokenId second = std::max(c, subject);
    const bool joined = analysis.at(subtree(analysis, second).begin).tag == Upos::cconj ||
                        child(analysis, second, Relation::cc) != kNoToken;
    if (joined) others.push_back(c);
  }
  return others;
}

TokenId subject_taken_for_part(const Analysis& analysis, const EventTables& tables, TokenId verb) {
  const Token& token = analysis.at(verb);
  const bool clause =
      token.relation == Relation::advcl ||
      (token.relation == Relation::conj && child(analysis, verb, Relation::cc) == kNoToken);
  if (!clause || token.head == kNoToken) return kNoToken;
  const TokenId aux = child(analysis, verb, Relation::aux);
  const bool finite = token.features.verb_form == VerbForm::finite ||
                      (aux != kNoToken && analysis.at(aux).features.verb_form == VerbForm::finite);
  if (!finite || child(analysis, verb, Relation::mark) != kNoToken ||
      child(analysis, verb, Relation::nsubj) != kNoToken) {
    return kNoToken;
  }
  const TokenId begin = subtree(analysis, verb).begin;
  for (TokenId c : children(analysis, token.head)) {
    if (base(analysis.at(c).relation) != Relation::obl || c > verb) continue;
    if (subtree(analysis, c).end != begin) continue;
    if (tables.in_class(preposition_of(analysis, c), "clause-preposition")) return c;
  }
  return kNoToken;
}

TokenId measured(const Analysis& analysis, const EventTables& tables, TokenId noun) {
  const TokenId head = analysis.at(noun).head;
  const bool counted = base(analysis.at(noun).relation) == Relation::nmod && head != kNoToken &&
                       preposition_of(analysis, noun) == "of" &&
                       tables.in_class(to_lower(analysis.lemma(head)), "measured-out");
  return counted ? head : noun;
}

std::vector<TokenId> parties_beside(const Analysis& analysis, const EventTables& tables,
                                    TokenId noun) {
  if (!tables.in_class(to_lower(analysis.lemma(noun)), "contact")) return {};
  for (TokenId c : children(analysis, noun)) {
    const bool compound = base(analysis.at(c).relation) == Relation::compound;
    if (compound && analysis.at(c).tag == Upos::propn) return {};
  }
  const TokenId told = measured(analysis, tables, noun);
  TokenId verb = analysis.at(told).head;
  if (verb == kNoToken) return {};
  Relation relation = base(analysis.at(told).relation);
  // "settled on a date in a call", where the tree hangs the call on the date.
  const Relation above = base(analysis.at(verb).relation);
  const bool part = above == Relation::obl || above == Relation::obj;
  if (relation == Relation::nmod && part && analysis.at(verb).tag == Upos::noun) {
    verb = analysis.at(verb).head;
    relation = Relation::obl;
  }
  if (verb == kNoToken || relation != Relation::obl) return {};
  if (analysis.at(verb).tag != Upos::verb || is_passive(analysis, verb)) return {};
  const std::string how = preposition_of(analysis, told);
  if (!tables.in_class(how, "beside-clause")) return {};
  bool shared = false;
  const TokenId subject = grammatical_subject(analysis, verb, shared);
  if (subject == kNoToken) return {};
  std::vector<TokenId> parties = joined_subjects(analysis, verb, subject);
  parties.push_back(subject);
  if (tables.in_class(how, "time-preposition") && how != "during") return parties;
  const bool says = tables.is_reporting(to_lower(analysis.lemma(verb)));
  for (TokenId c : children(analysis, verb)) {
    const Relation part_of = base(analysis.at(c).relation);
    const bool hearer = says && (part_of == Relation::obj || part_of == Relation::iobj);
    const std::string to = part_of == Relation::obl ? preposition_of(analysis, c) : "";
    if (hearer || to == "to" || to == "with") parties.push_back(c);
  }
  return parties;
}

}  // namespace dragoman
