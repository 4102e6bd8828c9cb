// Who and where: the phrases of a document that stand for actors and places.
//
// One pass over the Analysis finds names, titles with names, bodies ("the Russian Foreign
// Ministry"), nationality adjectives, descriptions ("the top Armenian diplomat", "both ministers")
// and pronouns, and resolves each to actors of this document. Everything later in reading asks
// here: which actors stand at this token?
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/document.h"
#include "knowledge/knowledge.h"
#include "language/analysis.h"
#include "record/types.h"

namespace dragoman {

class PronounModel;
struct PronounChoice;

// Index into DocumentActors::actors.
enum class ActorIndex : std::uint32_t {};
constexpr std::uint32_t index(ActorIndex i) {
  return static_cast<std::uint32_t>(i);
}

enum class MentionKind : std::uint8_t {
  name,         // "Sergei Lavrov", "Armenia", "the CSTO"
  title,        // an office that stands for its holder: "the Prime Minister"
  body,         // "the Russian Foreign Ministry", "Russian peacekeepers", "Russian officials"
  metonym,      // a capital or seat that may stand for the government: "Moscow", "the Kremlin"
  city,         // a capital as a city, "in Moscow": its state for those who ask where or whither
  adjective,    // "Armenian" in "Armenian criticism": the state, as a modifier
  description,  // "the two sides", "the Russian-led alliance", "his counterpart"
  pronoun,
};

struct Mention {
  TokenRange tokens;  // the phrase, with title and apposition left out
  TokenId head{};     // its highest token in the tree
  MentionKind kind = MentionKind::name;
  std::vector<ActorIndex> actors;  // several for groups ("both ministers"); none if unresolved
  std::string
      why;  // how it was resolved, for explain: "name", "title + name", "pronoun: subject before"
  double probability = 1;  // that these actors are meant: below 1 for persons behind pronouns
};

struct PlaceMention {
  TokenRange tokens;
  TokenId head{};
  Place place;
  std::string why;  // why this place of its name, for explain
};

struct DocumentActors {
  std::vector<ActorRecord> actors;   // evidence filled: the sentence of the first mention
  std::vector<Mention> mentions;     // in the order of their heads
  std::vector<PlaceMention> places;  // in order; "Moscow" has a mention and a place

  // The mention with this head, or the smallest whose tokens hold it; nullptr for none.
  const Mention* at(TokenId token) const;
  const PlaceMention* place_at(TokenId token) const;
  const ActorRecord& actor(ActorIndex i) const { return actors[index(i)]; }
};

// Pure; O(tokens × longest phrase). The tables outlive the call only. `trace`, if given, takes what
// was weighed for each pronoun that means a person (pronoun_model.h).
DocumentActors find_actors(const Document& document, const Analysis& analysis,
                           const Knowledge& knowledge, const PronounModel& pronouns,
                           std::vector<PronounChoice>* trace = nullptr);

}  // namespace dragoman
