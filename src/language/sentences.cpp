#include "language/sentences.h"

#include "base/utf8.h"
#include "language/tokens.h"

namespace dragoman {
namespace {

class Splitter {
 public:
  Splitter(const Lexicon& lexicon, std::string_view text, std::span<const Span> tokens)
      : lexicon_(lexicon), text_(text), tokens_(tokens) {}

  std::vector<std::uint32_t> run() {
    std::vector<std::uint32_t> ends;
    auto size = static_cast<std::uint32_t>(tokens_.size());
    bool straight_open = false;
    for (std::uint32_t i = 0; i < size; ++i) {
      if (form(i) == "\"") straight_open = !straight_closes(i, straight_open);
      if (i + 1 == size) break;
      if (empty_line_after(i)) {
        ends.push_back(i + 1);
        straight_open = false;
        continue;
      }
      if (!may_end(i)) continue;
      std::uint32_t next = i + 1;
      bool open = straight_open;
      bool closed = false;
      while (next < size && closes(next, open)) {
        if (form(next) == "\"") open = false;
        closed = true;
        ++next;
      }
      while (next < size && reference_end(next) > next) {
        next = reference_end(next);
        closed = true;
      }
      if (next == size) break;
      if (!begins_sentence(i, next, closed)) continue;
      ends.push_back(next);
      straight_open = open;
      i = next - 1;
    }
    if (size > 0) ends.push_back(size);
    return ends;
  }

 private:
  std::string_view form(std::uint32_t i) const { return slice(text_, tokens_[i]); }
  bool glued(std::uint32_t i) const { return i > 0 && tokens_[i - 1].end == tokens_[i].begin; }

  bool empty_line_after(std::uint32_t i) const {
    std::string_view gap = text_.substr(tokens_[i].end, tokens_[i + 1].begin - tokens_[i].end);
    std::size_t first = gap.find('\n');
    return first != std::string_view::npos && gap.find('\n', first + 1) != std::string_view::npos;
  }

  bool is_terminal(std::string_view token) const {
    if (token == "…" || token == "。" || token == "।") return true;
    return !token.empty() && token.find_first_not_of(".?!") == std::string_view::npos;
  }

  bool may_end(std::uint32_t i) const {
    std::string_view token = form(i);
    if (is_terminal(token)) {
      return !(glued(i) && (form(i - 1) == "[" || form(i - 1) == "("));  // "[...]", "(?)"
    }
    if (token.size() < 2 || token.back() != '.') return false;
    AbbreviationEnds kind = lexicon_.abbreviation(token);
    if (kind == AbbreviationEnds::never || kind == AbbreviationEnds::number) return false;
    if (kind == AbbreviationEnds::maybe) return true;
    return token.size() > 2 && token.find('.') + 1 < token.size() &&
           !is_digit(decode_at(token, 0).value);
  }

  bool closes(std::uint32_t i, bool straight_open) const {
    std::string_view token = form(i);
    if (token == "”" || token == "»" || token == "''" || token == ")" || token == "]" ||
        token == "’") {
      return glued(i) || token == "”";
    }
    if (token == "\"") return straight_closes(i, straight_open);
    const bool blank_after = i + 1 == tokens_.size() || !glued(i + 1) || is_quote(form(i + 1));
    return token == "'" && glued(i) && blank_after;
  }

  // The end of a reference mark after a sentence, "[17]", "[3, 4]", "[...]" or the bare number of a
  // note: "… of the treaty. 4 Even so, …"; the same index where there is none.
  std::uint32_t reference_end(std::uint32_t i) const {
    const auto size = static_cast<std::uint32_t>(tokens_.size());
    if (form(i) == "[") {
      std::uint32_t end = i + 1;
      bool digits = false;
      while (end < size && end < i + 8 && form(end) != "]") {
        const bool number = is_number(form(end));
        if (!number && form(end) != "," && form(end) != "–" && form(end) != "-") break;
        digits = digits || number;
        ++end;
      }
      if (end < size && digits && form(end) == "]") return end + 1;
      const bool left_out = i + 2 < size && is_terminal(form(i + 1)) && form(i + 2) == "]";
      return left_out ? i + 3 : i;
    }
    if (!is_number(form(i)) || form(i).size() > 2) return i;
    if (i + 1 == size) return size;
    const std::string_view after = form(i + 1);
    const bool starts = is_upper(decode_at(after, 0).value) && after.size() > 1 &&
                        !is_upper(decode_at(after, 1).value) &&
                        lexicon_.is(to_lower(after), WordClass::starter);
    return starts ? i + 1 : i;
  }

  bool is_number(std::string_view token) const {
    return !token.empty() && token.find_first_not_of("0123456789") == std::string_view::npos;
  }

  // "He left. (see page 3)": a bracket in lower case that stands for itself.
  bool stands_alone(std::uint32_t bracket) const {
    std::uint32_t close = bracket + 1;
    while (close < tokens_.size() && form(close) != ")") ++close;
    if (close >= tokens_.size()) return false;
    return close + 1 == tokens_.size() || is_terminal(form(close + 1)) ||
           is_upper(decode_at(form(close + 1), 0).value);
  }

  // A straight mark is taken by the blanks around it, and where these do not tell, in turns.
  bool straight_closes(std::uint32_t i, bool open) const {
    const bool blank_after = i + 1 == tokens_.size() || !glued(i + 1);
    return glued(i) == blank_after ? glued(i) : open;
  }

  // Whether a sentence that may end with token i ends before token `next`.
  bool begins_sentence(std::uint32_t i, std::uint32_t next, bool closed) const {
    std::string_view last = form(i);
    std::uint32_t word = next;
    while (word + 1 < tokens_.size() &&
           (is_quote(form(word)) || form(word) == "(" || form(word) == "["))
      ++word;
    std::string_view first = form(word);
    char32_t c = decode_at(first, 0).value;
    bool capital = is_upper(c);
    bool ellipsis = last == "…" || last.starts_with("..");
    if (!is_terminal(last)) {  // an abbreviation
      return capital && lexicon_.is(to_lower(first), WordClass::starter) && first.size() > 1;
    }
    if (glued(next) && !closed && !capital && word == next) return false;
    if (first == "." && word == next) return false;  // "(why?)."
    if (is_letter(c) && !capital) {
      return last == "." && word == next + 1 && form(next) == "(" && !glued(next) &&
             stands_alone(next);
    }
    if (ellipsis) return capital && !glued(next);
    if (!is_letter(c) && !is_digit(c) && word == next && is_inner_mark(first)) return false;
    if (last.back() == '.') return true;
    return !(closed && says(word));
  }

  bool is_inner_mark(std::string_view token) const {
    return token == "," || token == ";" || token == ":" || token == ")" || token == "]" ||
           token == "—" || token == "–" || token == "-";
  }

  // "“Why?” Ms. Doe asked": a short name and a verb of saying.
  bool says(std::uint32_t word) const {
    for (std::uint32_t i = word; i < tokens_.size() && i < word + 5; ++i) {
      std::string lower = to_lower(form(i));
      std::string_view lemma = lexicon_.irregular_lemma(lower, Tag::vbd);
      std::string_view stem = lemma.empty() ? std::string_view(lower) : lemma;
      if (lemma.empty() && stem.ends_with("ed")) stem.remove_suffix(2);
      if (i > word && stem != lower && lexicon_.is(stem, WordClass::say)) return true;
      if (!is_upper(decode_at(form(i), 0).value)) return false;
    }
    return false;
  }

  const Lexicon& lexicon_;
  std::string_view text_;
  std::span<const Span> tokens_;
};

}  // namespace

std::vector<std::uint32_t> find_sentence_ends(const Lexicon& lexicon, std::string_view text,
                                              std::span<const Span> tokens) {
  return Splitter(lexicon, text, tokens).run();
}

}  // namespace dragoman
