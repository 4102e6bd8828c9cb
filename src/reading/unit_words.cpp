#include "reading/unit_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/table.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 24> kKindNames = {
    "number",     "ordinal", "scale",   "fraction",     "factor", "currency_sign",
    "currency",   "percent", "measure", "person",       "group",  "counted",
    "vague",      "bound",   "change",  "measure_verb", "label",  "uncounted",
    "participle", "length",  "window",  "general",      "deed",   "dimension"};
constexpr std::array<std::string_view, 7> kBounds = {
    "about", "nearly", "at least", "at most", "more than", "less than", "vague"};

bool is_numeric(UnitKind kind) {
  return kind <= UnitKind::factor;
}

}  // namespace

Result<UnitWords> UnitWords::load(const std::filesystem::path& path) {
  auto table = Table::load(path, {"word", "kind", "value"});
  if (!table) return table.error();
  UnitWords words;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    std::size_t kind = 0;
    while (kind < kKindNames.size() && kKindNames[kind] != table->cell(row, 1)) ++kind;
    if (kind == kKindNames.size()) {
      return table->error(row, fmt::format("no kind '{}'", table->cell(row, 1)));
    }
    Entry entry{static_cast<UnitKind>(kind), table->cell(row, 2), 0};
    if (is_numeric(entry.kind)) {
      const std::string& cell = entry.name;
      auto [end, code] = std::from_chars(cell.data(), cell.data() + cell.size(), entry.value);
      if (code != std::errc() || end != cell.data() + cell.size()) {
        return table->error(row, fmt::format("'{}' is no number", cell));
      }
    }
    const std::string& name = entry.name;
    bool good = true;
    if (entry.kind == UnitKind::vague) good = name.find('|') != std::string::npos;
    if (entry.kind == UnitKind::change) good = name == "up" || name == "down";
    if (entry.kind == UnitKind::bound) {
      good = std::find(kBounds.begin(), kBounds.end(), name) != kBounds.end();
    }
    if (!good) return table->error(row, fmt::format("no value '{}' of this kind", name));
    if (words.find(table->cell(row, 0), entry.kind) != nullptr) {
      return table->error(row, fmt::format("'{}' stands twice", table->cell(row, 0)));
    }
    words.words_[table->cell(row, 0)].push_back(std::move(entry));
  }
  return words;
}

const UnitWords::Entry* UnitWords::find(std::string_view word, UnitKind kind) const {
  auto found = words_.find(std::string(word));
  if (found == words_.end()) return nullptr;
  for (const Entry& entry : found->second) {
    if (entry.kind == kind) return &entry;
  }
  return nullptr;
}

const std::string* UnitWords::name(std::string_view word, UnitKind kind) const {
  const Entry* entry = find(word, kind);
  return entry == nullptr ? nullptr : &entry->name;
}

std::optional<double> UnitWords::value(std::string_view word, UnitKind kind) const {
  const Entry* entry = find(word, kind);
  if (entry == nullptr) return std::nullopt;
  return entry->value;
}

}  // namespace dragoman
