// Any bytes, made valid UTF-8, through the analyzer: the invariants of an Analysis must hold.
#include <cstddef>
#include <cstdint>

#include "base/utf8.h"
#include "language/analyzer.h"
#include "language/conllu.h"

namespace {

const dragoman::Analyzer& analyzer() {
  static const auto loaded = dragoman::load_analyzer(DRAGOMAN_SOURCE_DIR "/data");
  dragoman::check(loaded.ok(), "the tables do not load");
  return **loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dragoman;
  Document document;
  document.text.assign(reinterpret_cast<const char*>(data), size);
  if (auto read = parse_conllu(document.text); read.ok()) {
    check(find_breach(read->analysis, read->document.text).empty(), "parse_conllu broke a tree");
  }
  repair_utf8(document.text);
  document.blocks.push_back(
      {BlockKind::paragraph, {0, static_cast<std::uint32_t>(document.text.size())}});
  Analysis analysis = analyzer().analyze(document);
  check(find_breach(analysis, document.text).empty(), "analyze broke an invariant");
  return 0;
}
