// dragoman eval realis: whether an event happened, against labels of certainty.
#include "cli/engine.h"
#include "cli/eval.h"
#include "measure/label_file.h"
#include "measure/realis.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman eval realis uw.dev.jsonl --errors 20\n"
    "A sentence a line: {\"text\": WORDS, \"targets\": [{\"span1\": [3, 4], \"label\": 2.5}, …]}; "
    "the words\n"
    "are parted by blanks, span1 counts them, the label goes from -3 (certainly not) to 3 "
    "(certainly).\n"
    "Three classes: happened (1 and more), negated (-1 and less), uncertain. A mistake shows the\n"
    "mention in brackets, what was read and the words that led to it. Last a line\n"
    "`REALIS accuracy=A macro_f1=F mae=E n=MENTIONS`.";

int eval_realis(Session& session, const EvalFlags& flags) {
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return session.fail(data.error());
  auto engine = load_engine(*data);
  if (!engine) return session.fail(engine.error());
  auto words = Lexicon::load(*data / "language");
  if (!words) return session.fail(words.error());
  RealisScore score;
  for (const std::string& file : flags.files) {
    Result<std::string> text = read_labels(file);
    if (!text) return session.fail(text.error());
    auto sentences = parse_realis_file(*text, file);
    if (!sentences) return session.fail(sentences.error());
    for (const RealisSentence& sentence : *sentences) {
      ArticleText joined = realis_text(*words, sentence);
      Analysis analysis = given_segmentation(joined);
      engine->analyzer->annotate(joined.document, analysis);
      const Reading reading = engine->reader->prepare(joined.document, analysis);
      score.add(sentence, read_targets(sentence, reading, engine->reader->events()), file);
    }
  }
  return print_report(session, flags, score.report());
}

}  // namespace

void add_eval_realis(Session& session, Command& eval) {
  auto flags = std::make_shared<EvalFlags>();
  Command command(eval, "realis", "Whether events happened, against labels", kExamples);
  eval_options(command, *flags, "JSON lines of labelled mentions, plain or packed (.gz)");
  command.runs([flags, &session] { return eval_realis(session, *flags); });
}

}  // namespace dragoman
