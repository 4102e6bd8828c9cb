// What the steps of find_actors hand on to each other.
//
// The steps run in this order over the whole document: names of unknown organizations, persons
// with their titles, bodies and states, the countries of offices the text leaves open, then what
// points back (offices without a name, descriptions, pronouns), last places. Each adds Found
// mentions and marks the tokens it has used up.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reading/actors_registry.h"
#include "reading/actors_scan.h"
#include "reading/mentions.h"
#include "reading/persons_titles.h"
#include "reading/pronoun_model.h"

namespace dragoman {

// What a mention still waits for.
enum class Open : std::uint8_t {
  none,
  body,    // "the Foreign Ministry": whose?
  office,  // "the Prime Minister", "the Russian minister"
};

struct Found {
  TokenRange tokens;
  TokenRange full;  // with title and apposition: where the head is looked for
  MentionKind kind = MentionKind::name;
  std::vector<ActorIndex> actors;
  std::string why;
  double probability = 1;  // that these actors are meant: below 1 for persons behind pronouns
  bool alias = false;      // whether the words are a name that the actor goes by
  Open open = Open::none;
  std::string suffix;                  // Open::body
  std::vector<std::string> countries;  // Open::office: of these states
  std::uint32_t office = 0;
  bool plural = false;
  TokenId core_end{};  // Open::office: where the complement begins
  bool senior = false;
  bool by_office = false;  // the actors stand for who holds the office
  bool former = false;
  bool qualified = false;  // former, deputy, acting, -elect: not the one who holds the office
};

struct Build {
  Build(const Document& document, const Analysis& analysis, const Knowledge& knowledge_tables,
        const PronounModel& pronoun_model)
      : scan(document, analysis, knowledge_tables),
        knowledge(knowledge_tables),
        pronouns(pronoun_model),
        registry(knowledge_tables),
        taken(analysis.tokens.size(), 0) {}

  Scan scan;
  const Knowledge& knowledge;
  const PronounModel& pronouns;
  PronounTrace* trace = nullptr;  // takes what was weighed for each pronoun, if wanted
  ActorRegistry registry;
  std::vector<Found> found;
  std::vector<char> taken;  // tokens that a mention has used up

  void take(TokenRange range) {
    for (TokenId t = range.begin; t < range.end; t = next(t)) taken[index(t)] = 1;
  }
  bool is_free(TokenRange range) const {
    for (TokenId t = range.begin; t < range.end; t = next(t)) {
      if (taken[index(t)] != 0) return false;
    }
    return true;
  }
  Evidence evidence(TokenId t) const {
    return {scan.document().id, scan.analysis().sentences[index(scan.sentence_id(t))].span};
  }
};

class KnownPersons;  // persons_holders.h

void find_unknown_organizations(Build& build);
void find_persons(Build& build, const KnownPersons& known);
void find_bodies(Build& build);
// Gives offices without a country the state that their sentence is about.
void close_countries(Build& build);
void resolve_references(Build& build, KnownPersons& known);

// The state that a body or office without one belongs to at this place: the only one its sentence
// has named so far, its subject's, or the previous sentence's subject's. Empty for none.
enum class Focus : std::uint8_t {
  latest,    // of several states the last one spoken of
  only_one,  // this sentence's, none where it names several; without any, the one before's
};
std::string state_in_focus(const Build& build, TokenId at, Focus focus = Focus::latest);
// Gives a person's open offices their state, and the person country and code.
void settle_person(Build& build, ActorEntry& person);
// The country of an actor, or its state where it has no ISO code; empty for none.
std::string country_of(const Build& build, ActorIndex actor);
bool is_subject(const Analysis& analysis, TokenId head);

// What a capital's name means where it stands (actors_cities.cpp).
enum class CityReading : std::uint8_t {
  government,
  city,
  thing,  // part of the name of something: "the Paris Agreement"
};
CityReading read_city(const Scan& scan, TokenRange name);

std::vector<PlaceMention> find_places(const Build& build);

}  // namespace dragoman
