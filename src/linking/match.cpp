#include "linking/match.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>
#include <vector>

#include "base/table.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, kAgreements> kNames = {
    "same document",    "same sentence",      "nearby",      "both sides",
    "one side",         "two persons",        "one person",  "same day",
    "same month",       "same season",        "next day",    "same calendar day",
    "fits publication", "published together", "no time",     "same stem",
    "same mode",        "same place",         "other place", "other party",
    "other type",       "other stem",         "same deed",   "ahead and done",
    "denied",           "in background",      "words",       "subject"};

constexpr Day kFewDays = 3;
constexpr Day kMonth = 31;
constexpr Day kLongest = 100;  // what took longer is no one event: "the attacks of 2021 and 2022"
constexpr std::uint32_t kNearby = 600;

// Types in which a person stands for himself: other people, another event.
constexpr std::array<std::string_view, 9> kPersonal = {
    "CONSULT", "AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AID"};

template <std::size_t N>
bool is_among(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::size_t shared(const std::set<std::string>& a, const std::set<std::string>& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const std::string& item) { return b.contains(item); }));
}

// A comparison on its way: what was found is written into `out`.
class Comparison {
 public:
  Comparison(const EventMention& a, const EventMention& b, Match& out) : a_(a), b_(b), out_(out) {}

  bool may_be() {
    return types_may() && realis_may() && modes_may() && distinct_may() && parties_may() &&
           time_may() && places_may();
  }
  void see_rest();

 private:
  void set(Agreement agreement, double value = 1) {
    out_.values[static_cast<std::size_t>(agreement)] = value;
  }
  bool one_document() const { return a_.document == b_.document; }
  bool types_may();
  bool realis_may();
  bool modes_may();
  bool distinct_may() const;
  bool parties_may();
  bool sides_may();
  bool persons_may();
  bool time_may();
  bool dates_may();
  bool yearless_may(const EventMention& open, const EventMention& other);
  bool publication_may();
  bool places_may();

  const EventMention& a_;
  const EventMention& b_;
  Match& out_;
  std::size_t persons_ = 0;  // that may be the same
};

bool Comparison::types_may() {
  if (a_.type == b_.type) return true;
  if (kin_of(a_.type) != kin_of(b_.type)) return false;
  set(Agreement::other_type);
  return true;
}

bool Comparison::realis_may() {
  const auto either = [&](Realis realis) { return a_.realis == realis || b_.realis == realis; };
  if (a_.realis == b_.realis) return true;
  if (either(Realis::hypothetical)) return either(Realis::planned);
  if (either(Realis::negated)) {
    if (one_document() && a_.sentence == b_.sentence) return false;
    set(Agreement::denied);
    return !either(Realis::planned);
  }
  if (either(Realis::planned)) {
    set(Agreement::ahead_and_done);
    // One report that tells what was done and what is planned tells of two, but for a day it gives.
    return !one_document() || (a_.clock == Clock::own && b_.clock == Clock::own);
  }
  return true;
}

bool Comparison::modes_may() {
  if (a_.mode.empty() || b_.mode.empty()) return true;
  if (a_.mode == b_.mode) {
    set(a_.type == "CONSULT" || a_.type != b_.type ? Agreement::same_mode : Agreement::same_deed);
    return true;
  }
  // How one fights or meets is told in many ways; what one does otherwise is another deed.
  if (a_.type == "CONSULT") return a_.mode != "phone" && b_.mode != "phone";
  return a_.type == "ASSAULT" || a_.type != b_.type;
}

bool Comparison::distinct_may() const {
  if (one_document()) {
    return a_.distinct == b_.distinct || (a_.clock == Clock::own && b_.clock == Clock::own);
  }
  const auto has_own_day = [](const EventMention& m) {
    return !m.distinct || m.clock == Clock::own || !m.yearless.empty();
  };
  return has_own_day(a_) && has_own_day(b_);
}

// How many persons of the one may be persons of the other.
std::size_t shared_persons(const std::vector<Person>& a, const std::vector<Person>& b) {
  return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](const Person& person) {
    return std::any_of(b.begin(), b.end(),
                       [&](const Person& other) { return person.may_be(other); });
  }));
}

// Of one state other people meet other people; of two states the same name is the same person read
// in two ways.
bool Comparison::persons_may() {
  for (const auto& [state, persons] : a_.all.persons) {
    const auto there = b_.all.persons.find(state);
    if (there == b_.all.persons.end()) continue;
    if (shared_persons(persons, there->second) == 0 && is_among(kPersonal, a_.type)) return false;
  }
  persons_ = 0;
  for (const auto& [state, persons] : a_.all.persons) {
    for (const auto& [other, others] : b_.all.persons) {
      persons_ += shared_persons(persons, others);
    }
  }
  if (persons_ >= 2) set(Agreement::two_persons);
  if (persons_ == 1) set(Agreement::one_person);
  return true;
}

bool Comparison::sides_may() {
  const std::size_t common = shared(a_.all.states, b_.all.states);
  const std::size_t fewest = std::min(a_.all.states.size(), b_.all.states.size());
  if (common == 0 && persons_ == 0) return false;
  if (common >= 2 || persons_ >= 2) {
    set(Agreement::both_sides);
    return true;
  }
  set(Agreement::one_side);
  if (fewest < 2) return true;
  set(Agreement::other_party);
  return persons_ > 0;
}

bool Comparison::parties_may() {
  if (!persons_may() || !sides_may()) return false;
  if (a_.directed && b_.directed) {
    if (!a_.actors.states.empty() && !b_.actors.states.empty() &&
        shared(a_.actors.states, b_.actors.states) == 0) {
      return false;
    }
    return shared(a_.recipients.states, b_.recipients.states) > 0;
  }
  // Who is known to do it is not the other's victim.
  return a_.directed == b_.directed || a_.actors.states.empty() || b_.actors.states.empty() ||
         shared(a_.actors.states, b_.actors.states) > 0 || persons_ > 0;
}

bool Comparison::dates_may() {
  const Days a = *a_.days;
  const Days b = *b_.days;
  const Day wider = std::max(a.length(), b.length());
  if (!a.overlaps(b)) {
    const Day gap = a.first > b.last ? a.first - b.last : b.first - a.last;
    if (gap > 1 || wider > kFewDays || one_document()) return false;
    set(Agreement::next_day);
    return true;
  }
  if (wider > kLongest && std::min(a.length(), b.length()) != wider) return false;
  set(wider <= kFewDays ? Agreement::same_day
      : wider <= kMonth ? Agreement::same_month
                        : Agreement::same_season);
  return true;
}

bool Comparison::yearless_may(const EventMention& open, const EventMention& other) {
  if (!other.yearless.empty()) {
    const std::size_t length = std::min(open.yearless.size(), other.yearless.size());
    if (open.yearless.compare(0, length, other.yearless, 0, length) != 0) return false;
    set(Agreement::same_calendar_day);
    return true;
  }
  if (other.clock != Clock::own || other.days->length() > kMonth) return true;
  const std::string first = iso_day(other.days->first).substr(4, open.yearless.size());
  const std::string last = iso_day(other.days->last).substr(4, open.yearless.size());
  if (open.yearless < first || open.yearless > last) return false;
  set(Agreement::same_calendar_day);
  return true;
}

// At least one has but its day of publication.
bool Comparison::publication_may() {
  if (a_.clock == Clock::published && b_.clock == Clock::published) {
    if (!a_.days->overlaps(*b_.days)) return false;
    set(Agreement::published_together);
    return true;
  }
  const EventMention& own = a_.clock == Clock::own ? a_ : b_;
  const EventMention& told = a_.clock == Clock::own ? b_ : a_;
  if (one_document()) return true;
  if (!own.days->overlaps(*told.days)) return false;
  if (own.days->length() <= kMonth) set(Agreement::fits_publication);
  return true;
}

bool Comparison::time_may() {
  if (!a_.yearless.empty()) return yearless_may(a_, b_);
  if (!b_.yearless.empty()) return yearless_may(b_, a_);
  if (a_.clock == Clock::none || b_.clock == Clock::none) {
    if (!one_document()) set(Agreement::no_time);
    return true;
  }
  return a_.clock == Clock::own && b_.clock == Clock::own ? dates_may() : publication_may();
}

bool Comparison::places_may() {
  if (a_.place.empty() || b_.place.empty()) return true;
  if (a_.place == b_.place) {
    set(Agreement::same_place);
    return true;
  }
  const bool one_is_wide = a_.place_is_state || b_.place_is_state;
  if (one_is_wide && a_.place_country == b_.place_country) return true;
  set(Agreement::other_place);
  return !one_document();
}

void Comparison::see_rest() {
  if (one_document()) {
    set(Agreement::same_document);
    if (a_.sentence == b_.sentence) set(Agreement::same_sentence);
    const std::uint32_t apart = a_.trigger.begin > b_.trigger.begin
                                    ? a_.trigger.begin - b_.trigger.begin
                                    : b_.trigger.begin - a_.trigger.begin;
    if (apart <= kNearby) set(Agreement::nearby);
  } else {
    if (a_.subject && b_.subject) {
      set(Agreement::subject, cosine(*a_.subject, *b_.subject));
    }
  }
  const bool free_word = a_.type == "CONSULT" || a_.type == "ASSAULT";
  if (a_.stem == b_.stem) {
    set(Agreement::same_stem);
  } else if (!free_word) {
    set(Agreement::other_stem);
  }
  // A rare deed is known without its day.
  if (out_.values[static_cast<std::size_t>(Agreement::same_deed)] > 0) {
    set(Agreement::no_time, 0);
  }
  if (a_.background != b_.background) set(Agreement::in_background);
  if (!(one_document() && a_.sentence == b_.sentence)) {
    set(Agreement::words, cosine(a_.words, b_.words));
  }
}

}  // namespace

Kin kin_of(std::string_view type) {
  static const std::map<std::string_view, Kin> kKin = {
      {"CONSULT", Kin::meeting}, {"AGREE", Kin::accord},    {"SUPPORT", Kin::accord},
      {"CONCEDE", Kin::accord},  {"RETREAT", Kin::accord},  {"COOPERATE", Kin::aid},
      {"AID", Kin::aid},         {"REQUEST", Kin::demand},  {"ACCUSE", Kin::blame},
      {"REJECT", Kin::refusal},  {"THREATEN", Kin::threat}, {"PROTEST", Kin::protest},
      {"SANCTION", Kin::breach}, {"COERCE", Kin::breach},   {"MOBILIZE", Kin::muster},
      {"ASSAULT", Kin::force}};
  const auto found = kKin.find(type);
  return found == kKin.end() ? Kin::meeting : found->second;
}

std::string_view agreement_name(Agreement agreement) {
  return kNames[static_cast<std::size_t>(agreement)];
}

Result<MatchWeights> MatchWeights::load(const std::filesystem::path& data) {
  Result<Table> table =
      Table::load(data / "linking" / "weights.tsv", {"agreement", "weight", "source"});
  if (!table) return table.error();
  MatchWeights out;
  std::vector<std::string> seen;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& name = table->cell(row, 0);
    const std::string& cell = table->cell(row, 1);
    double weight = 0;
    const auto [end, code] = std::from_chars(cell.data(), cell.data() + cell.size(), weight);
    if (code != std::errc() || end != cell.data() + cell.size()) {
      return table->error(row, fmt::format("'{}' is no number", cell));
    }
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) {
      return table->error(row, fmt::format("'{}' stands twice", name));
    }
    seen.push_back(name);
    if (name == "threshold") {
      out.threshold_ = weight;
      continue;
    }
    const auto* const found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end()) return table->error(row, fmt::format("no agreement '{}'", name));
    out.weights_[static_cast<std::size_t>(found - kNames.begin())] = weight;
  }
  return out;
}

bool are_tied(const EventMention& a, const EventMention& b) {
  return std::binary_search(a.together.begin(), a.together.end(), b.event);
}

bool are_kept_apart(const EventMention& a, const EventMention& b) {
  return std::binary_search(a.apart.begin(), a.apart.end(), b.event);
}

bool may_be_one(const EventMention& a, const EventMention& b) {
  if (are_tied(a, b)) return true;
  if (are_kept_apart(a, b)) return false;
  Match ignored;
  return Comparison(a, b, ignored).may_be();
}

Match match(const EventMention& a, const EventMention& b, const MatchWeights& weights) {
  Match out;
  if (are_kept_apart(a, b)) return out;
  if (are_tied(a, b)) {
    out.possible = true;
    out.score = kTiedScore;
    return out;
  }
  Comparison comparison(a, b, out);
  if (!comparison.may_be()) return out;
  comparison.see_rest();
  out.possible = true;
  for (std::size_t i = 0; i < kAgreements; ++i) {
    out.score += out.values[i] * weights.of(static_cast<Agreement>(i));
  }
  return out;
}

std::string describe(const Match& match, const MatchWeights& weights) {
  if (match.score >= kTiedScore) return "a reader joined them";
  std::vector<std::pair<double, std::string>> parts;
  for (std::size_t i = 0; i < kAgreements; ++i) {
    const double part = match.values[i] * weights.of(static_cast<Agreement>(i));
    if (part < 0.1) continue;
    const std::string name(kNames[i]);
    const bool whole = match.values[i] == 1;
    parts.emplace_back(-part, whole ? name : fmt::format("{} {:.2f}", name, match.values[i]));
  }
  std::sort(parts.begin(), parts.end());
  std::string out;
  for (const auto& [part, name] : parts) out += (out.empty() ? "" : ", ") + name;
  return out;
}

}  // namespace dragoman
