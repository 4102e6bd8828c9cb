// The actors of one document while it is being read: each once, by its id.
//
// Ids: a state has its code, a body of a state code-suffix ("ARM-mfa"; a body with a name of its
// own has the id of the pattern it is the instance of), an organization of the tables its id,
// others "org-" + name, a person "person-" + the key of the name (name_keys.h).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reading/actors_scan.h"
#include "reading/mentions.h"

namespace dragoman {

enum class Gender : std::uint8_t { unknown, female, male };

// An office that the text gives to a person.
struct HeldOffice {
  Role role;
  std::uint32_t office = 0;  // into Knowledge::offices
  std::string suffix;        // the body it belongs to, or empty
  TokenId at{};              // where it stands
  bool former = false;
  bool in_row = false;  // one of several under a plural title
};

struct ActorEntry {
  ActorRecord record;
  std::vector<std::string> keys;  // of a person's name
  std::vector<HeldOffice> offices;
  Gender gender = Gender::unknown;
  std::string suffix;                  // of a body
  std::optional<std::uint32_t> known;  // of a person: into Holders::persons()
};

class ActorRegistry {
 public:
  explicit ActorRegistry(const Knowledge& knowledge) : knowledge_(knowledge) {}

  ActorIndex state(std::uint32_t state);
  ActorIndex body(std::uint32_t state, std::string_view suffix);
  // The body of the suffix, or the state itself where the tables have no such body.
  ActorIndex body_or_state(std::string_view code, std::string_view suffix);
  ActorIndex proper_body(std::uint32_t body);
  ActorIndex organization(std::uint32_t organization);
  ActorIndex unknown_organization(const std::string& name, std::string_view kind);
  // By the full key; a longer or shorter form of a known name is not looked for here.
  ActorIndex person(const std::string& name, const std::vector<std::string>& keys);

  // The person that a whole or partial name may mean; of several the last one mentioned before
  // `at` (their mentions are told by `touch`), or else the first.
  std::optional<ActorIndex> find_person(const std::vector<std::string>& keys, TokenId at) const;
  // A mention of the actor; one as a subject stays longer in focus.
  void touch(ActorIndex actor, TokenId at, bool subject = false);
  // Gives an actor another id. Where one has it already, all that is known of the first goes over
  // to that one, which is returned; the first is nobody then, and its mentions are the caller's.
  ActorIndex rename(ActorIndex actor, const std::string& id);

  ActorEntry& at(ActorIndex i) { return entries_[index(i)]; }
  const ActorEntry& at(ActorIndex i) const { return entries_[index(i)]; }
  const std::vector<ActorEntry>& entries() const { return entries_; }
  std::optional<std::uint32_t> state_index(std::string_view code) const;

 private:
  ActorIndex add(ActorRecord record);
  std::string country_of(std::string_view code) const;

  const Knowledge& knowledge_;
  std::vector<ActorEntry> entries_;
  std::map<std::string, ActorIndex, std::less<>> by_id_;
  struct Touch {
    TokenId at{};
    bool subject = false;
    friend auto operator<=>(const Touch&, const Touch&) = default;
  };
  std::vector<std::vector<Touch>> touched_;
};

}  // namespace dragoman
