#include "source/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/table.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

template <std::size_t N>
std::optional<std::uint32_t> position(const std::array<std::string_view, N>& names,
                                      std::string_view name) {
  auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - names.begin());
}

constexpr std::array<std::string_view, 7> kFurnitureNames = {
    "line", "prefix", "contains", "item", "section", "appeal", "rubric"};
constexpr std::array<std::string_view, 9> kCueNames = {
    "byline_after", "byline_start", "caption_inside", "caption_start", "dateline_start",
    "heading",      "note_end",     "note_inside",    "note_start"};
constexpr std::array<std::string_view, 6> kZoneNames = {"title", "line",   "start",
                                                        "note",  "outlet", "body"};
constexpr std::array<std::string_view, 7> kGenreNames = {
    "report", "opinion", "analysis", "interview", "readout", "minutes", "speech"};

constexpr std::array<std::string_view, 8> kRoleNames = {"",     "never", "out",     "meta",
                                                        "lead", "body",  "caption", "title"};
constexpr std::array<std::string_view, 6> kFieldNames = {"title",  "published", "byline",
                                                         "outlet", "url",       "article"};

// A table of two columns: a phrase and the names of its kinds.
template <std::size_t N>
Status load_phrases(const std::filesystem::path& path, std::string_view phrase_column,
                    std::string_view kind_column, const std::array<std::string_view, N>& kinds,
                    PhraseFinder& finder) {
  auto table = Table::load(path, {phrase_column, kind_column});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    std::uint32_t set = 0;
    for (const std::string& name : table->list(row, 1)) {
      auto kind = position(kinds, name);
      if (!kind) return table->error(row, fmt::format("no kind '{}'", name));
      set |= 1U << *kind;
    }
    if (set == 0) return table->error(row, "no kind given");
    if (!finder.add(table->cell(row, 0), set)) {
      return table->error(row, fmt::format("'{}' is empty or a duplicate", table->cell(row, 0)));
    }
  }
  return {};
}

Status load_genres(const std::filesystem::path& path, SourceTables& tables) {
  auto table = Table::load(path, {"cue", "genre", "zone", "weight"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    auto zone = position(kZoneNames, table->cell(row, 2));
    if (!zone) return table->error(row, fmt::format("no zone '{}'", table->cell(row, 2)));
    if (!position(kGenreNames, table->cell(row, 1))) {
      return table->error(row, fmt::format("no genre '{}'", table->cell(row, 1)));
    }
    const std::string& weight = table->cell(row, 3);
    if (weight.size() != 1 || weight[0] < '1' || weight[0] > '9') {
      return table->error(row, fmt::format("weight '{}', wanted 1 to 9", weight));
    }
    auto index = static_cast<std::uint32_t>(tables.genre_cues.size());
    if (!tables.genre.add(table->cell(row, 0), index)) {
      return table->error(row, fmt::format("'{}' is empty or a duplicate", table->cell(row, 0)));
    }
    tables.genre_cues.push_back(
        {table->cell(row, 1), static_cast<GenreZone>(*zone), weight[0] - '0'});
  }
  return {};
}

Status load_languages(const std::filesystem::path& path, SourceTables& tables) {
  auto table = Table::load(path, {"language", "script", "words"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    auto index = static_cast<std::uint16_t>(tables.languages.size());
    for (const LanguageEntry& other : tables.languages) {
      if (other.code == table->cell(row, 0)) {
        return table->error(row, fmt::format("language '{}' twice", other.code));
      }
    }
    tables.languages.push_back({table->cell(row, 0), table->cell(row, 1)});
    for (std::string& word : table->list(row, 2)) {
      std::vector<std::uint16_t>& owners = tables.function_words[word];
      if (!owners.empty() && owners.back() == index) {
        return table->error(row, fmt::format("word '{}' twice", word));
      }
      owners.push_back(index);
    }
  }
  return {};
}

Status load_calendar(const std::filesystem::path& path, SourceTables& tables) {
  auto table = Table::load(path, {"word", "kind", "number"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& kind = table->cell(row, 1);
    const std::string& digits = table->cell(row, 2);
    bool number_fits = !digits.empty() && digits.size() <= 2 &&
                       digits.find_first_not_of("0123456789") == std::string::npos;
    int number = number_fits ? std::stoi(digits) : -1;
    bool month = kind == "month" && number >= 1 && number <= 12;
    bool weekday = kind == "weekday" && number >= 0 && number <= 6;
    if (!month && !weekday) {
      return table->error(row, fmt::format("'{} {}', wanted month 1..12 or weekday 0..6", kind,
                                           table->cell(row, 2)));
    }
    if (!tables.calendar.emplace(table->cell(row, 0), CalendarWord{month, number}).second) {
      return table->error(row, fmt::format("'{}' twice", table->cell(row, 0)));
    }
  }
  return {};
}

Status load_page_words(const std::filesystem::path& path, SourceTables& tables) {
  auto table = Table::load(path, {"word", "role"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    auto role = position(kRoleNames, table->cell(row, 1));
    if (!role || *role == 0) {
      return table->error(row, fmt::format("no role '{}'", table->cell(row, 1)));
    }
    if (!tables.page_words.emplace(table->cell(row, 0), static_cast<PageRole>(*role)).second) {
      return table->error(row, fmt::format("'{}' twice", table->cell(row, 0)));
    }
  }
  return {};
}

Status load_page_fields(const std::filesystem::path& path, SourceTables& tables) {
  auto table = Table::load(path, {"key", "field", "rank"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    auto kind = position(kFieldNames, table->cell(row, 1));
    if (!kind) return table->error(row, fmt::format("no field '{}'", table->cell(row, 1)));
    const std::string& rank = table->cell(row, 2);
    if (rank.empty() || rank.size() > 2 || rank.find_first_not_of("0123456789") != rank.npos) {
      return table->error(row, fmt::format("rank '{}', wanted 1 to 99", rank));
    }
    const PageField field{static_cast<PageFieldKind>(*kind), std::stoi(rank)};
    if (!tables.page_fields.emplace(table->cell(row, 0), field).second) {
      return table->error(row, fmt::format("'{}' twice", table->cell(row, 0)));
    }
  }
  return {};
}

}  // namespace

Result<std::shared_ptr<const SourceTables>> SourceTables::load(const std::filesystem::path& data) {
  auto tables = std::make_shared<SourceTables>();
  std::filesystem::path folder = data / "source";
  Status status = load_phrases(folder / "furniture.tsv", "pattern", "match", kFurnitureNames,
                               tables->furniture);
  if (status) {
    status = load_phrases(folder / "cues.tsv", "cue", "kind", kCueNames, tables->cues);
  }
  if (status) status = load_genres(folder / "genre.tsv", *tables);
  if (status) status = load_languages(folder / "languages.tsv", *tables);
  if (status) status = load_calendar(folder / "calendar.tsv", *tables);
  if (status) status = load_page_words(folder / "page_words.tsv", *tables);
  if (status) status = load_page_fields(folder / "page_fields.tsv", *tables);
  if (!status) return status.error();
  return std::shared_ptr<const SourceTables>(std::move(tables));
}

}  // namespace dragoman
