#include "cli/commands.h"

namespace dragoman {

// In the order in which --help lists them.
void add_all_commands(Session& session) {
  add_read(session);
  add_stream(session);
  add_brief(session);
  add_timeline(session);
  add_contacts(session);
  add_relations(session);
  add_differences(session);
  add_watch(session);
  add_serve(session);
  add_events(session);
  add_statements(session);
  add_positions(session);
  add_terms(session);
  add_commitments(session);
  add_memberships(session);
  add_figures(session);
  add_actors(session);
  add_places(session);
  add_documents(session);
  add_search(session);
  add_explain(session);
  add_parse(session);
  add_export(session);
  add_import(session);
  add_compare(session);
  add_diff(session);
  add_sample(session);
  add_eval(session);
  add_model(session);
  add_doctor(session);
  add_help(session);
}

}  // namespace dragoman
