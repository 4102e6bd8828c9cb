// When: the time expressions of a document, resolved to days.
//
// Three steps, each a function of its own. `parse_dates` finds expressions and says what they say
// (a month and a day, "last" and a unit, a weekday); it needs no calendar. `infer_publication`
// looks among them for the day of publication where nobody gave one. `resolve_dates` turns them
// into intervals of days: explicit, relative to publication, relative to the date told before ("the
// same day"), or with the year left open. A year is never guessed from nothing.
#pragma once

#include <optional>
#include <vector>

#include "base/date.h"
#include "base/document.h"
#include "language/analysis.h"
#include "reading/date_words.h"

namespace dragoman {

// What one expression says, before any calendar.
struct DateExpression {
  enum class Kind : std::uint8_t {
    calendar,   // year, month, day in any combination; a span of them with `until`
    season,     // season and maybe year
    weekday,    // "Monday", with a shift
    day_count,  // today, yesterday
    unit,       // "last week", "the past two months", "three years ago"
    same_day,   // "the same day"
  };
  struct Civil {
    int year = 0;  // 0 where the text does not say
    int month = 0;
    int day = 0;
  };
  Kind kind = Kind::calendar;
  TokenRange tokens;
  Civil from;
  std::optional<Civil> until;  // inclusive end of a range
  int season = 0;
  int weekday = -1;          // also beside a calendar day: "Wednesday, May 21"
  std::optional<int> shift;  // last -1, this 0, next 1
  int count = 0;             // of units; of days from publication for day_count
  int unit = 0;              // as in date_words.tsv
  bool ago = false;
  std::optional<int> part;  // early 0, middle 1, late 2
  bool future = false;      // what is told lies ahead
};

struct DateMention {
  TokenRange tokens;
  TokenId head{};  // the token of the expression that is highest in the tree
  Date date;       // `text` are the words of the expression with its preposition
};

// In order, not overlapping. Linear in tokens.
std::vector<DateExpression> parse_dates(const Document& document, const Analysis& analysis,
                                        const DateWords& words);

// The day of publication that the text fixes: a weekday and an explicit date that name one day, or
// a full date in the first sentences. The basis says which; nothing where neither is there.
std::optional<Date> infer_publication(const Document& document, const Analysis& analysis,
                                      const std::vector<DateExpression>& expressions);

std::vector<DateMention> resolve_dates(const Document& document, const Analysis& analysis,
                                       const std::vector<DateExpression>& expressions,
                                       const std::optional<Date>& published);

// One expression against a known day of publication; the pure core of resolve_dates.
Date resolve_date(const DateExpression& expression, const std::optional<Date>& published);

// The date of what a token tells: the nearest expression that the tree attaches to it, or to what
// governs it in the same clause; nullptr where there is none.
const DateMention* date_of(const Analysis& analysis, const std::vector<DateMention>& dates,
                           TokenId trigger);

}  // namespace dragoman
