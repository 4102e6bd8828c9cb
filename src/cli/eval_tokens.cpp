// dragoman eval tokens: how raw text is cut into sentences and words, against a treebank.
#include "cli/engine.h"
#include "cli/eval.h"
#include "measure/label_file.h"
#include "measure/segmentation.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman eval tokens gum-dev.conllu.gz --errors 50\n"
    "Figures are F1 in per cent as in the CoNLL 2018 shared task. A mistake shows both ways of\n"
    "cutting: words between |, a sentence's border as ||. Last a line\n"
    "`TOKENS words=W sentences=S n=WORDS`.";

int eval_tokens(Session& session, const EvalFlags& flags) {
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return session.fail(data.error());
  auto analyzer = load_analyzer(*data);
  if (!analyzer) return session.fail(analyzer.error());
  SegmentationScore score;
  for (const std::string& file : flags.files) {
    Result<std::string> lines = read_labels(file);
    if (!lines) return session.fail(lines.error());
    Result<Annotated> gold = parse_conllu(*lines, file);
    if (!gold) return session.fail(gold.error());
    score.add(*gold, (*analyzer)->analyze(gold->document), file);
  }
  return print_report(session, flags, score.report());
}

}  // namespace

void add_eval_tokens(Session& session, Command& eval) {
  auto flags = std::make_shared<EvalFlags>();
  Command command(eval, "tokens", "Sentences and words of raw text against a treebank", kExamples);
  eval_options(command, *flags, "Treebanks in CoNLL-U, plain or packed (.gz)");
  command.runs([flags, &session] { return eval_tokens(session, *flags); });
}

}  // namespace dragoman
