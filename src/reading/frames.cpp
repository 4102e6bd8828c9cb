#include "reading/frames.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/table.h"

namespace dragoman {
namespace {

std::string head_key(TriggerTag tag, std::string_view lemma) {
  return fmt::format("{}/{}", trigger_tag_name(tag), lemma);
}

// Two frames with the same signature could never be told apart.
std::string signature(const Frame& frame, const FrameTrigger& trigger) {
  std::vector<std::string> needs;
  for (const FrameRole& role : frame.roles) {
    if (!role.required || (role.only && *role.only != trigger.tag)) continue;
    std::string need = fmt::format("{}{}", static_cast<int>(role.kind), role.filter.negated);
    for (const std::string& word : role.relations) need += " " + word;
    need += " =";
    for (const std::string& word : role.filter.lemmas) need += " " + word;
    for (const std::string& word : role.filter.classes) need += " <" + word;
    needs.push_back(std::move(need));
  }
  std::sort(needs.begin(), needs.end());
  return fmt::format("{} {} {}", trigger_tag_name(trigger.tag), fmt::join(trigger.words, "_"),
                     fmt::join(needs, ";"));
}

}  // namespace

std::string_view trigger_tag_name(TriggerTag tag) {
  switch (tag) {
    case TriggerTag::verb:
      return "verb";
    case TriggerTag::noun:
      return "noun";
    case TriggerTag::adjective:
      return "adjective";
  }
  return "verb";
}

Result<EventLexicon> EventLexicon::load(const std::filesystem::path& data) {
  auto ontology = Ontology::load(data / "ontology");
  if (!ontology) return ontology.error();
  auto tables = EventTables::load(data / "events");
  if (!tables) return tables.error();
  EventLexicon lexicon(std::move(*ontology), std::move(*tables));

  std::vector<std::filesystem::path> files;
  std::error_code code;
  for (const auto& entry : std::filesystem::directory_iterator(data / "events", code)) {
    if (entry.path().extension() == ".frames") files.push_back(entry.path());
  }
  if (code) return Error{ErrorCode::not_readable, code.message(), (data / "events").string()};
  if (files.empty()) {
    return Error{ErrorCode::not_found, "no *.frames files", (data / "events").string()};
  }
  // By name, but for the shapes that all others use.
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) {
    bool a_first = a.filename() == "shapes.frames", b_first = b.filename() == "shapes.frames";
    return a_first != b_first ? a_first : a.filename() < b.filename();
  });
  for (const std::filesystem::path& file : files) {
    auto text = read_file(file);
    if (!text) return text.error();
    Status status = lexicon.add(*text, file.string());
    if (!status) return status.error();
  }
  return lexicon;
}

const std::vector<TriggerRef>& EventLexicon::triggers(TriggerTag tag,
                                                      std::string_view lemma) const {
  static const std::vector<TriggerRef> kNone;
  auto found = by_head_.find(head_key(tag, lemma));
  return found == by_head_.end() ? kNone : found->second;
}

Status EventLexicon::index_frame(FrameId id) {
  const Frame& frame = frames_[index(id)];
  if (!by_name_.emplace(frame.name, id).second) {
    return Error{ErrorCode::bad_frame,
                 fmt::format("frame '{}' stands already at {}", frame.name,
                             frames_[index(by_name_[frame.name])].place),
                 frame.place};
  }
  for (std::uint32_t i = 0; i < frame.triggers.size(); ++i) {
    const FrameTrigger& trigger = frame.triggers[i];
    auto [same, fresh] = by_signature_.emplace(signature(frame, trigger), id);
    if (!fresh) {
      return Error{
          ErrorCode::bad_frame,
          fmt::format("{} '{}' with the same needs stands already in frame '{}' at {}",
                      trigger_tag_name(trigger.tag), fmt::join(trigger.words, "_"),
                      frames_[index(same->second)].name, frames_[index(same->second)].place),
          frame.place};
    }
    by_head_[head_key(trigger.tag, trigger.words[trigger.head])].push_back({id, i});
  }
  return {};
}

}  // namespace dragoman
