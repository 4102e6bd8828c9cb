// A sentence as the grammar of time expressions sees it: its pieces by place, and what each may be.
//
// Pieces are words, but "mid-May" and "21/05/2025", which are one word to the language, are the
// several that they say. Places count from the sentence's first piece; one past its end is no word
// of any kind. Also the questions that need the tree. Borrows all it is made of.
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

  std::size_t size() const { return pieces_.size(); }
  bool has(std::size_t i) const { return i < pieces_.size(); }
  TokenId token(std::size_t i) const { return pieces_[i].token; }
  // The words of pieces, whole.
  TokenRange tokens(std::size_t begin, std::size_t end) const;
  const std::string& lower(std::size_t i) const { return pieces_[i].lower; }
  bool is_capital(std::size_t i) const;

  bool is(std::size_t i, std::string_view word) const { return has(i) && lower(i) == word; }
  bool is(std::size_t i, DateWordKind kind) const { return has(i) && words_.is(lower(i), kind); }
  // Of a word that is of this kind.
  int value(std::size_t i, DateWordKind kind) const { return *words_.value(lower(i), kind); }

  std::optional<int> number(std::size_t i) const;
  std::optional<int> year(std::size_t i) const;
  // "21", "21st".
  std::optional<int> day(std::size_t i) const;
  // "21st" but not "21".
  bool is_ordinal_day(std::size_t i) const;
  // A month's number, 0 for none. Short forms and names that are also words need a number beside
  // them.
  int month(std::size_t i) const;
  // "Monday", "Thurs."; -1 for none. `length` is how many pieces it takes.
  int weekday(std::size_t i, std::size_t& length) const;
  // A dash; and also a word between two ends of a span.
  bool hyphen(std::size_t i) const;
  bool dash(std::size_t i) const;
  // "three", "3", "a", "twenty-three", "a year and a half" is no number. Returns how many pieces,
  // 0 for none.
  std::size_t count(std::size_t i, int& value) const;
  // A name of a day of several words; how many pieces, 0 for none.
  std::size_t holiday(std::size_t i, int& month_and_day) const;
  // The place after the full stop of a short form before a year.
  std::size_t skip_period(std::size_t i) const { return is(i, ".") && year(i + 1) ? i + 1 : i; }

  // Whether the tree takes a number of four digits for a time and not for a count.
  bool reads_as_year(std::size_t i) const;
  // "in 2014 cases"
  bool counts_things(std::size_t i) const;
  // Whether what stands around the expression is told of the future.
  bool lies_ahead(std::size_t i) const;
  // The highest word of the phrase or clause that begins here.
  TokenId phrase_head(std::size_t i) const;
  Upos tag(std::size_t i) const { return analysis_.at(token(i)).tag; }

 private:
  struct Piece {
    TokenId token{};
    std::string_view written;
    std::string lower;
  };
  void add(TokenId token, std::string_view written);
  bool describes_noun(std::size_t i) const;

  const Analysis& analysis_;
  const DateWords& words_;
  std::vector<Piece> pieces_;
};

}  // namespace dragoman
