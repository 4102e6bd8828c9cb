#include "language/model_analyzer.h"

#include <mutex>
#include <vector>

#include "language/language_model.h"
#include "language/lexicon.h"
#include "language/morphology.h"
#include "language/sentences.h"
#include "language/tokens.h"

namespace dragoman {
namespace {

// Scratch space for each thread at work, kept for the next document. What it holds changes speed,
// never results. One lock a document.
class WorkspacePool {
 public:
  using Item = std::unique_ptr<LanguageModel::Workspace>;

  Item take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return std::make_unique<LanguageModel::Workspace>();
    Item item = std::move(free_.back());
    free_.pop_back();
    return item;
  }
  void give_back(Item item) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(item));
  }

 private:
  std::mutex mutex_;
  std::vector<Item> free_;
};

class ModelAnalyzer final : public Analyzer {
 public:
  ModelAnalyzer(Lexicon lexicon, std::unique_ptr<const LanguageModel> model)
      : lexicon_(std::move(lexicon)), model_(std::move(model)) {}

  Analysis analyze(const Document& document) const override {
    Analysis analysis;
    for (std::size_t b = 0; b < document.blocks.size(); ++b) {
      if (is_read(document.blocks[b].kind)) {
        cut(document.text, document.blocks[b].span, static_cast<std::uint32_t>(b), analysis);
      }
    }
    auto space = pool_.take();
    model_->annotate(document.text, analysis, *space);
    for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
      const std::string_view surface = slice(document.text, analysis.tokens[i].span);
      analysis.set_lemma(static_cast<TokenId>(i),
                         lemma_of(lexicon_, model_->normalized(surface), surface, space->tags[i]));
    }
    pool_.give_back(std::move(space));
    return analysis;
  }

 private:
  // Appends the bare tokens and sentences of a block.
  void cut(std::string_view text, Span block, std::uint32_t number, Analysis& analysis) const {
    std::vector<Span> tokens;
    find_tokens(lexicon_, text, block, tokens);
    std::uint32_t begin = 0;
    for (const std::uint32_t end : find_sentence_ends(lexicon_, text, tokens)) {
      if (begin == end) continue;
      Sentence sentence;
      sentence.tokens.begin = static_cast<TokenId>(analysis.tokens.size());
      for (; begin < end; ++begin) {
        Token token;
        token.span = tokens[begin];
        analysis.tokens.push_back(token);
      }
      sentence.tokens.end = static_cast<TokenId>(analysis.tokens.size());
      sentence.span = analysis.span_of(sentence.tokens);
      sentence.block = number;
      analysis.sentences.push_back(sentence);
    }
  }

  Lexicon lexicon_;
  std::unique_ptr<const LanguageModel> model_;
  mutable WorkspacePool pool_;
};

}  // namespace

Result<std::unique_ptr<const Analyzer>> load_model_analyzer(const std::filesystem::path& data,
                                                            const std::filesystem::path& model) {
  auto lexicon = Lexicon::load(data / "language");
  if (!lexicon) return lexicon.error();
  auto loaded = LanguageModel::load(model);
  if (!loaded) return loaded.error();
  return std::unique_ptr<const Analyzer>(
      std::make_unique<ModelAnalyzer>(std::move(*lexicon), std::move(*loaded)));
}

Result<std::unique_ptr<const Analyzer>> load_analyzer(const std::filesystem::path& data) {
  return load_model_analyzer(data, data.parent_path() / "models" / "english.dgm");
}

}  // namespace dragoman
