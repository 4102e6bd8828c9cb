#include "reading/realis.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/realis_clauses.h"

namespace dragoman {
namespace {

constexpr int kMaxChain = 12;  // words looked at above a trigger
constexpr double kMostCertain = 3;
constexpr double kPurposeCertainty = 2.0;    // "flew there to meet"
constexpr double kQuestionCertainty = 0.8;   // "did they meet?"
constexpr double kUnrealCertainty = -0.8;    // "would have met"
constexpr double kNoObjectCertainty = -0.9;  // "gave no reason"

class RealisReader {
 public:
  RealisReader(const Analysis& analysis, const EventLexicon& lexicon, const FramesAt& frames,
               std::string_view text)
      : analysis_(analysis), tables_(lexicon.tables()), frames_(frames), text_(text) {}

  RealisReading read(const TriggerSite& site) {
    auto frame = frames_.find(index(site.trigger));
    said_ = frame != frames_.end() && tables_.in_class(to_lower(frame->second->type), "said-type");
    own_markers(site.trigger, true);
    TokenId at = site.trigger;
    if (site.anchor != site.trigger) {
      if (site.support->effect) apply(*site.support->effect, std::nullopt, site.anchor);
      // "the fighting did not end" tells of fighting all the same.
      if (!tables_.in_class(lemma(site.anchor), "phase-verb")) own_markers(site.anchor, true);
      at = site.anchor;
    }
    climb(at);
    const SentenceId sentence = analysis_.sentence_of(site.trigger);
    const TokenId last = previous(analysis_.sentence(sentence).tokens.end);
    if (asked_ && word(last) == "?" && !presupposes(analysis_.sentence(sentence).root)) {
      apply(Realis::hypothetical, kQuestionCertainty, last);
    }
    return std::move(found_);
  }

 private:
  std::string_view word(TokenId token) const { return slice(text_, analysis_.at(token).span); }
  std::string lemma(TokenId token) const { return to_lower(analysis_.lemma(token)); }

  void apply(Realis effect, std::optional<double> certainty, TokenId by) {
    if (std::find(used_.begin(), used_.end(), by) != used_.end()) return;
    if (effect == Realis::negated) used_.push_back(by);  // "no talks were held" denies once
    found_.certainty = combine_certainty(effect, certainty, found_.certainty);
    found_.realis = combine(effect, found_.realis, deniable_);
    if (effect == Realis::hypothetical) deniable_ = tables_.in_class(lemma(by), "deniable");
    found_.operators.push_back(std::string(word(by)) + " (" + std::string(realis_name(effect)) +
                               ")");
  }
  void apply(const RealisOperator& entry, TokenId by) { apply(entry.effect, entry.certainty, by); }

  const RealisOperator* marker(TokenId c) const {
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
  void own_markers(TokenId token, bool own) {
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
    }
    if (is_inverted_condition(analysis_, token)) {
      apply(Realis::hypothetical, std::nullopt, token);
    }
    if (!own) return;
    if (have_had && !modal) found_.past_perfect = true;
    if (!subject) shared_markers(token);
  }

  // "gave no reason": something may have been given.
  bool of_object(TokenId negation, TokenId verb) const {
    for (TokenId t : {negation, analysis_.at(negation).head}) {
      if (t != kNoToken && analysis_.at(t).head == verb &&
          base(analysis_.at(t).relation) == Relation::obj) {
        return true;
      }
    }
    return false;
  }

  // "not only met but signed"
  bool is_not_only(TokenId marker) const {
    const SentenceId sentence = analysis_.sentence_of(marker);
    const TokenId after = next(marker);
    return analysis_.sentence(sentence).tokens.contains(after) && lemma(marker) == "not" &&
           tables_.in_class(lemma(after), "scalar-adverb");
  }

  void modal_marker(TokenId token, TokenId c, bool negated) {
    if (is_future_in_past(token, c)) {
      apply(Realis::planned, marker(c)->certainty, c);
      return;
    }
    const bool open =
        base(analysis_.at(c).relation) != Relation::aux || tables_.in_class(lemma(c), "open-modal");
    if (!negated || open) apply(*marker(c), c);
  }

  // "would have signed" did not come about, "should not have signed" did.
  void counterfactual(TokenId verb, const std::vector<TokenId>& negations) {
    if (negations.empty()) apply(Realis::negated, kUnrealCertainty, verb);
  }

  // "X said that it would withdraw": the future of what was said.
  bool is_future_in_past(TokenId verb, TokenId modal) const {
    const Token& token = analysis_.at(verb);
    return tables_.in_class(lemma(modal), "future-in-past") && token.head != kNoToken &&
           token.relation == Relation::ccomp && tables_.is_reporting(lemma(token.head));
  }

  // "will meet and discuss", "did not meet or call": what stands with the first holds for both.
  void shared_markers(TokenId token) {
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

  // How the event hangs below the next word: the names that operators.tsv uses.
  std::string link(TokenId token) const {
    const Token& below = analysis_.at(token);
    switch (base(below.relation)) {
      case Relation::obj:
        return "object";
      case Relation::nsubj:
        return is_passive(analysis_, below.head) ? "object" : "subject";
      case Relation::obl:
      case Relation::nmod:
        return below.relation == Relation::nmod_poss ? "possessive"
                                                     : preposition_of(analysis_, token);
      default:
        return std::string(relation_name(base(below.relation)));
    }
  }

  std::optional<RealisOperator> operator_effect(TokenId head, const std::string& link) const {
    auto frame = frames_.find(index(head));
    const bool complement = link == "xcomp" || link == "ccomp" || link == "object" ||
                            link == "acl" || link == "advcl" ||
                            tables_.in_class(link, "content-preposition");
    const RealisOperator* found = nullptr;
    for (const RealisOperator& entry : tables_.operators(lemma(head))) {
      // A word for which no relation is named governs what it takes, not what stands around it.
      const bool here = entry.relations.empty()
                            ? complement || link == "compound" || link == "appos"
                            : std::find(entry.relations.begin(), entry.relations.end(), link) !=
                                  entry.relations.end();
      if (found == nullptr && here && has_words(analysis_, head, entry.words, 0)) found = &entry;
    }
    if (frame != frames_.end() && frame->second->governs != Governs::nothing && complement) {
      RealisOperator governs;
      governs.effect = static_cast<Realis>(static_cast<int>(frame->second->governs) - 1);
      if (found != nullptr && found->effect == governs.effect) governs.certainty = found->certainty;
      return governs;
    }
    return found == nullptr ? std::nullopt : std::optional(*found);
  }

  void climb(TokenId at) {
    if (base(analysis_.at(at).relation) == Relation::amod) return;  // "declining prices"
    for (int step = 0; step < kMaxChain; ++step) {
      const TokenId head = analysis_.at(at).head;
      if (head == kNoToken) {
        if (is_headline_plan(analysis_, at)) apply(Realis::planned, std::nullopt, at);
        asked_ = true;
        return;
      }
      const Relation relation = base(analysis_.at(at).relation);
      if (relation == Relation::conj || relation == Relation::appos || relation == Relation::flat) {
        const bool finite = analysis_.at(at).features.verb_form == VerbForm::finite;
        if (finite && is_infinitive(analysis_, head)) return;  // "tried to rise and fell"
        at = head;
        continue;
      }
      const TokenId beside = governor_beside(analysis_, at, tables_);
      if (beside != kNoToken && step_beside(beside)) {
        at = beside;
        continue;
      }
      if (!step_to(at, head, relation)) return;
      at = head;
    }
  }

  // "failure to sign", where the tree hangs "sign" on something else.
  bool step_beside(TokenId governor) {
    for (const char* how : {"xcomp", "acl", "from"}) {
      const std::optional<RealisOperator> entry = operator_effect(governor, how);
      if (!entry) continue;
      apply(*entry, governor);
      own_markers(governor, false);
      return true;
    }
    return false;
  }

  // Takes in the word above; false where the chain ends.
  bool step_to(TokenId at, TokenId head, Relation relation) {
    const std::string how = link(at);
    if (tables_.in_class(how, "time-preposition")) return false;  // "during the attacks" is no part
    std::optional<RealisOperator> entry = operator_effect(head, how);
    const bool infinitive = is_infinitive(analysis_, at);
    if (relation == Relation::advcl && entry && !infinitive &&
        (child(analysis_, at, Relation::mark) == kNoToken ||
         child(analysis_, at, Relation::nsubj) != kNoToken)) {
      entry = std::nullopt;  // a free participle or "as they left": no complement
    }
    // A request or a charge that is turned down has been made.
    const bool said = said_ || tables_.in_class(lemma(at), "speech-noun");
    if (entry && said && how == "object" && entry->effect == Realis::negated) entry = std::nullopt;
    if (entry) {
      apply(*entry, head);
    } else if (infinitive) {
      infinitive_alone(at, head, relation);
    }
    return ends_or_goes_on(at, head, relation, entry.has_value(), infinitive);
  }

  // An infinitive below a word that says nothing of it.
  void infinitive_alone(TokenId at, TokenId head, Relation relation) {
    const bool to_be = relation == Relation::ccomp && lemma(head) == "be";  // "he is to meet"
    if (is_headline_plan(analysis_, at)) {
      apply(Realis::planned, std::nullopt, at);
    } else if (relation == Relation::advcl || to_be) {
      apply(Realis::planned, kPurposeCertainty, at);
    } else if (relation == Relation::acl || relation == Relation::xcomp) {
      apply(Realis::hypothetical, kPurposeCertainty, at);
    }
  }

  bool ends_or_goes_on(TokenId at, TokenId head, Relation relation, bool weighs, bool infinitive) {
    const bool marked = child(analysis_, at, Relation::mark) != kNoToken;
    switch (relation) {
      case Relation::parataxis:
      case Relation::root:
      case Relation::list:
        return false;
      case Relation::acl:
        if (analysis_.at(at).relation == Relation::acl_relcl) return false;
        if (!weighs && !infinitive && !marked) {
          own_negation(head);  // "no agreement reached"
          return false;
        }
        break;
      case Relation::ccomp:
        if (tables_.is_reporting(lemma(head)) && !weighs) return not_said(head);
        break;
      case Relation::advcl:
        if (!weighs && marked && !infinitive) return false;
        own_modals(head);
        return true;
      default:
        break;
    }
    const bool clause =
        relation == Relation::xcomp || relation == Relation::ccomp || relation == Relation::csubj;
    if (weighs || clause) {
      own_markers(head, false);
      return true;
    }
    if (relation == Relation::nsubj || relation == Relation::obl || relation == Relation::obj) {
      return around_noun(at, head, relation);
    }
    if (relation == Relation::nmod) {
      own_modals(head);
      if (!is_definite(analysis_, at) && tables_.in_class(link(at), "content-preposition")) {
        own_negation(head);
      }
    }
    nested_ = nested_ || relation == Relation::nmod;
    return true;
  }

  // What denies a noun: "no agreement".
  void own_negation(TokenId noun) {
    for (TokenId c : children(analysis_, noun)) {
      const RealisOperator* entry = marker(c);
      const bool determiner = base(analysis_.at(c).relation) == Relation::det;
      if (entry != nullptr && entry->effect == Realis::negated && determiner) apply(*entry, c);
    }
  }

  // "did not confirm that X attacked" leaves it open, "did not know that X attacked" does not.
  bool not_said(TokenId head) {
    if (tables_.in_class(lemma(head), "factive")) return false;
    for (TokenId c : children(analysis_, head)) {
      const RealisOperator* entry = marker(c);
      if (entry == nullptr || entry->effect != Realis::negated) continue;
      apply(Realis::hypothetical, std::nullopt, c);
      return false;
    }
    return false;
  }

  void own_modals(TokenId head) {
    for (TokenId c : children(analysis_, head)) {
      const RealisOperator* entry = marker(c);
      if (entry != nullptr && entry->effect != Realis::negated) modal_marker(head, c, false);
    }
  }

  // A noun below a verb that says nothing of it: "an attack would …", "will be discussed at the
  // meeting". What is known already stays as it is, but for the future of what is to come; and so
  // does what stands inside another noun's phrase. What is new is denied with its verb.
  bool around_noun(TokenId at, TokenId head, Relation relation) {
    if (nested_) return false;
    const bool definite = is_definite(analysis_, at);
    const bool known = definite || relation == Relation::obl;
    for (TokenId c : children(analysis_, head)) {
      if (base(analysis_.at(c).relation) != Relation::aux) continue;
      const RealisOperator* entry = marker(c);
      if (entry == nullptr || entry->effect == Realis::negated) continue;
      const bool future = entry->effect == Realis::planned && relation != Relation::obj;
      if (future || !known) apply(*entry, c);
    }
    if (!definite && is_denied_with(at, head, relation)) {
      own_markers(head, false);
    }
    return !definite && (relation != Relation::obl || is_goal(at));
  }

  bool is_goal(TokenId noun) const {
    return tables_.in_class(preposition_of(analysis_, noun), "goal-preposition");
  }

  // "did not sign an agreement", "there is not any plan", "could not be reached for comment"
  bool is_denied_with(TokenId noun, TokenId verb, Relation relation) const {
    if (child(analysis_, verb, Relation::expl) != kNoToken) return true;
    const TokenId determiner = child(analysis_, noun, Relation::det);
    if (relation == Relation::obl) return determiner == kNoToken && is_goal(noun);
    if (relation != Relation::obj) return false;
    for (const SupportVerb& support : tables_.support(lemma(verb))) {
      if (support.via == "object") return true;
    }
    return determiner != kNoToken && (lemma(determiner) == "a" || lemma(determiner) == "any");
  }

  // "Why did they attack?" takes it for granted that they did.
  bool presupposes(TokenId root) const {
    for (TokenId c : children(analysis_, root)) {
      if (tables_.in_class(lemma(c), "presupposing-question")) return true;
    }
    return false;
  }

  const Analysis& analysis_;
  const EventTables& tables_;
  const FramesAt& frames_;
  std::string_view text_;
  bool said_ = false;          // the event itself is something said against another
  bool deniable_ = false;      // see combine
  bool asked_ = false;         // the chain reached the top of the sentence
  bool nested_ = false;        // the event stands inside another noun's phrase
  std::vector<TokenId> used_;  // what has denied already
  RealisReading found_;
};

double default_certainty(Realis effect) {
  switch (effect) {
    case Realis::happened:
    case Realis::ongoing:
      return kMostCertain;
    case Realis::planned:
      return 2.4;
    case Realis::hypothetical:
      return 0.9;
    case Realis::negated:
      return -2.4;
  }
  return 0;
}

}  // namespace

Realis combine(Realis outer, Realis inner, bool deniable) {
  switch (outer) {
    case Realis::happened:
      return inner;
    case Realis::ongoing:
      return inner == Realis::happened ? Realis::ongoing : inner;
    case Realis::planned:
      return inner == Realis::happened || inner == Realis::ongoing ? Realis::planned : inner;
    case Realis::hypothetical:
      return Realis::hypothetical;
    case Realis::negated:
      // What is only thought of stays so; what was denied and denied again is open.
      if (inner == Realis::hypothetical) return deniable ? Realis::negated : Realis::hypothetical;
      return inner == Realis::negated ? Realis::hypothetical : Realis::negated;
  }
  return inner;
}

double combine_certainty(Realis outer, std::optional<double> own, double inner) {
  const double value = own.value_or(default_certainty(outer));
  if (value >= 0) return inner * value / kMostCertain;
  if (inner < 0) return -inner * -value / kMostCertain / 3;  // denied twice: open
  // What was unsure before is still rather denied: "not able to meet".
  return value * std::sqrt(inner / kMostCertain);
}

RealisReading read_realis(const Analysis& analysis, const EventLexicon& lexicon,
                          const FramesAt& frames, const TriggerSite& site, std::string_view text) {
  return RealisReader(analysis, lexicon, frames, text).read(site);
}

}  // namespace dragoman
