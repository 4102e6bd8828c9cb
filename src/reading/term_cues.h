// The words by which a text tells what a side calls a thing: data/cues/terms.tsv.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"

namespace dragoman {

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

}  // namespace dragoman
