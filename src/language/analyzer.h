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

// Loads what the analyzer needs from the tables below `data` (the project's data/ folder).
// Fails with bad_table or not_found, naming the file and line.
Result<std::unique_ptr<const Analyzer>> load_analyzer(const std::filesystem::path& data);

}  // namespace dragoman
