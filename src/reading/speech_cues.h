// The words that introduce what somebody says, and the media it is said in: data/cues/*.tsv.
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

struct SpeechCue {
  std::string act;
  std::string stance;  // or empty
  bool takes_clause = false;
  bool takes_quote = false;
  bool takes_object = false;
  std::vector<std::string> prepositions;  // "insist on"
};

struct MediumCue {
  std::string medium;
  bool audience = false;  // "reporters": names those who listen, not what speaks
};

class SpeechCues {
 public:
  // Reads speech.tsv, media.tsv and unreal.tsv of the folder. Fails with bad_table and the place.
  static Result<SpeechCues> load(const std::filesystem::path& folder);

  // By lemma, or lemma and particle ("point out"); nullptr for none.
  const SpeechCue* cue(std::string_view lemma) const;
  // By a phrase as written, case kept for names of media ("X"), else in lower case.
  const MediumCue* medium(std::string_view phrase) const;
  // Whether a word that hangs so on a verb of speech says that nothing was said ("not", "if").
  bool makes_unreal(std::string_view lemma, Relation relation) const;

 private:
  std::unordered_map<std::string, SpeechCue> cues_;
  std::unordered_map<std::string, MediumCue> media_;
  std::unordered_map<std::string, Relation> unreal_;
};

}  // namespace dragoman
