// Files in which names are marked word by word.
//
// One word a line, a blank line after each sentence. Three forms are told apart by their lines:
//
//   columns  form first, tag last, parted by a blank or a tab (CoNLL 2003 and its kin)
//   layers   form TAB tag, then tags of names inside names, which are left out
//   ids      word number TAB form TAB tag, then more (Universal NER)
//
// Tags are O, B-LABEL and I-LABEL; a name ends where another label or a B begins. Lines that begin
// with # and have no tag are comments; `# article`, `# newdoc` and `-DOCSTART-` begin an article.
// Labels are merged by data/measure/name_labels.tsv.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "language/analysis.h"

namespace dragoman {

struct NameLabels {
  std::unordered_map<std::string, NameKind> measured;  // by lower-case label
  std::unordered_map<std::string, bool> known;         // also those that are not measured

  // Fails with bad_table or not_found.
  static Result<NameLabels> load(const std::filesystem::path& data);
};

struct LabelledName {
  std::size_t begin = 0;  // words of the sentence
  std::size_t end = 0;
  NameKind kind = NameKind::person;
  friend bool operator==(const LabelledName&, const LabelledName&) = default;
};

struct LabelledSentence {
  std::size_t line = 0;  // of its first word
  std::vector<std::string_view> words;
  std::vector<LabelledName> names;
};

struct NameFile {
  std::vector<std::vector<LabelledSentence>> articles;
  std::map<std::string, std::size_t> unknown_labels;  // names with a label the table has not
};

// `text` has to outlive the result. Fails with bad_table, naming `name:line`, on a word without a
// tag, what is no tag, and a file without words.
Result<NameFile> parse_name_file(std::string_view text, const NameLabels& labels,
                                 std::string_view name);

}  // namespace dragoman
