// dragoman eval quotes: who says what, against texts in which people marked it.
#include <algorithm>
#include <array>

#include "cli/engine.h"
#include "cli/eval.h"
#include "measure/quotes.h"
#include "reading/speech_cues.h"
#include "source/read_input.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman eval quotes polnear-dev.tar.gz --errors 20\n"
    "  dragoman eval quotes marked/ --of speaker --errors 50\n"
    "brat standoff, in a tar archive (plain or packed) or a folder: NAME.txt, and NAME.ann or\n"
    "NAME_WHO.ann with Source, Cue and Content, joined by Attribution. Direct quotations (a "
    "content\n"
    "with a quotation mark) by overlap of content, shared bytes over the longer, 0.3 and 0.8, "
    "with\n"
    "the speaker of those matched; source, cue and content of all attributions, any common word.\n"
    "--of KIND shows mistakes of one kind alone: direct (0.3), exact (0.8), speaker, source, cue "
    "or\n"
    "content. Last a line `quotes direct_30=F direct_80=F speaker=A source=F cue=F content=F "
    "n=ATTRIBUTIONS`.";

struct QuotesFlags : EvalFlags {
  std::string of;
};

int eval_quotes(Session& session, const QuotesFlags& flags) {
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return session.fail(data.error());
  auto engine = load_engine(*data);
  if (!engine) return session.fail(engine.error());
  auto cues = SpeechCues::load(*data / "cues");
  if (!cues) return session.fail(cues.error());
  QuoteScore score;
  for (const std::string& file : flags.files) {
    auto files = read_archive(file);
    if (!files) return session.fail(files.error());
    auto marked = parse_marked_texts(*files, file);
    if (!marked) return session.fail(marked.error());
    for (const MarkedText& text : marked->texts) {
      auto document = make_document(text.text, text.name, {}, *engine->source);
      if (!document) return session.fail(document.error());
      if (document->text != text.text) {
        return session.fail({ErrorCode::bad_encoding, "not UTF-8 as it is stored", text.name});
      }
      const Analysis analysis = engine->analyzer->analyze(*document);
      const Reading reading = engine->reader->prepare(*document, analysis);
      score.add(text, find_utterances(reading, *cues), reading);
    }
    score.add_left_out(*marked);
  }
  const Report report = score.report(flags.of);
  return print_report(session, flags, report);
}

}  // namespace

void add_eval_quotes(Session& session, Command& eval) {
  auto flags = std::make_shared<QuotesFlags>();
  Command command(eval, "quotes", "Who says what, against marked texts", kExamples);
  eval_options(command, *flags, "Archives or folders of brat standoff");
  command
      .option("--of", flags->of, "Show mistakes of this kind alone",
              {{"direct", "exact", "speaker", "source", "cue", "content"}, {"other"}})
      .one_of({"direct", "exact", "speaker", "source", "cue", "content"});
  command.runs([flags, &session] { return eval_quotes(session, *flags); });
}

}  // namespace dragoman
