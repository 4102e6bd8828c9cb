#include "reading/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/hash.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kMostAbout = 4;
constexpr std::uint32_t kLongestWhat = 12;  // tokens

struct Amount {
  double value = 0;
  std::size_t length = 0;  // in tokens; 0 for none
  bool scaled = false;     // "million" stood behind it
};

class FigureReader {
 public:
  FigureReader(const Reading& reading, const UnitWords& words, SentenceId sentence)
      : reading_(reading),
        analysis_(reading.analysis),
        words_(words),
        sentence_(sentence),
        first_(analysis_.sentence(sentence).tokens.begin) {
    TokenRange tokens = analysis_.sentence(sentence).tokens;
    for (TokenId t = tokens.begin; t < tokens.end; t = next(t)) {
      lower_.push_back(to_lower(reading.document.words(analysis_.at(t).span)));
    }
    dated_.assign(lower_.size(), false);
    for (const DateMention& date : reading.dates) {
      for (TokenId t = date.tokens.begin; t < date.tokens.end; t = next(t)) {
        if (tokens.contains(t)) dated_[index(t) - index(first_)] = true;
      }
    }
  }

  void read(std::vector<FigureMention>& out) {
    for (std::size_t i = 0; i < lower_.size();) {
      std::size_t length = dated_[i] ? 0 : figure_at(i, out);
      i += std::max<std::size_t>(1, length);
    }
  }

 private:
  TokenId token(std::size_t i) const {
    return static_cast<TokenId>(index(first_) + static_cast<std::uint32_t>(i));
  }
  bool is(std::size_t i, std::string_view word) const {
    return i < lower_.size() && lower_[i] == word;
  }
  const std::string* name(std::size_t i, UnitKind kind) const {
    return i < lower_.size() ? words_.name(lower_[i], kind) : nullptr;
  }

  // "12.4", "1,200", "three", "2.5 million", "twenty-five".
  Amount amount_at(std::size_t i) const {
    Amount amount;
    if (i >= lower_.size()) return amount;
    std::string digits;
    for (char c : lower_[i]) {
      if (c != ',') digits += c;
    }
    auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), amount.value);
    bool numeric = code == std::errc() && end == digits.data() + digits.size() &&
                   digits[0] >= '0' && digits[0] <= '9';
    if (numeric) {
      amount.length = 1;
    } else if (auto value = words_.value(lower_[i], UnitKind::number)) {
      amount = {*value, 1, false};
      if (*value >= 20 && is(i + 1, "-") && i + 2 < lower_.size()) {
        auto unit = words_.value(lower_[i + 2], UnitKind::number);
        if (unit && *unit < 10) amount = {*value + *unit, 3, false};
      }
    } else {
      return {};
    }
    while (i + amount.length < lower_.size()) {
      auto scale = words_.value(lower_[i + amount.length], UnitKind::scale);
      bool letter = lower_[i + amount.length].size() == 1;
      if (!scale || (letter && !(i > 0 && name(i - 1, UnitKind::currency_sign)))) break;
      amount.value *= *scale;
      amount.scaled = true;
      ++amount.length;
    }
    return amount;
  }

  std::size_t figure_at(std::size_t i, std::vector<FigureMention>& out) {
    for (auto shape : {&FigureReader::money_sign, &FigureReader::ordinal, &FigureReader::part,
                       &FigureReader::measured}) {
      if (std::size_t length = (this->*shape)(i, out)) return length;
    }
    return 0;
  }

  // "$250 million", "$5-6 billion", "between $250 million and $400 million".
  std::size_t money_sign(std::size_t i, std::vector<FigureMention>& out) {
    const std::string* currency = name(i, UnitKind::currency_sign);
    if (currency == nullptr) return 0;
    Amount low = amount_at(i + 1);
    if (low.length == 0) return 0;
    std::size_t end = i + 1 + low.length;
    std::vector<double> value{low.value};
    bool joined = is(end, "-") || is(end, "–") || is(end, "to") || is(end, "and");
    bool ranged = joined && (!is(end, "and") || (i > 0 && lower_[i - 1] == "between"));
    if (ranged) {
      std::size_t at = end + 1 + (name(end + 1, UnitKind::currency_sign) != nullptr ? 1 : 0);
      Amount high = amount_at(at);
      if (high.length > 0) {
        // "$5-6 billion": the scale is said once.
        if (high.scaled && !low.scaled && low.value < 1000) {
          Amount bare = amount_at(at);
          double scale = 1;
          for (std::size_t k = at; k < at + bare.length; ++k) {
            if (auto s = words_.value(lower_[k], UnitKind::scale)) scale *= *s;
          }
          value[0] *= scale;
        }
        value.push_back(high.value);
        end = at + high.length;
      }
    }
    add(out, i, end, std::move(value), *currency);
    return end - i;
  }

  // "the 33rd anniversary", "the fourth round of talks".
  std::size_t ordinal(std::size_t i, std::vector<FigureMention>& out) {
    double value = 0;
    if (auto word = words_.value(lower_[i], UnitKind::ordinal)) {
      value = *word;
    } else {
      std::string_view text = lower_[i];
      if (text.size() < 3) return 0;
      std::string_view tail = text.substr(text.size() - 2);
      if (tail != "st" && tail != "nd" && tail != "rd" && tail != "th") return 0;
      text.remove_suffix(2);
      auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
      if (code != std::errc() || end != text.data() + text.size()) return 0;
    }
    // The counted noun is next, or behind one adjective.
    for (std::size_t at : {i + 1, i + 2}) {
      if (const std::string* counted = name(at, UnitKind::counted)) {
        add(out, i, at + 1, {value}, *counted);
        return at + 1 - i;
      }
    }
    return 0;
  }

  // "nearly half of all exports", "a third of the army".
  std::size_t part(std::size_t i, std::vector<FigureMention>& out) {
    auto value = words_.value(lower_[i], UnitKind::fraction);
    if (!value || !(is(i + 1, "of") || is(i + 1, "the"))) return 0;
    if (i > 0 && words_.value(lower_[i - 1], UnitKind::ordinal)) return 0;
    add(out, i, i + 2, {*value * 100}, "percent");
    return 2;
  }

  // A number and what it measures or counts.
  std::size_t measured(std::size_t i, std::vector<FigureMention>& out) {
    Amount low = amount_at(i);
    if (low.length == 0) return 0;
    std::size_t end = i + low.length;
    std::vector<double> value{low.value};
    bool joined = is(end, "-") || is(end, "–") || is(end, "to") ||
                  (is(end, "and") && i > 0 && lower_[i - 1] == "between");
    if (joined) {
      Amount high = amount_at(end + 1);
      if (high.length > 0) {
        value.push_back(high.value);
        end += 1 + high.length;
      }
    }
    if (is(end, "per") && is(end + 1, "cent")) {
      add(out, i, end + 2, std::move(value), "percent");
      return end + 2 - i;
    }
    // "nine-month", "12.4 billion US dollars", "31%)"
    std::size_t at = is(end, "-") ? end + 1 : end;
    for (std::size_t ahead = at; ahead < std::min(at + 2, lower_.size()); ++ahead) {
      for (UnitKind kind :
           {UnitKind::percent, UnitKind::currency, UnitKind::measure, UnitKind::person}) {
        const std::string* unit = name(ahead, kind);
        if (unit == nullptr || (ahead > at && kind == UnitKind::measure)) continue;
        if (dated_[ahead]) return 0;
        if (kind == UnitKind::measure && low.value < 2 &&
            words_.value(lower_[i], UnitKind::number)) {
          return 0;  // "one day"
        }
        if (kind == UnitKind::person && low.value < 2) return 0;
        add(out, i, ahead + 1, std::move(value), *unit);
        return ahead + 1 - i;
      }
    }
    return counted(i, end, low, std::move(value), out);
  }

  // "four rounds of talks": a number that the tree hangs on a plural noun.
  std::size_t counted(std::size_t i, std::size_t end, const Amount& low, std::vector<double> value,
                      std::vector<FigureMention>& out) {
    const Token& number = analysis_.at(token(i));
    bool year_like = value.size() == 1 && low.value >= 1800 && low.value <= 2100 && !low.scaled;
    if (number.relation != Relation::nummod || number.head == kNoToken || year_like) return 0;
    const Token& noun = analysis_.at(number.head);
    if (noun.tag != Upos::noun || noun.features.number != Number::plural || low.value < 2) return 0;
    if (number.head < token(i) || index(number.head) - index(first_) > end + 3) return 0;
    add(out, i, index(number.head) - index(first_) + 1, std::move(value), "count");
    return end - i;
  }

  // What is measured: the noun that the figure hangs on, with what hangs below it.
  std::string what_of(std::size_t begin, std::size_t end) const {
    TokenId top = token(begin);
    while (analysis_.at(top).head != kNoToken) {
      const Token& at = analysis_.at(top);
      bool inside = at.head >= token(begin) && at.head < token(end);
      bool noun =
          analysis_.at(at.head).tag == Upos::noun || analysis_.at(at.head).tag == Upos::propn;
      if (!inside && !noun) break;
      top = at.head;
      if (!inside) break;
    }
    const Token& at = analysis_.at(top);
    if (base(at.relation) == Relation::obj || at.relation == Relation::root) {
      TokenId verb = at.relation == Relation::root ? top : at.head;
      TokenId subject = child(analysis_, verb, Relation::nsubj);
      if (subject != kNoToken && top < token(end) && top >= token(begin)) top = subject;
    }
    TokenRange range = subtree(analysis_, top);
    if (range.size() > kLongestWhat) range = {top, next(top)};
    return std::string(reading_.document.words(analysis_.span_of(range)));
  }

  void add(std::vector<FigureMention>& out, std::size_t begin, std::size_t end,
           std::vector<double> value, std::string unit) const {
    FigureRecord figure;
    figure.value = std::move(value);
    figure.unit = std::move(unit);
    figure.what = what_of(begin, end);
    for (const Mention& mention : reading_.actors.mentions) {
      if (analysis_.sentence_of(mention.head) != sentence_) continue;
      for (ActorIndex i : mention.actors) {
        const std::string& id = reading_.actors.actor(i).id;
        bool known = std::find(figure.about.begin(), figure.about.end(), id) != figure.about.end();
        if (!known && figure.about.size() < kMostAbout) figure.about.push_back(id);
      }
    }
    if (const DateMention* date = date_of(analysis_, reading_.dates, token(begin))) {
      figure.time = date->date;
    }
    figure.evidence.push_back(reading_.evidence(sentence_));
    figure.id = stable_id("figure", fmt::format("{}\n{}", reading_.document.id,
                                                analysis_.at(token(begin)).span.begin));
    bool money = name(begin, UnitKind::currency_sign) != nullptr;
    for (std::size_t i = begin; i < end; ++i) {
      const std::string* currency = name(i, UnitKind::currency);
      money = money || (currency != nullptr && *currency == figure.unit);
    }
    out.push_back({{token(begin), token(end)}, money, std::move(figure)});
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const UnitWords& words_;
  SentenceId sentence_;
  TokenId first_;
  std::vector<std::string> lower_;
  std::vector<bool> dated_;
};

}  // namespace

std::vector<FigureMention> find_figures(const Reading& reading, const UnitWords& words) {
  std::vector<FigureMention> figures;
  for (std::uint32_t s = 0; s < reading.analysis.sentences.size(); ++s) {
    FigureReader(reading, words, static_cast<SentenceId>(s)).read(figures);
  }
  return figures;
}

std::vector<FigureRecord> read_figures(const Reading& reading, const UnitWords& words) {
  std::vector<FigureRecord> records;
  for (FigureMention& figure : find_figures(reading, words)) {
    records.push_back(std::move(figure.record));
  }
  return records;
}

}  // namespace dragoman
