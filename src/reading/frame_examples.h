// Whether frames read their own examples as they say.
//
// Every example is read as a text of one sentence; right means that an event of that frame, realis
// and parties is among what is found. The same check serves the tests, `dragoman doctor --lexicon`
// and whoever writes frames.
#pragma once

#include <functional>
#include <string>

#include "language/analyzer.h"
#include "reading/frames.h"
#include "reading/reader.h"

namespace dragoman {

struct ExampleResult {
  const Frame* frame = nullptr;
  const FrameExample* example = nullptr;
  bool right = false;
  std::string wanted;  // "meet CONSULT  happened CHL+PER > "
  std::string found;   // all events found, parted by "; "
};

// Hands every example of the reader's frames that `wanted` takes to `take`, in the order of the
// lexicon. Cost: one sentence read an example, about a millisecond.
void check_examples(const Reader& reader, const Analyzer& analyzer,
                    const std::function<bool(const Frame&)>& wanted,
                    const std::function<void(const ExampleResult&)>& take);

}  // namespace dragoman
