#include "measure/xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

constexpr std::pair<std::string_view, char> kEntities[] = {
    {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};

bool is_blank(char c) {
  return kBlanks.find(c) != std::string_view::npos;
}

bool ends_name(char c) {
  return is_blank(c) || c == '/' || c == '>' || c == '=' || c == '<' || c == '"' || c == '\'';
}

}  // namespace

std::string_view XmlElement::attribute(std::string_view key) const {
  for (const auto& [name_of_it, value] : attributes) {
    if (name_of_it == key) return value;
  }
  return {};
}

XmlReader::XmlReader(std::string_view text, std::string place)
    : text_(text), place_(std::move(place)) {
  take("\xEF\xBB\xBF");
}

bool XmlReader::next() {
  if (error_) return false;
  if (closes_) {
    closes_ = false;
    element_.step = XmlElement::Step::close;
    element_.attributes.clear();
    open_.pop_back();
    return true;
  }
  while (at_ < text_.size()) {
    if (!skip_beside()) return false;
    if (at_ >= text_.size()) break;
    line_ += static_cast<std::size_t>(
        std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                   text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
    counted_ = at_;
    element_ = {};
    element_.line = line_;
    return text_[at_] == '<' ? read_tag() : read_text();
  }
  if (!open_.empty()) return fail("<" + open_.back() + "> is not closed");
  if (!seen_root_) return fail("no element in it");
  return false;
}

Error XmlReader::wrong(std::string message) const {
  return {ErrorCode::bad_table, std::move(message), fmt::format("{}:{}", place_, line_)};
}

bool XmlReader::fail(std::string message) {
  error_ = wrong(std::move(message));
  return false;
}

bool XmlReader::take(std::string_view words) {
  if (!text_.substr(at_).starts_with(words)) return false;
  at_ += words.size();
  return true;
}

void XmlReader::skip_space() {
  while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
}

// White space between tags, comments, and the declaration at the top.
bool XmlReader::skip_beside() {
  for (;;) {
    const std::size_t before = at_;
    skip_space();
    std::string_view end;
    if (take("<!--")) {
      end = "-->";
    } else if (!seen_root_ && take("<?xml")) {
      end = "?>";
    } else {
      if (at_ < text_.size() && text_[at_] != '<') at_ = before;  // a text that begins with blanks
      return true;
    }
    const std::size_t found = text_.find(end, at_);
    if (found == std::string_view::npos) return fail("a comment or declaration without an end");
    at_ = found + end.size();
  }
}

std::string XmlReader::read_name() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && !ends_name(text_[at_])) ++at_;
  return std::string(text_.substr(begin, at_ - begin));
}

bool XmlReader::read_tag() {
  ++at_;
  if (take("/")) {
    element_.step = XmlElement::Step::close;
    element_.name = read_name();
    skip_space();
    if (!take(">")) return fail("a tag without an end");
    if (open_.empty() || open_.back() != element_.name) {
      return fail("</" + element_.name + "> closes what is not open");
    }
    open_.pop_back();
    return true;
  }
  if (at_ < text_.size() && (text_[at_] == '!' || text_[at_] == '?')) {
    return fail("declarations, raw sections and instructions are not read");
  }
  element_.name = read_name();
  if (element_.name.empty()) return fail("a tag without a name");
  if (open_.empty() && seen_root_) return fail("a second element beside the first");
  seen_root_ = true;
  if (!read_attributes()) return false;
  open_.push_back(element_.name);
  return true;
}

bool XmlReader::read_attributes() {
  for (;;) {
    skip_space();
    if (take("/>")) {
      closes_ = true;
      return true;
    }
    if (take(">")) return true;
    const std::string key = read_name();
    skip_space();
    if (key.empty() || !take("=")) return fail("a tag without an end");
    skip_space();
    const char quote = at_ < text_.size() ? text_[at_] : ' ';
    if (quote != '"' && quote != '\'') return fail("'" + key + "' has no value in quotes");
    const std::size_t end = text_.find(quote, at_ + 1);
    if (end == std::string_view::npos) return fail("'" + key + "' has a value without an end");
    std::string value;
    if (!decode(text_.substr(at_ + 1, end - at_ - 1), value)) return false;
    if (!element_.attribute(key).empty()) return fail("'" + key + "' stands twice");
    element_.attributes.emplace_back(key, std::move(value));
    at_ = end + 1;
  }
}

bool XmlReader::read_text() {
  const std::size_t end = std::min(text_.find('<', at_), text_.size());
  if (open_.empty()) return fail("text outside of all elements");
  element_.step = XmlElement::Step::text;
  element_.name = open_.back();
  if (!decode(text_.substr(at_, end - at_), element_.text)) return false;
  at_ = end;
  return true;
}

bool XmlReader::decode(std::string_view raw, std::string& out) {
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '<') return fail("'<' inside a value");
    if (raw[i] != '&') {
      out += raw[i];
      continue;
    }
    const std::size_t end = raw.find(';', i);
    const std::string_view name =
        end == std::string_view::npos ? std::string_view() : raw.substr(i + 1, end - i - 1);
    const auto* known = std::find_if(std::begin(kEntities), std::end(kEntities),
                                     [&](const auto& entity) { return entity.first == name; });
    if (known != std::end(kEntities)) {
      out += known->second;
    } else if (name.starts_with("#")) {
      const bool hex = name.starts_with("#x");
      const std::string_view digits = name.substr(hex ? 2 : 1);
      std::uint32_t value = 0;
      const auto [stop, error] =
          std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
      if (error != std::errc() || stop != digits.data() + digits.size() || value == 0 ||
          value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) {
        return fail("'&" + std::string(name) + ";' is no character");
      }
      append_utf8(out, static_cast<char32_t>(value));
    } else {
      return fail("'&' begins no entity that is known");
    }
    i = end;
  }
  return true;
}

}  // namespace dragoman
