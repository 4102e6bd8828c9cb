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
  const auto text = read_file(path);
  if (!text) return text.error();
  words_.reserve(static_cast<std::size_t>(std::count(text->begin(), text->end(), '\n')),
                 text->size() / 2);
  ranges_.reserve(words_.capacity());
  const std::string name = path.string();
  WordMap<Range> known;  // by the cell; few cells differ
  std::string_view last_cell;
  Range last{};
  const auto add = [&](std::string_view form, std::string_view cell) -> std::string {
    if (cell.empty() || cell != last_cell) {
      auto found = known.find(cell);
      if (found == known.end()) {
        const auto begin = static_cast<std::uint32_t>(readings_.size());
        if (std::string wrong = add_readings(cell); !wrong.empty()) return wrong;
        const auto end = static_cast<std::uint32_t>(readings_.size());
        found = known.emplace(cell, Range{begin, end}).first;
      }
      last_cell = cell;
      last = found->second;
    }
    if (form.size() > WordIndex::kLongest) return "too long a form";
    if (!words_.add(form).second) return fmt::format("'{}' is listed twice", form);
    ranges_.push_back(last);
    return "";
  };
  return Table::scan(
      *text, name, {"form", "tags"},
      [&](std::span<const std::string_view> cells, std::size_t line) -> Status {
        std::string wrong = add(cells[0], cells[1]);
        if (wrong.empty()) return {};
        return Error{ErrorCode::bad_table, std::move(wrong), fmt::format("{}:{}", name, line)};
      });
}

// "NN:80|VB:20" to the end of readings_; what is wrong with it, or nothing.
std::string Lexicon::add_readings(std::string_view cell) {
  if (cell.empty()) return "no tags";
  const std::size_t begin = readings_.size();
  float sum = 0;
  for (const std::string_view item : split(cell, '|')) {
    const std::size_t colon = item.rfind(':');
    const auto tag = tag_from_name(item.substr(0, colon));
    const auto weight =
        colon == std::string_view::npos ? std::nullopt : parse_number(item.substr(colon + 1));
    if (!tag || !weight || *weight <= 0) {
      return fmt::format("'{}' is not TAG:WEIGHT", item);
    }
    readings_.push_back({*tag, static_cast<float>(*weight)});
    sum += readings_.back().weight;
  }
  for (std::size_t i = begin; i < readings_.size(); ++i) readings_[i].weight /= sum;
  return "";
}

Status Lexicon::load_irregular(const std::filesystem::path& path) {
  auto table = Table::load(path, {"form", "tag", "lemma"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& form = table->cell(row, 0);
    const auto tag = tag_from_name(table->cell(row, 1));
    if (!tag) return table->error(row, fmt::format("'{}' is not a tag", table->cell(row, 1)));
    if (form.size() > WordIndex::kLongest) return table->error(row, "too long a form");
    const auto [number, is_new] = irregular_forms_.add(form);
    const auto end = static_cast<std::uint32_t>(irregular_.size());
    if (is_new) irregular_ranges_.push_back({end, end});
    Range& range = irregular_ranges_[number];
    if (range.end != end) {
      return table->error(row, fmt::format("'{}' stands apart from its other rows", form));
    }
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (irregular_[i].tag != *tag) continue;
      return table->error(row, fmt::format("'{}' is listed twice", form));
    }
    irregular_.push_back({*tag, table->cell(row, 2)});
    ++range.end;
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

std::span<const WordReading> Lexicon::readings(std::string_view form) const {
  const std::uint32_t word = words_.find(form);
  if (word == WordIndex::kNone) return {};
  const Range range = ranges_[word];
  return std::span(readings_).subspan(range.begin, range.end - range.begin);
}

std::string_view Lexicon::irregular_lemma(std::string_view form, Tag tag) const {
  const std::uint32_t number = irregular_forms_.find(form);
  if (number == WordIndex::kNone) return {};
  const Range range = irregular_ranges_[number];
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (irregular_[i].tag == tag) return irregular_[i].lemma;
  }
  return {};
}

bool Lexicon::is(std::string_view word, WordClass c) const {
  const auto found = classes_.find(word);
  return found != classes_.end() && (found->second & bit(c)) != 0;
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
  if (found == abbreviations_.end() && form.size() > 2 && is_upper(decode_at(form, 1).value)) {
    // A line in capitals: "GEN." is "Gen.".
    found = abbreviations_.find(std::string(form.substr(0, 1)) + to_lower(form.substr(1)));
  }
  return found == abbreviations_.end() ? AbbreviationEnds::none : found->second;
}

}  // namespace dragoman
