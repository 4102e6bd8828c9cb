#include "reading/membership_cues.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/table.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 13> kKindNames = {
    "standing", "holder", "step",  "change", "quality", "keep",  "includes",
    "bar",      "others", "joint", "told",   "begin",   "confer"};
constexpr std::array<std::string_view, 6> kStatuses = {"member",    "candidate", "observer",
                                                       "suspended", "frozen",    "left"};
constexpr std::array<std::string_view, 4> kTags = {"verb", "noun", "adj", "link"};

template <typename List>
bool has(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string key(std::string_view tag, std::string_view lemma) {
  return fmt::format("{} {}", tag, lemma);
}

}  // namespace

std::string_view cue_tag(Upos tag) {
  switch (tag) {
    case Upos::verb:
    case Upos::aux:
      return "verb";
    case Upos::noun:
    case Upos::propn:
      return "noun";
    case Upos::adj:
    case Upos::adv:
      return "adj";
    default:
      return "";
  }
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::string_view word : split(text, ' ')) words.emplace_back(word);
  return words;
}

Result<MembershipCues> MembershipCues::load(const std::filesystem::path& path) {
  auto table =
      Table::load(path, {"word", "tag", "kind", "status", "member", "organization", "source"});
  if (!table) return table.error();
  MembershipCues cues;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& tag = table->cell(row, 1);
    if (!has(kTags, tag)) return table->error(row, fmt::format("no tag '{}'", tag));
    auto kind = std::find(kKindNames.begin(), kKindNames.end(), table->cell(row, 2));
    if (kind == kKindNames.end()) {
      return table->error(row, fmt::format("no kind '{}'", table->cell(row, 2)));
    }
    const std::string& status = table->cell(row, 3);
    if (!status.empty() && !has(kStatuses, status)) {
      return table->error(row, fmt::format("no status '{}'", status));
    }
    MembershipCue cue{split_words(table->cell(row, 0)),
                      static_cast<MembershipCueKind>(kind - kKindNames.begin()), status,
                      table->list(row, 4), table->list(row, 5)};
    if (cue.words.front().empty()) return table->error(row, "a cue needs a word");
    auto& known = cues.cues_[key(tag, tag == "noun" ? cue.words.back() : cue.words.front())];
    for (const MembershipCue& other : known) {
      if (other.kind == cue.kind && other.words == cue.words && other.status == cue.status) {
        return table->error(row, fmt::format("'{}' stands twice", table->cell(row, 0)));
      }
    }
    known.push_back(std::move(cue));
  }
  return cues;
}

const std::vector<MembershipCue>& MembershipCues::find(std::string_view lemma,
                                                       std::string_view tag) const {
  static const std::vector<MembershipCue> kNoCues;
  auto found = cues_.find(key(tag, lemma));
  return found == cues_.end() ? kNoCues : found->second;
}

const MembershipCue* MembershipCues::find(std::string_view lemma, std::string_view tag,
                                          MembershipCueKind kind) const {
  for (const MembershipCue& cue : find(lemma, tag)) {
    if (cue.kind == kind) return &cue;
  }
  return nullptr;
}

}  // namespace dragoman
