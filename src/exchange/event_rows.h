// Events as other data sets count them: one actor, one recipient, one day.
//
// Two streams. Of the first each row is what one document tells of one pair (ICEWS, POLECAT); of
// the second what all documents tell of one incident and one pair (GDELT, Phoenix), with every
// telling. Both leave out by one rule (docs/exchange.md): only what happened, as news, not what a
// reader found wrong; with a day that is known to the month, else the day of publication.
// An event with actors and recipients makes a row of each actor and each recipient; one that two
// parties did together, or many if its type is mutual, makes a row of each pair in both directions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/document.h"
#include "base/utf8.h"
#include "exchange/row_tables.h"
#include "record/store.h"

namespace dragoman {

// A document with what rows say of places in it.
struct RowStory {
  RowStory(Document from, std::vector<Span> read);
  RowStory(const RowStory&) = delete;  // code_points looks into the text
  RowStory& operator=(const RowStory&) = delete;

  Document document;
  std::vector<Span> sentences;
  CodePointIndex code_points;  // of document.text
  std::uint32_t length = 0;    // in code points
  Span lead;                   // the first paragraph that is read

  // Counted from 1; 0 where no sentence begins there.
  std::size_t sentence_number(Span sentence) const;
};

// What one document says of an event, between whom.
struct Telling {
  EventRecord event;
  std::shared_ptr<const RowStory> story;
  std::string day;  // YYYY-MM-DD
};

struct EventRow {
  const RowTables* tables = nullptr;
  std::string id;            // of the row: 12 hexadecimal digits, from the ids of what it is of
  std::uint64_t number = 0;  // the same as a number, below 2^48
  std::string day;
  const ActorRecord* actor = nullptr;        // null: nobody is named
  const ActorRecord* recipient = nullptr;    // null: nobody is named
  const IncidentRecord* incident = nullptr;  // null: of one document, or told in none
  std::vector<Telling> tellings;             // at least one; the first stands for the row

  const EventRecord& event() const { return tellings.front().event; }
  const RowStory& story() const { return *tellings.front().story; }
};

// Whether rows must name both sides.
enum class RowSides : std::uint8_t { both, either };

struct RowOptions {
  const RowTables* tables = nullptr;
  RowSides sides = RowSides::both;
};

using RowSink = std::function<void(const EventRow& row)>;

// Actor and recipient ids, either empty where nobody is named. Without doubles, in the order of the
// event's.
std::vector<std::pair<std::string, std::string>> dyads_of(const EventRecord& event, RowSides sides);
// Whether a format that knows no realis takes the event.
bool counts_as_event(const EventRecord& event);
// The day that a row gives: the first of a date of at most 31 days; where the event has none, or
// none with a year, the day of publication. Empty where there is no such day.
std::string day_of_row(const EventRecord& event, const Document& document);

// In the order of the documents. Returns how many rows `use` got. Fails as Store does.
Result<std::size_t> each_story_row(Store& store, const RowOptions& options, const RowSink& use);
// Incidents by id, then events that are in none in the order of the documents. Fails as Store does.
Result<std::size_t> each_incident_row(Store& store, const RowOptions& options, const RowSink& use);

// Actors and documents behind rows, asked for one by one and kept; of documents only some.
class RowSource {
 public:
  explicit RowSource(Store& store) : store_(&store) {}

  // Null for no id; one that the record does not know has its id for a name.
  const ActorRecord* actor(const std::string& id);
  // Fails as Store does.
  Result<std::shared_ptr<const RowStory>> story(const std::string& document_id);

 private:
  Store* store_;
  std::map<std::string, ActorRecord> actors_;
  std::map<std::string, std::shared_ptr<const RowStory>> stories_;
};

}  // namespace dragoman
