// How well a raw text is cut into words and sentences, held against a treebank: F1 over words and
// over sentences, as alignment.h compares them, and each stretch that was cut otherwise.
#pragma once

#include <string>

#include "language/conllu.h"
#include "measure/alignment.h"
#include "measure/report.h"

namespace dragoman {

class SegmentationScore {
 public:
  // `found` is an analysis of gold.document.
  void add(const Annotated& gold, const Analysis& found, const std::string& name);
  const Counts& words() const { return words_; }
  const Counts& sentences() const { return sentences_; }
  // What `eval tokens` prints. Mistakes in words first, then in sentences.
  Report report() const;

 private:
  void add_words(const Annotated& gold, const Analysis& found, const std::string& name);
  void add_borders(const Annotated& gold, const Analysis& found, const std::string& name);

  Counts words_;
  Counts sentences_;
  std::size_t missed_ = 0;    // sentence borders
  std::size_t spurious_ = 0;  // sentence borders
  std::vector<Mistake> word_mistakes_;
  std::vector<Mistake> border_mistakes_;
};

}  // namespace dragoman
