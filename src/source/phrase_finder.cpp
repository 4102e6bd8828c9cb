#include "source/phrase_finder.h"

#include <algorithm>

#include "base/utf8.h"

namespace dragoman {
namespace {

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_word_at(std::string_view text, std::size_t offset) {
  char ascii = text[offset];
  if ((ascii & 0x80) == 0) {
    return ascii == '#' || is_ascii_digit(ascii) || (ascii >= 'a' && ascii <= 'z') ||
           (ascii >= 'A' && ascii <= 'Z');
  }
  CodePoint c = decode_at(text, offset);
  return c.value == '#' || is_letter(c.value) || is_digit(c.value);
}

// The run of word characters at an offset, or the one character that is no part of a word.
std::string_view first_word(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && is_word_at(text, end)) {
    end += (text[end] & 0x80) == 0 ? 1 : decode_at(text, end).size;
  }
  if (end == begin) end += decode_at(text, begin).size;
  return text.substr(begin, end - begin);
}

bool ends_at_edge(std::string_view text, std::string_view phrase, std::size_t end) {
  if (end >= text.size()) return true;
  std::size_t last = phrase.size() - 1;
  while (last > 0 && (phrase[last] & 0xC0) == 0x80) --last;
  return !is_word_at(phrase, last) || !is_word_at(text, end);
}

}  // namespace

std::string fold_line(std::string_view words) {
  std::string folded = fold_name(words);
  std::string out;
  out.reserve(folded.size());
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (!is_ascii_digit(folded[i])) {
      out += folded[i];
      continue;
    }
    out += '#';
    while (i + 1 < folded.size()) {
      bool separator = folded[i + 1] == '.' || folded[i + 1] == ',';
      if (is_ascii_digit(folded[i + 1])) {
        ++i;
      } else if (separator && i + 2 < folded.size() && is_ascii_digit(folded[i + 2])) {
        i += 2;
      } else {
        break;
      }
    }
  }
  return out;
}

bool PhraseFinder::add(std::string_view phrase, std::uint32_t value) {
  std::string folded = fold_line(phrase);
  if (folded.empty()) return false;
  std::vector<Entry>& entries = by_first_word_[std::string(first_word(folded, 0))];
  for (const Entry& entry : entries) {
    if (entry.phrase == folded) return false;
  }
  entries.push_back({std::move(folded), value});
  return true;
}

const std::vector<PhraseFinder::Entry>* PhraseFinder::filed_under(std::string_view word) const {
  auto found = by_first_word_.find(word);
  return found == by_first_word_.end() ? nullptr : &found->second;
}

std::vector<PhraseHit> PhraseFinder::find(std::string_view folded) const {
  std::vector<PhraseHit> hits;
  for (std::size_t i = 0; i < folded.size();) {
    if (folded[i] == ' ') {
      ++i;
      continue;
    }
    std::string_view word = first_word(folded, i);
    std::size_t next = i + word.size();
    if (const auto* entries = filed_under(word)) {
      for (const Entry& entry : *entries) {
        std::size_t end = i + entry.phrase.size();
        if (folded.compare(i, entry.phrase.size(), entry.phrase) != 0) continue;
        if (!ends_at_edge(folded, entry.phrase, end)) continue;
        hits.push_back(
            {entry.value, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)});
      }
    }
    i = next;
  }
  return hits;
}

std::optional<PhraseHit> PhraseFinder::find_start(std::string_view folded) const {
  if (folded.empty()) return std::nullopt;
  const auto* entries = filed_under(first_word(folded, 0));
  if (entries == nullptr) return std::nullopt;
  const Entry* best = nullptr;
  for (const Entry& entry : *entries) {
    if (folded.compare(0, entry.phrase.size(), entry.phrase) != 0) continue;
    if (!ends_at_edge(folded, entry.phrase, entry.phrase.size())) continue;
    if (best == nullptr || entry.phrase.size() > best->phrase.size()) best = &entry;
  }
  if (best == nullptr) return std::nullopt;
  return PhraseHit{best->value, 0, static_cast<std::uint32_t>(best->phrase.size())};
}

}  // namespace dragoman
