#include "source/dateline.h"

#include <algorithm>

#include "base/utf8.h"
#include "source/lines.h"

namespace dragoman {
namespace {

// Reads words from left to right; every take_ moves on only if it finds what it looks for.
class Cursor {
 public:
  Cursor(std::string_view text, const SourceTables& tables) : text_(text), tables_(&tables) {}

  std::size_t at = 0;

  bool done() const { return at >= text_.size(); }
  std::string_view rest() const { return text_.substr(at); }
  char32_t peek() const { return done() ? 0 : decode_at(text_, at).value; }
  bool sees(std::string_view words) const { return rest().starts_with(words); }
  bool take(std::string_view words) {
    if (!sees(words)) return false;
    at += words.size();
    return true;
  }
  bool take_any(std::u32string_view characters) {
    if (done() || characters.find(peek()) == std::u32string_view::npos) return false;
    at += decode_at(text_, at).size;
    return true;
  }
  std::size_t take_spaces() {
    std::size_t begin = at;
    while (!done() && is_space(peek())) at += decode_at(text_, at).size;
    return at - begin;
  }
  std::optional<int> take_number(std::size_t shortest, std::size_t longest) {
    std::size_t end = at;
    int value = 0;
    for (; end < text_.size() && text_[end] >= '0' && text_[end] <= '9' && end - at <= longest;) {
      value = value * 10 + (text_[end++] - '0');
    }
    if (end - at < shortest || end - at > longest) return std::nullopt;
    at = end;
    return value;
  }
  std::string_view letters() const {
    std::size_t end = at;
    auto is_ascii_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    while (end < text_.size() && is_ascii_letter(text_[end]) && end - at < 12) ++end;
    return text_.substr(at, end - at);
  }
  // A month or weekday, with the stop of an abbreviation.
  std::optional<CalendarWord> take_calendar_word(bool month) {
    std::string_view word = letters();
    if (word.size() < 3) return std::nullopt;
    auto found = tables_->calendar.find(to_lower(word));
    if (found == tables_->calendar.end() || found->second.month != month) return std::nullopt;
    at += word.size();
    if (word.size() <= 5) take(".");
    return found->second;
  }

 private:
  std::string_view text_;
  const SourceTables* tables_;
};

void take_ordinal(Cursor& cursor) {
  for (std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (cursor.take(ending)) return;
  }
}

// ", 2025" or " 2025" after day and month.
std::optional<int> take_year(Cursor& cursor) {
  std::size_t begin = cursor.at;
  cursor.take(",");
  cursor.take_spaces();
  auto year = cursor.take_number(4, 4);
  if (year && *year >= 1800 && *year <= 2199) return year;
  cursor.at = begin;
  return std::nullopt;
}

std::optional<DatelineWords> close_date(const Cursor& cursor, std::optional<int> year, int month,
                                        int day) {
  // A leap year stands for the open one, so that 29 February passes.
  if (!is_valid_civil(year.value_or(2000), month, day)) return std::nullopt;
  if (!year) return DatelineWords{cursor.at, std::nullopt};
  return DatelineWords{cursor.at, day_from_civil(*year, month, day)};
}

// "2025-05-21", "21.05.2025", "21/05/2025".
std::optional<DatelineWords> match_figures(Cursor cursor) {
  Cursor iso = cursor;
  auto year = iso.take_number(4, 4);
  if (year && iso.take("-")) {
    auto month = iso.take_number(2, 2);
    if (!month || !iso.take("-")) return std::nullopt;
    auto day = iso.take_number(2, 2);
    if (!day) return std::nullopt;
    return close_date(iso, year, *month, *day);
  }
  auto first = cursor.take_number(1, 2);
  if (!first) return std::nullopt;
  bool dots = cursor.take(".");
  if (!dots && !cursor.take("/")) return std::nullopt;
  auto second = cursor.take_number(1, 2);
  if (!second || !cursor.take(dots ? "." : "/")) return std::nullopt;
  year = cursor.take_number(4, 4);
  if (!year) return std::nullopt;
  if (dots || *first > 12) return close_date(cursor, year, *second, *first);
  if (*second > 12 || *first == *second) return close_date(cursor, year, *first, *second);
  return std::nullopt;
}

// Capitalised words of a place: "ST. PETERSBURG", "Washington, D.C.", "BAKU/YEREVAN". Stops before
// a month or weekday, and leaves the blanks after the place to the caller.
std::string take_place(Cursor& cursor, std::string_view text) {
  constexpr std::size_t kLongest = 60;
  std::size_t begin = cursor.at;
  std::size_t end = begin;
  while (!cursor.done() && cursor.at - begin < kLongest) {
    Cursor ahead = cursor;
    if (ahead.take_calendar_word(true) || ahead.take_calendar_word(false)) break;
    if (!is_upper(cursor.peek())) break;
    const std::size_t word = cursor.at;
    while (!cursor.done()) {
      char32_t c = cursor.peek();
      bool joins = c == '\'' || c == 0x2019 || c == '/' || c == '-';
      bool abbreviates = c == '.' && cursor.at - word <= 3;
      if (!is_letter(c) && !joins && !abbreviates) break;
      cursor.at += decode_at(text, cursor.at).size;
    }
    end = cursor.at;
    if (cursor.take(",")) {
      if (cursor.take_spaces() == 0) break;
    } else if (cursor.take_spaces() == 0) {
      break;
    }
  }
  cursor.at = end;
  return std::string(text.substr(begin, end - begin));
}

// "(Agency)", "/TASS/" or ". TASS." after place and date.
bool take_agency(Cursor& cursor) {
  constexpr std::size_t kLongest = 50;
  Cursor ahead = cursor;
  ahead.take_any(U".,");
  ahead.take_spaces();
  char close = 0;
  if (ahead.take("(")) close = ')';
  if (close == 0 && ahead.take("/")) close = '/';
  if (close == 0) return false;
  std::size_t end = ahead.rest().find(close);
  if (end == std::string_view::npos || end == 0 || end > kLongest) return false;
  ahead.at += end + 1;
  cursor = ahead;
  return true;
}

bool take_dash(Cursor& cursor, bool& hyphen) {
  Cursor ahead = cursor;
  std::size_t before = ahead.take_spaces();
  hyphen = ahead.peek() == '-' && !ahead.sees("--");
  if (hyphen && before == 0) return false;
  if (!ahead.take("--") && !ahead.take_any(U"-–—")) return false;
  std::size_t after = ahead.take_spaces();
  if (hyphen && after == 0) return false;
  cursor = ahead;
  return true;
}

bool all_capitals(std::string_view words) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < words.size();) {
    CodePoint c = decode_at(words, i);
    if (is_letter(c.value)) {
      if (!is_upper(c.value)) return false;
      ++letters;
    }
    i += c.size;
  }
  return letters >= 3;
}

bool starts_sentence(std::string_view words) {
  if (words.empty()) return false;
  char32_t c = decode_at(words, 0).value;
  constexpr std::u32string_view kOpening = U"\"'“‘«[";
  return is_upper(c) || is_digit(c) || kOpening.find(c) != std::u32string_view::npos;
}

// "19:05", ", at 10:15 AM GMT", "14:32 (GMT+4)".
void take_time(Cursor& cursor) {
  Cursor ahead = cursor;
  while (ahead.take_spaces() > 0 || ahead.take_any(U",-–—|·")) {
  }
  if (ahead.take("at")) ahead.take_spaces();
  if (!ahead.take_number(1, 2) || !ahead.take_any(U":.") || !ahead.take_number(2, 2)) return;
  if (ahead.take(":")) ahead.take_number(2, 2);
  cursor = ahead;
  ahead.take_spaces();
  if (ahead.take("(")) {
    std::size_t end = ahead.rest().find(')');
    if (end == std::string_view::npos || end > 12) return;
    ahead.at += end + 1;
    cursor = ahead;
    return;
  }
  for (int words = 0; words < 2; ++words) {
    std::string_view zone = ahead.letters();
    if (zone.empty() || zone.size() > 4) return;
    ahead.at += zone.size();
    ahead.take(".");
    cursor = ahead;
    ahead.take_spaces();
  }
}

}  // namespace

std::optional<DatelineWords> match_date(std::string_view words, const SourceTables& tables) {
  Cursor cursor(words, tables);
  if (auto figures = match_figures(cursor)) return figures;
  if (cursor.take_calendar_word(false)) {
    cursor.take(",");
    cursor.take_spaces();
  }
  if (auto month = cursor.take_calendar_word(true)) {
    cursor.take_spaces();
    auto day = cursor.take_number(1, 2);
    if (!day) return std::nullopt;
    take_ordinal(cursor);
    auto year = take_year(cursor);
    return close_date(cursor, year, month->number, *day);
  }
  auto day = cursor.take_number(1, 2);
  if (!day) return std::nullopt;
  take_ordinal(cursor);
  cursor.take_spaces();
  if (cursor.take("of ")) cursor.take_spaces();
  auto month = cursor.take_calendar_word(true);
  if (!month) return std::nullopt;
  auto year = take_year(cursor);
  return close_date(cursor, year, month->number, *day);
}

bool ends_with_date(std::string_view words, const SourceTables& tables) {
  constexpr std::size_t kLongest = 32;
  while (!words.empty() && (words.back() == '.' || words.back() == ')')) words.remove_suffix(1);
  std::size_t begin = words.size() > kLongest ? words.size() - kLongest : 0;
  for (std::size_t i = begin; i < words.size(); ++i) {
    bool starts_word = i == 0 || words[i - 1] == ' ' || words[i - 1] == '(';
    if (!starts_word) continue;
    auto date = match_date(words.substr(i), tables);
    if (date && i + date->length == words.size()) return true;
  }
  return false;
}

std::optional<Dateline> match_dateline_start(std::string_view paragraph, bool first,
                                             const SourceTables& tables) {
  std::string_view text = head(paragraph, 200);
  Cursor cursor(text, tables);
  Dateline found;
  found.place = take_place(cursor, text);
  if (found.place.empty()) return std::nullopt;
  bool dated = false;
  Cursor ahead = cursor;
  ahead.take_any(U",.(");
  if (ahead.take_spaces() > 0 || text[ahead.at - 1] == '(') {
    if (auto date = match_date(ahead.rest(), tables)) {
      dated = true;
      found.day = date->day;
      found.date_words = std::string(ahead.rest().substr(0, date->length));
      ahead.at += date->length;
      ahead.take(")");
      cursor = ahead;
    }
  }
  bool agency = take_agency(cursor);
  bool slashed = agency && text[cursor.at - 1] == '/';
  bool hyphen = false;
  bool dash = take_dash(cursor, hyphen);
  if (slashed && !dash) {
    cursor.take(".");
    cursor.take_spaces();
  }
  std::string_view rest = paragraph.substr(cursor.at);
  if ((!dash && !slashed) || !starts_sentence(rest)) return std::nullopt;
  bool alone = !dated && !agency;
  // "KINGSTOWN, St Vincent": the city alone is in capitals.
  bool capitals = all_capitals(std::string_view(found.place).substr(0, found.place.find(',')));
  if (alone && (!first || (!capitals && hyphen))) return std::nullopt;
  if (alone && !capitals && count_words(found.place) > 3) return std::nullopt;
  found.length = cursor.at;
  return found;
}

std::optional<Dateline> match_date_line(std::string_view line, const SourceTables& tables) {
  constexpr std::size_t kLongest = 160;
  if (line.size() > kLongest) return std::nullopt;
  Cursor cursor(line, tables);
  std::string folded = fold_line(line);
  auto cue = tables.cues.find_start(folded);
  if (cue && (cue->value & in_set(CueKind::dateline_start)) != 0) {
    cursor.at = std::min<std::size_t>(cue->end, line.size());
    while (cursor.take_spaces() > 0 || cursor.take_any(U":-–—|")) {
    }
  }
  Dateline found;
  auto date = cursor.done() ? std::nullopt : match_date(cursor.rest(), tables);
  if (!date) {
    found.place = take_place(cursor, line);
    if (found.place.empty() || !cursor.take_any(U",.")) return std::nullopt;
    cursor.take_spaces();
    if (cursor.done()) return std::nullopt;
    date = match_date(cursor.rest(), tables);
    if (!date) return std::nullopt;
  }
  found.day = date->day;
  found.date_words = std::string(cursor.rest().substr(0, date->length));
  cursor.at += date->length;
  take_time(cursor);
  found.length = cursor.at;
  cursor.take_any(U".,;");
  if (cursor.done()) {
    found.length = line.size();
    return found;
  }
  cursor.take_spaces();
  if (!cursor.take_any(U"|•·›»")) return std::nullopt;
  return found;
}

}  // namespace dragoman
