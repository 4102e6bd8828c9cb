// The list of the page's files; the build writes the source behind it (web/embed.cmake).
#pragma once

#include <vector>

#include "serve/assets.h"

namespace dragoman {

const std::vector<Asset>& page_files();

}  // namespace dragoman
