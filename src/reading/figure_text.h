// A sentence as the finder of figures sees it: its words in lower case, which of them dates hold,
// and the amounts that stand in it.
//
// An amount is the number alone: "12.4", "1,200", "twenty-five", "two hundred and fifty", "2.5
// million", "half a million", "a dozen", "hundreds of thousands". What it measures is read in
// figure_shapes.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reading/reader.h"
#include "reading/unit_words.h"

namespace dragoman {

struct Amount {
  double low = 0;
  double high = 0;         // the same as low but for vague amounts
  std::size_t length = 0;  // in tokens; 0 for none
  bool scaled = false;     // "million" stood behind it
  bool digits = false;     // written in digits
  bool vague = false;      // "dozens", "several thousand"
};

struct FigureUnit {
  std::string name;
  UnitKind kind = UnitKind::measure;
  std::size_t begin = 0;
  std::size_t length = 0;  // in tokens; 0 for none
};

class FigureText {
 public:
  // Borrows both.
  FigureText(const Reading& reading, const UnitWords& words, SentenceId sentence);

  std::size_t size() const { return lower_.size(); }
  const std::string& word(std::size_t i) const { return lower_[i]; }
  bool is(std::size_t i, std::string_view word) const {
    return i < lower_.size() && lower_[i] == word;
  }
  bool dated(std::size_t i) const { return i < dated_.size() && dated_[i]; }
  // Whether no blank stands between a word and the one before it.
  bool glued(std::size_t i) const;
  TokenId token(std::size_t i) const {
    return static_cast<TokenId>(index(first_) + static_cast<std::uint32_t>(i));
  }
  std::size_t place(TokenId t) const { return index(t) - index(first_); }
  const Token& at(std::size_t i) const { return analysis().at(token(i)); }

  const Reading& reading() const { return *reading_; }
  const Analysis& analysis() const { return reading_->analysis; }
  const UnitWords& words() const { return *words_; }
  SentenceId sentence() const { return sentence_; }

  const std::string* name(std::size_t i, UnitKind kind) const {
    return i < lower_.size() ? words_->name(lower_[i], kind) : nullptr;
  }
  // The longest entry of a kind that begins at a word ("square kilometres"); `length` in tokens.
  const std::string* longest(std::size_t i, UnitKind kind, std::size_t& length) const;
  Amount amount_at(std::size_t i) const;
  // The unit that begins at a word.
  FigureUnit unit_at(std::size_t i) const;
  // The same, or money behind one adjective ("US dollars").
  FigureUnit unit_near(std::size_t i) const;

 private:
  Amount simple_at(std::size_t i) const;
  Amount vague_at(std::size_t i) const;
  void take_scales(std::size_t i, Amount& amount) const;
  bool plain_number(std::size_t i, double& value) const;

  const Reading* reading_;
  const UnitWords* words_;
  SentenceId sentence_;
  TokenId first_;
  std::vector<std::string> lower_;
  std::vector<bool> dated_;
};

}  // namespace dragoman
