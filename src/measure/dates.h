// How well time expressions are found and resolved, held against a file of dates.
//
// A found expression and a marked one are the same when they are the same words, a preposition or
// article before them and a stop behind them aside; they overlap when they share any. Value
// accuracy is the share of marked expressions with a value, found at least in part, whose first and
// last day are exactly those of the value. Beside it `value_f1` asks for both at once: found and
// right.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "language/analysis.h"
#include "measure/counts.h"
#include "measure/date_file.h"
#include "measure/report.h"
#include "reading/dates.h"

namespace dragoman {

class DateScore {
 public:
  explicit DateScore(const DateWords& words) : words_(words) {}
  // `found` are the dates of text.document in `analysis`. `name` is the file's, for places.
  void add(const DatedText& text, const Analysis& analysis, const std::vector<DateMention>& found,
           const std::string& name);
  // What `eval dates` prints.
  Report report() const;

 private:
  struct Row {
    std::size_t wanted = 0;
    std::size_t exact = 0;
    std::size_t overlapping = 0;
    std::size_t with_value = 0;  // of those that overlap
    std::size_t right = 0;
  };
  Span core(const Document& document, Span span) const;
  std::vector<DateMention> as_marked(const DatedText& text, const Analysis& analysis,
                                     const std::vector<DateMention>& found,
                                     const std::vector<Span>& gold) const;
  void tally(const MarkedDate& gold, bool found, bool exact, bool right);
  void mistake(const DatedText& text, const std::string& place, Span around, std::string expected,
               std::string got, std::string why);

  const DateWords& words_;
  Counts exact_;
  Counts overlapping_;
  Counts valued_;
  Row all_;
  std::map<std::string, Row> kinds_;
  std::size_t texts_ = 0;
  std::vector<Mistake> mistakes_;
};

}  // namespace dragoman
