#include "reading/figure_measures.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/figure_clause.h"
#include "reading/figure_counted.h"

namespace dragoman {
namespace {

constexpr std::size_t kFarthest = 14;  // tokens from a copula back to its subject
constexpr std::size_t kLongestBracket = 8;

class MeasureReader {
 public:
  MeasureReader(const FigureText& text, const FigureSpan& span)
      : text_(text), span_(span), analysis_(text.analysis()) {}

  // "its 160th anniversary", "the sixth round": whose, or the noun itself.
  bool turn(FigureWords& what) const {
    const std::string* noun = text_.name(span_.end - 1, UnitKind::counted);
    const std::string& number = text_.word(span_.begin);
    bool ranks = text_.words().value(number, UnitKind::ordinal).has_value() ||
                 number.ends_with("th") || number.ends_with("st") || number.ends_with("nd") ||
                 number.ends_with("rd");
    bool ordinal = ranks && noun != nullptr && *noun == span_.unit;
    if (!ordinal || text_.is(span_.end, "of")) return false;
    const TokenId turn = text_.token(span_.end - 1);
    if (text_.name(span_.end - 1, UnitKind::general) != nullptr) {
      turn_of_time(turn, what);
      return true;
    }
    for (TokenId c : children(analysis_, turn)) {
      bool whose = at(c).relation == Relation::nmod_poss || base(at(c).relation) == Relation::nmod;
      const std::string link = preposition_of(analysis_, c);
      if (!whose || what.inside(c) || (!link.empty() && link != "of" && link != "between"))
        continue;
      if (at(c).tag == Upos::pron) {
        if (take_subject(text_, c, what)) return true;
        continue;
      }
      if (text_.dated(text_.place(c))) continue;
      what.phrase(c);
      return true;
    }
    what.say(text_.word(span_.end - 1));
    return true;
  }

  // "for the fourth time", "his third day on the trail": of what.
  void turn_of_time(TokenId turn, FigureWords& what) const {
    FigureWords told(text_, span_, what.begin());
    told.phrase(turn);
    if (next(told.last()) > text_.token(span_.end)) {  // "day on the trail"
      what.say(text_.word(span_.end - 1));
      what.phrase(turn);
      return;
    }
    if (base(at(turn).relation) == Relation::obj) {  // "won a fourth term as minister"
      if (span_.end >= text_.size() || text_.at(span_.end).tag != Upos::adp) return;
      what.say(text_.word(span_.end - 1));
      return what.onward(text_.token(span_.end));
    }
    TokenId verb = at(turn).head;
    for (int step = 0; step < 2 && verb != kNoToken && at(verb).tag != Upos::verb; ++step) {
      verb = at(verb).head;
    }
    FigureWords clause(text_, span_, what.begin());
    if (verb == kNoToken || !take_clause(text_, span_, verb, clause)) return;
    const std::string noun = text_.word(span_.end - 1);
    what.say(noun == "time" ? "times that" : noun + " in which");
    what.say(clause.shown());
  }

  // "the ship some 13 miles away": what stands before.
  bool far_away(FigureWords& what) const {
    TokenId noun = copula_subject();
    for (std::size_t k = span_.begin; noun == kNoToken && k > 0 && k + 5 > span_.begin; --k) {
      if (is_nominal(text_.at(k - 1)) && text_.at(k - 1).tag != Upos::num && !text_.dated(k - 1))
        noun = text_.token(k - 1);
    }
    FigureWords who(text_, span_, span_.begin);
    if (noun == kNoToken || !take_subject(text_, noun, who)) return false;
    what.say("distance of");
    what.say(who.shown());
    return true;
  }

  // "five miles from the border".
  bool distance(FigureWords& what) const {
    std::size_t at_from = behind_brackets(text_, span_.end);
    bool to_a_side = text_.is(at_from + 1, "of") && at_from < text_.size() &&
                     (text_.at(at_from).tag == Upos::adv || text_.at(at_from).tag == Upos::noun);
    const bool away = text_.is(at_from, "away");
    if (to_a_side || away) ++at_from;
    if (away && is_length() && !text_.is(at_from, "from")) return far_away(what);
    if ((!to_a_side && !text_.is(at_from, "from")) || !is_length()) return false;
    TokenId place = kNoToken;
    for (std::size_t k = at_from + 1; k < std::min(at_from + 10, text_.size()); ++k) {
      TokenId t = text_.token(k);
      if (at(t).tag != Upos::noun && at(t).tag != Upos::propn) continue;
      bool outside = at(t).head == kNoToken || at(t).head < text_.token(at_from) ||
                     at(t).head > text_.token(k + 6);
      if (place == kNoToken || outside) place = t;
      if (outside || k + 1 >= text_.size() || !is_nominal(at(next(t)))) break;
    }
    if (place == kNoToken || text_.dated(text_.place(place))) return false;
    what.say("distance");
    TokenId subject = copula_subject();
    FigureWords who(text_, span_, span_.begin);
    if (subject != kNoToken && take_subject(text_, subject, who)) {
      what.say("of");
      what.say(who.shown());
    }
    what.say("from");
    what.phrase(place);
    return true;
  }

  bool interval() const {
    return span_.begin > 0 && text_.is(span_.begin - 1, "every") && !is_length() && !span_.money &&
           span_.unit != "percent";
  }

  // "a four-year, $90 million deal"
  bool contract(FigureWords& what) const {
    bool two = text_.is(span_.end, ",") &&
               text_.name(span_.end + 1, UnitKind::currency_sign) != nullptr && !span_.money;
    TokenId noun = two ? noun_after(text_, span_.end + 2) : kNoToken;
    if (noun == kNoToken) return false;
    what.phrase(noun);
    return true;
  }

  // "the 30 percent who say so"
  bool share_who(FigureWords& what) const {
    const std::size_t who = span_.end;
    if (span_.unit != "percent" || (!text_.is(who, "who") && !text_.is(who, "that"))) return false;
    what.say("share");
    for (std::size_t k = who; k < std::min(who + 9, text_.size()); ++k) {
      if (!what.plain({text_.token(k), text_.token(k + 1)})) break;
      what.take(text_.token(k));
    }
    return true;
  }

  // "watches worth $1 million", "Ann Lee at 8 percent, Bo Ray at 6"
  bool worth(FigureWords& what) const {
    const std::size_t begin = what.begin();
    if (begin < 2) return false;
    const std::size_t comma = text_.is(begin - 2, ",") && begin > 2 ? 3 : 2;
    const TokenId before = text_.token(begin - comma);
    const bool price = span_.money && text_.is(begin - 1, "worth");
    const bool poll = span_.unit == "percent" && text_.is(begin - 1, "at");
    const bool noun = (price && at(before).tag == Upos::noun) ||
                      ((price || poll) && at(before).tag == Upos::propn);
    if (price && at(before).tag == Upos::verb) {  // "bought watches worth": a noun to be sure
      what.say(text_.word(text_.place(before)));
      return true;
    }
    return noun && take_subject(text_, before, what);
  }

  // "$15 an hour", "20 cases per day".
  void rate(FigureWords& what) const {
    std::size_t k = span_.end;
    bool per = text_.is(k, "per") || text_.is(k, "each") || text_.is(k, "every");
    bool article = text_.is(k, "a") || text_.is(k, "an");
    if ((!per && !article) || k + 1 >= text_.size()) return;
    const Token& noun = text_.at(k + 1);
    bool unit = text_.name(k + 1, UnitKind::measure) != nullptr || text_.is(k + 1, "head");
    bool one = noun.tag == Upos::noun && noun.features.number != Number::plural;
    if (!one || (!unit && !text_.is(k, "per")) || what.has(text_.token(k + 1))) return;
    const std::string rate = "per " + text_.word(k + 1);
    const std::string told = what.shown();
    if (told.find(rate) != std::string::npos) return;
    if (told.ends_with(" " + text_.word(k) + " " + text_.word(k + 1))) return;
    what.say(rate);
  }

  // "the sentence for the crime is now 25 years": what stands right before the copula.
  TokenId copula_subject() const {
    std::size_t be = text_.size();
    for (std::size_t k = span_.begin; k > 0 && k + 5 > span_.begin; --k) {
      if (text_.is(k - 1, ",")) break;
      bool is = text_.at(k - 1).tag == Upos::aux && has_lemma(analysis_, text_.token(k - 1), "be");
      if (is) be = k - 1;
      Upos tag = text_.at(k - 1).tag;
      if (is || tag == Upos::noun || tag == Upos::propn || tag == Upos::verb) break;
    }
    if (be == text_.size()) return kNoToken;
    TokenId found = kNoToken;
    for (std::size_t k = be; k > 0 && k + kFarthest > be; --k) {
      const Token& word = text_.at(k - 1);
      if (word.tag == Upos::punct && !text_.glued(k)) break;
      bool clause = word.tag == Upos::verb && word.features.verb_form == VerbForm::finite;
      if (text_.is(k - 1, ",") || clause) break;
      if (base(word.relation) == Relation::nsubj && is_nominal(word) && word.tag != Upos::num) {
        found = text_.token(k - 1);
        break;
      }
    }
    return found;
  }

 private:
  const Token& at(TokenId t) const { return analysis_.at(t); }
  bool is_length() const { return text_.words().name(span_.unit, UnitKind::length) != nullptr; }
  const FigureText& text_;
  const FigureSpan& span_;
  const Analysis& analysis_;
};

}  // namespace

std::size_t behind_brackets(const FigureText& text, std::size_t k) {
  if (!text.is(k, "(")) return k;
  for (std::size_t w = k; w < std::min(k + kLongestBracket, text.size()); ++w) {
    if (text.is(w, ")")) return w + 1;
  }
  return k;
}

TokenId noun_after(const FigureText& text, std::size_t i) {
  for (std::size_t k = i; k < std::min(i + 5, text.size()); ++k) {
    if (text.at(k).tag != Upos::noun && text.at(k).tag != Upos::propn) continue;
    const bool joint = text.is(k + 1, "-") && text.glued(k + 1) && text.glued(k + 2);
    bool more = joint || (k + 1 < text.size() &&
                          (text.at(k + 1).tag == Upos::noun || text.at(k + 1).tag == Upos::propn));
    if (!more) return text.token(k);
  }
  return kNoToken;
}

bool take_contract(const FigureText& text, const FigureSpan& span, FigureWords& what) {
  return MeasureReader(text, span).contract(what);
}
bool take_share_who(const FigureText& text, const FigureSpan& span, FigureWords& what) {
  return MeasureReader(text, span).share_who(what);
}
bool take_worth(const FigureText& text, const FigureSpan& span, FigureWords& what) {
  return MeasureReader(text, span).worth(what);
}
bool take_turn(const FigureText& text, const FigureSpan& span, FigureWords& what) {
  return MeasureReader(text, span).turn(what);
}
bool take_distance(const FigureText& text, const FigureSpan& span, FigureWords& what) {
  return MeasureReader(text, span).distance(what);
}
bool is_interval(const FigureText& text, const FigureSpan& span) {
  return MeasureReader(text, span).interval();
}
void take_rate(const FigureText& text, const FigureSpan& span, FigureWords& what) {
  MeasureReader(text, span).rate(what);
}
TokenId copula_subject(const FigureText& text, const FigureSpan& span) {
  return MeasureReader(text, span).copula_subject();
}

}  // namespace dragoman
