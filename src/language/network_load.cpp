// Reads a Network out of a model file, checking that every shape fits its neighbours'.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "base/utf8.h"
#include "language/network.h"

namespace dragoman {
namespace {

constexpr std::size_t kWidest = 4096;  // of any layer: far above what we train

std::optional<std::size_t> to_number(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

// Keeps the first error, so that loading reads as a list of what is needed.
class Network::Loader {
 public:
  explicit Loader(const ModelFile& file) : file_(file) {
    const auto lines = file.lines("settings");
    if (!lines) {
      error_ = lines.error();
      return;
    }
    for (const std::string_view line : *lines) {
      const std::size_t at = line.find('=');
      if (at != std::string_view::npos) settings_.emplace(line.substr(0, at), line.substr(at + 1));
    }
  }

  bool ok() const { return !error_; }
  const Error& error() const { return *error_; }
  void fail(const std::string& what) {
    if (!error_) error_ = file_.damaged(what);
  }

  std::string_view setting(std::string_view name) {
    const auto found = settings_.find(name);
    if (found != settings_.end()) return found->second;
    fail(fmt::format("the setting '{}' is missing", name));
    return {};
  }
  std::size_t number(std::string_view name) {
    const auto value = to_number(setting(name));
    if (!value) fail(fmt::format("the setting '{}' is no number", name));
    return value.value_or(0);
  }
  float real(std::string_view name) {
    const std::string text(setting(name));
    float value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc()) fail(fmt::format("the setting '{}' is no number", name));
    return value;
  }

  std::vector<float> floats(const std::string& name, std::size_t count) {
    const auto values = file_.floats(name);
    if (!values) {
      fail(values.error().message);
      return std::vector<float>(count);
    }
    if (values->size() != count) {
      fail(fmt::format("'{}' has {} values, wanted {}", name, values->size(), count));
      return std::vector<float>(count);
    }
    return {values->begin(), values->end()};
  }
  // A matrix of bytes with `columns` columns (0: any); an empty one after an error.
  QuantizedMatrix codes(const std::string& name, std::size_t columns, std::size_t rows = 0) {
    const auto matrix = quantized_matrix(file_, name);
    if (!matrix) {
      fail(matrix.error().message);
      return {};
    }
    const bool fits = matrix->rows > 0 && matrix->columns > 0 && matrix->columns <= kWidest &&
                      (columns == 0 || matrix->columns == columns) &&
                      (rows == 0 || matrix->rows == rows);
    if (!fits) {
      fail(fmt::format("'{}' is {} by {}, wanted {} by {}", name, matrix->rows, matrix->columns,
                       rows, columns));
      return {};
    }
    return *matrix;
  }
  PackedMatrix packed(const QuantizedMatrix& matrix, const std::vector<float>& bias) {
    if (!ok() || matrix.rows > kWidest || matrix.columns > kMostInputs) {
      fail("a matrix is too large");
      return {};
    }
    return pack({matrix.codes, matrix.rows * matrix.columns}, {matrix.scales, matrix.rows}, bias,
                matrix.rows, matrix.columns);
  }
  // NAME.weight and NAME.bias; rows 0: any. `extra` is added to the bias.
  PackedMatrix linear(const std::string& name, std::size_t inputs, std::size_t rows = 0,
                      const std::vector<float>& extra = {}) {
    const QuantizedMatrix matrix = codes(name + ".weight", inputs, rows);
    std::vector<float> bias = floats(name + ".bias", matrix.rows);
    for (std::size_t i = 0; i < std::min(extra.size(), bias.size()); ++i) bias[i] += extra[i];
    return packed(matrix, bias);
  }
  Norm norm(const std::string& name, std::size_t width) {
    return {floats(name + ".weight", width), floats(name + ".bias", width)};
  }
  std::vector<std::string_view> list(const std::string& name, std::size_t count = 0) {
    auto lines = file_.lines("list." + name);
    if (!lines) {
      fail(lines.error().message);
      return {};
    }
    if (count != 0 && lines->size() != count) {
      fail(fmt::format("{} {} are listed, the network has {}", lines->size(), name, count));
    }
    return std::move(lines).value();
  }
  // One row of an embedding, dequantised.
  std::vector<float> row(const std::string& name, std::size_t columns, std::size_t at) {
    const QuantizedMatrix matrix = codes(name, columns);
    std::vector<float> out(columns);
    if (at >= matrix.rows) {
      fail(fmt::format("'{}' has no row {}", name, at));
    } else {
      matrix.copy_row(at, out.data());
    }
    return out;
  }

  void encoder(Network& network, const NetworkOptions& options);
  void tags(Network& network);
  void arcs(Network& network);
  void labels(Network& network);
  void names(Network& network);

 private:
  // 0 for the same word, then the sizes of the distance to the left, then to the right.
  std::size_t bucket(std::ptrdiff_t offset) const {
    if (offset == 0) return 0;
    const auto distance = static_cast<std::size_t>(offset < 0 ? -offset : offset);
    std::size_t size = 1;
    for (const std::size_t step : steps_) size += distance > step ? 1U : 0U;
    return offset > 0 ? size + steps_.size() + 1 : size;
  }
  // A bias for each bucket of distance as one for each offset, `heads` times.
  std::vector<float> distances(const std::string& name, std::size_t heads) {
    const std::size_t buckets = 2 * (steps_.size() + 1) + 1;
    const std::vector<float> by_bucket = floats(name, heads * buckets);
    std::vector<float> by_offset;
    constexpr auto kEnd = static_cast<std::ptrdiff_t>(kLongestInput);
    for (std::size_t head = 0; head < heads; ++head) {
      for (std::ptrdiff_t offset = -kEnd; offset <= kEnd; ++offset) {
        by_offset.push_back(by_bucket[head * buckets + bucket(offset)]);
      }
    }
    return by_offset;
  }

  Layer layer(const std::string& kind, const std::string& name, const Network& network) {
    Layer layer;
    const std::size_t width = network.width_;
    layer.norm = norm(name + ".norm", width);
    layer.attention = kind == "a";
    if (layer.attention) {
      layer.mix = linear(name + ".mix", width, 3 * width);
      layer.out = linear(name + ".out", width, width);
      layer.distance = distances(name + ".distance", network.heads_);
      return layer;
    }
    const auto dilation = to_number(kind);
    if (!dilation || *dilation == 0 || *dilation > 64) fail("'" + kind + "' is no layer");
    layer.dilation = dilation.value_or(1);
    layer.mix = linear(name + ".mix", 3 * width, 2 * width);
    return layer;
  }

  const ModelFile& file_;
  std::map<std::string_view, std::string_view> settings_;
  std::vector<std::size_t> steps_;  // upper limits of the buckets of distance
  std::optional<Error> error_;
};

void Network::Loader::encoder(Network& network, const NetworkOptions& options) {
  network.width_ = number("encoder.width");
  network.heads_ = number("encoder.heads");
  const std::size_t width = network.width_;
  const std::size_t heads = network.heads_;
  if (width == 0 || width > kWidest || width % kPanel != 0 || heads == 0 || width % heads != 0 ||
      width / heads % 8 != 0) {
    return fail(fmt::format("a width of {} with {} heads is not supported", width, heads));
  }
  for (const std::string_view step : split(setting("distance.steps"), ',')) {
    steps_.push_back(to_number(step).value_or(0));
  }
  network.slope_ = real("leaky.slope");
  network.epsilon_ = real("norm.epsilon");
  network.vectors_ = codes("vectors", 0);
  network.words_ = codes("words.weight", 0);
  network.affixes_ = codes("affixes.weight", 0);
  network.shapes_ = codes("shapes.weight", 0);
  network.joined_ = network.vectors_.columns + network.words_.columns +
                    kAffixes * network.affixes_.columns + network.shapes_.columns;
  std::size_t bank = number("run_time.bank");
  if (!options.bank.empty()) {
    const auto banks = list("banks");
    bank = static_cast<std::size_t>(std::find(banks.begin(), banks.end(), options.bank) -
                                    banks.begin());
  }
  if (!ok()) return;
  network.project_ = linear("project", network.joined_, width, row("banks.weight", width, bank));
  std::size_t place = 0;
  for (const std::string_view kind : split(setting("encoder.layers"), ',')) {
    network.layers_.push_back(layer(std::string(kind), fmt::format("layers.{}", place++), network));
    if (!ok()) return;
  }
  network.norm_ = norm("norm", width);
}

void Network::Loader::tags(Network& network) {
  network.upos_ = linear("upos", network.width_, list("upos").size());
  network.xpos_ = linear("xpos", network.width_, list("xpos").size());
  network.features_ = linear("feats", network.width_, list("feats").size());
}

void Network::Loader::arcs(Network& network) {
  network.arc_dependent_ = linear("arc_dependent", network.width_);
  const std::size_t size = network.arc_dependent_.outputs;
  if (size == 0 || size % kPanel != 0) return fail("the width of arcs is not supported");
  network.arc_head_ = linear("arc_head", network.width_, size);
  network.arc_root_ = floats("arc_root", size);
  network.arc_distance_ = distances("arc_distance", 1);
  network.arc_weight_ = packed(codes("arc_weight.weight", size, size), floats("arc_bias", size));
}

void Network::Loader::labels(Network& network) {
  network.label_dependent_ = linear("label_dependent", network.width_);
  const std::size_t size = network.label_dependent_.outputs;
  if (size == 0 || size % kPanel != 0 || size * size > kMostInputs) {
    return fail("the width of labels is not supported");
  }
  network.label_head_ = linear("label_head", network.width_, size);
  network.label_root_ = floats("label_root", size);
  const auto labels = list("labels");
  const auto root = std::find(labels.begin(), labels.end(), "root");
  if (root == labels.end()) return fail("no label is called 'root'");
  network.root_label_ = static_cast<std::size_t>(root - labels.begin());
  network.label_pair_ = packed(codes("label_weight", size * size, labels.size()), {});
  network.label_single_ = linear("label_linear", 2 * size, labels.size());
}

void Network::Loader::names(Network& network) {
  const std::size_t hidden = codes("name_hidden.weight", network.width_).rows;
  if (!ok()) return;
  network.name_hidden_ = linear("name_hidden", network.width_, hidden,
                                row("name_sources.weight", hidden, number("run_time.source")));
  const auto tags = list("names");
  network.name_tags_ = linear("name_tags", hidden, tags.size());
  if (std::find(tags.begin(), tags.end(), "O") == tags.end()) fail("no tag is called 'O'");
  network.name_decoder_ = TagDecoder(tags);
}

Result<Network> Network::load(const ModelFile& file, const NetworkOptions& options) {
  Loader in(file);
  Network network;
  if (in.ok()) in.encoder(network, options);
  if (in.ok()) in.tags(network);
  if (in.ok()) in.arcs(network);
  if (in.ok()) in.labels(network);
  if (in.ok()) in.names(network);
  if (!in.ok()) return in.error();
  return network;
}

}  // namespace dragoman
