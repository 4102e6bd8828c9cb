// dragoman eval coreference: which of two names a pronoun means, against a file in the form of GAP.
#include "cli/engine.h"
#include "cli/eval.h"
#include "measure/coreference.h"
#include "measure/label_file.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman eval coreference gap.tsv\n"
    "  dragoman eval coreference gap.tsv --from 1001 --errors 20\n"
    "TSV as GAP has it (plain or packed): ID, Text, Pronoun, Pronoun-offset, A, A-offset, "
    "A-coref,\n"
    "B, B-offset, B-coref; offsets count characters. Measured on the text alone, without the "
    "page,\n"
    "twice: with both names given as names of persons (f1, bias, masculine, feminine) and with\n"
    "nothing given (own_…). Last a line `coreference f1=F bias=B … n=ROWS`. --features prints "
    "what\n"
    "was weighed for each pronoun instead, from which train/pronouns.py learns the weights.";

struct CoreferenceFlags : EvalFlags {
  std::size_t from = 1;
  std::size_t to = 0;
  bool features = false;
};

int eval_coreference(Session& session, const CoreferenceFlags& flags) {
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return session.fail(data.error());
  auto engine = load_engine(*data);
  if (!engine) return session.fail(engine.error());
  auto pronouns = PronounModel::load(*data);
  if (!pronouns) return session.fail(pronouns.error());
  const Knowledge& knowledge = *engine->knowledge;
  PronounScore score;
  for (const std::string& file : flags.files) {
    Result<std::string> text = read_labels(file);
    if (!text) return session.fail(text.error());
    auto rows = parse_pronoun_rows(*text, file, flags.from, flags.to);
    if (!rows) return session.fail(rows.error());
    for (const PronounRow& row : *rows) {
      const Document& document = row.document;
      const bool feminine = knowledge.has_use(document.words(row.pronoun), WordUse::female);
      const Analysis own = engine->analyzer->analyze(document);
      const Analysis given = with_given_names(row, own);
      PronounTrace trace;
      find_actors(document, given, knowledge, *pronouns, &trace);
      if (flags.features) {
        session.out << feature_lines(row, feminine, given, trace);
        continue;
      }
      const DocumentActors actors = find_actors(document, own, knowledge, *pronouns);
      for (const Span name : row.names) score.add_name(is_person_at(name, own, actors));
      score.add(row, feminine, answer_of_two(row, given, trace),
                answer_of_mentions(row, own, actors));
    }
  }
  return flags.features ? kDone : print_report(session, flags, score.report());
}

}  // namespace

void add_eval_coreference(Session& session, Command& eval) {
  auto flags = std::make_shared<CoreferenceFlags>();
  Command command(eval, "coreference", "Pronouns and names against labels", kExamples);
  eval_options(command, *flags, "Files in the form of GAP, plain or packed (.gz)");
  command.option("--from", flags->from, "The first row to measure, counted from 1",
                 {{"1", "1001"}, {"-1", "x"}});
  command.option("--to", flags->to, "The last row to measure; 0: to the end",
                 {{"0", "1000"}, {"-1", "x"}});
  command.option("--features", flags->features, "Print the features of every candidate instead",
                 {{""}, {}});
  command.runs([flags, &session] { return eval_coreference(session, *flags); });
}

}  // namespace dragoman
