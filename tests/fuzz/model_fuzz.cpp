// Feeds bytes to the reader of model files, as they are and with the header made to fit, so that
// the checks behind the checksum are reached too. What loads must also analyse a sentence.
#include <cstdint>
#include <cstring>
#include <string>

#include "language/language_model.h"

namespace {

void read(const std::string& bytes) {
  auto file = dragoman::ModelFile::from_bytes(std::as_bytes(std::span(bytes)), "fuzz");
  if (!file) return;
  const auto model = dragoman::LanguageModel::load(std::move(file).value(), {"", false});
  if (!model) return;
  dragoman::LanguageModel::Workspace space;
  (void)(*model)->to_lines({{"Two", "words"}}, space);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  read(bytes);
  bytes.resize((bytes.size() + 127) / 64 * 64, '\0');
  const std::uint32_t version = dragoman::kModelVersion;
  const auto whole = static_cast<std::uint64_t>(bytes.size());
  std::memcpy(bytes.data(), "DRAGOMOD", 8);
  std::memcpy(bytes.data() + 8, &version, 4);
  std::memcpy(bytes.data() + 16, &whole, 8);
  const std::uint64_t sum = dragoman::model_checksum(std::as_bytes(std::span(bytes)).subspan(64));
  std::memcpy(bytes.data() + 24, &sum, 8);
  read(bytes);
  return 0;
}
