// dragoman eval holders: who held which office when, against lists of office-holders.
#include "cli/engine.h"
#include "cli/eval.h"
#include "measure/holders.h"
#include "measure/label_file.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman eval holders leaders.tsv\n"
    "  tools/holder_labels.py world-leaders-2022.csv > leaders.tsv\n"
    "  dragoman eval holders leaders.tsv ministers.tsv.gz --errors 20\n"
    "Tab-separated, with the columns person, office, state (alpha-3, or the id of an "
    "organisation),\n"
    "day (also a month or a year: any day of it). A row is resolved when the tables know the name\n"
    "in that office of that state on that day. Last a line `HOLDERS resolved=R rivals=N\n"
    "rivals_listed=N n=ROWS`; a rival is listed when the other claimant is known as well.";

int eval_holders(Session& session, const EvalFlags& flags) {
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return session.fail(data.error());
  Result<std::filesystem::path> user = find_user_tables(flags.data);
  if (!user) return session.fail(user.error());
  std::vector<Error> refused;
  auto knowledge = Knowledge::load(*data, *user, refused);
  if (!knowledge) return session.fail(knowledge.error());
  for (const Error& error : refused) session.note(error.text());
  HolderScore score(**knowledge);
  for (const std::string& file : flags.files) {
    Result<std::string> text = read_labels(file);
    if (!text) return session.fail(text.error());
    auto labels = parse_holder_labels(*text, file);
    if (!labels) return session.fail(labels.error());
    for (const HolderLabel& label : *labels) score.add(label);
  }
  return print_report(session, flags, score.report());
}

}  // namespace

void add_eval_holders(Session& session, Command& eval) {
  auto flags = std::make_shared<EvalFlags>();
  Command command(eval, "holders", "Who held which office when, against lists of holders",
                  kExamples);
  eval_options(command, *flags, "Lists of office-holders, plain or packed (.gz)");
  command.runs([flags, &session] { return eval_holders(session, *flags); });
}

}  // namespace dragoman
