// dragoman eval relations: which type of event holds between two phrases, against labels.
#include "cli/engine.h"
#include "cli/eval.h"
#include "measure/label_file.h"
#include "measure/relations.h"
#include "reading/frames.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman eval relations relations.tsv\n"
    "  dragoman eval relations relations.tsv --from 61 --errors 20\n"
    "A text, a source, a target and a type of PLOVER a line, parted by tabs; a row of headings "
    "may\n"
    "stand first. Which type holds from the source to the target? YIELD, CONCEDE and RETREAT are "
    "one.\n"
    "Where the text has not the phrase, the rest of it is looked for, and where it has nothing of\n"
    "it, that side decides nothing. Macro figures are means over what the labels have. Last a "
    "line\n"
    "`RELATIONS accuracy=A macro_f1=F quad_… side_… n=ROWS`; sides are cooperation and conflict.";

struct RelationFlags : EvalFlags {
  std::size_t from = 1;
  std::size_t to = 0;
};

Document text_document(const std::string& text) {
  Document document;
  document.id = "doc-relation";
  document.text = text;
  document.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}});
  return document;
}

int eval_relations(Session& session, const RelationFlags& flags) {
  Result<Engine> engine = load_engine(session, flags.data);
  if (!engine) return session.fail(engine.error());
  const EventLexicon& lexicon = engine->reader->events();
  RelationScore score(lexicon.ontology());
  for (const std::string& file : flags.files) {
    Result<std::string> text = read_labels(file);
    if (!text) return session.fail(text.error());
    auto rows = parse_relation_rows(*text, file, lexicon.ontology(), flags.from, flags.to);
    if (!rows) return session.fail(rows.error());
    for (const RelationRow& row : *rows) {
      Document document = text_document(row.text);
      const Analysis analysis = engine->analyzer->analyze(document);
      const Reading reading = engine->reader->prepare(document, analysis);
      score.add(row, relation_types(reading, lexicon, engine->reader->main_events(),
                                    phrase_places(document, analysis, row.source),
                                    phrase_places(document, analysis, row.target)));
    }
  }
  return print_report(session, flags, score.report());
}

}  // namespace

void add_eval_relations(Session& session, Command& eval) {
  auto flags = std::make_shared<RelationFlags>();
  Command command(eval, "relations", "The type of event between two phrases against labels",
                  kExamples);
  eval_options(command, *flags, "Tables of texts, phrases and types, plain or packed (.gz)");
  command.option("--from", flags->from, "The first row to measure, counted from 1",
                 {{"1", "61"}, {"-1", "x"}});
  command.option("--to", flags->to, "The last row to measure; 0: to the end",
                 {{"0", "60"}, {"-1", "x"}});
  command.runs([flags, &session] { return eval_relations(session, *flags); });
}

}  // namespace dragoman
