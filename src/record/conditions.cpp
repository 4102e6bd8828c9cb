#include "record/conditions.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "record/store_impl.h"

namespace dragoman {
namespace {

// For json_each: a list of any length is one text of SQL.
std::string as_list(const std::vector<std::string>& values) {
  return nlohmann::json(values).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// The actors that a party stands for: itself, or all of a country.
constexpr std::string_view kActorsOfParty =
    "(SELECT ? UNION SELECT actor FROM actor_vote WHERE field = 'country' AND value = ?)";

// What begins in a sentence that holds the words. (What merely overlaps one would be found by going
// through all of the document before it.)
constexpr std::string_view kInSentences =
    "(SELECT {} FROM search JOIN sentence s ON s.key = search.rowid JOIN record f"
    " ON f.document = s.document AND f.kind = '{}' AND f.begin >= s.begin AND f.begin < s.finish"
    " WHERE search MATCH ?)";

void add_ids(Conditions& where, const Filter& filter) {
  if (filter.ids.size() == 1) {
    where.add("r.id = ?", filter.ids.front());
  } else if (!filter.ids.empty()) {
    where.add("r.id IN (SELECT value FROM json_each(?))", as_list(filter.ids));
  }
}

void add_confidence(Conditions& where, const Filter& filter) {
  if (filter.min_confidence > 0) {
    where.add("r.confidence >= CAST(? AS REAL)", fmt::format("{}", filter.min_confidence));
  }
}

// Records that stand where the issue, or a position on it, has its evidence.
void add_issue(Conditions& where, const Filter& filter) {
  where.add(
      "EXISTS (SELECT 1 FROM derived i, json_tree(i.body) e WHERE"
      " (i.id = ? OR (i.target = ? AND i.kind = 'position')) AND e.key = 'document'"
      " AND e.value = d.id AND json_extract(i.body, e.path || '.start') = r.begin)",
      filter.issue, filter.issue);
}

bool is_part_of_name(const std::string& text, const std::string& name,
                     const std::vector<std::string>& aliases) {
  const std::string wanted = fold_name(text);
  const auto holds = [&](const std::string& one) {
    return fold_name(one).find(wanted) != std::string::npos;
  };
  return holds(name) || std::any_of(aliases.begin(), aliases.end(), holds);
}

// All parties have part in it. `records` are their records, with {} for the actors of one.
void add_all_parties(Conditions& where, std::string_view records, const Filter& filter) {
  if (filter.parties.empty()) return;
  const std::string one = fmt::format(fmt::runtime(records), kActorsOfParty);
  std::string condition;
  std::vector<std::string> values;
  for (const std::string& party : filter.parties) {
    condition += (condition.empty() ? "r.key IN (" : " INTERSECT ") + one;
    values.insert(values.end(), {party, party});
  }
  where.add_list(condition + ")", std::move(values));
}

// `condition` has {} for the actors that any of the parties stands for.
void add_any_party(Conditions& where, std::string_view condition, const Filter& filter) {
  if (filter.parties.empty()) return;
  const std::string actors =
      "(SELECT value FROM json_each(?) UNION SELECT actor FROM actor_vote"
      " WHERE field = 'country' AND value IN (SELECT value FROM json_each(?)))";
  where.add(fmt::format(fmt::runtime(condition), actors), as_list(filter.parties),
            as_list(filter.parties));
}

void add_text_of_actor(Conditions& where, const Filter& filter) {
  if (filter.text.empty()) return;
  where.add(
      "r.id IN (SELECT actor FROM actor_vote WHERE field IN ('name', 'alias')"
      " AND instr(folded(value), ?) > 0)",
      fold_name(filter.text));
}

}  // namespace

void Conditions::add(std::string_view condition) {
  sql_ += " AND ";
  sql_ += condition;
}

std::string limited(const Filter& filter) {
  return filter.limit == 0 ? "" : fmt::format(" LIMIT {}", filter.limit);
}

bool asks_nothing_findable(const Filter& filter) {
  return !filter.text.empty() && search_question(filter.text).empty();
}

template <typename R>
Conditions conditions_on_records(const Filter& filter) {
  Conditions where;
  add_ids(where, filter);
  if (!filter.document.empty()) {
    where.add("r.document = (SELECT key FROM document WHERE id = ?)", filter.document);
  }
  if constexpr (std::is_same_v<R, ActorRecord>) {
    // Supersets: who an actor is in the end is seen after joining.
    add_any_party(where, "r.id IN {}", filter);
    add_text_of_actor(where, filter);
  } else {
    add_all_parties(
        where, "SELECT p.record FROM party p WHERE p.role <> 'source' AND p.actor IN {}", filter);
  }
  if constexpr (!kJoined<R>) {
    if (!filter.type.empty()) where.add("r.type = ?", filter.type);
    if (filter.realis) where.add("r.realis = ?", std::string(realis_name(*filter.realis)));
    if (!filter.since.empty()) {
      where.add("coalesce(r.last_day, r.first_day, d.last_day, d.first_day) >= ?", filter.since);
    }
    if (!filter.until.empty()) where.add("coalesce(r.first_day, d.first_day) <= ?", filter.until);
    add_confidence(where, filter);
    if (!filter.issue.empty()) add_issue(where, filter);
    if (!filter.text.empty()) {
      where.add(fmt::format("r.key IN {}", fmt::format(kInSentences, "f.key", Fields<R>::kKind)),
                search_question(filter.text));
    }
  }
  return where;
}

template Conditions conditions_on_records<ActorRecord>(const Filter&);
template Conditions conditions_on_records<EventRecord>(const Filter&);
template Conditions conditions_on_records<StatementRecord>(const Filter&);
template Conditions conditions_on_records<CommitmentRecord>(const Filter&);
template Conditions conditions_on_records<MembershipRecord>(const Filter&);
template Conditions conditions_on_records<FigureRecord>(const Filter&);

template <typename R>
Conditions conditions_on_made(const Filter& filter) {
  constexpr bool kIncident = std::is_same_v<R, IncidentRecord>;
  constexpr bool kDifference = std::is_same_v<R, DifferenceRecord>;
  constexpr bool kPosition = std::is_same_v<R, PositionRecord>;
  constexpr bool kRelation = std::is_same_v<R, RelationRecord>;
  Conditions where;
  add_ids(where, filter);
  if (!filter.type.empty()) where.add("r.type = ?", filter.type);
  if constexpr (kIncident || kPosition || kRelation) {
    if (!filter.since.empty()) where.add("r.last_day >= ?", filter.since);
    if (!filter.until.empty()) where.add("r.first_day <= ?", filter.until);
  }
  if (kRelation && filter.parties.size() == 2) {
    const auto [first, second] = std::minmax(filter.parties[0], filter.parties[1]);
    where.add("r.target = ?", first + "-" + second);
  } else if constexpr (kIncident || kRelation) {
    add_all_parties(where, "SELECT record FROM derived_party WHERE actor IN {}", filter);
  } else {
    add_any_party(where, "r.key IN (SELECT record FROM derived_party WHERE actor IN {})", filter);
  }
  if constexpr (kIncident) {
    if (filter.realis) where.add("r.realis = ?", std::string(realis_name(*filter.realis)));
    add_confidence(where, filter);
    if (!filter.document.empty()) {
      where.add(
          "r.id IN (SELECT incident FROM record WHERE kind = 'event' AND document ="
          " (SELECT key FROM document WHERE id = ?))",
          filter.document);
    }
    if (!filter.text.empty()) {
      where.add(fmt::format("r.id IN {}", fmt::format(kInSentences, "f.incident", "event")),
                search_question(filter.text));
    }
  }
  if constexpr (kDifference || kPosition) {
    if (!filter.issue.empty()) where.add("r.target = ?", filter.issue);
  }
  if constexpr (kDifference) {
    if (!filter.about.empty()) {
      where.add("r.target IN (SELECT value FROM json_each(?))", as_list(filter.about));
    }
  }
  return where;
}

template Conditions conditions_on_made<IncidentRecord>(const Filter&);
template Conditions conditions_on_made<DifferenceRecord>(const Filter&);
template Conditions conditions_on_made<IssueRecord>(const Filter&);
template Conditions conditions_on_made<PositionRecord>(const Filter&);
template Conditions conditions_on_made<RelationRecord>(const Filter&);

Conditions conditions_on_actors(const Filter& filter) {
  Conditions where;
  if (!filter.ids.empty()) {
    where.add("r.actor IN (SELECT value FROM json_each(?))", as_list(filter.ids));
  }
  add_any_party(where, "r.actor IN {}", filter);
  if (!filter.text.empty()) {
    where.add("r.field IN ('name', 'alias') AND instr(folded(r.value), ?) > 0",
              fold_name(filter.text));
  }
  return where;
}

Conditions conditions_on_documents(const Filter& filter) {
  Conditions where;
  if (!filter.document.empty()) where.add("d.id = ?", filter.document);
  if (!filter.ids.empty()) {
    where.add("d.id IN (SELECT value FROM json_each(?))", as_list(filter.ids));
  }
  if (!filter.type.empty()) where.add("d.genre = ?", filter.type);
  if (!filter.since.empty()) where.add("coalesce(d.last_day, d.first_day) >= ?", filter.since);
  if (!filter.until.empty()) where.add("d.first_day <= ?", filter.until);
  if (!filter.text.empty()) {
    where.add(
        "d.key IN (SELECT s.document FROM sentence s WHERE s.key IN"
        " (SELECT rowid FROM search WHERE search MATCH ?))",
        search_question(filter.text));
  }
  return where;
}

Conditions conditions_on_kept(const Filter& filter) {
  Conditions where;
  add_ids(where, filter);
  if (!filter.type.empty()) where.add("json_extract(r.body, '$.verdict') = ?", filter.type);
  if (!filter.about.empty()) {
    where.add("r.target IN (SELECT value FROM json_each(?))", as_list(filter.about));
  }
  return where;
}

bool fits(const ActorRecord& actor, const Filter& filter) {
  if (!filter.type.empty() && actor.kind != filter.type) return false;
  if (!filter.parties.empty() &&
      std::none_of(filter.parties.begin(), filter.parties.end(), [&](const std::string& party) {
        return party == actor.id || party == actor.country;
      })) {
    return false;
  }
  return filter.text.empty() || is_part_of_name(filter.text, actor.name, actor.aliases);
}

bool fits(const MembershipRecord& membership, const Filter& filter) {
  return filter.type.empty() || membership.status == filter.type;
}

bool fits(const IssueRecord& issue, const Filter& filter) {
  return filter.text.empty() || is_part_of_name(filter.text, issue.name, issue.aliases);
}

}  // namespace dragoman
