// Whether the actors that a text speaks of are found, held against labelled words.
//
// A file of words (name_file.h) gives the sentences, each of which is read as a text of its own; a
// table beside it says which of their words name a state or an organization, and which. Such words
// are found where a mention that shares a word with them stands for an actor with an accepted id or
// country or for a person in office at an accepted organization, or where a place does that lies in
// an accepted state. What is found where no label stands is not counted: not every actor is
// labelled.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "language/analysis.h"
#include "measure/names.h"
#include "measure/report.h"
#include "reading/mentions.h"

namespace dragoman {

struct ActorLabel {
  std::size_t begin = 0;  // words of the sentence
  std::size_t end = 0;
  std::vector<std::string> accepted;  // ids of actors, codes of states, names of organizations
};
using ActorLabels = std::map<std::size_t, std::vector<ActorLabel>>;  // by sentence, from 0

// A table with the columns sentence, first, last (all counted from 1) and accepted. Fails with
// bad_table or not_found.
Result<ActorLabels> load_actor_labels(const std::filesystem::path& path);

class ActorScore {
 public:
  // `found` are the actors of `analysis`, which is of text.document: one sentence. `place` is where
  // the sentence stands, for the mistakes. Labels beyond its words are a bad_table.
  Status add(const std::vector<ActorLabel>& labels, const ArticleText& text,
             const Analysis& analysis, const DocumentActors& found, const std::string& place);
  // What `eval actors` prints.
  Report report() const;

 private:
  struct Kind {
    std::size_t found = 0;
    std::size_t wanted = 0;
  };
  Kind states_;
  Kind organizations_;  // labels that accept no state
  std::vector<Mistake> mistakes_;
};

}  // namespace dragoman
