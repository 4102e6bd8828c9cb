#include "briefing/differences.h"

#include <algorithm>
#include <array>

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 8> kKinds = {
    "contradiction",     "date", "figure", "place", "participants", "characterization", "term",
    "detail_only_in_one"};

}  // namespace

std::size_t weight_of(std::string_view kind) {
  return static_cast<std::size_t>(std::find(kKinds.begin(), kKinds.end(), kind) - kKinds.begin());
}

}  // namespace dragoman
