// How good tags, lemmas and trees are, held against a treebank.
//
// The figures are those of the CoNLL 2018 shared task: F1 over words, a word counting as right in
// `uas` when it is aligned (see alignment.h) and hangs on the word aligned with its gold head, in
// `las` when the relation is right as well. Punctuation counts. Relations are compared by their
// main types (nsubj:pass as nsubj); `las_subtypes` compares them whole. Two readings are measured:
// of the raw text, where a wrong border spoils the words around it, and of the treebank's own
// sentences and words, where F1 is plain accuracy.
#pragma once

#include <array>
#include <string>

#include "language/conllu.h"
#include "measure/alignment.h"
#include "measure/report.h"

namespace dragoman {

struct TreeCounts {
  Counts words;
  Counts sentences;
  Counts upos;
  Counts lemmas;  // nothing where the treebank has none
  Counts uas;
  Counts las;
  Counts las_subtypes;

  TreeCounts& operator+=(const TreeCounts& other);
};

class TreeScore {
 public:
  // `found` is an analysis of gold.document. `name` is the file's, for the mistakes' places.
  void add(const Annotated& gold, const Analysis& found, const std::string& name);
  const TreeCounts& counts() const { return counts_; }
  const std::vector<Mistake>& mistakes() const { return mistakes_; }

  // Relations with precision and recall (head and main type), worst first.
  ReportTable relations(const std::string& title) const;
  // The gold words of sentences of 10, 20, 35, 50 and more words.
  ReportTable lengths(const std::string& title) const;

 private:
  struct Length {
    std::size_t sentences = 0, words = 0, upos = 0, uas = 0, las = 0;
  };
  void add_word(const Annotated& gold, const Analysis& found, const Alignment& alignment,
                std::uint32_t sentence, TokenId id, const std::string& name);

  TreeCounts counts_;
  std::array<Counts, kRelationCount> relations_{};
  std::array<Length, 5> lengths_{};
  std::vector<Mistake> mistakes_;
  bool lemmas_ = false;  // whether the file that is added has lemmas
};

// What `eval trees` prints, from the reading of the raw text and of the treebank's words; either
// may be left out. Figures of the raw text are called raw_upos, …, those of given words upos, ….
Report tree_report(const TreeScore* raw, const TreeScore* given);

}  // namespace dragoman
