// The parameters that routes share, and what they ask of the store.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "record/filter.h"
#include "serve/route.h"

namespace dragoman {

// Single parameters, to be put together: parameters({kPair, kSince}).
namespace parameter {
extern const Parameter kFormat;  // json or csv
extern const Parameter kPair;
extern const Parameter kPairNeeded;
extern const Parameter kCountry;
extern const Parameter kActor;
extern const Parameter kSince;
extern const Parameter kUntil;
extern const Parameter kType;
extern const Parameter kRealis;
extern const Parameter kDocument;
extern const Parameter kIssue;
extern const Parameter kAbout;
extern const Parameter kText;
extern const Parameter kConfidence;
extern const Parameter kLevel;
extern const Parameter kLimit;
extern const Parameter kCursor;
extern const Parameter kOrder;
}  // namespace parameter

// What the parameters ask for; those that were not given ask nothing.
Filter filter_of(const Asked& query);
PageOptions page_of(const Asked& query);

// The highest limit of a listing.
inline constexpr std::size_t kMostListed = 500;

}  // namespace dragoman
