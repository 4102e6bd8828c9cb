// The commands below `dragoman actors`, each in a file of its own.
#pragma once

#include "cli/session.h"

namespace dragoman {

void add_actors_show(Session& session, Command& actors);
void add_actors_merge(Session& session, Command& actors);
void add_actors_split(Session& session, Command& actors);
void add_actors_corrections(Session& session, Command& actors);
void add_actors_undo(Session& session, Command& actors);
void add_actors_check(Session& session, Command& actors);

}  // namespace dragoman
