#include "linking/trace.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "linking/pack.h"

namespace dragoman {
namespace {

void add(std::set<std::string>& out, const std::vector<std::string>& ids) {
  out.insert(ids.begin(), ids.end());
}

void add(std::set<std::string>& out, const std::vector<Attribution>& sources) {
  for (const Attribution& source : sources) out.insert(source.actor);
}

void add(std::set<std::string>& out, const std::vector<IssueStance>& stances) {
  for (const IssueStance& stance : stances) add(out, stance.concerning);
}

// All fields are named: a new one does not compile until it is packed.
template <typename Pack, typename Mention>
void each_field(Pack&& pack, Mention& mention) {
  auto& [event, document, published, trigger, sentence, type, mode, stem, realis, background,
         directed, actors, recipients, all, clock, days, yearless, place, place_country,
         place_is_state, distinct, confidence, together, apart, words, subject] = mention;
  pack(event);
  pack(published);
  pack(trigger);
  pack(sentence);
  pack(type);
  pack(mode);
  pack(stem);
  pack(realis);
  pack(background);
  pack(directed);
  pack(actors);
  pack(recipients);
  pack(all);
  pack(clock);
  pack(days);
  pack(yearless);
  pack(place);
  pack(place_country);
  pack(place_is_state);
  pack(distinct);
  pack(confidence);
  pack(together);
  pack(apart);
  pack(words);
  // Of the whole document, and kept once.
  static_cast<void>(document);
  static_cast<void>(subject);
}

Packer& operator<<(Packer& out, const Days& days) {
  return out << days.first << days.last;
}
Unpacker& operator>>(Unpacker& in, Days& days) {
  return in >> days.first >> days.last;
}

struct PackField {
  Packer& out;

  void operator()(const std::optional<Days>& days) const {
    out << days.has_value();
    if (days) out << *days;
  }
  void operator()(const Sides& sides) const {
    out << sides.states << sides.countries << sides.persons.size();
    for (const auto& [state, persons] : sides.persons) {
      out << state << persons.size();
      for (const Person& person : persons) out << person.id << person.names;
    }
  }
  template <typename T>
  void operator()(const T& value) const {
    out << value;
  }
};

struct UnpackField {
  Unpacker& in;

  void operator()(std::optional<Days>& days) const {
    bool there = false;
    in >> there;
    if (there) in >> days.emplace();
  }
  void operator()(Sides& sides) const {
    std::size_t states = 0;
    in >> sides.states >> sides.countries >> states;
    for (std::size_t i = 0; i < states; ++i) {
      std::string state;
      std::size_t size = 0;
      in >> state >> size;
      std::vector<Person> persons(size);
      for (Person& person : persons) in >> person.id >> person.names;
      sides.persons.emplace(std::move(state), std::move(persons));
    }
  }
  template <typename T>
  void operator()(T& value) const {
    in >> value;
  }
};

void pack(Packer& out, const StanceVote& vote) {
  out << vote.holder << vote.issue << vote.concerning << vote.date << vote.evidence << vote.stance;
}

void unpack(Unpacker& in, StanceVote& vote) {
  in >> vote.holder >> vote.issue >> vote.concerning >> vote.date >> vote.evidence >> vote.stance;
}

}  // namespace

std::string LinkedDocument::day() const {
  const auto& published = document.published;
  return published && published->known() && !published->year_open() ? published->start : "";
}

const EventRecord* LinkedDocument::event(const std::string& id) const {
  const auto found = std::lower_bound(
      events.begin(), events.end(), id,
      [](const EventRecord& event, const std::string& wanted) { return event.id < wanted; });
  return found != events.end() && found->id == id ? &*found : nullptr;
}

std::vector<const EventRecord*> linked_events(std::vector<const EventRecord*> events) {
  constexpr std::size_t kMostLinked = 2000;
  if (events.size() <= kMostLinked) return events;
  std::sort(events.begin(), events.end(), [](const EventRecord* a, const EventRecord* b) {
    return std::tie(a->trigger.span.begin, a->id) < std::tie(b->trigger.span.begin, b->id);
  });
  events.resize(kMostLinked);
  std::sort(events.begin(), events.end(),
            [](const EventRecord* a, const EventRecord* b) { return a->id < b->id; });
  return events;
}

std::optional<LinkedDocument> read_document(LinkStore& store, std::string_view id) {
  std::optional<Document> document = store.document(id);
  if (!document) return std::nullopt;
  LinkedDocument out;
  out.document = std::move(*document);
  out.events = store.events(id);
  std::erase_if(out.events, [](const EventRecord& event) { return event.evidence.empty(); });
  std::sort(out.events.begin(), out.events.end(),
            [](const EventRecord& a, const EventRecord& b) { return a.id < b.id; });
  out.statements = store.statements(id);
  out.figures = store.figures(id);
  out.sentences = store.sentences(id);
  out.bonds = store.bonds(out.events);
  std::set<std::string> actors;
  add(actors, store.actors(id));
  for (const EventRecord& event : out.events) {
    add(actors, event.actors);
    add(actors, event.recipients);
    add(actors, event.attribution);
    add(actors, event.stances);
    if (event.place) actors.insert(event.place->country);
  }
  for (const StatementRecord& statement : out.statements) {
    actors.insert(statement.speaker);
    add(actors, statement.about);
    add(actors, statement.attribution);
    add(actors, statement.stances);
  }
  for (const FigureRecord& figure : out.figures) add(actors, figure.about);
  actors.erase("");
  out.actors.assign(actors.begin(), actors.end());
  return out;
}

std::size_t Trace::index_of(std::string_view event) const {
  const auto found = std::lower_bound(
      mentions.begin(), mentions.end(), event,
      [](const EventMention& mention, std::string_view wanted) { return mention.event < wanted; });
  return found != mentions.end() && found->event == event
             ? static_cast<std::size_t>(found - mentions.begin())
             : mentions.size();
}

Trace make_trace(const LinkedDocument& read, const Linker& linker, const Actors& actors) {
  Trace out;
  out.document = read.document.id;
  const std::string day = read.day();
  const Subject subject = subject_of(read.document, linker.tables.bags);
  std::vector<const EventRecord*> events;
  for (const EventRecord& event : read.events) events.push_back(&event);
  for (const EventRecord* event : linked_events(std::move(events))) {
    out.mentions.push_back(make_mention(*event, read.document, subject, actors, linker.tables));
    bind(out.mentions.back(), read.bonds);
    if (auto claim = first_claim_of(out.mentions.back(), read.document, linker.tables)) {
      out.claims.emplace_back(out.mentions.size() - 1, *claim);
    }
  }
  for (const EventRecord& event : read.events) add_votes(event, day, actors, out.votes);
  std::vector<TermUse> uses;
  for (const StatementRecord& statement : read.statements) {
    add_votes(statement, day, actors, out.votes);
    add_uses(statement, day, uses);
  }
  out.terms = group_uses(std::move(uses));
  std::set<std::string> depends(read.actors.begin(), read.actors.end());
  for (const std::string& id : read.actors) {
    const auto found = actors.find(id);
    if (found != actors.end() && !found->second.country.empty()) {
      depends.insert(found->second.country);
    }
  }
  out.actors.assign(depends.begin(), depends.end());
  std::set<std::string> named;
  for (const StanceVote& vote : out.votes) add(named, vote.concerning);
  out.named.assign(named.begin(), named.end());
  const std::string outlet = fold_name(read.document.outlet);
  out.official =
      std::any_of(linker.tables.official.begin(), linker.tables.official.end(),
                  [&](const std::string& word) { return outlet.find(word) != std::string::npos; });
  return out;
}

std::string pack(const Trace& trace) {
  Packer out;
  out << trace.document << trace.official << trace.actors << trace.named << trace.mentions.size();
  if (!trace.mentions.empty()) out << *trace.mentions.front().subject;
  for (const EventMention& mention : trace.mentions) each_field(PackField{out}, mention);
  out << trace.claims.size();
  for (const auto& [mention, claim] : trace.claims) out << mention << claim.quiet;
  out << trace.votes.size();
  for (const StanceVote& vote : trace.votes) pack(out, vote);
  out << trace.terms.size();
  for (const auto& group : trace.terms) {
    out << group.size();
    for (const TermUse& use : group) {
      out << use.day << use.evidence << use.actor << use.term << use.key << use.thing;
    }
  }
  return out.take();
}

Trace unpack_trace(std::string_view bytes) {
  Unpacker in(bytes);
  Trace out;
  std::size_t size = 0;
  in >> out.document >> out.official >> out.actors >> out.named >> size;
  WordBag subject;
  if (size > 0) in >> subject;
  const auto shared = std::make_shared<const WordBag>(std::move(subject));
  out.mentions.resize(size);
  for (EventMention& mention : out.mentions) {
    each_field(UnpackField{in}, mention);
    mention.document = out.document;
    mention.subject = shared;
  }
  in >> size;
  out.claims.resize(size);
  for (auto& [mention, claim] : out.claims) in >> mention >> claim.quiet;
  in >> size;
  out.votes.resize(size);
  for (StanceVote& vote : out.votes) unpack(in, vote);
  in >> size;
  out.terms.resize(size);
  for (auto& group : out.terms) {
    in >> size;
    group.resize(size);
    for (TermUse& use : group) {
      in >> use.day >> use.evidence >> use.actor >> use.term >> use.key >> use.thing;
    }
  }
  return out;
}

}  // namespace dragoman
