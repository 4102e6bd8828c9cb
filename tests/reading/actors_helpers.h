// Hand-built analyses for tests of actors: a line a sentence, `form/TAG/head/relation` a word.
//
// Tags and relations as in Universal Dependencies, lower case; heads count from 1, 0 is the root.
// Lemmas are the forms in lower case (proper names as they are); `s` after a tag marks a plural
// ("noun.s"), `p` a possessive ("pron.p"). Marks of punctuation and 's are glued to what precedes.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "knowledge/knowledge.h"
#include "language/conllu.h"
#include "reading/mentions.h"
#include "reading/pronoun_model.h"

namespace dragoman {

Annotated build_text(const std::vector<std::string>& sentences);
// The project's own tables, loaded once.
const Knowledge& real_knowledge();
const PronounModel& real_pronouns();

// A document read, with look-ups by the words of the text.
struct ReadActors {
  Annotated annotated;
  DocumentActors actors;

  // `published`: the day of the report, or empty.
  explicit ReadActors(const std::vector<std::string>& sentences, std::string_view published = {});
  // Ids of the mention whose words are `words` (the nth of them), joined by blanks; "?" for none.
  std::string ids(std::string_view words, int nth = 0) const;
  const ActorRecord* actor(std::string_view id) const;
  // "title | organization | country" of each role, joined by "; ".
  std::string roles(std::string_view id) const;
};

}  // namespace dragoman
