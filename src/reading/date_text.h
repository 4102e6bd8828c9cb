// A sentence as the grammar of time expressions sees it: its words by place, and what each may be.
//
// Places count from the sentence's first token; one past its end is no word of any kind. Also the
// two questions that need the tree. Borrows all it is made of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "language/analysis.h"
#include "reading/date_words.h"

namespace dragoman {

class DateText {
 public:
  DateText(const Document& document, const Analysis& analysis, const DateWords& words,
           const Sentence& sentence);

  std::size_t size() const { return lower_.size(); }
  bool has(std::size_t i) const { return i < lower_.size(); }
  TokenId token(std::size_t i) const;
  const std::string& lower(std::size_t i) const { return lower_[i]; }
  bool is_capital(std::size_t i) const;

  bool is(std::size_t i, std::string_view word) const { return has(i) && lower_[i] == word; }
  bool is(std::size_t i, DateWordKind kind) const { return has(i) && words_.is(lower_[i], kind); }
  // Of a word that is of this kind.
  int value(std::size_t i, DateWordKind kind) const { return *words_.value(lower_[i], kind); }

  std::optional<int> number(std::size_t i) const;
  std::optional<int> year(std::size_t i) const;
  // "21", "21st".
  std::optional<int> day(std::size_t i) const;
  // A month's number, 0 for none. Short forms and names that are also words need a number beside
  // them.
  int month(std::size_t i) const;
  // A dash or a word between two ends of a span.
  bool dash(std::size_t i) const;
  // The place after the full stop of a short form before a year.
  std::size_t skip_period(std::size_t i) const { return is(i, ".") && year(i + 1) ? i + 1 : i; }

  // "its 2012 treaty": a year that the tree hangs on one thing told after it; many things would
  // be counted.
  bool describes_noun(std::size_t i) const;
  // Whether what stands around the expression is told of the future.
  bool lies_ahead(std::size_t i) const;

 private:
  const Analysis& analysis_;
  const DateWords& words_;
  TokenId first_;
  std::vector<std::string_view> written_;
  std::vector<std::string> lower_;
};

}  // namespace dragoman
