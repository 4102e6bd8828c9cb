// dragoman eval trees: tags, lemmas and trees against a treebank.
#include "cli/engine.h"
#include "cli/eval.h"
#include "measure/label_file.h"
#include "measure/trees.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman eval trees gum-dev.conllu.gz\n"
    "  dragoman eval trees ewt-dev.conllu --bank ewt --from tokens --errors 20\n"
    "Figures are those of the CoNLL 2018 shared task, in per cent, with main types (and as\n"
    "las_subtypes with all): from raw text words, sentences, raw_upos, raw_lemmas, raw_uas, "
    "raw_las,\n"
    "and with the treebank's own sentences and words upos, lemmas, uas, las.\n"
    "Last a line `TREES words=W … las=L n=WORDS`.";

struct TreeFlags : EvalFlags {
  std::string from = "both";
  std::string bank;
};

int eval_trees(Session& session, const TreeFlags& flags) {
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return session.fail(data.error());
  auto analyzer = load_analyzer(*data, flags.bank);
  if (!analyzer) return session.fail(analyzer.error());
  const bool wants_raw = flags.from != "tokens";
  const bool wants_given = flags.from != "raw";
  TreeScore raw;
  TreeScore given;
  for (const std::string& file : flags.files) {
    Result<std::string> lines = read_labels(file);
    if (!lines) return session.fail(lines.error());
    Result<Annotated> gold = parse_conllu(*lines, file);
    if (!gold) return session.fail(gold.error());
    if (wants_raw) raw.add(*gold, (*analyzer)->analyze(gold->document), file);
    if (!wants_given) continue;
    Analysis found = gold->analysis;
    (*analyzer)->annotate(gold->document, found);
    given.add(*gold, found, file);
  }
  return print_report(session, flags,
                      tree_report(wants_raw ? &raw : nullptr, wants_given ? &given : nullptr));
}

}  // namespace

void add_eval_trees(Session& session, Command& eval) {
  auto flags = std::make_shared<TreeFlags>();
  Command command(eval, "trees", "Tags, lemmas and trees against a treebank", kExamples);
  eval_options(command, *flags, "Treebanks in CoNLL-U, plain or packed (.gz)");
  command
      .option("--from", flags->from, "Read raw text, the treebank's tokens, or both (default)",
              {{"raw", "tokens", "both"}, {"trees"}})
      .one_of({"raw", "tokens", "both"});
  command
      .option("--bank", flags->bank, "Whose habits to follow: gum or ewt (default: the model's)",
              {{"gum", "ewt"}, {"ptb"}})
      .one_of({"gum", "ewt"});
  command.runs([flags, &session] { return eval_trees(session, *flags); });
}

}  // namespace dragoman
