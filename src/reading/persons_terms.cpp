#include "reading/persons_terms.h"

#include <fmt/format.h>

#include <algorithm>

namespace dragoman {
namespace {

bool leads(const OfficeEntry& office) {
  return office.rank == "minister" || is_head_of_state_or_government(office);
}

// Offices that many hold at once: no one person stands for them.
bool has_many_holders(const OfficeEntry& office) {
  return office.rank == "diplomat" || office.rank == "judge" || office.rank == "deputy_minister" ||
         office.office == "commissioner";
}

}  // namespace

bool is_head_of_state_or_government(const OfficeEntry& office) {
  return office.rank == "head_of_state" || office.rank == "head_of_government" ||
         office.rank == "royal";
}

// The state that a term is served for: its own, or that of the body it is of.
std::string TermsOfDay::state_of(const OfficeTerm& term) const {
  if (k_.state(term.of) != nullptr) return term.of;
  if (const OrganizationEntry* organization = k_.organization(term.of)) {
    return organization->country;
  }
  for (const ProperBodyEntry& body : k_.proper_bodies()) {
    if (body.id == term.of) return body.country;
  }
  return {};
}

// "chancellor" and "prime minister", "secretary of state" and "foreign minister" are one office
// under two names.
bool TermsOfDay::same_office(std::uint32_t a, std::uint32_t b) const {
  if (a == b) return true;
  const OfficeEntry& one = office(a);
  const OfficeEntry& two = office(b);
  if (one.rank != two.rank || !leads(one)) return false;
  return one.rank != "minister" || (one.body == two.body && !one.body.empty());
}

HeldOffice TermsOfDay::held(const OfficeTerm& term) const {
  HeldOffice out;
  const OfficeEntry& entry = office(term.office);
  out.office = term.office;
  out.suffix = entry.body;
  out.role.title = term.modifier.empty() ? entry.office : term.modifier + " " + entry.office;
  if (k_.state(term.of) == nullptr) {
    const OrganizationEntry* organization = k_.organization(term.of);
    out.role.organization = organization != nullptr ? organization->name : term.of;
  }
  out.role.country = state_of(term);
  out.role.from = term.first;
  out.role.to = term.last;
  out.role.basis = "knowledge";
  out.role.as_of = term.as_of;
  out.former = !day_.empty() && term.is_over(day_);
  return out;
}

// The terms that matter on the day: those that run; where none does, the last one that ended.
std::vector<const OfficeTerm*> TermsOfDay::terms_now(std::uint32_t person) const {
  std::vector<const OfficeTerm*> now;
  const OfficeTerm* last = nullptr;
  if (day_.empty()) return now;
  for (const OfficeTerm& term : k_.holders().terms_of(person)) {
    if (term.covers(day_)) now.push_back(&term);
    if (term.is_over(day_) && (last == nullptr || last->last_day < term.last_day)) last = &term;
  }
  if (now.empty() && last != nullptr) now.push_back(last);
  return now;
}

bool TermsOfDay::is_running(std::uint32_t person) const {
  const auto terms = k_.holders().terms_of(person);
  return !day_.empty() && std::any_of(terms.begin(), terms.end(),
                                      [&](const OfficeTerm& term) { return term.covers(day_); });
}

bool TermsOfDay::led_a_state(std::uint32_t person, bool now) const {
  for (const OfficeTerm& term : k_.holders().terms_of(person)) {
    if (!leads(office(term.office)) || !term.modifier.empty()) continue;
    if (!now || (!day_.empty() && term.covers(day_))) return true;
  }
  return false;
}

// What the tables say against "NAME is OFFICE of COUNTRY" on the day; empty for nothing.
std::string TermsOfDay::against(std::uint32_t person, const HeldOffice& said) const {
  if (day_.empty() || said.former || said.role.country.empty()) return {};
  const OfficeTerm* over = nullptr;
  for (const OfficeTerm& term : k_.holders().terms_of(person)) {
    if (state_of(term) != said.role.country) continue;
    if (term.covers(day_) && same_office(term.office, said.office)) return {};
    if (term.office == said.office && term.modifier.empty() && term.is_over(day_)) over = &term;
  }
  std::string holder;
  for (const OfficeTerm* term : k_.holders().holders(said.office, "", said.role.country, day_)) {
    if (term->is_assumed(day_) || term->holding == Holding::joint) return {};
    holder = fmt::format("{} since {}", k_.holders().persons()[term->person].name, term->first);
  }
  if (over == nullptr && holder.empty()) return {};
  std::string out = "holders.tsv: ";
  if (over != nullptr) out += "until " + over->last;
  if (over != nullptr && !holder.empty()) out += ", then ";
  return out + holder;
}

bool TermsOfDay::is_prominent(std::uint32_t person, bool any_minister) const {
  for (const OfficeTerm& term : k_.holders().terms_of(person)) {
    const OfficeEntry& held = office(term.office);
    if (!term.modifier.empty() || (!day_.empty() && !term.covers(day_))) continue;
    if (is_head_of_state_or_government(held)) return true;
    if (held.rank != "minister") continue;
    if (any_minister || held.body == "mfa" || held.body == "mod") return true;
  }
  return false;
}

bool TermsOfDay::is_head(std::uint32_t person) const {
  const auto terms = k_.holders().terms_of(person);
  return std::any_of(terms.begin(), terms.end(), [this](const OfficeTerm& term) {
    return term.modifier.empty() && is_head_of_state_or_government(office(term.office)) &&
           (day_.empty() || term.covers(day_));
  });
}

bool TermsOfDay::serves_alone(std::uint32_t person) const {
  const auto terms = k_.holders().terms_of(person);
  return !day_.empty() && std::any_of(terms.begin(), terms.end(), [this](const OfficeTerm& term) {
    return term.covers(day_) && !has_many_holders(office(term.office));
  });
}

std::int64_t TermsOfDay::sole_holder(std::uint32_t wanted, const std::string& country) const {
  if (day_.empty() || has_many_holders(office(wanted))) return -1;
  const OfficeTerm* best = nullptr;
  for (std::uint32_t i = 0; i < k_.offices().size(); ++i) {
    if (!same_office(wanted, i)) continue;
    for (const OfficeTerm* term : k_.holders().holders(i, "", country, day_)) {
      if (term->holding == Holding::joint || term->holding == Holding::rival) return -1;
      if (best == nullptr || best->person == term->person) {
        best = term;
        continue;
      }
      // On the day of a change both hold: the later one counts.
      const bool later = best->last_day == day_ || term->first_day > best->first_day;
      const bool changes = best->last_day == day_ || term->last_day == day_;
      if (!changes) return -1;
      if (later && term->last_day != day_) best = term;
    }
  }
  return best == nullptr ? -1 : static_cast<std::int64_t>(best->person);
}

}  // namespace dragoman
