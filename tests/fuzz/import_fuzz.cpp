// The reader of records in JSON: whatever the bytes, an answer; and what is read can be written and
// read again with the same result.
//
// The input's first line, if it is a document, is what the later lines may cite.
#include <cstdint>
#include <cstdlib>
#include <map>

#include "record/json.h"

using namespace dragoman;  // NOLINT: a program of one file

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input(reinterpret_cast<const char*>(data), size);
  std::map<std::string, std::shared_ptr<const DocumentText>, std::less<>> known;
  known.emplace("doc-1", std::make_shared<const DocumentText>("Ünal 会 🕊. They met."));
  TextLookup texts = [&](std::string_view id) {
    auto found = known.find(id);
    return found == known.end() ? nullptr : found->second;
  };
  while (!input.empty()) {
    std::size_t end = std::min(input.find('\n'), input.size());
    Result<AnyRecord> record = from_json(input.substr(0, end), texts);
    input.remove_prefix(std::min(end + 1, input.size()));
    if (!record) continue;
    if (const auto* entry = std::get_if<DocumentEntry>(&*record)) {
      known[entry->document.id] = std::make_shared<const DocumentText>(entry->document.text);
    }
    std::string line = to_json(*record, texts);
    Result<AnyRecord> again = from_json(line, texts);
    if (!again || to_json(*again, texts) != line) std::abort();
    // The stored form takes the same way.
    std::visit(
        [](const auto& one) {
          using R = std::decay_t<decltype(one)>;
          std::string body = to_stored(one);
          Result<R> back = from_stored<R>(body);
          if (!back || to_stored(*back) != body) std::abort();
        },
        *record);
  }
  return 0;
}
