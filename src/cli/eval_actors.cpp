// dragoman eval actors: states and organizations found, against labelled words.
#include <fmt/format.h>

#include "cli/engine.h"
#include "cli/eval.h"
#include "measure/actors.h"
#include "measure/label_file.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman eval actors news.conll --labels actors.tsv\n"
    "  dragoman eval actors news.conll --labels actors.tsv --errors 20\n"
    "FILE has one word a line with a tag behind it, a blank line after each sentence, as `eval "
    "names`\n"
    "reads it; its tags do not count. Each sentence is read as a text of its own. The labels are a "
    "table\n"
    "with the columns sentence, first, last (word), all from 1, and accepted: ids of actors and "
    "codes of\n"
    "states, parted by |. Last a line `ACTORS found=SHARE n=LABELS`.";

struct ActorFlags : EvalFlags {
  std::string labels;
};

int eval_actors(Session& session, const ActorFlags& flags) {
  if (flags.files.size() != 1) {
    return session.fail(Error{ErrorCode::bad_argument, "one file of words belongs to the labels",
                              flags.files.back()});
  }
  if (flags.labels.empty()) {
    session.fail(Error{ErrorCode::bad_argument, "the table of labels is needed", "--labels"});
    return kWrongUsage;
  }
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return session.fail(data.error());
  auto labels = load_actor_labels(flags.labels);
  if (!labels) return session.fail(labels.error());
  auto engine = load_engine(*data);
  if (!engine) return session.fail(engine.error());
  auto lexicon = Lexicon::load(*data / "language");
  if (!lexicon) return session.fail(lexicon.error());
  const std::string& file = flags.files.front();
  Result<std::string> text = read_labels(file);
  if (!text) return session.fail(text.error());
  Result<NameFile> words = parse_name_file(*text, NameLabels{}, file);
  if (!words) return session.fail(words.error());

  ActorScore score;
  std::size_t number = 0;
  for (const auto& article : words->articles) {
    for (const LabelledSentence& sentence : article) {
      const auto own = labels->find(number++);
      if (own == labels->end()) continue;
      const ArticleText joined = article_text(*lexicon, {sentence});
      const Analysis analysis = engine->analyzer->analyze(joined.document);
      Document document = joined.document;
      const DocumentActors actors = engine->reader->prepare(document, analysis).actors;
      Status added = score.add(own->second, joined, analysis, actors,
                               fmt::format("{}:{}", file, sentence.line));
      if (!added) return session.fail(added.error());
    }
  }
  if (!labels->empty() && labels->rbegin()->first >= number) {
    return session.fail(Error{ErrorCode::bad_table,
                              fmt::format("a label in sentence {}, but {} has {}",
                                          labels->rbegin()->first + 1, file, number),
                              flags.labels});
  }
  return print_report(session, flags, score.report());
}

}  // namespace

void add_eval_actors(Session& session, Command& eval) {
  auto flags = std::make_shared<ActorFlags>();
  Command command(eval, "actors", "States and organizations found, against labels", kExamples);
  eval_options(command, *flags, "A file of words, plain or packed (.gz)");
  command.option("--labels", flags->labels, "The table of labels", {{"labels.tsv"}, {}});
  command.runs([flags, &session] { return eval_actors(session, *flags); });
}

}  // namespace dragoman
