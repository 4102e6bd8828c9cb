#include "reading/realis.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/realis_clauses.h"
#include "reading/realis_markers.h"

namespace dragoman {
namespace {

constexpr int kMaxChain = 12;  // words looked at above a trigger
constexpr double kMostCertain = 3;
constexpr double kPurposeCertainty = 2.0;   // "flew there to meet"
constexpr double kQuestionCertainty = 0.8;  // "did they meet?"

class RealisReader : private RealisMarkers {
 public:
  RealisReader(const Analysis& analysis, const EventLexicon& lexicon, const FramesAt& frames,
               std::string_view text)
      : RealisMarkers(analysis, lexicon.tables(), text), frames_(frames) {}

  RealisReading read(const TriggerSite& site) {
    auto frame = frames_.find(index(site.trigger));
    said_ = frame != frames_.end() && tables_.in_class(to_lower(frame->second->type), "said-type");
    by_words_ = said_ && frame->second->mode != "investigate";
    own_markers(site.trigger, true);
    TokenId at = site.trigger;
    if (site.anchor != site.trigger) {
      if (site.support->effect) apply(*site.support->effect, std::nullopt, site.anchor);
      // "the fighting did not end" tells of fighting all the same.
      if (!tables_.in_class(lemma(site.anchor), "phase-verb")) own_markers(site.anchor, true);
      at = site.anchor;
    }
    if (analysis_.at(site.trigger).tag == Upos::noun) told_behind(site.trigger);
    if (is_yet_to_come(at)) apply(Realis::planned, kPurposeCertainty, at);
    climb(at);
    const SentenceId sentence = analysis_.sentence_of(site.trigger);
    const TokenId last = previous(analysis_.sentence(sentence).tokens.end);
    if (asked_ && word(last) == "?" && !presupposes(analysis_.sentence(sentence).root)) {
      apply(Realis::hypothetical, kQuestionCertainty, last);
    }
    return std::move(found_);
  }

 private:
  // How the event hangs below the next word: the names that operators.tsv uses.
  std::string link(TokenId token) const {
    const Token& below = analysis_.at(token);
    switch (base(below.relation)) {
      case Relation::obj:
        return "object";
      case Relation::nsubj:
        return is_passive(analysis_, below.head) ? "object" : "subject";
      case Relation::obl:
      case Relation::nmod: {
        if (below.relation == Relation::nmod_poss) return "possessive";
        const std::string preposition = preposition_of(analysis_, token);
        const bool object = preposition.empty() && below.relation == Relation::obl;
        return object ? "object" : preposition;  // "called off the visit": taken for an oblique
      }
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
      if (!here || !has_words(analysis_, head, entry.words, 0)) continue;
      if (found == nullptr || entry.words.size() > found->words.size()) found = &entry;
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
      TokenId beside = governor_beside(analysis_, at, tables_);
      if (beside == kNoToken) beside = governor_of_object(analysis_, at, tables_);
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
    if (relation == Relation::advcl && !infinitive && !follows(at, head) &&
        (child(analysis_, at, Relation::mark) == kNoToken ||
         child(analysis_, at, Relation::nsubj) != kNoToken)) {
      entry = std::nullopt;  // a free participle or "as they left": no complement
    }
    // "the plan signed in May", "an attempt that failed"
    const bool about_noun = relation == Relation::acl && !infinitive &&
                            child(analysis_, at, Relation::mark) == kNoToken &&
                            child(analysis_, at, Relation::case_) == kNoToken;
    if (analysis_.at(at).relation == Relation::acl_relcl || about_noun) entry = std::nullopt;
    // A request or a charge that is turned down has been made.
    const bool said = said_ || tables_.in_class(lemma(at), "speech-noun");
    if (entry && said && how == "object" && entry->effect == Realis::negated) entry = std::nullopt;
    // Support, a resignation: announced is given.
    const bool given = tables_.in_class(lemma(at), "done-by-word");
    if (entry && given && how == "object" && tables_.in_class(lemma(head), "announcing")) {
      entry = std::nullopt;
    }
    if (entry) {
      apply(*entry, head);
    } else if (infinitive) {
      infinitive_alone(at, head, relation);
    }
    return ends_or_goes_on(at, head, relation, entry.has_value(), infinitive);
  }

  // "ruled out sending": right behind its verb, so not a participle of its own.
  bool follows(TokenId at, TokenId head) const {
    const TokenId before = previous(at);
    return at > head &&
           (before == head || (analysis_.at(before).head == head &&
                               analysis_.at(before).relation == Relation::compound_prt));
  }

  // "the trip, which was cancelled", "the talks planned for May": what a clause behind the noun
  // does to it.
  void told_behind(TokenId noun) {
    for (TokenId c : children(analysis_, noun)) {
      const Token& verb = analysis_.at(c);
      if (base(verb.relation) != Relation::acl || verb.tag != Upos::verb || c < noun) continue;
      if (!is_passive(analysis_, c)) continue;
      bool shared = false;
      const TokenId subject = grammatical_subject(analysis_, c, shared);
      if (subject != noun) continue;
      if (const auto entry = operator_effect(c, "object")) apply(*entry, c);
    }
  }

  // "the first", "the only leader", "the last state".
  bool is_one_of_row(TokenId noun) const {
    if (tables_.in_class(lemma(noun), "one-of-row")) return true;
    for (TokenId c : children(analysis_, noun)) {
      if (c < noun && tables_.in_class(lemma(c), "one-of-row")) return true;
    }
    return false;
  }

  // "before X leaves", "once they meet": a clause in the present about what is to come.
  bool is_yet_to_come(TokenId verb) const {
    const Token& token = analysis_.at(verb);
    if (token.relation != Relation::advcl || token.features.tense != Tense::present ||
        token.features.verb_form != VerbForm::finite) {
      return false;
    }
    const TokenId mark = child(analysis_, verb, Relation::mark);
    return mark != kNoToken && tables_.in_class(lemma(mark), "until-word") &&
           child(analysis_, verb, Relation::aux) == kNoToken;
  }

  bool is_told_as_past(TokenId verb) const {
    const Features& features = analysis_.at(verb).features;
    return features.tense == Tense::past && features.verb_form == VerbForm::finite;
  }

  // An infinitive below a word that says nothing of it.
  void infinitive_alone(TokenId at, TokenId head, Relation relation) {
    const bool to_be = (relation == Relation::ccomp || relation == Relation::xcomp) &&
                       lemma(head) == "be";  // "he is to meet"
    if (is_headline_plan(analysis_, at)) {
      apply(Realis::planned, std::nullopt, at);
    } else if (relation == Relation::advcl && by_words_ && is_told_as_past(head)) {
      return;  // "held a rally to demand", "wrote to protest": done with it
    } else if (relation == Relation::advcl || to_be) {
      apply(Realis::planned, kPurposeCertainty, at);
    } else if (relation == Relation::acl && is_one_of_row(head)) {
      return;  // "the first to condemn": has done so
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
      if (is_definite(analysis_, at)) return false;
      own_modals(head);
      if (tables_.in_class(link(at), "content-preposition")) own_negation(head);
    }
    nested_ = nested_ || relation == Relation::nmod;
    return true;
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

  const FramesAt& frames_;
  bool said_ = false;      // the event itself is something said against another
  bool by_words_ = false;  // and is done once it is said: no investigation
  bool asked_ = false;     // the chain reached the top of the sentence
  bool nested_ = false;    // the event stands inside another noun's phrase
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
