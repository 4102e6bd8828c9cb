#include "reading/actors_registry.h"

#include <algorithm>

#include "knowledge/name_keys.h"

namespace dragoman {
namespace {

// So many words longer than another a subject stays the one whom a family name means.
constexpr std::int64_t kSubjectLasts = 25;
constexpr std::int64_t kMentionLasts = 25;  // words that each earlier mention is worth
constexpr std::int64_t kMostMentions = 12;

// Whether `part` is the end of `whole` (a family name), or its one first word (Xi of Xi Jinping).
int fit(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  if (part.empty() || part.size() > whole.size()) return 0;
  if (whole == part) return 3;
  if (std::equal(part.rbegin(), part.rend(), whole.rbegin())) return 2;
  // "Recep Tayyip Erdoğan" of "Tayyip ... Erdoğan": first and last word with gaps between.
  if (part.size() >= 2 && part.front() == whole.front() && part.back() == whole.back()) return 2;
  return part.size() == 1 && part.front() == whole.front() ? 1 : 0;
}

}  // namespace

ActorIndex ActorRegistry::add(ActorRecord record) {
  auto found = by_id_.find(record.id);
  if (found != by_id_.end()) return found->second;
  auto i = static_cast<ActorIndex>(entries_.size());
  by_id_.emplace(record.id, i);
  entries_.push_back({});
  entries_.back().record = std::move(record);
  touched_.emplace_back();
  return i;
}

std::optional<std::uint32_t> ActorRegistry::state_index(std::string_view code) const {
  const StateEntry* entry = knowledge_.state(code);
  if (entry == nullptr) return std::nullopt;
  return static_cast<std::uint32_t>(entry - knowledge_.states().data());
}

std::string ActorRegistry::country_of(std::string_view code) const {
  const StateEntry* entry = knowledge_.state(code);
  return entry != nullptr && entry->has_iso_code ? std::string(code) : std::string();
}

ActorIndex ActorRegistry::state(std::uint32_t state) {
  const StateEntry& entry = knowledge_.states()[state];
  ActorRecord record;
  record.id = entry.code;
  record.kind = "state";
  record.name = entry.name;
  record.country = country_of(entry.code);
  record.code = entry.code;
  return add(std::move(record));
}

ActorIndex ActorRegistry::body(std::uint32_t state, std::string_view suffix) {
  const StateEntry& owner = knowledge_.states()[state];
  const BodyEntry* body = knowledge_.body(suffix);
  check(body != nullptr, "a body's suffix is not in the table");
  ActorRecord record;
  record.id = owner.code + "-" + std::string(suffix);
  record.kind = "body";
  record.name = body->name + " of " + owner.name;
  record.country = country_of(owner.code);
  record.code = owner.code + body->sector;
  ActorIndex i = add(std::move(record));
  at(i).suffix = suffix;
  return i;
}

ActorIndex ActorRegistry::body_or_state(std::string_view code, std::string_view suffix) {
  auto owner = state_index(code);
  check(owner.has_value(), "a body of an unknown state");
  if (suffix.empty() || knowledge_.body(suffix) == nullptr) return state(*owner);
  return body(*owner, suffix);
}

ActorIndex ActorRegistry::proper_body(std::uint32_t body_index) {
  const ProperBodyEntry& entry = knowledge_.proper_bodies()[body_index];
  ActorRecord record;
  record.id =
      entry.suffix.empty() ? entry.country + "-" + entry.id : entry.country + "-" + entry.suffix;
  record.kind = "body";
  record.name = entry.name;
  record.country = country_of(entry.country);
  record.code = entry.country + entry.sector;
  ActorIndex i = add(std::move(record));
  at(i).suffix = entry.suffix;
  return i;
}

ActorIndex ActorRegistry::organization(std::uint32_t organization) {
  const OrganizationEntry& entry = knowledge_.organizations()[organization];
  ActorRecord record;
  record.id = entry.id;
  record.kind = entry.kind;
  record.name = entry.name;
  record.country = country_of(entry.country);
  record.code = entry.code;
  return add(std::move(record));
}

ActorIndex ActorRegistry::unknown_organization(const std::string& name, std::string_view kind) {
  ActorRecord record;
  record.id = organization_slug(name);
  record.kind = kind;
  record.name = name;
  return add(std::move(record));
}

ActorIndex ActorRegistry::person(const std::string& name, const std::vector<std::string>& keys) {
  ActorRecord record;
  record.id = person_id(keys);
  record.kind = "person";
  record.name = name;
  ActorIndex i = add(std::move(record));
  if (at(i).keys.empty()) at(i).keys = keys;
  return i;
}

std::optional<ActorIndex> ActorRegistry::find_person(const std::vector<std::string>& keys,
                                                     TokenId where) const {
  std::optional<ActorIndex> best;
  int best_fit = 0;
  std::int64_t best_near = 0;
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].keys.empty()) continue;
    int how = fit(entries_[i].keys, keys);
    if (how == 0 || how < best_fit) continue;
    // The last mention before the place counts; one after it only where there is none before.
    std::int64_t near = -1;
    std::int64_t times = 0;
    for (const Touch& touch : touched_[i]) {
      if (touch.at >= where) continue;
      near = std::max<std::int64_t>(near, index(touch.at) + (touch.subject ? kSubjectLasts : 0));
      ++times;
    }
    // Whom a text speaks of all the time stays in focus behind one who is named in passing.
    if (near >= 0) near += kMentionLasts * std::min(times - 1, kMostMentions);
    if (how > best_fit || near > best_near) {
      best = static_cast<ActorIndex>(i);
      best_fit = how;
      best_near = near;
    }
  }
  return best;
}

ActorIndex ActorRegistry::rename(ActorIndex actor, const std::string& id) {
  ActorEntry& entry = at(actor);
  if (entry.record.id == id) return actor;
  by_id_.erase(entry.record.id);
  auto [place, is_new] = by_id_.try_emplace(id, actor);
  if (is_new) {
    entry.record.id = id;
    return actor;
  }
  const ActorIndex into = place->second;
  ActorEntry& other = at(into);
  for (HeldOffice& held : entry.offices) other.offices.push_back(std::move(held));
  if (other.gender == Gender::unknown) other.gender = entry.gender;
  auto& touched = touched_[index(into)];
  touched.insert(touched.end(), touched_[index(actor)].begin(), touched_[index(actor)].end());
  std::sort(touched.begin(), touched.end());
  entry = {};
  touched_[index(actor)].clear();
  return into;
}

void ActorRegistry::touch(ActorIndex actor, TokenId where, bool subject) {
  touched_[index(actor)].push_back({where, subject});
}

}  // namespace dragoman
