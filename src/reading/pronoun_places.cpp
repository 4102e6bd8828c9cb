#include "reading/pronoun_places.h"

#include "reading/actors_build.h"

namespace dragoman {
namespace {

constexpr int kMaxClimb = 40;  // steps up a tree

bool opens_clause(const Analysis& analysis, TokenId t) {
  switch (base(analysis.at(t).relation)) {
    case Relation::root:
    case Relation::ccomp:
    case Relation::advcl:
    case Relation::acl:
    case Relation::csubj:
    case Relation::parataxis:
    case Relation::xcomp:
      return true;
    case Relation::conj:
      return analysis.at(t).tag == Upos::verb || analysis.at(t).tag == Upos::aux;
    default:
      return analysis.at(t).head == kNoToken;
  }
}

}  // namespace

TokenId clause_of(const Analysis& analysis, TokenId t) {
  TokenId at = analysis.at(t).head;
  for (int steps = 0; at != kNoToken && steps < kMaxClimb; ++steps) {
    if (opens_clause(analysis, at)) return at;
    at = analysis.at(at).head;
  }
  return at;
}

ClausePart part_of(const Analysis& analysis, TokenId head) {
  const Token& token = analysis.at(head);
  switch (token.relation) {
    case Relation::nsubj_pass:
    case Relation::csubj_pass:
      return ClausePart::passive;
    case Relation::nmod_poss:
      return ClausePart::possessor;
    default:
      break;
  }
  switch (base(token.relation)) {
    case Relation::nsubj:
    case Relation::csubj:
      return ClausePart::subject;
    case Relation::obj:
    case Relation::iobj:
      return ClausePart::object;
    case Relation::obl:
      return ClausePart::oblique;
    case Relation::nmod:
      return ClausePart::modifier;
    default:
      return ClausePart::other;
  }
}

Asks asks_of(const Analysis& analysis, TokenId pronoun) {
  const Token& token = analysis.at(pronoun);
  if (token.features.possessive || token.relation == Relation::nmod_poss) return Asks::possessor;
  return is_subject(analysis, pronoun) ? Asks::subject : Asks::object;
}

TokenId whole_of(const Analysis& analysis, TokenId head) {
  for (int steps = 0; steps < 6; ++steps) {
    const Token& token = analysis.at(head);
    bool part = token.relation == Relation::conj || token.relation == Relation::appos ||
                token.relation == Relation::flat || token.relation == Relation::nmod_desc;
    if (!part || token.head == kNoToken) break;
    head = token.head;
  }
  return head;
}

}  // namespace dragoman
