#include "reading/quotes.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace dragoman {
namespace {

enum class Mark : std::uint8_t {
  none,
  double_open,
  double_close,
  double_straight,
  single_open,
  single_close,
  single_straight
};

Mark mark_of(char32_t c) {
  switch (c) {
    case 0x201C:
    case 0x201E:
    case 0x00AB:
      return Mark::double_open;
    case 0x201D:
    case 0x00BB:
      return Mark::double_close;
    case '"':
      return Mark::double_straight;
    case 0x2018:
    case 0x201A:
      return Mark::single_open;
    case 0x2019:
      return Mark::single_close;
    case '\'':
      return Mark::single_straight;
    default:
      return Mark::none;
  }
}

bool is_single(Mark mark) {
  return mark >= Mark::single_open;
}

struct Sign {
  Mark mark = Mark::none;
  Span span;
  bool may_open = false;   // a blank or an opening sign before it, a word after it
  bool may_close = false;  // a word or a stop before it, no word after it
  bool after_s = false;    // "the parties’": may be a possessive
};

bool opens_before(char32_t c) {
  return is_space(c) || c == '(' || c == '[' || c == 0x2014 || c == 0x2013 || c == '-' ||
         c == '/' || mark_of(c) != Mark::none;
}

// Two single marks that stand for a double one: ''so'' and ``so''.
Mark pair_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (at + 1 >= end || text[at] != text[at + 1]) return Mark::none;
  if (text[at] == '`') return Mark::double_open;
  return text[at] == '\'' ? Mark::double_straight : Mark::none;
}

std::vector<Sign> signs_of(std::string_view text, Span block) {
  std::vector<Sign> signs;
  char32_t before = ' ';
  bool after_single = false;  // a single mark, blanks, then this
  for (std::uint32_t i = block.begin; i < block.end;) {
    CodePoint c = decode_at(text, i);
    Mark mark = mark_of(c.value);
    if (const Mark pair = pair_at(text, i, block.end); pair != Mark::none) {
      mark = pair;
      c.size = 2;
    }
    if (mark != Mark::none) {
      std::uint32_t after_at = i + c.size;
      char32_t after = after_at < block.end ? decode_at(text, after_at).value : U' ';
      bool word_after = is_letter(after) || is_digit(after);
      Sign sign{mark, {i, after_at}, false, false, before == 's' || before == 'S'};
      sign.may_open = opens_before(before) && !is_space(after) && after_at < block.end;
      sign.may_close = (!is_space(before) || (after_single && !is_single(mark))) && !word_after;
      signs.push_back(sign);
    }
    if (!is_space(c.value)) after_single = is_single(mark);
    before = c.value;
    i += c.size;
  }
  return signs;
}

bool opens(const Sign& sign) {
  if (sign.mark == Mark::double_open || sign.mark == Mark::single_open) return sign.may_open;
  if (sign.mark == Mark::double_straight || sign.mark == Mark::single_straight) {
    return sign.may_open && !(sign.may_close && sign.mark == Mark::single_straight);
  }
  return false;
}

bool closes(const Sign& opener, const Sign& sign) {
  if (opener.mark == Mark::double_open) {
    // “so“ and ``so'' too.
    return sign.mark == Mark::double_close ||
           (sign.may_close && !sign.may_open && !is_single(sign.mark));
  }
  if (opener.mark == Mark::double_straight) {
    return (sign.mark == Mark::double_straight || sign.mark == Mark::double_close) &&
           sign.may_close;
  }
  if (opener.mark == Mark::single_open) return sign.mark == Mark::single_close && sign.may_close;
  return sign.mark == Mark::single_straight && sign.may_close;
}

// How many marks ahead a closing one is looked for: keeps hostile text linear.
constexpr std::size_t kFarthest = 400;

// The sign that closes the one at `from`. A mark after a plural s is passed over when a better one
// comes before the next opening.
std::optional<std::size_t> closing_of(const std::vector<Sign>& signs, std::size_t from) {
  std::optional<std::size_t> doubtful;
  const Sign& opener = signs[from];
  int depth = 0;
  for (std::size_t i = from + 1; i < std::min(signs.size(), from + kFarthest); ++i) {
    const Sign& sign = signs[i];
    bool same_sort = is_single(sign.mark) == is_single(opener.mark);
    if (same_sort && sign.mark == opener.mark && opens(sign) && !closes(opener, sign)) {
      if (doubtful) return doubtful;
      ++depth;
      continue;
    }
    if (!closes(opener, sign)) continue;
    if (depth > 0) {
      --depth;
      continue;
    }
    if (is_single(opener.mark) && sign.after_s) {
      if (!doubtful) doubtful = i;
      continue;
    }
    return i;
  }
  return doubtful;
}

bool begins_with_opening(std::string_view text, const Block& block) {
  std::uint32_t i = block.span.begin;
  while (i < block.span.end && is_space(decode_at(text, i).value)) ++i;
  if (i >= block.span.end) return false;
  Mark mark = mark_of(decode_at(text, i).value);
  return mark == Mark::double_open || mark == Mark::double_straight || mark == Mark::single_open;
}

// Whether a mark stands where a sentence begins: the last one of a paragraph that opens there and
// is not closed is speech whose end was forgotten.
bool begins_sentence(const Document& document, const Sign& sign, const Block& block) {
  std::uint32_t i = sign.span.begin;
  while (i > block.span.begin && is_space(static_cast<unsigned char>(document.text[i - 1]))) --i;
  if (i == block.span.begin) return true;
  const char before = document.text[i - 1];
  return before == '.' || before == '?' || before == '!' || before == '"';
}

}  // namespace

std::vector<Quotation> find_quotations(const Document& document) {
  std::vector<Quotation> found;
  const auto& blocks = document.blocks;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    if (!is_read(blocks[b].kind)) continue;
    std::vector<Sign> signs = signs_of(document.text, blocks[b].span);
    for (std::size_t i = 0; i < signs.size(); ++i) {
      if (!opens(signs[i])) continue;
      if (auto close = closing_of(signs, i)) {
        found.push_back({{signs[i].span.begin, signs[*close].span.end},
                         {signs[i].span.end, signs[*close].span.begin}});
        i = *close;
        continue;
      }
      if (is_single(signs[i].mark)) continue;
      bool goes_on = b + 1 < blocks.size() && begins_with_opening(document.text, blocks[b + 1]);
      if (!goes_on && signs[i].mark == Mark::double_straight &&
          !begins_sentence(document, signs[i], blocks[b])) {
        continue;
      }
      Span rest{signs[i].span.begin, blocks[b].span.end};
      found.push_back({rest, {signs[i].span.end, rest.end}, goes_on});
      break;
    }
  }
  std::erase_if(found, [](const Quotation& q) { return q.words.empty(); });
  return found;
}

bool has_title_case(std::string_view words) {
  constexpr std::size_t kShort = 4;  // bytes of "with"
  std::size_t long_words = 0, all = 0;
  int short_capitals = 0;  // less the short words without: "We will know in May" is no title
  for (const std::string_view word : split(words, ' ')) {
    if (word.empty()) continue;
    ++all;
    const bool capital = is_upper(decode_at(word, 0).value);
    if (word.size() <= kShort && all > 1) {
      short_capitals += capital ? 1 : -1;
      continue;
    }
    if (!capital) return false;
    ++long_words;
  }
  if (long_words == 1 && short_capitals < 0) return false;
  return all > 1 && long_words > 0 && words.find('!') == std::string_view::npos;
}

bool ends_as_clause(const Document& document, const Quotation& quotation) {
  const char last = document.words(quotation.words).back();
  return last == ',' || last == '?' || last == '!' || last == '.';
}

bool is_speech(const Document& document, const Quotation& quotation) {
  constexpr int kFewestBlanks = 4;
  const std::string_view words = document.words(quotation.words);
  if (has_title_case(words)) return false;
  return std::count(words.begin(), words.end(), ' ') >= kFewestBlanks ||
         ends_as_clause(document, quotation);
}

const Quotation* quotation_at(const std::vector<Quotation>& quotations, std::uint32_t offset) {
  auto after = std::upper_bound(
      quotations.begin(), quotations.end(), offset,
      [](std::uint32_t at, const Quotation& quotation) { return at < quotation.marks.begin; });
  if (after == quotations.begin()) return nullptr;
  const Quotation& candidate = *std::prev(after);
  return candidate.words.contains(offset) ? &candidate : nullptr;
}

}  // namespace dragoman
