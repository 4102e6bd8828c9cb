// Questions about a record as a whole, who somebody is in short, and what linking made by filter.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "record/conditions.h"
#include "record/store_impl.h"

namespace dragoman {
namespace {

// As the votes keep it.
Role role_of(std::string_view json) {
  const auto fields = nlohmann::json::parse(json, nullptr, false);
  const auto text = [&](const char* key) {
    const auto at = fields.find(key);
    return at != fields.end() && at->is_string() ? at->get<std::string>() : std::string();
  };
  return {text("title"), text("organization"), text("country"),
          text("from"),  text("to"),           text("basis"),
          text("as_of"), text("disagrees"),    {}};
}

}  // namespace

template <typename R>
std::vector<R> Store::Impl::list_made(const Filter& filter) {
  std::vector<R> out;
  constexpr bool kIncident = std::is_same_v<R, IncidentRecord>;
  if (kIncident && asks_nothing_findable(filter)) return out;
  const Conditions where = conditions_on_made<R>(filter);
  constexpr std::string_view kOrder =
      std::is_same_v<R, RelationRecord> ? "r.target, r.day, r.id" : "r.id";
  const std::string sql =
      fmt::format("SELECT r.body FROM derived r WHERE {} = '{}'{} ORDER BY {}",
                  kind_column<R>(filter), Fields<R>::kKind, where.sql(), kOrder);
  Query query(*database, sql);
  where.bind(query);
  while ((filter.limit == 0 || out.size() < filter.limit) && query.next()) {
    R record = read_body<R>(*database, query.text(0));
    if constexpr (std::is_same_v<R, IssueRecord>) {
      if (!fits(record, filter)) continue;
    }
    out.push_back(std::move(record));
  }
  return out;
}

Result<std::vector<IncidentRecord>> Store::incidents(const Filter& filter) {
  return guarded([&] { return impl_->list_made<IncidentRecord>(filter); });
}
Result<std::vector<DifferenceRecord>> Store::differences(const Filter& filter) {
  return guarded([&] { return impl_->list_made<DifferenceRecord>(filter); });
}
Result<std::vector<IssueRecord>> Store::issues(const Filter& filter) {
  return guarded([&] { return impl_->list_made<IssueRecord>(filter); });
}
Result<std::vector<PositionRecord>> Store::positions(const Filter& filter) {
  return guarded([&] { return impl_->list_made<PositionRecord>(filter); });
}
Result<std::vector<RelationRecord>> Store::relations(const Filter& filter) {
  return guarded([&] { return impl_->list_made<RelationRecord>(filter); });
}

std::optional<ActorRecord> Store::Impl::actor_in_short(std::string_view id, bool with_roles) {
  // The most frequent first, among equals the smallest, as merge_actors counts.
  Query query(*database,
              "SELECT field, value, number FROM actor_vote WHERE actor = ?"
              " ORDER BY number DESC, value",
              id);
  std::optional<ActorRecord> out;
  std::string sector;
  std::set<std::string> names;
  std::vector<std::pair<Role, int>> roles;
  const auto keep = [](std::string& field, std::string_view value) {
    if (field.empty()) field = value;
  };
  while (query.next()) {
    if (!out) {
      out.emplace();
      out->id = id;
    }
    const std::string_view field = query.text(0);
    const std::string_view value = query.text(1);
    if (field == "name") keep(out->name, value);
    if (field == "kind") keep(out->kind, value);
    if (field == "country") keep(out->country, value);
    if (field == "code") keep(value.size() > 3 ? out->code : sector, value);
    if (field == "name" || field == "alias") names.emplace(value);
    if (with_roles && field == "role")
      roles.emplace_back(role_of(value), static_cast<int>(query.number(2)));
  }
  if (!out) return out;
  if (out->code.empty()) out->code = sector;
  names.erase(out->name);
  out->aliases.assign(names.begin(), names.end());
  out->roles = merge_roles(roles);
  return out;
}

Result<std::vector<ActorRecord>> Store::actors_in_short(const std::vector<std::string>& ids) {
  return guarded([&] {
    std::vector<ActorRecord> out;
    for (const std::string& id : std::set<std::string>(ids.begin(), ids.end())) {
      if (auto actor = impl_->actor_in_short(id)) out.push_back(std::move(*actor));
    }
    return out;
  });
}

Result<std::vector<ActorRecord>> Store::actors_in_short(const Filter& filter) {
  return guarded([&] {
    const Conditions where = conditions_on_actors(filter);
    const std::string sql = fmt::format(
        "SELECT DISTINCT r.actor FROM actor_vote r WHERE TRUE{} ORDER BY r.actor", where.sql());
    std::vector<ActorRecord> out;
    Query query(*impl_->database, sql);
    where.bind(query);
    while ((filter.limit == 0 || out.size() < filter.limit) && query.next()) {
      auto actor = impl_->actor_in_short(query.text(0));
      if (actor && fits(*actor, filter)) out.push_back(std::move(*actor));
    }
    return out;
  });
}

Result<std::map<std::string, std::size_t>> Store::counts() {
  return guarded([&] {
    const std::int64_t version = impl_->version();
    if (version == impl_->counts_version) return impl_->cached_counts;
    std::map<std::string, std::size_t> out;
    for (const char* sql :
         {"SELECT 'document', count(*) FROM document HAVING count(*) > 0",
          "SELECT kind, count(*) FROM record WHERE kind NOT IN ('actor', 'membership')"
          " GROUP BY kind",
          "SELECT kind, count(DISTINCT id) FROM record WHERE kind IN ('actor', 'membership')"
          " GROUP BY kind",
          "SELECT kind, count(*) FROM derived GROUP BY kind",
          "SELECT kind, count(*) FROM kept GROUP BY kind"}) {
      Query query(*impl_->database, sql);
      while (query.next()) out[query.string(0)] = static_cast<std::size_t>(query.number(1));
    }
    impl_->cached_counts = out;
    impl_->counts_version = version;
    return out;
  });
}

Result<std::vector<PairCount>> Store::pairs(std::size_t limit) {
  return guarded([&] {
    // The dyad is "ARM-RUS"; months are days' beginnings.
    Query query(*impl_->database,
                "SELECT target, sum(number), substr(max(day), 1, 7) FROM derived"
                " INDEXED BY derived_pair"
                " WHERE kind = 'relation' GROUP BY target ORDER BY 2 DESC, 1 LIMIT ?",
                limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(limit));
    std::vector<PairCount> out;
    while (query.next()) {
      const std::string dyad = query.string(0);
      const std::size_t middle = dyad.find('-');
      out.push_back({dyad.substr(0, middle), dyad.substr(middle + 1),
                     static_cast<std::size_t>(query.number(1)), query.string(2)});
    }
    return out;
  });
}

Result<Overview> Store::overview() {
  return guarded([&] {
    Overview out;
    {
      Query query(*impl_->database, "SELECT language, count(*) FROM document GROUP BY language");
      while (query.next()) {
        out.languages[query.string(0)] = static_cast<std::size_t>(query.number(1));
      }
    }
    Query query(*impl_->database, "SELECT min(first_day), max(last_day) FROM document");
    if (query.next()) {
      out.first_day = query.string(0);
      out.last_day = query.string(1);
    }
    return out;
  });
}

std::int64_t Store::Impl::version() {
  return database->pragma("SELECT CAST(value AS INTEGER) FROM state WHERE name = 'version'");
}

Result<std::int64_t> Store::version() {
  return guarded([&] { return impl_->version(); });
}

void Store::set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline) {
  impl_->database->set_deadline(deadline);
}

}  // namespace dragoman
