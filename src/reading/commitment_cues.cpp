#include "reading/commitment_cues.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/table.h"
#include "reading/membership_cues.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 16> kTagNames = {
    "verb",     "noun",   "adj",   "absent", "path",    "part",  "whole",   "party",
    "mediator", "herald", "limit", "envoy",  "foreign", "basis", "example", "count"};
constexpr std::array<std::string_view, 13> kStatuses = {"",
                                                        "-",
                                                        "proposed",
                                                        "agreed",
                                                        "signed",
                                                        "in_force",
                                                        "partly_implemented",
                                                        "stalled",
                                                        "suspended",
                                                        "broken",
                                                        "withdrawn",
                                                        "fulfilled",
                                                        "not_implemented"};

std::string key(StatusTag tag, std::string_view lemma) {
  return fmt::format("{} {}", kTagNames[static_cast<std::size_t>(tag)], lemma);
}

}  // namespace

const std::string& StatusCue::status(Realis realis) const {
  switch (realis) {
    case Realis::happened:
      return happened;
    case Realis::ongoing:
      return ongoing;
    case Realis::negated:
      return negated;
    case Realis::planned:
    case Realis::hypothetical:
      return open;
  }
  return open;
}

Result<CommitmentCues> CommitmentCues::load(const std::filesystem::path& folder) {
  CommitmentCues cues;
  if (Status loaded = cues.load_nouns(folder / "commitments.tsv"); !loaded) return loaded.error();
  if (Status loaded = cues.load_verbs(folder / "commitment_verbs.tsv"); !loaded) {
    return loaded.error();
  }
  if (Status loaded = cues.load_status(folder / "commitment_status.tsv"); !loaded) {
    return loaded.error();
  }
  return cues;
}

Status CommitmentCues::load_nouns(const std::filesystem::path& path) {
  auto table = Table::load(path, {"noun", "kind", "needs", "parties", "source"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (table->cell(row, 1).empty()) return table->error(row, "a commitment needs a kind");
    CommitmentNoun noun{table->cell(row, 1), table->list(row, 2), table->list(row, 3)};
    if (!nouns_.emplace(table->cell(row, 0), std::move(noun)).second) {
      return table->error(row, fmt::format("'{}' stands twice", table->cell(row, 0)));
    }
  }
  return {};
}

Status CommitmentCues::load_verbs(const std::filesystem::path& path) {
  auto table = Table::load(path, {"verb", "kind", "links", "alone", "source"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& alone = table->cell(row, 3);
    if (table->cell(row, 1).empty()) return table->error(row, "a commitment needs a kind");
    if (!alone.empty() && alone != "sum") {
      return table->error(row, fmt::format("'{}' is neither 'sum' nor empty", alone));
    }
    CommitmentVerb verb{table->cell(row, 1), table->list(row, 2), !alone.empty()};
    if (!verbs_.emplace(table->cell(row, 0), std::move(verb)).second) {
      return table->error(row, fmt::format("'{}' stands twice", table->cell(row, 0)));
    }
  }
  return {};
}

Status CommitmentCues::load_status(const std::filesystem::path& path) {
  auto table =
      Table::load(path, {"word", "tag", "links", "status", "ongoing", "negated", "open", "source"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    auto name = std::find(kTagNames.begin(), kTagNames.end(), table->cell(row, 1));
    if (name == kTagNames.end()) {
      return table->error(row, fmt::format("no tag '{}'", table->cell(row, 1)));
    }
    auto tag = static_cast<StatusTag>(name - kTagNames.begin());
    for (std::size_t column = 3; column < 7; ++column) {
      const std::string& status = table->cell(row, column);
      if (std::find(kStatuses.begin(), kStatuses.end(), status) == kStatuses.end()) {
        return table->error(row, fmt::format("no status '{}'", status));
      }
    }
    StatusCue cue{split_words(table->cell(row, 0)),
                  table->list(row, 2),
                  table->cell(row, 3),
                  table->cell(row, 4),
                  table->cell(row, 5),
                  table->cell(row, 6)};
    if (cue.words.front().empty()) return table->error(row, "a cue needs a word");
    auto& known = status_[key(tag, tag == StatusTag::noun ? cue.words.back() : cue.words.front())];
    for (const StatusCue& other : known) {
      bool same = other.words == cue.words &&
                  std::any_of(cue.links.begin(), cue.links.end(), [&](const std::string& link) {
                    return std::count(other.links.begin(), other.links.end(), link) > 0;
                  });
      if (same || (other.words == cue.words && cue.links.empty())) {
        return table->error(row, fmt::format("'{}' stands twice", table->cell(row, 0)));
      }
    }
    known.push_back(std::move(cue));
  }
  return {};
}

const CommitmentNoun* CommitmentCues::noun(std::string_view lemma) const {
  auto found = nouns_.find(std::string(lemma));
  return found == nouns_.end() ? nullptr : &found->second;
}

const CommitmentVerb* CommitmentCues::verb(std::string_view lemma) const {
  auto found = verbs_.find(std::string(lemma));
  return found == verbs_.end() ? nullptr : &found->second;
}

std::size_t CommitmentCues::parties(std::string_view word) const {
  for (const StatusCue& cue : status(word, StatusTag::count)) return cue.links.size();
  return 0;
}

const std::vector<StatusCue>& CommitmentCues::status(std::string_view lemma, StatusTag tag) const {
  static const std::vector<StatusCue> kNoCues;
  auto found = status_.find(key(tag, lemma));
  return found == status_.end() ? kNoCues : found->second;
}

}  // namespace dragoman
