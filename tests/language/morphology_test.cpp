#include "language/morphology.h"

#include <gtest/gtest.h>

#include "language/language_helpers.h"

namespace dragoman {
namespace {

TEST(Morphology, Lemmas) {
  struct Case {
    const char* form;
    Tag tag;
    const char* lemma;
  };
  const Case cases[] = {{"talks", Tag::nns, "talk"},
                        {"ties", Tag::nns, "tie"},
                        {"countries", Tag::nns, "country"},
                        {"crises", Tag::nns, "crisis"},
                        {"men", Tag::nns, "man"},
                        {"wishes", Tag::nns, "wish"},
                        {"houses", Tag::nns, "house"},
                        {"buses", Tag::nns, "bus"},
                        {"said", Tag::vbd, "say"},
                        {"met", Tag::vbd, "meet"},
                        {"agreed", Tag::vbd, "agree"},
                        {"stopped", Tag::vbd, "stop"},
                        {"denied", Tag::vbn, "deny"},
                        {"created", Tag::vbn, "create"},
                        {"called", Tag::vbd, "call"},
                        {"signaling", Tag::vbg, "signal"},
                        {"signing", Tag::vbg, "sign"},
                        {"making", Tag::vbg, "make"},
                        {"getting", Tag::vbg, "get"},
                        {"accuses", Tag::vbz, "accuse"},
                        {"goes", Tag::vbz, "go"},
                        {"carries", Tag::vbz, "carry"},
                        {"is", Tag::vbz, "be"},
                        {"n't", Tag::rb, "not"},
                        {"closer", Tag::jjr, "close"},
                        {"biggest", Tag::jjs, "big"},
                        {"easier", Tag::jjr, "easy"},
                        {"them", Tag::prp, "they"},
                        {"recalibrating", Tag::vbg, "recalibrate"}};
  for (const Case& c : cases) {
    EXPECT_EQ(lemma_of(test_lexicon(), c.form, c.form, c.tag), c.lemma) << c.form;
  }
  EXPECT_EQ(lemma_of(test_lexicon(), "armenia", "Armenia", Tag::nnp), "Armenia");
  EXPECT_EQ(lemma_of(test_lexicon(), "states", "States", Tag::nnps), "State");
}

}  // namespace
}  // namespace dragoman
