#include "reading/date_text.h"

#include <charconv>

#include "base/utf8.h"

namespace dragoman {

using Word = DateWordKind;

DateText::DateText(const Document& document, const Analysis& analysis, const DateWords& words,
                   const Sentence& sentence)
    : analysis_(analysis), words_(words), first_(sentence.tokens.begin) {
  for (TokenId t = sentence.tokens.begin; t < sentence.tokens.end; t = next(t)) {
    std::string_view written = document.words(analysis.at(t).span);
    written_.push_back(written);
    lower_.push_back(to_lower(written));
  }
}

TokenId DateText::token(std::size_t i) const {
  return static_cast<TokenId>(index(first_) + static_cast<std::uint32_t>(i));
}

bool DateText::is_capital(std::size_t i) const {
  return is_upper(decode_at(written_[i], 0).value);
}

std::optional<int> DateText::number(std::size_t i) const {
  if (!has(i)) return std::nullopt;
  const std::string& word = lower_[i];
  int result = 0;
  auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), result);
  if (code == std::errc() && end == word.data() + word.size()) return result;
  return std::nullopt;
}

std::optional<int> DateText::year(std::size_t i) const {
  auto result = number(i);
  if (result && lower_[i].size() == 4 && *result >= 1800 && *result <= 2100) return result;
  return std::nullopt;
}

std::optional<int> DateText::day(std::size_t i) const {
  if (!has(i)) return std::nullopt;
  std::string_view word = lower_[i];
  if (word.size() > 2) {
    std::string_view tail = word.substr(word.size() - 2);
    if (tail == "st" || tail == "nd" || tail == "rd" || tail == "th") word.remove_suffix(2);
  }
  int result = 0;
  auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), result);
  if (code != std::errc() || end != word.data() + word.size() || word.size() > 2) return {};
  if (result < 1 || result > 31) return std::nullopt;
  return result;
}

int DateText::month(std::size_t i) const {
  if (!has(i)) return 0;
  bool beside_number = day(i + 1) || year(i + 1) || (i > 0 && day(i - 1));
  if (auto full = words_.value(lower_[i], Word::month)) {
    bool capital = is_capital(i);
    bool word_too = lower_[i] == "may" || lower_[i] == "march";
    bool led = i > 0 && (is(i - 1, Word::before) || is(i - 1, Word::shift) ||
                         is(i - 1, Word::part) || lower_[i - 1] == "of");
    if (!capital || (word_too && !beside_number && !led)) return 0;
    return *full;
  }
  auto shorter = words_.value(lower_[i], Word::month_short);
  return shorter && beside_number ? *shorter : 0;
}

bool DateText::dash(std::size_t i) const {
  return is(i, "-") || is(i, "–") || is(i, "—") || is(i, "to") || is(i, "and") || is(i, "until") ||
         is(i, "through");
}

bool DateText::describes_noun(std::size_t i) const {
  const Token& year = analysis_.at(token(i));
  Relation relation = base(year.relation);
  bool before = relation == Relation::nummod || relation == Relation::compound ||
                relation == Relation::amod || relation == Relation::nmod;
  if (!before || year.head == kNoToken || year.head < token(i)) return false;
  const Token& noun = analysis_.at(year.head);
  return (noun.tag == Upos::noun || noun.tag == Upos::propn) &&
         noun.features.number != Number::plural && index(year.head) - index(token(i)) <= 4;
}

bool DateText::lies_ahead(std::size_t i) const {
  const TokenId at = token(i);
  for (TokenId up = at; up != kNoToken; up = analysis_.at(up).head) {
    Upos tag = analysis_.at(up).tag;
    if (tag != Upos::verb && tag != Upos::aux && up != at) continue;
    if (words_.is(to_lower(analysis_.lemma(up)), Word::future)) return true;
    for (TokenId t : children(analysis_, up)) {
      const Token& token = analysis_.at(t);
      if (token.relation != Relation::aux && token.relation != Relation::aux_pass) continue;
      if (words_.is(to_lower(analysis_.lemma(t)), Word::future)) return true;
    }
    if (tag == Upos::verb && analysis_.at(up).relation != Relation::xcomp) return false;
  }
  return false;
}

}  // namespace dragoman
