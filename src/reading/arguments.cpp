#include "reading/arguments.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/attribution.h"
#include "reading/clauses.h"
#include "reading/controllers.h"

namespace dragoman {
namespace {

constexpr int kMaxClimb = 6;  // steps up through coordinated nouns

class SiteFinder {
 public:
  SiteFinder(const Analysis& analysis, const EventTables& tables)
      : analysis_(analysis), tables_(tables) {}

  TriggerSite find(TokenId trigger) {
    site_.trigger = trigger;
    site_.anchor = trigger;
    Upos tag = analysis_.at(trigger).tag;
    if (tag != Upos::verb && tag != Upos::adj) {
      add_noun(trigger, false);
      add_support(trigger);
      add_nested_in_noun(trigger);
      if (site_.support == nullptr) add_aside(trigger);
    } else {
      add_verb(trigger);
      add_content(trigger);
    }
    return std::move(site_);
  }

 private:
  void add(std::string relation, TokenId head, bool shared) {
    head = antecedent(analysis_, head);
    // "It was X, not Y, who came", where the tree hangs the clause on Y.
    if (analysis_.at(head).relation == Relation::conj && is_excluded(analysis_, tables_, head)) {
      head = analysis_.at(head).head;
    }
    if (names_source(analysis_, tables_, head)) return;
    auto same = [&](const Argument& a) { return a.head == head && a.relation == relation; };
    if (std::none_of(site_.arguments.begin(), site_.arguments.end(), same)) {
      site_.arguments.push_back({relation, head, shared});
    } else {
      return;
    }
    for (TokenId c : children(analysis_, head)) {
      const Token& token = analysis_.at(c);
      // "X, who resigned, and Y": Y stands behind what X did.
      const bool behind = head < site_.trigger && c > site_.trigger;
      if (token.relation == Relation::conj && is_nominal(token) && c != site_.trigger && !behind &&
          !is_excluded(analysis_, tables_, c)) {
        add(relation, c, shared);
      }
    }
  }

  // Prepositional and other nominal parts below a verb or noun.
  void add_oblique(TokenId c, bool passive, bool shared) {
    std::string preposition = preposition_of(analysis_, c);
    const Token& token = analysis_.at(c);
    const bool agent = token.relation == Relation::obl_agent &&
                       !tables_.in_class(preposition, "clause-preposition");
    if (agent || (preposition == "by" && passive)) {
      add("subject", c, shared);
    } else if (!preposition.empty()) {
      add(preposition, c, shared);
    } else if (token.relation == Relation::obl && token.tag == Upos::noun && !passive) {
      add("object", c, shared);  // "called off his trip": no preposition, so an object mistaken
    }
  }

  void add_verb_parts(TokenId verb, bool shared) {
    bool passive = is_passive(analysis_, verb);
    for (TokenId c : children(analysis_, verb)) {
      switch (base(analysis_.at(c).relation)) {
        case Relation::obj:
          add("object", c, shared);
          break;
        case Relation::iobj:
          add("indirect", c, shared);
          break;
        case Relation::nsubj:
          // A second subject behind an active verb is an object or more that the tree mistook.
          if (!preposition_of(analysis_, c).empty()) {
            add_oblique(c, passive, shared);
          } else if (c > verb && !passive && subject_before(analysis_, verb)) {
            add("object", c, shared);
          }
          break;
        case Relation::obl:
        case Relation::nmod:
          if (analysis_.at(c).relation == Relation::obl_unmarked) {
            site_.arguments.push_back({"when", c, shared});
          } else {
            add_oblique(c, passive, shared);
          }
          break;
        default:
          break;
      }
    }
  }

  TokenId subject_of(TokenId verb, bool& shared) const {
    TokenId moved = moved_by_others(analysis_, tables_, verb);
    if (moved == kNoToken) moved = subject_taken_for_part(analysis_, tables_, verb);
    if (moved == kNoToken && !is_passive(analysis_, verb))
      moved = person_before(analysis_, tables_, verb);
    if (moved == kNoToken) return grammatical_subject(analysis_, verb, shared);
    shared = true;
    return moved;
  }

  // "X and Y met" where the tree makes both subjects instead of joining them.
  void add_other_subjects(TokenId verb, TokenId subject, bool passive) {
    for (TokenId other : joined_subjects(analysis_, verb, subject)) {
      add(passive ? "object" : "subject", other, false);
    }
  }

  void add_verb(TokenId verb) {
    bool passive = is_passive(analysis_, verb);
    add_verb_parts(verb, false);
    bool shared = false;
    TokenId subject = subject_of(verb, shared);
    if (subject != kNoToken) add(passive ? "object" : "subject", subject, shared);
    if (subject != kNoToken && !shared) add_other_subjects(verb, subject, passive);
    add_nested(verb);
    const Token& token = analysis_.at(verb);
    if (token.relation == Relation::acl_relcl && token.head != kNoToken) add_gap(verb);
    // "met and discussed with X": the first of two verbs may leave its object to the second.
    if (token.relation == Relation::conj && token.head != kNoToken && !site_.has("object")) {
      bool parallel = analysis_.at(token.head).tag == token.tag;
      if (parallel) add_verb_obliques_of(token.head);
    }
  }

  // "cut ties with X", "called for talks with X": what the tree hangs on the object or on what the
  // preposition governs belongs to the verb as well, unless the verb has the like itself.
  void add_nested(TokenId verb) {
    std::vector<Argument> found;
    for (TokenId c : children(analysis_, verb)) {
      Relation relation = base(analysis_.at(c).relation);
      bool carries = relation == Relation::obj || relation == Relation::obl ||
                     analysis_.at(c).relation == Relation::nsubj_pass;
      bool amount = analysis_.at(c).tag == Upos::sym || analysis_.at(c).tag == Upos::num;
      if (!carries || (analysis_.at(c).tag != Upos::noun && !amount)) continue;
      const bool aside = relation == Relation::obl &&
                         (preposition_of(analysis_, c) == "at" ||
                          tables_.in_class(to_lower(analysis_.lemma(c)), "circumstance"));
      for (TokenId d : nested_in(c)) {
        std::string preposition = preposition_of(analysis_, d);
        if (aside && preposition == "of")
          continue;  // "at the behest of X", "in the wake of X's death"
        if (!preposition.empty() && !site_.has(preposition)) found.push_back({preposition, d});
      }
    }
    for (const Argument& argument : found) add(argument.relation, argument.head, false);
  }

  // The prepositional parts below a noun, and below those, as far as only nouns lie between.
  std::vector<TokenId> nested_in(TokenId noun) const {
    std::vector<TokenId> found;
    TokenRange range = subtree(analysis_, noun);
    for (TokenId d = next(noun); d < range.end; d = next(d)) {
      if (base(analysis_.at(d).relation) != Relation::nmod) continue;
      TokenId up = analysis_.at(d).head;
      for (int step = 0; step < kMaxClimb && up != noun && up != kNoToken; ++step) {
        Relation relation = base(analysis_.at(up).relation);
        bool nominal = relation == Relation::nmod || relation == Relation::flat ||
                       relation == Relation::appos || relation == Relation::compound;
        up = nominal ? analysis_.at(up).head : kNoToken;
      }
      if (up == noun) found.push_back(d);
    }
    return found;
  }

  void add_verb_obliques_of(TokenId verb) {
    for (TokenId c : children(analysis_, verb)) {
      if (base(analysis_.at(c).relation) == Relation::obl && c < site_.trigger &&
          preposition_of(analysis_, c) == "with") {
        add("with", c, true);
      }
    }
  }

  // "the leader that he had a call with"
  bool add_stranded(TokenId verb) {
    TokenId noun = analysis_.at(verb).head;
    for (TokenId c : children(analysis_, verb)) {
      const Token& token = analysis_.at(c);
      if (token.tag != Upos::adp || token.relation == Relation::compound_prt || c < verb) continue;
      if (noun == site_.trigger || !children(analysis_, c).empty()) continue;
      add(to_lower(analysis_.lemma(c)), noun, true);
      return true;
    }
    return false;
  }

  // A relative clause without pronoun, or one that strands its preposition: the noun fills the gap.
  void add_gap(TokenId verb) {
    TokenId noun = analysis_.at(verb).head;
    bool has_object = site_.has("object");
    if (add_stranded(verb)) return;
    bool shared = false;
    TokenId subject = subject_of(verb, shared);
    if (!has_object && subject != kNoToken && subject != noun && !is_passive(analysis_, verb)) {
      add("object", noun, true);
    }
  }

  void add_noun(TokenId noun, bool shared) {
    for (TokenId c : children(analysis_, noun)) {
      const Token& token = analysis_.at(c);
      switch (token.relation) {
        case Relation::nmod_poss:
          add("possessive", c, shared);
          break;
        case Relation::amod:
          add("adjective", c, shared);
          break;
        case Relation::compound:
        case Relation::nmod_desc:
          add("compound", c, shared);
          break;
        case Relation::nmod:
        case Relation::obl:
          add_oblique(c, false, shared);
          break;
        case Relation::acl:
          add_participle(c);
          break;
        default:
          break;
      }
    }
    // "their visits and talks": what stands before the first holds for both.
    const Token& token = analysis_.at(noun);
    if (token.relation != Relation::conj || token.head == kNoToken) return;
    for (TokenId c : children(analysis_, token.head)) {
      Relation relation = analysis_.at(c).relation;
      if (relation == Relation::nmod_poss && !site_.has("possessive")) add("possessive", c, true);
      if (relation == Relation::amod && c < token.head) add("adjective", c, true);
    }
  }

  // "the withdrawal of soldiers from X", "the release of a citizen by X", where the tree hangs the
  // later preposition on the nearer noun.
  void add_nested_in_noun(TokenId noun) {
    std::vector<Argument> found;
    for (TokenId c : children(analysis_, noun)) {
      if (base(analysis_.at(c).relation) != Relation::nmod || c < noun) continue;
      for (TokenId d : nested_in(c)) {
        std::string preposition = preposition_of(analysis_, d);
        bool party = preposition == "by" || preposition == "in" ||
                     (preposition != "of" && preposition != "for" &&
                      tables_.in_class(preposition, "party-preposition"));
        if (party && !site_.has(preposition)) found.push_back({preposition, d, true});
      }
    }
    for (const Argument& argument : found) add(argument.relation, argument.head, true);
  }

  // "talks held with", "consultations headed by X".
  void add_participle(TokenId verb) {
    std::string lemma = to_lower(analysis_.lemma(verb));
    bool carries = !tables_.support(lemma).empty();
    bool leads = tables_.in_class(lemma, "leading");
    bool infinitive = child(analysis_, verb, Relation::mark) != kNoToken;
    if ((!carries && !leads) || infinitive) return;
    if (carries && site_.anchor == site_.trigger) {
      for (const SupportVerb& support : tables_.support(lemma)) {
        if (support.via == "object" && support.words.size() == 1) take_support(verb, support);
      }
      return;
    }
    for (TokenId c : children(analysis_, verb)) {
      if (base(analysis_.at(c).relation) == Relation::obl) add_oblique(c, leads, false);
    }
  }

  std::string via_of(TokenId noun, TokenId verb) const {
    switch (base(analysis_.at(noun).relation)) {
      case Relation::obj:
        return "object";
      case Relation::nsubj:
        return is_passive(analysis_, verb) ? "object" : "subject";
      case Relation::obl:
        return preposition_of(analysis_, noun);
      default:
        return "";
    }
  }

  void add_support(TokenId noun) {
    if (site_.support != nullptr) return;
    TokenId carried = noun;  // the first of coordinated nouns
    for (int i = 0; i < kMaxClimb && analysis_.at(carried).relation == Relation::conj; ++i) {
      TokenId head = analysis_.at(carried).head;
      if (head == kNoToken || !is_nominal(analysis_.at(head))) break;
      carried = head;
    }
    carried = measured(analysis_, tables_, carried);
    TokenId verb = analysis_.at(carried).head;
    if (verb == kNoToken) return;
    if (analysis_.at(carried).relation == Relation::acl_relcl) return;
    std::string via = via_of(carried, verb);
    // "the talks that they held", "the blow it was dealt".
    if (via.empty() || tables_.support(to_lower(analysis_.lemma(verb))).empty()) {
      for (TokenId c : children(analysis_, noun)) {
        if (analysis_.at(c).relation == Relation::acl_relcl) add_relative_support(c);
      }
      return;
    }
    for (const SupportVerb& support : tables_.support(to_lower(analysis_.lemma(verb)))) {
      if (support.via == via && has_words(analysis_, verb, support.words, 0)) {
        take_support(verb, support);
        return;
      }
    }
  }

  void add_aside(TokenId noun) {
    for (const char* own : {"of", "between", "among"}) {
      if (site_.has(own)) return;  // it says itself whose it is
    }
    for (TokenId party : parties_beside(analysis_, tables_, noun)) add("aside", party, true);
  }

  void add_relative_support(TokenId verb) {
    bool passive = is_passive(analysis_, verb);
    for (const SupportVerb& support : tables_.support(to_lower(analysis_.lemma(verb)))) {
      if (!has_words(analysis_, verb, support.words, 0)) continue;
      bool shared = false;
      TokenId subject = subject_of(verb, shared);
      bool noun_is_subject = subject != kNoToken && antecedent(analysis_, subject) == site_.trigger;
      std::string via = noun_is_subject ? (passive ? "object" : "subject") : "object";
      if (support.via == via) {
        take_support(verb, support);
        return;
      }
    }
  }

  void take_support(TokenId verb, const SupportVerb& support) {
    site_.anchor = verb;
    site_.support = &support;
    bool passive = is_passive(analysis_, verb);
    for (TokenId c : children(analysis_, verb)) {
      Relation relation = base(analysis_.at(c).relation);
      if (c == site_.trigger) continue;
      if (relation == Relation::obl || relation == Relation::nmod) {
        std::string preposition = preposition_of(analysis_, c);
        if (preposition == "by" && passive) {
          if (!support.subject_as.empty()) add(support.subject_as, c, false);
        } else if (!preposition.empty() && preposition != support.via) {
          add(preposition, c, false);
        }
      } else if (relation == Relation::iobj) {
        add("indirect", c, false);
      } else if (relation == Relation::obj && !support.object_as.empty()) {
        add(support.object_as, c, false);
      }
    }
    add_leaders(verb);
    if (analysis_.at(verb).relation == Relation::acl_relcl) add_stranded(verb);
    bool shared = false;
    TokenId subject = subject_of(verb, shared);
    if (subject == kNoToken || subject == site_.trigger || support.via == "subject") return;
    if (passive && support.via == "object") return;  // the subject is the noun itself
    if (antecedent(analysis_, subject) == site_.trigger) return;
    const std::string& as = passive ? support.object_as : support.subject_as;
    if (!as.empty()) add(as, subject, shared);
  }

  // "consultations were held between the ministries in Moscow, headed by X": whatever noun of the
  // clause the tree hangs the participle on, what is led is what was held.
  void add_leaders(TokenId verb) {
    const TokenRange range = subtree(analysis_, verb);
    for (TokenId c = next(verb); c < range.end; c = next(c)) {
      const Relation relation = analysis_.at(c).relation;
      if (relation != Relation::acl && relation != Relation::advcl) continue;
      if (analysis_.at(c).head == site_.trigger) continue;  // add_participle has it
      if (!tables_.in_class(to_lower(analysis_.lemma(c)), "leading")) continue;
      if (!is_passive(analysis_, c)) continue;
      for (TokenId d : children(analysis_, c)) {
        if (base(analysis_.at(d).relation) == Relation::obl) add_oblique(d, true, false);
      }
    }
  }

  // What the complement of "agree to", "urge X to", "demand that" does, and to whom.
  void add_content(TokenId verb) {
    bool has_object = false;
    for (TokenId c : children(analysis_, verb)) {
      Relation relation = base(analysis_.at(c).relation);
      if (relation == Relation::obj) {
        if (has_object) site_.arguments.push_back({"predicate", c, false});  // "called him a liar"
        has_object = true;
      }
      bool marked = child(analysis_, c, Relation::mark) != kNoToken;
      bool complement = relation == Relation::xcomp || relation == Relation::ccomp ||
                        (relation == Relation::advcl && marked && c > verb &&
                         analysis_.at(c).features.verb_form != VerbForm::finite);
      if (!complement) continue;
      // "called him a liar", "held them responsible"
      bool verbal = analysis_.at(c).tag == Upos::verb || marked;
      site_.arguments.push_back({verbal ? "complement" : "predicate", c, false});
      if (relation == Relation::ccomp) {
        TokenId subject = child(analysis_, c, Relation::nsubj);
        if (subject != kNoToken) add("content-subject", subject, true);
      }
      for (TokenId d : children(analysis_, c)) {
        Relation below = base(analysis_.at(d).relation);
        std::string preposition = below == Relation::obl ? preposition_of(analysis_, d) : "";
        bool party = tables_.in_class(preposition, "party-preposition");
        if (below == Relation::obj || below == Relation::iobj || party) add("content", d, true);
      }
    }
  }

  const Analysis& analysis_;
  const EventTables& tables_;
  TriggerSite site_;
};

}  // namespace

TriggerSite find_site(const Analysis& analysis, const EventTables& tables, TokenId trigger) {
  return SiteFinder(analysis, tables).find(trigger);
}

bool TriggerSite::has(std::string_view relation) const {
  return std::any_of(arguments.begin(), arguments.end(),
                     [&](const Argument& a) { return a.relation == relation; });
}

}  // namespace dragoman
