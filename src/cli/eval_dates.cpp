// dragoman eval dates: time expressions and what days they mean against a file of dates.
#include "cli/engine.h"
#include "cli/eval.h"
#include "measure/dates.h"
#include "measure/label_file.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman eval dates gum-dev.conllu.gz\n"
    "  dragoman eval dates expressions.tsv --errors 20\n"
    "CoNLL-U with dates in MISC as GUM has them, or TSV text, published, span, value (and kind):\n"
    "a row an expression, the value in ISO 8601 (2025-05-21, 2025-05, XXXX-05-21, 2025-W21,\n"
    "2025-05-12/2025-05-14). Read from the text alone. f1 asks for the same words (a preposition\n"
    "or article before them aside), overlap_f1 for some of them, value for the same first and\n"
    "last day where the expression was found. Last a line `dates f1=F … value=V … n=DATES`.";

int eval_dates(Session& session, const EvalFlags& flags) {
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return session.fail(data.error());
  auto engine = load_engine(session, flags.data);
  if (!engine) return session.fail(engine.error());
  auto words = DateWords::load(*data / "reading" / "date_words.tsv");
  if (!words) return session.fail(words.error());
  DateScore score(*words);
  for (const std::string& file : flags.files) {
    Result<std::string> text = read_labels(file);
    if (!text) return session.fail(text.error());
    Result<std::vector<DatedText>> marked = parse_date_file(*text, file);
    if (!marked) return session.fail(marked.error());
    for (const DatedText& one : *marked) {
      const Analysis analysis = engine->analyzer->analyze(one.document);
      const auto expressions = parse_dates(one.document, analysis, *words);
      score.add(one, analysis,
                resolve_dates(one.document, analysis, expressions, one.document.published), file);
    }
  }
  return print_report(session, flags, score.report());
}

}  // namespace

void add_eval_dates(Session& session, Command& eval) {
  auto flags = std::make_shared<EvalFlags>();
  Command command(eval, "dates", "Time expressions and their days against labels", kExamples);
  eval_options(command, *flags, "Treebanks with dates or tables of dates, plain or packed (.gz)");
  command.runs([flags, &session] { return eval_dates(session, *flags); });
}

}  // namespace dragoman
