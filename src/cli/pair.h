// Two countries as a user names them, and what the record says about the pair.
#pragma once

#include <string>

#include "briefing/dossier.h"
#include "briefing/words.h"
#include "cli/session.h"

namespace dragoman {

struct PairFlags {
  std::string record;
  std::string data;
  std::string first;  // a country's name or code
  std::string second;
  std::string since;
  std::string until;
};

// FIRST, SECOND, --record, --data, --since, --until
void pair_options(Command& command, PairFlags& flags);
// The pair with its codes. Fails with bad_argument.
Result<Pair> resolve_pair(const PairFlags& flags);

struct PairMaterial {
  Dossier dossier;
  BriefWords words;
};

// Opens the record, links what is not linked yet, and takes out what it says of the pair. Reports
// a failure itself: `code` is then set.
struct LoadedPair {
  int code = kDone;
  PairMaterial material;
};
LoadedPair load_pair(Session& session, const PairFlags& flags);

}  // namespace dragoman
