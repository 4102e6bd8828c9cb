#include "reading/realis.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "reading/clauses.h"

namespace dragoman {
namespace {

constexpr int kMaxChain = 12;  // words looked at above a trigger

class RealisReader {
 public:
  RealisReader(const Analysis& analysis, const EventLexicon& lexicon, const FramesAt& frames,
               std::string_view text)
      : analysis_(analysis), tables_(lexicon.tables()), frames_(frames), text_(text) {}

  RealisReading read(const TriggerSite& site) {
    auto frame = frames_.find(index(site.trigger));
    said_ = frame != frames_.end() && tables_.in_class(to_lower(frame->second->type), "said-type");
    own_markers(site.trigger);
    TokenId at = site.trigger;
    if (site.anchor != site.trigger) {
      if (site.support->effect) apply(*site.support->effect, site.anchor);
      own_markers(site.anchor);
      at = site.anchor;
    }
    climb(at);
    SentenceId sentence = analysis_.sentence_of(site.trigger);
    TokenId last = previous(analysis_.sentence(sentence).tokens.end);
    if (word(last) == "?") apply(Realis::hypothetical, last);
    return std::move(found_);
  }

 private:
  std::string_view word(TokenId token) const { return slice(text_, analysis_.at(token).span); }
  std::string lemma(TokenId token) const { return to_lower(analysis_.lemma(token)); }

  void apply(Realis effect, TokenId by) {
    found_.realis = combine(effect, found_.realis);
    found_.operators.push_back(std::string(word(by)) + " (" + std::string(realis_name(effect)) +
                               ")");
  }

  std::optional<Realis> marker(TokenId c) const {
    std::string relation(relation_name(base(analysis_.at(c).relation)));
    for (const RealisOperator& entry : tables_.markers(lemma(c))) {
      bool here = entry.relations.empty() ||
                  std::find(entry.relations.begin(), entry.relations.end(), relation) !=
                      entry.relations.end();
      if (here && has_words(analysis_, c, entry.words, 0)) return entry.effect;
    }
    return std::nullopt;
  }

  // "may not" is open, "will not" and "could not" are negated.
  void own_markers(TokenId token) {
    bool be = false, have_had = false, modal = false, subject = false;
    std::vector<TokenId> negations, others;
    for (TokenId c : children(analysis_, token)) {
      Relation relation = base(analysis_.at(c).relation);
      subject = subject || relation == Relation::nsubj;
      if (relation == Relation::aux) {
        be = be || lemma(c) == "be";
        have_had = have_had || to_lower(word(c)) == "had";
      }
      std::optional<Realis> effect = marker(c);
      if (!effect) continue;
      modal = modal || relation == Relation::aux;
      (*effect == Realis::negated ? negations : others).push_back(c);
    }
    for (TokenId c : others) {
      if (is_future_in_past(token, c)) {
        apply(Realis::planned, c);
        continue;
      }
      bool open = base(analysis_.at(c).relation) != Relation::aux ||
                  tables_.in_class(lemma(c), "open-modal");
      if (negations.empty() || open) apply(*marker(c), c);
    }
    const Token& verb = analysis_.at(token);
    std::string_view form = word(token);
    if (be && verb.tag == Upos::verb && form.ends_with("ing")) apply(Realis::ongoing, token);
    for (TokenId c : negations) apply(Realis::negated, c);
    if (have_had && !modal) found_.past_perfect = true;
    // "will meet and discuss": the modal holds for both.
    bool joined = verb.relation == Relation::conj && verb.head != kNoToken;
    if (joined && !subject && analysis_.at(verb.head).tag == Upos::verb) shared_modals(verb.head);
  }

  // "X said that it would withdraw": the future of what was said.
  bool is_future_in_past(TokenId verb, TokenId modal) const {
    const Token& token = analysis_.at(verb);
    return tables_.in_class(lemma(modal), "future-in-past") && token.head != kNoToken &&
           token.relation == Relation::ccomp && tables_.is_reporting(lemma(token.head));
  }

  void shared_modals(TokenId first) {
    for (TokenId c : children(analysis_, first)) {
      if (base(analysis_.at(c).relation) != Relation::aux) continue;
      std::optional<Realis> effect = marker(c);
      if (effect && *effect != Realis::negated) apply(*effect, c);
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

  bool is_infinitive(TokenId token) const {
    for (TokenId c : children(analysis_, token)) {
      if (analysis_.at(c).relation == Relation::mark && lemma(c) == "to") return true;
    }
    return false;
  }

  std::optional<Realis> operator_effect(TokenId head, const std::string& link) const {
    auto frame = frames_.find(index(head));
    bool complement = link == "xcomp" || link == "ccomp" || link == "object" || link == "acl" ||
                      link == "advcl" || tables_.in_class(link, "content-preposition");
    if (frame != frames_.end() && frame->second->governs != Governs::nothing && complement) {
      return static_cast<Realis>(static_cast<int>(frame->second->governs) - 1);
    }
    for (const RealisOperator& entry : tables_.operators(lemma(head))) {
      // A word for which no relation is named governs what it takes, not what stands around it.
      bool here = entry.relations.empty()
                      ? complement || link == "compound" || link == "appos"
                      : std::find(entry.relations.begin(), entry.relations.end(), link) !=
                            entry.relations.end();
      if (here && has_words(analysis_, head, entry.words, 0)) return entry.effect;
    }
    return std::nullopt;
  }

  void climb(TokenId at) {
    for (int step = 0; step < kMaxChain; ++step) {
      TokenId head = analysis_.at(at).head;
      if (head == kNoToken) return;
      Relation relation = base(analysis_.at(at).relation);
      if (relation == Relation::conj || relation == Relation::appos || relation == Relation::flat) {
        at = head;
        continue;
      }
      if (!step_to(at, head, relation)) return;
      at = head;
    }
  }

  // Takes in the word above; false where the chain ends.
  bool step_to(TokenId at, TokenId head, Relation relation) {
    std::string how = link(at);
    if (tables_.in_class(how, "time-preposition")) return false;  // "during the attacks" is no part
    std::optional<Realis> effect = operator_effect(head, how);
    bool reports = tables_.is_reporting(lemma(head));
    bool infinitive = is_infinitive(at);
    if (relation == Relation::advcl && effect && !infinitive &&
        child(analysis_, at, Relation::mark) == kNoToken) {
      effect = std::nullopt;  // a free participle, no complement
    }
    // A request or a charge that is turned down has been made.
    if (effect && said_ && how == "object" && *effect == Realis::negated) effect = std::nullopt;
    bool weighs = effect.has_value();
    if (effect) {
      apply(*effect, head);
    } else if (infinitive && relation == Relation::advcl) {
      apply(Realis::planned, at);
    } else if (infinitive && relation == Relation::ccomp && lemma(head) == "be") {
      apply(Realis::planned, at);  // "he is to meet"
    } else if (infinitive && (relation == Relation::acl || relation == Relation::xcomp)) {
      apply(Realis::hypothetical, at);
    }
    switch (relation) {
      case Relation::parataxis:
      case Relation::root:
      case Relation::list:
        return false;
      case Relation::acl:
        if (analysis_.at(at).relation == Relation::acl_relcl) return false;
        break;
      case Relation::ccomp:
        if (reports && !effect) return false;
        break;
      case Relation::advcl:
        if (child(analysis_, at, Relation::mark) != kNoToken && !effect) {
          return infinitive && outer_markers(head, false);
        }
        return outer_markers(head, false);
      default:
        break;
    }
    bool clause =
        relation == Relation::xcomp || relation == Relation::ccomp || relation == Relation::csubj;
    if (weighs || clause) return outer_markers(head, true);
    if (relation == Relation::nsubj || relation == Relation::obl) return outer_modals(at, head);
    if (relation == Relation::nmod) return outer_markers(head, false);
    return true;
  }

  // What stands with the governing word counts for what it governs.
  bool outer_markers(TokenId head, bool with_negation) {
    for (TokenId c : children(analysis_, head)) {
      std::optional<Realis> effect = marker(c);
      if (!effect || (*effect == Realis::negated && !with_negation)) continue;
      apply(*effect, c);
    }
    return true;
  }

  // "An attack would ...", "will be discussed at the meeting": open where the noun is new.
  bool outer_modals(TokenId at, TokenId head) {
    bool known = false;
    for (TokenId c : children(analysis_, at)) {
      Relation relation = analysis_.at(c).relation;
      known = known || relation == Relation::nmod_poss ||
              (relation == Relation::det && lemma(c) != "a" && lemma(c) != "any");
    }
    for (TokenId c : children(analysis_, head)) {
      if (base(analysis_.at(c).relation) != Relation::aux) continue;
      std::optional<Realis> effect = marker(c);
      if (!effect || *effect == Realis::negated) continue;
      if (*effect == Realis::planned || !known) apply(*effect, c);
    }
    return true;
  }

  const Analysis& analysis_;
  const EventTables& tables_;
  const FramesAt& frames_;
  std::string_view text_;
  bool said_ = false;  // the event itself is something said against another
  RealisReading found_;
};

}  // namespace

Realis combine(Realis outer, Realis inner) {
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
      return inner == Realis::negated || inner == Realis::hypothetical ? Realis::hypothetical
                                                                       : Realis::negated;
  }
  return inner;
}

RealisReading read_realis(const Analysis& analysis, const EventLexicon& lexicon,
                          const FramesAt& frames, const TriggerSite& site, std::string_view text) {
  return RealisReader(analysis, lexicon, frames, text).read(site);
}

}  // namespace dragoman
