#include "knowledge/knowledge.h"

#include <algorithm>

#include "base/utf8.h"

namespace dragoman {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

// fold_name for one token; the plain cases without an allocation beyond `buffer`.
std::string_view fold_word(std::string_view word, std::string& buffer) {
  if (!is_ascii(word)) {
    buffer = fold_name(word);
    return buffer;
  }
  buffer.assign(word);
  for (char& c : buffer) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return buffer;
}

bool starts_upper(std::string_view word) {
  return !word.empty() && is_upper(decode_at(word, 0).value);
}

bool is_all_upper(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    CodePoint c = decode_at(word, i);
    if (is_letter(c.value) && !is_upper(c.value)) return false;
    i += c.size;
  }
  return true;
}

template <typename Value>
const Value* find_sorted(const std::vector<std::pair<std::string, Value>>& list,
                         std::string_view key) {
  auto at = std::lower_bound(list.begin(), list.end(), key,
                             [](const auto& entry, std::string_view k) { return entry.first < k; });
  return at != list.end() && at->first == key ? &at->second : nullptr;
}

}  // namespace

std::vector<PhraseMatch<Candidate>> Knowledge::match(
    std::span<const std::string_view> words) const {
  std::vector<PhraseMatch<Candidate>> found;
  std::string buffer;
  std::uint32_t capitals = 0;
  std::uint32_t uppers = 0;
  auto node = PhraseTable<Phrase>::kRoot;
  const std::size_t most = std::min<std::size_t>(words.size(), 32);
  for (std::size_t i = 0; i < most; ++i) {
    node = phrases_.step(node, fold_word(words[i], buffer));
    if (node == PhraseTable<Phrase>::kNone) break;
    if (starts_upper(words[i])) capitals |= 1U << i;
    if (is_all_upper(words[i])) uppers |= 1U << i;
    PhraseMatch<Candidate> match;
    for (const Phrase& phrase : phrases_.values(node)) {
      if ((phrase.capital & ~capitals) != 0 || (phrase.upper & ~uppers) != 0) continue;
      auto same = std::find(match.values.begin(), match.values.end(), phrase.candidate);
      if (same == match.values.end()) match.values.push_back(phrase.candidate);
    }
    if (match.values.empty()) continue;
    match.length = static_cast<std::uint32_t>(i + 1);
    found.push_back(std::move(match));
  }
  std::reverse(found.begin(), found.end());
  return found;
}

std::string_view Knowledge::office_modifier(std::string_view word) const {
  std::string buffer;
  const std::string* effect = find_sorted(modifiers_, fold_word(word, buffer));
  return effect == nullptr ? std::string_view() : std::string_view(*effect);
}

bool Knowledge::has_use(std::string_view word, WordUse use) const {
  std::string buffer;
  const std::uint32_t* uses = find_sorted(word_uses_, fold_word(word, buffer));
  return uses != nullptr && (*uses >> static_cast<unsigned>(use) & 1U) != 0;
}

const StateEntry* Knowledge::state(std::string_view code) const {
  const std::uint32_t* at = find_sorted(state_index_, code);
  return at == nullptr ? nullptr : &states_[*at];
}

const BodyEntry* Knowledge::body(std::string_view suffix) const {
  for (const BodyEntry& entry : bodies_) {
    if (entry.suffix == suffix) return &entry;
  }
  return nullptr;
}

const OrganizationEntry* Knowledge::organization(std::string_view id) const {
  const std::uint32_t* at = find_sorted(organization_index_, id);
  return at == nullptr ? nullptr : &organizations_[*at];
}

const PlaceEntry* Knowledge::capital_of(std::string_view code) const {
  const StateEntry* entry = state(code);
  if (entry == nullptr || entry->capital.empty()) return nullptr;
  for (const PlaceEntry& place : places_) {
    if (place.country == code && place.name == entry->capital) return &place;
  }
  return nullptr;
}

}  // namespace dragoman
