#include "source/xml_steps.h"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <deque>

#include "base/utf8.h"

namespace dragoman {
namespace {

std::string copy(const xmlChar* text) {
  return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

}  // namespace

std::string_view XmlStep::attribute(std::string_view key) const {
  for (const auto& [name_of_it, value] : attributes) {
    if (name_of_it == key) return value;
  }
  return {};
}

struct XmlSteps::Parser {
  Parser(ByteReader& from, std::size_t nesting, std::size_t text)
      : bytes(&from), nesting_limit(nesting), text_limit(text) {}
  ~Parser() {
    if (context == nullptr) return;
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
    xmlFreeParserCtxt(context);
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  void start() {
    static const bool ready = [] {
      xmlInitParser();
      return true;
    }();
    check(ready, "libxml2 does not start");
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = on_open;
    sax.endElementNs = on_close;
    sax.characters = on_text;
    sax.cdataBlock = on_text;
    sax.reference = on_reference;
    context = xmlCreatePushParserCtxt(&sax, this, nullptr, 0, nullptr);
    check(context != nullptr, "no memory for XML");
    xmlCtxtUseOptions(
        context, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  }

  // Gives libxml2 more until a step has come out.
  void pull() {
    constexpr std::size_t kPiece = std::size_t{1} << 14;
    if (context == nullptr) start();
    while (steps.empty() && !ended) {
      const std::string_view piece = bytes->peek().substr(0, kPiece);
      const int size = static_cast<int>(piece.size());
      const int said = xmlParseChunk(context, piece.data(), size, piece.empty() ? 1 : 0);
      bytes->skip(piece.size());
      if (piece.empty() || stopped) ended = true;
      if (said != 0 && context->disableSAX != 0) ended = true;  // it does not see how to go on
    }
    if (!ended || failure) return;
    if (bytes->error()) {
      failure = bytes->error();
    } else if (context->wellFormed == 0) {
      const xmlError* last = xmlCtxtGetLastError(context);
      std::string what = last == nullptr || last->message == nullptr ? "broken" : last->message;
      repair_utf8(what);
      failure = Error{ErrorCode::bad_markup,
                      fmt::format("line {}: {}", last == nullptr ? 0 : last->line, trim(what)), ""};
    }
  }

  void stop(std::string message) {
    if (!failure) failure = Error{ErrorCode::too_large, std::move(message), ""};
    stopped = true;
    xmlStopParser(context);
  }

  static Parser& of(void* self) { return *static_cast<Parser*>(self); }

  static void on_open(void* self, const xmlChar* name, const xmlChar* /*prefix*/,
                      const xmlChar* space, int /*spaces*/, const xmlChar** /*declared*/, int count,
                      int /*defaulted*/, const xmlChar** attributes) {
    Parser& parser = of(self);
    if (++parser.depth > parser.nesting_limit) {
      return parser.stop(fmt::format("nested deeper than {} elements; --max-nesting raises this",
                                     parser.nesting_limit));
    }
    XmlStep step;
    step.kind = XmlStep::Kind::open;
    step.name = copy(name);
    step.space = copy(space);
    for (int i = 0; i < count; ++i) {
      const xmlChar** one = attributes + 5 * i;  // name, prefix, namespace, value, its end
      step.attributes.emplace_back(copy(one[0]),
                                   std::string(reinterpret_cast<const char*>(one[3]),
                                               static_cast<std::size_t>(one[4] - one[3])));
    }
    parser.steps.push_back(std::move(step));
  }
  static void on_close(void* self, const xmlChar* name, const xmlChar* /*prefix*/,
                       const xmlChar* space) {
    Parser& parser = of(self);
    if (parser.depth > 0) --parser.depth;
    XmlStep step;
    step.kind = XmlStep::Kind::close;
    step.name = copy(name);
    step.space = copy(space);
    parser.steps.push_back(std::move(step));
  }
  static void on_text(void* self, const xmlChar* words, int size) {
    Parser& parser = of(self);
    if (parser.steps.empty() || parser.steps.back().kind != XmlStep::Kind::text) {
      XmlStep step;
      step.kind = XmlStep::Kind::text;
      parser.steps.push_back(std::move(step));
    }
    std::string& text = parser.steps.back().text;
    text.append(reinterpret_cast<const char*>(words), static_cast<std::size_t>(size));
    if (text.size() > parser.text_limit) {
      parser.stop(
          fmt::format("a text of more than {} bytes; --max-bytes raises this", parser.text_limit));
    }
  }
  // Entities of the file's own stay as they are written.
  static void on_reference(void* self, const xmlChar* name) {
    const std::string written = "&" + copy(name) + ";";
    on_text(self, reinterpret_cast<const xmlChar*>(written.data()),
            static_cast<int>(written.size()));
  }

  ByteReader* bytes;
  std::size_t nesting_limit;
  std::size_t text_limit;
  xmlParserCtxtPtr context = nullptr;
  std::deque<XmlStep> steps;
  std::size_t depth = 0;
  bool ended = false;
  bool stopped = false;
  std::optional<Error> failure;
};

XmlSteps::XmlSteps(ByteReader& bytes, std::size_t nesting_limit, std::size_t text_limit)
    : parser_(std::make_unique<Parser>(bytes, nesting_limit, text_limit)) {}
XmlSteps::~XmlSteps() = default;

std::optional<XmlStep> XmlSteps::next() {
  if (parser_->steps.empty()) parser_->pull();
  if (parser_->steps.empty()) return std::nullopt;
  XmlStep step = std::move(parser_->steps.front());
  parser_->steps.pop_front();
  return step;
}

const std::optional<Error>& XmlSteps::error() const {
  return parser_->failure;
}

}  // namespace dragoman
