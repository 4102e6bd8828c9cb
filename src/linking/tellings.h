// One text in many outlets: which documents are one telling, and which a later version of another.
//
// Documents are compared by the sequences of five words that they share (shingles), of what is read
// of them. Nine tenths in common are one telling with many publishers: an agency's wire, whatever
// headline stands above it. Of one outlet, half in common on a later day or hour is an update,
// which supersedes the older text; the older is kept. A text that stands in another as a small part
// (a quotation, a wire inside a longer article) is neither.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/document.h"

namespace dragoman {

// Hashes, sorted; a sample of them where the text is long, the same of the same text.
using Shingles = std::vector<std::uint64_t>;
Shingles shingles_of(const Document& document);
// The share of both that both have: 0 to 1.
double shared_share(const Shingles& a, const Shingles& b);

struct Tellings {
  // By document id; those that are none's copy are not there.
  std::map<std::string, std::string> copy_of;        // the first that told it: by day, then id
  std::map<std::string, std::string> superseded_by;  // the latest version
};

// Depends on the set of documents alone. O(n²) comparisons.
Tellings tellings_of(std::vector<const Document*> documents);

}  // namespace dragoman
