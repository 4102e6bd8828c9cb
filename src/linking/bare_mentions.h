// Which mentions of happenings mean the same one, where only their words are known.
//
// Incidents are made of coded events: types, actors, days. What is no coded event has words alone:
// the word for what happened, what hangs on it, its sentence, its document. By these it is told in
// two steps. Documents are parted first, by their words, those of their openings, and their names:
// equal words in reports of different happenings are different happenings. Within documents of one
// kind, mentions that are alike on average then join: by how their words are related, what stands
// beside them, and what their sentences share.
//
// The weights are round numbers, set on texts of other topics than those measured. Left out: which
// words are rare (it would change with every document that comes) and what pronouns stand for.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "linking/words.h"

namespace dragoman {

struct BareDocument {
  std::string id;   // its own; documents are taken in the order of their ids
  WordBag words;    // of all of it
  WordBag opening;  // of its first sentences, where a report says what it is of
  WordBag names;    // and numbers
};

struct BareMention {
  std::size_t document = 0;
  std::size_t sentence = 0;         // counted in its document
  std::size_t place = 0;            // in its document; no two mentions have the same
  std::string word;                 // lemma of its main word, lower case
  std::vector<std::string> others;  // lemmas of its other content words, in order
  WordBag beside;                   // what hangs on it: parties, things, places, times
  WordBag context;                  // its sentence without its own words
};

enum class WordRelation : std::uint8_t { same, near, wide, none };

// Which words may mean the same happening, and which tell too little alone.
class RelatedWords {
 public:
  // Reads related_words.tsv and common_acts.tsv of data/linking below `data`. Fails with bad_table,
  // not_found.
  static Result<RelatedWords> load(const std::filesystem::path& data);

  // Of two lemmas; `same` where their stems are.
  WordRelation between(std::string_view a, std::string_view b) const;
  // "say", "tell"
  bool is_speech(std::string_view lemma) const;
  // The word that tells what happened: of a light verb the last word beside it ("open fire").
  const std::string& telling(const BareMention& mention) const;

 private:
  enum class Common : std::uint8_t { speech, light };

  std::unordered_map<std::string, WordRelation> pairs_;  // "word other", in alphabetical order
  std::unordered_map<std::string, Common> common_;
};

// Why two mentions of documents of one kind are taken for the same happening or not.
struct JoinPoints {
  WordRelation relation = WordRelation::none;
  double word = 0;      // how their words are related
  double beside = 0;    // something is beside both
  double context = 0;   // words that their sentences share
  double speech = 0;    // both are speech, which is everywhere
  double sentence = 0;  // both are in one sentence, which hardly tells a thing twice
  double total() const { return word + beside + context + speech + sentence; }
};

JoinPoints weigh_join(const BareMention& a, const BareMention& b, const RelatedWords& related);

// From 0 to 1.
double likeness(const BareDocument& a, const BareDocument& b);

// The kind of each document: numbers from 0. Any order of the documents gives the same kinds.
std::vector<std::size_t> document_kinds(const std::vector<BareDocument>& documents);

// The group of each mention: numbers from 0 in the order of their first mentions. Any order of
// documents and mentions gives the same groups. O(documents² + mentions² of a kind).
std::vector<std::size_t> group_bare_mentions(const std::vector<BareDocument>& documents,
                                             const std::vector<BareMention>& mentions,
                                             const RelatedWords& related);

}  // namespace dragoman
