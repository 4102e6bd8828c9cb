// The words that introduce what somebody says, and the media it is said in: data/cues/*.tsv.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "language/relations.h"

namespace dragoman {

enum class CueTag : std::uint8_t { verb, noun, adjective };

struct SpeechCue {
  std::string act;
  std::string stance;         // or empty
  bool is_statement = true;   // of speech.tsv: somebody says it
  bool needs_nobody = false;  // "seems to": nobody's thought
  bool takes_clause = false;
  bool takes_quote = false;
  bool takes_object = false;
  bool takes_text_object = false;  // an object, where a text is the subject ("polls give him 40 %")
  bool takes_bare = false;         // what stands beside it, whatever the tree makes of it
  bool is_deed = false;            // with an object it is done, and not said ("added a point")
  bool needs_text = false;         // only where no person is the subject ("the note reads")
  bool takes_owner = false;        // a noun whose owner is enough ("his claim")
  std::vector<std::string> prepositions;  // "insist on"
};

struct MediumCue {
  std::string medium;
  bool audience = false;  // "reporters": names those who listen, not what speaks
};

class SpeechCues {
 public:
  // Reads speech.tsv, attribution.tsv, media.tsv, unreal.tsv and judgement.tsv of the folder. Fails
  // with bad_table and the place.
  static Result<SpeechCues> load(const std::filesystem::path& folder);

  // By lemma, or lemma and particle ("point out"); nullptr for none.
  const SpeechCue* cue(std::string_view lemma, CueTag tag = CueTag::verb) const;
  // The same of what is only thought, wanted or shown (attribution.tsv).
  const SpeechCue* thought(std::string_view lemma, CueTag tag = CueTag::verb) const;
  // By a phrase as written, case kept for names of media ("X"), else in lower case.
  const MediumCue* medium(std::string_view phrase) const;
  // Whether a preposition names whose words a noun tells: "a demand by Oslo".
  bool names_owner(std::string_view preposition) const;
  // Whether "in X's ..." gives the sentence to X: view, words.
  bool is_view(std::string_view lemma) const;
  // Whether a pronoun as a subject is nobody who could speak: "this suggests".
  bool is_nobody(std::string_view lemma) const;
  // Whether a noun names what cannot speak: "the requirement".
  bool is_mute(std::string_view lemma) const;
  // Whether a verb gives a text out: "issued a statement".
  bool issues(std::string_view lemma) const;
  // Whether a verb tells that its infinitive was done: "went on to say".
  bool fulfils(std::string_view lemma) const;
  // Whether a verb names its hearers before what it says: "told the court it was late".
  bool addresses(std::string_view lemma) const;
  // What an author does by a word that hangs so on the main word ("should"); nullptr for nothing.
  const std::string* judgement(std::string_view lemma, Relation relation) const;
  // Whether a word that hangs so on a verb of speech says that nothing was said ("not", "if").
  bool makes_unreal(std::string_view lemma, Relation relation) const;

 private:
  using CueMap = std::unordered_map<std::string, SpeechCue>;
  struct Judgement {
    Relation relation;
    std::string act;
  };
  Status load_judgements(const std::filesystem::path& file);
  static Status load_cues(const std::filesystem::path& file, bool statements,
                          std::array<CueMap, 3>& into);

  std::array<CueMap, 3> cues_;  // by tag
  std::array<CueMap, 3> thoughts_;
  std::unordered_map<std::string, MediumCue> media_;
  std::unordered_set<std::string> owners_;
  std::unordered_set<std::string> nobodies_;
  std::unordered_set<std::string> fulfilling_;
  std::unordered_set<std::string> addressing_;
  std::unordered_set<std::string> issuing_;
  std::unordered_set<std::string> mutes_;
  std::unordered_set<std::string> views_;
  std::unordered_map<std::string, Relation> unreal_;
  std::unordered_map<std::string, Judgement> judgements_;
};

}  // namespace dragoman
