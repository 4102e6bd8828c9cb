#include "reading/speech_cues.h"

#include <fmt/format.h>

#include <optional>

#include "base/table.h"
#include "base/utf8.h"

namespace dragoman {

namespace {

std::optional<CueTag> cue_tag(std::string_view name) {
  if (name == "verb") return CueTag::verb;
  if (name == "noun") return CueTag::noun;
  if (name == "adjective") return CueTag::adjective;
  return std::nullopt;
}

void add_complement(SpeechCue& cue, const std::string& complement) {
  if (complement == "clause") {
    cue.takes_clause = true;
  } else if (complement == "quote") {
    cue.takes_quote = true;
  } else if (complement == "object") {
    cue.takes_object = true;
  } else if (complement == "told") {
    cue.takes_text_object = true;
  } else if (complement == "bare") {
    cue.takes_bare = true;
  } else if (complement == "owner") {
    cue.takes_owner = true;
  } else if (complement == "deed") {
    cue.is_deed = true;
  } else if (complement == "text") {
    cue.needs_text = true;
  } else if (complement == "nobody") {
    cue.needs_nobody = true;
  } else {
    cue.prepositions.push_back(complement);
  }
}

}  // namespace

Status SpeechCues::load_cues(const std::filesystem::path& file, bool statements,
                             std::array<CueMap, 3>& into) {
  auto table = Table::load(file, {"lemma", "tag", "act", "stance", "complement"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto tag = cue_tag(table->cell(row, 1));
    if (!tag) {
      return table->error(
          row, fmt::format("tag '{}', wanted verb, noun or adjective", table->cell(row, 1)));
    }
    SpeechCue cue;
    cue.act = table->cell(row, 2);
    cue.stance = table->cell(row, 3);
    cue.is_statement = statements;
    for (const std::string& complement : table->list(row, 4)) add_complement(cue, complement);
    if (cue.act.empty() || table->cell(row, 4).empty()) {
      return table->error(row, "a cue needs an act and a complement");
    }
    CueMap& map = into[static_cast<std::size_t>(*tag)];
    if (!map.emplace(table->cell(row, 0), std::move(cue)).second) {
      return table->error(row, fmt::format("'{}' stands twice", table->cell(row, 0)));
    }
  }
  return {};
}

Status SpeechCues::load_judgements(const std::filesystem::path& file) {
  auto table = Table::load(file, {"lemma", "relation", "act"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto relation = relation_from_name(table->cell(row, 1));
    if (!relation) {
      return table->error(row, fmt::format("'{}' is not a relation", table->cell(row, 1)));
    }
    if (!judgements_.emplace(table->cell(row, 0), Judgement{*relation, table->cell(row, 2)})
             .second) {
      return table->error(row, fmt::format("'{}' stands twice", table->cell(row, 0)));
    }
  }
  return {};
}

Result<SpeechCues> SpeechCues::load(const std::filesystem::path& folder) {
  SpeechCues cues;
  if (Status done = load_cues(folder / "speech.tsv", true, cues.cues_); !done) return done.error();
  if (Status done = load_cues(folder / "attribution.tsv", false, cues.thoughts_); !done) {
    return done.error();
  }
  if (Status done = cues.load_judgements(folder / "judgement.tsv"); !done) return done.error();
  auto media = Table::load(folder / "media.tsv", {"phrase", "kind", "medium"});
  if (!media) return media.error();
  for (std::size_t row = 0; row < media->rows(); ++row) {
    const std::string& kind = media->cell(row, 1);
    if (kind == "owner" || kind == "nobody" || kind == "view") {
      auto& set = kind == "owner" ? cues.owners_ : kind == "view" ? cues.views_ : cues.nobodies_;
      set.insert(media->cell(row, 0));
      continue;
    }
    if (kind == "fulfils" || kind == "addresses" || kind == "mute" || kind == "issues") {
      auto& set = kind == "mute"      ? cues.mutes_
                  : kind == "issues"  ? cues.issuing_
                  : kind == "fulfils" ? cues.fulfilling_
                                      : cues.addressing_;
      set.insert(media->cell(row, 0));
      continue;
    }
    if (kind != "medium" && kind != "audience") {
      return media->error(row,
                          fmt::format("kind '{}', wanted medium, audience, owner, view, nobody, "
                                      "mute, issues, fulfils or addresses",
                                      kind));
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

const SpeechCue* SpeechCues::cue(std::string_view lemma, CueTag tag) const {
  const CueMap& map = cues_[static_cast<std::size_t>(tag)];
  const auto found = map.find(std::string(lemma));
  return found == map.end() ? nullptr : &found->second;
}

const SpeechCue* SpeechCues::thought(std::string_view lemma, CueTag tag) const {
  const CueMap& map = thoughts_[static_cast<std::size_t>(tag)];
  const auto found = map.find(std::string(lemma));
  return found == map.end() ? nullptr : &found->second;
}

const MediumCue* SpeechCues::medium(std::string_view phrase) const {
  auto found = media_.find(std::string(phrase));
  if (found == media_.end()) found = media_.find(to_lower(phrase));
  return found == media_.end() ? nullptr : &found->second;
}

bool SpeechCues::names_owner(std::string_view preposition) const {
  return owners_.contains(std::string(preposition));
}

bool SpeechCues::is_nobody(std::string_view lemma) const {
  return nobodies_.contains(std::string(lemma));
}

bool SpeechCues::fulfils(std::string_view lemma) const {
  return fulfilling_.contains(std::string(lemma));
}

bool SpeechCues::issues(std::string_view lemma) const {
  return issuing_.contains(std::string(lemma));
}

bool SpeechCues::addresses(std::string_view lemma) const {
  return addressing_.contains(std::string(lemma));
}

bool SpeechCues::is_mute(std::string_view lemma) const {
  return mutes_.contains(std::string(lemma));
}

bool SpeechCues::is_view(std::string_view lemma) const {
  return views_.contains(std::string(lemma));
}

const std::string* SpeechCues::judgement(std::string_view lemma, Relation relation) const {
  const auto found = judgements_.find(std::string(lemma));
  if (found == judgements_.end() || found->second.relation != relation) return nullptr;
  return &found->second.act;
}

bool SpeechCues::makes_unreal(std::string_view lemma, Relation relation) const {
  auto found = unreal_.find(std::string(lemma));
  return found != unreal_.end() && found->second == relation;
}

}  // namespace dragoman
