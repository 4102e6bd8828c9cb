#include "reading/figure_counted.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/figure_clause.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestList = 16;  // tokens from a counted noun to the participle of a list

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

class CountReader {
 public:
  CountReader(const FigureText& text, const FigureSpan& span, FigureWords& what)
      : text_(text), span_(span), what_(what), analysis_(text.analysis()) {}

  void read(TokenId noun) {
    TokenId from = noun;
    while (at(from).head != kNoToken && what_.inside(at(from).head)) from = at(from).head;
    const TokenId head = at(from).head;
    const bool hyphen = span_.counts > 0 && text_.glued(span_.counts);
    if (hyphen) return members(noun, head);
    what_.phrase(noun);
    if (state_behind() || (is_there() && participle_behind())) return;
    if (head == kNoToken || child(analysis_, from, Relation::cop) != kNoToken) return;
    Relation relation = base(at(from).relation);
    if (relation == Relation::nmod && head < noun) {
      const bool total = at(head).tag == Upos::noun && preposition_of(analysis_, from) == "of" &&
                         text_.words().name(to_lower(analysis_.lemma(head)), UnitKind::general);
      if (total) {
        argument(head);  // "a total of 51 golfers competed"
      } else if (!participle_behind()) {
        below_noun(head, from);
      }
      return;
    }
    if (!argument(role(from))) listed(noun);
  }

 private:
  const Token& at(TokenId t) const { return analysis_.at(t); }
  bool has_lemma_of(TokenId t, std::string_view lemma) const {
    return has_lemma(analysis_, t, lemma);
  }
  // What the noun is to its verb. False where it is nothing that tells more.
  bool argument(TokenId from) {
    const TokenId head = at(from).head;
    if (head == kNoToken || what_.has(head)) return false;
    const Relation relation = base(at(from).relation);
    const bool verb = at(head).tag == Upos::verb || at(head).tag == Upos::aux;
    if (relation == Relation::nsubj) {
      std::size_t before = what_.begin();
      if (before > 0 && text_.at(before - 1).tag == Upos::det) --before;
      const bool linked = before > 0 && text_.at(before - 1).tag == Upos::adp &&
                          holds_figure(from);  // "one of the four posts": no subject
      if (linked) return false;
      if (clause_there() || told_of()) return true;
      if (!verb && child(analysis_, head, Relation::cop) == kNoToken) return false;
      doing(head);
      return true;
    }
    if (relation == Relation::obj && verb && head < from) {
      const TokenId clause = child(analysis_, from, Relation::acl);
      if (clause != kNoToken && what_.has(clause)) return true;  // told already
      object(head, from);
      return true;
    }
    const bool listed_there =
        holds_figure(from) || base(at(text_.token(span_.end - 1)).relation) == Relation::conj;
    return relation == Relation::obl && verb && listed_there && through(head, from);
  }

  // The noun, or the one that it is listed or named beside: "a man and two women were killed".
  TokenId role(TokenId from) const {
    for (int step = 0; step < 3; ++step) {
      const TokenId head = at(from).head;
      const Relation relation = base(at(from).relation);
      const bool beside = relation == Relation::appos || relation == Relation::conj;
      if (!beside || head == kNoToken || head > from || !is_nominal(at(head))) break;
      from = head;
    }
    return from;
  }

  // "cities in which people protested", "victims with whom she met".
  bool through(TokenId verb, TokenId from) {
    const TokenId word = child(analysis_, from, Relation::case_);
    if (word == kNoToken || word > from || what_.inside(word)) return false;
    std::string link = preposition_of(analysis_, from);
    std::replace(link.begin(), link.end(), '_', ' ');
    bool shared = false;
    TokenId subject = grammatical_subject(analysis_, verb, shared);
    const std::string lemma = to_lower(analysis_.lemma(verb));
    const bool changes = text_.words().name(lemma, UnitKind::change) != nullptr;
    FigureWords told(text_, span_, what_.begin());
    if (changes && (link == "to" || link == "by" || link == "from" || link == "at")) {
      if (subject == kNoToken || !take_subject(text_, subject, told)) return false;
      what_.say("in");
      what_.say(told.shown());
      return true;
    }
    const bool bare = next(what_.last()) == text_.token(span_.end);
    const bool apart = link == "after" || link == "as" || link == "before" || link == "than";
    const bool things = link == "with" && span_.unit != "person";
    const std::size_t place = text_.place(word);
    const bool along = place > 0 && text_.at(place - 1).tag == Upos::adv && link == "with";
    const bool beside = !holds_figure(from) && (link == "in" || link == "at" || link == "on");
    if (apart || along || beside || things || has_lemma_of(word, "include") ||
        link.starts_with("includ"))
      return false;
    if (!bare || !take_clause(text_, span_, verb, told)) return false;
    what_.say(link + (span_.unit == "person" ? " whom" : " which"));
    what_.say(told.shown());
    return true;
  }

  bool holds_figure(TokenId t) const { return t == text_.token(span_.end - 1); }

  // "with two people reported killed"
  bool told_of() {
    const std::size_t k = span_.end;
    if (k + 1 >= text_.size() || text_.at(k).tag != Upos::verb || !text_.word(k).ends_with("ed"))
      return false;
    const Token& state = text_.at(k + 1);
    const bool participle =
        state.tag == Upos::verb && state.features.verb_form == VerbForm::participle;
    if (!participle && state.tag != Upos::adj) return false;
    what_.take(text_.token(k));
    what_.take(text_.token(k + 1));
    return true;
  }

  // "there are three people shot"
  bool is_there() const {
    const std::size_t k = what_.begin();
    return k > 1 && has_lemma_of(text_.token(k - 1), "be") && text_.is(k - 2, "there");
  }

  // "trial of two men accused of theft": the participle right behind, wherever the tree hangs it.
  bool participle_behind() {
    if (span_.end >= text_.size()) return false;
    const TokenId t = text_.token(span_.end);
    const Features& features = at(t).features;
    const bool past = features.verb_form == VerbForm::participle ||
                      (is_there() && features.verb_form == VerbForm::finite);
    if (at(t).tag != Upos::verb || !past || features.tense == Tense::present) return false;
    if (what_.has(t)) return true;
    what_.take(t);
    what_.behind(t);
    return true;
  }

  // "three people dead, many buildings burning"
  bool state_behind() {
    const std::size_t k = span_.end;
    if (k + 1 >= text_.size() || text_.at(k).tag != Upos::adj) return false;
    Upos after = text_.at(k + 1).tag;
    bool whole = after == Upos::punct || after == Upos::cconj || after == Upos::adp;
    if (whole && !text_.is(k + 1, "-")) what_.take(text_.token(k));
    return whole;
  }
  // The clause that stands behind the noun tells already.
  bool clause_there() const {
    TokenId after = text_.token(span_.end);
    return text_.place(after) < text_.size() && what_.has(after) && at(after).tag == Upos::verb;
  }

  // "a 15-nation bloc": nations of the bloc.
  void members(TokenId noun, TokenId head) {
    std::string word = text_.word(text_.place(noun));
    if (word == "person") {
      word = "people";
    } else if (word == "man") {
      word = "men";
    } else if (word == "woman") {
      word = "women";
    } else if (word.size() > 2 && word.back() == 'y' && !is_vowel(word[word.size() - 2])) {
      word.replace(word.size() - 1, 1, "ies");
    } else if (!word.empty() && word.back() != 's') {
      word += 's';
    }
    TokenId whole = head != kNoToken && head > noun && is_nominal(at(head)) ? head : kNoToken;
    for (std::size_t k = span_.end; whole == kNoToken && k < std::min(span_.end + 4, text_.size());
         ++k) {
      if (text_.at(k).tag == Upos::noun) whole = text_.token(k);
    }
    what_.say(word);
    for (std::size_t k = span_.begin; k < span_.end; ++k) what_.leave_out(text_.token(k));
    if (whole == kNoToken) return;
    FigureWords body(text_, span_, what_.begin());
    for (std::size_t k = span_.begin; k < span_.end; ++k) body.leave_out(text_.token(k));
    body.phrase(whole);
    what_.say("of " + body.shown());
  }

  void doing(TokenId head) {
    bool exists = has_lemma_of(head, "be") && at(head).tag != Upos::noun;
    if (exists) return what_.behind(head);  // "there are 14 primaries in March"
    take_predicate(text_, head, span_.unit == "person", what_);
  }

  // "killed two women", "won 300 votes", "has two seats".
  void object(TokenId verb, TokenId from) {
    bool shared = false;
    TokenId subject = grammatical_subject(analysis_, verb, shared);
    const bool relative = subject != kNoToken && antecedent(analysis_, subject) != subject;
    if (relative) subject = antecedent(analysis_, subject);
    bool own = subject != kNoToken && (what_.inside(subject) || what_.has(subject));
    if (own) subject = kNoToken;
    if (subject == kNoToken && at(verb).relation == Relation::acl) subject = at(verb).head;
    const std::string lemma = to_lower(analysis_.lemma(verb));
    bool measures = text_.words().name(lemma, UnitKind::measure_verb) != nullptr;
    bool has = lemma == "have";
    bool amounts =
        measures && at(verb).features.verb_form != VerbForm::finite;  // "numbering 400 people"
    if (has || amounts || lemma == "include") {
      if (next(what_.last()) > text_.token(span_.end)) return;  // "seats on the court"
      FigureWords owner(text_, span_, what_.begin());
      if (subject == kNoToken || !take_subject(text_, subject, owner)) return;
      what_.say(has ? "of" : "in");
      return what_.say(owner.shown());
    }
    if (lemma == "say" || lemma == "report") return listed(from);
    bool dead = what_.last() >= text_.token(span_.end) && at(what_.last()).tag == Upos::adj;
    if (dead) return;  // "left 12 people dead"
    for (TokenId c : children(analysis_, verb)) {
      bool state = base(at(c).relation) == Relation::xcomp && at(c).tag == Upos::adj;
      if (state && c > from) return what_.linked(c);  // "left 12 people dead"
    }
    done(verb, subject, shared || relative);
  }

  void done(TokenId verb, TokenId subject, bool shared) {
    bool coming = false;
    bool negated = false;
    for (TokenId c : children(analysis_, verb)) {
      if (c > verb) continue;
      bool helper = base(at(c).relation) == Relation::aux;
      bool to = base(at(c).relation) == Relation::mark && has_lemma_of(c, "to");
      negated = negated || has_lemma_of(c, "not");
      bool past = has_lemma_of(c, "have") || has_lemma_of(c, "be") || has_lemma_of(c, "do");
      coming = coming || to || (helper && !past);
    }
    if (negated) what_.say("not");
    if (coming) what_.say("to be");
    what_.say(participle_of(text_, verb));
    TokenId particle = child(analysis_, verb, Relation::compound_prt);
    if (particle != kNoToken) what_.take(particle);
    TokenId after = text_.token(span_.end);
    bool close = after > verb;
    FigureWords agent(text_, span_, what_.begin());
    bool told = subject != kNoToken && !shared && !coming && is_nominal(at(subject)) &&
                at(subject).tag != Upos::num && at(subject).tag != Upos::pron &&
                take_subject(text_, subject, agent);
    if (told) {
      what_.say("by");
      what_.say(agent.shown());
    }
    if (close) what_.behind(verb);
  }

  // "the killing of 20 refugees"
  void below_noun(TokenId head, TokenId below) {
    std::string link = preposition_of(analysis_, below);
    const std::string lemma = to_lower(analysis_.lemma(head));
    const bool deed = text_.words().name(lemma, UnitKind::deed) != nullptr;
    if (link != "of" || !deed) return;
    what_.take(head);
    for (TokenId c : children(analysis_, head)) {
      bool modifier = base(at(c).relation) == Relation::amod ||
                      base(at(c).relation) == Relation::compound ||
                      (base(at(c).relation) == Relation::punct && text_.glued(text_.place(c)));
      if (c < head && modifier) what_.take(c);
    }
    TokenId word = child(analysis_, below, Relation::case_);
    if (word != kNoToken) what_.take(word);
  }

  // "150 soldiers, 95 civilians and hundreds of rebels were killed": the verb is said once.
  void listed(TokenId noun) {
    bool numbers = false;
    for (std::size_t k = text_.place(noun) + 1;
         k < std::min(text_.place(noun) + kLongestList, text_.size()); ++k) {
      const Token& word = text_.at(k);
      numbers = numbers || word.tag == Upos::num;
      bool participle = word.tag == Upos::verb && word.features.verb_form == VerbForm::participle &&
                        word.features.tense != Tense::present;
      if (numbers && !what_.has(text_.token(k)) && word.tag == Upos::verb) {
        if (participle) return what_.take(text_.token(k));
        const bool person = span_.unit == "person";
        if (word.features.verb_form == VerbForm::finite)
          take_predicate(text_, text_.token(k), person, what_);
        return;
      }
      bool list = word.tag == Upos::num || word.tag == Upos::noun || word.tag == Upos::propn ||
                  word.tag == Upos::adj || word.tag == Upos::cconj || word.tag == Upos::det ||
                  word.tag == Upos::aux || text_.is(k, ",") || text_.is(k, "of");
      if (!list) return;
    }
  }

  const FigureText& text_;
  const FigureSpan& span_;
  FigureWords& what_;
  const Analysis& analysis_;
};

}  // namespace

void take_counted(const FigureText& text, const FigureSpan& span, FigureWords& what) {
  CountReader(text, span, what).read(text.token(span.end - 1));
}

}  // namespace dragoman
