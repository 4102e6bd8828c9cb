#include "reading/figure_shapes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "reading/figure_names.h"

namespace dragoman {
namespace {

constexpr double kSmall = 10;  // "the two sides" points back, "the 27 members" counts
constexpr std::size_t kNounReach = 4;
constexpr double kFirstYear = 1800;
constexpr double kLastYear = 2100;

bool is_noun(Upos tag) {
  return tag == Upos::noun || tag == Upos::propn;
}

class SpanFinder {
 public:
  explicit SpanFinder(const FigureText& text) : text_(text) {}

  std::vector<FigureSpan> find() {
    for (std::size_t i = 0; i < text_.size();) {
      std::size_t length = text_.dated(i) ? 0 : figure_at(i);
      i += std::max<std::size_t>(1, length);
    }
    return std::move(found_);
  }

 private:
  bool is(std::size_t i, std::string_view word) const { return text_.is(i, word); }
  bool is_joint(std::size_t i) const { return is(i, "-") || is(i, "–") || is(i, "—"); }

  std::size_t figure_at(std::size_t i) {
    for (auto shape : {&SpanFinder::money, &SpanFinder::ordinal, &SpanFinder::ratio,
                       &SpanFinder::part, &SpanFinder::factor, &SpanFinder::measured}) {
      if (std::size_t length = (this->*shape)(i)) return length;
    }
    return 0;
  }

  std::size_t add(FigureSpan span) {
    found_.push_back(std::move(span));
    return found_.back().end - found_.back().begin;
  }

  static std::vector<double> values(const Amount& amount) {
    return amount.low == amount.high ? std::vector<double>{amount.low}
                                     : std::vector<double>{amount.low, amount.high};
  }

  // The second number of a range behind the first: "5-6 billion", "between 3 and 5", "3 or 4".
  // Whatever unit stands between ("from 3% to 5%") ends at `joint`.
  Amount upper_at(std::size_t i, std::size_t joint, std::size_t& at) const {
    bool between = i > 0 && (is(i - 1, "between"));
    bool joined =
        is_joint(joint) || is(joint, "to") || (is(joint, "and") && between) || is(joint, "or");
    if (!joined || text_.dated(joint + 1)) return {};
    at = joint + 1;
    if (text_.name(at, UnitKind::currency_sign) != nullptr) ++at;
    Amount high = text_.amount_at(at);
    if (high.vague || (is(joint, "or") && high.low > 20)) return {};
    return high;
  }

  // "5-6 billion": the scale is said once.
  void share_scale(const Amount& high, std::size_t at, Amount& low) const {
    if (!high.scaled || low.scaled || low.low >= 1000) return;
    double scale = 1;
    for (std::size_t k = at; k < at + high.length; ++k) {
      if (auto s = text_.words().value(text_.word(k), UnitKind::scale)) scale *= *s;
    }
    low.low *= scale;
    low.high *= scale;
  }

  // --- Money: "$250 million", "US$5-6 billion", "EUR 3 billion".

  std::size_t money(std::size_t i) {
    const std::string* currency = text_.name(i, UnitKind::currency_sign);
    if (currency == nullptr) return 0;
    const std::string joined = (text_.glued(i) ? text_.word(i - 1) : "") + text_.word(i);  // "CDN$"
    if (auto whole = text_.words().name(joined, UnitKind::currency_sign)) currency = whole;
    Amount low = text_.amount_at(i + 1);
    if (low.length == 0) return 0;
    FigureSpan span{i, i + 1 + low.length, values(low), *currency, low.vague, true, "", 0};
    std::size_t at = 0;
    Amount high = upper_at(i, span.end, at);
    bool from = is(span.end, "to") && !(i > 0 && is(i - 1, "from"));
    bool apart = from && text_.name(span.end + 1, UnitKind::currency_sign) == nullptr;
    if (high.length > 0 && !apart) {
      share_scale(high, at, low);
      span.value = {low.low, high.high};
      span.end = at + high.length;
    }
    return add(std::move(span));
  }

  // --- "the 33rd anniversary", "the fourth round of talks".

  std::size_t ordinal(std::size_t i) {
    double value = 0;
    if (auto word = text_.words().value(text_.word(i), UnitKind::ordinal)) {
      value = *word;
    } else {
      std::string_view text = text_.word(i);
      if (text.size() < 3) return 0;
      std::string_view tail = text.substr(text.size() - 2);
      if (tail != "st" && tail != "nd" && tail != "rd" && tail != "th") return 0;
      text.remove_suffix(2);
      auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
      if (code != std::errc() || end != text.data() + text.size()) return 0;
    }
    if (value < 2) return 0;  // "the first meeting" counts nothing
    // The counted noun is next, or behind one adjective.
    for (std::size_t at : {i + 1, i + 2}) {
      const std::string* counted = text_.name(at, UnitKind::counted);
      if (at >= text_.size() || text_.dated(at)) break;
      if (counted != nullptr) {
        const bool qualifies = at + 1 < text_.size() && is_noun(text_.at(at + 1).tag) &&
                               text_.name(at, UnitKind::measure) != nullptr;
        if (qualifies) return 0;  // "a sixth year student"
        return add({i, at + 1, {value}, *counted, false, false, "", 0});
      }
      Upos tag = text_.at(at).tag;
      if (tag != Upos::adj && !is_noun(tag) && tag != Upos::x) break;
    }
    return 0;
  }

  // --- Shares of a whole.

  // "one in five voters", "two out of three".
  std::size_t ratio(std::size_t i) {
    Amount part = text_.amount_at(i);
    if (part.length == 0 || part.vague || part.scaled) return 0;
    std::size_t at = i + part.length;
    std::size_t whole_at = is(at, "out") && is(at + 1, "of") ? at + 2 : at + 1;
    if (!is(at, "in") && !is(at, "out")) return 0;
    if (is(whole_at, "every")) ++whole_at;
    Amount whole = text_.amount_at(whole_at);
    bool share = whole.length > 0 && !whole.vague && whole.low > part.low && whole.low <= 100 &&
                 part.digits == whole.digits && !text_.dated(whole_at);
    std::size_t end = whole_at + whole.length;
    if (!share || text_.unit_at(end).kind == UnitKind::percent) return 0;
    if (text_.unit_at(end).length > 0 && text_.unit_at(end).kind == UnitKind::measure) return 0;
    return add({i, end, {part.low / whole.low * 100}, "percent", false, false, "", 0});
  }

  // "nearly half of all exports", "a third of the army", "two thirds", "fell by half".
  std::size_t part(std::size_t i) {
    auto value = text_.words().value(text_.word(i), UnitKind::fraction);
    std::size_t end = i + 1;
    bool several = false;
    if (!value) {
      Amount count = text_.amount_at(i);
      if (count.length != 1 || count.low < 1 || count.low > 9) return 0;
      std::size_t at = is_joint(i + 1) ? i + 2 : i + 1;
      if (at >= text_.size() || (is(at, "half") && count.low > 1)) return 0;
      value = text_.words().value(text_.word(at), UnitKind::fraction);
      if (!value) return 0;
      several = true;
      value = *value * count.low;
      end = at + 1;
    }
    if (is_joint(end) && text_.glued(end)) return 0;  // "one half-sister"
    bool before_noun = is(end, "of") || is(end, "the");
    bool changed = i > 0 && is(i - (is(i - 1, "a") && i > 1 ? 2 : 1), "by");
    if (!before_noun && !changed && !several) return 0;
    if (!several && i > 0 && !is(i, "half")) {
      // "a third of", "one quarter", not "the last quarter"
      if (!is(i - 1, "a") && text_.word(i).find('-') == std::string::npos) return 0;
    }
    if (is(i, "half") && i > 0 && !is(i - 1, "a") && !before_noun && !changed) return 0;
    bool ordinal = i > 0 && text_.words().value(text_.word(i - 1), UnitKind::ordinal).has_value();
    if (ordinal || (i > 0 && (is(i - 1, "the") || is(i - 1, "other") || is(i - 1, "latter")))) {
      return 0;
    }
    // The following "of" belongs to the figure, as in "half of".
    return add({i, end, {*value * 100}, "percent", false, false, "", 0});
  }

  // "doubled", "a tenfold increase".
  std::size_t factor(std::size_t i) {
    auto value = text_.words().value(text_.word(i), UnitKind::factor);
    if (!value) return 0;
    Upos tag = text_.at(i).tag;
    bool fold = text_.word(i).ends_with("fold");
    if (!fold && tag != Upos::verb) return 0;
    if (*value < 1) return add({i, i + 1, {*value * 100}, "percent", false, false, "down", 0});
    return add({i, i + 1, {*value}, "times", false, false, "up", 0});
  }

  // --- A number and what it measures or counts.

  std::size_t measured(std::size_t i) {
    Amount low = text_.amount_at(i);
    if (low.length == 0 || names_something(text_, i, low)) return 0;
    if (i > 0 && is(i - 1, "per")) return low.length;  // "4 per 100,000 people": what it is held to
    FigureSpan span{i, i + low.length, values(low), "", low.vague, false, "", 0};
    std::size_t at = 0;
    Amount high = low.vague ? Amount{} : upper_at(i, span.end, at);
    bool from = i > 0 && (is(i - 1, "from") || is(i - 1, "between"));
    if (high.length > 0 && (from || !is(span.end, "to") || high.low > low.low)) {
      share_scale(high, at, low);
      span.value = {low.low, high.high};
      span.end = at + high.length;
    }
    if (is(span.end, "+")) ++span.end;  // "30+ years"
    std::size_t after = is_joint(span.end) ? span.end + 1 : span.end;
    if (low.vague && is(after, "of")) ++after;  // "hundreds of millions of euros"
    FigureUnit unit = text_.unit_near(after);
    if (unit.length == 0) return counted(i, low, std::move(span));
    if (text_.dated(unit.begin)) return 0;
    bool bare_one = !low.digits && low.low < 2 && !low.scaled && span.value.size() == 1 &&
                    unit.kind == UnitKind::measure;
    if (bare_one || is(unit.begin, "second")) return 0;  // "one day"
    if (unit.name == "times" && low.vague && !grows(i)) return 0;
    if (unit.name == "times" && !is(unit.begin, "times")) return 0;
    if (unit.name == "times" && !low.digits && low.low < 3 && !low.vague) return 0;
    span.unit = unit.name;
    span.money = unit.kind == UnitKind::currency;
    span.end = unit.begin + unit.length;
    read_second(i, unit, span);
    if (span.value.size() == 1 && !span.vague) add_smaller(span);
    return add(std::move(span));
  }

  bool grows(std::size_t i) const {
    TokenId head = text_.at(i).head;
    for (int step = 0; step < 3 && head != kNoToken; ++step) {
      std::size_t place = text_.place(head);
      if (place >= text_.size()) return false;
      if (text_.words().name(text_.analysis().lemma(head), UnitKind::change) != nullptr) {
        return true;
      }
      head = text_.analysis().at(head).head;
    }
    return false;
  }

  // "from 3% to 5%", "from 2 million euros to 4 million euros".
  void read_second(std::size_t i, const FigureUnit& unit, FigureSpan& span) const {
    bool from = i > 0 && is(i - 1, "from");
    bool between = i > 0 && is(i - 1, "between") && is(span.end, "and");
    bool joined = is(span.end, "to") || between || (is_joint(span.end) && unit.name == "percent");
    if (span.value.size() != 1 || !joined) return;
    Amount high = text_.amount_at(span.end + 1);
    if (high.length == 0 || high.vague || (!from && high.high <= span.value[0])) return;
    FigureUnit second = text_.unit_near(span.end + 1 + high.length);
    if (second.length == 0 || second.name != unit.name) return;
    span.value.push_back(high.high);
    span.end = second.begin + second.length;
  }

  // "four years and 11 months", "2 hours 1 minute 39 seconds": one figure in the first unit.
  void add_smaller(FigureSpan& span) const {
    double unit = seconds_of(span.unit);
    double before = unit;
    while (before > 0) {
      std::size_t at = span.end;
      while (is(at, ",") || is(at, "and")) ++at;
      Amount more = text_.amount_at(at);
      if (more.length == 0 || more.vague) break;
      FigureUnit next = text_.unit_at(at + more.length);
      double seconds = next.length == 0 ? 0 : seconds_of(next.name);
      if (seconds <= 0 || seconds >= before) break;
      span.value[0] += more.low * seconds / unit;
      span.end = next.begin + next.length;
      before = seconds;
    }
    span.value[0] = std::round(span.value[0] * 1000) / 1000;
  }

  // --- Counts: "120 soldiers", "four rounds of talks", "a 27-nation bloc".

  std::size_t counted(std::size_t i, const Amount& low, FigureSpan span) {
    std::size_t after = span.end;
    if (is_joint(after)) {
      std::size_t at = after + 1;
      for (UnitKind kind : {UnitKind::person, UnitKind::group}) {
        if (text_.name(at, kind) == nullptr || !text_.glued(at)) continue;
        span.unit = kind == UnitKind::person ? "person" : "count";
        span.end = at + 1;
        span.counts = is(at, "strong") ? 0 : at;
        return add(std::move(span));
      }
      return 0;
    }
    if (low.vague && is(after, "of")) ++after;
    std::optional<std::size_t> noun = counted_noun(i, after);
    if (!noun || text_.dated(*noun)) return 0;
    bool person = is_person(*noun, after);
    double largest = span.value.back();
    bool bounded = i > 0 && (is(i - 1, "least") || is(i - 1, "only") || is(i - 1, "than"));
    bool plain = span.value.size() == 1 && !low.vague;
    if (plain && largest < 2 && !(person && (bounded || low.digits))) return 0;
    bool year = plain && low.digits && !low.scaled && low.low >= kFirstYear &&
                low.low <= kLastYear && text_.word(i).size() == 4;
    if (year && !person) return 0;
    if (plain && largest < kSmall && points_back(i)) return 0;
    if (low.vague && !low.scaled && low.high < 20 && !person) return 0;  // "several countries"
    span.unit = person ? "person" : "count";
    span.end = *noun + 1;
    span.counts = after;
    return add(std::move(span));
  }

  // The plural noun that the number counts: by the tree, else right behind it.
  std::optional<std::size_t> counted_noun(std::size_t i, std::size_t after) const {
    for (std::size_t k = i; k < std::min(after, text_.size()); ++k) {
      TokenId head = text_.at(k).head;
      bool links = text_.at(k).relation == Relation::nummod ||
                   base(text_.at(k).relation) == Relation::det ||
                   text_.at(k).relation == Relation::amod;
      if (!links || head == kNoToken || head < text_.token(after)) continue;
      std::size_t place = text_.place(head);
      if (place <= after + kNounReach && place < text_.size() && is_plural(place) &&
          only_modifiers(after, place)) {
        return whole_noun(place);
      }
    }
    for (std::size_t k = after; k < std::min(after + 3, text_.size()); ++k) {
      Upos tag = text_.at(k).tag;
      bool noun = is_noun(tag);
      bool last = k + 1 >= text_.size() || !is_noun(text_.at(k + 1).tag);
      if (noun && last && is_plural(k) && is_person(k, after)) return k;
      if (text_.name(k, UnitKind::person) != nullptr && k == after && last) return k;
      if (!noun && tag != Upos::adj && tag != Upos::num) return std::nullopt;
    }
    return std::nullopt;
  }

  // "53 measles related deaths": the deaths.
  std::size_t whole_noun(std::size_t place) const {
    std::size_t k = place + 1;
    while (is_joint(k)) ++k;
    if (k + 1 >= text_.size() || !is_noun(text_.at(k + 1).tag) || !is_plural(k + 1)) return place;
    bool joins = text_.at(k).tag == Upos::adj || text_.at(k).tag == Upos::verb;
    TokenId head = text_.at(place).head;
    bool below = head == text_.token(k) || head == text_.token(k + 1);
    return joins && below && text_.at(k).head == text_.token(k + 1) ? k + 1 : place;
  }

  bool is_plural(std::size_t place) const {
    const Token& noun = text_.at(place);
    bool known = text_.name(place, UnitKind::person) != nullptr;
    return known || (is_noun(noun.tag) && noun.features.number == Number::plural);
  }

  bool only_modifiers(std::size_t from, std::size_t to) const {
    for (std::size_t k = from; k < to; ++k) {
      Upos tag = text_.at(k).tag;
      bool hyphen = is_joint(k) && text_.glued(k);
      if (tag == Upos::punct && !hyphen) return false;
      if (tag == Upos::adp || tag == Upos::sconj || tag == Upos::pron) return false;
    }
    return true;
  }

  // People: by the noun, or people of a state ("50 Syrians"); not the jets called fighters.
  bool is_person(std::size_t place, std::size_t from) const {
    for (std::size_t k = from; k < place; ++k) {
      if (text_.at(k).tag == Upos::num) return false;
    }
    if (text_.name(place, UnitKind::person) != nullptr) return true;
    if (text_.at(place).tag != Upos::propn || !is_plural(place)) return false;
    const Mention* mention = text_.reading().actors.at(text_.token(place));
    if (mention == nullptr) return false;
    return std::any_of(mention->actors.begin(), mention->actors.end(), [&](ActorIndex a) {
      const std::string& kind = text_.reading().actors.actor(a).kind;
      return kind == "state" || kind == "party" || kind == "group";  // "231 Democrats"
    });
  }

  // "the two sides", "these three countries".
  bool points_back(std::size_t i) const {
    if (i == 0) return false;
    constexpr std::array<std::string_view, 7> kBack = {"the", "these", "those", "both",
                                                       "all", "other", "last"};
    return std::find(kBack.begin(), kBack.end(), text_.word(i - 1)) != kBack.end();
  }

  const FigureText& text_;
  std::vector<FigureSpan> found_;
};

}  // namespace

std::vector<FigureSpan> find_figure_spans(const FigureText& text) {
  return SpanFinder(text).find();
}

}  // namespace dragoman
