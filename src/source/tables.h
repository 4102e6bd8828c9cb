// The tables of data/source, loaded once and shared read-only by all that look at a page.
//
// Which words mark furniture, notes, captions, datelines and genres is data; what is done with
// them is in furniture.cpp, outline.cpp and genre.cpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "source/phrase_finder.h"

namespace dragoman {

// How a phrase of furniture.tsv counts. A phrase may count in several ways: its value is a set.
enum class FurnitureMatch : std::uint8_t {
  line,      // the whole line, or one of its segments
  prefix,    // the line starts with it
  contains,  // it stands anywhere in the line
  item,      // as `line`, but only in company: a row or a column of such items
  section,   // the whole line; the list of links below it belongs to it
  appeal,    // two different ones beside "our", "your" make an appeal for money
  rubric,    // the name of a part of the paper, alone on a line above or below the title
};

// What a phrase of cues.tsv marks; also a set.
enum class CueKind : std::uint8_t {
  byline_after,  // after a name: "Special to …"
  byline_start,
  caption_inside,
  caption_start,
  dateline_start,
  heading,   // a name-like line that is no name
  note_end,  // at the start of a line near the page's end
  note_inside,
  note_start,
};

constexpr std::uint32_t in_set(FurnitureMatch match) {
  return 1U << static_cast<unsigned>(match);
}
constexpr std::uint32_t in_set(CueKind kind) {
  return 1U << static_cast<unsigned>(kind);
}

// Where a phrase of genre.tsv is looked for.
enum class GenreZone : std::uint8_t { title, line, start, note, outlet, body };

struct GenreCue {
  std::string genre;
  GenreZone zone = GenreZone::body;
  int weight = 0;
};

struct LanguageEntry {
  std::string code;    // ISO 639-1
  std::string script;  // ISO 15924: "Latn"
};

// Months and weekdays by their lower-case names and abbreviations.
struct CalendarWord {
  bool month = false;
  int number = 0;  // month 1..12, or weekday 0 (Monday)..6
};

// What the class, id or role of an element says of what is in it (page_words.tsv).
enum class PageRole : std::uint8_t { none, never, out, meta, lead, body, caption, title };

// What a name of <meta>, JSON-LD or itemprop is for (page_fields.tsv).
enum class PageFieldKind : std::uint8_t { title, published, byline, outlet, url, article };
struct PageField {
  PageFieldKind kind = PageFieldKind::title;
  int rank = 0;  // the smaller is believed first
};

struct SourceTables {
  // Loads DATA/source/*.tsv. Fails (bad_table, not_found) with file and line.
  static Result<std::shared_ptr<const SourceTables>> load(const std::filesystem::path& data);

  PhraseFinder furniture;  // values are sets of FurnitureMatch
  PhraseFinder cues;       // values are sets of CueKind
  PhraseFinder genre;      // values are indexes into genre_cues
  std::vector<GenreCue> genre_cues;
  std::vector<LanguageEntry> languages;
  // A function word, lower case → the languages that have it.
  std::unordered_map<std::string, std::vector<std::uint16_t>> function_words;
  std::unordered_map<std::string, CalendarWord> calendar;
  std::unordered_map<std::string, PageRole> page_words;
  std::unordered_map<std::string, PageField> page_fields;
};

}  // namespace dragoman
