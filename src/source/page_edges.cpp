// What stands around the text: title, bylines and dates above it, captions in it, notes below it.
#include <algorithm>

#include "base/utf8.h"
#include "source/dateline.h"
#include "source/page.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestTitle = 220;
constexpr std::size_t kLongestTopLine = 160;

bool has(const std::optional<PhraseHit>& hit, CueKind kind) {
  return hit && (hit->value & in_set(kind)) != 0;
}

// A stop that closes a title's abbreviation ("… leaves for U.S."), not a sentence.
bool ends_abbreviation(std::string_view words) {
  return words.size() >= 3 && words.ends_with('.') && words[words.size() - 3] == '.';
}

bool looks_like_title(std::string_view words, const SourceTables& tables) {
  std::size_t length = count_words(words);
  if (words.size() > kLongestTitle || length < 2 || length > 32) return false;
  bool statement = words.ends_with('.') || words.ends_with(".”") || words.ends_with(".\"");
  if (statement && !ends_abbreviation(words)) return false;
  if (words.ends_with(',') || words.ends_with(':') || words.ends_with(';')) return false;
  if (bullet_length(words) > 0 && !is_numbered(words)) return false;
  char32_t first = decode_at(words, 0).value;
  constexpr std::u32string_view kOpening = U"\"'“‘«";
  if (!is_upper(first) && !is_digit(first) && kOpening.find(first) == std::u32string_view::npos) {
    return false;
  }
  return match_byline(words, tables).empty() && !match_date_line(words, tables);
}

// The text begins: a line too long or too much of a sentence to stand above it.
bool is_text(std::string_view words) {
  return words.size() > kLongestTopLine || (ends_sentence(words) && count_words(words) >= 8);
}

void take_date(OutlinedPage& page, const Dateline& line) {
  Document& document = *page.document;
  if (!document.published && line.day) {
    document.published = date_of_day(*line.day, line.date_words, "dateline");
  }
  if (document.dateline_place.empty()) document.dateline_place = line.place;
}

bool is_outlet(const OutlinedPage& page, std::size_t i) {
  const std::string& outlet = page.document->outlet;
  return !outlet.empty() && page.words(i).size() <= 2 * outlet.size() + 8 &&
         fold_name(page.words(i)) == fold_name(outlet);
}

// A given title that the text repeats as one of its first lines, or the first line that looks
// like one.
std::size_t find_title(OutlinedPage& page) {
  constexpr std::size_t kLookAt = 12;
  Document& document = *page.document;
  const std::size_t size = page.units.size();
  std::string given = fold_name(document.title);
  std::size_t seen = 0;
  for (std::size_t i = page.next_content(0); i < size && seen < kLookAt;
       i = page.next_content(i + 1), ++seen) {
    if (page.units[i].settled) continue;
    std::string_view words = page.words(i);
    if (!given.empty()) {
      if (words.size() <= 2 * document.title.size() + 8 && fold_name(words) == given) return i;
      continue;
    }
    if (is_text(words)) return size;
    if (page.units[i].mark == PageMark::item || page.units[i].mark == PageMark::rubric) continue;
    if (is_outlet(page, i)) {
      page.settle(i, BlockKind::furniture);
      continue;
    }
    std::size_t next = page.next_content(i + 1);
    if (next == size || !looks_like_title(words, *page.tables)) continue;
    // A name of the paper or of one of its parts, with the title below.
    bool label = count_words(words) <= 3 && !page.units[next].settled &&
                 page.next_content(next + 1) < size && count_words(page.words(next)) >= 5 &&
                 !is_text(page.words(next)) && looks_like_title(page.words(next), *page.tables);
    if (label) continue;
    document.title = squeeze(words);
    return i;
  }
  return size;
}

// A name alone below the title is a byline, unless other short lines below show that it heads a
// part of the text.
bool is_lone_name(const OutlinedPage& page, std::size_t i, std::size_t title) {
  if (title == page.units.size() || i != page.next_content(title + 1)) return false;
  std::size_t next = page.next_content(i + 1);
  if (next == page.units.size() || !is_name_line(page.words(i), *page.tables)) return false;
  if (bullet_length(page.words(next)) > 0) return false;
  for (std::size_t k = next; k < page.units.size(); ++k) {
    if (!page.units[k].settled && is_name_line(page.words(k), *page.tables)) return false;
  }
  return true;
}

bool read_date_line(OutlinedPage& page, std::size_t i) {
  auto line = match_date_line(page.words(i), *page.tables);
  if (!line) return false;
  take_date(page, *line);
  if (line->length < page.words(i).size() && page.cut(i, line->length)) {
    page.settle(i + 1, BlockKind::furniture);
  }
  page.settle(i, BlockKind::dateline);
  return true;
}

// The line below a byline that names the paper: short, capitalised, without a stop.
bool is_affiliation(const OutlinedPage& page, std::size_t i) {
  std::string_view words = page.words(i);
  if (i == 0 || page.units[i - 1].kind != BlockKind::byline || !page.units[i - 1].settled ||
      page.units[i].unit.blanks > 0) {
    return false;
  }
  return is_outlet(page, i) || is_name_line(words, *page.tables);
}

// Lines between the top of the page and its first paragraph.
std::size_t read_top_lines(OutlinedPage& page, std::size_t title) {
  std::size_t i = page.next_content(0);
  for (; i < page.units.size(); i = page.next_content(i + 1)) {
    if (page.units[i].settled) continue;
    if (is_text(page.words(i))) break;
    if (read_date_line(page, i)) continue;
    std::string_view words = page.words(i);
    PageMark mark = page.units[i].mark;
    std::string byline = match_byline(words, *page.tables);
    if (byline.empty() && is_lone_name(page, i, title)) byline = squeeze(words);
    if (!byline.empty()) {
      if (page.document->byline.empty()) page.document->byline = byline;
      page.settle(i, BlockKind::byline);
    } else if (mark == PageMark::rubric || mark == PageMark::item) {
      page.settle(i, BlockKind::furniture);
    } else if (is_affiliation(page, i)) {
      page.settle(i, BlockKind::byline);
    }
  }
  return i;
}

// "Place - somebody does something, Place, May 21, 2025." Agencies write so below pictures.
bool is_dated_caption(std::string_view words, const SourceTables& tables) {
  constexpr std::size_t kLongestPlace = 40;
  constexpr std::size_t kLongestCaption = 500;
  if (words.size() > kLongestCaption || !ends_with_date(words, tables)) return false;
  std::size_t dash = std::min({words.find(" - "), words.find(" – "), words.find(" — ")});
  if (dash == std::string_view::npos || dash > kLongestPlace) return false;
  std::string_view place = words.substr(0, dash);
  if (count_words(place) > 4 || place.find_first_of("0123456789(") != std::string_view::npos) {
    return false;
  }
  return is_upper(decode_at(words, 0).value);
}

// The dateline before the first sentence of one of the first paragraphs.
void read_dateline(OutlinedPage& page, std::size_t begin) {
  constexpr std::size_t kLookAt = 4;
  std::size_t seen = 0;
  for (std::size_t i = begin; i < page.units.size() && seen < kLookAt;
       i = page.next_content(i + 1), ++seen) {
    if (page.units[i].settled) continue;
    std::string_view words = page.words(i);
    if (is_dated_caption(words, *page.tables)) continue;
    auto line = match_dateline_start(words, seen == 0, *page.tables);
    if (!line || !page.cut(i, line->length)) continue;
    take_date(page, *line);
    page.settle(i, BlockKind::dateline);
    return;
  }
}

// A date or byline alone in the last line.
void read_bottom(OutlinedPage& page, std::size_t begin) {
  std::size_t last = page.units.size();
  while (last > begin && page.units[last - 1].settled) --last;
  if (last <= begin + 1) return;
  std::size_t i = last - 1;
  if (read_date_line(page, i)) return;
  std::string byline = match_byline(page.words(i), *page.tables);
  if (byline.empty()) return;
  if (page.document->byline.empty()) page.document->byline = byline;
  page.settle(i, BlockKind::byline);
}

bool is_caption(std::string_view words, const SourceTables& tables) {
  constexpr std::size_t kLongest = 400;
  if (is_dated_caption(words, tables)) return true;
  if (words.size() > kLongest) return false;
  std::string folded = fold_line(words);
  for (const PhraseHit& hit : tables.cues.find(folded)) {
    bool starts = hit.begin == 0 && (hit.value & in_set(CueKind::caption_start)) != 0;
    if (starts) return true;
    if ((hit.value & in_set(CueKind::caption_inside)) == 0) continue;
    // The credit follows the caption's last sentence or stands in brackets at its end.
    std::string_view before = trim(std::string_view(folded).substr(0, hit.begin));
    bool closes = folded.size() - hit.end <= 60;
    constexpr std::string_view kBefore = ".)/,|(";
    bool parted = before.empty() || kBefore.find(before.back()) != std::string_view::npos ||
                  folded[hit.begin] == '(' || folded[hit.begin] == '/' ||
                  (folded[hit.end - 1] == ':' && folded.size() <= 160);
    if (closes && parted) return true;
  }
  return false;
}

// The author, at the end of the page, in the third person: "Jane Roe is a writer."
bool is_about_author(std::string_view words, const std::string& byline) {
  if (byline.empty() || words.size() <= byline.size()) return false;
  std::string name = fold_name(byline);
  std::string folded = fold_name(words);
  return folded.starts_with(name + " is a") || folded.starts_with(name + " is the") ||
         folded.starts_with(name + ", a") || folded.starts_with(name + " was a") ||
         folded.starts_with(name + " works ") || folded.starts_with(name + " teaches ");
}

bool is_note(std::string_view words, bool near_end, const std::string& byline,
             const SourceTables& tables) {
  constexpr std::size_t kLongest = 600;
  if (words.size() > kLongest) {
    auto hit = tables.cues.find_start(fold_line(head(words, 80)));
    return has(hit, CueKind::note_start);
  }
  std::string folded = fold_line(words);
  for (const PhraseHit& hit : tables.cues.find(folded)) {
    if (hit.begin == 0 && (hit.value & in_set(CueKind::note_start)) != 0) return true;
    if (!near_end) continue;
    if (hit.begin == 0 && (hit.value & in_set(CueKind::note_end)) != 0) return true;
    if ((hit.value & in_set(CueKind::note_inside)) != 0) return true;
  }
  return near_end && is_about_author(words, byline);
}

bool is_name_word(std::string_view word) {
  if (word.empty() || !is_upper(decode_at(word, 0).value)) return false;
  for (std::size_t i = 0; i < word.size();) {
    CodePoint c = decode_at(word, i);
    if (!is_letter(c.value) && c.value != '.' && c.value != '-' && c.value != '\'' &&
        c.value != 0x2019) {
      return false;
    }
    i += c.size;
  }
  return word.back() != '.' || word.size() <= 3;
}

bool is_name_link(std::string_view word) {
  for (std::string_view link : {"and", "&", "de", "del", "van", "von", "der", "bin", "al", "el",
                                "la", "da", "di", "dos", "ibn", "ter"}) {
    if (word == link) return true;
  }
  return false;
}

}  // namespace

std::string match_byline(std::string_view line, const SourceTables& tables) {
  if (line.size() > kLongestTopLine) return {};
  std::string folded = fold_line(line);
  std::string_view name;
  auto start = tables.cues.find_start(folded);
  if (has(start, CueKind::byline_start)) {
    // The cue is ASCII, and folding an ASCII start does not change its length.
    if (start->end >= line.size()) return {};
    name = trim(line.substr(start->end));
    if (name.starts_with(':')) name = trim(name.substr(1));
  } else {
    for (const PhraseHit& hit : tables.cues.find(folded)) {
      if ((hit.value & in_set(CueKind::byline_after)) != 0) name = line;
    }
    if (name.empty() || name.find(", ") == std::string_view::npos) return {};
  }
  name = name.substr(0, std::min({name.find(", "), name.find(" | "), name.find(" - "),
                                  name.find(" – "), name.find(" — "), name.find(" for ")}));
  name = trim(name);
  std::size_t names = 0;
  std::size_t words = 0;
  for (std::string_view word : split(name, ' ')) {
    if (word.empty()) continue;
    ++words;
    if (is_name_word(word)) {
      ++names;
    } else if (!is_name_link(word)) {
      return {};
    }
    if (tables.calendar.count(to_lower(word)) > 0) return {};
  }
  return names >= 1 && words <= 12 ? squeeze(name) : std::string();
}

bool is_name_line(std::string_view line, const SourceTables& tables) {
  constexpr std::size_t kLongest = 60;
  if (line.size() > kLongest) return false;
  std::size_t names = 0;
  for (std::string_view word : split(line, ' ')) {
    if (word.empty()) continue;
    if (!is_name_word(word) || tables.calendar.count(to_lower(word)) > 0) return false;
    ++names;
  }
  auto heading = tables.cues.find_start(fold_line(line));
  if (has(heading, CueKind::heading)) return false;
  return names >= 2 && names <= 4;
}

void read_top(OutlinedPage& page) {
  std::size_t title = find_title(page);
  if (title < page.units.size()) page.settle(title, BlockKind::title);
  std::size_t text = read_top_lines(page, title);
  read_dateline(page, text);
  read_bottom(page, text);
}

void read_captions(OutlinedPage& page) {
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    if (page.units[i].settled) continue;
    if (is_caption(page.words(i), *page.tables)) page.settle(i, BlockKind::caption);
  }
}

void read_notes(OutlinedPage& page) {
  constexpr std::size_t kEnd = 6;  // lines of content
  std::size_t left = 0;
  for (std::size_t i = page.units.size(); i-- > 0;) {
    if (page.units[i].settled) continue;
    ++left;
    if (is_note(page.words(i), left <= kEnd, page.document->byline, *page.tables)) {
      page.settle(i, BlockKind::note);
    }
  }
}

}  // namespace dragoman
