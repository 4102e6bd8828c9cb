// The page's files, as the build put them into the program.
#pragma once

#include <string_view>

#include "serve/http.h"

namespace dragoman {

struct Asset {
  std::string_view path;    // "/assets/index-3f2a.js"
  std::string_view zipped;  // gzip
};

// Null where there is none of this path.
const Asset* find_asset(std::string_view path);
// The file of this path; for every path that names no file the page itself, which knows by the path
// what to show. 404 for a file that is not there.
HttpAnswer asset_response(const HttpRequest& request, std::string_view path);

}  // namespace dragoman
