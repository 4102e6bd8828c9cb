#include "reading/actors_regions.h"

#include <algorithm>

namespace dragoman {

std::optional<std::pair<TokenId, std::string>> place_before(const Scan& scan, TokenId at) {
  const TokenId first = scan.sentence(at).begin;
  if (const Phrase* phrase = scan.phrase_before(at);
      phrase != nullptr && phrase->tokens.begin >= first && phrase->is(Sense::place)) {
    const PlaceEntry* best = largest_place(scan.knowledge(), *phrase);
    if (best->country.empty()) return std::nullopt;
    return std::pair(phrase->tokens.begin, best->country);
  }
  constexpr std::uint32_t kLongestName = 3;
  for (TokenId begin = at; begin > first && index(at) - index(begin) < kLongestName;) {
    begin = previous(begin);
    if (!scan.capital(begin) || scan.tag(begin) != Upos::propn) break;
    const auto rows = scan.knowledge().gazetteer().find(gazetteer_key(scan.text({begin, at})));
    const auto region = std::find_if(rows.begin(), rows.end(),
                                     [](const GazetteerRow& row) { return row.is_region; });
    if (region != rows.end()) return std::pair(begin, std::string(region->country));
    const bool one = std::all_of(rows.begin(), rows.end(), [&](const GazetteerRow& row) {
      return row.country == rows.front().country;
    });
    if (!rows.empty() && one) return std::pair(begin, std::string(rows.front().country));
  }
  return std::nullopt;
}

}  // namespace dragoman
