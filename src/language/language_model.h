// The trained model behind one door: tokenised sentences in, tags, trees and names out.
//
// Joins the model file, the features of forms and the network, and turns the model's numbers into
// our own enums. At loading the model analyses the sentences stored in it and must find what was
// found when it was made. Very long sentences are read in windows: each later window's root hangs
// on the first's as parataxis, and no name crosses a window's border.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "language/analysis.h"
#include "language/model_file.h"
#include "language/network.h"
#include "language/tags.h"

namespace dragoman {

inline constexpr std::size_t kLongestWindow = 200;  // tokens the network sees at once
inline constexpr std::size_t kBatchTokens = 256;    // small batches stay in the processor's cache

struct LanguageModelOptions {
  std::string_view bank;  // "gum" or "ewt"; empty: as the model says
  bool self_test = true;
};

inline constexpr std::size_t kKnownForms = 1U << 15U;  // 20 MB a thread

struct FormHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view form) const {
    return static_cast<std::size_t>(hash_form(0, form));
  }
};

// Immutable after loading and shared between threads. `annotate` needs a Workspace of the thread.
class LanguageModel {
 public:
  struct Workspace {
    Network::Workspace network;
    BatchResult batch;
    std::vector<float> inputs;  // of the batch, [tokens][width]
    std::vector<std::size_t> ends;

    // What the network's first layer makes of a form, kept for the next time; emptied when full.
    std::unordered_map<std::string, std::size_t, FormHash, std::equal_to<>> known;
    std::vector<float> known_rows;
    std::vector<FormRows> fresh;  // rows of forms seen for the first time in this batch
    std::vector<std::size_t> places;

    // Of the tokens of the analysis annotated last: the finer tag, for lemmas, and the numbers of
    // Penn tag and features in the model's lists.
    std::vector<Tag> tags;
    std::vector<std::uint32_t> xpos, features;
  };

  // Fails with not_found, not_readable or bad_model.
  static Result<std::unique_ptr<const LanguageModel>> load(
      const std::filesystem::path& path, const LanguageModelOptions& options = {});
  static Result<std::unique_ptr<const LanguageModel>> load(
      ModelFile file, const LanguageModelOptions& options = {});

  // Fills tag, head, relation and features of every token and the root of every sentence, replaces
  // the names, and puts space.tags, xpos and features. Sentences and token spans must be there. The
  // same on any thread.
  void annotate(std::string_view text, Analysis& analysis, Workspace& space) const;
  // As the network sees a form: lower case, typographic quotes and dashes as ASCII.
  std::string normalized(std::string_view form) const { return forms_.normalized(form); }

  // Sentences of forms (of up to kLongestInput words) to lines of form, UPOS, XPOS, features, head,
  // label and name tag: the notation of the self-test.
  std::string to_lines(const std::vector<std::vector<std::string>>& sentences,
                       Workspace& space) const;
  // Analyses the stored sentences again; fails with bad_model at the first difference.
  Status self_test() const;

  // Of the numbers that `annotate` puts into its workspace; the views live as long as the model.
  std::string_view xpos_name(std::uint32_t number) const { return xpos_names_[number]; }
  std::string_view features_text(std::uint32_t number) const { return features_texts_[number]; }

  const ModelFile& file() const { return file_; }

 private:
  LanguageModel(ModelFile file, Network network, FormFeatures forms);

  struct TagPart {
    char letter = 'O';
    NameKind kind = NameKind::other;
  };
  Status load_lists();
  void look_up(const std::vector<std::string_view>& forms, Workspace& space) const;
  void store(Analysis& analysis, std::size_t first_token, std::size_t begin, std::size_t end,
             TokenId hang_on, const BatchResult& batch) const;
  void store_names(Analysis& analysis, std::size_t first_token, std::size_t begin, std::size_t end,
                   const BatchResult& batch) const;

  ModelFile file_;
  Network network_;
  FormFeatures forms_;
  std::vector<Upos> upos_;
  std::vector<Tag> tags_;
  std::vector<Relation> relations_;
  std::vector<Features> features_;
  std::vector<std::string_view> xpos_names_, features_texts_;
  std::vector<TagPart> names_;
};

// "Mood=Ind|Number=Sing|..." as Features; what we do not keep is ignored.
Features features_from_text(std::string_view text);

}  // namespace dragoman
