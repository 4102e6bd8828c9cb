#include "language/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/table.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(WordClass::count)> kClassNames = {
    "month", "prefix", "say", "starter", "unit"};

std::optional<double> parse_number(std::string_view text) {
  double value = 0;
  auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::uint64_t bit(WordClass c) {
  return std::uint64_t{1} << static_cast<unsigned>(c);
}

}  // namespace

std::string_view word_class_name(WordClass c) {
  return kClassNames[static_cast<std::size_t>(c)];
}

Result<Lexicon> Lexicon::load(const std::filesystem::path& folder) {
  Lexicon lexicon;
  for (Status status : {lexicon.load_words(folder / "lexicon.tsv"),
                        lexicon.load_irregular(folder / "irregular.tsv"),
                        lexicon.load_classes(folder / "classes.tsv"),
                        lexicon.load_abbreviations(folder / "abbreviations.tsv"),
                        lexicon.load_contractions(folder / "contractions.tsv")}) {
    if (!status) return status.error();
  }
  return lexicon;
}

Status Lexicon::load_words(const std::filesystem::path& path) {
  auto table = Table::load(path, {"form", "tags"});
  if (!table) return table.error();
  words_.reserve(table->rows());
  for (std::size_t row = 0; row < table->rows(); ++row) {
    std::vector<WordReading> readings;
    float sum = 0;
    for (const std::string& item : table->list(row, 1)) {
      std::size_t colon = item.rfind(':');
      auto tag = tag_from_name(std::string_view(item).substr(0, colon));
      auto weight = colon == std::string::npos
                        ? std::nullopt
                        : parse_number(std::string_view(item).substr(colon + 1));
      if (!tag || !weight || *weight <= 0) {
        return table->error(row, fmt::format("'{}' is not TAG:WEIGHT", item));
      }
      readings.push_back({*tag, static_cast<float>(*weight)});
      sum += readings.back().weight;
    }
    if (readings.empty()) return table->error(row, "no tags");
    for (WordReading& reading : readings) reading.weight /= sum;
    if (!words_.emplace(table->cell(row, 0), std::move(readings)).second) {
      return table->error(row, fmt::format("'{}' is listed twice", table->cell(row, 0)));
    }
  }
  return {};
}

Status Lexicon::load_irregular(const std::filesystem::path& path) {
  auto table = Table::load(path, {"form", "tag", "lemma"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    auto tag = tag_from_name(table->cell(row, 1));
    if (!tag) return table->error(row, fmt::format("'{}' is not a tag", table->cell(row, 1)));
    auto& list = irregular_[table->cell(row, 0)];
    for (const Irregular& other : list) {
      if (other.tag == *tag) {
        return table->error(row, fmt::format("'{}' is listed twice", table->cell(row, 0)));
      }
    }
    list.push_back({*tag, table->cell(row, 2)});
  }
  return {};
}

Status Lexicon::load_classes(const std::filesystem::path& path) {
  auto table = Table::load(path, {"word", "classes"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    std::uint64_t bits = 0;
    for (const std::string& name : table->list(row, 1)) {
      auto found = std::find(kClassNames.begin(), kClassNames.end(), name);
      if (found == kClassNames.end()) {
        return table->error(row, fmt::format("'{}' is not a class", name));
      }
      bits |= bit(static_cast<WordClass>(found - kClassNames.begin()));
    }
    if (!classes_.emplace(table->cell(row, 0), bits).second) {
      return table->error(row, fmt::format("'{}' is listed twice", table->cell(row, 0)));
    }
  }
  return {};
}

Status Lexicon::load_abbreviations(const std::filesystem::path& path) {
  auto table = Table::load(path, {"abbreviation", "ends"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& ends = table->cell(row, 1);
    AbbreviationEnds kind = ends == "never"    ? AbbreviationEnds::never
                            : ends == "number" ? AbbreviationEnds::number
                            : ends == "maybe"  ? AbbreviationEnds::maybe
                                               : AbbreviationEnds::none;
    if (kind == AbbreviationEnds::none) {
      return table->error(row, fmt::format("'{}' is not never, number or maybe", ends));
    }
    if (!abbreviations_.emplace(table->cell(row, 0), kind).second) {
      return table->error(row, fmt::format("'{}' is listed twice", table->cell(row, 0)));
    }
  }
  return {};
}

Status Lexicon::load_contractions(const std::filesystem::path& path) {
  auto table = Table::load(path, {"form", "parts"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& form = table->cell(row, 0);
    if (form.starts_with('*')) {
      clitics_.push_back(form.substr(1));
      continue;
    }
    std::vector<std::uint32_t> sizes;
    std::string joined;
    for (const std::string& part : table->list(row, 1)) {
      sizes.push_back(static_cast<std::uint32_t>(part.size()));
      joined += part;
    }
    if (joined != form) return table->error(row, "the parts do not make the form");
    if (!contractions_.emplace(form, std::move(sizes)).second) {
      return table->error(row, fmt::format("'{}' is listed twice", form));
    }
  }
  return {};
}

const std::vector<WordReading>& Lexicon::readings(std::string_view form) const {
  static const std::vector<WordReading> none;
  auto found = words_.find(form);
  return found == words_.end() ? none : found->second;
}

bool Lexicon::has_reading(std::string_view form, Tag tag) const {
  const auto& list = readings(form);
  return std::any_of(list.begin(), list.end(), [tag](const WordReading& r) { return r.tag == tag; });
}

const std::vector<Lexicon::Irregular>& Lexicon::irregular(std::string_view form) const {
  static const std::vector<Irregular> none;
  auto found = irregular_.find(form);
  return found == irregular_.end() ? none : found->second;
}

std::string_view Lexicon::irregular_lemma(std::string_view form, Tag tag) const {
  for (const Irregular& item : irregular(form)) {
    if (item.tag == tag) return item.lemma;
  }
  return {};
}

std::uint64_t Lexicon::classes(std::string_view word) const {
  auto found = classes_.find(word);
  return found == classes_.end() ? 0 : found->second;
}

bool Lexicon::is(std::string_view word, WordClass c) const {
  return (classes(word) & bit(c)) != 0;
}

const std::vector<std::uint32_t>& Lexicon::parts(std::string_view form) const {
  static const std::vector<std::uint32_t> none;
  auto found = contractions_.find(form);
  return found == contractions_.end() ? none : found->second;
}

std::uint32_t Lexicon::clitic(std::string_view form) const {
  for (const std::string& clitic : clitics_) {
    if (form.size() > clitic.size() && form.ends_with(clitic)) {
      return static_cast<std::uint32_t>(clitic.size());
    }
  }
  return 0;
}

AbbreviationEnds Lexicon::abbreviation(std::string_view form) const {
  auto found = abbreviations_.find(form);
  return found == abbreviations_.end() ? AbbreviationEnds::none : found->second;
}

}  // namespace dragoman
