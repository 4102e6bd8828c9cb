#include "briefing/lookup.h"

#include "briefing/prose.h"

namespace dragoman {

const ActorRecord* Lookup::actor(const std::string& id) {
  auto [place, is_new] = actors_.try_emplace(id);
  if (is_new && !id.empty()) {
    Result<AnyRecord> found = store_->find(id);
    if (found && record_id(*found) == id) {
      if (auto* record = std::get_if<ActorRecord>(&*found)) place->second = std::move(*record);
    }
  }
  return place->second ? &*place->second : nullptr;
}

const Document* Lookup::document(const std::string& id) {
  auto [place, is_new] = documents_.try_emplace(id);
  if (is_new && !id.empty()) {
    Result<AnyRecord> found = store_->find(id);
    if (found && record_id(*found) == id) {
      if (auto* entry = std::get_if<DocumentEntry>(&*found)) {
        entry->document.text = {};
        entry->document.blocks = {};
        place->second = std::move(entry->document);
      }
    }
  }
  return place->second ? &*place->second : nullptr;
}

std::string Lookup::name(const std::string& id) {
  const ActorRecord* record = actor(id);
  return record != nullptr && !record->name.empty() ? record->name : id;
}

std::string Lookup::name_and_country(const std::string& id) {
  const ActorRecord* record = actor(id);
  if (record == nullptr || record->country.empty() || record->kind == "state") return name(id);
  return record->name + " (" + record->country + ")";
}

std::string Lookup::names(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) {
    if (!out.empty()) out += ", ";
    out += name_and_country(id);
  }
  return out;
}

std::string Lookup::issue(const std::string& id) {
  auto [place, is_new] = issues_.try_emplace(id, id);
  if (is_new && !id.empty()) {
    Result<AnyRecord> found = store_->find(id);
    if (found && record_id(*found) == id) {
      if (auto* record = std::get_if<IssueRecord>(&*found)) place->second = record->name;
    }
  }
  return place->second;
}

const IncidentRecord* Lookup::incident(const std::string& id) {
  auto [place, is_new] = incidents_.try_emplace(id);
  if (is_new && !id.empty()) {
    Result<AnyRecord> found = store_->find(id);
    if (found && record_id(*found) == id) {
      if (auto* record = std::get_if<IncidentRecord>(&*found)) place->second = std::move(*record);
    }
  }
  return place->second ? &*place->second : nullptr;
}

std::string Lookup::country(const std::string& id) {
  const ActorRecord* record = actor(id);
  return record != nullptr ? record->country : std::string();
}

std::string Lookup::words(const Evidence& evidence) {
  TextLookup texts = store_->texts();
  std::shared_ptr<const DocumentText> text = texts(evidence.document);
  if (!text || evidence.span.end > text->text().size()) return "";
  return one_line(slice(text->text(), evidence.span));
}

std::string Lookup::file(const std::string& document_id) {
  const Document* found = document(document_id);
  return found != nullptr ? found->file : document_id;
}

}  // namespace dragoman
