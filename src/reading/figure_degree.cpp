// How exact a figure is and whether it tells a change. See figure_subject.h.
#include <algorithm>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/figure_names.h"
#include "reading/figure_subject.h"

namespace dragoman {

std::string figure_bound(const FigureText& text, const FigureSpan& span, std::size_t& begin) {
  begin = span.begin;
  constexpr std::size_t kLongestBound = 4;
  std::size_t first = span.begin;
  if (first > 0 && (text.is(first - 1, "a") || text.is(first - 1, "one"))) --first;  // "a third"
  for (std::size_t n = std::min(kLongestBound, first); n > 0; --n) {
    std::size_t length = 0;
    std::size_t from = first - n;
    const std::string* bound = text.longest(from, UnitKind::bound, length);
    if (bound == nullptr || length != n) continue;
    if (text.is(from, "over") && is_time(span.unit)) return "";  // "over five years"
    begin = from;
    return *bound;
  }
  if (text.is(span.end, "or") && (text.is(span.end + 1, "more") || text.is(span.end + 1, "so"))) {
    return text.is(span.end + 1, "so") ? "about" : "at least";
  }
  return span.vague ? "vague" : "";
}

std::string figure_change(const FigureText& text, const FigureSpan& span) {
  if (!span.change.empty()) return span.change;
  const Analysis& analysis = text.analysis();
  TokenId t = figure_top(text, span);
  // of what is counted, it is the noun that rises or falls
  for (int step = 0; span.counts > 0 && step < 3; ++step) {
    TokenId head = analysis.at(t).head;
    if (head == kNoToken || head < t || head >= text.token(span.end)) break;
    t = head;
  }
  const Token& own = analysis.at(t);
  if (own.head == kNoToken) return "";
  Relation relation = base(own.relation);
  bool linked = relation == Relation::obj || relation == Relation::obl ||
                relation == Relation::advmod || relation == Relation::nummod ||
                relation == Relation::compound || relation == Relation::nmod ||
                relation == Relation::amod;
  std::string lemma = to_lower(analysis.lemma(own.head));
  const std::string* change = text.words().name(lemma, UnitKind::change);
  if (!linked || change == nullptr) return "";
  // "rose in three provinces": where, not how much
  std::string link = preposition_of(analysis, t);
  bool how_much = link.empty() || link == "by" || link == "to" ||
                  (link == "from" && span.value.size() > 1) || link == "of";
  return how_much && !is_time(span.unit) ? *change : "";
}

}  // namespace dragoman
