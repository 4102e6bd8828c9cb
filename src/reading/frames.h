// The event lexicon: which words tell an event, who takes part in it, and how it is coded.
//
// Frames are written over dependency trees, not strings: a trigger (a lemma with its tag, or
// several words), roles by logical relation (the same for active, passive and noun: "Lavrov's
// visit", "he visited"), and a code of the ontology. The text form (data/events/*.frames) and a
// recipe for adding a frame stand in docs/frames.md. Word classes, support verbs, realis operators
// and reporting verbs are tables beside it (event_tables.h). Immutable after loading.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "reading/event_tables.h"
#include "reading/ontology.h"
#include "record/types.h"

namespace dragoman {

enum class FrameId : std::uint32_t {};
constexpr std::uint32_t index(FrameId id) {
  return static_cast<std::uint32_t>(id);
}

enum class TriggerTag : std::uint8_t { verb, noun, adjective };
std::string_view trigger_tag_name(TriggerTag tag);

// "call off" (verb, head 0), "phone call" (noun, head 1), "state of emergency" (noun, head 0).
struct FrameTrigger {
  TriggerTag tag = TriggerTag::verb;
  std::vector<std::string> words;  // lemmas
  std::uint32_t head = 0;          // the word that heads the others in the tree
};

enum class RoleKind : std::uint8_t {
  actor,
  recipient,
  theme,    // no party: must be there for the frame to hold ("sign" an agreement)
  without,  // must not be there ("call X" but not "call X a liar")
};

// What may fill a role: any of the words, or a word or actor of any of the classes.
struct RoleFilter {
  std::vector<std::string> lemmas;
  std::vector<std::string> classes;
  bool negated = false;  // none of them
  bool empty() const { return lemmas.empty() && classes.empty(); }
};

struct FrameRole {
  RoleKind kind = RoleKind::actor;
  std::vector<std::string> relations;  // logical ones, see arguments.h
  RoleFilter filter;
  std::optional<TriggerTag> only;  // holds for triggers of this tag only
  bool required = false;
};

// What a need that is met adds to a match's specificity: a need with a filter says more.
int need_weight(const FrameRole& role);

// What a frame says of the events in its complement ("agree to X", "deny X").
enum class Governs : std::uint8_t { nothing, happened, ongoing, planned, hypothetical, negated };

// A sentence that shows the frame, with what must be read from it.
struct FrameExample {
  std::string sentence;
  Realis realis = Realis::happened;
  std::vector<std::string> actors;  // state codes, or actor ids where there is no state
  std::vector<std::string> recipients;
  std::string place;  // "data/events/consult.frames:17"
};

struct Frame {
  std::string name;
  std::string type;
  std::string mode;
  std::string cameo;
  std::vector<std::string> contexts;
  std::vector<FrameTrigger> triggers;
  std::vector<FrameRole> roles;
  Governs governs = Governs::nothing;
  bool mutual = false;  // at least two parties, or a support verb, must be there
  std::vector<FrameExample> examples;
  std::string place;
};

// A frame's trigger, as the index gives it.
struct TriggerRef {
  FrameId frame{};
  std::uint32_t trigger = 0;
};

class EventLexicon {
 public:
  // Reads data/ontology and data/events below `data`. Fails with bad_frame (file:line:column),
  // bad_table or not_found.
  static Result<EventLexicon> load(const std::filesystem::path& data);
  // The same with a user's frames (events/*.frames below `user`, where that is not empty) over
  // ours: what is wrong in them is left out and told.
  static Result<EventLexicon> load(const std::filesystem::path& data,
                                   const std::filesystem::path& user, std::vector<Error>& refused);
  // Adds the frames of a text; `name` stands for the file in messages. Shapes are known to the
  // files read after them.
  Status add(std::string_view text, const std::string& name);
  // Adds a user's frames: those of a name that stands already take its place, wrong ones are told.
  void add_over(std::string_view text, const std::string& name, std::vector<Error>& refused);
  EventLexicon(Ontology ontology, EventTables tables)
      : ontology_(std::move(ontology)), tables_(std::move(tables)) {}

  const std::vector<Frame>& frames() const { return frames_; }
  const Frame& frame(FrameId id) const { return frames_[index(id)]; }
  std::optional<FrameId> find(const std::string& name) const;
  // The triggers whose head is this lemma; O(1).
  const std::vector<TriggerRef>& triggers(TriggerTag tag, std::string_view lemma) const;
  const Ontology& ontology() const { return ontology_; }
  const EventTables& tables() const { return tables_; }

 private:
  friend class FrameParser;
  Status take(Frame frame, bool replaces);
  void forget(FrameId id);

  Ontology ontology_;
  EventTables tables_;
  std::vector<Frame> frames_;
  std::vector<Frame> shapes_;
  std::unordered_map<std::string, std::vector<TriggerRef>> by_head_;
  std::unordered_map<std::string, FrameId> by_name_;
  std::unordered_map<std::string, FrameId> by_signature_;
};

}  // namespace dragoman
