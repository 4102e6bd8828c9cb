// All commands, each in the file of its name.
#pragma once

#include "cli/session.h"

namespace dragoman {

void add_read(Session& session);
void add_stream(Session& session);
void add_brief(Session& session);
void add_timeline(Session& session);
void add_contacts(Session& session);
void add_relations(Session& session);
void add_differences(Session& session);
void add_watch(Session& session);
void add_serve(Session& session);
void add_events(Session& session);
void add_statements(Session& session);
void add_positions(Session& session);
void add_terms(Session& session);
void add_commitments(Session& session);
void add_memberships(Session& session);
void add_figures(Session& session);
void add_actors(Session& session);
void add_places(Session& session);
void add_documents(Session& session);
void add_search(Session& session);
void add_explain(Session& session);
void add_parse(Session& session);
void add_export(Session& session);
void add_import(Session& session);
void add_compare(Session& session);
void add_diff(Session& session);
void add_sample(Session& session);
void add_eval(Session& session);
void add_model(Session& session);
void add_doctor(Session& session);
void add_help(Session& session);

void add_all_commands(Session& session);

}  // namespace dragoman
