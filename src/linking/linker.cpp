#include "linking/linker.h"

namespace dragoman {

Result<Linker> Linker::load(const std::filesystem::path& data) {
  Linker out;
  Result<LinkTables> tables = LinkTables::load(data);
  if (!tables) return tables.error();
  out.tables = std::move(*tables);
  Result<MatchWeights> weights = MatchWeights::load(data);
  if (!weights) return weights.error();
  out.weights = *weights;
  return out;
}

}  // namespace dragoman
