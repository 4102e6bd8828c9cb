// Finding time expressions: a small hand-written grammar over lower-cased words.
//
// One function a shape, tried from the most telling to the least; the first that fits at a token
// wins. Left out: times of day, durations that are not counted back from now, holidays.
#include <charconv>
#include <string>

#include "base/utf8.h"
#include "reading/dates.h"

namespace dragoman {
namespace {

using Kind = DateExpression::Kind;
using Word = DateWordKind;

class Scanner {
 public:
  Scanner(const Document& document, const Analysis& analysis, const DateWords& words,
          const Sentence& sentence)
      : analysis_(analysis), words_(words), first_(sentence.tokens.begin) {
    for (TokenId t = sentence.tokens.begin; t < sentence.tokens.end; t = next(t)) {
      std::string_view written = document.words(analysis.at(t).span);
      written_.push_back(written);
      lower_.push_back(to_lower(written));
    }
  }

  void scan(std::vector<DateExpression>& out) {
    for (std::size_t i = 0; i < lower_.size();) {
      at_ = i;
      expression_ = DateExpression{};
      std::size_t length = parse();
      if (length == 0) {
        ++i;
        continue;
      }
      std::size_t begin = i > 0 && words_.is(lower_[i - 1], Word::before) ? i - 1 : i;
      expression_.tokens = {token(begin), token(i + length)};
      expression_.future = lies_ahead(token(i));
      out.push_back(expression_);
      i += length;
    }
  }

 private:
  TokenId token(std::size_t i) const {
    return static_cast<TokenId>(index(first_) + static_cast<std::uint32_t>(i));
  }
  bool has(std::size_t i) const { return i < lower_.size(); }
  bool is(std::size_t i, std::string_view word) const { return has(i) && lower_[i] == word; }
  bool is(std::size_t i, Word kind) const { return has(i) && words_.is(lower_[i], kind); }
  int value(std::size_t i, Word kind) const { return *words_.value(lower_[i], kind); }

  std::optional<int> number(std::size_t i) const {
    if (!has(i)) return std::nullopt;
    const std::string& word = lower_[i];
    int result = 0;
    auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), result);
    if (code == std::errc() && end == word.data() + word.size()) return result;
    return std::nullopt;
  }
  std::optional<int> year(std::size_t i) const {
    auto result = number(i);
    if (result && lower_[i].size() == 4 && *result >= 1800 && *result <= 2100) return result;
    return std::nullopt;
  }
  // "21", "21st".
  std::optional<int> day(std::size_t i) const {
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
  // A month's number. Short forms and names that are also words need a number beside them.
  int month(std::size_t i) const {
    if (!has(i)) return 0;
    bool beside_number = day(i + 1) || year(i + 1) || (i > 0 && day(i - 1));
    if (auto full = words_.value(lower_[i], Word::month)) {
      bool capital = is_upper(decode_at(written_[i], 0).value);
      bool word_too = lower_[i] == "may" || lower_[i] == "march";
      bool led = i > 0 && (is(i - 1, Word::before) || is(i - 1, Word::shift) ||
                           is(i - 1, Word::part) || lower_[i - 1] == "of");
      if (!capital || (word_too && !beside_number && !led)) return 0;
      return *full;
    }
    auto shorter = words_.value(lower_[i], Word::month_short);
    return shorter && beside_number ? *shorter : 0;
  }
  bool dash(std::size_t i) const {
    return is(i, "-") || is(i, "–") || is(i, "—") || is(i, "to") || is(i, "and") ||
           is(i, "until") || is(i, "through");
  }
  std::size_t skip_period(std::size_t i) const { return is(i, ".") && year(i + 1) ? i + 1 : i; }

  std::size_t parse() {
    for (auto shape : {&Scanner::iso, &Scanner::day_month, &Scanner::month_first, &Scanner::season,
                       &Scanner::weekday_alone, &Scanner::part_of, &Scanner::ago_or_unit,
                       &Scanner::same_day, &Scanner::anchor, &Scanner::year_alone}) {
      expression_ = DateExpression{};
      if (std::size_t length = (this->*shape)()) return length;
    }
    return 0;
  }

  // "2025-03-21", in one token or in five.
  std::size_t iso() {
    if (auto day = parse_iso_day(lower_[at_])) {
      CivilDay civil = civil_from_day(*day);
      expression_.from = {civil.year, civil.month, civil.day};
      return 1;
    }
    if (auto y = year(at_); y && is(at_ + 1, "-") && number(at_ + 2) && is(at_ + 3, "-")) {
      auto m = number(at_ + 2);
      auto d = number(at_ + 4);
      if (d && is_valid_civil(*y, *m, *d)) {
        expression_.from = {*y, *m, *d};
        return 5;
      }
    }
    return 0;
  }

  // A weekday before a calendar day: "Wednesday, May 21". Returns where the day begins.
  std::size_t after_weekday(std::size_t i) {
    if (!is(i, Word::weekday)) return i;
    std::size_t after = is(i + 1, ",") ? i + 2 : i + 1;
    bool calendar = month(after) != 0 || (day(after) && (month(after + 1) || is(after + 1, "of")));
    if (!calendar) return i;
    expression_.weekday = value(i, Word::weekday);
    return after;
  }

  // The year after a month or day: ", 2025", "2025", "this year", "last year", "of last year".
  std::size_t trailing_year(std::size_t i, DateExpression::Civil& civil) {
    if (is(i, ",") && year(i + 1)) {
      civil.year = *year(i + 1);
      return 2;
    }
    if (year(i)) {
      civil.year = *year(i);
      return 1;
    }
    if (is(i, "of") && year(i + 1)) {
      civil.year = *year(i + 1);
      return 2;
    }
    std::size_t of = is(i, "of") ? 1 : 0;
    if (is(i + of, Word::shift) && is(i + of + 1, "year")) {
      expression_.shift = value(i + of, Word::shift);
      expression_.unit = 3;
      return of + 2;
    }
    return 0;
  }

  // "21 March", "20–21 May 2025", "1st of April", "28 February to 3 March".
  std::size_t day_month() {
    std::size_t i = after_weekday(at_);
    auto first = day(i);
    if (!first) return 0;
    std::size_t j = i + 1;
    if (auto second = day(j + 1); dash(j) && second && month(j + 2)) {
      int m = month(j + 2);
      expression_.from = {0, m, *first};
      expression_.until = DateExpression::Civil{0, m, *second};
      std::size_t length = j + 3 - at_;
      length += trailing_year(at_ + length, *expression_.until);
      expression_.from.year = expression_.until->year;
      return length;
    }
    if (is(j, "of")) ++j;
    int m = month(j);
    if (m == 0) return 0;
    expression_.from = {0, m, *first};
    std::size_t length = j + 1 - at_;
    length += trailing_year(skip_period(at_ + length), expression_.from);
    return length + until_day(at_ + length);
  }

  // "to 3 March 2025" after a day and month.
  std::size_t until_day(std::size_t i) {
    if (!(is(i, "-") || is(i, "–") || is(i, "to") || is(i, "until"))) return 0;
    if (!day(i + 1) || month(i + 2) == 0) return 0;
    expression_.until = DateExpression::Civil{0, month(i + 2), *day(i + 1)};
    std::size_t length = 3 + trailing_year(i + 3, *expression_.until);
    if (expression_.from.year == 0) expression_.from.year = expression_.until->year;
    return length;
  }

  // "March 21", "May 20-21, 2025", "May 2025", "May", "last May".
  std::size_t month_first() {
    std::size_t i = after_weekday(at_);
    bool shifted = i == at_ && is(i, Word::shift) && month(i + 1) != 0;
    if (shifted) expression_.shift = value(i++, Word::shift);
    int m = month(i);
    if (m == 0) return 0;
    expression_.from = {0, m, 0};
    std::size_t j = i + 1;
    if (is(j, ".") && day(j + 1)) ++j;
    if (auto d = day(j); d && !year(j)) {
      expression_.from.day = *d;
      ++j;
      if (auto e = day(j + 1); (is(j, "-") || is(j, "–") || is(j, "and") || is(j, "to")) && e &&
                               !(has(j + 2) && month(j + 2) != 0)) {
        expression_.until = DateExpression::Civil{0, m, *e};
        j += 2;
      }
    } else if (shifted) {
      return j - at_;
    } else if (dash(j) && month(j + 1) != 0 && !day(j + 2)) {
      expression_.until = DateExpression::Civil{0, month(j + 1), 0};
      j += 2;
    }
    j += trailing_year(j, expression_.from);
    if (expression_.until) expression_.until->year = expression_.from.year;
    return j - at_;
  }

  // "the fall of 2022", "spring 2025", "last summer".
  std::size_t season() {
    std::size_t i = at_;
    if (is(i, Word::shift) && is(i + 1, Word::season)) {
      expression_.shift = value(i, Word::shift);
      expression_.season = value(i + 1, Word::season);
      expression_.kind = Kind::season;
      return 2;
    }
    if (!is(i, Word::season)) return 0;
    expression_.kind = Kind::season;
    expression_.season = value(i, Word::season);
    std::size_t used = trailing_year(i + 1, expression_.from);
    return used == 0 ? 0 : used + 1;
  }

  std::size_t weekday_alone() {
    expression_.kind = Kind::weekday;
    if (is(at_, Word::shift) && is(at_ + 1, Word::weekday)) {
      expression_.shift = value(at_, Word::shift);
      expression_.weekday = value(at_ + 1, Word::weekday);
      return 2;
    }
    if (!is(at_, Word::weekday) || !is_upper(decode_at(written_[at_], 0).value)) return 0;
    expression_.weekday = value(at_, Word::weekday);
    return 1;
  }

  // "early 2023", "the end of 2022", "the beginning of April 2025", "late May".
  std::size_t part_of() {
    if (!is(at_, Word::part)) return 0;
    int part = value(at_, Word::part);
    std::size_t i = at_ + 1;
    if (is(i, "-")) ++i;
    if (is(i, "of")) ++i;
    if (is(i, "the") || is(i, "this")) ++i;
    std::size_t outer = at_;
    at_ = i;
    DateExpression kept = expression_;
    std::size_t length = 0;
    if (has(i)) {
      for (auto shape :
           {&Scanner::month_first, &Scanner::season, &Scanner::plain_year, &Scanner::this_unit}) {
        expression_ = kept;
        if ((length = (this->*shape)()) != 0) break;
      }
    }
    at_ = outer;
    if (length == 0) return 0;
    expression_.part = part;
    return i - outer + length;
  }

  // "two years ago", "last week", "the past three months", "this month".
  std::size_t ago_or_unit() {
    std::size_t i = at_;
    if (is(i, Word::shift)) {
      std::size_t j = i + 1;
      int count = 1;
      if (number(j) || is(j, Word::number)) {
        count = number(j) ? *number(j) : value(j, Word::number);
        ++j;
      } else if (is(j, "few") || is(j, "several")) {
        count = 3;
        ++j;
      }
      if (!is(j, Word::unit) || count > 200) return 0;
      expression_.kind = Kind::unit;
      expression_.shift = value(i, Word::shift);
      expression_.count = count;
      expression_.unit = value(j, Word::unit);
      return j + 1 - at_;
    }
    bool worded = is(i, Word::number);
    if (!worded && !number(i)) return 0;
    int count = worded ? value(i, Word::number) : *number(i);
    std::size_t j = i + 1;
    if (is(j, "of")) ++j;
    if (!is(j, Word::unit) || !is(j + 1, "ago") || count > 500) return 0;
    expression_.kind = Kind::unit;
    expression_.count = count;
    expression_.unit = value(j, Word::unit);
    expression_.ago = true;
    return j + 2 - at_;
  }

  std::size_t this_unit() {
    if (!is(at_, Word::unit)) return 0;
    expression_.kind = Kind::unit;
    expression_.shift = 0;
    expression_.count = 1;
    expression_.unit = value(at_, Word::unit);
    return 1;
  }

  std::size_t same_day() {
    if (!is(at_, "same") || !is(at_ + 1, "day")) return 0;
    expression_.kind = Kind::same_day;
    return 2;
  }

  std::size_t anchor() {
    if (!is(at_, Word::anchor)) return 0;
    expression_.kind = Kind::day_count;
    expression_.count = value(at_, Word::anchor);
    return 1;
  }

  std::size_t plain_year() {
    auto y = year(at_);
    if (!y) return 0;
    expression_.from = {*y, 0, 0};
    return 1;
  }

  // A bare year needs a sign that it is one: a preposition, "the year", "and" between two, or a
  // noun of what happened after it ("the 2020 war").
  std::size_t year_alone() {
    auto y = year(at_);
    if (!y) return 0;
    bool led = at_ > 0 &&
               (is(at_ - 1, Word::before) || lower_[at_ - 1] == "of" || lower_[at_ - 1] == "year" ||
                lower_[at_ - 1] == "the" || lower_[at_ - 1] == "(" ||
                lower_[at_ - 1].ends_with("'s") || lower_[at_ - 1].ends_with("’s"));
    if (!led) return 0;
    expression_.from = {*y, 0, 0};
    std::size_t i = at_ + 1;
    if ((is(i, "-") || is(i, "–") || is(i, "and") || is(i, "to")) && year(i + 1) &&
        *year(i + 1) > *y) {
      expression_.until = DateExpression::Civil{*year(i + 1), 0, 0};
      return 3;
    }
    return 1;
  }

  // Whether what stands around the expression is told of the future.
  bool lies_ahead(TokenId at) const {
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

  const Analysis& analysis_;
  const DateWords& words_;
  TokenId first_;
  std::vector<std::string_view> written_;
  std::vector<std::string> lower_;
  std::size_t at_ = 0;
  DateExpression expression_;
};

}  // namespace

std::vector<DateExpression> parse_dates(const Document& document, const Analysis& analysis,
                                        const DateWords& words) {
  std::vector<DateExpression> found;
  for (const Sentence& sentence : analysis.sentences) {
    Scanner(document, analysis, words, sentence).scan(found);
  }
  return found;
}

}  // namespace dragoman
