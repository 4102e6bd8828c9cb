// Text as markup wants it.
#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// For XML 1.0 and HTML, between tags and in quoted attributes. Characters that XML cannot carry at
// all (most controls, U+FFFE, U+FFFF) become U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace dragoman
