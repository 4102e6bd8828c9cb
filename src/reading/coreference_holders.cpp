// An office is held by whom the text gives it, in the same or a fuller form ("the minister" is the
// foreign minister), else by whom the tables know in it on the report's day.
#include "reading/coreference_holders.h"

#include <algorithm>
#include <span>

#include "base/utf8.h"

namespace dragoman {
namespace {

std::string_view last_word(std::string_view text) {
  std::size_t at = text.find_last_of(' ');
  return at == std::string_view::npos ? text : text.substr(at + 1);
}

}  // namespace

// Whether a mention that stands for the holder of an office may be one of several wanted.
bool OfficeHolders::stands_for(const Past& past, const Found& wanted) const {
  if (!past.office) return false;
  const OfficeEntry& own = k_.offices()[*past.office];
  const OfficeEntry& office = k_.offices()[wanted.office];
  if (!is_head_of_state_or_government(own) && own.rank != "minister") return false;
  return own.office == office.office || own.office.ends_with(" " + office.office) ||
         (office.office == "leader" && is_head_of_state_or_government(own)) ||
         (office.rank == "diplomat" && own.rank == "minister" && own.body == "mfa");
}

bool OfficeHolders::holds(const ActorEntry& person, const Found& wanted) const {
  const OfficeEntry& office = k_.offices()[wanted.office];
  for (const HeldOffice& held : person.offices) {
    const OfficeEntry& own = k_.offices()[held.office];
    bool same = held.office == wanted.office;
    bool top_diplomat = wanted.senior && office.rank == "diplomat" && own.rank == "minister" &&
                        held.suffix == "mfa";
    bool shorter = own.office.size() > office.office.size() &&
                   own.office.ends_with(" " + office.office) &&
                   to_lower(held.role.title).find("vice ") == std::string::npos;
    // "the head of the Foreign Ministry" is the foreign minister.
    bool heads = office.body.empty() && !wanted.suffix.empty() && held.suffix == wanted.suffix &&
                 own.rank == "minister" && office.rank == "official" && own.body == wanted.suffix;
    bool by_title = last_word(to_lower(held.role.title)) == office.office;
    bool leader = office.office == "leader" && is_head_of_state_or_government(own);
    if (same || top_diplomat || heads || shorter || leader ||
        (by_title && !same && own.rank == office.rank)) {
      return true;
    }
  }
  return false;
}

bool OfficeHolders::is_of(const ActorEntry& person,
                          const std::vector<std::string>& countries) const {
  if (countries.empty()) return true;
  for (const HeldOffice& held : person.offices) {
    if (std::find(countries.begin(), countries.end(), held.role.country) != countries.end()) {
      return true;
    }
  }
  return std::find(countries.begin(), countries.end(), person.record.country) != countries.end();
}

std::vector<ActorIndex> OfficeHolders::in_document(const Found& wanted, std::size_t count) const {
  std::vector<ActorIndex> all;
  for (std::uint32_t i = 0; i < b_.registry.entries().size(); ++i) {
    auto a = static_cast<ActorIndex>(i);
    if (entry(a).record.kind == "person" && holds(entry(a), wanted) &&
        is_of(entry(a), wanted.countries)) {
      all.push_back(a);
    }
  }
  // A long text names few people in many places.
  if (all.empty() && count == 1) return {};
  std::vector<ActorIndex> before;
  auto is_in = [&](ActorIndex a, bool person) {
    return std::any_of(before.begin(), before.end(), [&](ActorIndex b) {
      const bool alike = !person || entry(b).record.kind != "person";
      return a == b || (alike && country_of(b_, a) == country_of(b_, b));
    });
  };
  for (auto past = history_.past.rbegin(); past != history_.past.rend() && before.size() < count;
       ++past) {
    const std::size_t size = past->actors.size();
    for (std::size_t i = 0; i < size; ++i) {
      // Of a group the last first, as they are put in order at the end; one alone is its first.
      const ActorIndex* a = &past->actors[count > 1 ? size - 1 - i : i];
      const bool person = entry(*a).record.kind == "person";
      const bool fits = person ? holds(entry(*a), wanted) && is_of(entry(*a), wanted.countries)
                               : count > 1 && wanted.countries.empty() &&
                                     !history_.too_far(*past, wanted.tokens.begin) &&
                                     stands_for(*past, wanted);
      if (fits && !is_in(*a, person) && before.size() < count) before.push_back(*a);
    }
  }
  if (before.size() == count) {
    std::reverse(before.begin(), before.end());
    return before;
  }
  if (all.size() == count) return all;
  return {};
}

bool OfficeHolders::name_by_tables(Found& found, const std::vector<std::string>& codes) {
  std::vector<ActorIndex> people;
  const std::uint32_t office = office_meant(found);
  for (const std::string& code : codes) {
    const auto person = known_.holder(office, code);
    if (!person) return false;
    people.push_back(*person);
  }
  found.actors = std::move(people);
  found.why = "office: its holder on the report's day, by the tables";
  return true;
}

// "the top Armenian diplomat", "the head of the Foreign Ministry" mean the minister.
std::uint32_t OfficeHolders::office_meant(const Found& found) const {
  const OfficeEntry& said = k_.offices()[found.office];
  const bool top_diplomat = found.senior && said.rank == "diplomat";
  const bool heads = said.rank == "official" && said.body.empty() && !found.suffix.empty();
  if (!top_diplomat && !heads) return found.office;
  const std::string_view body = top_diplomat ? "mfa" : std::string_view(found.suffix);
  for (std::uint32_t i = 0; i < k_.offices().size(); ++i) {
    if (k_.offices()[i].rank == "minister" && k_.offices()[i].body == body) return i;
  }
  return found.office;
}

bool OfficeHolders::is_of_organization(const ActorEntry& person, std::uint32_t office,
                                       const std::string& id) const {
  for (const HeldOffice& held : person.offices) {
    if (held.office != office || held.role.organization.empty()) continue;
    std::vector<std::string_view> words = split(held.role.organization, ' ');
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto named = k_.match(std::span<const std::string_view>(words).subspan(i));
      if (named.empty()) continue;
      for (const Candidate& candidate : named[0].values) {
        if (candidate.sense == Sense::organization &&
            k_.organizations()[candidate.index].id == id) {
          return true;
        }
      }
    }
  }
  return false;
}

const HeldOffice* OfficeHolders::main_office(const ActorEntry& person) const {
  const HeldOffice* best = nullptr;
  for (const HeldOffice& held : person.offices) {
    if (held.former) continue;
    if (held.role.basis == "text") return &held;
    const OfficeEntry& office = k_.offices()[held.office];
    const bool higher =
        best == nullptr || (is_head_of_state_or_government(office) &&
                            !is_head_of_state_or_government(k_.offices()[best->office]));
    if (higher) best = &held;
  }
  return best;
}

}  // namespace dragoman
