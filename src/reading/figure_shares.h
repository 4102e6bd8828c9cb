// Parts of a whole: "31 percent of voters said so", "$5 million in aid", "the guests were 77%
// men".
//
// The whole stands behind "of", or right behind the figure; what holds for the part is its
// predicate, which is never left out: a share of voters alone says nothing. Also what stands behind
// a figure as a participle ("$5 million paid by Peru") or a noun ("a 17% survival rate").
#pragma once

#include "reading/figure_shapes.h"
#include "reading/figure_text.h"
#include "reading/figure_words.h"

namespace dragoman {

class ShareReader {
 public:
  // Borrows all. `top` is the figure's word that hangs on the rest.
  ShareReader(const FigureText& text, const FigureSpan& span, TokenId top, FigureWords& what)
      : text_(text), span_(span), what_(what), analysis_(text.analysis()), top_(top) {}

  // Each takes what is measured and tells whether there was any.
  bool part() const;
  bool noun_behind() const;
  // "31 percent said": the verb right behind.
  bool verb_behind() const;
  // What is said of the figure: the verb and the words behind it.
  void predicate(TokenId verb) const;

 private:
  const Token& at(TokenId t) const { return analysis_.at(t); }
  TokenId part_below() const;
  TokenId part_beside() const;
  TokenId compared() const;
  bool composition() const;
  bool put_in() const;
  bool rest_of_root(TokenId part, FigureWords& share) const;
  bool paid_below() const;
  bool received() const;
  void take_part(TokenId part) const;
  void part_predicate(TokenId part) const;
  bool starts_another(TokenId t) const;
  TokenId verb_at(TokenId t) const;
  TokenId role() const;

  const FigureText& text_;
  const FigureSpan& span_;
  FigureWords& what_;
  const Analysis& analysis_;
  TokenId top_;
};

}  // namespace dragoman
