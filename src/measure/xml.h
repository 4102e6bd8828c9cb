// The elements of a small XML file, one after the other.
//
//   XmlReader reader(text, "1_10ecb.xml");
//   while (reader.next()) if (reader.element().name == "token") ...;
//   if (reader.failed()) return reader.error();
//
// Elements, attributes, text, comments, the declaration at the top, the five named entities and
// characters by number. Anything else (types, raw sections, processing instructions) is refused
// with its line, as is a tag that closes another than the open one.
// Source: Extensible Markup Language 1.0, fifth edition, W3C 2008.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace dragoman {

struct XmlElement {
  enum class Step : std::uint8_t { open, text, close };
  Step step = Step::open;
  std::string name;  // of a text the element around it
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string text;
  std::size_t line = 0;

  // Empty where there is none.
  std::string_view attribute(std::string_view key) const;
};

class XmlReader {
 public:
  // Keeps `text` and looks into it.
  XmlReader(std::string_view text, std::string place);

  // The next step of the file; an empty element opens and closes. Text of white space alone is
  // passed over. False at the end and at a failure.
  bool next();
  const XmlElement& element() const { return element_; }
  bool failed() const { return error_.has_value(); }
  const Error& error() const { return *error_; }
  // bad_table at the line of the current element.
  Error wrong(std::string message) const;

 private:
  bool read_tag();
  bool read_attributes();
  bool read_text();
  bool skip_beside();
  bool take(std::string_view words);
  void skip_space();
  std::string read_name();
  bool decode(std::string_view raw, std::string& out);
  bool fail(std::string message);

  std::string_view text_;
  std::string place_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t counted_ = 0;  // lines are counted up to here
  std::vector<std::string> open_;
  bool closes_ = false;  // the element just opened is empty
  bool seen_root_ = false;
  XmlElement element_;
  std::optional<Error> error_;
};

}  // namespace dragoman
