#include "reading/figure_subject.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "reading/arguments.h"
#include "reading/clauses.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestPhrase = 12;  // tokens
constexpr std::size_t kLongestWhat = 18;
constexpr int kMostSteps = 2;

bool is_clause(Relation relation) {
  switch (base(relation)) {
    case Relation::acl:
    case Relation::advcl:
    case Relation::appos:
    case Relation::parataxis:
    case Relation::ccomp:
    case Relation::csubj:
    case Relation::cop:
    case Relation::punct:
    case Relation::discourse:
    case Relation::conj:
    case Relation::cc:
    case Relation::nsubj:
    case Relation::dep:
      return true;
    default:
      return false;
  }
}

class SubjectReader {
 public:
  SubjectReader(const FigureText& text, const FigureSpan& span, std::size_t begin)
      : text_(text),
        span_(span),
        begin_(text.token(begin)),
        analysis_(text.analysis()),
        top_(figure_top(text, span)) {}

  std::string read() {
    if (span_.counts > 0) {
      counted(text_.token(span_.end - 1));
    } else if (!part_below()) {
      around(kMostSteps);
    }
    bool named = std::any_of(words_.begin(), words_.end(), [&](TokenId t) {
      Upos tag = at(t).tag;
      return tag == Upos::noun || tag == Upos::propn || tag == Upos::pron;
    });
    if (!named) nearest();
    return shown();
  }

 private:
  // The words of the number with its unit; what is counted stands outside.
  bool inside(TokenId t) const {
    std::size_t end = span_.counts > 0 ? span_.counts : span_.end;
    return t >= begin_ && t < text_.token(end);
  }
  const Token& at(TokenId t) const { return analysis_.at(t); }
  std::string lemma(TokenId t) const { return to_lower(analysis_.lemma(t)); }
  const std::string* cue(TokenId t, UnitKind kind) const {
    return text_.words().name(lemma(t), kind);
  }

  // --- Collecting words.

  void take(TokenId t) {
    if (!inside(t) && words_.size() < kLongestWhat) words_.insert(t);
  }

  // A noun with what qualifies it, without the clauses below it.
  void phrase(TokenId noun) {
    std::set<TokenId> whole;
    gather(noun, true, true, whole);
    if (whole.size() > kLongestPhrase) {
      whole.clear();
      gather(noun, true, false, whole);
    }
    for (TokenId t : whole) take(t);
  }

  void gather(TokenId t, bool outermost, bool right, std::set<TokenId>& out) const {
    if (out.size() > 3 * kLongestPhrase) return;
    out.insert(t);
    for (TokenId c : children(analysis_, t)) {
      Relation relation = base(at(c).relation);
      bool link = relation == Relation::case_ || relation == Relation::mark;
      bool possessive = link && c > t;
      if (outermost && link && !possessive) continue;
      bool joint = relation == Relation::punct && text_.glued(text_.place(c));
      bool listed = !outermost && (relation == Relation::conj || relation == Relation::cc);
      if (is_clause(relation) && !joint && !listed) continue;
      if (c < t && at(c).relation == Relation::nmod) continue;  // "of the hostages, children"
      if (!right && c > t && !possessive && relation != Relation::flat) continue;
      if (inside(c) && outermost) continue;
      gather(c, false, true, out);
    }
  }

  void verb_group(TokenId verb) {
    take(verb);
    for (TokenId c : children(analysis_, verb)) {
      Relation relation = base(at(c).relation);
      bool negation = relation == Relation::advmod && lemma(c) == "not";
      if (relation == Relation::aux || negation || at(c).relation == Relation::compound_prt)
        take(c);
    }
  }

  // --- What is counted.

  // "soldiers were injured", "killed people", "deaths of civilians".
  void counted(TokenId noun) {
    phrase(noun);
    TokenId from = noun;
    while (at(from).head != kNoToken && inside(at(from).head)) from = at(from).head;
    TokenId head = at(from).head;
    if (head == kNoToken) return;
    Relation relation = base(at(from).relation);
    bool hyphen = span_.counts > 0 && text_.glued(span_.counts);
    if (hyphen && head > noun && is_nominal(at(head))) return phrase(head);  // "a 15-nation bloc"
    if (relation == Relation::nsubj && at(head).tag == Upos::verb) {
      verb_group(head);
      TokenId object = child(analysis_, head, Relation::obj);
      if (object != kNoToken) phrase(object);
    } else if (relation == Relation::nsubj && at(head).tag == Upos::adj) {
      take(head);
      TokenId copula = child(analysis_, head, Relation::cop);
      if (copula != kNoToken) take(copula);
    } else if (relation == Relation::obj) {
      verb_group(head);
      for (TokenId c : children(analysis_, head)) {
        if (at(c).relation == Relation::xcomp && at(c).tag == Upos::adj) take(c);
      }
    } else if (relation == Relation::nmod && head < noun) {
      of_noun(head, from);
    }
  }

  // "a delegation of soldiers"
  void of_noun(TokenId head, TokenId below) {
    take(head);
    for (TokenId c : children(analysis_, head)) {
      bool modifier =
          base(at(c).relation) == Relation::amod || base(at(c).relation) == Relation::compound;
      if (c < head && modifier) take(c);
    }
    TokenId link = child(analysis_, below, Relation::case_);
    if (link != kNoToken) take(link);
  }

  // --- What a measure measures.

  // "31 percent of voters", "$5 million in aid", "three hours of talks".
  bool part_below() {
    TokenId part = kNoToken;
    for (std::size_t k = span_.begin; k < span_.end && part == kNoToken; ++k) {
      for (TokenId c : children(analysis_, text_.token(k))) {
        if (inside(c) || c < text_.token(span_.end)) continue;
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
    if (part == kNoToken) return false;
    phrase(part);
    TokenId after = next(last_word());
    if (base(at(top_).relation) == Relation::nsubj) {
      predicate(at(top_).head);
    } else if (is_verb_after(after)) {
      predicate(after);
    }
    return true;
  }

  // The noun right behind that the tree does not hang on the figure: "half the army", "one in five
  // voters", "pounds worth of wheat".
  TokenId part_beside() const {
    std::size_t i = span_.end;
    if (i >= text_.size()) return kNoToken;
    if (text_.is(i, "worth") && text_.is(i + 1, "of")) return noun_after(i + 2);
    bool share = span_.unit == "percent" && text_.name(i - 1, UnitKind::percent) == nullptr;
    bool noun = is_nominal(text_.at(i)) && text_.at(i).features.number == Number::plural;
    return share && (text_.is(i, "the") || noun) ? noun_after(i) : kNoToken;
  }

  TokenId last_word() const {
    TokenId last = text_.token(span_.end - 1);
    return words_.empty() ? last : std::max(last, *words_.rbegin());
  }

  // "31 percent said", whatever the tree makes of it.
  bool is_verb_after(TokenId t) const {
    if (span_.unit != "percent" || text_.place(t) >= text_.size()) return false;
    const Token& verb = at(t);
    return verb.tag == Upos::verb && verb.features.verb_form == VerbForm::finite;
  }

  TokenId noun_after(std::size_t i) const {
    for (std::size_t k = i; k < std::min(i + 5, text_.size()); ++k) {
      if (text_.at(k).tag != Upos::noun && text_.at(k).tag != Upos::propn) continue;
      bool more = k + 1 < text_.size() &&
                  (text_.at(k + 1).tag == Upos::noun || text_.at(k + 1).tag == Upos::propn);
      if (!more) return text_.token(k);
    }
    return kNoToken;
  }

  // What is said of the figure: the verb and the words behind it.
  void predicate(TokenId verb) {
    if (verb == kNoToken || inside(verb)) return;
    verb_group(verb);
    TokenId copula = child(analysis_, verb, Relation::cop);
    if (copula != kNoToken) take(copula);
    TokenRange range = subtree(analysis_, verb);
    for (TokenId t = std::max(next(verb), text_.token(span_.end)); t < range.end; t = next(t)) {
      if (lemma(t) == "," || lemma(t) == ";" || lemma(t) == "." || starts_another(t)) break;
      take(t);
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
    for (std::size_t k = span_.begin; k > 0 && k + kLongestPhrase > span_.begin; --k) {
      if (is_nominal(text_.at(k - 1)) && text_.at(k - 1).tag != Upos::num) {
        return phrase(text_.token(k - 1));
      }
    }
    TokenId noun = noun_after(span_.end);
    if (noun != kNoToken) phrase(noun);
  }

  bool is_unit(TokenId t) const {
    const std::string& word = text_.word(text_.place(t));
    for (UnitKind kind :
         {UnitKind::measure, UnitKind::percent, UnitKind::currency, UnitKind::currency_sign}) {
      if (text_.words().name(word, kind) != nullptr) return true;
    }
    return at(t).tag == Upos::num;
  }

  void around(int steps) {
    if (is_verb_after(text_.token(span_.end))) return predicate(text_.token(span_.end));
    if (steps == 0) return;
    const Token& own = at(top_);
    TokenId subject = child(analysis_, top_, Relation::nsubj);
    if (subject != kNoToken && !inside(subject)) return phrase(subject);  // "X is 5 percent"
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
      take(head);
      return around_noun(noun);  // "a road 40 km long"
    }
    if (tag == Upos::adj || tag == Upos::adv) {
      TokenId owner = child(analysis_, head, Relation::nsubj);
      if (owner != kNoToken) phrase(owner);
      take(head);
      if (owner == kNoToken && noun != kNoToken && at(noun).tag == Upos::verb) around_verb(noun);
    }
  }

  // "a $30 million contract", "an increase of 5 percent in exports".
  void around_noun(TokenId noun) {
    if (cue(noun, UnitKind::change) != nullptr) {
      for (TokenId c : children(analysis_, noun)) {
        std::string link = preposition_of(analysis_, c);
        if (!inside(c) && (link == "in" || link == "of") && c != top_ &&
            !text_.dated(text_.place(c))) {
          return phrase(c);
        }
      }
    }
    phrase(noun);
  }

  void around_verb(TokenId verb) {
    bool shared = false;
    TokenId subject = grammatical_subject(analysis_, verb, shared);
    if (subject != kNoToken) subject = antecedent(analysis_, subject);
    TokenId object = child(analysis_, verb, Relation::obj);
    bool own_object = object != kNoToken && !inside(object) && object != top_;
    if (subject == top_ || (subject != kNoToken && inside(subject))) return predicate(verb);
    if (cue(verb, UnitKind::change) != nullptr) {
      if (own_object && !is_passive(analysis_, verb)) return phrase(object);
      if (subject != kNoToken) return phrase(subject);
    }
    bool level = preposition_of(analysis_, top_) == "at";  // "put the rating at 30 percent"
    if (level && own_object) return phrase(object);
    bool measures = level || cue(verb, UnitKind::measure_verb) != nullptr;
    if (measures && subject != kNoToken && !own_object) return phrase(subject);
    if (subject != kNoToken) phrase(subject);
    verb_group(verb);
    if (own_object) phrase(object);
    add_purpose(verb);
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
      if (word != kNoToken) take(word);
      phrase(c);
      return;
    }
    for (TokenId c : children(analysis_, top_)) {
      if (base(at(c).relation) == Relation::nmod && c > top_ && !inside(c)) {
        TokenId word = child(analysis_, c, Relation::case_);
        if (word != kNoToken) take(word);
        return phrase(c);
      }
    }
  }

  // --- In the order of the text.

  std::string shown() const {
    std::string out;
    TokenId before = kNoToken;
    auto first = words_.begin();
    auto last = words_.end();
    while (first != last && at(*first).tag == Upos::punct) ++first;
    while (last != first && at(*std::prev(last)).tag == Upos::punct) --last;
    for (; first != last; ++first) {
      bool beside =
          before != kNoToken && next(before) == *first && text_.glued(text_.place(*first));
      if (before != kNoToken && !beside) out += ' ';
      out += text_.reading().document.words(at(*first).span);
      before = *first;
    }
    return out;
  }

  const FigureText& text_;
  const FigureSpan& span_;
  TokenId begin_;  // of its bound
  const Analysis& analysis_;
  TokenId top_;
  std::set<TokenId> words_;
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
