// dragoman eval names: names of persons, organisations and places against a file of names.
#include "cli/engine.h"
#include "cli/eval.h"
#include "measure/label_file.h"
#include "measure/names.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman eval names news.conll\n"
    "  dragoman eval names news.tsv uner.iob2 --errors 20\n"
    "One word a line, a blank line after each sentence: FORM … TAG (CoNLL), FORM tab TAG tab tags "
    "of\n"
    "names inside, or NUMBER tab FORM tab TAG (Universal NER); tags are O, B-LABEL, I-LABEL. The\n"
    "words are written together as a text, which is read as any text is. A name is right when its\n"
    "words and its type are. Last a line `NAMES precision=P recall=R f1=F … n=NAMES`.";

struct NameFlags : EvalFlags {
  bool given_tokens = false;
};

int eval_names(Session& session, const NameFlags& flags) {
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return session.fail(data.error());
  auto engine =
      load_engine(session, flags.data);  // with the tables of knowledge, which correct names
  if (!engine) return session.fail(engine.error());
  auto lexicon = Lexicon::load(*data / "language");
  if (!lexicon) return session.fail(lexicon.error());
  auto labels = NameLabels::load(*data);
  if (!labels) return session.fail(labels.error());
  NameScore score;
  for (const std::string& file : flags.files) {
    Result<std::string> text = read_labels(file);
    if (!text) return session.fail(text.error());
    Result<NameFile> gold = parse_name_file(*text, *labels, file);
    if (!gold) return session.fail(gold.error());
    for (const auto& article : gold->articles) {
      const ArticleText joined = article_text(*lexicon, article);
      Analysis found;
      if (flags.given_tokens) {
        found = given_segmentation(joined);
        engine->analyzer->annotate(joined.document, found);
      } else {
        found = engine->analyzer->analyze(joined.document);
      }
      score.add(article, joined, found, file);
    }
    score.add_unknown_labels(*gold);
  }
  return print_report(session, flags, score.report());
}

}  // namespace

void add_eval_names(Session& session, Command& eval) {
  auto flags = std::make_shared<NameFlags>();
  Command command(eval, "names", "Names of persons, organisations, places against labels",
                  kExamples);
  eval_options(command, *flags, "Files of names, plain or packed (.gz)");
  command.option("--given-tokens", flags->given_tokens,
                 "Take the file's own sentences and words, not ours", {{""}, {}});
  command.runs([flags, &session] { return eval_names(session, *flags); });
}

}  // namespace dragoman
