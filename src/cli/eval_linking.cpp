// dragoman eval linking: which mentions mean the same happening, across documents, against ECB+.
#include <algorithm>

#include "cli/engine.h"
#include "cli/eval.h"
#include "measure/label_file.h"
#include "measure/linking.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman eval linking ecb.tar.gz sentences.csv --topics 2,5,12,18,21,23,34,35\n"
    "  dragoman eval linking ecb/ sentences.csv --errors 20\n"
    "The files of ECB+, in a tar archive (plain or packed) or a folder, and the list of the\n"
    "sentences to take: Topic, File, Sentence Number. Mentions are given; measured is which of a\n"
    "topic are put together, beside the baseline that all of one lemma are. Last a line\n"
    "`linking conll=F baseline=F muc=F b3=F ceafe=F n=MENTIONS`, in per cent.";

struct LinkingFlags : EvalFlags {
  std::string topics;
};

std::vector<std::string> topics_of(const std::string& list) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    if (end > at) out.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

int eval_linking(Session& session, const LinkingFlags& flags) {
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return session.fail(data.error());
  auto related = RelatedWords::load(*data);
  if (!related) return session.fail(related.error());
  auto words = WordBags::load(*data);
  if (!words) return session.fail(words.error());
  auto files = read_archive(flags.files[0]);
  if (!files) return session.fail(files.error());
  auto list = read_labels(flags.files[1]);
  if (!list) return session.fail(list.error());
  auto topics = parse_ecb(*files, *list, flags.files[1], topics_of(flags.topics));
  if (!topics) return session.fail(topics.error());
  auto analyzer = load_analyzer(*data);
  if (!analyzer) return session.fail(analyzer.error());
  LinkingScore score(*related);
  score.add_left_out(*topics);
  LinkingTopic topic;
  for (EcbDocument& document : topics->documents) {
    if (!topic.marked.empty() && topic.marked.front().topic != document.topic) {
      score.add(topic);
      topic = {};
    }
    add_to_topic(topic, std::move(document), **analyzer, *words);
  }
  score.add(topic);
  return print_report(session, flags, score.report());
}

}  // namespace

void add_eval_linking(Session& session, Command& eval) {
  auto flags = std::make_shared<LinkingFlags>();
  Command command(eval, "linking", "Mentions of one happening, against ECB+", kExamples);
  command.option("FILE", flags->files, "The archive or folder, then the list of its sentences")
      .required()
      .expected(2);
  command.option("--topics", flags->topics, "Only these topics, parted by commas",
                 {{"2,5,12"}, {}});
  eval_flags(command, *flags);
  command.runs([flags, &session] { return eval_linking(session, *flags); });
}

}  // namespace dragoman
