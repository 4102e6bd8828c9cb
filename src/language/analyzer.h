// The door to the language stage: a document in, its Analysis out.
//
// An Analyzer is immutable after loading and shared between threads; `analyze` is pure: the same
// document gives the same Analysis on any thread.
#pragma once

#include <filesystem>
#include <memory>

#include "base/document.h"
#include "base/result.h"
#include "language/analysis.h"

namespace dragoman {

class Analyzer {
 public:
  virtual ~Analyzer() = default;
  virtual Analysis analyze(const Document& document) const = 0;
};

// Loads the tables below `data` (the project's data/ folder) and the model beside it,
// models/english.dgm. Fails with bad_table, bad_model or not_found, naming the file.
Result<std::unique_ptr<const Analyzer>> load_analyzer(const std::filesystem::path& data);

}  // namespace dragoman
