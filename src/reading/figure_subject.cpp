#include "reading/figure_subject.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/arguments.h"
#include "reading/clauses.h"
#include "reading/figure_counted.h"
#include "reading/figure_measures.h"
#include "reading/figure_words.h"

namespace dragoman {
namespace {

constexpr std::size_t kFarthest = 12;  // tokens to a noun before the figure
constexpr int kMostSteps = 2;

class SubjectReader {
 public:
  SubjectReader(const FigureText& text, const FigureSpan& span, std::size_t begin)
      : text_(text),
        span_(span),
        what_(text, span, begin),
        analysis_(text.analysis()),
        top_(figure_top(text, span)) {}

  std::string read() {
    if (span_.counts > 0) {
      take_counted(text_, span_, what_);
    } else if (!take_turn(text_, span_, what_) && !take_distance(text_, span_, what_) &&
               !take_contract(text_, span_, what_) && !take_worth(text_, span_, what_) &&
               !part_below() && !copula()) {
      if (is_interval(text_, span_)) what_.say("interval at which");
      around(kMostSteps);
    }
    if (what_.shown().empty() || (span_.counts == 0 && !what_.has_noun())) nearest();
    take_rate(text_, span_, what_);
    return what_.shown();
  }

 private:
  const Token& at(TokenId t) const { return analysis_.at(t); }
  std::string lemma(TokenId t) const { return to_lower(analysis_.lemma(t)); }
  const std::string* cue(TokenId t, UnitKind kind) const {
    return text_.words().name(lemma(t), kind);
  }

  // --- What a measure measures.

  // "31 percent of voters", "$5 million in aid", "three hours of talks".
  bool part_below() {
    TokenId part = kNoToken;
    for (std::size_t k = span_.begin; k < span_.end && part == kNoToken; ++k) {
      for (TokenId c : children(analysis_, text_.token(k))) {
        if (what_.inside(c) || c < text_.token(span_.end)) continue;
        if (base(at(c).relation) != Relation::nmod && base(at(c).relation) != Relation::obl)
          continue;
        std::string link = preposition_of(analysis_, c);
        bool material = link == "in" && text_.reading().actors.at(c) == nullptr &&
                        !text_.dated(text_.place(c)) && at(c).tag == Upos::noun;
        if (link == "of" || material) part = c;
        if (part != kNoToken) break;
      }
    }
    if (part == kNoToken) part = part_beside();
    if (part == kNoToken && take_share_who(text_, span_, what_)) return true;
    if (part == kNoToken && paid_below()) return true;
    if (part == kNoToken) return false;
    const bool share = span_.unit == "percent";
    if (share) {
      TokenId whose = compared();
      if (whose != kNoToken && take_subject(text_, whose, what_)) {
        what_.say("as share of");
        what_.phrase(part);
        return true;
      }
      what_.say("share of");
    }
    what_.phrase(part);
    TokenId after = next(last_word());
    const Relation relation = base(at(top_).relation);
    if (relation == Relation::nsubj) {
      if (!what_.has(at(top_).head)) take_predicate(text_, at(top_).head, is_people(part), what_);
    } else if (relation != Relation::obj && is_verb_after(after)) {
      take_predicate(text_, after, is_people(part), what_);
    } else if (share || span_.money) {
      received();
    }
    return true;
  }

  bool is_people(TokenId t) const {
    return text_.words().name(text_.word(text_.place(t)), UnitKind::person) != nullptr;
  }

  // "the deficit was 2.5 percent of output", "equal to 2.5 percent of output": the deficit.
  TokenId compared() const {
    TokenId head = top_;
    if (child(analysis_, head, Relation::cop) == kNoToken && at(head).head != kNoToken) {
      head = at(head).head;
      bool measures = cue(head, UnitKind::measure_verb) != nullptr && at(head).tag == Upos::verb;
      if (at(head).tag != Upos::adj && !measures) return kNoToken;
    }
    TokenId subject = child(analysis_, head, Relation::nsubj);
    bool own = subject != kNoToken && (what_.inside(subject) || subject == top_);
    return own || subject == kNoToken || subject > top_ ? kNoToken : subject;
  }

  // "won 44 percent of the vote": by whom.
  void received() {
    TokenId verb = at(top_).head;
    if (base(at(top_).relation) != Relation::obj || verb == kNoToken || at(verb).tag != Upos::verb)
      return;
    bool shared = false;
    TokenId subject = grammatical_subject(analysis_, verb, shared);
    if (subject == kNoToken || shared || child(analysis_, verb, Relation::aux) != kNoToken) return;
    FigureWords who(text_, span_, span_.begin);
    if (!take_subject(text_, subject, who)) return;
    what_.say(participle_of(text_, verb));
    TokenId particle = child(analysis_, verb, Relation::compound_prt);
    if (particle != kNoToken) what_.take(particle);
    what_.say("by");
    what_.say(who.shown());
  }

  bool copula() {
    TokenId subject = copula_subject(text_, span_);
    return subject != kNoToken && !what_.inside(subject) && take_subject(text_, subject, what_);
  }

  // "$5 million paid by Peru for ships": the participle behind.
  bool paid_below() {
    TokenId after = text_.token(span_.end);
    for (std::size_t k = span_.end; k < std::min(span_.end + 3, text_.size()); ++k) {
      TokenId t = text_.token(k);
      if (at(t).tag == Upos::adv) continue;
      bool past = at(t).tag == Upos::verb && at(t).features.verb_form == VerbForm::participle;
      bool by = past && span_.money && text_.is(k + 1, "by");  // whatever the tree makes of it
      TokenId head = at(t).head;
      bool here = head != kNoToken && (what_.inside(head) || head == at(top_).head);
      bool participle = past && (by || (here && base(at(t).relation) == Relation::acl));
      if (!participle) return false;
      if (span_.money) what_.say("amount");
      predicate(t);
      return t >= after;
    }
    return false;
  }

  // The noun right behind that the tree does not hang on the figure: "half the army", "one in five
  // voters", "pounds worth of wheat".
  TokenId part_beside() const {
    std::size_t i = span_.end;
    if (i >= text_.size()) return kNoToken;
    if (text_.is(i, "worth") && text_.is(i + 1, "of")) return noun_after(text_, i + 2);
    if (span_.money && text_.is(i, "in")) {  // "$1 million in damage"
      TokenId noun = noun_after(text_, i + 1);
      bool material = noun != kNoToken && at(noun).tag == Upos::noun &&
                      text_.place(noun) <= i + 3 && !text_.dated(text_.place(noun)) &&
                      text_.at(i + 1).tag != Upos::det && text_.at(i + 1).tag != Upos::num;
      if (material) return noun;
    }
    bool share = span_.unit == "percent" && text_.name(i - 1, UnitKind::percent) == nullptr;
    bool noun = is_nominal(text_.at(i)) && text_.at(i).features.number == Number::plural;
    return share && (text_.is(i, "the") || noun) ? noun_after(text_, i) : kNoToken;
  }

  TokenId last_word() const {
    TokenId last = text_.token(span_.end - 1);
    return what_.empty() ? last : std::max(last, what_.last());
  }

  // "31 percent said", whatever the tree makes of it.
  bool is_verb_after(TokenId t) const {
    if (span_.unit != "percent" || text_.place(t) >= text_.size()) return false;
    const Token& verb = at(t);
    bool saying = base(verb.relation) == Relation::acl;
    return verb.tag == Upos::verb && (saying || verb.features.verb_form == VerbForm::finite);
  }

  // What is said of the figure: the verb and the words behind it.
  void predicate(TokenId verb) {
    if (verb == kNoToken || what_.inside(verb)) return;
    what_.verb_group(verb);
    TokenId copula = child(analysis_, verb, Relation::cop);
    if (copula != kNoToken) what_.take(copula);
    TokenRange range = subtree(analysis_, verb);
    for (TokenId t = std::max(next(verb), text_.token(span_.end)); t < range.end; t = next(t)) {
      if (lemma(t) == "," || lemma(t) == ";" || lemma(t) == "." || starts_another(t)) break;
      what_.take(t);
    }
  }

  // "and 52 percent do not"
  bool starts_another(TokenId t) const {
    if (at(t).tag != Upos::cconj) return false;
    for (TokenId c = next(t); index(c) < index(t) + 5 && text_.place(c) < text_.size();
         c = next(c)) {
      if (at(c).tag == Upos::num) return true;
    }
    TokenId head = at(t).head;
    return head != kNoToken && (at(head).tag == Upos::verb || at(head).tag == Upos::aux);
  }

  // The noun before the figure, else the one behind it.
  void nearest() {
    for (std::size_t k = span_.begin; k > 0 && k + kFarthest > span_.begin; --k) {
      if (is_nominal(text_.at(k - 1)) && !is_unit(text_.token(k - 1)) &&
          text_.at(k - 1).tag != Upos::pron) {
        return what_.phrase(text_.token(k - 1));
      }
    }
    TokenId noun = noun_after(text_, span_.end);
    if (noun != kNoToken) what_.phrase(noun);
  }

  bool is_unit(TokenId t) const {
    const std::string& word = text_.word(text_.place(t));
    for (UnitKind kind :
         {UnitKind::measure, UnitKind::percent, UnitKind::currency, UnitKind::currency_sign}) {
      if (text_.words().name(word, kind) != nullptr) return true;
    }
    return at(t).tag == Upos::num;
  }

  // "a 17% survival rate": the noun right behind.
  bool share_noun() {
    std::size_t k = span_.end;
    if (span_.unit != "percent" || k >= text_.size() || text_.dated(k)) return false;
    if (text_.at(k).tag != Upos::noun && text_.at(k).tag != Upos::adj) return false;
    TokenId noun = noun_after(text_, k);
    bool close = noun != kNoToken && text_.place(noun) <= k + 3;
    for (std::size_t w = k; close && w < text_.place(noun); ++w) {
      close = text_.at(w).tag == Upos::noun || text_.at(w).tag == Upos::adj;
    }
    if (!close || cue(noun, UnitKind::change) != nullptr) return false;
    what_.phrase(noun);
    return true;
  }

  void around(int steps) {
    if (share_noun()) return;
    TokenId after = text_.token(span_.end);
    if (span_.end + 1 < text_.size() && at(after).tag == Upos::adv) after = next(after);
    if (is_verb_after(after)) return predicate(after);
    if (steps == 0) return;
    const Token& own = at(top_);
    TokenId subject = child(analysis_, top_, Relation::nsubj);
    if (subject != kNoToken && !what_.inside(subject))
      return what_.phrase(subject);  // "X is 5 percent"
    if (own.head == kNoToken) return;
    TokenId head = own.head;
    Upos tag = at(head).tag;
    if (is_unit(head)) {  // "20 miles (32 km)", "from 3 to 5 million"
      top_ = head;
      return around(steps - 1);
    }
    if (tag == Upos::verb || tag == Upos::aux) return around_verb(head);
    if (tag == Upos::noun || tag == Upos::propn) return around_noun(head);
    TokenId noun = at(head).head;
    if (tag == Upos::adj && noun != kNoToken && is_nominal(at(noun))) {
      what_.take(head);
      return around_noun(noun);  // "a road 40 km long"
    }
    if (tag == Upos::adj || tag == Upos::adv) {
      TokenId owner = child(analysis_, head, Relation::nsubj);
      if (owner != kNoToken && !take_subject(text_, owner, what_)) return;
      what_.take(head);
      if (owner == kNoToken && noun != kNoToken && at(noun).tag == Upos::verb) around_verb(noun);
    }
  }

  // "a $30 million contract", "an increase of 5 percent in exports".
  void around_noun(TokenId noun) {
    if (cue(noun, UnitKind::change) != nullptr) {
      for (TokenId c : children(analysis_, noun)) {
        std::string link = preposition_of(analysis_, c);
        if (!what_.inside(c) && (link == "in" || link == "of") && c != top_ &&
            !text_.dated(text_.place(c))) {
          return what_.phrase(c);
        }
      }
    }
    TokenId above = at(noun).head;
    bool lasts = preposition_of(analysis_, top_) == "for" && !span_.money && above != kNoToken &&
                 span_.unit != "percent" && at(above).tag == Upos::verb;
    if (lasts) return around_verb(above);  // "worked beside relatives for ten years"
    bool bare = child(analysis_, noun, Relation::det) == kNoToken &&
                at(noun).features.number == Number::singular && at(noun).tag == Upos::noun;
    bool part = bare && above != kNoToken && above < noun && at(above).tag == Upos::noun &&
                base(at(noun).relation) == Relation::nmod &&
                preposition_of(analysis_, noun) == "of";
    if (part) return what_.phrase(above);  // "a margin of error of 4 points"
    TokenId subject = child(analysis_, noun, Relation::nsubj);
    bool state = child(analysis_, noun, Relation::cop) != kNoToken;
    if (!state || subject == kNoToken) return what_.phrase(noun);
    // "was with her for hours"
    if (subject != top_ && !take_subject(text_, subject, what_)) what_.take(subject);
    what_.verb_group(noun);
    what_.linked(noun);
  }

  // What a relative pronoun stands for. "a meeting with X, which lasted an hour": not X.
  TokenId lasting_one(TokenId subject, TokenId verb) const {
    TokenId one = antecedent(analysis_, subject);
    bool measures = cue(verb, UnitKind::measure_verb) != nullptr;
    bool relative = at(verb).relation == Relation::acl_relcl && at(verb).head == one;
    if (!relative || !measures || at(one).tag != Upos::propn) return one;
    TokenId head = at(one).head;
    if (head == kNoToken) return one;
    if (at(head).tag == Upos::noun) return head;
    TokenId object = child(analysis_, head, Relation::obj);
    return object == kNoToken || object > one ? one : object;
  }

  void around_verb(TokenId verb) {
    bool shared = false;
    TokenId subject = grammatical_subject(analysis_, verb, shared);
    if (subject != kNoToken) subject = lasting_one(subject, verb);
    TokenId object = child(analysis_, verb, Relation::obj);
    bool own_object = object != kNoToken && !what_.inside(object) && object != top_;
    if (subject == top_ || (subject != kNoToken && what_.inside(subject))) return predicate(verb);
    const bool length = text_.words().name(span_.unit, UnitKind::length) != nullptr;
    if (cue(verb, UnitKind::change) != nullptr && !length) {  // "the man fell 20 metres"
      if (own_object && !is_passive(analysis_, verb)) return what_.phrase(object);
      if (subject != kNoToken) return what_.phrase(subject);
    }
    bool level = preposition_of(analysis_, top_) == "at";  // "put the rating at 30 percent"
    if (level && own_object) return what_.phrase(object);
    bool person =
        subject != kNoToken && length && at(subject).tag == Upos::propn;  // "ran 226 yards"
    bool measures = level || (cue(verb, UnitKind::measure_verb) != nullptr && !person);
    if (measures && subject != kNoToken && !own_object) return what_.phrase(subject);
    bool told = subject != kNoToken && take_subject(text_, subject, what_);
    if (subject != kNoToken && !told && !shared) what_.take(subject);
    what_.verb_group(verb);
    if (own_object) what_.phrase(object);
    before_figure(verb);
    add_purpose(verb);
  }

  // "worked for the ministry for ten years": what is said between.
  void before_figure(TokenId verb) {
    for (TokenId c : children(analysis_, verb)) {
      TokenRange words = subtree(analysis_, c);
      bool between = c > verb && words.end <= text_.token(span_.begin);
      if (!between || base(at(c).relation) != Relation::obl || words.size() > 7) continue;
      if (!what_.plain(words)) continue;
      for (TokenId t = words.begin; t < words.end; t = next(t)) what_.take(t);
    }
  }

  // "paid $5 million for weapons", "invested 3 billion euros in railways".
  void add_purpose(TokenId verb) {
    if (base(at(top_).relation) != Relation::obj) return;
    for (TokenId c : children(analysis_, verb)) {
      if (base(at(c).relation) != Relation::obl || c < text_.token(span_.end)) continue;
      std::string link = preposition_of(analysis_, c);
      bool purpose = link == "for" || link == "in" || link == "on" || link == "to";
      if (!purpose || text_.dated(text_.place(c))) continue;
      TokenId word = child(analysis_, c, Relation::case_);
      if (word != kNoToken) what_.take(word);
      what_.phrase(c);
      return;
    }
    for (TokenId c : children(analysis_, top_)) {
      if (base(at(c).relation) == Relation::nmod && c > top_ && !what_.inside(c)) {
        TokenId word = child(analysis_, c, Relation::case_);
        if (word != kNoToken) what_.take(word);
        return what_.phrase(c);
      }
    }
  }

  const FigureText& text_;
  const FigureSpan& span_;
  FigureWords what_;
  const Analysis& analysis_;
  TokenId top_;
};

}  // namespace

TokenId figure_top(const FigureText& text, const FigureSpan& span) {
  const Analysis& analysis = text.analysis();
  const TokenId end = text.token(span.counts > 0 ? span.counts : span.end);
  TokenId t = text.token(span.begin);
  for (int step = 0; step < 8; ++step) {
    TokenId head = analysis.at(t).head;
    if (head == kNoToken || head < text.token(span.begin) || head >= end) break;
    t = head;
  }
  return t;
}

std::string figure_subject(const FigureText& text, const FigureSpan& span, std::size_t begin) {
  return SubjectReader(text, span, begin).read();
}

}  // namespace dragoman
