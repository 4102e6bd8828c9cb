#include "reading/date_text.h"

#include <charconv>
#include <utility>

#include "base/utf8.h"

namespace dragoman {

using Word = DateWordKind;

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "21/05/2025", "21.05.2025": where the two signs stand; {0, 0} for none.
std::pair<std::size_t, std::size_t> signs_of(std::string_view word) {
  if (word.size() < 8 || !is_digit(word.front())) return {0, 0};
  std::size_t first = word.find_first_of("/.");
  if (first == std::string_view::npos) return {0, 0};
  std::size_t second = word.find(word[first], first + 1);
  if (second == std::string_view::npos || word.size() - second != 5) return {0, 0};
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i != first && i != second && !is_digit(word[i])) return {0, 0};
  }
  return {first, second};
}

constexpr std::string_view kMid = "mid-";
// What four figures may name as a year.
constexpr int kFirstYear = 1500;
constexpr int kLastYear = 2100;

}  // namespace

DateText::DateText(const Document& document, const Analysis& analysis, const DateWords& words,
                   const Sentence& sentence)
    : analysis_(analysis), words_(words) {
  for (TokenId t = sentence.tokens.begin; t < sentence.tokens.end; t = next(t)) {
    std::string_view written = document.words(analysis.at(t).span);
    if (to_lower(written.substr(0, kMid.size())) == kMid && written.size() > kMid.size()) {
      add(t, written.substr(0, kMid.size() - 1));
      add(t, written.substr(kMid.size()));
      continue;
    }
    if (auto [first, second] = signs_of(written); second != 0) {
      add(t, written.substr(0, first));
      add(t, written.substr(first, 1));
      add(t, written.substr(first + 1, second - first - 1));
      add(t, written.substr(second, 1));
      add(t, written.substr(second + 1));
      continue;
    }
    add(t, written);
  }
}

void DateText::add(TokenId token, std::string_view written) {
  std::string lower = to_lower(written);
  constexpr std::string_view kCurly = "\u2019";
  for (std::size_t at = lower.find(kCurly); at != std::string::npos; at = lower.find(kCurly)) {
    lower.replace(at, kCurly.size(), "'");
  }
  pieces_.push_back({token, written, std::move(lower)});
}

TokenRange DateText::tokens(std::size_t begin, std::size_t end) const {
  return {token(begin), next(token(end - 1))};
}

bool DateText::is_capital(std::size_t i) const {
  return is_upper(decode_at(pieces_[i].written, 0).value);
}

std::optional<int> DateText::number(std::size_t i) const {
  if (!has(i)) return std::nullopt;
  const std::string& word = lower(i);
  int result = 0;
  auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), result);
  if (code == std::errc() && end == word.data() + word.size()) return result;
  return std::nullopt;
}

std::optional<int> DateText::year(std::size_t i) const {
  auto result = number(i);
  if (result && lower(i).size() == 4 && *result >= kFirstYear && *result <= kLastYear)
    return result;
  return std::nullopt;
}

std::optional<int> DateText::day(std::size_t i) const {
  if (!has(i)) return std::nullopt;
  std::string_view word = lower(i);
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

bool DateText::is_ordinal_day(std::size_t i) const {
  return day(i) && !is_digit(lower(i).back());
}

int DateText::month(std::size_t i) const {
  if (!has(i)) return 0;
  bool beside_number = day(i + 1) || year(i + 1) || (i > 0 && day(i - 1)) ||
                       (is(i + 1, ",") && year(i + 2)) || (is(i + 1, ".") && day(i + 2));
  if (auto full = words_.value(lower(i), Word::month)) {
    bool capital = is_capital(i);
    bool word_too = lower(i) == "may" || lower(i) == "march";
    bool led = i > 0 && (is(i - 1, Word::before) || is(i - 1, Word::shift) ||
                         is(i - 1, Word::part) || is(i - 1, Word::near) || is(i - 1, "of"));
    // "March to May", "between March and May"
    led = led || (i > 1 && dash(i - 1) && is(i - 2, Word::month) && is_capital(i - 2));
    led = led || (dash(i + 1) && is(i + 2, Word::month) && is_capital(i + 2));
    led = led || (is(i + 1, Word::shift) && is(i + 2, "year")) ||
          (is(i + 1, "of") && is(i + 2, Word::shift));
    if (!capital || (word_too && !beside_number && !led)) return 0;
    return *full;
  }
  auto shorter = words_.value(lower(i), Word::month_short);
  bool stopped = has(i) && lower(i).ends_with('.') && is_capital(i);
  return shorter && (beside_number || stopped) ? *shorter : 0;
}

int DateText::weekday(std::size_t i, std::size_t& length) const {
  length = 1;
  if (!has(i) || !is_capital(i)) return -1;
  if (auto full = words_.value(lower(i), Word::weekday)) return *full;
  std::string word = lower(i);
  bool stopped = word.ends_with('.') && word.size() > 1;
  if (stopped) word.pop_back();
  auto shorter = words_.value(word, Word::weekday_short);
  if (!shorter) return -1;
  if (!stopped && is(i + 1, ".")) {
    length = 2;
    return *shorter;
  }
  bool dated = is(i + 1, ",") && (month(i + 2) != 0 || (day(i + 2) && month(i + 3) != 0));
  dated = dated || (day(i + 1) && month(i + 2) != 0);
  return stopped || dated ? *shorter : -1;
}

bool DateText::hyphen(std::size_t i) const {
  return is(i, "-") || is(i, "\u2013") || is(i, "\u2014");
}

bool DateText::dash(std::size_t i) const {
  return hyphen(i) || is(i, "to") || is(i, "and") || is(i, "until") || is(i, "till") ||
         is(i, "through");
}

std::size_t DateText::count(std::size_t i, int& value) const {
  if (!has(i)) return 0;
  if (auto digits = number(i)) {
    value = *digits;
    return 1;
  }
  auto worded = words_.value(lower(i), Word::number);
  if (!worded) return 0;
  value = *worded;
  bool tens = value >= 20 && value % 10 == 0 && value < 100;
  if (tens && is(i + 1, "-") && is(i + 2, Word::number)) {
    value += this->value(i + 2, Word::number);
    return 3;
  }
  bool article = value == 1 && lower(i) != "one";
  if (article && is(i + 1, Word::number) && !is(i + 1, Word::unit)) {  // "a dozen", "a couple of"
    value = this->value(i + 1, Word::number);
    return is(i + 2, "of") ? 3 : 2;
  }
  return 1;
}

std::size_t DateText::holiday(std::size_t i, int& month_and_day) const {
  constexpr std::size_t kLongest = 5;
  if (!has(i) || !is_capital(i)) return 0;
  std::string phrase;
  std::size_t best = 0;
  for (std::size_t length = 1; length <= kLongest && has(i + length - 1); ++length) {
    phrase += (length == 1 ? "" : " ") + lower(i + length - 1);
    if (auto value = words_.value(phrase, Word::holiday)) {
      month_and_day = *value;
      best = length;
    }
  }
  return best;
}

// "its 2012 treaty": a year that the tree hangs on one thing told after it; many things would
// be counted.
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

bool DateText::reads_as_year(std::size_t i) const {
  if (describes_noun(i)) return true;
  const Token& year = analysis_.at(token(i));
  if (year.head != kNoToken && year.head > token(i) && year.relation != Relation::root) {
    Relation relation = base(year.relation);
    if (relation == Relation::nummod || relation == Relation::compound ||
        relation == Relation::amod) {
      return false;  // counts what follows
    }
  }
  if (i > 0 && (is(i - 1, "$") || is(i - 1, "#") || is(i - 1, "no.") || lower(i - 1).size() == 0)) {
    return false;
  }
  switch (base(year.relation)) {
    case Relation::nmod:
    case Relation::obl:
    case Relation::appos:
    case Relation::root:
    case Relation::parataxis:
      return true;
    default:
      return false;
  }
}

bool DateText::counts_things(std::size_t i) const {
  const Token& number = analysis_.at(token(i));
  if (number.relation != Relation::nummod || number.head == kNoToken || number.head < token(i)) {
    return false;
  }
  const Token& thing = analysis_.at(number.head);
  return thing.tag == Upos::noun && thing.features.number == Number::plural;
}

TokenId DateText::phrase_head(std::size_t i) const {
  TokenId head = token(i);
  for (TokenId up = analysis_.at(head).head; up != kNoToken && up > head;
       up = analysis_.at(up).head) {
    const Relation relation = analysis_.at(head).relation;
    switch (base(relation)) {
      case Relation::obl:
      case Relation::obj:
      case Relation::advcl:
      case Relation::ccomp:
      case Relation::parataxis:
      case Relation::conj:
        return head;
      case Relation::nmod:
        if (relation != Relation::nmod_poss) return head;
        break;
      default:
        break;
    }
    head = up;
  }
  return head;
}

bool DateText::lies_ahead(std::size_t i) const {
  const TokenId at = token(i);
  bool of_infinitive = false;
  bool by = false;  // "by May", "until the end of May"
  for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
    by = by || (is(i - back, Word::before) && value(i - back, Word::before) == 1);
  }
  for (TokenId up = at; up != kNoToken; up = analysis_.at(up).head) {
    Upos tag = analysis_.at(up).tag;
    const bool tells = tag == Upos::verb || tag == Upos::aux || tag == Upos::adj;  // "is due to"
    if (!tells && up != at) continue;
    // "expected to meet on Friday"; "agreed to leave by May": ahead of what is agreed on, not of
    // the agreeing.
    const auto sign = words_.value(to_lower(analysis_.lemma(up)), Word::future);
    if (sign && (*sign == 0 || (of_infinitive && (*sign == 1 || by)))) return true;
    for (TokenId t : children(analysis_, up)) {
      const Token& token = analysis_.at(t);
      if (token.relation != Relation::aux && token.relation != Relation::aux_pass) continue;
      if (words_.is(to_lower(analysis_.lemma(t)), Word::future)) return true;
    }
    if (tag != Upos::verb) continue;
    if (analysis_.at(up).relation != Relation::xcomp) return false;
    of_infinitive = true;
  }
  return false;
}

}  // namespace dragoman
