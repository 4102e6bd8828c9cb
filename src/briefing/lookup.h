// Names and sources behind the ids of a record, asked for one by one and kept.
//
// A listing of ten events costs a look at their actors, not at all actors of the record.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/document.h"
#include "record/store.h"
#include "record/types.h"

namespace dragoman {

class Lookup {
 public:
  // `store` outlives this.
  explicit Lookup(Store& store) : store_(&store) {}

  // Null for an id that the record does not know.
  const ActorRecord* actor(const std::string& id);
  // Without text and blocks. Null for an unknown id.
  const Document* document(const std::string& id);
  // "Sergei Lavrov"; the id itself where it is unknown.
  std::string name(const std::string& id);
  // "Sergei Lavrov (RUS)"; states without the code.
  std::string name_and_country(const std::string& id);
  std::string names(const std::vector<std::string>& ids);
  // An issue's name; the id itself where it is unknown.
  std::string issue(const std::string& id);
  // Null for an id that the record does not know.
  const IncidentRecord* incident(const std::string& id);
  // Alpha-3, or empty.
  std::string country(const std::string& id);
  // The words of a sentence, on one line.
  std::string words(const Evidence& evidence);
  std::string file(const std::string& document_id);

 private:
  Store* store_;
  std::map<std::string, std::optional<ActorRecord>> actors_;
  std::map<std::string, std::optional<Document>> documents_;
  std::map<std::string, std::optional<IncidentRecord>> incidents_;
  std::map<std::string, std::string> issues_;
};

}  // namespace dragoman
