#include "reading/figure_text.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestUnit = 4;  // tokens

}  // namespace

FigureText::FigureText(const Reading& reading, const UnitWords& words, SentenceId sentence)
    : reading_(&reading),
      words_(&words),
      sentence_(sentence),
      first_(reading.analysis.sentence(sentence).tokens.begin) {
  TokenRange tokens = analysis().sentence(sentence).tokens;
  for (TokenId t = tokens.begin; t < tokens.end; t = next(t)) {
    lower_.push_back(to_lower(reading.document.words(analysis().at(t).span)));
  }
  dated_.assign(lower_.size(), false);
  auto date =
      std::partition_point(reading.dates.begin(), reading.dates.end(),
                           [&](const DateMention& d) { return d.tokens.end <= tokens.begin; });
  for (; date != reading.dates.end() && date->tokens.begin < tokens.end; ++date) {
    for (TokenId t = date->tokens.begin; t < date->tokens.end; t = next(t)) {
      if (tokens.contains(t)) dated_[place(t)] = true;
    }
  }
}

bool FigureText::glued(std::size_t i) const {
  return i > 0 && i < size() && at(i - 1).span.end == at(i).span.begin;
}

const std::string* FigureText::longest(std::size_t i, UnitKind kind, std::size_t& length) const {
  std::string joined;
  const std::string* found = nullptr;
  for (std::size_t n = 0; n < kLongestUnit && i + n < size(); ++n) {
    joined += (n == 0 ? "" : " ") + lower_[i + n];
    if (const std::string* name = words_->name(joined, kind)) {
      found = name;
      length = n + 1;
    }
  }
  return found;
}

bool FigureText::plain_number(std::size_t i, double& value) const {
  const std::string& word = lower_[i];
  if (word.empty() || word[0] < '0' || word[0] > '9') return false;
  std::string digits;
  std::size_t since_comma = 3;
  for (char c : word) {
    if (c != ',') {
      digits += c;
      ++since_comma;
    } else if (since_comma < 2) {
      return false;  // "3,4": two numbers
    } else {
      since_comma = 0;
    }
  }
  auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return code == std::errc() && end == digits.data() + digits.size();
}

// "2.5 million", "three dozen"; "m" and "bn" only where money or a digit stands before.
void FigureText::take_scales(std::size_t i, Amount& amount) const {
  while (i + amount.length < size()) {
    const std::size_t joint = i + amount.length;  // "$90-million"
    const bool hyphen = is(joint, "-") && glued(joint) && glued(joint + 1);
    if (hyphen && lower_[joint + 1].size() > 2 &&
        words_->value(lower_[joint + 1], UnitKind::scale)) {
      ++amount.length;
    }
    const std::string& word = lower_[i + amount.length];
    auto scale = words_->value(word, UnitKind::scale);
    bool letter = word.size() == 1;
    if (!scale || (letter && !(i > 0 && name(i - 1, UnitKind::currency_sign)))) break;
    amount.low *= *scale;
    amount.high *= *scale;
    amount.scaled = true;
    ++amount.length;
  }
}

Amount FigureText::simple_at(std::size_t i) const {
  Amount amount;
  double value = 0;
  if (plain_number(i, value)) {
    amount = {value, value, 1, false, true, false};
    // "5 , 000": written apart
    while (is(i + amount.length, ",") && i + amount.length + 1 < size() && amount.low < 1e9 &&
           lower_[i].size() <= 3 && lower_[i + amount.length + 1].size() == 3 &&
           plain_number(i + amount.length + 1, value)) {
      amount.low = amount.high = amount.low * 1000 + value;
      amount.length += 2;
    }
    take_scales(i, amount);
    return amount;
  }
  auto word = words_->value(lower_[i], UnitKind::number);
  if (!word) return amount;
  value = *word;
  amount.length = 1;
  // "twenty-five", "twenty five"
  std::size_t unit = i + (is(i + 1, "-") ? 2 : 1);
  if (value >= 20 && value < 100 && unit < size()) {
    auto small = words_->value(lower_[unit], UnitKind::number);
    if (small && *small > 0 && *small < 10) {
      value += *small;
      amount.length = unit + 1 - i;
    }
  }
  amount.low = amount.high = value;
  take_scales(i, amount);
  // "two hundred and fifty", "three thousand two hundred"
  if (amount.scaled && amount.low >= 100) {
    std::size_t rest = i + amount.length + (is(i + amount.length, "and") ? 1 : 0);
    bool worded = rest < size() && words_->value(lower_[rest], UnitKind::number).has_value();
    Amount small = worded ? simple_at(rest) : Amount{};
    if (small.length > 0 && small.low < 1000 && small.low < amount.low) {
      amount.low = amount.high = amount.low + small.low;
      amount.length = rest + small.length - i;
      take_scales(i, amount);
    }
  }
  return amount;
}

// "dozens", "hundreds of thousands", "several hundred".
Amount FigureText::vague_at(std::size_t i) const {
  std::size_t length = 0;
  const std::string* range = longest(i, UnitKind::vague, length);
  if (range == nullptr) return {};
  std::size_t bar = range->find('|');
  Amount amount;
  std::from_chars(range->data(), range->data() + bar, amount.low);
  std::from_chars(range->data() + bar + 1, range->data() + range->size(), amount.high);
  amount.length = length;
  amount.vague = true;
  take_scales(i, amount);
  return amount;
}

FigureUnit FigureText::unit_at(std::size_t i) const {
  for (UnitKind kind : {UnitKind::percent, UnitKind::currency, UnitKind::measure}) {
    FigureUnit unit;
    if (const std::string* name = longest(i, kind, unit.length)) {
      if (is(i + unit.length - 1, "of") && unit.length > 1) --unit.length;  // "pounds of"
      unit.name = *name;
      unit.kind = kind;
      unit.begin = i;
      return unit;
    }
  }
  return {};
}

FigureUnit FigureText::unit_near(std::size_t i) const {
  FigureUnit unit = unit_at(i);
  if (unit.length > 0 || i + 1 >= size()) return unit;
  Upos tag = at(i).tag;
  if (tag != Upos::adj && tag != Upos::noun && tag != Upos::propn) return {};
  unit = unit_at(i + 1);
  return unit.kind == UnitKind::currency ? unit : FigureUnit{};
}

Amount FigureText::amount_at(std::size_t i) const {
  if (i >= size()) return {};
  if (Amount amount = simple_at(i); amount.length > 0) return amount;
  if (Amount amount = vague_at(i); amount.length > 0) return amount;
  // "a million", "half a million", "a quarter of a million"
  double part = 1;
  std::size_t article = i;
  if (auto fraction = words_->value(lower_[i], UnitKind::fraction)) {
    part = *fraction;
    article = i + (is(i + 1, "of") ? 2 : 1);
  }
  if (!is(article, "a") && !is(article, "an")) return {};
  auto scale =
      article + 1 < size() ? words_->value(lower_[article + 1], UnitKind::scale) : std::nullopt;
  if (!scale || lower_[article + 1].size() < 3) return {};
  Amount amount{part, part, article + 1 - i, false, false, false};
  take_scales(i, amount);
  return amount;
}

}  // namespace dragoman
