// Who says what, held against texts in which people marked it (quote_file.h).
//
// The overlap of two contents is the number of bytes they share, divided by the length of the
// longer one. A direct quotation is a content with a quotation mark in it. Of the direct quotations
// that are marked, those that some content found overlaps by 0.3 (0.8) are found; of those that are
// found, those that overlap some marked content so are right; F1 is of both. The speaker counts
// over direct quotations matched by 0.3 whose source is marked: right is the same words, the same
// last name, or another mention of the same actor. Over all attributions, direct or not, source,
// cue and content are matched one to one, each for itself, and a match is any common word
// ("partial"). Source of the thresholds: Asr et al. (2021), "The Gender Gap Tracker".
#pragma once

#include <array>
#include <string>
#include <vector>

#include "measure/counts.h"
#include "measure/quote_file.h"
#include "measure/report.h"
#include "reading/utterances.h"

namespace dragoman {

// Bytes that two lists of ordered spans share, over the bytes of the longer one; 0 for empty ones.
double share_in_common(const std::vector<Span>& a, const std::vector<Span>& b);

class QuoteScore {
 public:
  // `reading` is of the marked text.
  void add(const MarkedText& text, const std::vector<Utterance>& found, const Reading& reading);
  void add_left_out(const MarkedTexts& texts);
  // What `eval quotes` prints. `only`: mistakes of this kind alone ("direct", "speaker", "source",
  // "cue", "content"; empty for all).
  Report report(const std::string& only = "") const;

 private:
  // Of direct quotations: right and wanted of those marked, right and found of those read.
  struct Direct {
    std::size_t marked_right = 0, marked = 0, found_right = 0, found = 0;
    double precision() const { return Counts::share(found_right, found); }
    double recall() const { return Counts::share(marked_right, marked); }
    double f1() const;
  };
  struct Text;  // one text with its marks and what was found, while it is counted
  struct Kind {
    std::string name;
    Mistake mistake;
  };

  void add_direct(const Text& text, std::size_t threshold);
  void add_speakers(const Text& text);
  void add_role(const Text& text, std::size_t role);
  void mistake(const Text& text, const char* kind, Span at, std::string expected, std::string got,
               std::string why);

  std::array<Direct, 2> direct_{};
  std::array<Counts, 3> roles_{};
  Counts speakers_;  // found: with any speaker
  std::size_t texts_ = 0;
  std::size_t attributions_ = 0;
  MarkedTexts left_out_;
  std::vector<Kind> mistakes_;
};

}  // namespace dragoman
