#include "source/furniture.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "source/lines.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestLine = 600;  // bytes: no notice or appeal is longer
constexpr std::size_t kLongestStart =
    160;  // a longer line is told by what is inside, not its start
constexpr std::size_t kLongestRow = 300;

// Marks that stand around the words of a button.
std::string_view strip_marks(std::string_view folded) {
  constexpr std::u32string_view kMarks = U" .,:;!|>»›«<←→↑↓-–—*•·()[]+▶►☆★✕×";
  while (!folded.empty()) {
    CodePoint c = decode_at(folded, 0);
    if (kMarks.find(c.value) == std::u32string_view::npos) break;
    folded.remove_prefix(c.size);
  }
  while (!folded.empty()) {
    std::size_t last = folded.size() - 1;
    while (last > 0 && (folded[last] & 0xC0) == 0x80) --last;
    if (kMarks.find(decode_at(folded, last).value) == std::u32string_view::npos) break;
    folded = folded.substr(0, last);
  }
  return folded;
}

// What the phrases say that make up the whole of the words.
std::uint32_t whole_match(std::string_view stripped, const SourceTables& tables) {
  auto hit = tables.furniture.find_start(stripped);
  return hit && hit->end == stripped.size() ? hit->value : 0;
}

bool has(std::uint32_t set, FurnitureMatch match) {
  return (set & in_set(match)) != 0;
}

// The parts of a row: "Share: Facebook | X · Copy link", "Home   Politics   Sport".
std::vector<std::string_view> split_row(std::string_view words, bool& barred) {
  constexpr std::u32string_view kBars = U"|›»·•>\t";
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  auto close = [&](std::size_t end) {
    std::string_view part = trim(words.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(part);
  };
  for (std::size_t i = 0; i < words.size();) {
    CodePoint c = decode_at(words, i);
    std::string_view rest = words.substr(i);
    bool bar = kBars.find(c.value) != std::u32string_view::npos;
    std::size_t separator = bar ? c.size : 0;
    if (rest.starts_with("  ") || rest.starts_with(": ")) separator = 2;
    if (rest.starts_with(" / ")) separator = 3;
    barred = barred || bar;
    if (separator == 0) {
      i += c.size;
      continue;
    }
    close(i);
    i += separator;
    begin = i;
  }
  close(words.size());
  return parts;
}

bool is_known_part(std::string_view part, const SourceTables& tables) {
  std::string folded = fold_line(part);
  std::string_view stripped = strip_marks(folded);
  if (stripped.empty() || stripped == "#") return true;
  std::uint32_t set = whole_match(stripped, tables);
  if (has(set, FurnitureMatch::line) || has(set, FurnitureMatch::item) ||
      has(set, FurnitureMatch::section)) {
    return true;
  }
  auto start = tables.furniture.find_start(stripped);
  return start && has(start->value, FurnitureMatch::prefix);
}

// A row of buttons or sections: all known, or many short parts between bars.
bool is_row(std::string_view words, const SourceTables& tables) {
  if (words.size() > kLongestRow) return false;
  bool barred = false;
  std::vector<std::string_view> parts = split_row(words, barred);
  if (parts.size() < 2) return false;
  auto is_known = [&](std::string_view part) { return is_known_part(part, tables); };
  auto known = std::count_if(parts.begin(), parts.end(), is_known);
  if (static_cast<std::size_t>(known) == parts.size()) return true;
  if (!barred || parts.size() < 3 || bullet_length(words) > 0) return false;
  return known * 2 >= static_cast<std::ptrdiff_t>(parts.size()) ||
         std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           return count_words(part) <= 3 && !ends_sentence(part) &&
                  part.find_first_of("0123456789\"(,") == std::string_view::npos;
         });
}

bool has_person_word(std::string_view folded) {
  for (std::string_view word : {" our ", " us ", " your ", " you "}) {
    if (folded.find(word) != std::string_view::npos) return true;
  }
  return folded.starts_with("our ") || folded.starts_with("your ");
}

bool is_notice(std::string_view folded, const SourceTables& tables) {
  std::vector<PhraseHit> hits = tables.furniture.find(folded);
  std::vector<std::uint32_t> appeals;  // ends, so that phrases inside one another count once
  for (const PhraseHit& hit : hits) {
    if (has(hit.value, FurnitureMatch::contains)) return true;
    if (hit.begin == 0 && has(hit.value, FurnitureMatch::prefix) &&
        folded.size() <= kLongestStart) {
      return true;
    }
    if (!has(hit.value, FurnitureMatch::appeal)) continue;
    if (appeals.empty() || hit.begin >= appeals.back()) appeals.push_back(hit.end);
  }
  return appeals.size() >= 2 && folded.find('"') == std::string_view::npos &&
         has_person_word(folded);
}

// An address of the web or of mail and nothing else.
bool is_address(std::string_view words) {
  if (words.find(' ') != std::string_view::npos) return false;
  if (words.starts_with("http://") || words.starts_with("https://") || words.starts_with("www.")) {
    return true;
  }
  std::size_t at = words.find('@');
  return at != std::string_view::npos && words.find('.', at) != std::string_view::npos;
}

bool has_letter_or_digit(std::string_view words) {
  for (std::size_t i = 0; i < words.size();) {
    CodePoint c = decode_at(words, i);
    if (is_letter(c.value) || is_digit(c.value)) return true;
    i += c.size;
  }
  return false;
}

}  // namespace

PageMark mark_line(std::string_view words, const SourceTables& tables) {
  if (words.size() > kLongestLine) return PageMark::none;
  if (!has_letter_or_digit(words) || is_address(words)) return PageMark::furniture;
  std::string folded = fold_line(words);
  std::uint32_t set = whole_match(strip_marks(folded), tables);
  if (set == 0) set = whole_match(folded, tables);
  if (has(set, FurnitureMatch::line)) return PageMark::furniture;
  if (has(set, FurnitureMatch::section)) return PageMark::section;
  if (has(set, FurnitureMatch::item)) return PageMark::item;
  if (has(set, FurnitureMatch::rubric)) return PageMark::rubric;
  if (is_notice(folded, tables) || is_row(words, tables)) return PageMark::furniture;
  return PageMark::none;
}

std::optional<std::size_t> find_glue(std::string_view words, const SourceTables& tables) {
  constexpr std::size_t kFront = 60;
  constexpr std::size_t kBack = 40;
  auto is_button = [&](std::string_view part) {
    std::string folded = fold_line(part);
    std::uint32_t set = whole_match(strip_marks(folded), tables);
    return has(set, FurnitureMatch::line) || has(set, FurnitureMatch::section);
  };
  auto is_ascii_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  auto is_ascii_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  for (std::size_t i = 1; i < std::min(words.size(), kFront); ++i) {
    if (!is_ascii_lower(words[i - 1]) || !is_ascii_upper(words[i])) continue;
    if (is_button(words.substr(0, i))) return i;
  }
  std::size_t begin = words.size() > kBack ? words.size() - kBack : 1;
  for (std::size_t i = begin; i < words.size(); ++i) {
    if (!is_ascii_upper(words[i]) || words[i - 1] == ' ' || is_ascii_upper(words[i - 1])) continue;
    if (ends_sentence(words.substr(0, i)) && is_button(words.substr(i))) return i;
  }
  return std::nullopt;
}

}  // namespace dragoman
