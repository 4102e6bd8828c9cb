// The terms of the tables on the day of one report.
//
// Offices under two names ("chancellor", "prime minister") count as one. All questions are about
// the day of the report; without one nothing runs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "knowledge/knowledge.h"
#include "reading/actors_registry.h"

namespace dragoman {

bool is_head_of_state_or_government(const OfficeEntry& office);

class TermsOfDay {
 public:
  // `day`: ISO 8601, or empty where it is not known. `knowledge` must outlive it.
  TermsOfDay(const Knowledge& knowledge, std::string day) : k_(knowledge), day_(std::move(day)) {}

  const std::string& day() const { return day_; }
  const OfficeEntry& office(std::uint32_t i) const { return k_.offices()[i]; }
  // The state that a term is served for: its own, or that of the body it is of; or "".
  std::string state_of(const OfficeTerm& term) const;
  bool same_office(std::uint32_t a, std::uint32_t b) const;
  // The term as a role with the basis "knowledge".
  HeldOffice held(const OfficeTerm& term) const;
  // The terms that matter on the day: those that run; where none does, the last one that ended.
  std::vector<const OfficeTerm*> terms_now(std::uint32_t person) const;
  bool is_running(std::uint32_t person) const;
  // Whether the person ever led a state or one of its ministries, or does so `now`.
  bool led_a_state(std::uint32_t person, bool now) const;
  // Whether a family name alone may mean the person: a head of state or government, a foreign or
  // defence minister on the day (without a day, at any time), with `any_minister` all ministers.
  bool is_prominent(std::uint32_t person, bool any_minister) const;
  bool is_head(std::uint32_t person) const;  // of state or government, likewise
  // Whether the person holds an office on the day that few hold: no ambassador's, no judge's.
  bool serves_alone(std::uint32_t person) const;
  // What the tables say against "the person holds this office", in words; empty for nothing.
  std::string against(std::uint32_t person, const HeldOffice& said) const;
  // The one who holds an office of a state; -1 where nobody or several do.
  std::int64_t sole_holder(std::uint32_t office, const std::string& country) const;

 private:
  const Knowledge& k_;
  std::string day_;
};

}  // namespace dragoman
