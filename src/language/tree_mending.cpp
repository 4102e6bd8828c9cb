#include "language/tree_mending.h"

namespace dragoman {
namespace {

class Mender {
 public:
  Mender(Analysis& analysis, TokenRange range) : analysis_(analysis), range_(range) {}

  void run() {
    for (TokenId t = range_.begin; t < range_.end; t = next(t)) {
      lift_case(t);
      lift_content(t);
      hang_where_clause(t);
      lift_participle(t);
    }
    for (TokenId t = range_.begin; t < range_.end; t = next(t)) find_subject(t);
  }

 private:
  Token& at(TokenId id) { return analysis_.at(id); }
  bool has_head(TokenId id) { return at(id).head != kNoToken; }

  // "spoke with Deputy Speaker Brenn": the preposition governs the name and not its title.
  void lift_case(TokenId t) {
    if (at(t).relation != Relation::case_ || !has_head(t)) return;
    TokenId title = at(t).head;
    while (at(title).relation == Relation::compound && at(title).head > title) {
      title = at(title).head;
    }
    if (at(title).relation != Relation::nmod_desc || !has_head(title)) return;
    const TokenId name = at(title).head;
    if (t < title && title < name) at(t).head = name;
  }

  // "admitted this week that it was late": a clause with a conjunction is no relative clause of a
  // time, but what was admitted.
  void lift_content(TokenId t) {
    if (at(t).relation != Relation::acl_relcl || !has_head(t)) return;
    const TokenId time = at(t).head;
    const bool adverbial =
        at(time).relation == Relation::obl_unmarked || at(time).relation == Relation::advmod;
    if (!adverbial || !has_head(time) || t < time) return;
    const TokenId verb = at(time).head;
    const TokenId mark = child(analysis_, t, Relation::mark);
    if (at(verb).tag != Upos::verb || mark == kNoToken || at(mark).tag != Upos::sconj) return;
    if (analysis_.lemma(mark) != "that") return;
    at(t).head = verb;
    at(t).relation = Relation::ccomp;
  }

  // "visited Velkor, where talks were held": the clause tells of the place before its comma.
  void hang_where_clause(TokenId t) {
    if (at(t).relation != Relation::advcl || !has_head(t)) return;
    const TokenRange clause = subtree(analysis_, t);
    TokenId first = clause.begin;
    bool comma = false;
    for (; first < t && at(first).tag == Upos::punct; first = next(first)) comma = true;
    if (!comma && clause.begin > range_.begin) {
      comma = at(previous(clause.begin)).tag == Upos::punct;
    }
    if (!comma || at(first).head != t || analysis_.lemma(first) != "where") return;
    TokenId before = first;
    while (before > range_.begin && at(previous(before)).tag == Upos::punct) {
      before = previous(before);
    }
    if (before == range_.begin) return;
    TokenId place = previous(before);
    while (at(place).relation == Relation::flat && has_head(place)) place = at(place).head;
    const bool nominal = at(place).tag == Upos::noun || at(place).tag == Upos::propn;
    if (!nominal || dominates(analysis_, t, place)) return;
    at(t).head = place;
    at(t).relation = Relation::acl_relcl;
  }

  // "held a call to discuss trade, signaling a thaw": what follows the comma tells what came of the
  // call and not of its purpose.
  void lift_participle(TokenId t) {
    if (at(t).relation != Relation::advcl || !has_head(t)) return;
    if (at(t).features.verb_form != VerbForm::gerund &&
        at(t).features.verb_form != VerbForm::participle) {
      return;
    }
    const TokenId purpose = at(t).head;
    if (at(purpose).relation != Relation::advcl || !has_head(purpose) || t < purpose) return;
    const TokenId mark = child(analysis_, purpose, Relation::mark);
    if (mark == kNoToken || analysis_.lemma(mark) != "to") return;
    const TokenRange clause = subtree(analysis_, t);
    const TokenId before =
        at(clause.begin).tag == Upos::punct ? clause.begin : previous(clause.begin);
    if (before < purpose || at(before).tag != Upos::punct) return;
    const TokenId first = at(clause.begin).tag == Upos::punct ? next(clause.begin) : clause.begin;
    if (first != t) return;  // "by signaling", "while signaling"
    at(t).head = at(purpose).head;
  }

  bool needs_subject(TokenId verb) {
    const Token& token = at(verb);
    if (token.tag != Upos::verb || token.features.verb_form != VerbForm::finite) return false;
    if (token.features.mood != Mood::indicative || token.features.tense != Tense::past)
      return false;
    if (token.relation != Relation::root && token.relation != Relation::ccomp) return false;
    for (const TokenId c : children(analysis_, verb)) {
      const Relation relation = base(at(c).relation);
      if (relation == Relation::nsubj || relation == Relation::csubj ||
          relation == Relation::expl || relation == Relation::aux) {
        return false;
      }
    }
    return true;
  }

  // "On Monday, during his visit to Velkor, the minister of the east, Odalys Brenn, held talks": a
  // finite verb needs its subject, and what stands between commas before it was taken for a second
  // name of the place.
  void find_subject(TokenId verb) {
    if (!needs_subject(verb) || verb == range_.begin) return;
    const TokenId comma = previous(verb);
    if (at(comma).tag != Upos::punct) return;
    for (TokenId t = range_.begin; t < comma; t = next(t)) {
      if (at(t).relation != Relation::appos || dominates(analysis_, t, verb)) continue;
      if (!dominates(analysis_, verb, t)) continue;
      const TokenRange name = subtree(analysis_, t);
      const bool ends_here = name.end == comma || name.end == verb;
      const bool begins_anew =
          at(name.begin).tag == Upos::punct ||
          (name.begin > range_.begin && at(previous(name.begin)).tag == Upos::punct);
      if (!ends_here || !begins_anew) continue;
      at(t).head = verb;
      at(t).relation = Relation::nsubj;
      return;
    }
  }

  Analysis& analysis_;
  TokenRange range_;
};

}  // namespace

void mend_tree(Analysis& analysis, SentenceId sentence) {
  Mender(analysis, analysis.sentence(sentence).tokens).run();
}

}  // namespace dragoman
