#include "reading/event_dates.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/date_intervals.h"

namespace dragoman {
namespace {

constexpr int kMonthUnit = 2;  // of DateMention::steps: days, weeks, months, years

constexpr int kMaxClimb = 4;  // from a noun up to the verb of its clause
constexpr int kMaxDepth = 6;  // from a trigger up to what recalls it
constexpr Day kLongDays = 366;

std::string lemma_of(const Reading& reading, TokenId token) {
  return to_lower(reading.analysis.lemma(token));
}

std::string form_of(const Reading& reading, TokenId token) {
  return to_lower(reading.document.words(reading.analysis.at(token).span));
}

// "came in January, when they held talks": the date before "when".
const DateMention* when_date(const Reading& reading, TokenId anchor) {
  const Analysis& analysis = reading.analysis;
  TokenId at = anchor;
  for (int step = 0; step < kMaxClimb && analysis.at(at).relation == Relation::conj; ++step) {
    at = analysis.at(at).head;
  }
  TokenId when = kNoToken;
  for (TokenId c : children(analysis, at)) {
    if (to_lower(analysis.lemma(c)) == "when") when = c;
  }
  if (when == kNoToken) return nullptr;
  const DateMention* nearest = nullptr;
  for (const DateMention& date : reading.dates) {
    bool before = date.tokens.end <= when && index(when) - index(date.tokens.end) <= 1;
    if (before) nearest = &date;
  }
  return nearest;
}

std::optional<Day> published_day(const Reading& reading) {
  if (!reading.document.published) return std::nullopt;
  return parse_iso_day(reading.document.published->start);
}

// What is certain to lie behind the report where its day is not known: the latest day it tells of
// with a year.
std::optional<Day> latest_told(const Reading& reading) {
  std::optional<Day> latest;
  for (const DateMention& mention : reading.dates) {
    if (mention.date.basis != "explicit") continue;
    std::optional<Day> day = parse_iso_day(mention.date.start);
    if (day && (!latest || *latest < *day)) latest = day;
  }
  return latest;
}

// "X meets Y, Riga, May 21, 2025." under a picture: the date is the picture's, wherever the tree
// hangs it.
const DateMention* caption_date(const Reading& reading, TokenId trigger) {
  const Sentence& sentence = reading.analysis.sentence(reading.analysis.sentence_of(trigger));
  if (reading.document.blocks[sentence.block].kind != BlockKind::caption) return nullptr;
  const DateMention* only = nullptr;
  for (const DateMention& mention : reading.dates) {
    if (!sentence.tokens.contains(mention.head)) continue;
    if (only != nullptr) return nullptr;
    only = &mention;
  }
  return only;
}

// Whether the words of a duration ("nine-month", "for nine months") tell how long the event lasted.
bool lasts(const Reading& reading, const DateDuration& duration, const TriggerSite& site) {
  TokenId up = duration.unit;
  for (int step = 0; step < kMaxClimb && up != kNoToken; ++step) {
    if (up == site.trigger || up == site.anchor) return true;
    up = reading.analysis.at(up).head;
  }
  return false;
}

// From the start that a duration gives to a known end, or the other way round.
Date stretched(const Date& date, DateSteps steps) {
  std::optional<DateInterval> at = interval_of(date);
  if (!at) return date;
  DateInterval whole = *at;
  if (steps.count < 0) {
    whole.start = day_after(at->start, steps);
  } else {
    whole.end = std::max(at->end, day_after(at->start, steps) - 1);
  }
  whole.precision = DatePrecision::range;
  Date out = to_date(whole, date.basis);
  out.text = date.text;
  return out;
}

bool is_day(const std::optional<Date>& date) {
  return date && date->known() && !date->year_open() && date->precision == DatePrecision::day;
}

// Whether a word names the deed that another tells: "the bombing" and "bombed".
bool names_deed(const std::string& noun, const std::string& deed) {
  constexpr std::size_t kStem = 4;
  return noun == deed || (noun.size() >= kStem && deed.size() >= kStem &&
                          noun.compare(0, kStem, deed, 0, kStem) == 0);
}

// Events dated by each other; borrows all it works on.
class EventDater {
 public:
  EventDater(const Reading& reading, const std::vector<DatedEvent>& sites,
             std::vector<EventRecord>& events)
      : reading_(reading), analysis_(reading.analysis), sites_(sites), events_(events) {}

  void run() {
    for (std::size_t i = 0; i < events_.size(); ++i) forward(i);
    for (const DateMention& mention : reading_.dates) {
      if (mention.steps && mention.anchor != kNoToken) backward(mention);
    }
  }

 private:
  static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

  // "two days after the attack" dates what it hangs on.
  void forward(std::size_t i) {
    const DateMention* mention = sites_[i].mention;
    if (mention == nullptr || !mention->steps || mention->anchor == kNoToken) return;
    std::size_t other = at(mention->anchor, i);
    if (other == kNobody || !is_day(events_[other].date)) other = told_before(*mention, other, i);
    if (other == kNobody) return;
    set(i, *events_[other].date, *mention->steps, events_[other].id, mention->date.text);
  }

  // "on Friday, two days after an attack": the attack was on Wednesday.
  void backward(const DateMention& mention) {
    const std::size_t deed = at(mention.anchor, kNobody);
    if (deed == kNobody || (events_[deed].date && events_[deed].date->known())) return;
    for (std::size_t i = 0; i < events_.size(); ++i) {
      const TokenId trigger = sites_[i].trigger;
      const bool beside = analysis_.sentence_of(trigger) == analysis_.sentence_of(mention.anchor) &&
                          !dominates(analysis_, mention.anchor, trigger);
      if (!beside || !is_day(events_[i].date) || !hangs_on(mention, trigger)) continue;
      set(deed, *events_[i].date, {-mention.steps->count, mention.steps->unit}, events_[i].id,
          mention.date.text);
      return;
    }
  }

  bool hangs_on(const DateMention& mention, TokenId trigger) const {
    TokenId up = mention.head;
    for (int step = 0; step < kMaxClimb && up != kNoToken; ++step) {
      if (up == trigger) return true;
      up = analysis_.at(up).head;
    }
    return dominates(analysis_, trigger, mention.head);
  }

  // The event that the words of an anchor tell.
  std::size_t at(TokenId anchor, std::size_t but) const {
    std::size_t best = kNobody;
    for (std::size_t i = 0; i < sites_.size(); ++i) {
      if (i == but) continue;
      if (sites_[i].trigger == anchor) return i;
      if (best == kNobody && dominates(analysis_, anchor, sites_[i].trigger)) best = i;
    }
    return best;
  }

  // The nearest event of known day before the words of an anchor that is the same deed.
  std::size_t told_before(const DateMention& mention, std::size_t same, std::size_t but) const {
    const std::string noun = lemma_of(reading_, mention.anchor);
    for (std::size_t i = sites_.size(); i-- > 0;) {
      if (i == but || i == same || sites_[i].trigger >= mention.anchor) continue;
      if (!is_day(events_[i].date)) continue;
      const bool kin = same != kNobody && events_[same].type == events_[i].type;
      if (kin || names_deed(noun, lemma_of(reading_, sites_[i].trigger))) return i;
    }
    return kNobody;
  }

  void set(std::size_t i, const Date& from, DateSteps steps, const std::string& id,
           const std::string& text) {
    Date date = date_at(from, steps, "relative to " + id);
    if (!date.known()) return;
    date.text = text;
    events_[i].why += fmt::format("; date: {} ({})", date.text, date.basis);
    events_[i].date = std::move(date);
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const std::vector<DatedEvent>& sites_;
  std::vector<EventRecord>& events_;
};

// Whether a date lies so far back that no report would call it news.
bool lies_back(const Reading& reading, const Date& date) {
  std::optional<DateInterval> days = interval_of(date);
  std::optional<Day> published = published_day(reading);
  if (!published) published = latest_told(reading);
  if (!days || !published) return false;
  if (days->end + kNewsDays < *published) return true;
  return date.precision == DatePrecision::range && days->end <= *published &&
         days->end - days->start >= kLongDays;
}

// The event as the report recalls it.
class Recalled {
 public:
  Recalled(const Reading& reading, const EventTables& tables, const TriggerSite& site)
      : reading_(reading), analysis_(reading.analysis), tables_(tables), site_(site) {}

  bool is() const {
    if (long_lasting(site_.trigger)) return true;
    for (TokenId c : children(analysis_, site_.anchor)) {
      if (is_class(c, "recalling") || is_age(c) || is_long_time(c)) return true;
    }
    return commemorated() || in_a_life();
  }
  // "the previous call", "an earlier agreement"
  bool is_earlier() const {
    for (TokenId c : children(analysis_, site_.trigger)) {
      const bool own = c < site_.trigger || analysis_.at(c).tag == Upos::adv;
      if (is_class(c, "earlier") || (own && tables_.in_class(form_of(reading_, c), "earlier"))) {
        return true;
      }
    }
    return false;
  }
  // "Three years after Russia invaded": what others are counted from in months or years.
  bool is_counted_from() const {
    return std::any_of(reading_.dates.begin(), reading_.dates.end(), [this](const auto& date) {
      return date.steps && date.steps->unit >= kMonthUnit && date.steps->count > 0 &&
             date.anchor != kNoToken && dominates(analysis_, date.anchor, site_.trigger);
    });
  }
  // Told since when: "since Russia invaded", "30 years since the attack".
  bool is_since() const {
    TokenId up = site_.trigger;
    for (int step = 0; step < kMaxDepth && up != kNoToken; ++step) {
      if (preposition_of(analysis_, up) == "since") return true;
      TokenId mark = child(analysis_, up, Relation::mark);
      if (mark != kNoToken && form_of(reading_, mark) == "since") return true;
      if (analysis_.at(up).tag == Upos::verb && up != site_.trigger) return false;
      up = analysis_.at(up).head;
    }
    return false;
  }

 private:
  bool is_class(TokenId token, std::string_view name) const {
    return tables_.in_class(lemma_of(reading_, token), name);
  }

  // "during the Cold War", "in Soviet times"
  bool is_age(TokenId token) const {
    if (!is_class(token, "era") || preposition_of(analysis_, token).empty()) return false;
    for (TokenId c : children(analysis_, token)) {
      if (is_class(c, "era-name")) return true;
    }
    return false;
  }

  // "for decades", "centuries ago"; not "for two years"
  bool is_long_time(TokenId token) const {
    if (form_of(reading_, token) == "ago") {
      const std::vector<TokenId> words = children(analysis_, token);
      return std::any_of(words.begin(), words.end(), [this](TokenId c) { return is_uncounted(c); });
    }
    if (!is_uncounted(token)) return false;
    bool led = preposition_of(analysis_, token) == "for";
    for (TokenId c : children(analysis_, token)) led = led || form_of(reading_, c) == "ago";
    return led;
  }

  // "decades", not "two decades"
  bool is_uncounted(TokenId token) const {
    if (!is_class(token, "long-time")) return false;
    if (analysis_.at(token).features.number != Number::plural) return false;
    for (TokenId c : children(analysis_, token)) {
      if (base(analysis_.at(c).relation) == Relation::nummod) return false;
    }
    return true;
  }

  // "the decades-long occupation"
  bool long_lasting(TokenId noun) const {
    for (TokenId c : children(analysis_, noun)) {
      if (c > noun) continue;
      const TokenRange words = subtree(analysis_, c);
      for (TokenId t = words.begin; t < words.end; t = next(t)) {
        if (form_of(reading_, t) == "long" && index(t) > index(words.begin)) {
          for (TokenId w = words.begin; w < t; w = next(w)) {
            if (is_class(w, "long-time")) return true;
          }
        }
      }
    }
    return false;
  }

  // "the anniversary of the invasion", "commemorated the invasion"
  bool commemorated() const {
    TokenId up = analysis_.at(site_.trigger).head;
    for (int step = 0; step < kMaxDepth && up != kNoToken; ++step) {
      if (is_class(up, "commemoration")) return true;
      if (analysis_.at(up).tag == Upos::verb) return false;
      up = analysis_.at(up).head;
    }
    return false;
  }

  // "Born in 1960, he led the army that attacked ..."
  bool in_a_life() const {
    const TokenRange words = analysis_.sentence(analysis_.sentence_of(site_.trigger)).tokens;
    if (analysis_.at(site_.anchor).features.tense != Tense::past) return false;
    for (TokenId t = words.begin; t < words.end; t = next(t)) {
      if (form_of(reading_, t) == "born" && analysis_.at(t).tag == Upos::verb) return true;
    }
    return false;
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const EventTables& tables_;
  const TriggerSite& site_;
};

}  // namespace

const DateMention* date_mention(const Reading& reading, const TriggerSite& site) {
  const DateMention* mention = date_of(reading.analysis, reading.dates, site.trigger);
  if (mention == nullptr && site.anchor != site.trigger) {
    mention = date_of(reading.analysis, reading.dates, site.anchor);
  }
  if (mention == nullptr) mention = when_date(reading, site.anchor);
  if (mention == nullptr) mention = caption_date(reading, site.trigger);
  return mention;
}

std::optional<Date> find_date(const Reading& reading, const TriggerSite& site) {
  const DateMention* mention = date_mention(reading, site);
  if (mention == nullptr) return std::nullopt;
  if (mention->lasting && lasts(reading, *mention->lasting, site)) {
    return stretched(mention->date, mention->lasting->steps);
  }
  return mention->date;
}

void date_by_events(const Reading& reading, const std::vector<DatedEvent>& sites,
                    std::vector<EventRecord>& events) {
  EventDater(reading, sites, events).run();
  for (EventRecord& event : events) {
    if (event.date && event.date->known() && lies_back(reading, *event.date)) {
      event.background = true;
    }
  }
}

bool is_background(const Reading& reading, const EventTables& tables, const TriggerSite& site,
                   const std::optional<Date>& date, bool past_perfect) {
  const Recalled recalled(reading, tables, site);
  if (past_perfect || recalled.is_earlier() || recalled.is()) return true;
  if (date && date->known() && !date->year_open()) return lies_back(reading, *date);
  return recalled.is_since() || recalled.is_counted_from();
}

bool is_future(const Reading& reading, const std::optional<Date>& date) {
  if (!date || !date->known() || date->year_open()) return false;
  std::optional<Day> start = parse_iso_day(date->start);
  std::optional<Day> published = published_day(reading);
  return start && published && *start > *published;
}

}  // namespace dragoman
