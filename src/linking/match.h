// Whether two mentions may be one incident, and how much speaks for it.
//
// What cannot be is decided first and holds whatever else agrees: another type, other parties or
// counterparts, dates that do not meet, a call and a visit, "the previous meeting" beside this one.
// What is left is scored: each agreement has a weight (data/linking/weights.tsv), the sum must
// reach the threshold there. Symmetric; depends on the two mentions and the tables alone.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "linking/event_mention.h"

namespace dragoman {

enum class Agreement : std::uint8_t {
  same_document,
  same_sentence,
  nearby,              // of one document, at most 600 bytes apart
  both_sides,          // two states or more are the same
  one_side,            // one is, and one of the mentions names no other
  two_persons,         // two persons or more are the same
  one_person,          // one is
  same_day,            // both dates known to a few days, and they meet
  same_month,          // they meet, and the wider is at most a month
  same_season,         // they meet, and the wider is longer
  next_day,            // they miss each other by a day
  same_calendar_day,   // a date without a year falls on the other's day
  fits_publication,    // the one's date is where the other's publication lets it be
  published_together,  // both are told as news within a few days
  no_time,             // of two documents, and nothing tells when one of them was
  same_stem,           // of the triggers
  same_mode,
  same_place,
  other_place,
  other_party,  // a person is the same, but the other sides are not
  other_type,   // of the same kin
  other_stem,   // where the word is not free, as it is of meetings and attacks
  same_deed,    // the same mode of anything but a meeting, which is rare enough to be known by it
  ahead_and_done,  // planned in one, happened in the other
  denied,          // negated in one only
  in_background,   // of one only
  words,           // the cosine of their sentences
  subject,         // the cosine of their documents' subjects
};
inline constexpr std::size_t kAgreements = 28;

// Types that reports take for each other when they tell of one thing: who agrees to leave concedes.
enum class Kin : std::uint8_t {
  meeting,
  accord,
  aid,
  demand,
  blame,
  refusal,
  threat,
  protest,
  breach,
  muster,
  force
};
Kin kin_of(std::string_view type);

std::string_view agreement_name(Agreement agreement);

class MatchWeights {
 public:
  // Reads data/linking/weights.tsv below `data`; an agreement that is not there weighs nothing.
  // Fails with bad_table, not_found.
  static Result<MatchWeights> load(const std::filesystem::path& data);

  double of(Agreement agreement) const { return weights_[static_cast<std::size_t>(agreement)]; }
  double threshold() const { return threshold_; }

 private:
  std::array<double, kAgreements> weights_{};
  double threshold_ = 0;
};

struct Match {
  bool possible = false;
  double score = 0;                          // where possible
  std::array<double, kAgreements> values{};  // 0 or 1, or a cosine
};

// Whether a reader says that they are one, or that they are not. What a reader says holds whatever
// else agrees.
bool are_tied(const EventMention& a, const EventMention& b);
bool are_kept_apart(const EventMention& a, const EventMention& b);
inline constexpr double kTiedScore = 1000;

// Whether nothing forbids it. Cheaper than match().
bool may_be_one(const EventMention& a, const EventMention& b);

Match match(const EventMention& a, const EventMention& b, const MatchWeights& weights);

// "same day, both sides, same place": the agreements that speak for it, the heaviest first.
std::string describe(const Match& match, const MatchWeights& weights);

}  // namespace dragoman
