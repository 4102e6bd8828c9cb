// The elements of an XML file, one after the other, as it is read: for feeds of any length.
//
// libxml2 parses; what it opens, closes and says comes out in order. Names are without their
// prefixes; the namespace says what they are. Entities of a file's own are not expanded, so nothing
// grows; broken XML is read on where libxml2 sees how.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/bytes.h"

namespace dragoman {

struct XmlStep {
  enum class Kind : std::uint8_t { open, text, close };
  Kind kind = Kind::open;
  std::string name;   // of a text empty
  std::string space;  // the namespace's address
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string text;

  std::string_view attribute(std::string_view key) const;
};

class XmlSteps {
 public:
  XmlSteps(ByteReader& bytes, std::size_t nesting_limit, std::size_t text_limit);
  ~XmlSteps();
  XmlSteps(const XmlSteps&) = delete;
  XmlSteps& operator=(const XmlSteps&) = delete;

  // Nothing at the end, which error() tells from a break.
  std::optional<XmlStep> next();
  const std::optional<Error>& error() const;

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace dragoman
