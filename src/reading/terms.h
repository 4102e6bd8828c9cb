// What each side calls a thing: "calling it the 'X corridor'", "'Y route' is a term used by Z".
//
// A pass over the statements of a document, after they are read. Each use becomes a statement with
// the act `call`: the speaker is who uses the term, the content is the term, `names` is the thing,
// in the fullest words the document has for it. A statement that held the mere term goes. Left out:
// insults and judgements ("called it a provocation"), terms that nobody is said to use.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "reading/reader.h"
#include "record/types.h"

namespace dragoman {

inline constexpr std::string_view kCallAct = "call";

// data/cues/terms.tsv
class TermCues {
 public:
  // Fails with bad_table or not_found and the place.
  static Result<TermCues> load(const std::filesystem::path& path);
  // The preposition before the term ("refer to it as"), "" for none, nullptr for no naming verb.
  const std::string* verb(std::string_view lemma) const { return find(verbs_, lemma); }
  bool is_noun(std::string_view lemma) const { return find(nouns_, lemma) != nullptr; }
  bool is_use(std::string_view lemma) const { return find(uses_, lemma) != nullptr; }

 private:
  using Words = std::unordered_map<std::string, std::string>;
  static const std::string* find(const Words& words, std::string_view lemma) {
    auto found = words.find(std::string(lemma));
    return found == words.end() ? nullptr : &found->second;
  }
  Words verbs_, nouns_, uses_;
};

void read_terms(const Reading& reading, const TermCues& cues,
                std::vector<StatementRecord>& statements);

}  // namespace dragoman
