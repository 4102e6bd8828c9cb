#include "reading/speech_cues.h"

#include <fmt/format.h>

#include "base/table.h"
#include "base/utf8.h"

namespace dragoman {

Result<SpeechCues> SpeechCues::load(const std::filesystem::path& folder) {
  SpeechCues cues;
  auto speech = Table::load(folder / "speech.tsv", {"lemma", "act", "stance", "complement"});
  if (!speech) return speech.error();
  for (std::size_t row = 0; row < speech->rows(); ++row) {
    SpeechCue cue{speech->cell(row, 1), speech->cell(row, 2), false, false, false, {}};
    for (const std::string& complement : speech->list(row, 3)) {
      if (complement == "clause") {
        cue.takes_clause = true;
      } else if (complement == "quote") {
        cue.takes_quote = true;
      } else if (complement == "object") {
        cue.takes_object = true;
      } else {
        cue.prepositions.push_back(complement);
      }
    }
    if (cue.act.empty() || speech->cell(row, 3).empty()) {
      return speech->error(row, "a cue needs an act and a complement");
    }
    if (!cues.cues_.emplace(speech->cell(row, 0), std::move(cue)).second) {
      return speech->error(row, fmt::format("'{}' stands twice", speech->cell(row, 0)));
    }
  }
  auto media = Table::load(folder / "media.tsv", {"phrase", "kind", "medium"});
  if (!media) return media.error();
  for (std::size_t row = 0; row < media->rows(); ++row) {
    const std::string& kind = media->cell(row, 1);
    if (kind != "medium" && kind != "audience") {
      return media->error(row, fmt::format("kind '{}', wanted medium or audience", kind));
    }
    if (!cues.media_
             .emplace(media->cell(row, 0), MediumCue{media->cell(row, 2), kind == "audience"})
             .second) {
      return media->error(row, fmt::format("'{}' stands twice", media->cell(row, 0)));
    }
  }
  auto unreal = Table::load(folder / "unreal.tsv", {"lemma", "relation"});
  if (!unreal) return unreal.error();
  for (std::size_t row = 0; row < unreal->rows(); ++row) {
    auto relation = relation_from_name(unreal->cell(row, 1));
    if (!relation) {
      return unreal->error(row, fmt::format("'{}' is not a relation", unreal->cell(row, 1)));
    }
    if (!cues.unreal_.emplace(unreal->cell(row, 0), *relation).second) {
      return unreal->error(row, fmt::format("'{}' stands twice", unreal->cell(row, 0)));
    }
  }
  return cues;
}

const SpeechCue* SpeechCues::cue(std::string_view lemma) const {
  auto found = cues_.find(std::string(lemma));
  return found == cues_.end() ? nullptr : &found->second;
}

const MediumCue* SpeechCues::medium(std::string_view phrase) const {
  auto found = media_.find(std::string(phrase));
  if (found == media_.end()) found = media_.find(to_lower(phrase));
  return found == media_.end() ? nullptr : &found->second;
}

bool SpeechCues::makes_unreal(std::string_view lemma, Relation relation) const {
  auto found = unreal_.find(std::string(lemma));
  return found != unreal_.end() && found->second == relation;
}

}  // namespace dragoman
