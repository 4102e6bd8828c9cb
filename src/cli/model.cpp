// dragoman model: what the language model's file is, and whether it works here.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "briefing/prose.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/engine.h"
#include "cli/output.h"
#include "language/kernels.h"
#include "language/language_model.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kExamples =
    "  dragoman model                          the model that texts are read with\n"
    "  dragoman model other.dgm --tensors      another one, with all its arrays\n"
    "  dragoman model --json\n"
    "Analyses the sentences stored in the file and holds the result against what was found when\n"
    "the model was made. Exit status 0 where they are equal, 2 for a file that is no sound model.";

struct ModelFlags {
  std::string file;
  std::string data;
  bool tensors = false;
  bool json = false;
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

// "key=value" lines of a block of the file; none where it is missing.
Pairs pairs_of(const ModelFile& file, std::string_view block) {
  Pairs pairs;
  const auto lines = file.lines(block);
  if (!lines) return pairs;
  for (const std::string_view line : *lines) {
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) continue;
    pairs.emplace_back(line.substr(0, equals), line.substr(equals + 1));
  }
  return pairs;
}

std::string shape_of(const ModelBlock& block) {
  return block.shape.empty() ? "1" : fmt::format("{}", fmt::join(block.shape, " x "));
}

class ModelReport {
 public:
  ModelReport(const ModelFile& file, bool tensors) : file_(&file), tensors_(tensors) {
    constexpr std::string_view kList = "list.";
    for (const auto& [name, block] : file.blocks()) {
      if (!std::string_view(name).starts_with(kList)) continue;
      if (const auto lines = file.lines(name)) lists_.emplace_back(name.substr(5), lines->size());
    }
    if (const auto expected = file.text("selftest")) sentences_ = count_sentences(*expected);
  }

  // What came of the self-test.
  void tested(const Status& status) { wrong_ = status ? "" : status.error().message; }

  std::string as_text(const Terminal& terminal) const;
  std::string as_json() const;

 private:
  static std::size_t count_sentences(std::string_view text) {
    std::size_t count = 0;
    bool inside = false;
    for (const std::string_view line : split(text, '\n')) {
      if (!line.empty() && !inside) ++count;
      inside = !line.empty();
    }
    return count;
  }

  const ModelFile* file_;
  bool tensors_;
  std::vector<std::pair<std::string, std::size_t>> lists_;
  std::size_t sentences_ = 0;
  std::string wrong_;
};

std::string ModelReport::as_text(const Terminal& terminal) const {
  std::string out;
  const auto line = [&](std::string_view key, const std::string& value) {
    out += styled(terminal, Style::dim, fmt::format("{:<14}", key)) +
           wrap(value, terminal.width, 14) + "\n";
  };
  const auto heading = [&](std::string_view title) {
    out += "\n" + styled(terminal, Style::cyan, title) + "\n";
  };
  line("file", file_->name());
  line("format", fmt::format("version {}", kModelVersion));
  line("size", fmt::format("{} bytes", file_->size()));
  line("checksum", fmt::format("{:016x}, holds", file_->checksum()));
  line("self-test", wrong_.empty() ? fmt::format("{} sentences, analysed as expected", sentences_)
                                   : "FAILED: " + wrong_);
  line("instructions", kernel_target());
  heading("provenance");
  for (const auto& [key, value] : pairs_of(*file_, "provenance")) line(key, value);
  heading("settings");
  for (const auto& [key, value] : pairs_of(*file_, "settings")) {
    out += fmt::format("{:<18}{}\n", key, value);
  }
  heading("lists");
  for (const auto& [name, size] : lists_) line(name, fmt::format("{}", size));
  if (!tensors_) return out;
  heading("tensors");
  for (const auto& [name, block] : file_->blocks()) {
    out += fmt::format("{:<32}{:<6}{:>16}{:>12}\n", name, block_type_name(block.type),
                       shape_of(block), block.size);
  }
  return out;
}

std::string ModelReport::as_json() const {
  const auto object = [](const Pairs& pairs) {
    Json out = Json::object();
    for (const auto& [key, value] : pairs) out[key] = value;
    return out;
  };
  Json lists = Json::object();
  for (const auto& [name, size] : lists_) lists[name] = size;
  Json out{{"file", file_->name()},
           {"version", kModelVersion},
           {"bytes", file_->size()},
           {"checksum", fmt::format("{:016x}", file_->checksum())},
           {"self_test", {{"passed", wrong_.empty()}, {"sentences", sentences_}}},
           {"instructions", kernel_target()},
           {"provenance", object(pairs_of(*file_, "provenance"))},
           {"settings", object(pairs_of(*file_, "settings"))},
           {"lists", std::move(lists)}};
  if (tensors_) {
    Json tensors = Json::array();
    for (const auto& [name, block] : file_->blocks()) {
      tensors.push_back({{"name", name},
                         {"type", block_type_name(block.type)},
                         {"shape", block.shape},
                         {"bytes", block.size}});
    }
    out["tensors"] = std::move(tensors);
  }
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

int print_model(Session& session, const ModelFlags& flags) {
  std::filesystem::path path = flags.file;
  if (flags.file.empty()) {
    const auto data = find_data(flags.data);
    if (!data) return session.fail(data.error());
    path = model_beside(*data);
  }
  const auto file = ModelFile::open(path);
  if (!file) return session.fail(file.error());
  ModelReport report(*file, flags.tensors);
  LanguageModelOptions options;
  options.self_test = false;
  const auto model = LanguageModel::load(*file, options);
  const Status tested = model ? (*model)->self_test() : Status(model.error());
  report.tested(tested);
  session.out << (flags.json ? report.as_json() : report.as_text(session.terminal));
  return tested ? kDone : session.fail(tested.error());
}

}  // namespace

void add_model(Session& session) {
  auto flags = std::make_shared<ModelFlags>();
  Command command(session, "model", "Say what the language model is, and test it", kExamples);
  command.option("FILE", flags->file,
                 "A model file (default: models/english.dgm beside the tables)");
  command.option("--tensors", flags->tensors, "List its arrays: type, shape, bytes", {{""}, {}});
  command.option("--json", flags->json, "One JSON object", {{""}, {}});
  data_option(command, flags->data);
  command.runs([flags, &session] { return print_model(session, *flags); });
}

}  // namespace dragoman
