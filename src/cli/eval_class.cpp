// dragoman eval class: the class of a sentence's main event against labels.
#include <fmt/format.h>

#include <algorithm>

#include "cli/engine.h"
#include "cli/eval.h"
#include "measure/classes.h"
#include "measure/label_file.h"
#include "measure/marked_sentences.h"
#include "reading/frames.h"
#include "reading/main_event.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman eval class sentences.tsv\n"
    "  dragoman eval class sentences.tsv --from 901 --errors 20\n"
    "  dragoman eval class data/sentences/*.marked\n"
    "A sentence, a tab and a class a line: 0 statement or appeal (CAMEO 01-02) or no event, 1 "
    "verbal\n"
    "cooperation (03-05), 2 material cooperation (06-08), 3 verbal conflict (09-13, 16), 4 "
    "material\n"
    "conflict (14, 15, 17-20); or sentences marked as in data/sentences (.marked). The main event\n"
    "decides, by its CAMEO root; macro_f1 is the mean over the classes that the labels have. Last "
    "a\n"
    "line `class accuracy=A macro_f1=F n=SENTENCES`. With\n"
    "--features, marked sentences are printed as train/events.py learns from them.";

struct ClassFlags : EvalFlags {
  std::size_t from = 1;
  std::size_t to = 0;
  bool features = false;
};

struct ReadSentence {
  Document document;
  Analysis analysis;
  FrameRoots frames;
  std::optional<SentenceId> sentence;
};

Document sentence_document(const std::string& text) {
  Document document;
  document.id = "doc-sentence";
  document.text = text;
  document.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}});
  return document;
}

ReadSentence read_sentence(const Engine& engine, const std::string& text) {
  ReadSentence read{sentence_document(text), {}, {}, {}};
  read.analysis = engine.analyzer->analyze(read.document);
  const Reading reading = engine.reader->prepare(read.document, read.analysis);
  read.frames = frame_roots(reading, engine.reader->events());
  read.sentence = longest_sentence(read.analysis);
  return read;
}

std::string why(const Engine& engine, const ReadSentence& read, const MainEvent& event) {
  std::string text = fmt::format("'{}' as {} ({:.2f})",
                                 slice(read.document.text, read.analysis.at(event.trigger).span),
                                 root_name(event.root), event.probability);
  const auto reasons =
      engine.reader->main_events().explain(read.analysis, *read.sentence, read.frames, event);
  for (std::size_t i = 0; i < reasons.size() && i < 6; ++i) {
    text += fmt::format("; {} {:+.1f}", reasons[i].feature, reasons[i].weight);
  }
  return text;
}

// One line a word that may be the trigger (`T 0|1 features`) or head a party (`P label features`),
// after a line `S root place`.
void print_features(Session& session, const Engine& engine, const MarkedSentence& marked) {
  const ReadSentence read = read_sentence(engine, marked.text);
  auto overlaps = [&](TokenId token, Span span) {
    const Span own = read.analysis.at(token).span;
    return own.begin < span.end && span.begin < own.end;
  };
  for (std::uint32_t s = 0; s < read.analysis.sentences.size(); ++s) {
    const SentenceView view(read.analysis, static_cast<SentenceId>(s));
    int trigger = SentenceView::kNone;
    for (int token : trigger_candidates(view)) {
      if (overlaps(view.id(token), marked.trigger)) trigger = token;
    }
    if (trigger == SentenceView::kNone) continue;
    session.out << fmt::format("S\t{}\t{}\n", marked.root, marked.place);
    for (int token : trigger_candidates(view)) {
      session.out << fmt::format(
          "T\t{}\t{}\n", token == trigger ? 1 : 0,
          fmt::join(trigger_features(view, token, read.frames, true).names(), "\t"));
    }
    for (int token : party_candidates(view, trigger)) {
      // The head of a span: the word in it that hangs on one outside.
      auto label = PartyLabel::none;
      for (const MarkedParty& party : marked.parties) {
        const int head = view.head(token);
        const bool top = head == SentenceView::kNone || !overlaps(view.id(head), party.span);
        if (top && overlaps(view.id(token), party.span)) label = party.label;
      }
      session.out << fmt::format(
          "P\t{}\t{}\n", static_cast<int>(label),
          fmt::join(party_features(view, trigger, marked.root, token, true).names(), "\t"));
    }
  }
}

int eval_class(Session& session, const ClassFlags& flags) {
  Result<Engine> engine = load_engine(session, flags.data);
  if (!engine) return session.fail(engine.error());
  ClassScore score;
  for (const std::string& file : flags.files) {
    Result<std::string> text = read_labels(file);
    if (!text) return session.fail(text.error());
    std::vector<ClassRow> rows;
    if (file.ends_with(".marked")) {
      auto marked = parse_marked_sentences(*text, file);
      if (!marked) return session.fail(marked.error());
      for (const MarkedSentence& sentence : *marked) {
        if (flags.features) {
          print_features(session, *engine, sentence);
        } else {
          rows.push_back({sentence.place, sentence.text,
                          static_cast<std::size_t>(class_of_root(sentence.root))});
        }
      }
    } else {
      auto plain = parse_class_rows(*text, file, flags.from, flags.to);
      if (!plain) return session.fail(plain.error());
      rows = std::move(*plain);
    }
    for (const ClassRow& row : rows) {
      const ReadSentence read = read_sentence(*engine, row.sentence);
      if (!read.sentence) {
        score.add(row, 0, "no sentence found");
        continue;
      }
      const MainEvent event = engine->reader->main_events().read(
          read.analysis, *read.sentence, read.frames, engine->reader->events().tables());
      const auto classes = event.classes();
      const auto best = std::max_element(classes.begin(), classes.end()) - classes.begin();
      score.add(row, static_cast<std::size_t>(best),
                event.trigger == kNoToken ? "no event" : why(*engine, read, event));
    }
  }
  return flags.features ? kDone : print_report(session, flags, score.report());
}

}  // namespace

void add_eval_class(Session& session, Command& eval) {
  auto flags = std::make_shared<ClassFlags>();
  Command command(eval, "class", "The class of a sentence's main event against labels", kExamples);
  eval_options(command, *flags, "Files of sentences and classes, plain or packed (.gz)");
  command.option("--from", flags->from, "The first row to measure, counted from 1",
                 {{"1", "901"}, {"-1", "x"}});
  command.option("--to", flags->to, "The last row to measure; 0: to the end",
                 {{"0", "900"}, {"-1", "x"}});
  command.option("--features", flags->features, "Print what the model learns from instead",
                 {{""}, {}});
  command.runs([flags, &session] { return eval_class(session, *flags); });
}

}  // namespace dragoman
