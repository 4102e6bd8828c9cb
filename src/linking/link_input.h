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

using Actors = std::map<std::string, ActorRecord>;  // by id

struct LinkInput {
  Actors actors;
  std::vector<Published<StatementRecord>> statements;  // with stances, or with the act `call`
  std::vector<Published<EventRecord>> events;          // with stances
};

}  // namespace dragoman
