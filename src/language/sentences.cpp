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
      if (form(i) == "\"") straight_open = !straight_open;
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
    if (is_terminal(token)) return true;
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
    if (token == "\"") return straight_open;
    return token == "'" && glued(i) && !(i + 1 < tokens_.size() && glued(i + 1));
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
    if (is_letter(c) && !capital) return false;
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
