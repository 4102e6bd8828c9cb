#include "reading/figure_words.h"

#include <algorithm>

#include "reading/clauses.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestPhrase = 12;  // tokens
constexpr std::size_t kLongestWhat = 18;
constexpr std::size_t kLongestClause = 8;
constexpr std::size_t kLongestBehind = 9;

bool is_clause(Relation relation) {
  switch (base(relation)) {
    case Relation::acl:
    case Relation::advcl:
    case Relation::appos:
    case Relation::parataxis:
    case Relation::ccomp:
    case Relation::csubj:
    case Relation::cop:
    case Relation::aux:
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

}  // namespace

bool FigureWords::inside(TokenId t) const {
  std::size_t end = span_.counts > 0 ? span_.counts : span_.end;
  return t >= begin_ && t < text_.token(end);
}

void FigureWords::take(TokenId t) {
  if (inside(t) || left_out_.count(t) > 0 || all_.size() >= kLongestWhat) return;
  if (!all_.insert(t).second) return;
  if (parts_.empty() || !parts_.back().said.empty()) parts_.push_back({});
  parts_.back().words.insert(t);
}

void FigureWords::say(std::string_view words) {
  parts_.push_back({std::string(words), {}});
}

bool FigureWords::plain(TokenRange words) const {
  for (TokenId t = words.begin; t < words.end; t = next(t)) {
    const std::size_t place = text_.place(t);
    if (place >= text_.size() || text_.dated(place) || inside(t)) return false;
    const Token& word = at(t);
    bool hyphen = word.tag == Upos::punct && text_.glued(place) && text_.glued(place + 1);
    if (word.tag == Upos::punct && !hyphen) return false;
    bool named = word.head != kNoToken && at(word.head).tag == Upos::propn;  // "Boeing 747"
    bool counts = word.tag == Upos::num || text_.name(place, UnitKind::scale) != nullptr ||
                  text_.name(place, UnitKind::vague) != nullptr;
    if ((counts && !named) || word.tag == Upos::sym) return false;
  }
  return true;
}

// "killed in the raid", "holding primaries", "who live there": right behind the noun.
bool FigureWords::is_close_clause(TokenId t) const {
  const Token& verb = at(t);
  if (base(verb.relation) != Relation::acl || verb.head == kNoToken || t < verb.head) return false;
  TokenRange words = subtree(text_.analysis(), t);
  if (words.begin <= verb.head || at(words.begin).tag == Upos::punct) return false;
  bool third = verb.features.verb_form == VerbForm::finite &&
               verb.features.number == Number::singular && verb.features.tense == Tense::present;
  return !third || at(verb.head).features.number != Number::plural;
}

// All of it where it is short, else the verb with what is plain below it.
void FigureWords::gather_clause(TokenId verb, std::set<TokenId>& out) const {
  TokenRange words = subtree(text_.analysis(), verb);
  if (words.size() <= kLongestClause && plain(words)) {
    for (TokenId t = words.begin; t < words.end; t = next(t)) out.insert(t);
    return;
  }
  if (at(verb).features.verb_form != VerbForm::participle &&
      at(verb).features.verb_form != VerbForm::gerund) {
    return;
  }
  if (text_.dated(text_.place(verb)) || next(words.begin) < verb) return;
  std::set<TokenId> some = {verb};
  for (TokenId c : children(text_.analysis(), verb)) {
    Relation relation = base(at(c).relation);
    TokenRange below = subtree(text_.analysis(), c);
    bool fits = relation == Relation::obj || relation == Relation::obl ||
                relation == Relation::xcomp || at(c).relation == Relation::compound_prt;
    if (relation == Relation::punct) break;
    if (c < verb || !fits || !plain(below) || some.size() + below.size() > kLongestClause) continue;
    for (TokenId t = below.begin; t < below.end; t = next(t)) some.insert(t);
  }
  if (some.size() > 1) out.insert(some.begin(), some.end());
}

void FigureWords::phrase(TokenId noun) {
  std::set<TokenId> whole;
  for (Width width : {Width::clauses, Width::right, Width::left}) {
    whole.clear();
    gather(noun, true, width, whole);
    if (whole.size() <= kLongestPhrase) break;
  }
  if (whole.empty()) return;  // all of it is the figure's own
  // "tete-a-tete": what a compound joins is not left out, wherever the tree hangs it.
  for (TokenId t = *whole.begin(); t < *whole.rbegin(); t = next(t)) {
    const std::size_t place = text_.place(t);
    if (!text_.glued(place) || whole.count(text_.token(place - 1)) == 0) continue;
    bool hyphen = text_.is(place, "-") && text_.glued(place + 1);
    if (hyphen || text_.is(place - 1, "-")) whole.insert(t);
  }
  for (TokenId t : whole) take(t);
}

void FigureWords::linked(TokenId noun) {
  for (TokenId c : children(text_.analysis(), noun)) {
    if (c < noun && base(at(c).relation) == Relation::case_) take(c);
  }
  phrase(noun);
}

void FigureWords::gather(TokenId t, bool outermost, Width width, std::set<TokenId>& out) const {
  if (out.size() > 3 * kLongestPhrase) return;
  out.insert(t);
  for (TokenId c : children(text_.analysis(), t)) {
    Relation relation = base(at(c).relation);
    bool link = relation == Relation::case_ || relation == Relation::mark;
    bool possessive = link && c > t;
    if (outermost && link && !possessive) continue;
    bool joint = relation == Relation::punct && text_.glued(text_.place(c)) &&
                 text_.glued(text_.place(c) + 1);
    TokenRange below = subtree(text_.analysis(), c);
    bool listed =
        !outermost && (relation == Relation::conj || relation == Relation::cc) && plain(below);
    if (width == Width::clauses && is_close_clause(c)) {
      gather_clause(c, out);
      continue;
    }
    if (is_clause(relation) && !joint && !listed) continue;
    if (c < t && at(c).relation == Relation::nmod) continue;  // "of the hostages, children"
    if (c > t && width == Width::left && !possessive && relation != Relation::flat) continue;
    if (inside(c) && outermost) continue;
    if (c < t && relation != Relation::det && is_age(below)) continue;
    if (outermost && c < begin_ && relation == Relation::advmod) continue;  // "really two sides"
    if (c > t && relation == Relation::amod && below.begin != next(t)) continue;
    if (c < begin_ && t > begin_ && !plain({c, begin_})) continue;  // "two planes, two ships"
    bool number = at(c).tag == Upos::num && at(t).tag != Upos::propn;
    bool other = c > t && (relation == Relation::nmod || relation == Relation::obl) &&
                 !plain({below.begin, next(c)});
    if (number || other) continue;
    gather(c, false, width, out);
  }
}

// "30-year-old" of "a 30-year-old sergeant"
bool FigureWords::is_age(TokenRange words) const {
  bool number = false;
  bool old = false;
  for (TokenId t = words.begin; t < words.end; t = next(t)) {
    number = number || at(t).tag == Upos::num;
    old = old || text_.is(text_.place(t), "old");
  }
  return number && old;
}

void FigureWords::onward(TokenId first) {
  TokenId end = first;
  for (; index(end) < index(first) + kLongestClause && plain({end, next(end)}); end = next(end)) {
    const Token& word = at(end);
    bool verb = word.tag == Upos::verb && word.features.verb_form == VerbForm::finite;
    if (verb || word.tag == Upos::cconj || word.tag == Upos::sconj || word.tag == Upos::aux) break;
  }
  for (TokenId t = first; t < end; t = next(t)) take(t);
}

void FigureWords::verb_group(TokenId verb) {
  take(verb);
  for (TokenId c : children(text_.analysis(), verb)) {
    Relation relation = base(at(c).relation);
    bool negation = relation == Relation::advmod && has_lemma(text_.analysis(), c, "not");
    bool helps = relation == Relation::aux || relation == Relation::cop;
    if (helps || negation || at(c).relation == Relation::compound_prt) take(c);
  }
}

void FigureWords::behind(TokenId verb) {
  std::size_t room = kLongestBehind;
  for (TokenId c : children(text_.analysis(), verb)) {
    if (c < verb || inside(c) || has(c)) continue;
    Relation relation = base(at(c).relation);
    TokenRange words = subtree(text_.analysis(), c);
    if (relation == Relation::punct && !text_.is(text_.place(c), "-")) {
      bool first = next(verb) == c || room == kLongestBehind;
      if (first) continue;
      return;  // behind a comma
    }
    bool fits = relation == Relation::obj || relation == Relation::xcomp ||
                relation == Relation::obl || relation == Relation::iobj ||
                at(c).relation == Relation::compound_prt;
    bool manner = relation == Relation::advmod && words.size() == 1;
    bool told = relation == Relation::ccomp ||
                (relation == Relation::xcomp && at(c).tag == Upos::verb && words.size() > room);
    bool aim = relation == Relation::advcl && text_.is(text_.place(words.begin), "to");
    if ((told || aim) && words.begin > verb) return content(words, room + 3);
    if (text_.is(text_.place(words.begin), "according")) return;
    bool source =
        relation == Relation::obl && preposition_of(text_.analysis(), c) == "according_to";
    if (relation == Relation::advcl || source) return;
    const std::string before = relation == Relation::obl ? preposition_of(text_.analysis(), c) : "";
    if (before == "as" || before == "after" || before == "before")
      continue;  // another clause, mostly
    if (!fits && !manner) continue;
    if (words.contains(begin_) || text_.dated(text_.place(c))) continue;
    if (words.size() <= room && plain(words)) {
      for (TokenId t = words.begin; t < words.end; t = next(t)) take(t);
      room -= words.size();
    } else if ((at(c).tag == Upos::noun || at(c).tag == Upos::propn) && room >= 4) {
      const std::size_t size = all_.size();
      std::set<TokenId> near;
      gather(c, true, Width::left, near);
      if (near.empty()) continue;
      bool counted = child(text_.analysis(), c, Relation::nummod) != kNoToken;
      if (counted && relation != Relation::obj) continue;
      if (!plain({*near.begin(), next(*near.rbegin())})) continue;
      TokenId link = child(text_.analysis(), c, Relation::case_);
      if (link != kNoToken && link < c) take(link);
      for (TokenId t : near) take(t);
      room -= std::min(room, all_.size() - size);
    }
  }
}

// "said they trust the alliance": up to a number, a comma or the next clause.
void FigureWords::content(TokenRange words, std::size_t room) {
  TokenId end = words.begin;
  while (end < words.end && room > 0 && plain({end, next(end)})) {
    bool border = end > words.begin &&
                  (at(end).tag == Upos::sconj || at(end).relation == Relation::mark) &&
                  !text_.is(text_.place(end), "to") && !text_.is(text_.place(end), "that");
    if (border || (at(end).tag == Upos::cconj && room < 6)) break;
    end = next(end);
    --room;
  }
  for (TokenId t = words.begin; t < end; t = next(t)) take(t);
}

// Words that nobody reads at the begin of what is measured, or that a compound left behind.
bool FigureWords::is_loose(TokenId t, bool first) const {
  const Token& word = at(t);
  if (word.tag == Upos::punct || word.tag == Upos::cconj) return true;
  bool pronoun = word.features.possessive && word.tag == Upos::pron;
  return pronoun || (first && word.tag == Upos::det && base(word.relation) == Relation::det);
}

std::string FigureWords::shown(const Part& part, bool first_part) const {
  if (!part.said.empty()) return part.said;
  std::vector<TokenId> words;
  bool torn = false;  // behind the hyphen of a compound whose begin is the figure
  for (TokenId t : part.words) {
    std::size_t place = text_.place(t);
    bool hyphen = at(t).tag == Upos::punct && text_.glued(place) && text_.glued(place + 1);
    if (hyphen && part.words.count(text_.token(place - 1)) == 0) {
      torn = true;
    } else {
      bool behind = place > 0 && text_.glued(place) && text_.is(place - 1, "-") &&
                    part.words.count(text_.token(place - 1)) == 0;
      if ((torn || behind) && at(t).tag == Upos::adj && text_.glued(place)) continue;
      words.push_back(t);
      torn = false;
    }
  }
  while (!words.empty() && is_loose(words.front(), first_part)) words.erase(words.begin());
  auto hangs = [&](TokenId t) {
    const Token& word = at(t);
    bool before = word.tag == Upos::adp && at(t).relation != Relation::compound_prt &&
                  base(word.relation) == Relation::case_;
    return before || word.tag == Upos::sconj ||
           (word.tag == Upos::part && text_.is(text_.place(t), "to")) || is_loose(t, true);
  };
  while (words.size() > 1 && hangs(words.back())) words.pop_back();
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    bool own = at(words[i]).features.possessive && at(words[i]).tag == Upos::pron;
    bool beside = i > 0 && next(words[i - 1]) == words[i] && text_.glued(text_.place(words[i]));
    if (own && i + 1 < words.size() && at(words[i - 1]).tag != Upos::adp) continue;
    if (!out.empty() && !beside) out += ' ';
    out += text_.reading().document.words(at(words[i]).span);
  }
  return out;
}

std::string FigureWords::shown() const {
  std::string out;
  for (const Part& part : parts_) {
    std::string words = shown(part, out.empty());
    if (words.empty()) continue;
    if (!out.empty() && words != "'s") out += ' ';
    out += words;
  }
  return out;
}

bool FigureWords::ends_behind() const {
  return !all_.empty() && last() >= text_.token(span_.end);
}

bool FigureWords::has_noun() const {
  if (std::any_of(parts_.begin(), parts_.end(), [](const Part& p) { return !p.said.empty(); })) {
    return true;
  }
  return std::any_of(all_.begin(), all_.end(), [&](TokenId t) {
    Upos tag = at(t).tag;
    return tag == Upos::noun || tag == Upos::propn || tag == Upos::pron;
  });
}

}  // namespace dragoman
