// The analyzer of the trained model: tokens and sentences by rules, tags, trees and names by the
// network, lemmas by rules from the network's finer tags.
//
// What reading needs goes into an Analysis; whoever wants the columns of a treebank in full asks
// for Details as well. The steps can be had one by one, for those who bring their own tokens.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/analyzer.h"
#include "language/language_model.h"
#include "language/lexicon.h"

namespace dragoman {

// What an Analysis leaves out, for each of its tokens. The views live as long as the analyzer.
struct Details {
  std::vector<std::string_view> xpos;      // "VBD"
  std::vector<std::string_view> features;  // "Mood=Ind|Number=Sing|...", "_" for none
};

// How a block becomes sentences.
enum class Cut : std::uint8_t {
  sentences,     // by the rules
  one_sentence,  // the block is one
};

// Immutable after loading, shared between threads; every method is pure.
class ModelAnalyzer final : public Analyzer {
 public:
  ModelAnalyzer(Lexicon lexicon, std::unique_ptr<const LanguageModel> model);
  ~ModelAnalyzer() override;

  Analysis analyze(const Document& document) const override;

  // Bare sentences and tokens of the blocks that are read.
  Analysis segment(const Document& document, Cut cut = Cut::sentences) const;
  void annotate(const Document& document, Analysis& analysis) const override;
  // The same, and the details of every token.
  void annotate(const Document& document, Analysis& analysis, Details& details) const;
  // Runs of tokens written as one word, as treebanks of English have it: contractions and
  // possessives ("don't", "Iran's", "ministers'"). In order.
  std::vector<TokenRange> multiwords(std::string_view text, const Analysis& analysis,
                                     const Details& details) const;

  const LanguageModel& model() const { return *model_; }

 private:
  class Workspaces;
  void annotate(const Document& document, Analysis& analysis, Details* details) const;
  void segment_block(std::string_view text, Span block, std::uint32_t number, Cut cut,
                     Analysis& analysis) const;
  std::uint32_t multiword_at(std::string_view text, const Analysis& analysis,
                             const Details& details, TokenRange rest) const;

  Lexicon lexicon_;
  std::unique_ptr<const LanguageModel> model_;
  std::unique_ptr<Workspaces> workspaces_;
};

// `data` is the project's data/ folder, `model` a model file, `bank` as in load_analyzer(). Fails
// as load_analyzer() does, and with bad_model for a file that is no whole model of this version.
Result<std::unique_ptr<const ModelAnalyzer>> load_model_analyzer(const std::filesystem::path& data,
                                                                 const std::filesystem::path& model,
                                                                 std::string_view bank = {});

}  // namespace dragoman
