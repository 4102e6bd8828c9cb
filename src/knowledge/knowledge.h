// Who is who and what means what: the tables in data/, loaded once, shared read-only.
//
// Look-ups take words as they stand in a text and fold them first (case, accents, typographic
// marks). A look-up is a hash probe per token of the phrase. What is ambiguous comes back as
// several candidates; choosing among them is reading's business, since it needs the sentence.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/phrases.h"

namespace dragoman {

struct StateEntry {
  std::string code;  // alpha-3, or an own code
  std::string name;
  std::string capital;
  std::string status;        // member, observer, territory, disputed, unrecognised, historic
  bool has_iso_code = true;  // otherwise its records have no country
};

struct OrganizationEntry {
  std::string id;
  std::string kind;  // organization, company, party, media, group
  std::string name;
  std::string country;
  std::string code;
  std::vector<std::string> members;
};

struct BodyEntry {  // a body that every state has: "foreign ministry"
  std::string suffix;
  std::string name;
  std::string sector;
};

struct ProperBodyEntry {  // a body with a name of its own: "Pentagon"
  std::string id;
  std::string name;
  std::string country;
  std::string suffix;
  std::string sector;
};

struct OfficeEntry {
  std::string office;  // canonical, "foreign minister"
  std::string body;    // a BodyEntry's suffix, or empty
  std::string sector;
  std::string rank;
};

struct PlaceEntry {
  std::string name;
  std::string country;
  double latitude = 0;
  double longitude = 0;
  std::int64_t population = 0;
  std::string kind;  // city, region, sea, strait, base, ...
};

// What a phrase of a text may mean.
enum class Sense : std::uint8_t {
  state_name,       // "Russia", "the Soviet Union"      → states
  state_adjective,  // "Russian"                          → states
  demonym,          // "Russians", "Danes"                → states
  capital,          // "Moscow": the city, or its government → states
  metonym,          // "the Kremlin"                      → states
  organization,     //                                    → organizations
  body,             // "foreign ministry"                 → bodies
  proper_body,      // "Pentagon"                         → proper_bodies
  office,           // "foreign minister"                 → offices
  place,            // "Antalya"                          → places
};

struct Candidate {
  Sense sense = Sense::state_name;
  std::uint32_t index = 0;  // into the list of that sense
  friend bool operator==(const Candidate&, const Candidate&) = default;
};

class Knowledge {
 public:
  // Loads the tables of the folder. Fails (bad_table, not_found) with file and line.
  static Result<std::unique_ptr<const Knowledge>> load(const std::filesystem::path& data);

  // Every phrase of the tables that starts at words[0], longest first. `words` are the tokens of
  // the text as written, from the place looked at to the sentence's end. Case matters only for
  // names that are also ordinary words (the tables say which).
  std::vector<PhraseMatch<Candidate>> match(std::span<const std::string_view> words) const;

  // What a modifier before an office does ("deputy", "former", "acting", "elect", "senior"), or "".
  std::string_view office_modifier(std::string_view word) const;

  const std::vector<StateEntry>& states() const { return states_; }
  const std::vector<OrganizationEntry>& organizations() const { return organizations_; }
  const std::vector<BodyEntry>& bodies() const { return bodies_; }
  const std::vector<ProperBodyEntry>& proper_bodies() const { return proper_bodies_; }
  const std::vector<OfficeEntry>& offices() const { return offices_; }
  const std::vector<PlaceEntry>& places() const { return places_; }
  // Nothing for an unknown code / suffix / id.
  const StateEntry* state(std::string_view code) const;
  const BodyEntry* body(std::string_view suffix) const;
  const OrganizationEntry* organization(std::string_view id) const;

 private:
  Knowledge() = default;
  friend class KnowledgeLoader;

  std::vector<StateEntry> states_;
  std::vector<OrganizationEntry> organizations_;
  std::vector<BodyEntry> bodies_;
  std::vector<ProperBodyEntry> proper_bodies_;
  std::vector<OfficeEntry> offices_;
  std::vector<PlaceEntry> places_;
  std::vector<std::pair<std::string, std::string>> modifiers_;  // sorted
  PhraseTable<Candidate> phrases_;
};

}  // namespace dragoman
