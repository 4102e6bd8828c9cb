// Words to numbers, counted from 0 in the order they came: one text and one open-addressed table,
// so that a long word list loads in a few milliseconds and a look-up touches two places in memory.
//
// Words have at most 65,535 bytes. Nothing is ever taken out. Safe for readers on many threads.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dragoman {

class WordIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr std::size_t kLongest = 0xFFFF;

  // Room for so many words, of so many bytes together, without growing.
  void reserve(std::size_t words, std::size_t bytes) {
    text_.reserve(bytes);
    entries_.reserve(words);
    grow(words);
  }

  // The word's number, and whether it is new.
  std::pair<std::uint32_t, bool> add(std::string_view word) {
    if (2 * (entries_.size() + 1) > slots_.size()) grow(entries_.size() + 1);
    const std::size_t slot = slot_of(word);
    if (slots_[slot] != kNone) return {slots_[slot], false};
    slots_[slot] = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back(
        {static_cast<std::uint32_t>(text_.size()), static_cast<std::uint16_t>(word.size())});
    text_ += word;
    return {slots_[slot], true};
  }
  std::uint32_t find(std::string_view word) const {
    return slots_.empty() ? kNone : slots_[slot_of(word)];
  }
  std::size_t size() const { return entries_.size(); }
  std::size_t capacity() const { return entries_.capacity(); }
  std::string_view word(std::uint32_t number) const {
    return std::string_view(text_).substr(entries_[number].begin, entries_[number].size);
  }

 private:
  struct Entry {
    std::uint32_t begin;
    std::uint16_t size;
  };

  // Where the word is, or the free slot it would take.
  std::size_t slot_of(std::string_view word) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(word)&mask;
    while (slots_[slot] != kNone && this->word(slots_[slot]) != word) slot = (slot + 1) & mask;
    return slot;
  }
  void grow(std::size_t words) {
    std::size_t size = 16;
    while (size < 2 * words) size *= 2;
    slots_.assign(size, kNone);
    for (std::uint32_t i = 0; i < entries_.size(); ++i) slots_[slot_of(word(i))] = i;
  }

  std::string text_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // a power of two, at most half full
};

}  // namespace dragoman
