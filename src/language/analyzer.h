// The door to the language stage: a document in, its Analysis out.
//
// An Analyzer is immutable after loading and shared between threads; `analyze` is pure: the same
// document gives the same Analysis on any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "base/document.h"
#include "base/result.h"
#include "language/analysis.h"

namespace dragoman {

class Analyzer {
 public:
  virtual ~Analyzer() = default;
  virtual Analysis analyze(const Document& document) const = 0;
  // The same for sentences and tokens that are given: fills in tags, lemmas, features, trees and
  // names, whatever stood there before. Sentences need their token range, tokens their span.
  virtual void annotate(const Document& document, Analysis& analysis) const = 0;
};

// Loads the tables below `data` (the project's data/ folder) and the model beside it,
// models/english.dgm. `bank` ("gum" or "ewt") chooses the treebank whose habits trees follow;
// empty: as the model says. Fails with bad_table, bad_model or not_found, naming the file.
Result<std::unique_ptr<const Analyzer>> load_analyzer(const std::filesystem::path& data,
                                                      std::string_view bank = {});

}  // namespace dragoman
