// Who holds an office that the text names without a name: by the document, or by the tables.
#pragma once

#include <string>
#include <vector>

#include "reading/coreference.h"
#include "reading/persons_holders.h"
#include "reading/persons_terms.h"

namespace dragoman {

class OfficeHolders {
 public:
  // Both must outlive it.
  OfficeHolders(const History& history, KnownPersons& known)
      : history_(history), b_(history.build), k_(b_.knowledge), known_(known) {}

  // The people with the office: the nearest before, or all of the document. Of several wanted some
  // may have been mentioned by their office alone: then the body counts that stands for them. None
  // where there are fewer.
  std::vector<ActorIndex> in_document(const Found& wanted, std::size_t count) const;
  // The holders on the report's day, as the tables know them; all of them or none.
  bool name_by_tables(Found& found, const std::vector<std::string>& states);
  // Whether the person's office is of this organization, as far as the text says.
  bool is_of_organization(const ActorEntry& person, std::uint32_t office,
                          const std::string& id) const;
  // Of a person's offices the one that has counterparts: as the text says, else the highest.
  const HeldOffice* main_office(const ActorEntry& person) const;

 private:
  const ActorEntry& entry(ActorIndex i) const { return b_.registry.at(i); }
  bool stands_for(const Past& past, const Found& wanted) const;
  bool holds(const ActorEntry& person, const Found& wanted) const;
  bool is_of(const ActorEntry& person, const std::vector<std::string>& countries) const;
  std::uint32_t office_meant(const Found& found) const;

  const History& history_;
  Build& b_;
  const Knowledge& k_;
  KnownPersons& known_;
};

}  // namespace dragoman
