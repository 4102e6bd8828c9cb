// dragoman eval pages: how well articles are found on web pages.
#include "cli/engine.h"
#include "cli/eval.h"
#include "measure/pages.h"
#include "source/tables.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman eval pages tests/source/pages --errors 20\n"
    "Main text as a bag of words, title and day, a mean over pages. Last a line\n"
    "`PAGES f1=F title=T day=D n=PAGES`, with the figures of each folder.";

int eval_pages(Session& session, const EvalFlags& flags) {
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return session.fail(data.error());
  auto tables = SourceTables::load(*data);
  if (!tables) return session.fail(tables.error());
  Result<Report> report = measure_pages(flags.files[0], **tables);
  if (!report) return session.fail(report.error());
  return print_report(session, flags, *report);
}

}  // namespace

void add_eval_pages(Session& session, Command& eval) {
  auto flags = std::make_shared<EvalFlags>();
  Command command(eval, "pages", "Articles found on web pages", kExamples);
  eval_options(command, *flags, "A folder of pages, each NAME.html with its NAME.gold");
  command.runs([flags, &session] { return eval_pages(session, *flags); });
}

}  // namespace dragoman
