#include "reading/event_tables.h"

#include <algorithm>
#include <charconv>
#include <locale>
#include <sstream>
#include <string>

#include "base/table.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

std::vector<std::string> words_of(std::string_view phrase) {
  std::vector<std::string> words;
  for (std::string_view word : split(phrase, ' ')) words.emplace_back(word);
  return words;
}

// "-2.4"; none for what is no number from -3 to 3.
std::optional<double> number_of(const std::string& cell) {
  std::istringstream stream(cell);
  stream.imbue(std::locale::classic());
  double value = 0;
  const bool whole = static_cast<bool>(stream >> value) && stream.peek() == EOF;
  if (!whole || value < -3 || value > 3) return std::nullopt;
  return value;
}

template <typename Value>
const std::vector<Value>& find_or_none(
    const std::unordered_map<std::string, std::vector<Value>>& map, std::string_view key) {
  static const std::vector<Value> kNone;
  auto found = map.find(std::string(key));
  return found == map.end() ? kNone : found->second;
}

}  // namespace

Result<EventTables> EventTables::load(const std::filesystem::path& folder) {
  EventTables tables;
  for (Status status :
       {tables.load_classes(folder / "classes.tsv"), tables.load_support(folder / "support.tsv"),
        load_operators(folder / "operators.tsv", tables.operators_),
        load_operators(folder / "markers.tsv", tables.markers_),
        tables.load_reporting(folder / "reporting.tsv"),
        tables.load_keywords(folder / "issues.tsv"),
        tables.load_confidence(folder / "confidence.tsv")}) {
    if (!status) return status.error();
  }
  return tables;
}

Status EventTables::load_classes(const std::filesystem::path& path) {
  auto table = Table::load(path, {"class", "lemmas"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (!class_names_.emplace(table->cell(row, 0), true).second) {
      return table->error(row, "doubled class " + table->cell(row, 0));
    }
    for (std::string& lemma : table->list(row, 1)) {
      std::vector<std::string>& classes = classes_[lemma];
      if (std::find(classes.begin(), classes.end(), table->cell(row, 0)) != classes.end()) {
        return table->error(row, "doubled word " + lemma);
      }
      classes.push_back(table->cell(row, 0));
    }
  }
  return {};
}

Status EventTables::load_support(const std::filesystem::path& path) {
  auto table = Table::load(path, {"verb", "via", "subject", "object", "effect"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    SupportVerb verb{words_of(table->cell(row, 0)), table->cell(row, 1), table->cell(row, 2),
                     table->cell(row, 3), realis_from_name(table->cell(row, 4))};
    if (!table->cell(row, 4).empty() && !verb.effect) {
      return table->error(row, "effect: found '" + table->cell(row, 4) + "', wanted a realis");
    }
    std::vector<SupportVerb>& same = support_[verb.words.front()];
    for (const SupportVerb& other : same) {
      if (other.words == verb.words && other.via == verb.via) {
        return table->error(row, "doubled: " + table->cell(row, 0) + ", " + verb.via);
      }
    }
    same.push_back(std::move(verb));
  }
  return {};
}

Status EventTables::load_operators(const std::filesystem::path& path,
                                   ByWord<RealisOperator>& operators) {
  auto table = Table::load(path, {"word", "relations", "effect", "certainty"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    auto effect = realis_from_name(table->cell(row, 2));
    if (!effect) return table->error(row, "effect: found '" + table->cell(row, 2) + "'");
    RealisOperator entry{words_of(table->cell(row, 0)), table->list(row, 1), *effect, {}};
    if (const std::string& cell = table->cell(row, 3); !cell.empty()) {
      entry.certainty = number_of(cell);
      if (!entry.certainty) return table->error(row, "certainty: found '" + cell + "'");
    }
    std::vector<RealisOperator>& same = operators[entry.words.front()];
    for (const RealisOperator& other : same) {
      if (other.words == entry.words && other.relations == entry.relations) {
        return table->error(row, "doubled: " + table->cell(row, 0));
      }
    }
    same.push_back(std::move(entry));
  }
  return {};
}

Status EventTables::load_reporting(const std::filesystem::path& path) {
  auto table = Table::load(path, {"verb"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (!reporting_.emplace(table->cell(row, 0), true).second) {
      return table->error(row, "doubled: " + table->cell(row, 0));
    }
  }
  return {};
}

Status EventTables::load_confidence(const std::filesystem::path& path) {
  auto table = Table::load(path, {"sign", "weight"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& cell = table->cell(row, 1);
    double weight = 0;
    auto [end, trouble] = std::from_chars(cell.data(), cell.data() + cell.size(), weight);
    if (trouble != std::errc() || end != cell.data() + cell.size()) {
      return table->error(row, "weight: found '" + cell + "', wanted a number");
    }
    if (!confidence_.emplace(table->cell(row, 0), weight).second) {
      return table->error(row, "doubled: " + table->cell(row, 0));
    }
  }
  return {};
}

double EventTables::confidence_weight(const std::string& sign) const {
  auto found = confidence_.find(sign);
  return found == confidence_.end() ? 0 : found->second;
}

Status EventTables::load_keywords(const std::filesystem::path& path) {
  auto table = Table::load(path, {"phrase", "contexts", "issue"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    Keyword keyword{words_of(table->cell(row, 0)), table->list(row, 1), table->cell(row, 2)};
    std::vector<Keyword>& same = keywords_[keyword.words.front()];
    for (const Keyword& other : same) {
      if (other.words == keyword.words) return table->error(row, "doubled: " + table->cell(row, 0));
    }
    same.push_back(std::move(keyword));
  }
  return {};
}

bool EventTables::in_class(std::string_view lemma, std::string_view name) const {
  const std::vector<std::string>& classes = find_or_none(classes_, lemma);
  return std::find(classes.begin(), classes.end(), name) != classes.end();
}

bool EventTables::has_class(std::string_view name) const {
  return class_names_.contains(std::string(name));
}

const std::vector<SupportVerb>& EventTables::support(std::string_view lemma) const {
  return find_or_none(support_, lemma);
}

const std::vector<RealisOperator>& EventTables::operators(std::string_view lemma) const {
  return find_or_none(operators_, lemma);
}

const std::vector<RealisOperator>& EventTables::markers(std::string_view lemma) const {
  return find_or_none(markers_, lemma);
}

bool EventTables::is_reporting(std::string_view lemma) const {
  return reporting_.contains(std::string(lemma));
}

const std::vector<Keyword>& EventTables::keywords(std::string_view first_lemma) const {
  return find_or_none(keywords_, first_lemma);
}

}  // namespace dragoman
