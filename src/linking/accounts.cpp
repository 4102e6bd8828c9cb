#include "linking/accounts.h"

#include <algorithm>
#include <tuple>

#include "base/utf8.h"
#include "linking/tellings.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kBeside = 700;  // bytes between an event and what its source adds

std::string country_of(const std::string& actor, const Actors& actors) {
  const auto found = actors.find(actor);
  return found == actors.end() ? std::string() : found->second.country;
}

// Of a person or state, and of an actor's state: "Rojas", "Peru". Names of others, and further
// names, are none that linking follows.
std::string names_of(const std::string& id, const Actors& actors) {
  const auto found = actors.find(id);
  if (found == actors.end()) return id + ' ';
  const bool by_name = found->second.kind == "person" || found->second.kind == "state";
  std::string out = by_name ? found->second.name + ' ' : std::string();
  if (!found->second.country.empty() && found->second.country != id) {
    out += names_of(found->second.country, actors);
  }
  return out;
}

bool has_word(std::string_view folded, std::string_view word) {
  for (std::size_t at = folded.find(word); at != std::string_view::npos;
       at = folded.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool starts = at == 0 || !is_letter(static_cast<unsigned char>(folded[at - 1]));
    const bool ends = end == folded.size() || !is_letter(static_cast<unsigned char>(folded[end]));
    if (starts && ends) return true;
  }
  return false;
}

// The state whose body's own text this is: "Ministry of Foreign Affairs of Peru".
std::string official_teller(const Document& document, const std::set<std::string>& states,
                            const Actors& actors, const LinkTables& tables) {
  const std::string outlet = fold_name(document.outlet);
  const bool official =
      std::any_of(tables.official.begin(), tables.official.end(),
                  [&](const std::string& word) { return has_word(outlet, word); });
  if (!official) return {};
  for (const std::string& state : states) {
    const auto actor = actors.find(state);
    if (actor == actors.end() || actor->second.kind != "state") continue;
    if (has_word(outlet, fold_name(actor->second.name))) return state;
    for (const std::string& alias : actor->second.aliases) {
      if (alias.size() > 3 && has_word(outlet, fold_name(alias))) return state;
    }
  }
  return {};
}

class Teller {
 public:
  Teller(const Surroundings& around, const Actors& actors, const LinkTables& tables,
         std::set<std::string> states)
      : around_(around), actors_(actors), tables_(tables), states_(std::move(states)) {}

  std::string of(const ToldEvent& told) const {
    for (const Attribution& source : told.event->attribution) {
      if (!source.actor.empty()) return source.actor;
    }
    const Span sentence = told.event->evidence.front().span;
    for (const StatementRecord* statement : statements(*told.document)) {
      if (statement->speaker.empty() || statement->evidence.front().span != sentence) continue;
      // The whole of a statement's content stands in the sentence, with the event inside.
      const std::string_view words = told.document->words(sentence);
      const std::size_t at = words.find(statement->content);
      if (at == std::string_view::npos) continue;
      const auto begin = static_cast<std::uint32_t>(sentence.begin + at);
      const Span content{begin, begin + static_cast<std::uint32_t>(statement->content.size())};
      if (content.contains(told.event->trigger.span)) return statement->speaker;
    }
    const std::string official = official_teller(*told.document, states_, actors_, tables_);
    return official.empty() ? told.document->id : official;
  }

  const std::vector<const StatementRecord*>& statements(const Document& document) const {
    static const std::vector<const StatementRecord*> kNone;
    const auto found = around_.statements.find(document.id);
    return found == around_.statements.end() ? kNone : found->second;
  }

 private:
  const Surroundings& around_;
  const Actors& actors_;
  const LinkTables& tables_;
  std::set<std::string> states_;
};

bool is_beside(Span a, Span b) {
  const std::uint32_t gap = a.begin > b.end   ? a.begin - b.end
                            : b.begin > a.end ? b.begin - a.end
                                              : 0;
  return gap <= kBeside;
}

}  // namespace

std::vector<IncidentAccount> accounts_of(const Group& group,
                                         const std::vector<EventMention>& mentions,
                                         const std::vector<ToldEvent>& told,
                                         const Surroundings& around, const Actors& actors,
                                         const LinkTables& tables) {
  std::set<std::string> states;
  for (const std::size_t i : group.members) {
    states.insert(mentions[i].all.countries.begin(), mentions[i].all.countries.end());
  }
  const Teller teller(around, actors, tables, states);
  std::map<std::tuple<std::string, std::string, std::string>, IncidentAccount> by_key;
  const auto account = [&](const Document& document, const std::string& who) -> IncidentAccount& {
    IncidentAccount& out =
        by_key[{document.published ? document.published->start : "", document.id, who}];
    out.who = who;
    out.country = country_of(who, actors);
    const auto actor = actors.find(who);
    out.of_body = actor != actors.end() && actor->second.kind == "body";
    out.document = &document;
    return out;
  };
  std::vector<const Document*> documents;
  for (const std::size_t i : group.members) {
    if (std::find(documents.begin(), documents.end(), told[i].document) == documents.end()) {
      documents.push_back(told[i].document);
    }
  }
  const Tellings tellings = tellings_of(documents);
  std::map<const Document*, std::vector<Span>> sentences;
  for (const std::size_t i : group.members) {
    const std::string& id = told[i].document->id;
    if (tellings.copy_of.contains(id) || tellings.superseded_by.contains(id)) continue;
    IncidentAccount& of = account(*told[i].document, teller.of(told[i]));
    of.mentions.push_back(i);
    of.sentences.insert(mentions[i].sentence);
    of.told.insert(mentions[i].sentence);
    for (const NounMention& noun : told[i].nouns) {
      of.sentences.insert(noun.sentence);
      of.told.insert(noun.sentence);
    }
    sentences[told[i].document].push_back(mentions[i].sentence);
  }
  // What the parties' own sources add close by.
  for (const auto& [document, spans] : sentences) {
    for (const StatementRecord* statement : teller.statements(*document)) {
      if (statement->speaker.empty() || !states.contains(country_of(statement->speaker, actors))) {
        continue;
      }
      const Span span = statement->evidence.front().span;
      if (std::none_of(spans.begin(), spans.end(), [&](Span s) { return is_beside(s, span); })) {
        continue;
      }
      IncidentAccount& of = account(*document, statement->speaker);
      of.statements.push_back(statement);
      of.sentences.insert(span);
    }
  }
  std::string names;
  for (const std::size_t i : group.members) {
    for (const std::vector<std::string>* ids :
         {&told[i].event->actors, &told[i].event->recipients}) {
      for (const std::string& id : *ids) names += names_of(id, actors);
    }
  }
  const WordBag parties = tables.bags.of(names);
  std::vector<IncidentAccount> out;
  for (auto& [key, one] : by_key) {
    one.parties = parties;
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<Evidence> evidence_of(const IncidentAccount& account, std::size_t most) {
  std::vector<Evidence> out;
  for (const Span span : account.sentences) {
    if (out.size() < most) out.push_back({account.document->id, span});
  }
  return out;
}

}  // namespace dragoman
