#include "measure/date_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/date.h"
#include "base/table.h"
#include "base/utf8.h"
#include "language/conllu.h"
#include "reading/date_intervals.h"

namespace dragoman {
namespace {

std::optional<int> figures(std::string_view text) {
  int value = 0;
  auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

DateBounds bounds_of(const DateInterval& interval) {
  return {iso_day(interval.start), iso_day(interval.end)};
}

// "03-21" and "03" of no year.
std::optional<DateBounds> open_bounds(std::string_view rest) {
  auto month = figures(rest.substr(0, 2));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (rest.size() == 2) {
    return DateBounds{fmt::format("XXXX-{:02}-01", *month),
                      fmt::format("XXXX-{:02}-{:02}", *month, days_in_month(2001, *month))};
  }
  auto day = rest.size() == 5 && rest[2] == '-' ? figures(rest.substr(3)) : std::nullopt;
  if (!day || !is_valid_civil(2004, *month, *day)) return std::nullopt;
  std::string at = fmt::format("XXXX-{:02}-{:02}", *month, *day);
  return DateBounds{at, at};
}

// What follows the year: "W21", "Q1", "SP", "03", "03-21".
std::optional<DateBounds> within_year(int year, std::string_view rest) {
  auto number = rest.size() > 1 ? figures(rest.substr(1)) : std::nullopt;
  if (rest.starts_with('W') && number && *number >= 1 && *number <= 53) {
    DateInterval week = unit_around(day_from_civil(year, 1, 4), 1, *number - 1);
    return bounds_of(week);
  }
  if ((rest.starts_with('Q') || rest.starts_with('H')) && number) {
    const int of = rest[0] == 'Q' ? 4 : 2;
    if (*number < 1 || *number > of) return std::nullopt;
    return bounds_of(part_of_interval(interval_of(year, 0, 0), {*number - 1, of}));
  }
  if (rest == "SP") return bounds_of(season_of(1, year));
  if (rest == "SU") return bounds_of(season_of(2, year));
  if (rest == "FA" || rest == "AU") return bounds_of(season_of(3, year));
  if (rest == "WI") return bounds_of(season_of(4, year));
  auto month = figures(rest.substr(0, 2));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (rest.size() == 2) return bounds_of(interval_of(year, *month, 0));
  auto day = rest[2] == '-' ? figures(rest.substr(3)) : std::nullopt;
  if (!day || !is_valid_civil(year, *month, *day)) return std::nullopt;
  return bounds_of(interval_of(year, *month, *day));
}

std::optional<DateBounds> point_bounds(std::string_view value) {
  value = value.substr(0, value.find('T'));
  if (value.starts_with("XXXX-")) return open_bounds(value.substr(5));
  if (value.starts_with("--")) return open_bounds(value.substr(2));
  if (value.size() < 4) return std::nullopt;
  std::string_view year = value.substr(0, 4);
  if (auto known = figures(year); known && *known >= 1) {
    if (value.size() == 4) return bounds_of(interval_of(*known, 0, 0));
    if (value[4] != '-' || value.size() < 7) return std::nullopt;
    return within_year(*known, value.substr(5));
  }
  const std::size_t known = year.find('X');  // "199X", "19XX"
  auto from = known == 2 || known == 3 ? figures(year.substr(0, known)) : std::nullopt;
  if (!from || value.size() != 4) return std::nullopt;
  const int step = known == 3 ? 10 : 100;
  const int first = std::max(1, *from * step);
  return DateBounds{iso_day(day_from_civil(first, 1, 1)),
                    iso_day(day_from_civil(*from * step + step - 1, 12, 31))};
}

std::string kind_of(const std::optional<DateBounds>& bounds) {
  if (!bounds) return "none";
  if (bounds->start.starts_with("XXXX")) return "open year";
  auto start = parse_iso_day(bounds->start);
  auto end = parse_iso_day(bounds->end);
  if (!start || !end) return "none";
  const Day days = *end - *start + 1;
  const CivilDay first = civil_from_day(*start);
  if (days == 1) return "day";
  if (days == 7) return "week";
  if (first.day == 1 && days == days_in_month(first.year, first.month)) return "month";
  return first.month == 1 && first.day == 1 && days >= 365 && days <= 366 ? "year" : "span";
}

MarkedDate marked(Span span, std::string value, std::size_t line) {
  MarkedDate date{span, std::move(value), std::nullopt, "", line};
  date.bounds = date_bounds(date.value);
  date.kind = kind_of(date.bounds);
  return date;
}

// `when:::"2014"` of an element's words; empty where it is not there.
std::string_view attribute(std::string_view element, std::string_view name) {
  const std::string wanted = fmt::format(" {}:::\"", name);
  const std::size_t at = element.find(wanted);
  if (at == std::string_view::npos) return {};
  std::string_view rest = element.substr(at + wanted.size());
  return rest.substr(0, rest.find('"'));
}

std::string value_of(std::string_view element) {
  if (auto when = attribute(element, "when"); !when.empty()) return std::string(when);
  auto from = attribute(element, "from");
  auto to = attribute(element, "to");
  if (from.empty()) from = attribute(element, "notBefore");
  if (to.empty()) to = attribute(element, "notAfter");
  return from.empty() || to.empty() ? "" : fmt::format("{}/{}", from, to);
}

// The elements of one document of a treebank, as its words open and close them.
class Elements {
 public:
  explicit Elements(DatedText& text) : text_(text) {}

  void word(Span word, std::string_view misc, std::size_t line) {
    std::size_t at = misc.starts_with("XML=") ? 4 : misc.find("|XML=");
    if (at == std::string_view::npos) return;
    if (at != 4) at += 5;
    std::vector<std::string_view> closed;
    for (at = misc.find('<', at); at != std::string_view::npos; at = misc.find('<', at + 1)) {
      std::string_view element = misc.substr(at + 1, misc.find('>', at) - at - 1);
      if (element.starts_with("/")) {
        close(element.substr(1), word);
      } else if (element.starts_with("date") || element.starts_with("time")) {
        open_.push_back({std::string(element), word.begin, line});
      }
    }
  }

 private:
  struct Open {
    std::string element;
    std::uint32_t begin;
    std::size_t line;
  };
  void close(std::string_view name, Span word) {
    if (name != "date" && name != "time") return;
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (!open_[i].element.starts_with(name)) continue;
      const Span span{open_[i].begin, word.end};
      if (name == "time") {
        text_.unmeasured.push_back(span);
      } else {
        text_.dates.push_back(marked(span, value_of(open_[i].element), open_[i].line));
      }
      open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
  }
  DatedText& text_;
  std::vector<Open> open_;
};

bool is_word_line(std::string_view line) {
  const std::string_view id = line.substr(0, line.find('\t'));
  return !id.empty() && id.find_first_not_of("0123456789") == std::string_view::npos;
}

Result<DatedText> read_document(std::string_view lines, const std::string& name,
                                std::size_t first_line) {
  auto parsed = parse_conllu(lines, name);
  if (!parsed) return parsed.error();
  DatedText out;
  out.document = std::move(parsed->document);
  Elements elements(out);
  std::size_t token = 0;
  std::size_t number = first_line;
  constexpr std::string_view kCreated = "# meta::dateCreated = ";
  for (std::string_view line : split(lines, '\n')) {
    ++number;
    if (line.starts_with(kCreated)) {
      auto day = parse_iso_day(trim(line.substr(kCreated.size())));
      if (day) out.document.published = date_of_day(*day, "", "explicit");
    }
    if (!is_word_line(line)) continue;
    elements.word(parsed->analysis.tokens[token++].span, line.substr(line.rfind('\t') + 1), number);
  }
  return out;
}

Result<std::vector<DatedText>> read_treebank(std::string_view text, const std::string& name) {
  std::vector<DatedText> out;
  constexpr std::string_view kBorder = "# newdoc";
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find(std::string("\n") + std::string(kBorder), begin);
    end = end == std::string_view::npos ? text.size() : end + 1;
    std::string_view part = text.substr(begin, end - begin);
    auto document = read_document(part, name, line);
    if (!document) return document.error();
    out.push_back(std::move(*document));
    line += static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
    begin = end;
  }
  return out;
}

// The place of a row's span behind `from`; "12:20" are characters.
std::optional<Span> find_span(std::string_view text, std::string_view span, std::size_t from) {
  std::size_t at = text.find(span, from);
  if (at == std::string_view::npos) at = text.find(span);
  if (at != std::string_view::npos) {
    return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + span.size())};
  }
  const std::size_t colon = span.find_first_of(":-");
  if (colon == std::string_view::npos) return std::nullopt;
  auto first = figures(span.substr(0, colon));
  auto last = figures(span.substr(colon + 1));
  if (!first || !last || *first < 0 || *first >= *last) return std::nullopt;
  std::vector<std::uint32_t> starts;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts.push_back(i);
  }
  starts.push_back(static_cast<std::uint32_t>(text.size()));
  if (static_cast<std::size_t>(*last) >= starts.size()) return std::nullopt;
  return Span{starts[static_cast<std::size_t>(*first)], starts[static_cast<std::size_t>(*last)]};
}

Result<std::vector<DatedText>> read_rows(std::string_view text, const std::string& name) {
  std::string_view header;
  for (std::string_view line : split(text, '\n')) {
    if (!line.starts_with('#') && !trim(line).empty()) {
      header = line;
      break;
    }
  }
  std::vector<std::string_view> columns = {"text", "published", "span", "value"};
  for (std::string_view column : split(header, '\t')) {
    if (trim(column) == "kind") columns.push_back("kind");
  }
  auto table = Table::parse(text, name, columns);
  if (!table) return table.error();
  std::vector<DatedText> out;
  std::size_t after = 0;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& words = table->cell(row, 0);
    const std::string& published = table->cell(row, 1);
    const std::string& span = table->cell(row, 2);
    auto day = parse_iso_day(published);
    if (!published.empty() && !day) {
      return table->error(row, fmt::format("'{}' is no day", published));
    }
    const bool same =
        row > 0 && words == table->cell(row - 1, 0) && published == table->cell(row - 1, 1);
    if (!same) {
      DatedText fresh;
      fresh.document.text = words;
      fresh.document.blocks.push_back(
          {BlockKind::paragraph, {0, static_cast<std::uint32_t>(words.size())}});
      if (day) fresh.document.published = date_of_day(*day, "", "explicit");
      out.push_back(std::move(fresh));
      after = 0;
    }
    if (span.empty()) continue;
    auto place = find_span(words, span, after);
    if (!place) return table->error(row, fmt::format("'{}' is not in its text", span));
    after = place->end;
    MarkedDate date = marked(*place, table->cell(row, 3), row + 1);
    if (columns.size() > 4) date.kind = table->cell(row, 4);
    out.back().dates.push_back(std::move(date));
  }
  return out;
}

}  // namespace

std::optional<DateBounds> date_bounds(std::string_view value) {
  std::size_t slash = value.find('/');
  std::size_t after = slash + 1;
  if (slash == std::string_view::npos) {
    slash = value.find("..");
    after = slash + 2;
  }
  if (slash == std::string_view::npos) return point_bounds(value);
  auto start = point_bounds(value.substr(0, slash));
  auto end = point_bounds(value.substr(after));
  if (!start || !end) return std::nullopt;
  return DateBounds{start->start, end->end};
}

Result<std::vector<DatedText>> parse_date_file(std::string_view text, const std::string& name) {
  for (std::string_view line : split(text, '\n')) {
    if (trim(line).empty() || line.starts_with('#')) continue;
    return is_word_line(line) && split(line, '\t').size() == 10 ? read_treebank(text, name)
                                                                : read_rows(text, name);
  }
  return read_rows(text, name);
}

}  // namespace dragoman
