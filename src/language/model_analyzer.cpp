#include "language/model_analyzer.h"

#include <mutex>

#include "base/utf8.h"
#include "language/morphology.h"
#include "language/sentences.h"
#include "language/tokens.h"
#include "language/tree_mending.h"

namespace dragoman {

// Scratch space for each thread at work, kept for the next document. What it holds changes speed,
// never results. One lock a document.
class ModelAnalyzer::Workspaces {
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

ModelAnalyzer::ModelAnalyzer(Lexicon lexicon, std::unique_ptr<const LanguageModel> model)
    : lexicon_(std::move(lexicon)),
      model_(std::move(model)),
      workspaces_(std::make_unique<Workspaces>()) {}

ModelAnalyzer::~ModelAnalyzer() = default;

Analysis ModelAnalyzer::analyze(const Document& document) const {
  Analysis analysis = segment(document);
  annotate(document, analysis, nullptr);
  return analysis;
}

Analysis ModelAnalyzer::segment(const Document& document, Cut cut) const {
  Analysis analysis;
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    if (!is_read(document.blocks[b].kind)) continue;
    segment_block(document.text, document.blocks[b].span, static_cast<std::uint32_t>(b), cut,
                  analysis);
  }
  return analysis;
}

// Appends the bare tokens and sentences of a block.
void ModelAnalyzer::segment_block(std::string_view text, Span block, std::uint32_t number, Cut cut,
                                  Analysis& analysis) const {
  std::vector<Span> tokens;
  find_tokens(lexicon_, text, block, tokens);
  std::vector<std::uint32_t> ends = {static_cast<std::uint32_t>(tokens.size())};
  if (cut == Cut::sentences) ends = find_sentence_ends(lexicon_, text, tokens);
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
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

void ModelAnalyzer::annotate(const Document& document, Analysis& analysis) const {
  annotate(document, analysis, nullptr);
}

void ModelAnalyzer::annotate(const Document& document, Analysis& analysis, Details& details) const {
  annotate(document, analysis, &details);
}

void ModelAnalyzer::annotate(const Document& document, Analysis& analysis, Details* details) const {
  const std::string_view text = document.text;
  auto space = workspaces_->take();
  model_->annotate(text, analysis, *space);
  analysis.lemma_text.clear();
  for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
    const std::string_view surface = slice(text, analysis.tokens[i].span);
    analysis.set_lemma(static_cast<TokenId>(i),
                       lemma_of(lexicon_, model_->normalized(surface), surface, space->tags[i]));
  }
  for (std::uint32_t i = 0; i < analysis.sentences.size(); ++i) {
    mend_tree(analysis, static_cast<SentenceId>(i));
  }
  if (details != nullptr) {
    details->xpos.clear();
    details->features.clear();
    for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
      details->xpos.push_back(model_->xpos_name(space->xpos[i]));
      details->features.push_back(model_->features_text(space->features[i]));
    }
  }
  workspaces_->give_back(std::move(space));
}

// The number of tokens, from the first of `rest`, that one word is made of.
std::uint32_t ModelAnalyzer::multiword_at(std::string_view text, const Analysis& analysis,
                                          const Details& details, TokenRange rest) const {
  constexpr std::uint32_t kMostParts = 4;
  const std::uint32_t first = index(rest.begin);
  std::string word = to_lower(slice(text, analysis.tokens[first].span));
  std::uint32_t longest = 1;
  for (std::uint32_t size = 2; size <= std::min(kMostParts, rest.size()); ++size) {
    const Token& last = analysis.tokens[first + size - 1];
    if (last.span.begin != analysis.tokens[first + size - 2].span.end) break;
    const std::string part = to_lower(slice(text, last.span));
    word += part;
    const bool clitic = size == 2 && lexicon_.clitic(word) == part.size();
    const bool bare_possessive = size == 2 && details.xpos[first + 1] == "POS";
    if (clitic || bare_possessive || lexicon_.parts(word).size() == size) longest = size;
  }
  return longest;
}

std::vector<TokenRange> ModelAnalyzer::multiwords(std::string_view text, const Analysis& analysis,
                                                  const Details& details) const {
  std::vector<TokenRange> found;
  for (const Sentence& sentence : analysis.sentences) {
    for (TokenId t = sentence.tokens.begin; t < sentence.tokens.end;) {
      const std::uint32_t size = multiword_at(text, analysis, details, {t, sentence.tokens.end});
      const auto end = static_cast<TokenId>(index(t) + size);
      if (size > 1) found.push_back({t, end});
      t = end;
    }
  }
  return found;
}

Result<std::unique_ptr<const ModelAnalyzer>> load_model_analyzer(const std::filesystem::path& data,
                                                                 const std::filesystem::path& model,
                                                                 std::string_view bank) {
  auto lexicon = Lexicon::load(data / "language");
  if (!lexicon) return lexicon.error();
  LanguageModelOptions options;
  options.bank = bank;
  auto loaded = LanguageModel::load(model, options);
  if (!loaded) return loaded.error();
  return std::unique_ptr<const ModelAnalyzer>(
      std::make_unique<ModelAnalyzer>(std::move(*lexicon), std::move(*loaded)));
}

Result<std::unique_ptr<const Analyzer>> load_analyzer(const std::filesystem::path& data,
                                                      std::string_view bank) {
  auto loaded = load_model_analyzer(data, data.parent_path() / "models" / "english.dgm", bank);
  if (!loaded) return loaded.error();
  return std::unique_ptr<const Analyzer>(std::move(*loaded));
}

}  // namespace dragoman
