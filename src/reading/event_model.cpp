#include "reading/event_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace dragoman {
namespace {

bool is_time(const SentenceView& view, int token, const EventTables& tables) {
  return tables.in_class(view.lemma(token), "time-word");
}

// Whether what hangs on a word of the phrase lies outside it.
bool lies_outside(const SentenceView& view, int head, int token, int child,
                  const EventTables& tables) {
  const Relation how = view.base_relation(child);
  if (view.at(child).relation == Relation::acl_relcl || how == Relation::advcl) return true;
  if ((how == Relation::nmod || how == Relation::obl) && child > token &&
      is_time(view, child, tables)) {
    return true;
  }
  if (token != head) return false;
  switch (how) {
    case Relation::case_:
    case Relation::cc:
    case Relation::mark:
    case Relation::advmod:
    case Relation::nsubj:
    case Relation::cop:
    case Relation::aux:
      return true;
    case Relation::conj:
    case Relation::acl:
    case Relation::parataxis:
    case Relation::obl:
    case Relation::ccomp:
    case Relation::xcomp:
      return child > token;
    default:
      return false;
  }
}

}  // namespace

TokenRange party_words(const SentenceView& view, int head, const EventTables& tables) {
  std::vector<bool> inside(static_cast<std::size_t>(view.size()), false);
  std::vector<int> open = {head};
  while (!open.empty()) {
    const int token = open.back();
    open.pop_back();
    inside[static_cast<std::size_t>(token)] = true;
    for (int c : view.children(token)) {
      if (!lies_outside(view, head, token, c, tables)) open.push_back(c);
    }
  }
  int begin = head, end = head;
  while (begin > 0 && inside[static_cast<std::size_t>(begin - 1)]) --begin;
  while (end + 1 < view.size() && inside[static_cast<std::size_t>(end + 1)]) ++end;
  while (end > head && view.at(end).tag == Upos::punct && view.lemma(end) != ")") --end;
  while (begin < head) {
    const Upos tag = view.at(begin).tag;
    if (tag != Upos::punct && tag != Upos::adp && tag != Upos::cconj) break;
    ++begin;
  }
  return {view.id(begin), next(view.id(end))};
}

std::array<double, 5> MainEvent::classes() const {
  std::array<double, 5> sums{};
  for (std::size_t r = 0; r < roots.size(); ++r) {
    sums[static_cast<std::size_t>(class_of_root(static_cast<int>(r)))] += roots[r];
  }
  return sums;
}

Result<EventModel::Weights> EventModel::Weights::load(const ModelFile& file,
                                                      const std::string& name,
                                                      std::size_t outputs) {
  auto keys = file.numbers(name + ".keys");
  if (!keys) return keys.error();
  auto matrix = quantized_matrix(file, name + ".weights");
  if (!matrix) return matrix.error();
  if (matrix->columns != outputs || keys->size() != 2 * matrix->rows) {
    return file.damaged(fmt::format("{}: {} keys, {} rows of {}, wanted rows of {}", name,
                                    keys->size() / 2, matrix->rows, matrix->columns, outputs));
  }
  Weights weights;
  weights.matrix = *matrix;
  weights.rows.reserve(matrix->rows);
  for (std::size_t i = 0; i < matrix->rows; ++i) {
    const std::uint64_t key = (*keys)[2 * i] | static_cast<std::uint64_t>((*keys)[2 * i + 1])
                                                   << 32U;
    weights.rows.emplace(key, static_cast<std::uint32_t>(i));
  }
  return weights;
}

void EventModel::Weights::add(const FeatureList& features, float* scores) const {
  for (std::uint64_t key : features.keys()) {
    const auto row = rows.find(key);
    if (row == rows.end()) continue;
    const std::int8_t* codes = matrix.codes + row->second * matrix.columns;
    const float scale = matrix.scales[row->second];
    for (std::size_t c = 0; c < matrix.columns; ++c) {
      scores[c] += scale * static_cast<float>(codes[c]);
    }
  }
}

Result<EventModel> EventModel::load(const std::filesystem::path& path) {
  auto file = ModelFile::open(path);
  if (!file) return file.error();
  auto triggers = Weights::load(*file, "triggers", kTriggerOutputs);
  if (!triggers) return triggers.error();
  auto parties = Weights::load(*file, "parties", kPartyLabels);
  if (!parties) return parties.error();
  return EventModel(std::move(*file), std::move(*triggers), std::move(*parties));
}

MainEvent EventModel::read(const Analysis& analysis, SentenceId sentence, const FrameRoots& frames,
                           const EventTables& tables) const {
  const SentenceView view(analysis, sentence);
  MainEvent event;
  int trigger = SentenceView::kNone;
  for (const TriggerRoots& candidate : triggers(view, frames)) {
    for (std::size_t r = 0; r < kCameoRoots; ++r) {
      event.roots[r] += candidate.roots[r];
      if (candidate.roots[r] <= event.probability) continue;
      event.probability = candidate.roots[r];
      event.root = static_cast<int>(r);
      trigger = candidate.token;
    }
  }
  if (trigger == SentenceView::kNone) return event;
  event.trigger = view.id(trigger);
  event.parties = find_parties(view, trigger, event.root, tables);
  return event;
}

std::vector<TriggerRoots> EventModel::triggers(const SentenceView& view,
                                               const FrameRoots& frames) const {
  const std::vector<int> candidates = trigger_candidates(view);
  std::vector<std::array<float, kTriggerOutputs>> scores(candidates.size());
  float highest = -std::numeric_limits<float>::infinity();
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    scores[i].fill(0);
    triggers_.add(trigger_features(view, candidates[i], frames), scores[i].data());
    for (std::size_t r = 0; r < kCameoRoots; ++r) {
      scores[i][r] += scores[i][kCameoRoots];
      highest = std::max(highest, scores[i][r]);
    }
  }
  std::vector<TriggerRoots> all;
  double sum = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    TriggerRoots one{candidates[i], {}};
    for (std::size_t r = 0; r < kCameoRoots; ++r) {
      one.roots[r] = std::exp(static_cast<double>(scores[i][r] - highest));
      sum += one.roots[r];
    }
    all.push_back(one);
  }
  for (TriggerRoots& one : all) {
    for (double& share : one.roots) share /= sum;
  }
  return all;
}

std::array<double, kPartyLabels> EventModel::party(const SentenceView& view, int trigger, int root,
                                                   int token) const {
  std::array<float, kPartyLabels> scores{};
  parties_.add(party_features(view, trigger, root, token), scores.data());
  const float top = *std::max_element(scores.begin(), scores.end());
  std::array<double, kPartyLabels> shares{};
  double sum = 0;
  for (std::size_t l = 0; l < kPartyLabels; ++l) {
    shares[l] = std::exp(static_cast<double>(scores[l] - top));
    sum += shares[l];
  }
  for (double& share : shares) share /= sum;
  return shares;
}

std::vector<EventParty> EventModel::find_parties(const SentenceView& view, int trigger, int root,
                                                 const EventTables& tables) const {
  std::vector<EventParty> all;
  for (int token : party_candidates(view, trigger)) {
    const auto shares = party(view, trigger, root, token);
    const auto top = std::max_element(shares.begin(), shares.end());
    const auto label = static_cast<PartyLabel>(top - shares.begin());
    if (label == PartyLabel::none) continue;
    all.push_back({label, view.id(token), party_words(view, token, tables), *top});
  }
  std::vector<EventParty> outer;
  for (const EventParty& party : all) {
    const bool within = std::any_of(all.begin(), all.end(), [&](const EventParty& other) {
      return other.words.contains(party.words) && !(other.words == party.words);
    });
    if (!within) outer.push_back(party);
  }
  return outer;
}

std::vector<Contribution> EventModel::explain(const Analysis& analysis, SentenceId sentence,
                                              const FrameRoots& frames,
                                              const MainEvent& found) const {
  const SentenceView view(analysis, sentence);
  std::vector<Contribution> list;
  for (int token : trigger_candidates(view)) {
    if (view.id(token) != found.trigger) continue;
    const FeatureList features = trigger_features(view, token, frames, true);
    for (std::size_t i = 0; i < features.keys().size(); ++i) {
      const auto row = triggers_.rows.find(features.keys()[i]);
      if (row == triggers_.rows.end()) continue;
      std::array<float, kTriggerOutputs> weights{};
      triggers_.matrix.copy_row(row->second, weights.data());
      const float weight = weights[static_cast<std::size_t>(found.root)] + weights[kCameoRoots];
      list.push_back({features.names()[i], static_cast<double>(weight)});
    }
  }
  std::stable_sort(list.begin(), list.end(), [](const Contribution& a, const Contribution& b) {
    return std::abs(a.weight) > std::abs(b.weight);
  });
  return list;
}

}  // namespace dragoman
