#include "linking/linker.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <map>

#include "base/hash.h"

namespace dragoman {
namespace {

// To be raised with each change of what linking makes or keeps.
constexpr int kLinking = 2;

std::string mark_of(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (entry.path().extension() != ".tsv") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files[entry.path().filename().string()] =
        std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  std::string all = fmt::format("{}", kLinking);
  for (const auto& [name, bytes] : files)
    all += fmt::format("\n{} {}\n{}", name, bytes.size(), bytes);
  return sha256_hex(all).substr(0, 16);
}

}  // namespace

Result<Linker> Linker::load(const std::filesystem::path& data) {
  Linker out;
  Result<LinkTables> tables = LinkTables::load(data);
  if (!tables) return tables.error();
  out.tables = std::move(*tables);
  Result<MatchWeights> weights = MatchWeights::load(data);
  if (!weights) return weights.error();
  out.weights = *weights;
  out.mark = mark_of(data / "linking");
  return out;
}

}  // namespace dragoman
