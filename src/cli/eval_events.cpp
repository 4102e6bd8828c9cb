// dragoman eval events: a text's main event, with its parties, against labels.
#include <fmt/format.h>

#include "cli/engine.h"
#include "cli/eval.h"
#include "measure/label_file.h"
#include "measure/main_events.h"
#include "reading/frames.h"
#include "reading/main_event.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman eval events events.jsonl\n"
    "  dragoman eval events events.jsonl --errors 20\n"
    "A text a line: {\"text\": …, \"date\": \"2025-03-21\", \"type\": \"CONSULT\", \"actors\": "
    "[\"RUS\"],\n"
    "\"recipients\": [\"ARM\"]}; the date, of publication, may be missing. The main event of the "
    "first\n"
    "sentence that tells one is compared: its type without mode (YIELD, CONCEDE and RETREAT are\n"
    "one), its actors and recipients by state, id or code (RUS means RUSGOV too); the\n"
    "sides of a joint deed may stand on either side. Last a line\n"
    "`EVENTS type_precision=P … actor_… recipient_… whole=W missed=M n=TEXTS`.";

Document text_document(const EventLabel& label) {
  Document document;
  document.id = "doc-event";
  document.text = label.text;
  document.published = label.published;
  const auto size = static_cast<std::uint32_t>(label.text.size());
  document.blocks.push_back({BlockKind::paragraph, {0, size}});
  return document;
}

int eval_events(Session& session, const EvalFlags& flags) {
  Result<Engine> engine = load_engine(session, flags.data);
  if (!engine) return session.fail(engine.error());
  const EventLexicon& lexicon = engine->reader->events();
  MainEventScore score(lexicon.ontology());
  for (const std::string& file : flags.files) {
    Result<std::string> text = read_labels(file);
    if (!text) return session.fail(text.error());
    auto labels = parse_event_labels(*text, file, lexicon.ontology());
    if (!labels) return session.fail(labels.error());
    for (const EventLabel& label : *labels) {
      Document document = text_document(label);
      const Analysis analysis = engine->analyzer->analyze(document);
      const DocumentRecords records = engine->reader->read(document, analysis);
      const Reading reading = engine->reader->prepare(document, analysis);
      const FrameRoots roots = frame_roots(reading, lexicon);
      std::vector<TokenId> triggers;
      for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
        triggers.push_back(engine->reader->main_events()
                               .read(analysis, static_cast<SentenceId>(s), roots, lexicon.tables())
                               .trigger);
      }
      score.add(label, main_record(records.events, analysis, triggers), records.actors);
    }
  }
  return print_report(session, flags, score.report());
}

}  // namespace

void add_eval_events(Session& session, Command& eval) {
  auto flags = std::make_shared<EvalFlags>();
  Command command(eval, "events", "The main event of a text, with its parties, against labels",
                  kExamples);
  eval_options(command, *flags, "JSON lines of texts and events, plain or packed (.gz)");
  command.runs([flags, &session] { return eval_events(session, *flags); });
}

}  // namespace dragoman
