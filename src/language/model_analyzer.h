// The analyzer of the trained model: tokens and sentences by rules, tags, trees and names by the
// network, lemmas by rules from the network's finer tags.
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "language/analyzer.h"

namespace dragoman {

// `data` is the project's data/ folder, `model` a model file. Fails as load_analyzer() does, and
// with bad_model for a file that is no whole model of this version.
Result<std::unique_ptr<const Analyzer>> load_model_analyzer(const std::filesystem::path& data,
                                                            const std::filesystem::path& model);

}  // namespace dragoman
