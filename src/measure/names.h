// How good names of persons, organisations and places are, held against a file of names.
//
// The words of an article are written together as a text (joined_text.h), every sentence of the
// file a block, the program reads that text as it reads any, and what it finds is laid back on the
// file's words by its characters. A found name is right when it covers exactly a gold name's words
// and is of its kind. Names of other kinds (groups, products) count on neither side.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/document.h"
#include "language/analyzer.h"
#include "language/lexicon.h"
#include "measure/counts.h"
#include "measure/name_file.h"
#include "measure/report.h"

namespace dragoman {

// An article as a document, with the place of every word of the file.
struct ArticleText {
  Document document;
  std::vector<std::vector<Span>> words;  // by sentence
};
ArticleText article_text(const Lexicon& lexicon, const std::vector<LabelledSentence>& article);
// The file's own sentences and words, for measuring without our tokeniser.
Analysis given_segmentation(const ArticleText& article);

class NameScore {
 public:
  // `found` is an analysis of text.document. `name` is the file's, for the mistakes' places.
  void add(const std::vector<LabelledSentence>& article, const ArticleText& text,
           const Analysis& found, const std::string& name);
  void add_unknown_labels(const NameFile& file);
  const Counts& all() const { return all_; }
  const Counts& of(NameKind kind) const { return kinds_[static_cast<std::size_t>(kind)]; }
  // What `eval names` prints.
  Report report() const;

 private:
  static constexpr std::size_t kKinds = 3;  // person, organization, place: as they begin NameKind
  // What became of a gold name, or where a found one came from.
  enum Fate : std::size_t { kOtherKind = kKinds, kOtherSpan, kNothing, kFates };

  struct Found {
    LabelledName name;
    bool exact = true;  // whether it begins and ends with words of the file
    bool used = false;  // overlaps a gold name
  };
  std::vector<Found> found_in(const std::vector<Span>& words, const Analysis& found) const;
  void add_sentence(const LabelledSentence& sentence, const std::vector<Span>& words,
                    const Document& document, std::vector<Found> found, const std::string& place);

  Counts all_;
  std::array<Counts, kKinds> kinds_{};
  std::array<std::array<std::size_t, kFates>, kKinds + 1> fates_{};  // the last row: no gold name
  std::map<std::string, std::size_t> unknown_labels_;
  std::size_t sentences_ = 0;
  std::vector<Mistake> mistakes_;
};

}  // namespace dragoman
