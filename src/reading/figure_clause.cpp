#include "reading/figure_clause.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/figure_counted.h"
#include "reading/figure_measures.h"
#include "reading/figure_names.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestThan = 7;  // tokens behind "than"

class ClauseReader {
 public:
  ClauseReader(const FigureText& text, const FigureSpan& span)
      : text_(text), span_(span), analysis_(text.analysis()) {}

  bool clause(TokenId head, FigureWords& what) const {
    const bool verb = at(head).tag == Upos::verb || at(head).tag == Upos::aux;
    if (!verb && child(analysis_, head, Relation::cop) == kNoToken) return false;
    if (has_lemma(analysis_, head, "say")) return false;
    bool shared = false;
    TokenId subject = grammatical_subject(analysis_, head, shared);
    if (subject == kNoToken || what.inside(subject) || subject == head) return false;
    FigureWords who(text_, span_, what.begin());
    const std::string& pronoun = text_.word(text_.place(subject));
    if (pronoun == "he" || pronoun == "she" || pronoun == "they") {
      if (!take_subject(text_, subject, who)) who.say(pronoun);
    } else if (!take_subject(text_, subject, who)) {
      return false;
    }
    if (who.shown().empty()) return false;
    FigureWords done(text_, span_, what.begin());
    TokenId above = controlling(head);
    if (above != kNoToken) {
      done.verb_group(above);
      TokenId to = child(analysis_, head, Relation::mark);
      if (to != kNoToken && has_lemma(analysis_, to, "to")) done.take(to);
    } else if (is_infinitive(head)) {
      return false;
    }
    done.verb_group(head);
    if (!verb && is_nominal(at(head))) {
      done.linked(head);
    } else {
      done.behind(head);
    }
    if (above == kNoToken && lacks_be(head) && !is_passive(analysis_, head)) return false;
    what.say(who.shown());
    if (above == kNoToken && lacks_be(head)) what.say(is_plural(subject) ? "were" : "was");
    what.say(done.shown());
    return true;
  }

  bool measure(TokenId top, TokenId head, FigureWords& what) const {
    const std::string lead = measure_noun(text_, span_);
    const bool object = base(at(top).relation) == Relation::obj;
    const bool bare = object || link_of(top, what).empty();
    if (bare && span_.unit == "percent") return false;  // of what is not told
    FigureWords told(text_, span_, what.begin());
    if (clause(head, told)) {
      const std::string link = link_of(top, what);
      what.say(lead);
      if (is_time(span_.unit)) place_of(top, what);
      what.say(link.empty() ? "that" : link + " which");
      what.say(told.shown());
      FigureWords aim(text_, span_, what.begin());
      if (link.empty()) purpose(aim);
      const std::string rest = aim.shown();
      if (!rest.empty() && told.shown().find(rest) == std::string::npos) what.say(rest);
      return true;
    }
    if (at(head).tag != Upos::verb || base(at(top).relation) != Relation::obj) return false;
    if (span_.unit == "percent" || has_lemma(analysis_, head, "say")) return false;
    const bool infinitive = is_infinitive(head);
    FigureWords rest(text_, span_, what.begin());
    rest.behind(head);
    if (!rest.ends_behind()) purpose(rest);
    if (rest.empty()) return false;
    what.say(lead);
    what.say(infinitive ? "to " + to_lower(analysis_.lemma(head)) : participle_of(text_, head));
    what.say(rest.shown());
    return true;
  }

  bool time(TokenId top, FigureWords& what) const {
    if (!is_time(span_.unit)) return false;
    const std::size_t k = span_.end;
    if (k >= text_.size()) return false;
    if (text_.is(k, "earlier")) return true;
    if (text_.is(k, "later")) {
      later(top, what);
      return true;
    }
    const TokenId t = text_.token(k);
    if (text_.is(k, "after") || text_.is(k, "before") || text_.is(k, "since")) {
      if (at(t).tag == Upos::adv || at(t).head == kNoToken) {
        later(top, what);
        return true;
      }
      TokenId rest = at(t).head;
      if (rest < t) return true;
      const TokenId above = at(rest).head;  // "since the city was taken"
      const bool subject = base(at(rest).relation) == Relation::nsubj && above != kNoToken;
      if (subject && above > rest) rest = above;
      FigureWords told(text_, span_, what.begin());
      const bool clausal = at(rest).tag == Upos::verb || at(t).relation == Relation::mark;
      if (clausal ? !clause(rest, told) : !is_nominal(at(rest))) return true;
      if (!clausal && !take_subject(text_, rest, told)) return true;
      what.say("time " + text_.word(k));
      what.say(told.shown());
      return true;
    }
    const TokenId head = at(top).head;
    const bool subject = base(at(top).relation) == Relation::nsubj && head != kNoToken;
    if (!subject || at(head).tag != Upos::verb || what.inside(head)) return false;
    what.say("time that");
    what.verb_group(head);
    what.behind(head);
    return true;
  }

  bool degree(TokenId top, FigureWords& what) const {
    const std::size_t k = span_.end;
    if (k + 2 >= text_.size()) return false;
    const std::size_t as = text_.is(k, "as") && text_.is(k + 2, "as") ? k + 2 : k;
    const bool more = text_.is(k, "more") || text_.is(k, "less") || text_.is(k, "fewer");
    const std::size_t than = as > k ? as : more && !text_.is(k + 1, "than") ? k + 2 : k + 1;
    const Upos tag = text_.at(than - 1).tag;
    const bool degree_word = text_.is(than, "than") || as > k;
    if (!degree_word || (tag != Upos::adj && tag != Upos::adv && tag != Upos::noun)) return false;
    FigureWords rest(text_, span_, what.begin());
    std::size_t end = than + 1;
    while (end < text_.size() && end < than + 1 + kLongestThan && goes_on(end, what)) ++end;
    if (end < text_.size() && text_.at(end).features.verb_form == VerbForm::participle) ++end;
    if (end == than + 1) return false;
    FigureWords who(text_, span_, what.begin());
    TokenId degree = text_.token(than - 1);
    if (!owner(top, degree, who)) who.say(measure_noun(text_, span_));
    for (std::size_t i = k; i < end; ++i) rest.take(text_.token(i));
    what.say(who.shown());
    what.say(rest.shown());
    return true;
  }

 private:
  const Token& at(TokenId t) const { return analysis_.at(t); }

  bool goes_on(std::size_t k, const FigureWords& what) const {
    const Token& word = text_.at(k);
    const bool verb = word.tag == Upos::verb || word.tag == Upos::aux;
    const bool border = word.tag == Upos::sconj || word.tag == Upos::cconj || verb;
    const bool hyphen = text_.is(k, "-") && text_.glued(k) && text_.glued(k + 1);
    const bool other =
        word.tag == Upos::num || word.tag == Upos::sym || what.inside(text_.token(k));
    return !border && !other && (word.tag != Upos::punct || hyphen);
  }

  // "on ads", "on helping refugees": what stands right behind the figure or a date there.
  void purpose(FigureWords& what) const {
    std::size_t k = behind_figure();
    if (k + 1 >= text_.size() || text_.at(k).tag != Upos::adp) return;
    what.onward(text_.token(k));
  }

  std::size_t behind_figure() const {
    const std::size_t k = behind_brackets(text_, span_.end);
    std::size_t dated = k;
    if (dated + 1 < text_.size() && text_.at(dated).tag == Upos::adp && text_.dated(dated + 1))
      ++dated;
    while (dated < text_.size() && text_.dated(dated)) ++dated;
    return text_.dated(dated > 0 ? dated - 1 : 0) ? dated : k;
  }

  // "in prison" of "15 years in prison".
  void place_of(TokenId top, FigureWords& what) const {
    for (TokenId c : children(analysis_, top)) {
      if (base(at(c).relation) != Relation::nmod || c < text_.token(span_.end)) continue;
      if (what.plain(subtree(analysis_, c))) return what.linked(c);
    }
  }

  // Whose degree it is, with the verb: "the economy grew" of "grew 2 percent faster".
  bool owner(TokenId top, TokenId degree, FigureWords& who) const {
    TokenId head = degree;
    for (int step = 0; step < 3 && head != kNoToken; ++step) {
      bool shared = false;
      const bool verb = at(head).tag == Upos::verb || at(head).tag == Upos::aux;
      if (verb || child(analysis_, head, Relation::nsubj) != kNoToken) {
        TokenId subject = grammatical_subject(analysis_, head, shared);
        if (subject == kNoToken || who.inside(subject) || subject == top) return false;
        if (!take_subject(text_, subject, who)) return false;
        if (at(head).tag == Upos::verb) who.verb_group(head);
        return true;
      }
      head = at(head).head;
    }
    return false;
  }

  // "a few weeks later": up to what.
  bool later(TokenId top, FigureWords& what) const {
    if (text_.is(span_.end, "before") || text_.is(span_.end, "since")) return false;
    TokenId verb = at(top).head;
    for (int step = 0; step < 3 && verb != kNoToken && !is_finite(verb); ++step) {
      verb = at(verb).head;
    }
    FigureWords told(text_, span_, what.begin());
    if (verb == kNoToken || !clause(verb, told)) return false;
    what.say("time after which");
    what.say(told.shown());
    return true;
  }

  bool is_finite(TokenId t) const {
    return at(t).tag == Upos::verb &&
           (at(t).features.verb_form == VerbForm::finite || is_passive(analysis_, t));
  }

  // "for" of "for ten years"; not a word of the bound ("over").
  std::string link_of(TokenId top, const FigureWords& what) const {
    const TokenId word = child(analysis_, top, Relation::case_);
    if (word == kNoToken || what.inside(word) || word > top) return "";
    std::string link = preposition_of(analysis_, top);
    std::replace(link.begin(), link.end(), '_', ' ');
    return link;
  }

  // The verb that an infinitive or complement hangs on: "had" of "had to wait".
  TokenId controlling(TokenId head) const {
    const TokenId above = at(head).head;
    const bool complement = base(at(head).relation) == Relation::xcomp && above != kNoToken;
    return complement && at(above).tag == Upos::verb && above < head ? above : kNoToken;
  }

  bool is_infinitive(TokenId head) const {
    for (TokenId c : children(analysis_, head)) {
      if (c < head && base(at(c).relation) == Relation::mark && has_lemma(analysis_, c, "to"))
        return true;
    }
    return false;
  }

  bool lacks_be(TokenId head) const {
    const Token& verb = at(head);
    const bool bare = verb.tag == Upos::verb && (verb.features.verb_form == VerbForm::participle ||
                                                 verb.features.verb_form == VerbForm::gerund);
    return bare && child(analysis_, head, Relation::aux) == kNoToken &&
           child(analysis_, head, Relation::aux_pass) == kNoToken;
  }

  bool is_plural(TokenId subject) const {
    return at(antecedent(analysis_, subject)).features.number == Number::plural;
  }

  const FigureText& text_;
  const FigureSpan& span_;
  const Analysis& analysis_;
};

}  // namespace

std::string measure_noun(const FigureText& text, const FigureSpan& span) {
  if (span.money) return "money";
  if (span.unit == "times") return "times";
  if (span.unit == "percent") return "percentage";
  if (is_time(span.unit)) return "time";
  if (text.words().name(span.unit, UnitKind::length) != nullptr) return "distance";
  if (is_area(span.unit)) return "area";
  return span.unit.ends_with(" an hour") ? "speed" : "amount";
}

bool take_clause(const FigureText& text, const FigureSpan& span, TokenId head, FigureWords& what) {
  return ClauseReader(text, span).clause(head, what);
}
bool take_measure_clause(const FigureText& text, const FigureSpan& span, TokenId top, TokenId head,
                         FigureWords& what) {
  return ClauseReader(text, span).measure(top, head, what);
}
bool take_time(const FigureText& text, const FigureSpan& span, TokenId top, FigureWords& what) {
  return ClauseReader(text, span).time(top, what);
}
bool take_degree(const FigureText& text, const FigureSpan& span, TokenId top, FigureWords& what) {
  return ClauseReader(text, span).degree(top, what);
}

}  // namespace dragoman
