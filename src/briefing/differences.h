// Which kinds of differences weigh more: two who cannot both be right before two who call a thing
// differently, and these before what one side leaves out.
#pragma once

#include <cstddef>
#include <string_view>

namespace dragoman {

// 0 weighs most; unknown kinds come last.
std::size_t weight_of(std::string_view kind);

}  // namespace dragoman
