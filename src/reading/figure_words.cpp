#include "reading/figure_words.h"

#include <algorithm>

#include "reading/clauses.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestPhrase = 12;  // tokens
constexpr std::size_t kLongestWhat = 18;

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

}  // namespace

bool FigureWords::inside(TokenId t) const {
  std::size_t end = span_.counts > 0 ? span_.counts : span_.end;
  return t >= begin_ && t < text_.token(end);
}
void FigureWords::take(TokenId t) {
  if (!inside(t) && words_.size() < kLongestWhat) words_.insert(t);
}

void FigureWords::phrase(TokenId noun) {
  std::set<TokenId> whole;
  gather(noun, true, true, whole);
  if (whole.size() > kLongestPhrase) {
    whole.clear();
    gather(noun, true, false, whole);
  }
  for (TokenId t : whole) take(t);
}

void FigureWords::gather(TokenId t, bool outermost, bool right, std::set<TokenId>& out) const {
  if (out.size() > 3 * kLongestPhrase) return;
  out.insert(t);
  for (TokenId c : children(text_.analysis(), t)) {
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

void FigureWords::verb_group(TokenId verb) {
  take(verb);
  for (TokenId c : children(text_.analysis(), verb)) {
    Relation relation = base(at(c).relation);
    bool negation = relation == Relation::advmod && has_lemma(text_.analysis(), c, "not");
    if (relation == Relation::aux || negation || at(c).relation == Relation::compound_prt) take(c);
  }
}

std::string FigureWords::shown() const {
  std::string out;
  TokenId before = kNoToken;
  auto first = words_.begin();
  auto last = words_.end();
  while (first != last && at(*first).tag == Upos::punct) ++first;
  while (last != first && at(*std::prev(last)).tag == Upos::punct) --last;
  for (; first != last; ++first) {
    bool beside = before != kNoToken && next(before) == *first && text_.glued(text_.place(*first));
    if (before != kNoToken && !beside) out += ' ';
    out += text_.reading().document.words(at(*first).span);
    before = *first;
  }
  return out;
}

bool FigureWords::has_noun() const {
  return std::any_of(words_.begin(), words_.end(), [&](TokenId t) {
    Upos tag = at(t).tag;
    return tag == Upos::noun || tag == Upos::propn || tag == Upos::pron;
  });
}

}  // namespace dragoman
