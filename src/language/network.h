// The trained network: rows of the model's tables in, tags, trees and names out.
//
// The twin of train/reference.py, layer by layer: an encoder of gated convolutions and attention
// over each sentence, then a head for each task. A batch is the tokens of some sentences, one
// after another without padding; since every sum runs in one order (kernels.h), batching changes
// nothing. A Network is immutable and shared between threads; each thread owns a Workspace.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/decode.h"
#include "language/form_features.h"
#include "language/kernels.h"
#include "language/model_file.h"
#include "language/products.h"

namespace dragoman {

// The tokens of a batch; values are numbers into the model's lists.
struct BatchResult {
  std::vector<std::uint32_t> upos, xpos, features, labels, names;
  std::vector<std::uint32_t> heads;  // 0 for the root, else 1 + the head's place in its sentence
};

inline constexpr std::size_t kLongestInput = 256;  // tokens of one sentence

struct NetworkOptions {
  std::string_view bank;  // whose treebank's habits to follow ("gum", "ewt"); empty: the model's
};

class Network {
 public:
  // Scratch space; grows to the largest batch seen.
  struct Workspace {
    std::vector<float> input, x, h, wide, mixed, joined, scores, keys, pairs;
    std::vector<float> dependents, parents, targets, heights;
    CodedRows coded, coded_inner;
  };

  static Result<Network> load(const ModelFile& file, const NetworkOptions& options = {});

  std::size_t width() const { return width_; }
  // The first layer, which sees single words only and may be kept by form: [rows][width].
  void embed(std::span<const FormRows> rows, Workspace& space, float* out) const;

  // `inputs` holds the batch's tokens as embed() made them, [tokens][width]; `ends` the place after
  // each sentence's last token, ascending, the last being the number of tokens. No sentence is
  // empty or longer than kLongestInput. Cost: about 1.2 million multiply-adds a token, and length²
  // a sentence.
  void run(std::span<const float> inputs, std::span<const std::size_t> ends, Workspace& space,
           BatchResult& result) const;

 private:
  struct Norm {
    std::vector<float> weight, bias;
  };
  struct Layer {
    bool attention = false;
    std::size_t dilation = 1;
    Norm norm;
    PackedMatrix mix, out;
    std::vector<float> distance;  // [heads][2 * kLongestInput + 1]: a bias for each offset
  };
  class Loader;

  void encode(std::span<const float> inputs, std::span<const std::size_t> ends,
              Workspace& space) const;
  void convolve(const Layer& layer, std::size_t tokens, std::span<const std::size_t> ends,
                Workspace& space) const;
  void attend(const Layer& layer, std::size_t tokens, std::span<const std::size_t> ends,
              Workspace& space) const;
  void attend_sentence(const Layer& layer, std::size_t begin, std::size_t length,
                       Workspace& space) const;
  // The best output of each row in space.coded.
  void best_of(const PackedMatrix& matrix, std::size_t tokens, Workspace& space,
               std::vector<std::uint32_t>& best) const;
  void parse(std::size_t tokens, std::span<const std::size_t> ends, Workspace& space,
             BatchResult& result) const;
  void label(std::size_t tokens, std::span<const std::size_t> ends, Workspace& space,
             BatchResult& result) const;
  void name(std::size_t tokens, std::span<const std::size_t> ends, Workspace& space,
            BatchResult& result) const;

  QuantizedMatrix vectors_, words_, affixes_, shapes_;
  std::size_t width_ = 0, heads_ = 0, joined_ = 0;
  float slope_ = 0, epsilon_ = 0;
  PackedMatrix project_;
  std::vector<Layer> layers_;
  Norm norm_;
  PackedMatrix upos_, xpos_, features_;
  PackedMatrix arc_dependent_, arc_head_, arc_weight_;
  std::vector<float> arc_root_, arc_distance_;  // the latter for each offset
  PackedMatrix label_dependent_, label_head_, label_pair_, label_single_;
  std::vector<float> label_root_;
  std::size_t root_label_ = 0;
  PackedMatrix name_hidden_, name_tags_;
  TagDecoder name_decoder_;
};

}  // namespace dragoman
