// Persons of the text and persons of the tables: who is whom, in which office, on that day.
//
// A name is taken for a person of the tables only where something in the text speaks for it: the
// state or the office of its title, or, for a name alone, that the report speaks of the state. A
// title that names another state speaks against it: then it is a namesake, with an id of its own.
// What the tables know of a person's offices on the day of the report becomes a role with the basis
// "knowledge"; where text and tables disagree, the role of the text says so (Role::disagrees).
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "reading/actors_build.h"
#include "reading/persons_terms.h"

namespace dragoman {

class KnownPersons {
 public:
  // `build` must outlive it; only its scan is looked at yet.
  explicit KnownPersons(Build& build);

  // Finds the persons of the text in the tables, gives them the id they have in all documents and
  // the offices they hold on the report's day, and makes one of two that are the same.
  void identify();
  // The person who holds an office of a state on the report's day, as an actor of the document;
  // nothing where the tables know none, or several hold or claim it.
  std::optional<ActorIndex> holder(std::uint32_t office, const std::string& country);
  // Whether a family name alone means one person of the tables.
  bool is_known_surname(const std::vector<std::string>& keys) const;

 private:
  // How far the text speaks for a person of the tables.
  enum class Fit : std::uint8_t { against, nothing, weak, strong };

  void note_states();
  bool is_of_named_state(std::uint32_t person) const;
  std::optional<std::uint32_t> by_surname(const std::vector<std::string>& keys) const;
  std::optional<std::uint32_t> by_surname_and_office(const ActorEntry& actor) const;
  bool names_country(const ActorEntry& actor) const;
  bool is_of_one_state(const std::vector<std::uint32_t>& people) const;
  std::optional<std::uint32_t> latest(const std::vector<std::uint32_t>& people) const;
  bool is_of_another_trade(const ActorEntry& actor) const;
  bool holds_said_office(const ActorEntry& actor, std::uint32_t person) const;
  Fit fit(const ActorEntry& actor, std::uint32_t person) const;
  std::vector<std::uint32_t> candidates(const ActorEntry& actor) const;
  std::optional<std::uint32_t> choose(const ActorEntry& actor, bool& is_namesake) const;
  ActorIndex identify(ActorIndex actor);
  ActorIndex part_from_namesake(ActorIndex actor);
  ActorIndex become(ActorIndex actor, std::uint32_t person);
  std::string state_of_office(std::uint32_t person, std::uint32_t office) const;
  void add_roles(ActorEntry& actor, std::uint32_t person);

  Build& b_;
  TermsOfDay terms_;
  // Named in the report in whatever form.
  std::set<std::string, std::less<>> states_;
  std::set<std::string, std::less<>> organizations_;
};

}  // namespace dragoman
