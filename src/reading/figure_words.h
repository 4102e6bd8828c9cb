// The words by which what a figure measures is told, collected off the tree and shown in the order
// of the text without those of the figure itself.
#pragma once

#include <set>
#include <string>

#include "reading/figure_shapes.h"
#include "reading/figure_text.h"

namespace dragoman {

class FigureWords {
 public:
  // `begin`: where the words of the figure's bound begin. Borrows the others.
  FigureWords(const FigureText& text, const FigureSpan& span, std::size_t begin)
      : text_(text), span_(span), begin_(text.token(begin)) {}

  // Whether a word is of the number with its unit; what is counted is not.
  bool inside(TokenId t) const;
  void take(TokenId t);
  // A noun with what qualifies it, without the clauses below it.
  void phrase(TokenId noun);
  // A verb with its auxiliaries, negation and particle.
  void verb_group(TokenId verb);

  bool empty() const { return words_.empty(); }
  TokenId last() const { return *words_.rbegin(); }
  bool has_noun() const;
  std::string shown() const;

 private:
  void gather(TokenId t, bool outermost, bool right, std::set<TokenId>& out) const;
  const Token& at(TokenId t) const { return text_.analysis().at(t); }

  const FigureText& text_;
  const FigureSpan& span_;
  TokenId begin_;
  std::set<TokenId> words_;
};

}  // namespace dragoman
