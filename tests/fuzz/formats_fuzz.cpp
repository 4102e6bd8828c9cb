// Any bytes as each kind of input: a document's promises are kept, or an error is told. The first
// byte says which kind; limits are small, so that growth is met within few bytes.
//
// Run as (from the project's root):
//   formats_fuzz -max_len=4096 -dict=tests/fuzz/formats.dict NEW_CORPUS tests/fuzz/corpus/formats
// One kind alone: with DRAGOMAN_FUZZ_KIND=html (csv, feed, warc, mail, pdf, packed, archive).
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "base/utf8.h"
#include "source/read_input.h"

namespace dragoman {
namespace {

constexpr std::array<std::pair<std::string_view, InputKind>, 9> kKinds = {
    {{"html", InputKind::html},
     {"csv", InputKind::csv},
     {"feed", InputKind::feed},
     {"warc", InputKind::warc},
     {"mail", InputKind::mail},
     {"pdf", InputKind::pdf},
     {"packed", InputKind::packed},
     {"archive", InputKind::archive},
     {"unknown", InputKind::unknown}}};

const SourceTables& tables() {
  static const auto loaded = SourceTables::load(DRAGOMAN_DATA_DIR);
  check(loaded.ok(), "the tables do not load");
  return **loaded;
}

void check_document(const Document& document) {
  std::uint32_t at = 0;
  for (const Block& block : document.blocks) {
    check(block.span.begin >= at && block.span.begin < block.span.end, "blocks out of order");
    check(block.span.end <= document.text.size(), "a block past the end");
    check(trim(document.words({at, block.span.begin})).empty(), "text between the blocks");
    at = block.span.end;
  }
  check(trim(std::string_view(document.text).substr(at)).empty(), "text after the blocks");
  for (const std::string* field : {&document.text, &document.title, &document.byline,
                                   &document.outlet, &document.url, &document.file}) {
    std::string copy = *field;
    check(repair_utf8(copy) == 0, "not UTF-8");
  }
  check(!document.id.empty() && !document.file.empty(), "no id or no name");
}

InputKind kind_for(std::uint8_t choice) {
  if (const char* wanted = std::getenv("DRAGOMAN_FUZZ_KIND")) {
    for (const auto& [name, kind] : kKinds) {
      if (name == wanted) return kind;
    }
  }
  return kKinds[choice % kKinds.size()].second;
}

}  // namespace
}  // namespace dragoman

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dragoman;
  if (size == 0) return 0;
  ReadOptions options;
  options.text_limit = std::size_t{1} << 20;
  options.line_limit = std::size_t{1} << 16;
  options.nesting_limit = 100;
  options.unpack.total = std::uint64_t{4} << 20;
  options.unpack.entries = 50;
  options.fields = {{"title", "headline"}};
  std::istringstream in(std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
  read_stream(in, {"fuzz", kind_for(data[0])}, tables(), options, [](Result<Document> read) {
    if (read) {
      check_document(*read);
    } else {
      check(!read.error().message.empty() && !read.error().place.empty(), "an error without words");
      std::string message = read.error().message;
      check(repair_utf8(message) == 0, "a message that is not UTF-8");
    }
    return true;
  });
  return 0;
}
