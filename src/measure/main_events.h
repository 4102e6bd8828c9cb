// A text's main event as a record (type, actors, recipients) against labels.
//
// A label is a JSON line: {"text", "date" (of publication, or missing), "type" (PLOVER's; CONCEDE
// and RETREAT count as one, YIELD, as in relations.h), "actors", "recipients" (codes)}. A code
// means an actor by its id, its state, or its CAMEO-style code, of which either may be the longer:
// RUS and RUSGOV are one. Several actors of a side that one code means count as one. The sides of
// a joint deed ("A and B met": several actors, no recipients) may stand on either side. Modes,
// dates and places are not judged. A text of which no event is read is missed: it lowers recall
// alone.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "base/result.h"
#include "language/analysis.h"
#include "measure/counts.h"
#include "measure/report.h"
#include "reading/ontology.h"
#include "record/types.h"

namespace dragoman {

struct EventLabel {
  std::string place;
  std::string text;
  std::optional<Date> published;
  std::string type;
  std::vector<std::string> actors;
  std::vector<std::string> recipients;
};

// Empty lines are passed over. Fails with bad_json, naming `name:line`, on what is no JSON object,
// a missing or mistyped field, an unknown type, a date that is none.
Result<std::vector<EventLabel>> parse_event_labels(std::string_view text, const std::string& name,
                                                   const Ontology& ontology);

// Of the first sentence that tells an event: the event at the main trigger, else the one highest in
// the tree, else (equally high) the first. `triggers` are the main triggers of the sentences
// (kNoToken for none). nullptr where there is no event.
const EventRecord* main_record(const std::vector<EventRecord>& events, const Analysis& analysis,
                               const std::vector<TokenId>& triggers);

bool code_means(std::string_view code, const ActorRecord& actor);

class MainEventScore {
 public:
  explicit MainEventScore(const Ontology& ontology) : ontology_(ontology) {}
  // `found` may be nullptr; `actors` are the document's.
  void add(const EventLabel& label, const EventRecord* found,
           const std::vector<ActorRecord>& actors);
  Report report() const;

 private:
  struct Row {
    Counts type, actors, recipients;
    std::size_t whole = 0;
    std::size_t missed = 0;
  };

  const Ontology& ontology_;
  std::map<std::string, Row> rows_;  // by the label's type; type.found by the type read
  std::size_t labels_ = 0;
  std::vector<Mistake> mistakes_;
};

}  // namespace dragoman
