// Whether mentions of events are read as having happened, held against labels of certainty.
//
// A file has a sentence a line: {"text": words parted by blanks, "targets": [{"span1": [first,
// behind the last], "label": L}, …]}, L from −3 (certainly not) to 3 (certainly). Of the labels,
// happened is 1 and more, negated −1 and less, uncertain what lies between; the same of the
// certainty that is read (realis.h). Such labels say how sure it is that the event comes about at
// any time: what is firmly planned counts as happened. Every labelled word is judged, whether or
// not an event is read there. The words are the file's own; the trees are ours.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "measure/names.h"
#include "measure/report.h"
#include "reading/realis.h"

namespace dragoman {

struct RealisTarget {
  std::size_t begin = 0;  // words of the sentence
  std::size_t end = 0;
  double label = 0;
};

struct RealisSentence {
  std::size_t line = 0;
  std::vector<std::string> words;
  std::vector<RealisTarget> targets;
};

// Lines of JSON; empty ones are passed over. Fails with bad_json, naming `name:line`, on what is no
// JSON, a missing or mistyped field, a span outside the words, a label beyond 3.
Result<std::vector<RealisSentence>> parse_realis_file(std::string_view text,
                                                      const std::string& name);

enum class Factuality : std::uint8_t { happened, uncertain, negated };
std::string_view factuality_name(Factuality factuality);
Factuality factuality_of(double label);

// The sentence as a text of its own, with the file's words.
ArticleText realis_text(const Lexicon& lexicon, const RealisSentence& sentence);

// What is read at each target of the sentence, in order. `reading` is of its text with its words.
std::vector<RealisReading> read_targets(const RealisSentence& sentence, const Reading& reading,
                                        const EventLexicon& lexicon);

class RealisScore {
 public:
  // `found` has a reading for each target.
  void add(const RealisSentence& sentence, const std::vector<RealisReading>& found,
           const std::string& name);
  // What `eval realis` prints.
  Report report() const;

 private:
  static constexpr std::size_t kClasses = 3;
  static constexpr std::size_t kRealis = 5;
  using Row = std::array<std::size_t, kClasses>;  // by the label's class

  double f1(std::size_t of) const;

  std::array<Row, kRealis> read_{};       // rows: the realis read
  std::array<Row, kClasses> matrix_{};    // rows: the class read
  std::map<std::string, Row> operators_;  // by the last operator met
  double error_ = 0;
  std::size_t targets_ = 0;
  std::vector<Mistake> mistakes_;
};

}  // namespace dragoman
