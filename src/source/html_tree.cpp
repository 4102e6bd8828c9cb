#include "source/html_tree.h"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"

namespace dragoman {
namespace {

Tag tag_of(std::string_view name) {
  static const std::unordered_map<std::string_view, Tag> kTags = {{"a", Tag::a},
                                                                  {"address", Tag::address},
                                                                  {"article", Tag::article},
                                                                  {"aside", Tag::aside},
                                                                  {"b", Tag::b},
                                                                  {"blockquote", Tag::blockquote},
                                                                  {"body", Tag::body},
                                                                  {"br", Tag::br},
                                                                  {"button", Tag::button},
                                                                  {"caption", Tag::caption},
                                                                  {"center", Tag::center},
                                                                  {"dd", Tag::dd},
                                                                  {"details", Tag::details},
                                                                  {"dialog", Tag::dialog},
                                                                  {"div", Tag::div},
                                                                  {"dl", Tag::dl},
                                                                  {"dt", Tag::dt},
                                                                  {"em", Tag::em},
                                                                  {"fieldset", Tag::fieldset},
                                                                  {"figcaption", Tag::figcaption},
                                                                  {"figure", Tag::figure},
                                                                  {"footer", Tag::footer},
                                                                  {"form", Tag::form},
                                                                  {"h1", Tag::h1},
                                                                  {"h2", Tag::h2},
                                                                  {"h3", Tag::h3},
                                                                  {"h4", Tag::h4},
                                                                  {"h5", Tag::h5},
                                                                  {"h6", Tag::h6},
                                                                  {"head", Tag::head},
                                                                  {"header", Tag::header},
                                                                  {"hr", Tag::hr},
                                                                  {"html", Tag::html},
                                                                  {"i", Tag::i},
                                                                  {"iframe", Tag::iframe},
                                                                  {"img", Tag::img},
                                                                  {"input", Tag::input},
                                                                  {"label", Tag::label},
                                                                  {"li", Tag::li},
                                                                  {"link", Tag::link},
                                                                  {"main", Tag::main},
                                                                  {"menu", Tag::menu},
                                                                  {"meta", Tag::meta},
                                                                  {"nav", Tag::nav},
                                                                  {"noscript", Tag::noscript},
                                                                  {"object", Tag::object},
                                                                  {"ol", Tag::ol},
                                                                  {"option", Tag::option},
                                                                  {"p", Tag::p},
                                                                  {"picture", Tag::picture},
                                                                  {"pre", Tag::pre},
                                                                  {"s", Tag::s},
                                                                  {"script", Tag::script},
                                                                  {"section", Tag::section},
                                                                  {"select", Tag::select},
                                                                  {"small", Tag::small},
                                                                  {"span", Tag::span},
                                                                  {"strong", Tag::strong},
                                                                  {"style", Tag::style},
                                                                  {"sub", Tag::sub},
                                                                  {"summary", Tag::summary},
                                                                  {"sup", Tag::sup},
                                                                  {"svg", Tag::svg},
                                                                  {"table", Tag::table},
                                                                  {"tbody", Tag::tbody},
                                                                  {"td", Tag::td},
                                                                  {"template", Tag::template_},
                                                                  {"textarea", Tag::textarea},
                                                                  {"tfoot", Tag::tfoot},
                                                                  {"th", Tag::th},
                                                                  {"thead", Tag::thead},
                                                                  {"time", Tag::time},
                                                                  {"title", Tag::title},
                                                                  {"tr", Tag::tr},
                                                                  {"u", Tag::u},
                                                                  {"ul", Tag::ul},
                                                                  {"video", Tag::video}};
  const auto found = kTags.find(name);
  return found == kTags.end() ? Tag::other : found->second;
}

// Takes libxml2's events.
class TreeMaker {
 public:
  TreeMaker(HtmlTree& tree, const HtmlLimits& limits) : tree_(&tree), limits_(limits) {
    tree_->nodes.push_back({Tag::other, 0, 0, {}, 0});
    open_.push_back({0, ""});
  }

  void set_parser(htmlParserCtxtPtr parser) { parser_ = parser; }

  void start(std::string_view name, const xmlChar** attributes) {
    if (failed()) return;
    if (open_.size() > limits_.nesting) {
      return stop(fmt::format("nested deeper than {} elements; --max-nesting raises this",
                              limits_.nesting));
    }
    add({tag_of(name), open_.back().node, 0, {}, 0});
    open_.push_back({static_cast<std::uint32_t>(tree_->nodes.size() - 1), std::string(name)});
    for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
      HtmlAttribute attribute;
      attribute.name = put(reinterpret_cast<const char*>(attributes[0]));
      if (attributes[1] != nullptr) {
        attribute.value = put(reinterpret_cast<const char*>(attributes[1]));
      }
      tree_->attributes.push_back(attribute);
    }
  }

  // libxml2 closes what it has opened, in order; what it closes besides is passed over.
  void end(std::string_view name) {
    if (open_.size() <= 1 || open_.back().name != name) return;
    tree_->nodes[open_.back().node].end = static_cast<std::uint32_t>(tree_->nodes.size());
    open_.pop_back();
  }

  void characters(std::string_view words) {
    if (failed() || words.empty() || is_dropped()) return;
    HtmlNode& last = tree_->nodes.back();
    if (last.tag == Tag::text && last.parent == open_.back().node &&
        last.text.end == tree_->pool.size()) {
      tree_->pool += words;
      last.text.end = static_cast<std::uint32_t>(tree_->pool.size());
      return;
    }
    const Span span = put(words);
    add({Tag::text, open_.back().node, static_cast<std::uint32_t>(tree_->nodes.size() + 1), span,
         0});
  }

  void finish() {
    const auto size = static_cast<std::uint32_t>(tree_->nodes.size());
    for (const Open& open : open_) tree_->nodes[open.node].end = size;
  }
  bool failed() const { return !message_.empty(); }
  const std::string& message() const { return message_; }

 private:
  struct Open {
    std::uint32_t node = 0;
    std::string name;
  };

  void add(HtmlNode node) {
    if (tree_->nodes.size() >= limits_.nodes) {
      return stop(fmt::format("more than {} elements; --max-bytes raises this", limits_.nodes));
    }
    node.attributes = static_cast<std::uint32_t>(tree_->attributes.size());
    tree_->nodes.push_back(node);
  }
  Span put(std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(tree_->pool.size());
    tree_->pool += words;
    return {begin, static_cast<std::uint32_t>(tree_->pool.size())};
  }
  bool is_dropped() const {
    const std::uint32_t node = open_.back().node;
    const Tag tag = tree_->nodes[node].tag;
    if (tag == Tag::script) return tree_->attribute(node, "type") != "application/ld+json";
    return tag == Tag::style;
  }
  void stop(std::string message) {
    if (!failed()) message_ = std::move(message);
    xmlStopParser(parser_);
  }

  HtmlTree* tree_;
  HtmlLimits limits_;
  htmlParserCtxtPtr parser_ = nullptr;
  std::vector<Open> open_;
  std::string message_;
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

xmlSAXHandler handlers() {
  xmlSAXHandler sax{};
  sax.startElement = [](void* maker, const xmlChar* name, const xmlChar** attributes) {
    static_cast<TreeMaker*>(maker)->start(view(name), attributes);
  };
  sax.endElement = [](void* maker, const xmlChar* name) {
    static_cast<TreeMaker*>(maker)->end(view(name));
  };
  sax.characters = [](void* maker, const xmlChar* words, int size) {
    static_cast<TreeMaker*>(maker)->characters(
        {reinterpret_cast<const char*>(words), static_cast<std::size_t>(size)});
  };
  sax.cdataBlock = sax.characters;
  sax.ignorableWhitespace = sax.characters;
  return sax;
}

struct FreeParser {
  void operator()(htmlParserCtxtPtr parser) const { htmlFreeParserCtxt(parser); }
};

}  // namespace

const HtmlAttribute* HtmlTree::find(std::uint32_t node, std::string_view name) const {
  const std::size_t end = node + 1 < nodes.size() ? nodes[node + 1].attributes : attributes.size();
  for (std::size_t i = nodes[node].attributes; i < end; ++i) {
    if (slice(pool, attributes[i].name) == name) return &attributes[i];
  }
  return nullptr;
}

std::string_view HtmlTree::attribute(std::uint32_t node, std::string_view name) const {
  const HtmlAttribute* found = find(node, name);
  return found == nullptr ? std::string_view() : slice(pool, found->value);
}

bool HtmlTree::has_attribute(std::uint32_t node, std::string_view name) const {
  return find(node, name) != nullptr;
}

std::string HtmlTree::all_text(std::uint32_t node) const {
  std::string out;
  for (std::uint32_t i = node; i < nodes[node].end; ++i) {
    if (nodes[i].tag == Tag::br) out += '\n';
    if (nodes[i].tag == Tag::text) out += text(i);
  }
  return out;
}

Result<HtmlTree> parse_html(std::string_view page, const HtmlLimits& limits) {
  constexpr std::size_t kMost = std::size_t{1} << 30;
  if (page.size() > kMost) return Error{ErrorCode::too_large, "a page of more than 1 GiB", ""};
  HtmlTree tree;
  TreeMaker maker(tree, limits);
  if (page.empty()) {
    maker.finish();
    return tree;
  }
  const std::unique_ptr<htmlParserCtxt, FreeParser> parser(
      htmlCreateMemoryParserCtxt(page.data(), static_cast<int>(page.size())));
  check(parser != nullptr, "no memory for a page");
  xmlSAXHandler sax = handlers();
  xmlSAXHandler* own = parser->sax;
  parser->sax = &sax;
  parser->userData = &maker;
  maker.set_parser(parser.get());
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                       HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(parser.get());
  parser->sax = own;
  if (parser->myDoc != nullptr) {
    xmlFreeDoc(parser->myDoc);
    parser->myDoc = nullptr;
  }
  maker.finish();
  if (maker.failed()) return Error{ErrorCode::too_large, maker.message(), ""};
  return tree;
}

std::string declared_charset(std::string_view page) {
  constexpr std::size_t kLookAt = 4096;
  const std::string start = to_lower(page.substr(0, kLookAt));
  for (std::size_t at = start.find("charset"); at != std::string::npos;
       at = start.find("charset", at + 1)) {
    std::size_t begin = start.find_first_not_of(" \t\r\n", at + 7);
    if (begin == std::string::npos || start[begin] != '=') continue;
    begin = start.find_first_not_of(" \t\r\n\"'", begin + 1);
    if (begin == std::string::npos) continue;
    const std::size_t end = start.find_first_of(" \t\r\n\"';>/", begin);
    if (end != std::string::npos && end > begin) return start.substr(begin, end - begin);
  }
  return {};
}

}  // namespace dragoman
