// The words by which what a figure measures is told: words of the text in its order, and links that
// join them to a noun phrase ("people" "who" "live in Lima").
//
// A phrase keeps the modifiers that restrict its noun and short clauses right behind it ("killed in
// the raid"). It never holds another number, a date or what stands behind a comma. Shown without a
// leading article or possessive and without the rest of a compound ("three-year-long").
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reading/figure_shapes.h"
#include "reading/figure_text.h"

namespace dragoman {

class FigureWords {
 public:
  // `begin`: where the words of the figure's bound begin. Borrows the others.
  FigureWords(const FigureText& text, const FigureSpan& span, std::size_t begin)
      : text_(text), span_(span), begin_(text.token(begin)) {}

  // The first word of the figure, in the sentence.
  std::size_t begin() const { return text_.place(begin_); }
  TokenId begin_token() const { return begin_; }
  // Whether a word is of the number with its unit; what is counted is not.
  bool inside(TokenId t) const;
  void take(TokenId t);
  // Words that are not of the text; what is taken later stands behind them.
  void say(std::string_view words);
  // Words that are the figure's own and not to be shown.
  void leave_out(TokenId t) { left_out_.insert(t); }
  // A noun with what qualifies it.
  void phrase(TokenId noun);
  // The same behind its preposition.
  void linked(TokenId noun);
  // A verb with its auxiliaries, negation and particle.
  void verb_group(TokenId verb);
  // What stands behind a verb, as far as it is short and holds no other number.
  void behind(TokenId verb);
  // The words from one on, up to a number, a comma, a conjunction or the next clause.
  void onward(TokenId first);
  // Whether words hold no number, date, comma or bracket.
  bool plain(TokenRange words) const;

  bool empty() const { return all_.empty(); }
  bool has(TokenId t) const { return all_.count(t) > 0; }
  // Of none the figure's own last word.
  TokenId last() const { return all_.empty() ? text_.token(span_.end - 1) : *all_.rbegin(); }
  bool has_noun() const;
  // Whether words behind the figure are among them.
  bool ends_behind() const;
  std::string shown() const;

 private:
  struct Part {
    std::string said;  // else words of the text
    std::set<TokenId> words;
  };
  enum class Width { clauses, right, left };
  void gather(TokenId t, bool outermost, Width width, std::set<TokenId>& out) const;
  bool is_age(TokenRange words) const;
  bool is_close_clause(TokenId t) const;
  void gather_clause(TokenId verb, std::set<TokenId>& out) const;
  void content(TokenRange words, std::size_t room);
  bool is_loose(TokenId t, bool first) const;
  std::string shown(const Part& part, bool first) const;
  const Token& at(TokenId t) const { return text_.analysis().at(t); }

  const FigureText& text_;
  const FigureSpan& span_;
  TokenId begin_;
  std::set<TokenId> all_;
  std::set<TokenId> left_out_;
  std::vector<Part> parts_;
};

}  // namespace dragoman
