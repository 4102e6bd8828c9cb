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

int need_weight(const FrameRole& role) {
  return role.filter.empty() || role.filter.negated ? 4 : 10;
}

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

namespace {

// The *.frames files of a folder by name, but for the shapes, which all others use.
Result<std::vector<std::filesystem::path>> frame_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code code;
  for (const auto& entry : std::filesystem::directory_iterator(folder, code)) {
    if (entry.path().extension() == ".frames") files.push_back(entry.path());
  }
  if (code) return Error{ErrorCode::not_readable, code.message(), folder.string()};
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) {
    bool a_first = a.filename() == "shapes.frames", b_first = b.filename() == "shapes.frames";
    return a_first != b_first ? a_first : a.filename() < b.filename();
  });
  return files;
}

}  // namespace

Result<EventLexicon> EventLexicon::load(const std::filesystem::path& data) {
  std::vector<Error> refused;
  return load(data, {}, refused);
}

Result<EventLexicon> EventLexicon::load(const std::filesystem::path& data,
                                        const std::filesystem::path& user,
                                        std::vector<Error>& refused) {
  auto ontology = Ontology::load(data / "ontology");
  if (!ontology) return ontology.error();
  auto tables = EventTables::load(data / "events");
  if (!tables) return tables.error();
  EventLexicon lexicon(std::move(*ontology), std::move(*tables));
  auto files = frame_files(data / "events");
  if (!files) return files.error();
  if (files->empty()) {
    return Error{ErrorCode::not_found, "no *.frames files", (data / "events").string()};
  }
  for (const std::filesystem::path& file : *files) {
    auto text = read_file(file);
    if (!text) return text.error();
    Status status = lexicon.add(*text, file.string());
    if (!status) return status.error();
  }
  std::error_code ignored;
  if (user.empty() || !std::filesystem::is_directory(user / "events", ignored)) return lexicon;
  auto own = frame_files(user / "events");
  if (!own) return own.error();
  for (const std::filesystem::path& file : *own) {
    auto text = read_file(file);
    if (!text) return text.error();
    lexicon.add_over(*text, file.string(), refused);
  }
  return lexicon;
}

std::optional<FrameId> EventLexicon::find(const std::string& name) const {
  auto found = by_name_.find(name);
  return found == by_name_.end() ? std::nullopt : std::optional(found->second);
}

const std::vector<TriggerRef>& EventLexicon::triggers(TriggerTag tag,
                                                      std::string_view lemma) const {
  static const std::vector<TriggerRef> kNone;
  auto found = by_head_.find(head_key(tag, lemma));
  return found == by_head_.end() ? kNone : found->second;
}

void EventLexicon::forget(FrameId id) {
  const Frame& frame = frames_[index(id)];
  for (const FrameTrigger& trigger : frame.triggers) {
    std::erase_if(by_head_[head_key(trigger.tag, trigger.words[trigger.head])],
                  [&](const TriggerRef& ref) { return ref.frame == id; });
    by_signature_.erase(signature(frame, trigger));
  }
}

// Nothing is changed where the frame is refused.
Status EventLexicon::take(Frame frame, bool replaces) {
  auto same_name = by_name_.find(frame.name);
  bool known = same_name != by_name_.end();
  if (known && !replaces) {
    return Error{ErrorCode::bad_frame,
                 fmt::format("frame '{}' stands already at {}", frame.name,
                             frames_[index(same_name->second)].place),
                 frame.place};
  }
  auto id = known ? same_name->second : static_cast<FrameId>(frames_.size());
  std::vector<std::string> signatures;
  for (const FrameTrigger& trigger : frame.triggers) {
    signatures.push_back(signature(frame, trigger));
    auto same = by_signature_.find(signatures.back());
    bool doubled = std::count(signatures.begin(), signatures.end(), signatures.back()) > 1;
    if (!doubled && (same == by_signature_.end() || (known && same->second == id))) continue;
    const Frame& other = doubled ? frame : frames_[index(same->second)];
    return Error{ErrorCode::bad_frame,
                 fmt::format("{} '{}' with the same needs stands already in frame '{}' at {}",
                             trigger_tag_name(trigger.tag), fmt::join(trigger.words, "_"),
                             other.name, other.place),
                 frame.place};
  }
  if (known) {
    forget(id);
    frames_[index(id)] = std::move(frame);
  } else {
    frames_.push_back(std::move(frame));
    by_name_.emplace(frames_.back().name, id);
  }
  const Frame& taken = frames_[index(id)];
  for (std::uint32_t i = 0; i < taken.triggers.size(); ++i) {
    const FrameTrigger& trigger = taken.triggers[i];
    by_signature_[signatures[i]] = id;
    by_head_[head_key(trigger.tag, trigger.words[trigger.head])].push_back({id, i});
  }
  return {};
}

}  // namespace dragoman
