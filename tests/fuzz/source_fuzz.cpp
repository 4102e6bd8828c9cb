// Any bytes → a document whose outline keeps its promises, or an error.
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include "base/result.h"
#include "base/utf8.h"
#include "source/read_input.h"

namespace dragoman {
namespace {

const SourceTables& tables() {
  static const auto loaded = SourceTables::load(DRAGOMAN_DATA_DIR);
  check(loaded.ok(), "the tables do not load");
  return **loaded;
}

void check_outline(const Document& document) {
  std::uint32_t at = 0;
  for (const Block& block : document.blocks) {
    check(block.span.begin >= at && block.span.begin < block.span.end, "blocks out of order");
    check(block.span.end <= document.text.size(), "a block past the end");
    check(trim(document.words({at, block.span.begin})).empty(), "text between the blocks");
    at = block.span.end;
  }
  check(trim(std::string_view(document.text).substr(at)).empty(), "text after the blocks");
  std::string copy = document.text;
  check(repair_utf8(copy) == 0, "the text is not UTF-8");
}

}  // namespace
}  // namespace dragoman

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dragoman;
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  read_stream(in, {"fuzz", InputKind::unknown}, tables(), {}, [](Result<Document> read) {
    if (read) check_outline(*read);
    return true;
  });
  return 0;
}
