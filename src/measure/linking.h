// Mentions that mean the same happening, across documents, held against what people marked (ecb.h).
//
// Mentions are given; what is measured is which of them are put together, within a topic. Each
// document's tokens are taken as they are marked, with tags and trees of our own; of them is made
// what linking looks at (linking/bare_mentions.h). Beside it stands the baseline that is customary
// for this data and hard to beat: all mentions of a topic whose main words have the same lemma are
// one. Source of the figures: coreference_scores.h.
#pragma once

#include <string>
#include <vector>

#include "language/analyzer.h"
#include "linking/bare_mentions.h"
#include "measure/coreference_scores.h"
#include "measure/ecb.h"
#include "measure/report.h"

namespace dragoman {

// The documents of one topic as linking sees them.
struct LinkingTopic {
  std::vector<EcbDocument> marked;
  std::vector<BareDocument> documents;  // of each marked one
  std::vector<BareMention> mentions;    // of all of them, one after the other
};

// Adds a document with its mentions. Pure but for `topic`.
void add_to_topic(LinkingTopic& topic, EcbDocument marked, const Analyzer& analyzer,
                  const WordBags& words);

class LinkingScore {
 public:
  explicit LinkingScore(const RelatedWords& related) : related_(related) {}

  // All documents of a topic at once.
  void add(const LinkingTopic& topic);
  void add_left_out(const EcbTopics& topics);
  // What `eval linking` prints.
  Report report() const;

 private:
  struct Row {
    std::string topic;
    CoreferenceScores baseline, ours;
    std::size_t mentions = 0, documents = 0, kinds = 0;
  };
  void add_mistakes(const LinkingTopic& topic, const std::vector<std::size_t>& wanted,
                    const std::vector<std::size_t>& found);

  const RelatedWords& related_;
  std::vector<Row> rows_;
  std::vector<Mistake> mistakes_;
  std::size_t without_file_ = 0;
  std::size_t in_two_chains_ = 0;
};

}  // namespace dragoman
