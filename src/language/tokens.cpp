#include "language/tokens.h"

#include <algorithm>

#include "base/utf8.h"

namespace dragoman {
namespace {

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x02BC;
}
bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}
bool is_word_char(char32_t c) {
  if (c < 0x80)
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
  return is_letter(c) || is_digit(c) || c == 0x200D;
}
bool is_ascii_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

class Scanner {
 public:
  Scanner(const Lexicon& lexicon, std::string_view text, Span block, std::vector<Span>& tokens)
      : lexicon_(lexicon), text_(text), block_(block), tokens_(tokens) {}

  void run() {
    std::uint32_t pos = block_.begin;
    while (pos < block_.end) {
      CodePoint c = decode_at(text_, pos);
      if (is_space(c.value)) {
        pos += c.size;
        continue;
      }
      std::uint32_t end = pos;
      while (end < block_.end) {
        CodePoint n = decode_at(text_, end);
        if (is_space(n.value)) break;
        end += n.size;
      }
      end = std::min(end, block_.end);
      chunk(pos, end);
      pos = end;
    }
  }

 private:
  // 0 outside [block begin, end).
  char32_t at(std::uint32_t pos, std::uint32_t end) const {
    return pos < end ? decode_at(text_, pos).value : 0;
  }
  char32_t before(std::uint32_t pos, std::uint32_t begin) const {
    if (pos <= begin) return 0;
    std::uint32_t last = pos - 1;
    while (last > begin && (text_[last] & 0xC0) == 0x80) --last;
    return decode_at(text_, last).value;
  }
  std::string_view words(std::uint32_t begin, std::uint32_t end) const {
    return text_.substr(begin, end - begin);
  }
  void emit(std::uint32_t begin, std::uint32_t end) {
    if (begin < end) tokens_.push_back({begin, end});
  }

  // One run of text without white space.
  void chunk(std::uint32_t pos, std::uint32_t end) {
    while (pos < end) {
      char32_t c = at(pos, end);
      char32_t n = at(pos + decode_at(text_, pos).size, end);
      if (std::uint32_t address = address_end(pos, end)) {
        emit(pos, address);
        pos = address;
      } else if (is_word_char(c) || ((c == '@' || c == '#') && is_letter(n)) ||
                 (c == '.' && is_ascii_digit(n)) || starts_decade(pos, end) ||
                 starts_shortened(pos, end)) {
        std::uint32_t stop = word_end(pos, end);
        word(pos, stop);
        pos = stop;
      } else {
        std::uint32_t stop = symbol_end(pos, end);
        emit(pos, stop);
        pos = stop;
      }
    }
  }

  // "'90s"
  bool starts_decade(std::uint32_t pos, std::uint32_t end) const {
    CodePoint c = decode_at(text_, pos);
    std::uint32_t next = pos + c.size;
    return is_apostrophe(c.value) && end - next >= 3 && is_ascii_digit(at(next, end)) &&
           is_ascii_digit(at(next + 1, end)) && at(next + 2, end) == 's';
  }

  // "’em": listed with its apostrophe.
  bool starts_shortened(std::uint32_t pos, std::uint32_t end) const {
    const CodePoint c = decode_at(text_, pos);
    if (!is_apostrophe(c.value)) return false;
    std::uint32_t stop = pos + c.size;
    while (stop < end && is_letter(at(stop, end))) stop += decode_at(text_, stop).size;
    return stop > pos + c.size && !lexicon_.parts(to_lower(words(pos, stop))).empty();
  }

  // The end of a web or mail address that begins here, 0 for none.
  std::uint32_t address_end(std::uint32_t pos, std::uint32_t end) const {
    std::string_view rest = words(pos, end);
    bool address =
        rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
    if (!address) {
      std::size_t sign = rest.find('@');
      address = sign != std::string_view::npos && sign > 0 && is_word_char(at(pos, end)) &&
                rest.find('.', sign) != std::string_view::npos &&
                rest.find('.', sign) + 1 < rest.size();
    }
    if (!address) return 0;
    std::uint32_t stop = end;
    while (stop > pos) {
      char32_t last = before(stop, pos);
      if (is_word_char(last) || last == '/' || last == '=' || last == '&' || last == '%') break;
      --stop;
      while (stop > pos && (text_[stop] & 0xC0) == 0x80) --stop;
    }
    return stop;
  }

  // ":-)" and its kin, with blanks around.
  bool is_face(std::uint32_t pos, std::uint32_t end) const {
    const std::string_view sign = words(pos, end);
    if (sign.size() < 2 || sign.size() > 3 || (sign[0] != ':' && sign[0] != ';')) return false;
    if (sign.size() == 3 && sign[1] != '-') return false;
    if (sign.back() != ')' && sign.back() != '(') return false;
    return pos == block_.begin || is_space(before(pos, block_.begin));
  }

  std::uint32_t symbol_end(std::uint32_t pos, std::uint32_t end) const {
    if (is_face(pos, end)) return end;
    CodePoint first = decode_at(text_, pos);
    std::uint32_t stop = pos + first.size;
    auto same_kind = [&](char32_t c) {
      switch (first.value) {
        case '.':
        case '-':
        case '*':
        case '=':
        case '~':
        case '`':
          return c == first.value;
        case '!':
        case '?':
          return c == '!' || c == '?';
        case '\'':
          return c == '\'' && stop - pos < 2;
        default:
          return false;
      }
    };
    while (stop < end && same_kind(at(stop, end))) ++stop;
    return std::min(stop, end);
  }

  // The word that begins at pos, with what belongs to it.
  std::uint32_t word_end(std::uint32_t pos, std::uint32_t end) {
    std::uint32_t i = pos + decode_at(text_, pos).size;
    std::uint32_t piece = pos;  // after the last full stop
    while (i < end) {
      CodePoint c = decode_at(text_, i);
      std::uint32_t after = i + c.size;
      char32_t n = at(after, end);
      char32_t p = before(i, pos);
      if (is_word_char(c.value)) {
        i = after;
      } else if (is_apostrophe(c.value)) {
        if (!is_letter(n)) break;
        i = after;
      } else if (c.value == '.') {
        if (!stop_belongs(pos, piece, i, end)) break;
        i = after;
        piece = after;
        if (!is_word_char(n)) break;
      } else if (c.value == ',') {
        if (!is_ascii_digit(p) || !digits_follow(after, end, 3)) break;
        i = after;
      } else if (c.value == ':' || c.value == '/') {
        if (!is_ascii_digit(p) || !is_ascii_digit(n)) break;
        if (c.value == ':' && !digits_follow(after, end, 2)) break;
        i = after;
      } else if (c.value == '&') {
        if (!is_upper(p) || !is_upper(n)) break;
        i = after;
      } else if (c.value == '$') {
        if (i - pos > 2 || !std::all_of(text_.begin() + pos, text_.begin() + i,
                                        [](char l) { return l >= 'A' && l <= 'Z'; })) {
          break;
        }
        return after;
      } else if (c.value == '(') {
        if (!plural_in_brackets(i, end)) break;
        return i + 3;
      } else if (is_hyphen(c.value)) {
        if (hangs(pos, i, after, end)) return after;
        if (!hyphen_belongs(pos, i, after, end)) break;
        i = after;
      } else {
        break;
      }
    }
    return std::min(i, end);
  }

  // Exactly so many digits.
  bool digits_follow(std::uint32_t pos, std::uint32_t end, std::uint32_t count) const {
    for (std::uint32_t i = 0; i < count; ++i) {
      if (!is_ascii_digit(at(pos + i, end))) return false;
    }
    return !is_ascii_digit(at(pos + count, end));
  }

  // Whether the full stop at `stop` is part of the word that began at `pos`.
  bool stop_belongs(std::uint32_t pos, std::uint32_t piece, std::uint32_t stop,
                    std::uint32_t end) const {
    char32_t n = at(stop + 1, end);
    char32_t p = before(stop, pos);
    bool short_piece = piece < stop && decode_at(text_, piece).size == stop - piece && is_letter(p);
    if (is_ascii_digit(n)) return is_ascii_digit(p);
    AbbreviationEnds kind = lexicon_.abbreviation(words(pos, stop + 1));
    if (kind == AbbreviationEnds::never || kind == AbbreviationEnds::maybe) {
      return !(is_upper(n) && !short_piece && piece == pos && stop - pos > 2);
    }
    if (is_letter(n)) {
      if (short_piece) return true;
      // "example.com", but not "reopened.The"
      return !is_upper(n) && (is_letter(p) || is_ascii_digit(p)) && is_address_tail(stop + 1, end);
    }
    if (kind == AbbreviationEnds::number) return is_ascii_digit(next_char(end));
    if (n == '.') return false;
    if (short_piece && piece > pos) return true;  // U.N.
    if (short_piece && is_upper(p)) return is_initial(pos, stop, end);
    if (pos == block_.begin && stop + 1 == end && end < block_.end)
      return is_list_number(pos, stop);
    return false;
  }

  // Whether the word before is an initial with its full stop, a blank between.
  bool after_initial(std::uint32_t pos) const {
    const Span last = tokens_.back();
    return last.begin >= block_.begin && last.end + 1 == pos && text_[last.end - 1] == '.' &&
           is_upper(at(last.begin, last.end)) &&
           last.begin + decode_at(text_, last.begin).size + 1 == last.end;
  }

  bool is_address_tail(std::uint32_t pos, std::uint32_t end) const {
    std::uint32_t i = pos;
    while (i < end && at(i, end) >= 'a' && at(i, end) <= 'z') ++i;
    return i - pos >= 2 && i - pos <= 7 && !is_letter(at(i, end));
  }

  bool is_list_number(std::uint32_t pos, std::uint32_t stop) const {
    return stop - pos <= 2 && std::all_of(text_.begin() + pos, text_.begin() + stop,
                                          [](char c) { return c >= '0' && c <= '9'; });
  }

  // The first character after the white space that follows, 0 at the block's end.
  char32_t next_char(std::uint32_t end) const {
    while (end < block_.end && is_space(decode_at(text_, end).value))
      end += decode_at(text_, end).size;
    return at(end, block_.end);
  }

  // "J." before a name; not the last word of a sentence ("plan B. The next day").
  bool is_initial(std::uint32_t pos, std::uint32_t stop, std::uint32_t end) const {
    if (stop + 1 != end) return at(stop + 1, end) == ',';
    std::uint32_t next = end;
    while (next < block_.end && is_space(decode_at(text_, next).value)) {
      next += decode_at(text_, next).size;
    }
    if (!is_upper(at(next, block_.end))) {
      // The last of several initials: "D. R. (2007)"; one alone may end a sentence ("plan B.").
      return next < block_.end && !tokens_.empty() && after_initial(pos);
    }
    std::uint32_t next_end = next;
    while (next_end < block_.end && is_word_char(at(next_end, block_.end))) {
      next_end += decode_at(text_, next_end).size;
    }
    if (next_end == next + 1) return true;  // another initial
    return !lexicon_.is(to_lower(words(next, next_end)), WordClass::starter);
  }

  // "member(s)"
  bool plural_in_brackets(std::uint32_t pos, std::uint32_t end) const {
    return words(pos, std::min(pos + 3, end)) == "(s)" && !is_word_char(at(pos + 3, end));
  }

  // "mid- and long-term", "the sec- the third": a word that ends with its hyphen.
  bool hangs(std::uint32_t pos, std::uint32_t hyphen, std::uint32_t after,
             std::uint32_t end) const {
    for (std::uint32_t i = pos; i < hyphen; i += decode_at(text_, i).size) {
      if (!is_letter(at(i, end))) return false;
    }
    const char32_t n = at(after, end);
    return after == end || n == ',' || n == 0x2014;
  }

  // "303-555-0142", "02139-4307": parts of a number as it is dialled or written on a letter.
  bool dialled(std::string_view left, std::string_view right, std::uint32_t right_end,
               std::uint32_t end) const {
    if (right.size() == 4) {
      return left.size() == 3 || left.size() == 5 || (left.size() == 7 && left.find('-') == 3);
    }
    const bool more =
        right_end < end && is_hyphen(at(right_end, end)) && is_ascii_digit(at(right_end + 1, end));
    return more && left.size() == 3 && right.size() == 3;
  }

  bool hyphen_belongs(std::uint32_t pos, std::uint32_t hyphen, std::uint32_t after,
                      std::uint32_t end) const {
    char32_t n = at(after, end);
    if (!is_word_char(n)) return false;
    std::string_view left = words(pos, hyphen);
    std::uint32_t stop = after;
    while (stop < end && is_word_char(at(stop, end))) stop += decode_at(text_, stop).size;
    std::string_view right = words(after, stop);
    // "un-elected" and "mid-1980s", but not "UN-led".
    const bool abbreviation = left.size() > 1 && is_upper(before(hyphen, pos)) && !is_upper(n);
    if (!abbreviation && lexicon_.is(to_lower(left), WordClass::prefix)) return true;
    if (is_ascii_digit(n)) {
      return is_ascii_digit(at(pos, end)) && is_ascii_digit(before(hyphen, pos)) &&
             dialled(left, right, stop, end);
    }
    // "Wai-ching": a name whose second part is no word.
    return is_upper(at(pos, end)) && !is_upper(n) && lexicon_.readings(to_lower(right)).empty() &&
           right.size() >= 2 && !right.ends_with("ed") && !right.ends_with("ing");
  }

  // A word, cut into its parts.
  void word(std::uint32_t begin, std::uint32_t end) {
    std::string lower = to_lower(words(begin, end));
    if (lower.size() != end - begin) return emit(begin, end);  // spans would not fit
    const auto& parts = lexicon_.parts(lower);
    if (!parts.empty()) {
      for (std::uint32_t size : parts) {
        emit(begin, begin + size);
        begin += size;
      }
      return;
    }
    if (std::uint32_t clitic = lexicon_.clitic(lower)) {
      emit_word(begin, end - clitic, lower);
      emit(end - clitic, end);
      return;
    }
    emit_word(begin, end, lower);
  }

  // "12km" and "May21" are two.
  void emit_word(std::uint32_t begin, std::uint32_t end, std::string_view lower) {
    std::uint32_t i = begin;
    bool digits_first = is_ascii_digit(at(begin, end));
    auto is_number_char = [](char32_t c) {
      return is_ascii_digit(c) || c == '.' || c == ',' || c == ':';
    };
    while (i < end && is_number_char(at(i, end)) == digits_first) ++i;
    if (i < end) {
      std::string_view left = lower.substr(0, i - begin);
      std::string_view right = lower.substr(i - begin, end - i);
      bool cut = digits_first ? lexicon_.is(right, WordClass::unit)
                              : end - i <= 4 && is_upper(at(begin, end)) && left.size() >= 3 &&
                                    lexicon_.is(left, WordClass::month);
      if (cut) {
        emit(begin, i);
        emit(i, end);
        return;
      }
    }
    emit(begin, end);
  }

  const Lexicon& lexicon_;
  std::string_view text_;
  Span block_;
  std::vector<Span>& tokens_;
};

}  // namespace

void find_tokens(const Lexicon& lexicon, std::string_view text, Span block,
                 std::vector<Span>& tokens) {
  Scanner(lexicon, text, block, tokens).run();
}

bool is_quote(std::string_view token) {
  return token == "\"" || token == "“" || token == "”" || token == "„" || token == "«" ||
         token == "»" || token == "‘" || token == "’" || token == "'" || token == "''" ||
         token == "``";
}

}  // namespace dragoman
