// CoNLL-U in: a text with its annotations, from a treebank file or from a few lines in a test.
//
// The text is rebuilt from the forms: one blank between words unless `SpaceAfter=No` is said, an
// empty line between paragraphs (`# newpar`, `# newdoc`), each paragraph a block. Multiword lines
// ("1-2 don't") give the surface of their words; empty nodes ("8.1") are left out. Out: see
// to_conllu in analysis.h. Entities and other MISC annotations are not kept.
//
// For tests there is a short form: lines without tabs, cells split at blanks, ids implied:
//
//     Iran    Iran  PROPN 2 nsubj
//     agreed  agree VERB  0 root   VerbForm=Fin|Tense=Past
//     .       .     PUNCT 2 punct  glued
//
// FORM LEMMA UPOS HEAD RELATION, then features and/or `glued` (no blank before it). An empty line
// ends the sentence.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "base/result.h"
#include "language/analysis.h"

namespace dragoman {

struct Annotated {
  Document document;  // text and blocks only
  Analysis analysis;
  std::vector<std::uint32_t> lines;  // of each sentence: where its first word stands, from 1
};

// Fails with bad_table, naming `name:line`, on a wrong number of cells, an unknown tag or relation,
// a head outside the sentence, or a sentence that is no tree with one root.
Result<Annotated> parse_conllu(std::string_view lines, std::string_view name = "conllu");

// "VerbForm=Fin|Tense=Past" to Features; unknown keys and values are passed over.
Features parse_features(std::string_view text);

}  // namespace dragoman
