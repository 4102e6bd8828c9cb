#include "linking/terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "base/hash.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::string_view kCallAct = "call";
constexpr std::uint32_t kCloseBy = 2000;  // bytes
constexpr std::size_t kMostEvidence = 10;
constexpr std::size_t kMostOfSides = 8;

// Sets of uses, joined bit by bit.
class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace

std::vector<std::vector<TermUse>> group_uses(std::vector<TermUse> uses) {
  std::sort(uses.begin(), uses.end());
  Groups groups(uses.size());
  std::map<std::string, std::size_t> by_term;
  std::map<std::pair<std::string, std::string>, std::size_t> by_thing;  // the last use
  for (std::size_t i = 0; i < uses.size(); ++i) {
    const TermUse& use = uses[i];
    auto [term, new_term] = by_term.emplace(use.key, i);
    if (!new_term) groups.join(term->second, i);
    if (use.thing.empty()) continue;
    auto [thing, new_thing] =
        by_thing.emplace(std::pair(use.evidence.document, fold_name(use.thing)), i);
    if (new_thing) continue;
    const std::uint32_t before = uses[thing->second].evidence.span.begin;
    bool described = use.thing.find(' ') != std::string::npos;
    if (described || use.evidence.span.begin - before < kCloseBy) groups.join(thing->second, i);
    thing->second = i;
  }
  std::map<std::size_t, std::vector<TermUse>> sets;
  for (std::size_t i = 0; i < uses.size(); ++i) sets[groups.root(i)].push_back(uses[i]);
  std::vector<std::vector<TermUse>> out;
  for (auto& [root, set] : sets) out.push_back(std::move(set));
  return out;
}

namespace {

void add(std::vector<Evidence>& list, const Evidence& evidence, std::size_t most) {
  if (list.size() >= most) return;
  if (std::find(list.begin(), list.end(), evidence) == list.end()) list.push_back(evidence);
}

}  // namespace

IssueRecord make_term_issue(const std::vector<TermUse>& uses) {
  IssueRecord issue;
  std::set<std::string> keys;
  std::set<std::string> aliases;
  std::map<std::pair<std::string, std::string>, std::size_t> known;  // (actor, key) → term
  for (const TermUse& use : uses) {
    keys.insert(use.key);
    if (issue.name.empty()) issue.name = use.thing;
    if (!use.thing.empty()) aliases.insert(use.thing);
    aliases.insert(use.term);
    auto [at, is_new] = known.emplace(std::pair(use.actor, use.key), issue.terms.size());
    if (is_new) issue.terms.push_back({use.actor, use.term, {}});
    add(issue.terms[at->second].evidence, use.evidence, kMostEvidence);
    add(issue.evidence, use.evidence, kMostEvidence);
  }
  if (issue.name.empty()) issue.name = uses.front().term;
  aliases.erase(issue.name);
  issue.aliases.assign(aliases.begin(), aliases.end());
  issue.id = stable_id("issue", "terms\n" + *keys.begin());
  std::sort(issue.terms.begin(), issue.terms.end(), [](const Term& a, const Term& b) {
    return std::tie(a.actor, a.term) < std::tie(b.actor, b.term);
  });
  return issue;
}

namespace {

// Whether some two actors share no term.
bool differ(const IssueRecord& issue) {
  std::map<std::string, std::set<std::string>> terms;
  for (const Term& term : issue.terms) terms[term.actor].insert(fold_name(term.term));
  for (const auto& [actor, own] : terms) {
    for (const auto& [other, theirs] : terms) {
      bool shared = std::any_of(own.begin(), own.end(),
                                [&](const std::string& term) { return theirs.contains(term); });
      if (!shared) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<DifferenceRecord> make_term_difference(const IssueRecord& issue) {
  if (!differ(issue)) return std::nullopt;
  DifferenceRecord out;
  out.kind = "term";
  out.about = issue.id;
  out.id = stable_id("difference", "term\n" + issue.id);
  const std::size_t most = std::max<std::size_t>(1, kMostOfSides / issue.terms.size());
  for (const Term& term : issue.terms) {
    Side side{term.actor, term.term, {}};
    for (const Evidence& evidence : term.evidence) {
      add(side.evidence, evidence, most);
      add(out.evidence, evidence, kMostOfSides);
    }
    out.sides.push_back(std::move(side));
  }
  return out;
}

void add_uses(const StatementRecord& statement, const std::string& day, std::vector<TermUse>& out) {
  if (statement.act != kCallAct || statement.speaker.empty() || statement.evidence.empty()) return;
  out.push_back({day.empty() ? "9999" : day, statement.evidence.front(), statement.speaker,
                 statement.content, fold_name(statement.content), statement.names});
}

Terms make_terms(const LinkInput& input) {
  Terms out;
  std::vector<TermUse> all;
  for (const auto& [statement, day] : input.statements) add_uses(statement, day, all);
  for (const std::vector<TermUse>& uses : group_uses(std::move(all))) {
    out.issues.push_back(make_term_issue(uses));
    if (auto difference = make_term_difference(out.issues.back())) {
      out.differences.push_back(std::move(*difference));
    }
  }
  auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
  std::sort(out.issues.begin(), out.issues.end(), by_id);
  std::sort(out.differences.begin(), out.differences.end(), by_id);
  return out;
}

}  // namespace dragoman
