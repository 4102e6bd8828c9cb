// What linking looks at: of all documents together, only what it can make something of.
//
// Plain records with the day on which their document was published, so that everything above the
// store is a pure function of this. Order does not matter: who uses it sorts.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "record/types.h"

namespace dragoman {

template <typename R>
struct Published {
  R record;
  std::string day;  // "2025-05-21", or empty
};

struct LinkInput {
  std::map<std::string, ActorRecord> actors;           // by id
  std::vector<Published<StatementRecord>> statements;  // with stances, or with the act `call`
  std::vector<Published<EventRecord>> events;          // with stances

  // The actor's name; the id itself where nobody bears it.
  std::string name(const std::string& id) const {
    auto found = actors.find(id);
    return found == actors.end() ? id : found->second.name;
  }
};

}  // namespace dragoman
