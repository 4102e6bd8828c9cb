// dragoman eval spans: the words of the main event's parties against labels.
#include <fmt/format.h>

#include <algorithm>

#include "cli/engine.h"
#include "cli/eval.h"
#include "measure/joined_text.h"
#include "measure/label_file.h"
#include "measure/spans.h"
#include "reading/frames.h"
#include "reading/main_event.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman eval spans spans.txt\n"
    "  dragoman eval spans spans.txt --from 901 --errors 20\n"
    "A word and its tag a line, a blank line after each sentence: O, B-S and I-S for the source of "
    "the\n"
    "sentence's main event, T for its target, R for the sides of a joint deed. The file's words "
    "are\n"
    "kept; trees and parties are the program's. A party is right when its words and label are.\n"
    "Last a line `spans precision=P recall=R f1=F n=PARTIES`.";

struct SpanFlags : EvalFlags {
  std::size_t from = 1;
  std::size_t to = 0;
};

// The sentence as a text of its own, with the file's words as its tokens.
struct Given {
  Document document;
  Analysis analysis;
};

Given given_sentence(const Lexicon& lexicon, const SpanSentence& sentence) {
  Given given;
  given.document.id = "doc-sentence";
  const std::vector<Span> spans = join_words(lexicon, sentence.words, given.document.text);
  const auto size = static_cast<std::uint32_t>(given.document.text.size());
  given.document.blocks.push_back({BlockKind::paragraph, {0, size}});
  Sentence own;
  own.tokens = {TokenId{}, static_cast<TokenId>(spans.size())};
  own.span = {0, size};
  for (const Span span : spans) {
    Token token;
    token.span = span;
    given.analysis.tokens.push_back(token);
  }
  given.analysis.sentences.push_back(own);
  return given;
}

int eval_spans(Session& session, const SpanFlags& flags) {
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return session.fail(data.error());
  Result<Engine> engine = load_engine(session, flags.data);
  if (!engine) return session.fail(engine.error());
  auto lexicon = Lexicon::load(*data / "language");
  if (!lexicon) return session.fail(lexicon.error());
  const EventLexicon& frames = engine->reader->events();
  SpanScore score;
  for (const std::string& file : flags.files) {
    Result<std::string> text = read_labels(file);
    if (!text) return session.fail(text.error());
    auto sentences = parse_span_sentences(*text, file, flags.from, flags.to);
    if (!sentences) return session.fail(sentences.error());
    for (const SpanSentence& sentence : *sentences) {
      Given given = given_sentence(*lexicon, sentence);
      engine->analyzer->annotate(given.document, given.analysis);
      const Reading reading = engine->reader->prepare(given.document, given.analysis);
      const MainEvent event = engine->reader->main_events().read(
          given.analysis, SentenceId{}, frame_roots(reading, frames), frames.tables());
      std::vector<SpanLabel> found;
      for (const EventParty& party : event.parties) {
        found.push_back({party.label, index(party.words.begin), index(party.words.end)});
      }
      std::sort(found.begin(), found.end(),
                [](const SpanLabel& a, const SpanLabel& b) { return a.begin < b.begin; });
      score.add(sentence, found,
                event.trigger == kNoToken
                    ? "no event"
                    : fmt::format("'{}' as {} ({:.2f})", sentence.words[index(event.trigger)],
                                  root_name(event.root), event.probability));
    }
  }
  return print_report(session, flags, score.report());
}

}  // namespace

void add_eval_spans(Session& session, Command& eval) {
  auto flags = std::make_shared<SpanFlags>();
  Command command(eval, "spans", "The words of the main event's parties against labels", kExamples);
  eval_options(command, *flags, "Files of words and tags, plain or packed (.gz)");
  command.option("--from", flags->from, "The first sentence to measure, counted from 1",
                 {{"1", "901"}, {"-1", "x"}});
  command.option("--to", flags->to, "The last sentence to measure; 0: to the end",
                 {{"0", "900"}, {"-1", "x"}});
  command.runs([flags, &session] { return eval_spans(session, *flags); });
}

}  // namespace dragoman
