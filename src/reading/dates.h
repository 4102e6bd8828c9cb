// When: the time expressions of a document, resolved to days.
//
// Three steps, each a function of its own. `parse_dates` finds expressions and says what they say
// (a month and a day, "last" and a unit, a weekday); it needs no calendar. `infer_publication`
// looks among them for the day of publication where nobody gave one. `resolve_dates` turns them
// into intervals of days: explicit, relative to publication, relative to the date told before ("the
// same day", "a year earlier"), or with the year left open. What counts from another event ("two
// days after the attack") waits until events are known. A year is never guessed from nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/document.h"
#include "language/analysis.h"
#include "reading/date_words.h"

namespace dragoman {

// "early": the first of three; "the second half": the last of two; of 0 parts: its weeks, counted
// from 0, the last one being -1.
struct DatePart {
  int index = 0;
  int of = 3;
};

// Units as in date_words.tsv.
struct DateSteps {
  int count = 0;  // negative: back
  int unit = 0;
};

// "nine-month ... until September": how long, back from the date where it is negative; and the word
// that names the unit.
struct DateDuration {
  DateSteps steps;
  TokenId unit = kNoToken;
};

// What one expression says, before any calendar.
struct DateExpression {
  enum class Kind : std::uint8_t {
    calendar,   // year, month, day in any combination; a span of them with `until`
    season,     // season and maybe year
    weekday,    // "Monday", with a shift
    day_count,  // today, yesterday
    unit,       // "last week", "the past two months", "three years ago"
    told,       // from the date told before: "the same day", "a year earlier"
    event,      // from another event's: "two days after the attack"
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
  TokenId second = kNoToken;   // where the other end's own words begin: "from 2014 to *2016*"
  int season = 0;
  int weekday = -1;            // also beside a calendar day: "Wednesday, May 21"
  int until_weekday = -1;      // "from Monday to Thursday"
  std::optional<int> shift;    // last -1, this 0, next 1
  bool shifts_week = false;    // of a weekday: "Monday of last week"
  bool told_year = false;      // "in May of that year"
  int count = 0;               // of units; of days from publication for day_count
  int unit = 0;                // as in date_words.tsv
  bool ago = false;            // back from publication; with count < 0 ahead of it
  bool running = false;        // "the past week": no unit of the calendar
  bool vague = false;          // "several years ago": which is not said
  bool unclear_order = false;  // "05/06/2025"
  std::optional<DatePart> part;
  bool future = false;        // what is told lies ahead
  TokenId anchor = kNoToken;  // of `event`: the word that tells the other event
  std::optional<DateDuration> lasting;
};

struct DateMention {
  TokenRange tokens;
  TokenId head{};                  // the token of the expression that is highest in the tree
  Date date;                       // `text` are the words of the expression with its preposition
  TokenId anchor = kNoToken;       // "two days after the attack": "attack",
  std::optional<DateSteps> steps;  // and how far from it
  std::optional<DateDuration> lasting;
  TokenId second = kNoToken;  // of a span told by two dates: where the words of the last begin,
  Date first;                 // and both
  Date last;
};

// The basis of a day of publication that is no more than the date that leads the text.
inline constexpr std::string_view kDateInTheLead = "inferred (date in the lead)";

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

// One expression against a known day of publication; the pure core of resolve_dates. What is told
// from another date stays open.
Date resolve_date(const DateExpression& expression, const std::optional<Date>& published);

// The day, week, month ... that lies so far from a date; unknown where the date is not exact enough
// for the unit.
Date date_at(const Date& from, DateSteps steps, std::string basis);

// The date of what a token tells: the nearest expression that the tree attaches to it, or to what
// governs it in the same clause; nullptr where there is none.
const DateMention* date_of(const Analysis& analysis, const std::vector<DateMention>& dates,
                           TokenId trigger);

}  // namespace dragoman
