// Any bytes, made valid UTF-8, through the analyzer: the invariants of an Analysis must hold, and
// what is printed as CoNLL-U must be read back with the same tokens. The readers of treebank files
// get the same bytes.
//
// Most inputs go through a tiny model of random weights, which is fast and makes wilder trees than
// any trained one; some go through the model that ships. For windows of very long sentences some
// inputs are repeated. Run as (from the project's root):
//   analyze_fuzz -max_len=1500 -dict=tests/fuzz/analyze.dict NEW_CORPUS tests/fuzz/corpus/analyze
#include <cstddef>
#include <cstdint>

#include "base/utf8.h"
#include "language/conllu.h"
#include "language/treebank.h"

namespace dragoman {
namespace {

const ModelAnalyzer& shipped() {
  static const auto loaded =
      load_model_analyzer(DRAGOMAN_SOURCE_DIR "/data", DRAGOMAN_SOURCE_DIR "/models/english.dgm");
  check(loaded.ok(), "the tables do not load");
  return **loaded;
}

const ModelAnalyzer& tiny() {
  static const ModelAnalyzer analyzer = [] {
    auto lexicon = Lexicon::load(DRAGOMAN_SOURCE_DIR "/data/language");
    LanguageModelOptions options;
    options.self_test = false;
    auto model =
        LanguageModel::load(DRAGOMAN_SOURCE_DIR "/tests/fuzz/corpus/model/tiny.dgm", options);
    check(lexicon.ok() && model.ok(), "the tiny model does not load");
    return ModelAnalyzer(std::move(*lexicon), std::move(*model));
  }();
  return analyzer;
}

void check_treebank(const ModelAnalyzer& analyzer, Treebank& treebank) {
  annotate(analyzer, treebank);
  check(find_breach(treebank.analysis, treebank.document.text).empty(), "an invariant is broken");
  const std::string printed = to_conllu(treebank);
  const auto again = read_treebank_tokens(printed, "fuzz");
  check(again.ok(), "what was printed cannot be read");
  if (treebank.analysis.tokens.empty()) return;
  check(again->size() == 1, "one document became several");
  const Analysis& wanted = treebank.analysis;
  const Analysis& found = again->front().analysis;
  check(found.sentences.size() == wanted.sentences.size(), "sentences differ");
  check(found.tokens.size() == wanted.tokens.size(), "tokens differ");
  for (std::size_t i = 0; i < found.tokens.size(); ++i) {
    check(slice(again->front().document.text, found.tokens[i].span) ==
              slice(treebank.document.text, wanted.tokens[i].span),
          "a form differs");
  }
}

void read_others_tokens(const ModelAnalyzer& analyzer, std::string_view text) {
  if (auto read = parse_conllu(text); read.ok()) {
    check(find_breach(read->analysis, read->document.text).empty(), "parse_conllu broke a tree");
  }
  if (auto read = read_treebank_tokens(text, "fuzz"); read.ok()) {
    for (Treebank& one : *read) {
      annotate(analyzer, one);
      check(find_breach(one.analysis, one.document.text).empty(), "given tokens broke a tree");
    }
  }
}

}  // namespace
}  // namespace dragoman

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dragoman;
  const unsigned choice = size > 0 ? data[size - 1] : 0U;  // the last byte: '\n' in most texts
  const ModelAnalyzer& analyzer = choice % 32 == 31 ? shipped() : tiny();
  Treebank raw;
  raw.id = "fuzz";
  std::string& text = raw.document.text;
  text.assign(reinterpret_cast<const char*>(data), size);
  repair_utf8(text);
  read_others_tokens(analyzer, text);
  if (choice % 8 == 1) {
    const std::string once = text;
    for (int i = 0; i < 7; ++i) text += once;
  }
  raw.document.blocks.push_back(
      {BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}});
  Treebank tokenized = read_tokenized(text, "fuzz");
  raw.analysis = analyzer.segment(raw.document);
  check_treebank(analyzer, raw);
  if (choice % 4 == 2) check_treebank(analyzer, tokenized);
  return 0;
}
