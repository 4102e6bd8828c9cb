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

// Cost of carrying the date to the trigger; kFar where it may not.
int cost_of(const Analysis& analysis, const DateMention& date, TokenId trigger) {
  int down = 0;  // from the trigger up to where the ways meet
  for (TokenId up = trigger; up != kNoToken; up = analysis.at(up).head) {
    int climb = 0;
    for (TokenId t = date.head; t != kNoToken; t = analysis.at(t).head) {
      if (t == up) {
        int distance =
            std::abs(static_cast<int>(index(date.head)) - static_cast<int>(index(trigger)));
        return down * 1000 + climb * 100 + distance;
      }
      // The date's own clause ends here: what it dates is below, not above.
      climb += opens_clause(analysis.at(t).relation) ? 40 : 1;
      if (climb >= 40) break;
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
  for (const DateMention& date : dates) {
    if (date.head < sentence.begin) continue;
    if (date.head >= sentence.end) break;
    int cost = cost_of(analysis, date, trigger);
    if (cost < best_cost) {
      best = &date;
      best_cost = cost;
    }
  }
  return best;
}

}  // namespace dragoman
