// One event of one document, as linking compares it with others.
//
// Who took part is kept as parties: each with the state it belongs to, a person or not. When it was
// is an interval of days: the event's own date; where that is unknown, what the day of publication
// allows (news lies shortly before it, plans after), marked as such; or nothing.
// Everything here follows from the event, its document and the tables alone, so that what two
// mentions are to each other never changes when a third document comes.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/document.h"
#include "linking/link_input.h"
#include "linking/words.h"
#include "record/reviews.h"
#include "record/types.h"

namespace dragoman {

// Days, inclusive.
struct Days {
  Day first = 0;
  Day last = 0;

  Day length() const { return last - first + 1; }
  bool overlaps(Days other) const { return first <= other.last && other.first <= last; }
  friend bool operator==(const Days&, const Days&) = default;
};

// A person, with the words of the name: one report gives the whole, another the surname.
struct Person {
  std::string id;
  std::vector<std::string> names;  // folded, of four letters or more, sorted

  bool may_be(const Person& other) const;
};

// A party's side: its state, or itself where it has none.
struct Sides {
  std::set<std::string> states;
  std::set<std::string> countries;                     // those of `states` that are one
  std::map<std::string, std::vector<Person>> persons;  // by their state
};

enum class Clock : std::uint8_t {
  none,       // nothing tells when
  published,  // only the day of publication does
  own,        // the event has a date
};

// Shared by all mentions of a document.
using Subject = std::shared_ptr<const WordBag>;

struct EventMention {
  std::string event;      // id
  std::string document;   // id
  std::string published;  // day, or empty
  Span trigger;
  Span sentence;
  std::string type;
  std::string mode;
  std::string stem;  // of the trigger
  Realis realis = Realis::happened;
  bool background = false;
  bool directed = false;  // the actors did it to the recipients, who could not have done it to them
  Sides actors;
  Sides recipients;
  Sides all;
  Clock clock = Clock::none;
  std::optional<Days> days;
  std::string yearless;  // "-03-21" or "-03" of a date whose year is open
  std::string place;
  std::string place_country;
  bool place_is_state = false;  // no nearer than the country
  bool distinct = false;        // told from another of its kind: "the previous call"
  double confidence = 0;
  // Events with which a reader says it is one, or not one (sorted ids).
  std::vector<std::string> together;
  std::vector<std::string> apart;
  WordBag words;    // of its sentence
  Subject subject;  // of its document; null: none
};

// The tables that linking reads, from data/linking.
struct LinkTables {
  WordBags bags;
  std::unordered_set<std::string> distinct;  // words that tell an event from another of its kind
  std::vector<std::string> official;         // words of outlets that are a body's own
  std::map<std::string, std::string> tones;  // "frank" → "open"
  std::unordered_set<std::string> negations;
  std::map<std::string, std::string> counted;     // "killed" → "dead"
  std::vector<std::string> contrast_openings;     // "by contrast"
  std::unordered_set<std::string> contrast_acts;  // "deny"
  struct EventNoun {
    std::string role;  // noun, determiner, owner, day, link, pronoun, copula
    std::string type;  // of a noun
  };
  std::map<std::string, EventNoun> event_nouns;  // "the meeting"
  struct PeriodWord {
    std::string role;  // first, link, number, unit
    Day value = 0;
  };
  std::map<std::string, PeriodWord, std::less<>> periods;  // of "for the first time in two years"

  // Fails with bad_table, not_found.
  static Result<LinkTables> load(const std::filesystem::path& data);
};

// The words of a document that tell what it is about: its title and its first paragraphs.
Subject subject_of(const Document& document, const WordBags& bags);

// `subject` is subject_of(document). Cost: the length of the event's sentence.
EventMention make_mention(const EventRecord& event, const Document& document,
                          const Subject& subject, const Actors& actors, const LinkTables& tables);

// What readers say of a mention and others.
void bind(EventMention& mention, const std::map<std::string, Bonds>& bonds);

}  // namespace dragoman
