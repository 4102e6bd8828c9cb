#include "exchange/comparison.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "briefing/prose.h"
#include "exchange/each_record.h"
#include "exchange/event_rows.h"
#include "exchange/foreign_deeds.h"

namespace dragoman {
namespace {

using Key = std::tuple<Day, Day, std::string, std::string, std::string>;

Key key_of(const ComparedDeed& deed) {
  return {deed.first, deed.last, deed.one, deed.other, deed.type};
}

// Deeds under their keys; what has the same key, and the same id of ours, is one.
class Deeds {
 public:
  explicit Deeds(const ComparisonOptions& options) : options_(&options) {
    since_ = parse_iso_day(options.since);
    until_ = parse_iso_day(options.until);
  }

  bool in_time(Day first, Day last) const {
    return (!since_ || last >= *since_) && (!until_ || first <= *until_);
  }
  // Puts the states in order; false where they are one, or not the pair that is asked for.
  bool wanted(std::string& one, std::string& other) const {
    if (one > other) std::swap(one, other);
    if (one == other || one.empty()) return false;
    const auto& [first, second] = options_->pair;
    return first.empty() || (one == std::min(first, second) && other == std::max(first, second));
  }

 private:
  const ComparisonOptions* options_;
  std::optional<Day> since_;
  std::optional<Day> until_;
};

Status add_ours(Store& store, const RowTables& tables, const Deeds& deeds, RowComparison& out) {
  std::set<std::pair<std::string, Key>> seen;
  Result<std::size_t> rows =
      each_incident_row(store, {&tables, RowSides::both}, [&](const EventRow& row) {
        ComparedDeed deed;
        deed.one = row.actor->country;
        deed.other = row.recipient->country;
        deed.first = deed.last = *parse_iso_day(row.day);
        const std::optional<Date>& date =
            row.incident != nullptr && row.incident->date ? row.incident->date : row.event().date;
        if (date && date->start == row.day) {
          deed.last = parse_iso_day(date->end).value_or(deed.first);
        }
        if (!deeds.in_time(deed.first, deed.last) || !deeds.wanted(deed.one, deed.other)) return;
        deed.type = row.event().type;
        deed.ids.push_back(row.incident != nullptr ? row.incident->id : row.event().id);
        if (!seen.insert({deed.ids.front(), key_of(deed)}).second) return;
        deed.words = one_line(slice(row.story().document.text, row.event().evidence.front().span));
        out.ours.push_back(std::move(deed));
      });
  return rows ? Status() : Status(rows.error());
}

Status add_theirs(Store& store, const RowTables& tables, const std::string& source,
                  const Deeds& deeds, RowComparison& out) {
  std::map<Key, std::size_t> known;
  return each_record<ForeignEventRecord>(store, {}, [&](const ForeignEventRecord& row) {
    if (row.source != source) return;
    const ForeignDeed deed = foreign_deed(row, tables);
    if (!deed.day) {
      ++out.without_day;
      return;
    }
    if (!deeds.in_time(*deed.day, *deed.day)) return;
    bool with_states = false;
    bool of_pair = false;
    for (const std::string& one : deed.sources) {
      for (const std::string& other : deed.targets) {
        with_states = with_states || one != other;
        ComparedDeed next{*deed.day, *deed.day, one, other, deed.type, {}, {}};
        if (!deeds.wanted(next.one, next.other)) continue;
        of_pair = true;
        if (deed.type.empty()) continue;
        const auto [place, is_new] = known.emplace(key_of(next), out.theirs.size());
        if (is_new) {
          next.words = deed.words;
          out.theirs.push_back(std::move(next));
        }
        std::vector<std::string>& ids = out.theirs[place->second].ids;
        if (ids.empty() || ids.back() != row.id) ids.push_back(row.id);
      }
    }
    if (with_states && !of_pair) return;
    ++out.rows;
    if (!with_states) {
      ++out.without_states;
    } else if (deed.type.empty()) {
      ++out.without_type;
    }
  });
}

// The deeds of one pair of states, ours and theirs, by day.
struct OnePair {
  std::vector<std::size_t> ours;
  std::vector<std::size_t> theirs;
};

class Matcher {
 public:
  Matcher(RowComparison& comparison, Day days)
      : comparison_(&comparison),
        days_(days),
        ours_(comparison.ours.size(), nullptr),
        theirs_(comparison.theirs.size(), nullptr) {}

  void match(const OnePair& pair, bool same_type);
  void tell();

 private:
  static Day distance(const ComparedDeed& ours, Day day) {
    return std::max({Day{0}, ours.first - day, day - ours.last});
  }

  RowComparison* comparison_;
  Day days_;
  std::vector<const ComparedDeed*> ours_;  // what each is held to
  std::vector<const ComparedDeed*> theirs_;
};

void Matcher::match(const OnePair& pair, bool same_type) {
  const std::vector<ComparedDeed>& theirs = comparison_->theirs;
  for (Day apart = 0; apart <= days_; ++apart) {
    for (const std::size_t i : pair.ours) {
      const ComparedDeed& own = comparison_->ours[i];
      if (ours_[i] != nullptr) continue;
      auto at =
          std::lower_bound(pair.theirs.begin(), pair.theirs.end(), own.first - apart,
                           [&](std::size_t other, Day day) { return theirs[other].first < day; });
      for (; at != pair.theirs.end() && theirs[*at].first <= own.last + apart; ++at) {
        const ComparedDeed& other = theirs[*at];
        if (theirs_[*at] != nullptr || (same_type && other.type != own.type)) continue;
        if (distance(own, other.first) != apart) continue;
        ours_[i] = &other;
        theirs_[*at] = &own;
        break;
      }
    }
  }
}

void Matcher::tell() {
  RowComparison& all = *comparison_;
  for (std::size_t i = 0; i < all.ours.size(); ++i) {
    const ComparedDeed& own = all.ours[i];
    TypeCount& count = all.types[own.type];
    if (ours_[i] == nullptr) {
      all.pairs.push_back({ComparisonOutcome::here, &own, nullptr});
      ++count.here;
    } else {
      const bool both = ours_[i]->type == own.type;
      all.pairs.push_back(
          {both ? ComparisonOutcome::both : ComparisonOutcome::other_type, &own, ours_[i]});
      ++(both ? count.both : count.other_type);
    }
  }
  for (std::size_t i = 0; i < all.theirs.size(); ++i) {
    if (theirs_[i] != nullptr) continue;
    all.pairs.push_back({ComparisonOutcome::there, nullptr, &all.theirs[i]});
    ++all.types[all.theirs[i].type].there;
  }
  std::stable_sort(all.pairs.begin(), all.pairs.end(),
                   [](const ComparedPair& a, const ComparedPair& b) {
                     return key_of(a.any()) < key_of(b.any());
                   });
}

}  // namespace

std::string_view outcome_name(ComparisonOutcome agreement) {
  switch (agreement) {
    case ComparisonOutcome::both:
      return "both";
    case ComparisonOutcome::other_type:
      return "other type";
    case ComparisonOutcome::here:
      return "only here";
    case ComparisonOutcome::there:
      return "only there";
  }
  return "";
}

void match_deeds(RowComparison& comparison, Day days) {
  const auto by_day = [](const ComparedDeed& a, const ComparedDeed& b) {
    return std::tuple(key_of(a), a.ids) < std::tuple(key_of(b), b.ids);
  };
  std::sort(comparison.ours.begin(), comparison.ours.end(), by_day);
  std::sort(comparison.theirs.begin(), comparison.theirs.end(), by_day);
  std::map<std::pair<std::string, std::string>, OnePair> pairs;
  for (std::size_t i = 0; i < comparison.ours.size(); ++i) {
    pairs[{comparison.ours[i].one, comparison.ours[i].other}].ours.push_back(i);
  }
  for (std::size_t i = 0; i < comparison.theirs.size(); ++i) {
    pairs[{comparison.theirs[i].one, comparison.theirs[i].other}].theirs.push_back(i);
  }
  Matcher matcher(comparison, days);
  for (const bool same_type : {true, false}) {
    for (const auto& [states, pair] : pairs) matcher.match(pair, same_type);
  }
  matcher.tell();
}

Result<std::map<std::string, std::size_t>> foreign_sources(Store& store) {
  std::map<std::string, std::size_t> out;
  Status done = each_record<ForeignEventRecord>(
      store, {}, [&](const ForeignEventRecord& row) { ++out[row.source]; });
  if (!done) return done.error();
  return out;
}

Result<RowComparison> compare_with(Store& store, const RowTables& tables,
                                   const ComparisonOptions& options) {
  RowComparison out;
  const Deeds deeds(options);
  if (Status done = add_ours(store, tables, deeds, out); !done) return done.error();
  if (Status done = add_theirs(store, tables, options.source, deeds, out); !done) {
    return done.error();
  }
  match_deeds(out, options.days);
  return out;
}

}  // namespace dragoman
