// Bodies of regions and towns: "the Johor government", "Karachi police".
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "reading/actors_scan.h"

namespace dragoman {

// Where the name of a region or town begins that stands right before a token, and its state. Of
// places of one name the best known, in the gazetteer regions first; nothing where its towns of
// that name lie in several states.
std::optional<std::pair<TokenId, std::string>> place_before(const Scan& scan, TokenId at);

}  // namespace dragoman
