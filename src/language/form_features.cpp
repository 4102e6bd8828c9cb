#include "language/form_features.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::uint8_t kWholeWord = 255;  // the kind byte of words in tables
constexpr std::uint8_t kShape = 7;        // after the seven affixes
constexpr std::size_t kLongestShape = 12;
constexpr std::size_t kLongestRun = 3;
constexpr char32_t kClassMarks[] = {U'X', U'x', U'd', U'w'};

std::uint32_t bucket(std::uint8_t kind, std::string_view text, std::uint32_t size) {
  const std::uint64_t hash = hash_form(kind, text);
  return static_cast<std::uint32_t>((hash ^ (hash >> 32U)) % size);
}

}  // namespace

std::uint64_t hash_form(std::uint8_t kind, std::string_view text) {
  constexpr std::uint64_t kOffset = 0xCBF29CE484222325ULL;
  constexpr std::uint64_t kPrime = 0x100000001B3ULL;
  std::uint64_t hash = (kOffset ^ kind) * kPrime;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash;
}

Result<WordTable> WordTable::load(const ModelFile& file, const std::string& name) {
  const auto text = file.text(name + ".text");
  if (!text) return text.error();
  const auto offsets = file.numbers(name + ".offsets");
  if (!offsets) return offsets.error();
  const auto slots = file.numbers(name + ".slots");
  if (!slots) return slots.error();
  const bool ordered = !offsets->empty() && std::is_sorted(offsets->begin(), offsets->end()) &&
                       offsets->back() <= text->size();
  // More slots than words leave one free, which ends every search.
  const bool roomy = std::has_single_bit(slots->size()) && slots->size() >= offsets->size();
  if (!ordered || !roomy ||
      std::any_of(slots->begin(), slots->end(),
                  [&](std::uint32_t row) { return row >= offsets->size(); }) ||
      std::find(slots->begin(), slots->end(), 0U) == slots->end()) {
    return file.damaged(fmt::format("the word table '{}' is broken", name));
  }
  WordTable table;
  table.text_ = *text;
  table.offsets_ = *offsets;
  table.slots_ = *slots;
  return table;
}

std::uint32_t WordTable::find(std::string_view word) const {
  const std::size_t last = slots_.size() - 1;
  for (std::size_t at = hash_form(kWholeWord, word) & last;; at = (at + 1) & last) {
    const std::uint32_t row = slots_[at];
    if (row == 0) return 0;
    const std::uint32_t begin = offsets_[row - 1];
    if (text_.substr(begin, offsets_[row] - begin) == word) return row;
  }
}

Result<FormFeatures> FormFeatures::load(const ModelFile& file, std::uint32_t affix_rows,
                                        std::uint32_t shape_rows) {
  FormFeatures features;
  auto vectors = WordTable::load(file, "vectors.words");
  if (!vectors) return vectors.error();
  auto words = WordTable::load(file, "words.words");
  if (!words) return words.error();
  features.vectors_ = *vectors;
  features.words_ = *words;
  const auto load_pairs = [&](const char* name, std::vector<Pair>& pairs) {
    const auto numbers = file.numbers(name);
    if (!numbers || numbers->size() % 2 != 0) return false;
    for (std::size_t i = 0; i < numbers->size(); i += 2) {
      pairs.push_back({(*numbers)[i], (*numbers)[i + 1]});
    }
    return std::all_of(pairs.begin(), pairs.end(), [](Pair p) { return p.to <= 0x10FFFF; }) &&
           std::is_sorted(pairs.begin(), pairs.end(),
                          [](Pair a, Pair b) { return a.from < b.from; });
  };
  const auto ranges = file.numbers("characters.class");
  if (!load_pairs("characters.fold", features.fold_) ||
      !load_pairs("characters.strip", features.strip_) || !ranges || ranges->size() % 3 != 0 ||
      affix_rows == 0 || shape_rows == 0) {
    return file.damaged("the tables of characters are missing or broken");
  }
  for (std::size_t i = 0; i < ranges->size(); i += 3) {
    const auto kind = std::min<std::uint32_t>((*ranges)[i + 2], other);
    features.classes_.push_back(
        {(*ranges)[i], (*ranges)[i + 1], static_cast<CharacterClass>(kind)});
  }
  if (!std::is_sorted(features.classes_.begin(), features.classes_.end(),
                      [](const Range& a, const Range& b) { return a.first < b.first; })) {
    return file.damaged("the classes of characters are not in order");
  }
  features.affix_rows_ = affix_rows;
  features.shape_rows_ = shape_rows;
  return features;
}

char32_t FormFeatures::mapped(const std::vector<Pair>& pairs, char32_t c) {
  const auto at = std::lower_bound(pairs.begin(), pairs.end(), c,
                                   [](Pair pair, char32_t value) { return pair.from < value; });
  return at != pairs.end() && at->from == c ? at->to : c;
}

FormFeatures::CharacterClass FormFeatures::class_of(char32_t c) const {
  auto at = std::upper_bound(classes_.begin(), classes_.end(), c,
                             [](char32_t value, const Range& r) { return value < r.first; });
  if (at == classes_.begin()) return other;
  --at;
  return c <= at->last ? at->kind : other;
}

std::string FormFeatures::normalized(std::string_view form) const {
  if (form == "``" || form == "''") return "\"";
  std::string out;
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint point = decode_at(form, at);
    append_utf8(out, mapped(fold_, point.value));
    at += point.size;
  }
  return out;
}

std::string FormFeatures::shape(std::string_view form) const {
  std::u32string marks;
  for (std::size_t at = 0; at < form.size() && marks.size() < kLongestShape;) {
    const CodePoint point = decode_at(form, at);
    at += point.size;
    const CharacterClass kind = class_of(point.value);
    const char32_t mark = kind == other ? mapped(fold_, point.value) : kClassMarks[kind];
    const std::size_t run = marks.size() - (marks.find_last_not_of(mark) + 1);
    if (run < kLongestRun) marks.push_back(mark);
  }
  std::string out;
  for (const char32_t mark : marks) append_utf8(out, mark);
  return out;
}

FormRows FormFeatures::rows(std::string_view form) const {
  const std::string normal = normalized(form);
  std::string plain;
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < normal.size();) {
    const CodePoint point = decode_at(normal, at);
    starts.push_back(at);
    append_utf8(plain, mapped(strip_, point.value));
    at += point.size;
  }
  FormRows rows;
  rows.vector = vectors_.find(normal);
  if (rows.vector == 0) rows.vector = vectors_.find(plain);
  rows.word = words_.find(normal);
  const std::size_t length = starts.size();
  for (std::uint8_t k = 0; k < kAffixes; ++k) {
    const bool prefix = k < 3;
    const std::size_t count = prefix ? k + 1U : k - 2U;
    std::string_view affix = normal;
    if (count < length) {
      affix = prefix ? affix.substr(0, starts[count]) : affix.substr(starts[length - count]);
    }
    rows.affixes[k] = bucket(k, affix, affix_rows_);
  }
  rows.shape = bucket(kShape, shape(form), shape_rows_);
  return rows;
}

}  // namespace dragoman
