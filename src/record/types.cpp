#include "record/types.h"

#include <array>

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 5> kRealisNames = {"happened", "ongoing", "planned",
                                                          "hypothetical", "negated"};

}  // namespace

std::string_view realis_name(Realis realis) {
  return kRealisNames[static_cast<std::size_t>(realis)];
}

std::optional<Realis> realis_from_name(std::string_view name) {
  for (std::size_t i = 0; i < kRealisNames.size(); ++i) {
    if (kRealisNames[i] == name) return static_cast<Realis>(i);
  }
  return std::nullopt;
}

}  // namespace dragoman
