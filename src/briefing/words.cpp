#include "briefing/words.h"

#include <algorithm>

#include "base/table.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

// Rows of "key<TAB>value" into a map; `key` joins the first `keys` cells.
Status load_pairs(const std::filesystem::path& file, const std::vector<std::string_view>& columns,
                  std::map<std::string, std::string, std::less<>>& out) {
  Result<Table> table = Table::load(file, columns);
  if (!table) return table.error();
  const std::size_t value = columns.size() - 2;  // the last is `source`
  for (std::size_t row = 0; row < table->rows(); ++row) {
    std::string key = table->cell(row, 0);
    for (std::size_t i = 1; i < value; ++i) key += " " + table->cell(row, i);
    if (key.empty() || table->cell(row, value).empty()) {
      return table->error(row, "a key and what stands for it are wanted");
    }
    if (!out.emplace(key, table->cell(row, value)).second) {
      return table->error(row, "'" + key + "' is listed twice");
    }
  }
  return {};
}

Result<Level> level_from_name(const Table& table, std::size_t row, std::size_t column) {
  for (const Level level : {Level::official, Level::minister, Level::head}) {
    if (table.cell(row, column) == level_name(level)) return level;
  }
  return table.error(row,
                     "'" + table.cell(row, column) + "' is no level: head, minister, official");
}

}  // namespace

std::string_view level_name(Level level) {
  switch (level) {
    case Level::official:
      return "official";
    case Level::minister:
      return "minister";
    case Level::head:
      return "head";
    default:
      return "";
  }
}

Result<BriefWords> BriefWords::load(const std::filesystem::path& data) {
  BriefWords out;
  const std::filesystem::path folder = data / "briefing";
  std::map<std::string, std::string, std::less<>> nouns;
  std::map<std::string, std::string, std::less<>> verbs;
  for (const Status& done :
       {load_pairs(folder / "phrases.tsv", {"key", "text", "source"}, out.phrases_),
        load_pairs(folder / "incidents.tsv", {"type", "mode", "noun", "source"}, nouns),
        load_pairs(folder / "acts.tsv", {"act", "verb", "source"}, verbs),
        out.load_levels(folder / "levels.tsv"), out.load_offices(data)}) {
    if (!done) return done.error();
  }
  out.nouns_.insert(nouns.begin(), nouns.end());
  out.verbs_.insert(verbs.begin(), verbs.end());
  return out;
}

Status BriefWords::load_levels(const std::filesystem::path& file) {
  Result<Table> table = Table::load(file, {"what", "name", "level"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    Result<Level> level = level_from_name(*table, row, 2);
    if (!level) return level.error();
    const std::string& what = table->cell(row, 0);
    if (what != "rank" && what != "kind") {
      return table->error(row, "'" + what + "' is neither rank nor kind");
    }
    auto& into = what == "rank" ? ranks_ : kinds_;
    if (!into.emplace(table->cell(row, 1), *level).second) {
      return table->error(row, "'" + table->cell(row, 1) + "' is listed twice");
    }
  }
  return {};
}

// The tables are knowledge's, which checks them; here only names and ranks count.
Status BriefWords::load_offices(const std::filesystem::path& data) {
  Result<Table> offices = Table::load(data / "offices.tsv", {"names", "rank"});
  if (!offices) return offices.error();
  for (std::size_t row = 0; row < offices->rows(); ++row) {
    for (std::string& name : offices->list(row, 0)) {
      offices_.emplace(std::move(name), offices->cell(row, 1));
    }
  }
  Result<Table> modifiers = Table::load(data / "office_modifiers.tsv", {"modifier", "effect"});
  if (!modifiers) return modifiers.error();
  for (std::size_t row = 0; row < modifiers->rows(); ++row) {
    modifiers_.emplace(modifiers->cell(row, 0), modifiers->cell(row, 1));
  }
  return {};
}

std::string BriefWords::say(std::string_view key, const Fill& fill) const {
  const auto phrase = phrases_.find(key);
  if (phrase == phrases_.end()) {
    throw InternalError("data/briefing/phrases.tsv has no " + std::string(key));
  }
  std::string out;
  const std::string& text = phrase->second;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{') {
      out += text[i];
      continue;
    }
    const std::size_t end = std::min(text.find('}', i), text.size());
    const std::string_view name = std::string_view(text).substr(i + 1, end - i - 1);
    const auto value = std::find_if(fill.begin(), fill.end(),
                                    [&](const auto& pair) { return pair.first == name; });
    if (value == fill.end()) {
      throw InternalError("data/briefing/phrases.tsv: " + std::string(key) + " has no " +
                          std::string(name));
    }
    out += value->second;
    i = end;
  }
  return out;
}

std::string BriefWords::count(const std::string& key, std::size_t count) const {
  return say(key + (count == 1 ? ".one" : ".many"), {{"count", std::to_string(count)}});
}

std::string BriefWords::noun(const std::string& type, const std::string& mode) const {
  for (const std::string& key : {type + " " + mode, type + " "}) {
    if (const auto found = nouns_.find(key); found != nouns_.end()) return found->second;
  }
  return type;
}

std::string BriefWords::verb(const std::string& act) const {
  const auto found = verbs_.find(act);
  if (found != verbs_.end()) return found->second;
  const auto say = verbs_.find("say");
  return say != verbs_.end() ? say->second : act;
}

Level BriefWords::level_of_kind(const std::string& kind) const {
  const auto found = kinds_.find(kind);
  return found == kinds_.end() ? Level::none : found->second;
}

Level BriefWords::level_of_title(std::string_view title) const {
  std::string folded = " ";
  for (const char c : to_lower(title)) folded += c == ',' || c == '-' ? ' ' : c;
  folded += ' ';
  bool deputy = false;
  for (std::string_view word : split(folded, ' ')) {
    const auto modifier = modifiers_.find(std::string(word));
    if (modifier == modifiers_.end()) continue;
    if (modifier->second == "former") return Level::none;
    deputy = deputy || modifier->second == "deputy";
  }
  const std::string* rank = nullptr;
  std::size_t longest = 0;
  for (const auto& [name, of] : offices_) {
    if (name.size() <= longest || folded.find(" " + name + " ") == std::string::npos) continue;
    rank = &of;
    longest = name.size();
  }
  if (rank == nullptr) return Level::none;
  const auto level = ranks_.find(*rank);
  if (level == ranks_.end()) return Level::none;
  // A deputy stands a step lower: of a head of government a minister, of a minister an official.
  if (!deputy) return level->second;
  return level->second == Level::head ? Level::minister : Level::official;
}

}  // namespace dragoman
