// Words of the main event's parties against BIO labels: S source, T target, R both sides.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "measure/counts.h"
#include "measure/report.h"
#include "reading/event_model.h"

namespace dragoman {

struct SpanLabel {
  PartyLabel label = PartyLabel::none;
  std::size_t begin = 0;  // words
  std::size_t end = 0;
  friend bool operator==(const SpanLabel&, const SpanLabel&) = default;
};

struct SpanSentence {
  std::string place;
  std::vector<std::string_view> words;
  std::vector<SpanLabel> spans;
};

// A word a line with its tag behind it (O, B-S, I-S, ...), a blank line after each sentence;
// sentences `from` to `to` (0: the end), counted from 1. `text` outlives the result. Fails with
// bad_table and the line's place.
Result<std::vector<SpanSentence>> parse_span_sentences(std::string_view text,
                                                       const std::string& name, std::size_t from,
                                                       std::size_t to);

class SpanScore {
 public:
  void add(const SpanSentence& sentence, const std::vector<SpanLabel>& found, std::string why);
  Report report() const;

 private:
  std::array<Counts, kPartyLabels> labels_{};  // [0]: whatever the label
  Counts words_only_;
  std::size_t sentences_ = 0;
  std::vector<Mistake> mistakes_;
};

}  // namespace dragoman
