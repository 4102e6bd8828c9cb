// Which of a sentence's dates a word's event has.
//
// A date tells about the word that it hangs from, and about what that word governs without another
// clause in between. So we climb from the date and from the trigger to where they meet and count
// the clause borders on both ways; the cheapest date wins, the nearer one on a tie.
#include <cstdlib>
#include <limits>

#include "base/result.h"
#include "reading/dates.h"

namespace dragoman {
namespace {

constexpr int kFar = std::numeric_limits<int>::max();
constexpr int kBorder = 40;  // what a date costs that leaves its clause: too much
constexpr int kWaits = 1;    // a date that leans on another event gives way to one that stands

bool opens_clause(Relation relation) {
  switch (base(relation)) {
    case Relation::acl:
    case Relation::advcl:
    case Relation::ccomp:
    case Relation::csubj:
    case Relation::parataxis:
      return true;
    default:
      return false;
  }
}

// Whether a clause tells of the same occasion as what it hangs on: "visited Riga, where she met",
// "arrived, meeting reporters". Its own dates still come first. Trees differ in how they hang such
// a clause, so its first word tells, not its relation.
bool shares_the_occasion(const Analysis& analysis, TokenId top) {
  const Token& token = analysis.at(top);
  TokenId first = subtree(analysis, top).begin;
  while (first < top && analysis.at(first).relation == Relation::punct) first = next(first);
  if (analysis.at(first).tag == Upos::adv && analysis.at(first).head == top) return true;
  bool participle = token.features.verb_form == VerbForm::participle ||
                    token.features.verb_form == VerbForm::gerund;
  return token.relation == Relation::advcl && participle && token.features.tense != Tense::past &&
         child(analysis, top, Relation::mark) == kNoToken;
}

// "Speaking on Monday, she condemned": a clause whose date is that of what follows.
bool fronts(const Analysis& analysis, TokenId top) {
  return analysis.at(top).relation == Relation::advcl && top < analysis.at(top).head &&
         subtree(analysis, top).begin == top && shares_the_occasion(analysis, top);
}

// "the attack of 9 May", "Monday's strike", "the 2015 agreement": the noun that a date belongs to
// and leaves only with what that noun does; kNoToken where it is free.
TokenId owner_of(const Analysis& analysis, const DateMention& date) {
  const Token& token = analysis.at(date.head);
  if (token.head == kNoToken || analysis.at(token.head).tag != Upos::noun) return kNoToken;
  Relation relation = base(token.relation);
  bool before = date.head < token.head;
  // One may attend "the May 9 parade" on no other day.
  bool bare = before && date.date.precision != DatePrecision::day &&
              (relation == Relation::nummod || relation == Relation::compound ||
               relation == Relation::amod);
  // The tree may hang the preposition on any word of the date.
  bool of = token.relation == Relation::nmod_poss ||
            (index(date.tokens.begin) > 0 && analysis.lemma(previous(date.tokens.begin)) == "of");
  return bare || (of && relation == Relation::nmod) ? token.head : kNoToken;
}

// Whether what a noun's date tells holds for the verb, too: of who acts, a day.
bool shares_with_verb(const Analysis& analysis, const DateMention& date, TokenId owner) {
  return analysis.at(owner).relation == Relation::nsubj &&
         date.date.precision == DatePrecision::day;
}

// "two days after the attack": what another is dated by has no date of that other's; the word it
// is told with, kNoToken for none.
TokenId anchor_of(const Analysis& analysis, const std::vector<DateMention>& dates,
                  TokenId trigger) {
  for (const DateMention& date : dates) {
    if (date.anchor != kNoToken && dominates(analysis, date.anchor, trigger)) return date.anchor;
  }
  return kNoToken;
}

// Cost of carrying the date to the trigger; kFar where it may not.
int cost_of(const Analysis& analysis, const DateMention& date, TokenId trigger) {
  TokenId owner = owner_of(analysis, date);
  if (owner != kNoToken && owner != trigger && !shares_with_verb(analysis, date, owner)) {
    return kFar;
  }
  int down = date.steps ? kWaits : 0;  // from the trigger up to where the ways meet
  for (TokenId up = trigger; up != kNoToken; up = analysis.at(up).head) {
    int climb = 0;
    for (TokenId t = date.head; t != kNoToken; t = analysis.at(t).head) {
      if (t == up) {
        int distance =
            std::abs(static_cast<int>(index(date.head)) - static_cast<int>(index(trigger)));
        return down * 1000 + climb * 100 + distance;
      }
      // The date's own clause ends here: what it dates is below, not above.
      climb += !opens_clause(analysis.at(t).relation) ? 1 : fronts(analysis, t) ? 5 : kBorder;
      if (climb >= kBorder) break;
    }
    // A date above the trigger's clause reaches down into it only from its nearest governor, and
    // not into what is reported or recalled.
    const Token& token = analysis.at(up);
    if (opens_clause(token.relation)) {
      if (!shares_the_occasion(analysis, up)) return kFar;
      down += 5;
    }
    down += token.relation == Relation::conj ? 2 : 1;
  }
  return kFar;
}

}  // namespace

const DateMention* date_of(const Analysis& analysis, const std::vector<DateMention>& dates,
                           TokenId trigger) {
  TokenRange sentence = analysis.sentence(analysis.sentence_of(trigger)).tokens;
  const DateMention* best = nullptr;
  int best_cost = kFar;
  const TokenId anchor = anchor_of(analysis, dates, trigger);
  for (const DateMention& date : dates) {
    if (date.head < sentence.begin) continue;
    if (date.head >= sentence.end) break;
    if (anchor != kNoToken && !dominates(analysis, anchor, date.head)) continue;
    int cost = cost_of(analysis, date, trigger);
    if (cost < best_cost) {
      best = &date;
      best_cost = cost;
    }
  }
  return best;
}

}  // namespace dragoman
