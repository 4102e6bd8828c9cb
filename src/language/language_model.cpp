#include "language/language_model.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace dragoman {
namespace {

NameKind kind_from_tag(std::string_view type) {
  if (type == "PER") return NameKind::person;
  if (type == "ORG") return NameKind::organization;
  if (type == "LOC") return NameKind::place;
  if (type == "NORP") return NameKind::group;
  return NameKind::other;
}

// The model's characters fold a long dash to a hyphen, which joins words ("Austria-Hungary"); two
// hyphens part them.
std::string_view as_read(std::string_view form) {
  return form == "\u2014" ? std::string_view("--") : form;
}

}  // namespace

Features features_from_text(std::string_view text) {
  Features features;
  for (const std::string_view pair : split(text, '|')) {
    if (pair == "VerbForm=Fin") features.verb_form = VerbForm::finite;
    if (pair == "VerbForm=Inf") features.verb_form = VerbForm::infinitive;
    if (pair == "VerbForm=Part") features.verb_form = VerbForm::participle;
    if (pair == "VerbForm=Ger") features.verb_form = VerbForm::gerund;
    if (pair == "Tense=Past") features.tense = Tense::past;
    if (pair == "Tense=Pres") features.tense = Tense::present;
    if (pair == "Mood=Ind") features.mood = Mood::indicative;
    if (pair == "Mood=Imp") features.mood = Mood::imperative;
    if (pair == "Mood=Sub") features.mood = Mood::subjunctive;
    if (pair == "Number=Sing") features.number = Number::singular;
    if (pair == "Number=Plur" || pair == "Number=Ptan") features.number = Number::plural;
    if (pair == "Person=1") features.person = 1;
    if (pair == "Person=2") features.person = 2;
    if (pair == "Person=3") features.person = 3;
    if (pair == "Voice=Pass") features.passive = true;
    if (pair == "Poss=Yes") features.possessive = true;
  }
  return features;
}

LanguageModel::LanguageModel(ModelFile file, Network network, FormFeatures forms)
    : file_(std::move(file)), network_(std::move(network)), forms_(std::move(forms)) {}

Result<std::unique_ptr<const LanguageModel>> LanguageModel::load(
    const std::filesystem::path& path, const LanguageModelOptions& options) {
  auto file = ModelFile::open(path);
  if (!file) return file.error();
  return load(std::move(file).value(), options);
}

Result<std::unique_ptr<const LanguageModel>> LanguageModel::load(
    ModelFile file, const LanguageModelOptions& options) {
  auto network = Network::load(file, {options.bank});
  if (!network) return network.error();
  const auto affixes = quantized_matrix(file, "affixes.weight");
  const auto shapes = quantized_matrix(file, "shapes.weight");
  const auto words = quantized_matrix(file, "words.weight");
  const auto vectors = quantized_matrix(file, "vectors");
  for (const auto* matrix : {&affixes, &shapes, &words, &vectors}) {
    if (!*matrix) return matrix->error();
  }
  auto forms = FormFeatures::load(file, static_cast<std::uint32_t>(affixes->rows),
                                  static_cast<std::uint32_t>(shapes->rows));
  if (!forms) return forms.error();
  if (forms->words() + 1 != words->rows || forms->vectors() + 1 != vectors->rows) {
    return file.damaged("the word tables do not fit the rows of the matrices");
  }
  std::unique_ptr<LanguageModel> model(
      new LanguageModel(std::move(file), std::move(network).value(), std::move(forms).value()));
  if (auto status = model->load_lists(); !status) return status.error();
  if (options.self_test && options.bank.empty()) {
    if (auto status = model->self_test(); !status) return status.error();
  }
  return std::unique_ptr<const LanguageModel>(std::move(model));
}

// The network has checked the lengths of the lists.
Status LanguageModel::load_lists() {
  const auto list = [this](const char* name) -> std::vector<std::string_view> {
    return file_.lines(name).value();
  };
  for (const std::string_view name : list("list.upos")) {
    const auto tag = upos_from_name(name);
    if (!tag) return file_.damaged(fmt::format("'{}' is no universal tag", name));
    upos_.push_back(*tag);
  }
  xpos_names_ = list("list.xpos");
  features_texts_ = list("list.feats");
  for (const std::string_view name : xpos_names_) {
    tags_.push_back(tag_from_name(name).value_or(Tag::fw));  // rare ones: list items, affixes
  }
  for (const std::string_view name : list("list.labels")) {
    const auto relation = relation_from_name(name);
    if (!relation) return file_.damaged(fmt::format("'{}' is no relation", name));
    relations_.push_back(*relation);
  }
  for (const std::string_view text : features_texts_) {
    features_.push_back(features_from_text(text));
  }
  for (const std::string_view tag : list("list.names")) {
    names_.push_back(tag.size() < 3 ? TagPart{} : TagPart{tag[0], kind_from_tag(tag.substr(2))});
  }
  return {};
}

// Reads the batch's tokens [begin, end) as one window of a sentence whose first token is
// `first_token` in the analysis. The window's root hangs on `hang_on`, or is the sentence's.
void LanguageModel::store(Analysis& analysis, std::size_t first_token, std::size_t begin,
                          std::size_t end, TokenId hang_on, const BatchResult& batch) const {
  for (std::size_t i = begin; i < end; ++i) {
    Token& token = analysis.tokens[first_token + (i - begin)];
    token.tag = upos_[batch.upos[i]];
    token.features = features_[batch.features[i]];
    if (batch.heads[i] != 0) {
      token.head = static_cast<TokenId>(first_token + batch.heads[i] - 1);
      token.relation = relations_[batch.labels[i]];
    } else {
      token.head = hang_on;
      token.relation = hang_on == kNoToken ? Relation::root : Relation::parataxis;
    }
  }
  store_names(analysis, first_token, begin, end, batch);
}

void LanguageModel::store_names(Analysis& analysis, std::size_t first_token, std::size_t begin,
                                std::size_t end, const BatchResult& batch) const {
  std::size_t opened = begin;
  for (std::size_t i = begin; i < end; ++i) {
    const TagPart tag = names_[batch.names[i]];
    if (tag.letter == 'B' || tag.letter == 'S') opened = i;
    if (tag.letter == 'E' || tag.letter == 'S') {
      analysis.names.push_back({{static_cast<TokenId>(first_token + (opened - begin)),
                                 static_cast<TokenId>(first_token + (i - begin) + 1)},
                                tag.kind});
    }
  }
}

// Fills space.inputs for the forms of a batch.
void LanguageModel::look_up(const std::vector<std::string_view>& forms, Workspace& space) const {
  const std::size_t width = network_.width();
  if (space.known.size() + forms.size() > kKnownForms) space.known.clear();
  space.fresh.clear();
  space.places.clear();
  for (const std::string_view form : forms) {
    auto found = space.known.find(form);
    if (found == space.known.end()) {
      found = space.known.emplace(form, space.known.size()).first;
      space.fresh.push_back(forms_.rows(form));
    }
    space.places.push_back(found->second);
  }
  space.known_rows.resize(std::max(space.known_rows.size(), space.known.size() * width));
  if (!space.fresh.empty()) {
    network_.embed(space.fresh, space.network,
                   &space.known_rows[(space.known.size() - space.fresh.size()) * width]);
  }
  space.inputs.resize(forms.size() * width);
  for (std::size_t i = 0; i < forms.size(); ++i) {
    std::copy_n(&space.known_rows[space.places[i] * width], width, &space.inputs[i * width]);
  }
}

void LanguageModel::annotate(std::string_view text, Analysis& analysis, Workspace& space) const {
  struct Window {
    std::size_t sentence, first_token, size;
  };
  std::vector<Window> windows;
  for (std::size_t s = 0; s < analysis.sentences.size(); ++s) {
    const TokenRange range = analysis.sentences[s].tokens;
    for (std::size_t at = index(range.begin); at < index(range.end); at += kLongestWindow) {
      windows.push_back({s, at, std::min(kLongestWindow, index(range.end) - at)});
    }
  }
  analysis.names.clear();
  space.tags.assign(analysis.tokens.size(), Tag::fw);
  space.xpos.assign(analysis.tokens.size(), 0);
  space.features.assign(analysis.tokens.size(), 0);
  std::vector<std::string_view> forms;
  for (std::size_t next = 0; next < windows.size();) {
    forms.clear();
    space.ends.clear();
    const std::size_t first = next;
    while (next < windows.size() &&
           (next == first || forms.size() + windows[next].size <= kBatchTokens)) {
      const Window& window = windows[next++];
      for (std::size_t t = 0; t < window.size; ++t) {
        forms.push_back(as_read(slice(text, analysis.tokens[window.first_token + t].span)));
      }
      space.ends.push_back(forms.size());
    }
    look_up(forms, space);
    network_.run(space.inputs, space.ends, space.network, space.batch);
    std::size_t begin = 0;
    for (std::size_t w = first; w < next; ++w) {
      const std::size_t end = space.ends[w - first];
      Sentence& sentence = analysis.sentences[windows[w].sentence];
      const bool opens = windows[w].first_token == index(sentence.tokens.begin);
      store(analysis, windows[w].first_token, begin, end, opens ? kNoToken : sentence.root,
            space.batch);
      for (std::size_t i = begin; i < end; ++i) {
        const std::size_t token = windows[w].first_token + (i - begin);
        space.tags[token] = tags_[space.batch.xpos[i]];
        space.xpos[token] = space.batch.xpos[i];
        space.features[token] = space.batch.features[i];
      }
      if (opens) {
        const auto* heads = space.batch.heads.data();
        const auto root =
            static_cast<std::size_t>(std::find(heads + begin, heads + end, 0U) - (heads + begin));
        sentence.root = static_cast<TokenId>(windows[w].first_token + root);
      }
      begin = end;
    }
  }
}

std::string LanguageModel::to_lines(const std::vector<std::vector<std::string>>& sentences,
                                    Workspace& space) const {
  const auto list = [&](const char* name) -> std::vector<std::string_view> {
    return file_.lines(name).value();
  };
  const auto upos = list("list.upos"), xpos = list("list.xpos"), feats = list("list.feats");
  const auto labels = list("list.labels"), names = list("list.names");
  std::string out;
  for (const auto& sentence : sentences) {
    if (sentence.empty() || sentence.size() > kLongestInput) continue;
    look_up({sentence.begin(), sentence.end()}, space);
    space.ends = {sentence.size()};
    network_.run(space.inputs, space.ends, space.network, space.batch);
    const BatchResult& batch = space.batch;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", sentence[i], upos[batch.upos[i]],
                         xpos[batch.xpos[i]], feats[batch.features[i]], batch.heads[i],
                         labels[batch.labels[i]], names[batch.names[i]]);
    }
    out += '\n';
  }
  return out;
}

Status LanguageModel::self_test() const {
  const auto expected = file_.text("selftest");
  if (!expected) return expected.error();
  std::vector<std::vector<std::string>> sentences(1);
  for (const std::string_view line : split(*expected, '\n')) {
    if (line.empty()) {
      if (!sentences.back().empty()) sentences.emplace_back();
    } else {
      sentences.back().emplace_back(line.substr(0, line.find('\t')));
    }
  }
  Workspace space;
  const std::string found = to_lines(sentences, space);
  if (found == *expected) return {};
  const auto place = std::mismatch(found.begin(), found.end(), expected->begin(), expected->end());
  const auto line = std::count(found.begin(), place.first, '\n') + 1;
  return file_.damaged(
      fmt::format("the self-test differs from what the model expects at its line {}", line));
}

}  // namespace dragoman
