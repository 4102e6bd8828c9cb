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
#include "knowledge/gazetteer.h"
#include "knowledge/holders.h"
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
  bool plural = false;      // "foreign ministries", "foreign ministers"
  friend bool operator==(const Candidate&, const Candidate&) = default;
};

// What a single word does around names and actors (data/actor_words.tsv).
enum class WordUse : std::uint8_t {
  article,            // "al", "el": in a name, left out of its key
  particle,           // "bin", "von", "de": lower case inside a name
  female,             // "she", "Mrs", "spokeswoman"
  male,               // "he", "Mr", "spokesman"
  honorific,          // "Mr", "Dr": before a name, no office
  saying,             // "say", "tell": its subject is somebody
  organization_head,  // "University", "Institute"
  party_head,         // "party"
  people,             // "side", "colleagues": of a state, stands for it
  staff,              // "office", "service": of a body, stands for it
  state_noun,         // "country", "nation"
  pair_noun,          // "countries", "sides", "parties"
  bloc_noun,          // "bloc", "alliance"
  locative,           // "in", "near": what follows is where
  motion,        // "fly", "visit", "trip": beside a city's name the city is meant; of a locative,
                 // "from": it is one only beside such a word
  local,         // "street", "hotel", "resident": what a city has
  calendar,      // "March", "Tuesday": a capital, but no name
  not_a_name,    // "Both", "Share": may begin with a capital, but begins no name
  they,          // "they", "their"
  it,            // "it", "its"
  counterpart,   // "counterpart": the same office in another state
  thing_head,    // "Bridge", "Treaty": ends names of things, not of people
  generic,       // "Court", "Region": alone, with a capital, still no name
  place_noun,    // "city", "province": of the place named beside it
  direction,     // "northern", "central": a part of what follows
  group_noun,    // "group", "militia"
  company_noun,  // "company", "carmaker"
  media_noun,    // "newspaper", "broadcaster"
  agency_noun,   // "agency", "watchdog": a body of a state, an organization or a news agency
  other_one,     // "other", "first": what follows is not the one spoken of
};

class Knowledge {
 public:
  // Loads the tables of the folder. Fails (bad_table, not_found) with file and line.
  static Result<std::unique_ptr<const Knowledge>> load(const std::filesystem::path& data);
  // The same with a user's tables over them (user_tables.h); rows of theirs that are wrong are left
  // out and told in `refused`.
  static Result<std::unique_ptr<const Knowledge>> load(const std::filesystem::path& data,
                                                       const std::filesystem::path& user,
                                                       std::vector<Error>& refused);

  // Every phrase of the tables that starts at words[0], longest first. `words` are the tokens of
  // the text as written, from the place looked at to the sentence's end. A name matches where the
  // text has at least its capitals ("US" is no "us"); bodies, offices match in any case.
  std::vector<PhraseMatch<Candidate>> match(std::span<const std::string_view> words) const;

  // What a modifier before an office does ("deputy", "former", "acting", "elect", "senior"), or "".
  std::string_view office_modifier(std::string_view word) const;

  // Whether the tables give the word (as it stands in a text) this use.
  bool has_use(std::string_view word, WordUse use) const;

  const std::vector<StateEntry>& states() const { return states_; }
  const std::vector<OrganizationEntry>& organizations() const { return organizations_; }
  const std::vector<BodyEntry>& bodies() const { return bodies_; }
  const std::vector<ProperBodyEntry>& proper_bodies() const { return proper_bodies_; }
  const std::vector<OfficeEntry>& offices() const { return offices_; }
  const std::vector<PlaceEntry>& places() const { return places_; }
  // Persons and their terms of office.
  const Holders& holders() const { return holders_; }
  // Towns and regions beyond places(), not part of match().
  const Gazetteer& gazetteer() const { return gazetteer_; }
  // Nothing for an unknown code / suffix / id.
  const StateEntry* state(std::string_view code) const;
  const BodyEntry* body(std::string_view suffix) const;
  const OrganizationEntry* organization(std::string_view id) const;
  // The capital of a state, among the places.
  const PlaceEntry* capital_of(std::string_view code) const;

 private:
  Knowledge() = default;
  friend class KnowledgeLoader;

  std::vector<StateEntry> states_;
  std::vector<OrganizationEntry> organizations_;
  std::vector<BodyEntry> bodies_;
  std::vector<ProperBodyEntry> proper_bodies_;
  std::vector<OfficeEntry> offices_;
  std::vector<PlaceEntry> places_;
  Holders holders_;
  Gazetteer gazetteer_;
  std::vector<std::pair<std::string, std::string>> modifiers_;    // sorted
  std::vector<std::pair<std::string, std::uint32_t>> word_uses_;  // sorted; a bit for each WordUse
  std::vector<std::pair<std::string, std::uint32_t>> state_index_;         // sorted by code
  std::vector<std::pair<std::string, std::uint32_t>> organization_index_;  // sorted by id

  // A phrase and what its words must look like: bit i of `capital` asks for a capital at the
  // start of word i, bit i of `upper` for capitals throughout.
  struct Phrase {
    Candidate candidate;
    std::uint32_t capital = 0;
    std::uint32_t upper = 0;
  };
  PhraseTable<Phrase> phrases_;
};

}  // namespace dragoman
