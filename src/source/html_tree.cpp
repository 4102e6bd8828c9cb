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

HtmlTag tag_of(std::string_view name) {
  static const std::unordered_map<std::string_view, HtmlTag> kTags = {
      {"a", HtmlTag::a},
      {"address", HtmlTag::address},
      {"article", HtmlTag::article},
      {"aside", HtmlTag::aside},
      {"b", HtmlTag::b},
      {"blockquote", HtmlTag::blockquote},
      {"body", HtmlTag::body},
      {"br", HtmlTag::br},
      {"button", HtmlTag::button},
      {"caption", HtmlTag::caption},
      {"center", HtmlTag::center},
      {"dd", HtmlTag::dd},
      {"details", HtmlTag::details},
      {"dialog", HtmlTag::dialog},
      {"div", HtmlTag::div},
      {"dl", HtmlTag::dl},
      {"dt", HtmlTag::dt},
      {"em", HtmlTag::em},
      {"fieldset", HtmlTag::fieldset},
      {"figcaption", HtmlTag::figcaption},
      {"figure", HtmlTag::figure},
      {"footer", HtmlTag::footer},
      {"form", HtmlTag::form},
      {"h1", HtmlTag::h1},
      {"h2", HtmlTag::h2},
      {"h3", HtmlTag::h3},
      {"h4", HtmlTag::h4},
      {"h5", HtmlTag::h5},
      {"h6", HtmlTag::h6},
      {"head", HtmlTag::head},
      {"header", HtmlTag::header},
      {"hr", HtmlTag::hr},
      {"html", HtmlTag::html},
      {"i", HtmlTag::i},
      {"iframe", HtmlTag::iframe},
      {"img", HtmlTag::img},
      {"input", HtmlTag::input},
      {"label", HtmlTag::label},
      {"li", HtmlTag::li},
      {"link", HtmlTag::link},
      {"main", HtmlTag::main},
      {"menu", HtmlTag::menu},
      {"meta", HtmlTag::meta},
      {"nav", HtmlTag::nav},
      {"noscript", HtmlTag::noscript},
      {"object", HtmlTag::object},
      {"ol", HtmlTag::ol},
      {"option", HtmlTag::option},
      {"p", HtmlTag::p},
      {"picture", HtmlTag::picture},
      {"pre", HtmlTag::pre},
      {"s", HtmlTag::s},
      {"script", HtmlTag::script},
      {"section", HtmlTag::section},
      {"select", HtmlTag::select},
      {"small", HtmlTag::small},
      {"span", HtmlTag::span},
      {"strong", HtmlTag::strong},
      {"style", HtmlTag::style},
      {"sub", HtmlTag::sub},
      {"summary", HtmlTag::summary},
      {"sup", HtmlTag::sup},
      {"svg", HtmlTag::svg},
      {"table", HtmlTag::table},
      {"tbody", HtmlTag::tbody},
      {"td", HtmlTag::td},
      {"template", HtmlTag::template_},
      {"textarea", HtmlTag::textarea},
      {"tfoot", HtmlTag::tfoot},
      {"th", HtmlTag::th},
      {"thead", HtmlTag::thead},
      {"time", HtmlTag::time},
      {"title", HtmlTag::title},
      {"tr", HtmlTag::tr},
      {"u", HtmlTag::u},
      {"ul", HtmlTag::ul},
      {"video", HtmlTag::video}};
  const auto found = kTags.find(name);
  return found == kTags.end() ? HtmlTag::other : found->second;
}

// Takes libxml2's events.
class TreeMaker {
 public:
  TreeMaker(HtmlTree& tree, const HtmlLimits& limits) : tree_(&tree), limits_(limits) {
    tree_->nodes.push_back({HtmlTag::other, 0, 0, {}, 0});
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
    if (last.tag == HtmlTag::text && last.parent == open_.back().node &&
        last.text.end == tree_->pool.size()) {
      tree_->pool += words;
      last.text.end = static_cast<std::uint32_t>(tree_->pool.size());
      return;
    }
    const Span span = put(words);
    add({HtmlTag::text, open_.back().node, static_cast<std::uint32_t>(tree_->nodes.size() + 1),
         span, 0});
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
    const HtmlTag tag = tree_->nodes[node].tag;
    if (tag == HtmlTag::script) return tree_->attribute(node, "type") != "application/ld+json";
    return tag == HtmlTag::style;
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
    if (nodes[i].tag == HtmlTag::br) out += '\n';
    if (nodes[i].tag == HtmlTag::text) out += text(i);
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
