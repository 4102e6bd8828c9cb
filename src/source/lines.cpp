#include "source/lines.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kWidestWrap = 120;    // characters: a longer line was never wrapped
constexpr std::uint32_t kNarrowestWrap = 40;  // a shorter one says nothing about wrapping

std::uint32_t count_characters(std::string_view words) {
  return static_cast<std::uint32_t>(
      std::count_if(words.begin(), words.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// The end of the line that starts at `begin`, and the start of the next one.
struct LineEnd {
  std::size_t end = 0;
  std::size_t next = 0;
};
LineEnd find_line_end(std::string_view text, std::size_t begin) {
  std::size_t end = text.find_first_of("\n\r", begin);
  if (end == std::string_view::npos) return {text.size(), text.size()};
  bool pair = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
  return {end, end + (pair ? 2 : 1)};
}

std::vector<Unit> split_lines(std::string_view text) {
  std::vector<Unit> lines;
  std::uint32_t blanks = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    LineEnd line = find_line_end(text, begin);
    std::string_view words = trim(text.substr(begin, line.end - begin));
    if (words.empty()) {
      ++blanks;
    } else {
      auto offset = static_cast<std::uint32_t>(words.data() - text.data());
      lines.push_back({{offset, offset + static_cast<std::uint32_t>(words.size())},
                       blanks,
                       offset - static_cast<std::uint32_t>(begin)});
      blanks = 0;
    }
    begin = line.next;
  }
  return lines;
}

std::string_view first_word(std::string_view words) {
  return words.substr(0, words.find_first_of(" \t"));
}

bool starts_lower(std::string_view words) {
  return !words.empty() && words[0] >= 'a' && words[0] <= 'z';
}

// The width at which the text was wrapped, if it was: most breaks between lines without a blank
// line must fall inside a sentence. The 90th percentile, so that one long address does not count.
std::optional<std::uint32_t> wrap_width(std::string_view text, const std::vector<Unit>& lines) {
  std::size_t pairs = 0;
  std::size_t broken = 0;
  std::vector<std::uint32_t> widths;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].blanks > 0) continue;
    std::string_view words = slice(text, lines[i].span);
    std::uint32_t width = lines[i].indent + count_characters(words);
    ++pairs;
    if (width > kWidestWrap || width < kNarrowestWrap) continue;
    widths.push_back(width);
    if (!ends_sentence(words) && starts_lower(slice(text, lines[i + 1].span))) ++broken;
  }
  if (broken < 2 || broken * 2 < pairs) return std::nullopt;
  auto at = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
  std::nth_element(widths.begin(), at, widths.end());
  return *at;
}

bool continues(std::string_view text, const Unit& line, const Unit& next, std::uint32_t width) {
  if (next.blanks > 0) return false;
  std::string_view words = slice(text, line.span);
  std::string_view below = slice(text, next.span);
  if (bullet_length(below) > 0) return false;
  if (!ends_sentence(words) && starts_lower(below)) return true;
  std::uint32_t used = line.indent + count_characters(words);
  constexpr std::uint32_t kSlack = 3;
  return used + 1 + count_characters(first_word(below)) + kSlack > width;
}

bool is_roman(std::string_view letters) {
  return !letters.empty() && letters.size() <= 5 &&
         letters.find_first_not_of("ivx") == std::string_view::npos;
}

// "3.", "12)", "(4)", "a)", "iv)": the bytes it takes, without what follows.
std::size_t number_length(std::string_view words) {
  std::size_t begin = words.starts_with('(') ? 1 : 0;
  std::size_t end = begin;
  while (end < words.size() && words[end] >= '0' && words[end] <= '9') ++end;
  bool digits = end > begin && end - begin <= 3;
  if (end == begin) {
    while (end < words.size() && words[end] >= 'a' && words[end] <= 'z' && end < begin + 6) ++end;
    std::string_view letters = words.substr(begin, end - begin);
    if (letters.size() != 1 && !is_roman(letters)) return 0;
  } else if (!digits) {
    return 0;
  }
  if (end >= words.size()) return 0;
  if (words[end] == ')' || (words[end] == '.' && digits && begin == 0)) return end + 1;
  return 0;
}

}  // namespace

std::vector<Unit> cut_lines(std::string_view text) {
  std::vector<Unit> lines = split_lines(text);
  std::optional<std::uint32_t> width = wrap_width(text, lines);
  std::vector<Unit> units;
  units.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Unit unit = lines[i];
    std::string_view words = slice(text, unit.span);
    bool lone_bullet = bullet_length(words) == words.size() && i + 1 < lines.size();
    if (lone_bullet && bullet_length(slice(text, lines[i + 1].span)) == 0) {
      unit.span.end = lines[++i].span.end;
    }
    while (width && i + 1 < lines.size() && continues(text, lines[i], lines[i + 1], *width)) {
      unit.span.end = lines[++i].span.end;
    }
    units.push_back(unit);
  }
  return units;
}

std::size_t bullet_length(std::string_view words) {
  if (words.empty()) return 0;
  std::size_t size = number_length(words);
  if (size == 0) {
    CodePoint c = decode_at(words, 0);
    constexpr std::u32string_view kBullets = U"•‣◦▪▫■□●○·∙►▶*-–—";
    if (kBullets.find(c.value) == std::u32string_view::npos) return 0;
    size = c.size;
  }
  if (size == words.size()) return size;
  std::size_t end = size;
  while (end < words.size()) {
    CodePoint c = decode_at(words, end);
    if (!is_space(c.value)) break;
    end += c.size;
  }
  return end > size ? end : 0;
}

bool is_numbered(std::string_view words) {
  return number_length(words) > 0 && bullet_length(words) > 0;
}

bool ends_sentence(std::string_view words) {
  constexpr std::u32string_view kClosing = U"\"'”’»)]*";
  constexpr std::u32string_view kStops = U".!?…։。";
  std::size_t end = words.size();
  while (end > 0) {
    std::size_t last = end - 1;
    while (last > 0 && (words[last] & 0xC0) == 0x80) --last;
    char32_t c = decode_at(words, last).value;
    if (kStops.find(c) != std::u32string_view::npos) return true;
    if (kClosing.find(c) == std::u32string_view::npos && !is_space(c)) return false;
    end = last;
  }
  return false;
}

std::size_t count_words(std::string_view words) {
  std::size_t count = 0;
  bool inside = false;
  for (char c : words) {
    bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank && !inside) ++count;
    inside = !blank;
  }
  return count;
}

std::string squeeze(std::string_view words) {
  std::string out;
  out.reserve(words.size());
  for (std::size_t i = 0; i < words.size();) {
    CodePoint c = decode_at(words, i);
    if (!is_space(c.value)) {
      out.append(words, i, c.size);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
    i += c.size;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string_view head(std::string_view words, std::size_t limit) {
  if (words.size() <= limit) return words;
  while (limit > 0 && (words[limit] & 0xC0) == 0x80) --limit;
  return words.substr(0, limit);
}

}  // namespace dragoman
