#include "exchange/escapes.h"

#include "base/utf8.h"

namespace dragoman {
namespace {

bool xml_has(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c != 0xFFFE && c != 0xFFFF;
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_at(text, i);
    switch (point.value) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        // An invalid byte decodes to U+FFFD too.
        append_utf8(out, xml_has(point.value) ? point.value : U'\uFFFD');
    }
    i += point.size;
  }
  return out;
}

}  // namespace dragoman
