// The words that tell who belongs to an organization: data/cues/membership.tsv.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "language/relations.h"

namespace dragoman {

enum class MembershipCueKind : std::uint8_t {
  standing,  // "membership"
  holder,    // "member"
  step,      // "join", "withdrawal"
  change,    // "freeze" its membership
  quality,   // "frozen", "observer" status
  keep,      // "remain" a member: the object tells what the subject is
  includes,  // the organization "includes" the member
  bar,       // "non-member", "future member"
  others,    // "other members": not the one that is named
  joint,     // "joint participation"
  told,      // "after its withdrawal": the step has been taken
  begin,     // "become" a member: the day is the first of it
  confer,    // "grant" candidate status: the subject is the organization, the rest its member
};

struct MembershipCue {
  std::vector<std::string> words;  // lemmas; a verb's first, a noun's last heads the others
  MembershipCueKind kind = MembershipCueKind::standing;
  std::string status;               // or empty
  std::vector<std::string> member;  // logical relations, see arguments.h
  std::vector<std::string> organization;
};

class MembershipCues {
 public:
  // Fails with bad_table or not_found and the place.
  static Result<MembershipCues> load(const std::filesystem::path& table);

  // By the lemma (lower case) of the head word and what sort of word it is ("verb", "noun", "adj",
  // "link").
  const std::vector<MembershipCue>& find(std::string_view lemma, std::string_view tag) const;
  const MembershipCue* find(std::string_view lemma, std::string_view tag,
                            MembershipCueKind kind) const;

 private:
  std::unordered_map<std::string, std::vector<MembershipCue>> cues_;  // by tag and lemma
};

// "verb", "noun", "adj" or "" for what a cue's tag may be.
std::string_view cue_tag(Upos tag);
// Words split at blanks.
std::vector<std::string> split_words(std::string_view text);

}  // namespace dragoman
