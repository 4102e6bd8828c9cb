// dragoman eval: holds the program against labels. Every task is a subcommand in a file of its own.
#include "cli/eval.h"

#include "cli/commands.h"
#include "cli/common_options.h"

namespace dragoman {
namespace {

// In the order in which --help lists them.
constexpr void (*kTasks[])(Session&, Command&) = {
    add_eval_tokens,    add_eval_trees,       add_eval_names,  add_eval_actors,  add_eval_holders,
    add_eval_dates,     add_eval_coreference, add_eval_class,  add_eval_spans,   add_eval_realis,
    add_eval_relations, add_eval_events,      add_eval_quotes, add_eval_linking, add_eval_stories,
    add_eval_exam,      add_eval_pages,
};

constexpr const char* kExamples =
    "  dragoman eval trees treebank.conllu --errors 20\n"
    "  dragoman eval names news.conll --json\n"
    "  dragoman eval exam exam/facts.jsonl --record south.db\n"
    "`dragoman eval TASK --help` shows a task's flags. Every task prints tables, with --errors N "
    "its\n"
    "first N mistakes, and last a line `TASK key=value key=value n=N`.";

}  // namespace

void eval_options(Command& command, EvalFlags& flags, const std::string& file_help) {
  command.option("FILE", flags.files, file_help).required();
  eval_flags(command, flags);
}

void eval_flags(Command& command, EvalFlags& flags) {
  command.option("--errors", flags.errors, "Show the first N mistakes", {{"5"}, {"-1", "x"}});
  command.option("--json", flags.json, "One line of JSON, for machines", {{""}, {}});
  data_option(command, flags.data);
}

int print_report(Session& session, const EvalFlags& flags, const Report& report) {
  session.out << (flags.json ? report_json(report, flags.errors)
                             : report_text(report, flags.errors));
  return kDone;
}

void add_eval(Session& session) {
  Command eval(session, "eval", "Hold the program against labels", kExamples);
  eval.needs_one_of_its_own();
  for (const auto& add : kTasks) add(session, eval);
}

}  // namespace dragoman
