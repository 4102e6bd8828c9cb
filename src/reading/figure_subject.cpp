#include "reading/figure_subject.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/arguments.h"
#include "reading/clauses.h"
#include "reading/figure_clause.h"
#include "reading/figure_counted.h"
#include "reading/figure_measures.h"
#include "reading/figure_names.h"
#include "reading/figure_shares.h"
#include "reading/figure_words.h"

namespace dragoman {
namespace {

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
    ShareReader shares(text_, span_, top_, what_);
    if (span_.counts > 0) {
      take_counted(text_, span_, what_);
    } else if (!take_turn(text_, span_, what_) && !take_degree(text_, span_, top_, what_) &&
               !take_distance(text_, span_, what_) && !take_contract(text_, span_, what_) &&
               !take_worth(text_, span_, what_) && !shares.part() && !copula() &&
               !take_time(text_, span_, top_, what_)) {
      if (is_interval(text_, span_)) {
        interval();
      } else if (!shares.noun_behind() && !shares.verb_behind()) {
        around(kMostSteps);
      }
    }
    if (span_.counts == 0 && !what_.has_noun()) nearest();
    const std::string told = what_.shown();
    const bool thin = span_.counts > 0 && told.find(' ') == std::string::npos && !is_partitive();
    const bool turn = told.find(' ') == std::string::npos && told == span_.unit;  // "round"
    if (thin || turn || says_nothing(text_, told)) return "";
    add_group();
    take_rate(text_, span_, what_);
    return what_.shown();
  }

 private:
  const Token& at(TokenId t) const { return analysis_.at(t); }
  std::string lemma(TokenId t) const { return to_lower(analysis_.lemma(t)); }
  const std::string* cue(TokenId t, UnitKind kind) const {
    return text_.words().name(lemma(t), kind);
  }

  // "39 percent for females", "87 percent among women"
  void add_group() {
    const std::size_t k = span_.end;
    const bool link = text_.is(k, "for") || text_.is(k, "among");
    if (span_.unit != "percent" || !link || k + 1 >= text_.size()) return;
    const Token& noun = text_.at(k + 1);
    if (what_.has(text_.token(k + 1)) || noun.features.number != Number::plural) return;
    if (noun.tag != Upos::noun) return;
    what_.say(text_.word(k));
    what_.phrase(text_.token(k + 1));
  }

  // "Of the 120 hostages, ...": all that there are.
  bool is_partitive() const {
    const TokenId noun = text_.token(span_.end - 1);
    const TokenId head = at(noun).head;
    return head != kNoToken && head > noun && preposition_of(analysis_, noun) == "of";
  }

  // Of a share, a name alone does not tell the whole: "Ann Lee hit 50 percent".
  bool is_name(TokenId subject) const {
    return span_.unit == "percent" && at(antecedent(analysis_, subject)).tag == Upos::propn;
  }

  bool copula() {
    TokenId subject = copula_subject(text_, span_);
    const std::string* dimension =
        text_.name(behind_brackets(text_, span_.end), UnitKind::dimension);
    FigureWords whose(text_, span_, what_.begin());
    if (subject != kNoToken && dimension != nullptr && take_subject(text_, subject, whose)) {
      what_.say(*dimension + " of " + whose.shown());
      return true;
    }
    return subject != kNoToken && !what_.inside(subject) && !is_name(subject) &&
           take_subject(text_, subject, what_);
  }

  // "beacons send every ten seconds"
  void interval() {
    const TokenId verb = at(top_).head;
    FigureWords told(text_, span_, what_.begin());
    if (verb == kNoToken || !take_clause(text_, span_, verb, told)) return;
    what_.say("interval at which");
    what_.say(told.shown());
  }

  // The noun right before the figure: "Vehicles: 40 tonnes".
  void nearest() {
    std::size_t k = what_.begin();
    while (k > 0 && text_.at(k - 1).tag == Upos::punct) --k;
    if (k == 0 || what_.begin() > k + 1) return;
    const Upos tag = text_.at(k - 1).tag;
    if (tag == Upos::noun && !is_unit(text_.token(k - 1))) what_.phrase(text_.token(k - 1));
  }

  bool is_unit(TokenId t) const {
    const std::string& word = text_.word(text_.place(t));
    for (UnitKind kind :
         {UnitKind::measure, UnitKind::percent, UnitKind::currency, UnitKind::currency_sign}) {
      if (text_.words().name(word, kind) != nullptr) return true;
    }
    return at(t).tag == Upos::num;
  }

  // "doubled", "to triple coal production": what becomes so many times what it was.
  void multiplied() {
    TokenId one = child(analysis_, top_, Relation::obj);
    bool shared = false;
    if (one == kNoToken) one = grammatical_subject(analysis_, top_, shared);
    if (one != kNoToken && take_subject(text_, one, what_)) return;
    for (std::size_t k = what_.begin(); k > 0; --k) {  // whatever the tree makes of them
      const Token& word = text_.at(k - 1);
      const bool first = k == what_.begin();
      if (!is_nominal(word) && !(first && word.tag == Upos::verb)) break;
      what_.take(text_.token(k - 1));
    }
  }

  // The noun that a word of a compound belongs to: "a 2-yard touchdown run".
  TokenId whole_noun(TokenId noun) const {
    std::size_t k = text_.place(noun) + 1;
    if (text_.is(k, "-") && text_.glued(k) && text_.glued(k + 1)) {
      TokenId behind = noun_after(text_, k + 2);  // "a 90-day court-mandated stay"
      return behind == kNoToken ? noun : behind;
    }
    for (int step = 0; step < 2; ++step) {
      const TokenId head = at(noun).head;
      const bool part = base(at(noun).relation) == Relation::compound && head != kNoToken;
      if (!part || head < noun || index(head) > index(noun) + 3 || !is_nominal(at(head))) break;
      noun = head;
    }
    return noun;
  }

  void around(int steps) {
    if (steps == 0) return;
    if (at(top_).tag == Upos::verb && what_.inside(top_)) return multiplied();
    if (span_.unit == "times" && (text_.is(span_.end, "as") || text_.is(span_.end, "more"))) return;
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
    if (tag != Upos::adj && tag != Upos::adv) return;
    // "a road 40 km long", "the road is 40 km long"
    const std::string* dimension = cue(head, UnitKind::dimension);
    TokenId owner = child(analysis_, head, Relation::nsubj);
    if (owner == kNoToken && noun != kNoToken && is_nominal(at(noun))) owner = noun;
    if (dimension != nullptr && owner != kNoToken) {
      FigureWords whose(text_, span_, what_.begin());
      if (!take_subject(text_, owner, whose)) return;
      what_.say(*dimension + " of");
      return what_.say(whose.shown());
    }
    if (tag == Upos::adj && noun != kNoToken && is_nominal(at(noun))) return around_noun(noun);
    if (take_measure_clause(text_, span_, top_, head, what_)) return;
    if (noun != kNoToken && at(noun).tag == Upos::verb) around_verb(noun);
  }

  // "a $30 million contract", "an increase of 5 percent in exports".
  void around_noun(TokenId noun) {
    noun = whole_noun(noun);
    if (cue(noun, UnitKind::change) != nullptr) {
      for (TokenId c : children(analysis_, noun)) {
        std::string link = preposition_of(analysis_, c);
        if (!what_.inside(c) && (link == "in" || link == "of") && c != top_ &&
            !text_.dated(text_.place(c))) {
          return what_.phrase(c);
        }
      }
      return;
    }
    TokenId above = at(noun).head;
    const std::string link = preposition_of(analysis_, top_);
    const bool within = is_time(span_.unit) && (link == "in" || link == "within" || link == "over");
    bool lasts = (link == "for" || within) && !span_.money && above != kNoToken &&
                 span_.unit != "percent" && at(above).tag == Upos::verb;
    if (lasts) return around_verb(above);  // "worked beside relatives for ten years"
    bool bare = child(analysis_, noun, Relation::det) == kNoToken &&
                at(noun).features.number == Number::singular && at(noun).tag == Upos::noun;
    const Relation own = base(at(top_).relation);
    const bool qualifies = own == Relation::nmod || own == Relation::compound ||
                           own == Relation::nummod || own == Relation::amod ||
                           own == Relation::obl || own == Relation::advmod ||
                           own == Relation::nsubj || own == Relation::acl || own == Relation::det;
    if (!qualifies) return;
    const bool polled = span_.unit == "percent" && preposition_of(analysis_, top_) == "at";
    if (polled && base(at(noun).relation) == Relation::conj) return;
    if (span_.unit == "times") {
      if (above != kNoToken && at(above).tag == Upos::verb) around_verb(above);
      return;
    }
    bool part = bare && above != kNoToken && above < noun && at(above).tag == Upos::noun &&
                base(at(noun).relation) == Relation::nmod &&
                preposition_of(analysis_, noun) == "of";
    if (part) return what_.phrase(above);  // "a margin of error of 4 points"
    TokenId subject = child(analysis_, noun, Relation::nsubj);
    bool state = child(analysis_, noun, Relation::cop) != kNoToken;
    if (state && subject != kNoToken) {  // "was with her for hours"
      take_measure_clause(text_, span_, top_, noun, what_);
      return;
    }
    const bool window = is_time(span_.unit) && cue(noun, UnitKind::general) != nullptr;
    if (!window || above == kNoToken) return what_.phrase(noun);
    if (at(above).tag == Upos::verb) {  // "over a five-year period"
      FigureWords told(text_, span_, what_.begin());
      const std::string word = preposition_of(analysis_, noun);
      const bool during = word == "over" || word == "in" || word == "during" || word == "within";
      if (!during || !take_clause(text_, span_, above, told)) return;
      what_.say(lemma(noun) + " " + word + " which");
      what_.say(told.shown());
    }
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
    if (subject == top_ || (subject != kNoToken && what_.inside(subject))) {
      what_.say(measure_noun(text_, span_) + " that");
      return ShareReader(text_, span_, top_, what_).predicate(verb);
    }
    const bool length = text_.words().name(span_.unit, UnitKind::length) != nullptr;
    if (cue(verb, UnitKind::change) != nullptr && !length) {  // "the man fell 20 metres"
      if (own_object && !is_passive(analysis_, verb)) return what_.phrase(object);
      if (subject != kNoToken) return what_.phrase(subject);
    }
    const std::size_t begin = what_.begin();
    const bool moved = begin > 0 && (text_.is(begin - 1, "up") || text_.is(begin - 1, "down"));
    if (moved && span_.unit == "percent" && subject != kNoToken) {
      take_subject(text_, subject, what_);
      return;
    }
    bool level = preposition_of(analysis_, top_) == "at";  // "put the rating at 30 percent"
    if (level && own_object) return what_.phrase(object);
    bool person =
        subject != kNoToken && length && at(subject).tag == Upos::propn;  // "ran 226 yards"
    bool measures = level || (cue(verb, UnitKind::measure_verb) != nullptr && !person &&
                              !is_passive(analysis_, verb) && !is_area(span_.unit));
    if (measures && subject != kNoToken && !own_object && take_told(verb, subject)) return;
    const bool result = span_.unit == "percent" && preposition_of(analysis_, top_) == "with";
    if (!result) take_measure_clause(text_, span_, top_, verb, what_);
  }

  // "the pipeline cost some $5 billion", "it takes three hours to drive there"
  bool take_told(TokenId verb, TokenId subject) {
    FigureWords who(text_, span_, what_.begin());
    if (!is_name(subject) && take_subject(text_, subject, who)) {
      if (span_.money && lemma(verb) == "cost") what_.say("cost of");
      what_.say(who.shown());
      return true;
    }
    FigureWords aim(text_, span_, what_.begin());
    if (lemma(verb) != "take" || !is_time(span_.unit)) return false;
    aim.behind(verb);
    if (aim.empty()) return false;
    what_.say("time");
    what_.say(aim.shown());
    return true;
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
