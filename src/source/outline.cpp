#include "source/outline.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "source/dateline.h"
#include "source/genre.h"
#include "source/language_guess.h"
#include "source/page.h"

namespace dragoman {
namespace {

constexpr std::size_t kShortLine = 120;      // bytes: a link, a heading
constexpr std::size_t kShortestRepeat = 20;  // shorter lines recur for good reasons

void split_glued(OutlinedPage& page) {
  std::vector<PageUnit> units;
  units.reserve(page.units.size());
  for (const PageUnit& unit : page.units) {
    std::string_view words = page.document->words(unit.unit.span);
    auto at = find_glue(words, *page.tables);
    units.push_back(unit);
    if (!at) continue;
    std::uint32_t middle = unit.unit.span.begin + static_cast<std::uint32_t>(*at);
    units.back().unit.span.end = middle;
    units.push_back(unit);
    units.back().unit.span.begin = middle;
    units.back().unit.blanks = 0;
    units.back().unit.indent = 0;
  }
  page.units = std::move(units);
}

void mark_furniture(OutlinedPage& page) {
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    PageUnit& unit = page.units[i];
    std::string_view words = page.words(i);
    unit.mark = mark_line(words, *page.tables);
    if (unit.mark == PageMark::furniture && match_date_line(words, *page.tables)) continue;
    if (unit.mark == PageMark::furniture || unit.mark == PageMark::section) {
      page.settle(i, BlockKind::furniture);
    } else if (is_mostly_non_latin(words)) {
      bool navigation = words.size() <= 2 * kShortLine && !ends_sentence(words);
      if (navigation) unit.mark = PageMark::furniture;
      page.settle(i, navigation ? BlockKind::furniture : BlockKind::foreign);
    } else if (is_other_latin(words, *page.tables)) {
      page.settle(i, BlockKind::foreign);
    }
  }
}

// Items count as furniture in runs of three, beside furniture, or as the first or last lines.
void settle_items(OutlinedPage& page) {
  const std::size_t size = page.units.size();
  auto is_furniture = [&](std::size_t i) {
    return page.units[i].settled && page.units[i].kind == BlockKind::furniture;
  };
  for (std::size_t i = 0; i < size; ++i) {
    if (page.units[i].mark != PageMark::item) continue;
    std::size_t end = i;
    while (end < size && page.units[end].mark == PageMark::item) ++end;
    bool beside = (i > 0 && is_furniture(i - 1)) || (end < size && is_furniture(end));
    bool edge = i == 0 || end == size;
    if (end - i >= 3 || beside || (edge && end - i >= 2)) {
      for (std::size_t k = i; k < end; ++k) page.settle(k, BlockKind::furniture);
    }
    i = end - 1;
  }
}

// The links below "Related stories": short lines without a full stop, packed as the first one is.
void settle_sections(OutlinedPage& page) {
  constexpr std::size_t kMostLinks = 15;
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    if (page.units[i].mark != PageMark::section) continue;
    std::size_t links = 0;
    for (std::size_t k = i + 1; k < page.units.size() && links < kMostLinks; ++k, ++links) {
      std::string_view words = page.words(k);
      bool spaced = page.units[k].unit.blanks > 0;
      if (spaced && page.units[i + 1].unit.blanks == 0) break;
      bool full_stop = words.ends_with('.') || words.ends_with(':') || words.ends_with("”") ||
                       words.ends_with('"');
      if (words.size() > kShortLine || full_stop) break;
      page.settle(k, BlockKind::furniture);
    }
  }
}

// Word for word the same as an earlier unit, or as its beginning: pages print their first
// paragraphs twice, and the one may lack an ending.
class SeenUnits {
 public:
  bool is_repeat(std::string words) {
    constexpr std::size_t kHead = 60;
    constexpr std::size_t kMostAlike = 4;
    if (seen_.count(words) > 0) return true;
    if (words.size() > kHead) {
      std::vector<std::string>& alike = by_head_[words.substr(0, kHead)];
      std::string_view begin = words;
      while (begin.ends_with('.')) begin.remove_suffix(1);
      for (const std::string& earlier : alike) {
        if (earlier.starts_with(begin)) return true;
      }
      if (alike.size() < kMostAlike) alike.push_back(words);
    }
    seen_.insert(std::move(words));
    return false;
  }

 private:
  std::unordered_set<std::string> seen_;
  std::unordered_map<std::string, std::vector<std::string>> by_head_;
};

void settle_repeats(OutlinedPage& page) {
  SeenUnits seen;
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    const PageUnit& unit = page.units[i];
    bool aside = unit.settled && !is_read(unit.kind);
    if (aside || unit.unit.span.size() < kShortestRepeat) continue;
    if (seen.is_repeat(squeeze(page.words(i)))) page.settle(i, BlockKind::repeat);
  }
}

// "33 (31%)", "24 %": the count of a poll's option above.
bool is_count_line(std::string_view words) {
  return words.size() <= 24 && words.find('%') != std::string_view::npos &&
         words.find_first_not_of("0123456789.,%() \xC2\xA0") == std::string_view::npos;
}

bool is_heading_line(const OutlinedPage& page, std::size_t i) {
  std::string_view words = page.words(i);
  if (words.size() > kShortLine || count_words(words) > 14 || ends_sentence(words)) return false;
  if (words.ends_with(',') || words.ends_with(';') || words.ends_with("”")) return false;
  std::string_view body = words.substr(bullet_length(words));
  if (body.empty()) return false;
  char32_t first = decode_at(body, 0).value;
  if (!is_upper(first) && !is_digit(first)) return false;
  std::size_t next = page.next_content(i + 1);
  if (next == page.units.size()) return false;
  if (words.ends_with(':')) return bullet_length(page.words(next)) > 0;
  return true;
}

// A numbered line is a heading if it is short and no item of a list stands beside it.
bool is_numbered_heading(const OutlinedPage& page, std::size_t i) {
  if (!is_numbered(page.words(i)) || !is_heading_line(page, i)) return false;
  auto numbered = [&](std::size_t k) { return is_numbered(page.words(k)); };
  std::size_t next = page.next_content(i + 1);
  bool before = i > 0 && !page.units[i - 1].settled && numbered(i - 1);
  return !numbered(next) && !before;
}

void settle_body(OutlinedPage& page) {
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    if (page.units[i].settled) continue;
    std::string_view words = page.words(i);
    if (page.units[i].mark == PageMark::furniture) {
      page.settle(i, BlockKind::furniture);
    } else if (page.units[i].marked) {
      page.settle(i, BlockKind::paragraph);
    } else if (bullet_length(words) > 0 && !is_numbered_heading(page, i)) {
      page.settle(i, BlockKind::list_item);
    } else if (is_count_line(words)) {
      page.settle(i, BlockKind::list_item);
      if (i > 0 && !page.units[i - 1].settled) page.settle(i - 1, BlockKind::list_item);
    }
  }
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    if (page.units[i].settled) continue;
    bool option = i + 1 < page.units.size() && is_count_line(page.words(i + 1));
    if (option) {
      page.settle(i, BlockKind::list_item);
    } else {
      page.settle(i, is_heading_line(page, i) ? BlockKind::heading : BlockKind::paragraph);
    }
  }
}

void settle_all(OutlinedPage& page) {
  split_glued(page);
  mark_furniture(page);
  settle_items(page);
  settle_sections(page);
  read_top(page);
  settle_repeats(page);
  read_captions(page);
  read_notes(page);
  settle_body(page);
}

}  // namespace

std::size_t OutlinedPage::next_content(std::size_t i) const {
  while (i < units.size() && units[i].settled &&
         (units[i].kind == BlockKind::furniture || units[i].kind == BlockKind::foreign ||
          units[i].kind == BlockKind::repeat)) {
    ++i;
  }
  return i;
}

bool OutlinedPage::cut(std::size_t i, std::size_t length) {
  Span whole = units[i].unit.span;
  std::string_view all = document->words(whole);
  std::string_view front = trim(all.substr(0, length));
  std::string_view back = trim(all.substr(length));
  if (front.empty() || back.empty()) return false;
  PageUnit second = units[i];
  second.unit.span.begin = whole.begin + static_cast<std::uint32_t>(back.data() - all.data());
  second.unit.blanks = 0;
  second.unit.indent = 0;
  units[i].unit.span.end = whole.begin + static_cast<std::uint32_t>(front.size());
  units.insert(units.begin() + static_cast<std::ptrdiff_t>(i) + 1, second);
  return true;
}

namespace {

void outline_page(OutlinedPage& page, std::string_view given_language,
                  std::string_view given_genre) {
  Document& document = *page.document;
  document.language = given_language.empty() ? guess_language(document.text, *page.tables)
                                             : std::string(given_language);
  if (document.language == "en") {
    settle_all(page);
  } else {
    for (std::size_t i = 0; i < page.units.size(); ++i) page.settle(i, BlockKind::foreign);
  }
  document.blocks.clear();
  document.blocks.reserve(page.units.size());
  for (const PageUnit& unit : page.units) document.blocks.push_back({unit.kind, unit.unit.span});
  document.genre =
      given_genre.empty() ? guess_genre(document, *page.tables) : std::string(given_genre);
}

}  // namespace

void outline(Document& document, const SourceTables& tables, std::string_view given_language,
             std::string_view given_genre) {
  OutlinedPage page{&document, &tables, {}};
  for (const Unit& unit : cut_lines(document.text)) page.units.push_back({unit});
  outline_page(page, given_language, given_genre);
}

void outline(Document& document, const std::vector<MarkedLine>& lines, const SourceTables& tables,
             std::string_view given_language, std::string_view given_genre) {
  OutlinedPage page{&document, &tables, {}};
  for (const MarkedLine& line : lines) {
    PageUnit unit;
    unit.unit = {line.span, page.units.empty() ? 0U : 1U, 0};
    unit.kind = line.kind;
    unit.marked = line.sure && line.kind == BlockKind::paragraph;
    unit.settled = line.sure && !unit.marked;
    page.units.push_back(unit);
  }
  outline_page(page, given_language, given_genre);
}

std::string dump_outline(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    out +=
        fmt::format("{}: {}\n", block_kind_name(block.kind), squeeze(document.words(block.span)));
  }
  return out;
}

}  // namespace dragoman
