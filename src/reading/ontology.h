// The event ontology: PLOVER's types and modes with their quads and scores, and its contexts.
//
// Read from data/ontology/types.tsv, contexts.tsv and roots.tsv; a type's row with no mode is its
// parent, whose score a mode without one of its own takes. Immutable after loading. Source of codes
// and scores: the PLOVER manual of the Open Event Data Alliance, 2021-2024.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dragoman {

struct EventCode {
  std::string type;  // "CONSULT"
  std::string mode;  // "phone", or empty
  std::string quad;  // "verbal cooperation"
  double score = 0;  // -10 (conflict) to +10 (cooperation)
};

class Ontology {
 public:
  // Reads the tables of the folder (data/ontology). Fails with bad_table or not_found.
  static Result<Ontology> load(const std::filesystem::path& folder);

  // Nothing (nullptr) for a type or mode that the ontology does not have.
  const EventCode* find(std::string_view type, std::string_view mode) const;
  // On Goldstein's scale, -10 to 10: of the longest code in data/ontology/goldstein.tsv that the
  // CAMEO code begins with.
  std::optional<double> goldstein(std::string_view cameo) const;
  // The type of a two-digit CAMEO root, 1 to 20; nullptr for one that tells no relation (01).
  const EventCode* of_root(int root) const;
  bool has_context(std::string_view context) const;
  const std::vector<EventCode>& codes() const { return codes_; }

 private:
  Status load_roots(const std::filesystem::path& path);

  std::vector<EventCode> codes_;
  std::array<std::string, 21> roots_;  // types by CAMEO root
  std::vector<std::string> contexts_;
  std::map<std::string, double, std::less<>> goldstein_;
};

}  // namespace dragoman
