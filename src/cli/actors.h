// The commands below `dragoman actors`, each in a file of its own.
#pragma once

#include "cli/session.h"

namespace dragoman {

void add_actors_check(Session& session, Command& actors);

}  // namespace dragoman
