#include "language/network.h"

#include <algorithm>
#include <cmath>

namespace dragoman {
namespace {

// At least `count` places and a little more, since kernels read and write whole vectors.
float* room(std::vector<float>& space, std::size_t count) {
  constexpr std::size_t kSlack = 64;
  if (space.size() < count + kSlack) space.resize(count + kSlack);
  return space.data();
}

std::uint32_t best_place(const float* scores, std::size_t count) {
  return static_cast<std::uint32_t>(std::max_element(scores, scores + count) - scores);
}

}  // namespace

void Network::run(std::span<const float> inputs, std::span<const std::size_t> ends,
                  Workspace& space, BatchResult& result) const {
  const std::size_t tokens = inputs.size() / width_;
  if (tokens == 0) return;
  encode(inputs, ends, space);
  encode_rows(space.h.data(), tokens, width_, width_, space.coded);
  best_of(upos_, tokens, space, result.upos);
  best_of(xpos_, tokens, space, result.xpos);
  best_of(features_, tokens, space, result.features);
  parse(tokens, ends, space, result);
  label(tokens, ends, space, result);
  name(tokens, ends, space, result);
}

void Network::embed(std::span<const FormRows> rows, Workspace& space, float* out) const {
  float* input = room(space.input, rows.size() * joined_);
  for (const FormRows& row : rows) {
    vectors_.copy_row(row.vector, input);
    input += vectors_.columns;
    words_.copy_row(row.word, input);
    input += words_.columns;
    for (const std::uint32_t affix : row.affixes) {
      affixes_.copy_row(affix, input);
      input += affixes_.columns;
    }
    shapes_.copy_row(row.shape, input);
    input += shapes_.columns;
  }
  encode_rows(space.input.data(), rows.size(), joined_, joined_, space.coded);
  multiply(space.coded, project_, out, width_);
}

// Leaves the encoded tokens in space.h, [tokens][width].
void Network::encode(std::span<const float> inputs, std::span<const std::size_t> ends,
                     Workspace& space) const {
  const std::size_t tokens = inputs.size() / width_;
  std::copy(inputs.begin(), inputs.end(), room(space.x, inputs.size()));
  room(space.h, tokens * width_);
  for (const Layer& layer : layers_) {
    normalize_rows(space.x.data(), tokens, width_, layer.norm.weight.data(), layer.norm.bias.data(),
                   epsilon_, space.h.data());
    if (layer.attention) {
      attend(layer, tokens, ends, space);
    } else {
      convolve(layer, tokens, ends, space);
    }
  }
  normalize_rows(space.x.data(), tokens, width_, norm_.weight.data(), norm_.bias.data(), epsilon_,
                 space.h.data());
}

void Network::convolve(const Layer& layer, std::size_t tokens, std::span<const std::size_t> ends,
                       Workspace& space) const {
  float* mixed = room(space.mixed, tokens * 2 * width_);
  encode_windows(space.h.data(), ends, width_, layer.dilation, space.heights, space.coded);
  multiply(space.coded, layer.mix, mixed, 2 * width_);
  add_gated(mixed, tokens, width_, 2 * width_, space.x.data());
}

void Network::attend(const Layer& layer, std::size_t tokens, std::span<const std::size_t> ends,
                     Workspace& space) const {
  float* mixed = room(space.mixed, tokens * 3 * width_);
  encode_rows(space.h.data(), tokens, width_, width_, space.coded);
  multiply(space.coded, layer.mix, mixed, 3 * width_);
  float* joined = room(space.joined, tokens * width_);
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    attend_sentence(layer, begin, end - begin, space);
    begin = end;
  }
  encode_rows(joined, tokens, width_, width_, space.coded);
  multiply(space.coded, layer.out, space.h.data(), width_);
  for (std::size_t i = 0; i < tokens * width_; ++i) space.x[i] += space.h[i];
}

void Network::attend_sentence(const Layer& layer, std::size_t begin, std::size_t length,
                              Workspace& space) const {
  const std::size_t size = width_ / heads_;
  const std::size_t padded = round_up(length, 8);
  const auto scale = static_cast<float>(1.0 / std::sqrt(static_cast<double>(size)));
  float* keys = room(space.keys, size * padded);
  float* scores = room(space.scores, length * padded);
  for (std::size_t head = 0; head < heads_; ++head) {
    const float* query = space.mixed.data() + begin * 3 * width_ + head * size;
    const float* key = query + width_;
    for (std::size_t t = 0; t < length; ++t) {
      for (std::size_t k = 0; k < size; ++k) keys[k * padded + t] = key[t * 3 * width_ + k];
    }
    multiply_plain(query, length, 3 * width_, size, keys, padded, length, scores, padded);
    const float* distance = layer.distance.data() + head * (2 * kLongestInput + 1);
    for (std::size_t t = 0; t < length; ++t) {
      float* row = scores + t * padded;
      const float* bias = distance + kLongestInput - t;
      softmax(row, length, scale, bias);
    }
    multiply_plain(scores, length, padded, length, query + 2 * width_, 3 * width_, size,
                   space.joined.data() + begin * width_ + head * size, width_);
  }
}

void Network::best_of(const PackedMatrix& matrix, std::size_t tokens, Workspace& space,
                      std::vector<std::uint32_t>& best) const {
  const std::size_t stride = matrix.padded_outputs();
  float* scores = room(space.mixed, tokens * stride);
  multiply(space.coded, matrix, scores, stride);
  best.resize(tokens);
  for (std::size_t t = 0; t < tokens; ++t) {
    best[t] = best_place(scores + t * stride, matrix.outputs);
  }
}

void Network::parse(std::size_t tokens, std::span<const std::size_t> ends, Workspace& space,
                    BatchResult& result) const {
  const std::size_t size = arc_dependent_.outputs;
  float* dependents = room(space.dependents, tokens * size);
  float* parents = room(space.parents, tokens * size);
  float* targets = room(space.targets, tokens * size);
  multiply(space.coded, arc_dependent_, dependents, size);
  leaky(dependents, tokens * size, slope_);
  encode_rows(dependents, tokens, size, size, space.coded_inner);
  multiply(space.coded_inner, arc_weight_, targets, size);
  multiply(space.coded, arc_head_, parents, size);
  leaky(parents, tokens * size, slope_);
  std::vector<float> root = arc_root_;
  leaky(root.data(), size, slope_);

  result.heads.resize(tokens);
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    const std::size_t length = end - begin;
    const std::size_t padded = round_up(length + 1, 8);
    float* keys = room(space.keys, size * padded);
    float* scores = room(space.scores, length * padded);
    for (std::size_t k = 0; k < size; ++k) {
      keys[k * padded] = root[k];
      for (std::size_t t = 0; t < length; ++t) {
        keys[k * padded + t + 1] = parents[(begin + t) * size + k];
      }
    }
    multiply_plain(targets + begin * size, length, size, size, keys, padded, length + 1, scores,
                   padded);
    for (std::size_t t = 0; t < length; ++t) {
      const float* bias = arc_distance_.data() + kLongestInput - t;
      for (std::size_t head = 0; head < length; ++head) {
        scores[t * padded + head + 1] += bias[head];
      }
    }
    const auto heads = best_tree(scores, length, padded);
    std::copy(heads.begin(), heads.end(),
              result.heads.begin() + static_cast<std::ptrdiff_t>(begin));
    begin = end;
  }
}

void Network::label(std::size_t tokens, std::span<const std::size_t> ends, Workspace& space,
                    BatchResult& result) const {
  const std::size_t size = label_dependent_.outputs;
  float* dependents = room(space.dependents, tokens * size);
  float* parents = room(space.parents, tokens * size);
  multiply(space.coded, label_dependent_, dependents, size);
  leaky(dependents, tokens * size, slope_);
  multiply(space.coded, label_head_, parents, size);
  leaky(parents, tokens * size, slope_);
  std::vector<float> root = label_root_;
  leaky(root.data(), size, slope_);

  // What goes in: every product of the two, and the two themselves.
  float* pairs = room(space.pairs, tokens * size * size);
  float* single = room(space.wide, tokens * 2 * size);
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    for (std::size_t t = begin; t < end; ++t) {
      const std::uint32_t head = result.heads[t];
      const float* parent = head == 0 ? root.data() : parents + (begin + head - 1) * size;
      const float* dependent = dependents + t * size;
      outer(dependent, size, parent, size, pairs + t * size * size);
      std::copy_n(dependent, size, single + t * 2 * size);
      std::copy_n(parent, size, single + t * 2 * size + size);
    }
    begin = end;
  }
  const std::size_t stride = label_pair_.padded_outputs();
  float* scores = room(space.mixed, tokens * stride);
  float* more = room(space.joined, tokens * stride);
  encode_rows(pairs, tokens, size * size, size * size, space.coded_inner);
  multiply(space.coded_inner, label_pair_, scores, stride);
  encode_rows(single, tokens, 2 * size, 2 * size, space.coded_inner);
  multiply(space.coded_inner, label_single_, more, stride);
  for (std::size_t i = 0; i < tokens * stride; ++i) scores[i] += more[i];
  result.labels.resize(tokens);
  for (std::size_t t = 0; t < tokens; ++t) {
    float* row = scores + t * stride;
    if (result.heads[t] == 0) {
      result.labels[t] = static_cast<std::uint32_t>(root_label_);
      continue;
    }
    row[root_label_] = std::min(row[root_label_], -1e9F);
    result.labels[t] = best_place(row, label_pair_.outputs);
  }
}

void Network::name(std::size_t tokens, std::span<const std::size_t> ends, Workspace& space,
                   BatchResult& result) const {
  const std::size_t hidden = name_hidden_.padded_outputs();
  const std::size_t stride = name_tags_.padded_outputs();
  float* middle = room(space.dependents, tokens * hidden);
  float* scores = room(space.mixed, tokens * stride);
  multiply(space.coded, name_hidden_, middle, hidden);
  leaky(middle, tokens * hidden, slope_);
  encode_rows(middle, tokens, hidden, name_tags_.inputs, space.coded_inner);
  multiply(space.coded_inner, name_tags_, scores, stride);
  result.names.resize(tokens);
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    const auto tags = name_decoder_.decode(scores + begin * stride, end - begin, stride);
    std::copy(tags.begin(), tags.end(), result.names.begin() + static_cast<std::ptrdiff_t>(begin));
    begin = end;
  }
}

}  // namespace dragoman
