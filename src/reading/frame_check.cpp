#include "reading/frame_check.h"

#include <fmt/format.h>

#include <algorithm>

namespace dragoman {
namespace {

template <typename List>
bool share(const List& a, const List& b) {
  return std::any_of(a.begin(), a.end(), [&](const auto& item) {
    return std::find(b.begin(), b.end(), item) != b.end();
  });
}

struct Needs {
  std::vector<const FrameRole*> wanted;
  std::vector<const FrameRole*> barred;
  int weight = 0;  // as frame_match weighs them
};

Needs needs_of(const Frame& frame, TriggerTag tag) {
  Needs needs;
  for (const FrameRole& role : frame.roles) {
    if (!role.required || (role.only && *role.only != tag)) continue;
    if (role.kind == RoleKind::without) {
      needs.barred.push_back(&role);
      continue;
    }
    needs.wanted.push_back(&role);
    needs.weight += need_weight(role);
  }
  return needs;
}

bool filters_meet(const RoleFilter& a, const RoleFilter& b) {
  if (a.empty() || b.empty()) return true;
  if (a.negated || b.negated) {
    return !(share(a.lemmas, b.lemmas) || share(a.classes, b.classes)) || a.negated == b.negated;
  }
  return share(a.lemmas, b.lemmas) || share(a.classes, b.classes);
}

// One frame bars what the other wants.
bool bars(const Needs& a, const Needs& b) {
  for (const FrameRole* without : a.barred) {
    for (const FrameRole* role : b.wanted) {
      if (share(without->relations, role->relations) && filters_meet(without->filter, role->filter))
        return true;
    }
  }
  return false;
}

// Needs of the same place that no word can meet at once, or needs of different places, which texts
// rarely meet together.
bool apart(const Needs& a, const Needs& b) {
  for (const FrameRole* one : a.wanted) {
    for (const FrameRole* other : b.wanted) {
      if (share(one->relations, other->relations) && !filters_meet(one->filter, other->filter)) {
        return true;
      }
    }
  }
  for (const FrameRole* one : a.wanted) {
    bool met = std::any_of(b.wanted.begin(), b.wanted.end(), [&](const FrameRole* other) {
      return share(one->relations, other->relations);
    });
    if (!met) return true;
  }
  return false;
}

}  // namespace

std::vector<FrameConflict> find_conflicts(const EventLexicon& lexicon) {
  std::vector<FrameConflict> found;
  for (std::uint32_t f = 0; f < lexicon.frames().size(); ++f) {
    const Frame& frame = lexicon.frames()[f];
    for (const FrameTrigger& trigger : frame.triggers) {
      const Needs needs = needs_of(frame, trigger.tag);
      for (TriggerRef ref : lexicon.triggers(trigger.tag, trigger.words[trigger.head])) {
        const Frame& other = lexicon.frame(ref.frame);
        const FrameTrigger& same = other.triggers[ref.trigger];
        if (index(ref.frame) >= f || same.words != trigger.words) continue;
        if (other.type == frame.type && other.mode == frame.mode) continue;
        const Needs others = needs_of(other, trigger.tag);
        if (others.weight != needs.weight || bars(needs, others) || bars(others, needs) ||
            apart(needs, others) || apart(others, needs)) {
          continue;
        }
        found.push_back(
            {frame.place, fmt::format("frame '{}' ({} {}) and '{}' ({} {}) at {} are equally "
                                      "specific for {} '{}': the first read wins",
                                      frame.name, frame.type, frame.mode, other.name, other.type,
                                      other.mode, other.place, trigger_tag_name(trigger.tag),
                                      fmt::join(trigger.words, "_"))});
      }
    }
  }
  return found;
}

}  // namespace dragoman
