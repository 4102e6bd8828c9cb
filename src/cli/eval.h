// The tasks of `dragoman eval`, each in a file of its own.
//
// A task declares itself as a subcommand: its flags, help and examples, and what to run. To add
// one: a file src/cli/eval_TASK.cpp with one function, a line here and one in the table of
// eval.cpp.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "language/analyzer.h"
#include "measure/report.h"

namespace dragoman {

void add_eval_exam(Session& session, Command& eval);
void add_eval_pages(Session& session, Command& eval);
void add_eval_trees(Session& session, Command& eval);
void add_eval_names(Session& session, Command& eval);
void add_eval_actors(Session& session, Command& eval);
void add_eval_holders(Session& session, Command& eval);
void add_eval_dates(Session& session, Command& eval);
void add_eval_tokens(Session& session, Command& eval);
void add_eval_coreference(Session& session, Command& eval);
void add_eval_class(Session& session, Command& eval);
void add_eval_spans(Session& session, Command& eval);
void add_eval_realis(Session& session, Command& eval);
void add_eval_events(Session& session, Command& eval);
void add_eval_relations(Session& session, Command& eval);
void add_eval_quotes(Session& session, Command& eval);
void add_eval_linking(Session& session, Command& eval);
void add_eval_stories(Session& session, Command& eval);

// What the tasks that read files of labels have in common.
struct EvalFlags {
  std::vector<std::string> files;
  std::size_t errors = 0;
  bool json = false;
  std::string data;
};

// FILE…, --errors, --json, --data
void eval_options(Command& command, EvalFlags& flags, const std::string& file_help);

// The same without FILE…, for tasks whose files differ in kind.
void eval_flags(Command& command, EvalFlags& flags);

// Prints a report as the flags ask for it.
int print_report(Session& session, const EvalFlags& flags, const Report& report);

}  // namespace dragoman
