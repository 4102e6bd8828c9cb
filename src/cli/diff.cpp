// dragoman diff: what a change of texts, tables or program did to a record.
//
// Records are held together by their ids: what only one side has is added or removed, what both
// have with different fields is changed, and the fields are named. Incidents are held together by
// an event that both have, for the id of one that grows may change.
#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "briefing/prose.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/describe.h"
#include "cli/output.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kExamples =
    "  dragoman diff before.db after.db\n"
    "  dragoman diff before.db after.db --kind event --limit 0\n"
    "  dragoman diff before.db after.db --kind incident\n"
    "Exit status 0 where the records differ, 1 where they say the same.";

struct DiffFlags {
  std::string before;
  std::string after;
  std::string kind;
  std::size_t limit = 20;
};

// The exported lines of a record by kind and id.
struct Lines {
  std::vector<std::string> kinds;  // in the order of the export
  std::map<std::string, std::map<std::string, std::string>> by_kind;
};

Result<Lines> lines_of(Store& store) {
  std::stringstream all;
  Result<std::size_t> written = store.export_jsonl(all);
  if (!written) return written.error();
  Lines lines;
  for (std::string line; std::getline(all, line);) {
    Json record = Json::parse(line);
    auto kind = record.at("record").get<std::string>();
    if (lines.kinds.empty() || lines.kinds.back() != kind) lines.kinds.push_back(kind);
    lines.by_kind[kind].emplace(record.at("id").get<std::string>(), std::move(line));
  }
  return lines;
}

// The lines of the second with the ids that the first has for the same incidents.
std::map<std::string, std::string> by_old_ids(const std::map<std::string, std::string>& old_lines,
                                              const std::map<std::string, std::string>& new_lines) {
  std::map<std::string, std::string> of_event;
  for (const auto& [id, line] : old_lines) {
    for (const Json& event : Json::parse(line).at("events")) of_event[event] = id;
  }
  std::map<std::string, std::string> out;
  std::map<std::string, std::string> later;
  for (const auto& [id, line] : new_lines) {
    (old_lines.contains(id) ? out : later).emplace(id, line);
  }
  for (auto& [id, line] : later) {
    std::string old_id = id;
    for (const Json& event : Json::parse(line).at("events")) {
      const auto found = of_event.find(event.get<std::string>());
      if (found != of_event.end() && !out.contains(found->second)) old_id = found->second;
    }
    out.emplace(old_id, line);
  }
  return out;
}

class Differ {
 public:
  Differ(Session& session, const DiffFlags& flags, Store& before, Store& after)
      : session_(&session),
        flags_(&flags),
        before_(&before),
        after_(&after),
        before_lookup_(before),
        after_lookup_(after) {}

  Result<bool> run();

 private:
  void kind(const std::string& name, const std::map<std::string, std::string>& old_lines,
            const std::map<std::string, std::string>& new_lines);
  std::string headline_of(Store& store, Lookup& lookup, const std::string& id);
  void show(const char* sign, Style style, const std::string& head, const std::string& id);
  void show_changes(const std::string& old_line, const std::string& new_line);

  Session* session_;
  const DiffFlags* flags_;
  Store* before_;
  Store* after_;
  Lookup before_lookup_;
  Lookup after_lookup_;
  bool differ_ = false;
};

std::string Differ::headline_of(Store& store, Lookup& lookup, const std::string& id) {
  Result<AnyRecord> found = store.find(id);
  if (!found) return "";
  return std::visit(
      [&](const auto& record) -> std::string {
        using R = std::decay_t<decltype(record)>;
        if constexpr (std::is_same_v<R, DocumentEntry>) {
          return headline(record.document, lookup);
        } else if constexpr (requires { headline(record, lookup); }) {
          if constexpr (requires { record.evidence; }) {
            if (record.evidence.empty()) return headline(record, lookup);
            const std::string words = lookup.words(record.evidence.front());
            return headline(record, lookup) + " “" + shorten(words, 160) + "”";
          }
          return headline(record, lookup);
        } else {
          return "";
        }
      },
      *found);
}

void Differ::show(const char* sign, Style style, const std::string& head, const std::string& id) {
  session_->out << styled(session_->terminal, style, sign)
                << wrap(head + " " + id, session_->terminal.width, 2) << '\n';
}

void Differ::show_changes(const std::string& old_line, const std::string& new_line) {
  Json old_record = Json::parse(old_line);
  Json new_record = Json::parse(new_line);
  for (const auto& [key, value] : new_record.items()) {
    Json before = old_record.contains(key) ? old_record[key] : Json(nullptr);
    if (before == value) continue;
    std::string told =
        fmt::format("{}: {} → {}", key, shorten(before.dump(), 200), shorten(value.dump(), 200));
    session_->out << "    " << wrap(told, session_->terminal.width, 6) << '\n';
  }
}

void Differ::kind(const std::string& name, const std::map<std::string, std::string>& old_lines,
                  const std::map<std::string, std::string>& new_lines) {
  std::vector<std::string> removed;
  std::vector<std::string> added;
  std::vector<std::string> changed;
  for (const auto& [id, line] : old_lines) {
    auto other = new_lines.find(id);
    if (other == new_lines.end()) {
      removed.push_back(id);
    } else if (other->second != line) {
      changed.push_back(id);
    }
  }
  for (const auto& [id, line] : new_lines) {
    if (!old_lines.contains(id)) added.push_back(id);
  }
  session_->out << styled(session_->terminal, Style::bold,
                          fmt::format("{}: {} before, {} after; {} removed, {} added, {} changed",
                                      name, old_lines.size(), new_lines.size(), removed.size(),
                                      added.size(), changed.size()))
                << '\n';
  if (removed.empty() && added.empty() && changed.empty()) return;
  differ_ = true;
  auto some = [&](const std::vector<std::string>& ids, auto&& use) {
    std::size_t n = flags_->limit == 0 ? ids.size() : std::min(ids.size(), flags_->limit);
    for (std::size_t i = 0; i < n; ++i) use(ids[i]);
    if (n < ids.size()) session_->out << fmt::format("  … {} more\n", ids.size() - n);
  };
  some(removed, [&](const std::string& id) {
    show("- ", Style::red, headline_of(*before_, before_lookup_, id), id);
  });
  some(added, [&](const std::string& id) {
    show("+ ", Style::green, headline_of(*after_, after_lookup_, id), id);
  });
  some(changed, [&](const std::string& id) {
    const std::string now = Json::parse(new_lines.at(id)).at("id");
    show("~ ", Style::yellow, headline_of(*after_, after_lookup_, now), now);
    show_changes(old_lines.at(id), new_lines.at(id));
  });
}

Result<bool> Differ::run() {
  Result<Lines> before = lines_of(*before_);
  if (!before) return before.error();
  Result<Lines> after = lines_of(*after_);
  if (!after) return after.error();
  std::vector<std::string> kinds = before->kinds;
  for (const std::string& name : after->kinds) {
    if (!before->by_kind.contains(name)) kinds.push_back(name);
  }
  for (const std::string& name : kinds) {
    if (!flags_->kind.empty() && name != flags_->kind) continue;
    const auto& old_lines = before->by_kind[name];
    const auto& new_lines = after->by_kind[name];
    kind(name, old_lines, name == "incident" ? by_old_ids(old_lines, new_lines) : new_lines);
  }
  return differ_;
}

int diff(Session& session, const DiffFlags& flags) {
  Result<Store> before = open_record(flags.before);
  if (!before) return session.fail(before.error());
  Result<Store> after = open_record(flags.after);
  if (!after) return session.fail(after.error());
  Result<bool> differ = Differ(session, flags, *before, *after).run();
  if (!differ) return session.fail(differ.error());
  return *differ ? kDone : kNothingFound;
}

}  // namespace

void add_diff(Session& session) {
  auto flags = std::make_shared<DiffFlags>();
  Command command(session, "diff", "Show what is different between two records", kExamples);
  command.option("BEFORE", flags->before, "A record").required();
  command.option("AFTER", flags->after, "Another one").required();
  command.option("--kind", flags->kind, "Only this kind: document, actor, event, …",
                 {{"event"}, {}});
  command.option("--limit", flags->limit, "Show so many of each (default 20); 0 for all",
                 {{"0", "5"}, {"few"}});
  command.runs([flags, &session] { return diff(session, *flags); });
}

}  // namespace dragoman
