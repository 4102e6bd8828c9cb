// A text with everything that a file of a treebank says of it: out as CoNLL-U, and the tokens that
// others have cut in.
//
// Columns and comments are those of Universal Dependencies; what reads our output may be any tool
// that reads a treebank. Words that are several tokens get a line of their own ("1-2 don't"), names
// stand in MISC (`Name=B-PER`; PER, ORG, LOC, NORP, OTHER). Enhanced dependencies are left out.
// Source: https://universaldependencies.org/format.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/model_analyzer.h"

namespace dragoman {

// A word that is several tokens.
struct Multiword {
  TokenRange tokens;
  std::string surface;  // where it is more than its tokens joined; else empty
};

struct Treebank {
  std::string id;     // "# newdoc id", and before the sentences' numbers; no blanks, no slashes
  Document document;  // text and blocks; a block is a paragraph
  Analysis analysis;
  Details details;
  std::vector<Multiword> multiwords;
  // The comments of each sentence as they came; none at all where we cut the text ourselves.
  std::vector<std::vector<std::string>> comments;

  std::string sentence_id(SentenceId sentence) const;
};

// "reports/May 2.txt" → "reports_May_2": what may stand in an id of a sentence.
std::string treebank_id(std::string_view file);

// The whole as CoNLL-U. Comments that came are kept; `sent_id` and `text` are added where they are
// missing. O(tokens).
std::string to_conllu(const Treebank& treebank);

// A sentence a line, tokens parted by blanks; an empty line ends a paragraph. `text` is valid
// UTF-8.
Treebank read_tokenized(std::string_view text, std::string_view name);
// A sentence a line, cut into tokens by our rules; an empty line ends a paragraph.
Treebank read_sentence_lines(const ModelAnalyzer& analyzer, std::string text,
                             std::string_view name);
// The tokens and comments of CoNLL-U, one Treebank a `# newdoc`; of the columns only ID, FORM and
// SpaceAfter=No in MISC count, empty nodes are left out. Fails with bad_table, naming `name:line`,
// on a wrong number of cells, a number out of order, an empty form.
Result<std::vector<Treebank>> read_treebank_tokens(std::string_view lines, std::string_view name);

// Adds what the model finds, and the words of several tokens unless the tokens were brought.
void annotate(const ModelAnalyzer& analyzer, Treebank& treebank);

// "PER", "ORG", "LOC", "NORP", "OTHER"
std::string_view name_kind_label(NameKind kind);

}  // namespace dragoman
