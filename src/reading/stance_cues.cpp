#include "reading/stance_cues.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/table.h"
#include "base/utf8.h"
#include "reading/clauses.h"

namespace dragoman {
namespace {

enum Column : std::size_t { kPhrase, kRole, kTargets, kStance, kNegated, kHolder };

constexpr std::array<std::string_view, 15> kRoles = {
    "topic",   "attitude", "wish", "opinion", "modal",     "doubt",   "will", "negation",
    "carrier", "reverser", "link", "if",      "condition", "neutral", "act"};
constexpr std::array<std::string_view, 6> kStances = {"",        "for",         "against",
                                                      "neutral", "conditional", "none"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

std::string key(std::string_view role, std::string_view word) {
  return fmt::format("{} {}", role, word);
}

std::vector<std::string> words_of(std::string_view phrase, std::size_t& head) {
  std::vector<std::string> words;
  head = 0;
  for (std::string_view word : split(phrase, ' ')) {
    if (word.starts_with('*')) {
      head = words.size();
      word.remove_prefix(1);
    }
    words.emplace_back(word);
  }
  return words;
}

}  // namespace

Result<StanceCues> StanceCues::load(const std::filesystem::path& path) {
  auto table =
      Table::load(path, {"phrase", "role", "targets", "stance", "negated", "holder", "source"});
  if (!table) return table.error();
  StanceCues cues;
  std::unordered_set<std::string> seen;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& role = table->cell(row, kRole);
    const std::string& stance = table->cell(row, kStance);
    if (!among(kRoles, role)) return table->error(row, fmt::format("no role '{}'", role));
    if (!among(kStances, stance) || !among(kStances, table->cell(row, kNegated))) {
      return table->error(row, "a stance is for, against, neutral, conditional, none or empty");
    }
    std::size_t head = 0;
    std::vector<std::string> words = words_of(table->cell(row, kPhrase), head);
    std::string phrase = fmt::format("{}", fmt::join(words, " "));
    if (!seen.insert(key(role, phrase)).second) {
      return table->error(row, fmt::format("'{}' stands twice as {}", phrase, role));
    }
    if (role == "attitude" || role == "wish") {
      if (table->cell(row, kTargets).empty()) return table->error(row, "an attitude to what?");
      const std::string lemma = words[head];
      cues.attitudes_[lemma].push_back({std::move(words), head, table->list(row, kTargets), stance,
                                        table->cell(row, kNegated),
                                        table->cell(row, kHolder) == "own", role == "wish"});
    } else if (role == "carrier" || role == "reverser") {
      if (!cues.signs_.emplace(phrase, role == "carrier" ? 1 : -1).second) {
        return table->error(row, fmt::format("'{}' both carries and reverses", phrase));
      }
    } else if (role == "link") {
      cues.links_[phrase] = stance == "for" ? 1 : -1;
    } else if (role == "act") {
      cues.acts_[phrase] = stance;
    } else if (role == "condition" || role == "neutral") {
      cues.phrases_[key(role, words.front())].push_back(std::move(words));
    } else {
      cues.words_.insert(key(role, phrase));
    }
  }
  return cues;
}

const Attitude* StanceCues::attitude(const Analysis& analysis, TokenId token) const {
  auto found = attitudes_.find(to_lower(analysis.lemma(token)));
  if (found == attitudes_.end()) return nullptr;
  const Attitude* best = nullptr;
  for (const Attitude& cue : found->second) {
    if (best != nullptr && cue.words.size() <= best->words.size()) continue;
    if (cue.words.size() == 1 || has_words(analysis, token, cue.words, cue.head)) best = &cue;
  }
  return best;
}

int StanceCues::passes(std::string_view lemma) const {
  auto found = signs_.find(std::string(lemma));
  return found == signs_.end() ? 0 : found->second;
}

int StanceCues::link(std::string_view preposition) const {
  auto found = links_.find(std::string(preposition));
  return found == links_.end() ? 0 : found->second;
}

std::string StanceCues::act(std::string_view act) const {
  auto found = acts_.find(std::string(act));
  return found == acts_.end() ? "" : found->second;
}

bool StanceCues::is(std::string_view role, std::string_view lemma) const {
  return words_.contains(key(role, lemma));
}

bool StanceCues::has_phrase(std::string_view role, const Analysis& analysis,
                            TokenRange range) const {
  for (TokenId t = range.begin; t < range.end; t = next(t)) {
    auto found = phrases_.find(key(role, to_lower(analysis.lemma(t))));
    if (found == phrases_.end()) continue;
    for (const auto& words : found->second) {
      TokenId at = t;
      bool all = true;
      for (const std::string& word : words) {
        all = all && at < range.end && to_lower(analysis.lemma(at)) == word;
        if (at < range.end) at = next(at);
      }
      if (all) return true;
    }
  }
  return false;
}

}  // namespace dragoman
