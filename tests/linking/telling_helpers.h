// MarkedReports made for tests: a text with marked events, as reading would give them.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "linking/groups.h"
#include "linking/incidents.h"
#include "linking/linker.h"

namespace dragoman {

const Linker& project_linker();

// Norway, Sweden and Denmark with their foreign ministries and a few people.
const Actors& test_actors();

struct EventSpec {
  std::string type = "CONSULT";
  std::string mode;
  std::vector<std::string> actors = {"NOR", "SWE"};
  std::vector<std::string> recipients;
  std::string day;  // "2024-05-03", "2024-05", "XXXX-05-03", or empty
  std::string place;
  Realis realis = Realis::happened;
  bool background = false;
  std::vector<Attribution> attribution;
};

// MarkedReports and what they tell. References stay valid as more come.
class MarkedReports {
 public:
  // A report with its sentences; a sentence "Norway *met* Sweden." tells one event, of the word
  // between the stars, as the spec of the same place says. Returns the report's place.
  std::size_t add(const std::string& published, const std::vector<std::string>& sentences,
                  const std::vector<EventSpec>& events, const std::string& outlet = "Fjord Wire");

  const Document& document(std::size_t report) const { return documents_[report]; }
  const std::vector<Span>& sentences(std::size_t report) const { return sentences_[report]; }

  // Mentions and events by id, and their groups.
  struct Linked {
    std::vector<EventMention> mentions;
    std::vector<ToldEvent> told;
    std::vector<Group> groups;
    std::vector<IncidentRecord> incidents;  // parallel to groups
  };
  Linked link() const;
  // The incidents as words: "met+talks | call", each by the triggers of its events in order.
  std::string joined() const;

 private:
  std::deque<Document> documents_;
  std::deque<std::vector<Span>> sentences_;
  std::deque<EventRecord> events_;
};

}  // namespace dragoman
