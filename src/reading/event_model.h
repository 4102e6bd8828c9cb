// The main event of a sentence, by a small learned model beside the lexicon.
//
// Log-linear over pairs of a word and a CAMEO root (00 none, 01 statement … 20 mass violence): the
// weights of the word's features (event_features.h) for the root, plus one weight that says how
// likely a word of its place is the trigger at all; softmax over all pairs of the sentence. Given
// the trigger, a second table labels the heads of its parties (source, target, both sides). Weights
// were learned from sentences of our own, data/sentences, by train/events.py; docs/event_model.md
// is the card. A feature that the model has not seen weighs nothing.
//
// It ranks what frames leave open and stands in where no frame holds; it decides alone nowhere that
// a frame speaks. Immutable after loading; reading is pure, O(candidates × features).
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "language/model_file.h"
#include "reading/event_features.h"
#include "reading/event_tables.h"

namespace dragoman {

inline constexpr std::size_t kCameoRoots = 21;

enum class PartyLabel : std::uint8_t { none, source, target, both };
inline constexpr std::size_t kPartyLabels = 4;

struct EventParty {
  PartyLabel label = PartyLabel::none;
  TokenId head{};
  TokenRange words;
  double probability = 0;
};

struct MainEvent {
  TokenId trigger = kNoToken;
  int root = 0;
  double probability = 0;                   // of the trigger and its root together
  std::array<double, kCameoRoots> roots{};  // of each root, whatever its trigger
  std::vector<EventParty> parties;          // in the order of the text, none within another

  // The five classes of class_of_root.
  std::array<double, 5> classes() const;
};

struct TriggerRoots {
  int token = 0;  // in its sentence
  std::array<double, kCameoRoots> roots{};
};

// What a feature adds, for explain.
struct Contribution {
  std::string feature;
  double weight = 0;
};

class EventModel {
 public:
  // Fails with not_found, not_readable or bad_model.
  static Result<EventModel> load(const std::filesystem::path& path);

  MainEvent read(const Analysis& analysis, SentenceId sentence, const FrameRoots& frames,
                 const EventTables& tables) const;
  // How likely each word that may be the trigger, with each root, is the sentence's main event; all
  // pairs add up to 1.
  std::vector<TriggerRoots> triggers(const SentenceView& view, const FrameRoots& frames) const;
  // How likely each label is for a word, by PartyLabel, given a trigger and its root.
  std::array<double, kPartyLabels> party(const SentenceView& view, int trigger, int root,
                                         int token) const;
  // What spoke for the trigger and root found, strongest first.
  std::vector<Contribution> explain(const Analysis& analysis, SentenceId sentence,
                                    const FrameRoots& frames, const MainEvent& found) const;

 private:
  static constexpr std::size_t kTriggerOutputs = kCameoRoots + 1;  // the last: any root

  // Rows of weights by the key of their feature.
  struct Weights {
    std::unordered_map<std::uint64_t, std::uint32_t> rows;
    QuantizedMatrix matrix;
    static Result<Weights> load(const ModelFile& file, const std::string& name,
                                std::size_t outputs);
    // Adds the rows of the features; `scores` has as many places as there are outputs.
    void add(const FeatureList& features, float* scores) const;
  };

  EventModel(ModelFile file, Weights triggers, Weights parties)
      : file_(std::move(file)), triggers_(std::move(triggers)), parties_(std::move(parties)) {}
  std::vector<EventParty> find_parties(const SentenceView& view, int trigger, int root,
                                       const EventTables& tables) const;

  ModelFile file_;
  Weights triggers_, parties_;
};

// The words of a party: its phrase without the preposition before, clauses and rows behind, and
// times ("on Friday") that hang on it.
TokenRange party_words(const SentenceView& view, int head, const EventTables& tables);

}  // namespace dragoman
