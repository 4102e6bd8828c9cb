#include "measure/joined_text.h"

#include "base/utf8.h"

namespace dragoman {
namespace {

bool is_apostrophe(std::string_view word) {
  return word == "'" || word == "’";
}
bool is_hyphen(std::string_view word) {
  return word == "-" || word == "‐" || word == "‑";
}
bool begins_with_letter(std::string_view word) {
  return !word.empty() && is_letter(decode_at(word, 0).value);
}
bool begins_with_digit(std::string_view word) {
  return !word.empty() && is_digit(decode_at(word, 0).value);
}
bool is_one_letter(std::string_view word) {
  return begins_with_letter(word) && decode_at(word, 0).size == word.size();
}

class Joiner {
 public:
  Joiner(const Lexicon& lexicon, const std::vector<std::string_view>& words)
      : lexicon_(lexicon), words_(words), glued_(words.size() + 1, false) {}

  // For each word whether it is written to the one before it.
  const std::vector<bool>& run() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i] == "\"" || words_[i] == "''" || words_[i] == "``") {
        pair(i, double_open_, words_[i] == "``");
      } else if (is_apostrophe(words_[i])) {
        apostrophe(i);
      } else if (words_[i] == "‘") {
        glue_right(i);
        single_open_ = true;
      } else if (is_hyphen(words_[i])) {
        hyphen(i);
      } else if (words_[i] == "/") {
        glue_both(i);
      } else if (closes(words_[i])) {
        glue_left(i);
        stop(i);
      } else if (opens(words_[i])) {
        glue_right(i);
      } else if (lexicon_.clitic("x" + to_lower(words_[i])) == words_[i].size()) {
        glue_left(i);
      }
    }
    return glued_;
  }

 private:
  std::string_view word(std::size_t i) const {
    return i < words_.size() ? words_[i] : std::string_view();
  }
  void glue_left(std::size_t i) { glued_[i] = true; }
  void glue_right(std::size_t i) { glued_[i + 1] = true; }
  void glue_both(std::size_t i) {
    glue_left(i);
    glue_right(i);
  }

  static bool closes(std::string_view w) {
    static constexpr std::string_view kMarks[] = {",", ".", ";", ":", "!", "?",   ")",
                                                  "]", "}", "”", "»", "%", "...", "…"};
    for (const std::string_view mark : kMarks) {
      if (w == mark) return true;
    }
    return false;
  }
  static bool opens(std::string_view w) {
    return w == "(" || w == "[" || w == "{" || w == "“" || w == "«" || w == "$" || w == "€" ||
           w == "£" || w == "#" || w == "@";
  }

  void pair(std::size_t i, bool& open, bool opens_surely) {
    if (open && !opens_surely) {
      glue_left(i);
      open = false;
    } else {
      glue_right(i);
      open = true;
    }
  }

  // "world ’ s", "isn ’ t", "herders ’ rights", a closing or an opening mark.
  void apostrophe(std::size_t i) {
    const std::string whole = "x" + std::string(word(i)) + to_lower(word(i + 1));
    const std::string negated = to_lower(i > 0 ? word(i - 1) : "") + whole.substr(1);
    if (i > 0 && begins_with_letter(word(i + 1)) &&
        (lexicon_.clitic(whole) == whole.size() - 1 || lexicon_.clitic(negated) > 0)) {
      glue_both(i);
    } else if (i > 0 && is_one_letter(word(i - 1)) && begins_with_letter(word(i + 1))) {
      glue_both(i);  // O ’ Brien
    } else if (word(i) == "’" || single_open_ || (i > 0 && word(i - 1).ends_with('s'))) {
      if (i > 0) glue_left(i);
      single_open_ = false;
    } else {
      glue_right(i);
      single_open_ = true;
    }
  }

  void hyphen(std::size_t i) {
    if (i == 0 || i + 1 >= words_.size()) return;
    const bool left = begins_with_letter(word(i - 1)) || begins_with_digit(word(i - 1));
    const bool right = begins_with_letter(word(i + 1)) || begins_with_digit(word(i + 1));
    if (left && right) glue_both(i);
    if (word(i - 1) == "." && i > 1 && is_one_letter(word(i - 2)) && right) glue_both(i);
  }

  // "U . S .", "3 . 5", "10 : 30", "1 , 000"
  void stop(std::size_t i) {
    if (i == 0) return;
    const std::string_view mark = word(i);
    const bool initials = mark == "." && is_one_letter(word(i - 1)) && is_one_letter(word(i + 1)) &&
                          word(i + 2) == ".";
    bool number = (mark == "." || mark == ":") && begins_with_digit(word(i - 1)) &&
                  begins_with_digit(word(i + 1));
    if (mark == ",") {
      number = begins_with_digit(word(i - 1)) && word(i - 1).size() <= 3 &&
               begins_with_digit(word(i + 1)) && word(i + 1).size() == 3;
    }
    if (initials || number) glue_right(i);
  }

  const Lexicon& lexicon_;
  const std::vector<std::string_view>& words_;
  std::vector<bool> glued_;
  bool double_open_ = false;
  bool single_open_ = false;
};

}  // namespace

std::vector<Span> join_words(const Lexicon& lexicon, const std::vector<std::string_view>& words,
                             std::string& text) {
  Joiner joiner(lexicon, words);
  const std::vector<bool>& glued = joiner.run();
  std::vector<Span> spans;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && !glued[i]) text += ' ';
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += words[i];
    spans.push_back({begin, static_cast<std::uint32_t>(text.size())});
  }
  return spans;
}

}  // namespace dragoman
