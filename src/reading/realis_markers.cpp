#include "reading/realis_markers.h"

#include <algorithm>

#include "reading/clauses.h"
#include "reading/realis_clauses.h"

namespace dragoman {
namespace {

constexpr double kUnrealCertainty = -0.8;    // "would have met"
constexpr double kNoObjectCertainty = -0.9;  // "gave no reason"

}  // namespace

void RealisMarkers::apply(Realis effect, std::optional<double> certainty, TokenId by) {
  if (std::find(used_.begin(), used_.end(), by) != used_.end()) return;
  if (effect == Realis::negated) used_.push_back(by);  // "no talks were held" denies once
  found_.certainty = combine_certainty(effect, certainty, found_.certainty);
  found_.realis = combine(effect, found_.realis, deniable_);
  if (effect == Realis::hypothetical) deniable_ = tables_.in_class(lemma(by), "deniable");
  found_.operators.push_back(std::string(word(by)) + " (" + std::string(realis_name(effect)) + ")");
}

const RealisOperator* RealisMarkers::marker(TokenId c) const {
  const std::string relation(relation_name(base(analysis_.at(c).relation)));
  for (const RealisOperator& entry : tables_.markers(lemma(c))) {
    const bool here = entry.relations.empty() ||
                      std::find(entry.relations.begin(), entry.relations.end(), relation) !=
                          entry.relations.end();
    if (here && has_words(analysis_, c, entry.words, 0)) return &entry;
  }
  return nullptr;
}

// What stands with a word: "may not" is open, "will not" and "could not" are negated. Of an outer
// word, no more than modals and negations count for what it governs.
void RealisMarkers::own_markers(TokenId token, bool own) {
  bool be = false, have_had = false, modal = false, subject = false;
  std::vector<TokenId> others;
  std::vector<TokenId> negations = clause_negations(analysis_, token, tables_);
  for (TokenId c : children(analysis_, token)) {
    const Relation relation = base(analysis_.at(c).relation);
    subject = subject || relation == Relation::nsubj;
    if (relation == Relation::aux) {
      be = be || lemma(c) == "be";
      have_had = have_had || to_lower(word(c)) == "had";
    }
    const RealisOperator* entry = marker(c);
    if (entry == nullptr || is_not_only(c)) continue;
    modal = modal || relation == Relation::aux;
    (entry->effect == Realis::negated ? negations : others).push_back(c);
  }
  if (is_counterfactual(analysis_, token, tables_)) {
    counterfactual(token, negations);
    return;
  }
  for (TokenId c : others) modal_marker(token, c, !negations.empty());
  const bool progressive =
      be && analysis_.at(token).tag == Upos::verb && word(token).ends_with("ing");
  if (own && progressive) apply(Realis::ongoing, std::nullopt, token);
  for (TokenId c : negations) {
    const RealisOperator* entry = marker(c);
    std::optional<double> certainty;
    if (entry != nullptr) certainty = entry->certainty;
    if (of_object(c, token)) certainty = kNoObjectCertainty;
    apply(Realis::negated, certainty, c);
    used_.insert(used_.end(), negations.begin(), negations.end());  // a clause is denied once
  }
  if (is_inverted_condition(analysis_, token)) {
    apply(Realis::hypothetical, std::nullopt, token);
  }
  if (!own) return;
  if (have_had && !modal) found_.past_perfect = true;
  if (!subject) shared_markers(token);
}

// "gave no reason": something may have been given.
bool RealisMarkers::of_object(TokenId negation, TokenId verb) const {
  for (TokenId t : {negation, analysis_.at(negation).head}) {
    if (t != kNoToken && analysis_.at(t).head == verb &&
        base(analysis_.at(t).relation) == Relation::obj) {
      return true;
    }
  }
  return false;
}

// "not only met but signed"
bool RealisMarkers::is_not_only(TokenId marker) const {
  const SentenceId sentence = analysis_.sentence_of(marker);
  const TokenId after = next(marker);
  return analysis_.sentence(sentence).tokens.contains(after) && lemma(marker) == "not" &&
         tables_.in_class(lemma(after), "scalar-adverb");
}

void RealisMarkers::modal_marker(TokenId token, TokenId c, bool negated) {
  if (is_future_in_past(token, c)) {
    apply(Realis::planned, marker(c)->certainty, c);
    return;
  }
  const bool open =
      base(analysis_.at(c).relation) != Relation::aux || tables_.in_class(lemma(c), "open-modal");
  if (!negated || open) apply(*marker(c), c);
}

// "would have signed" did not come about, "should not have signed" did.
void RealisMarkers::counterfactual(TokenId verb, const std::vector<TokenId>& negations) {
  if (negations.empty()) apply(Realis::negated, kUnrealCertainty, verb);
}

// "X said that it would withdraw": the future of what was said.
bool RealisMarkers::is_future_in_past(TokenId verb, TokenId modal) const {
  const Token& token = analysis_.at(verb);
  return tables_.in_class(lemma(modal), "future-in-past") && token.head != kNoToken &&
         token.relation == Relation::ccomp && tables_.is_reporting(lemma(token.head));
}

// "will meet and discuss", "did not meet or call": what stands with the first holds for both.
void RealisMarkers::shared_markers(TokenId token) {
  const Token& verb = analysis_.at(token);
  if (verb.relation != Relation::conj || verb.head == kNoToken) return;
  const TokenId first = verb.head;
  if (analysis_.at(first).tag != Upos::verb) return;
  const TokenId joint = child(analysis_, token, Relation::cc);
  const bool either = joint != kNoToken && (lemma(joint) == "or" || lemma(joint) == "nor");
  bool auxiliary = false;
  for (TokenId c : children(analysis_, token)) {
    auxiliary = auxiliary || base(analysis_.at(c).relation) == Relation::aux;
  }
  for (TokenId c : children(analysis_, first)) {
    const Relation relation = base(analysis_.at(c).relation);
    const RealisOperator* entry = marker(c);
    if (entry != nullptr && entry->effect == Realis::negated && either) apply(*entry, c);
    if (relation == Relation::mark && entry != nullptr &&
        child(analysis_, token, Relation::mark) == kNoToken) {
      apply(*entry, c);
    }
    if (relation != Relation::aux || auxiliary) continue;
    if (entry != nullptr && entry->effect != Realis::negated) modal_marker(first, c, false);
    if (to_lower(word(c)) == "had") found_.past_perfect = true;
  }
}

// What denies a noun: "no agreement".
void RealisMarkers::own_negation(TokenId noun) {
  for (TokenId c : children(analysis_, noun)) {
    const RealisOperator* entry = marker(c);
    const bool determiner = base(analysis_.at(c).relation) == Relation::det;
    if (entry != nullptr && entry->effect == Realis::negated && determiner) apply(*entry, c);
  }
}

void RealisMarkers::own_modals(TokenId head) {
  for (TokenId c : children(analysis_, head)) {
    const RealisOperator* entry = marker(c);
    if (entry != nullptr && entry->effect != Realis::negated) modal_marker(head, c, false);
  }
}

}  // namespace dragoman
