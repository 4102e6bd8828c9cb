// What the model of main events looks at (event_model.h): words and their places in the tree.
//
// A feature is there or not. Its key is the 64-bit FNV-1a hash of its name; the name itself is only
// built where somebody wants to read it (explain, training). Features of a word that may be the
// trigger say what it means (its lemma, object, prepositions, auxiliaries, the frame that holds
// there; keys without mark) and where it stands (its path to the root, the word it hangs on; marked
// with @). Features of a word that may head a party say how it lies to the trigger.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reading/sentence_view.h"

namespace dragoman {

// Two-digit CAMEO roots 1 to 20 of the frames that hold at tokens (by their number); 0: no event.
using FrameRoots = std::unordered_map<std::uint32_t, int>;

class FeatureList {
 public:
  explicit FeatureList(bool named = false) : named_(named) {}
  // One feature, its name the parts one after the other; each once.
  void add(std::initializer_list<std::string_view> parts);

  const std::vector<std::uint64_t>& keys() const { return keys_; }
  const std::vector<std::string>& names() const { return names_; }  // empty unless named

 private:
  bool named_;
  std::vector<std::uint64_t> keys_;
  std::vector<std::string> names_;
};

// Words that may tell the sentence's main event, in order: verbs, nouns and adjectives that are no
// part of a name or modifier, and the root.
std::vector<int> trigger_candidates(const SentenceView& view);
FeatureList trigger_features(const SentenceView& view, int token, const FrameRoots& frames,
                             bool named = false);

// Words that may head a party: nominals that are arguments, members of rows, appositions.
std::vector<int> party_candidates(const SentenceView& view, int trigger);
FeatureList party_features(const SentenceView& view, int trigger, int root, int token,
                           bool named = false);

// The CAMEO root as two digits.
std::string_view root_name(int root);
// Five classes that CAMEO roots fall into: 0 statement or appeal, 1 and 2 verbal and material
// cooperation, 3 and 4 verbal and material conflict.
int class_of_root(int root);

}  // namespace dragoman
