#include "briefing/prose.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace dragoman {
namespace {

bool is_combining(char32_t c) {
  return c >= 0x300 && c <= 0x36F;
}

std::string number(double value) {
  if (std::abs(value) >= 1e9) return fmt::format("{:g} billion", value / 1e9);
  if (std::abs(value) >= 1e6) return fmt::format("{:g} million", value / 1e6);
  if (value == std::floor(value) && std::abs(value) < 1e15) {
    return fmt::format("{}", static_cast<long long>(value));
  }
  return fmt::format("{:g}", value);
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t i = 0; i < text.size();) {
    CodePoint c = decode_at(text, i);
    if (is_space(c.value) || c.value < 0x20 || c.value == 0x7F) {  // nor controls on a terminal
      blank = !out.empty();
    } else {
      if (blank) out += ' ';
      blank = false;
      out += text.substr(i, c.size);
    }
    i += c.size;
  }
  return out;
}

std::size_t columns_of_text(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size();) {
    CodePoint c = decode_at(text, i);
    if (!is_combining(c.value)) ++columns;
    i += c.size;
  }
  return columns;
}

std::string shorten(std::string_view text, std::size_t most) {
  if (columns_of_text(text) <= most) return std::string(text);
  std::size_t count = 0;
  std::size_t cut = 0;
  std::size_t blank = 0;
  for (std::size_t i = 0; i < text.size();) {
    CodePoint c = decode_at(text, i);
    if (count + 2 > most) break;
    if (c.value == ' ') blank = i;
    ++count;
    i += c.size;
    cut = i;
  }
  if (blank > cut / 2) cut = blank;
  return std::string(text.substr(0, cut)) + " …";
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  std::size_t columns = columns_of_text(text);
  if (columns < width) out.append(width - columns, ' ');
  return out;
}

std::string wrap(std::string_view text, std::size_t width, std::size_t indent) {
  std::string out;
  std::size_t column = indent;
  bool fresh = true;
  for (std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    std::size_t size = columns_of_text(word);
    if (!fresh && column + 1 + size > width) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
      fresh = true;
    }
    if (!fresh) {
      out += ' ';
      ++column;
    }
    out += word;
    column += size;
    fresh = false;
  }
  return out;
}

std::string date_words(const std::optional<Date>& date) {
  if (!date || !date->known()) return "no date";
  switch (date->precision) {
    case DatePrecision::month:
      return date->start.substr(0, 7);
    case DatePrecision::year:
      return date->start.substr(0, 4);
    default:
      break;
  }
  if (date->end.empty() || date->start == date->end) return date->start;
  return date->start + " to " + date->end;
}

std::string short_date_words(const std::optional<Date>& date) {
  if (!date || !date->known() || date->start.size() != 10 || date->end.size() != 10) {
    return date_words(date);
  }
  const std::optional<Day> last = parse_iso_day(date->end);
  if (!last || date->start == date->end) return date_words(date);
  std::size_t size = 10;  // of what is told of a day
  if (date->start.ends_with("-01") && iso_day(*last + 1).ends_with("-01")) size = 7;
  if (date->start.ends_with("-01-01") && date->end.ends_with("-12-31")) size = 4;
  const std::string from = date->start.substr(0, size);
  std::string to = date->end.substr(0, size);
  if (from == to) return from;
  // What both begin with is said once.
  for (const std::size_t shared : {std::size_t{8}, std::size_t{5}}) {
    if (shared < size && from.compare(0, shared, to, 0, shared) == 0) {
      to = to.substr(shared);
      break;
    }
  }
  return from + "–" + to;
}

std::string excerpt(std::string_view text, std::size_t begin, std::size_t end, std::size_t most) {
  if (columns_of_text(text) <= most) return std::string(text);
  std::size_t from = std::min(begin, text.size());
  std::size_t to = std::min(std::max(end, from), text.size());
  const auto is_blank = [&](std::size_t at) { return text[at] == ' '; };
  // A word to the right, a word to the left, while they fit.
  for (bool grown = true; grown;) {
    grown = false;
    std::size_t next = to;
    while (next < text.size() && (next == to || !is_blank(next))) ++next;
    if (next > to && columns_of_text(text.substr(from, next - from)) + 4 <= most) {
      to = next;
      grown = true;
    }
    next = from;
    while (next > 0 && (next == from || !is_blank(next - 1))) --next;
    if (next < from && columns_of_text(text.substr(next, to - next)) + 4 <= most) {
      from = next;
      grown = true;
    }
  }
  std::string out = from > 0 ? "… " : "";
  out += trim(text.substr(from, to - from));
  return to < text.size() ? out + " …" : out;
}

std::string sort_day(const std::optional<Date>& date) {
  return date && date->known() && !date->year_open() ? date->start : std::string();
}

std::string number_words(const std::vector<double>& value) {
  if (value.empty()) return "";
  if (value.size() == 1) return number(value.front());
  return number(value.front()) + " to " + number(value.back());
}

}  // namespace dragoman
