#include "linking/incidents.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/hash.h"
#include "base/utf8.h"
#include "linking/tellings.h"

namespace dragoman {
namespace {

constexpr std::size_t kMostEvidence = 10;
constexpr std::size_t kMostJoins = 20;  // of which an incident tells the reasons
constexpr std::size_t kMostParties = 10;
constexpr std::size_t kMostMentions = 100;
constexpr std::size_t kSentencesOfAccount = 3;

std::string published_day(const Document& document) {
  return document.published ? document.published->start : std::string();
}

// Documents in the order in which they came out, undated ones first.
auto telling_order(const ToldEvent& told) {
  return std::tuple(published_day(*told.document), told.document->id, told.event->trigger.span,
                    told.event->id);
}

// What the most have; of equals the least.
template <typename T>
T most_common(const std::map<T, std::size_t>& counts) {
  T best{};
  std::size_t most = 0;
  for (const auto& [item, count] : counts) {
    if (count > most) {
      best = item;
      most = count;
    }
  }
  return best;
}

class Maker {
 public:
  Maker(const Group& group, const std::vector<EventMention>& mentions,
        const std::vector<ToldEvent>& told, const Actors& actors)
      : actors_(actors) {
    for (const std::size_t i : group.members) {
      told_.push_back(told[i]);
      mentions_.push_back(&mentions[i]);
    }
    std::vector<std::size_t> order(told_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return telling_order(told_[a]) < telling_order(told_[b]);
    });
    for (const std::size_t i : order) in_order_.push_back(told_[i]);
  }

  IncidentRecord make() {
    IncidentRecord out;
    out.id = incident_id(mentions_.front()->event);
    out.type = mentions_.front()->type;
    set_mode(out);
    out.date = closest_date();
    out.place = commonest_place();
    out.actors = parties();
    set_documents(out);
    set_realis(out);
    set_accounts(out);
    set_mentions(out);
    return out;
  }

 private:
  void set_mode(IncidentRecord& out) const;
  std::optional<Date> closest_date() const;
  std::optional<Place> commonest_place() const;
  std::vector<std::string> parties() const;
  void set_documents(IncidentRecord& out) const;
  void set_realis(IncidentRecord& out) const;
  void set_accounts(IncidentRecord& out) const;
  Tellings tellings_of_all() const;
  static void add_sentences(const ToldEvent& told, std::set<Span>& seen, std::string& says);
  void set_mentions(IncidentRecord& out) const;

  const Actors& actors_;
  std::vector<ToldEvent> told_;  // by event id
  std::vector<ToldEvent> in_order_;
  std::vector<const EventMention*> mentions_;  // parallel to told_
};

void Maker::set_mode(IncidentRecord& out) const {
  std::map<std::string, std::size_t> modes;
  for (const ToldEvent& told : told_) {
    if (!told.event->mode.empty()) ++modes[told.event->mode];
  }
  out.mode = most_common(modes);
  for (const ToldEvent& told : told_) {
    if (told.event->mode != out.mode) continue;
    out.score = told.event->score;
    out.goldstein = told.event->goldstein;
    return;
  }
}

std::optional<Date> Maker::closest_date() const {
  const Date* best = nullptr;
  std::tuple<Day, std::size_t, std::string> best_rank;
  std::map<std::string, std::size_t> counts;
  for (const ToldEvent& told : told_) {
    if (told.event->date) ++counts[told.event->date->start];
  }
  for (std::size_t i = 0; i < told_.size(); ++i) {
    const std::optional<Date>& date = told_[i].event->date;
    if (!date || !date->known()) continue;
    // A year that is open counts after all that are known; of equals what most say comes first.
    const Day length =
        mentions_[i]->clock == Clock::own ? mentions_[i]->days->length() : Day{1} << 30;
    const std::tuple<Day, std::size_t, std::string> rank{length, told_.size() - counts[date->start],
                                                         date->start};
    if (best != nullptr && best_rank <= rank) continue;
    best = &*date;
    best_rank = rank;
  }
  return best != nullptr ? std::optional<Date>(*best) : std::nullopt;
}

std::optional<Place> Maker::commonest_place() const {
  std::map<std::string, std::size_t> counts;
  for (const EventMention* mention : mentions_) {
    if (!mention->place.empty()) counts[mention->place] += mention->place_is_state ? 1 : 100;
  }
  const std::string best = most_common(counts);
  for (std::size_t i = 0; !best.empty() && i < told_.size(); ++i) {
    if (mentions_[i]->place == best) return told_[i].event->place;
  }
  return std::nullopt;
}

// All who took part; a state only where none of its own did.
std::vector<std::string> Maker::parties() const {
  std::map<std::string, std::size_t> counts;
  for (const ToldEvent& told : told_) {
    for (const std::string& id : told.event->actors) ++counts[id];
    for (const std::string& id : told.event->recipients) ++counts[id];
  }
  std::set<std::string> represented;
  for (const auto& [id, count] : counts) {
    const auto found = actors_.find(id);
    if (found != actors_.end() && found->second.kind != "state") {
      represented.insert(found->second.country);
    }
  }
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const auto& [id, count] : counts) {
    const auto found = actors_.find(id);
    const bool is_state = found != actors_.end() && found->second.kind == "state";
    if (is_state && represented.contains(found->second.country)) continue;
    ranked.emplace_back(count, id);
  }
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<std::string> out;
  for (auto& [count, id] : ranked) {
    if (out.size() < kMostParties) out.push_back(std::move(id));
  }
  return out;
}

void Maker::set_documents(IncidentRecord& out) const {
  for (const ToldEvent& told : in_order_) {
    out.events.push_back(told.event->id);
    if (std::find(out.documents.begin(), out.documents.end(), told.document->id) ==
        out.documents.end()) {
      out.documents.push_back(told.document->id);
    }
    if (told.event->evidence.empty() || out.evidence.size() == kMostEvidence) continue;
    const Evidence& evidence = told.event->evidence.front();
    if (std::find(out.evidence.begin(), out.evidence.end(), evidence) == out.evidence.end()) {
      out.evidence.push_back(evidence);
    }
  }
}

// What came true takes the place of what was foreseen, on whatever day each was reported.
int finality(Realis realis) {
  switch (realis) {
    case Realis::hypothetical:
      return 0;
    case Realis::planned:
      return 1;
    case Realis::ongoing:
      return 2;
    case Realis::negated:
      return 3;
    case Realis::happened:
      return 4;
  }
  return 0;
}

void Maker::set_realis(IncidentRecord& out) const {
  std::vector<ToldEvent> order = in_order_;
  std::stable_sort(order.begin(), order.end(), [](const ToldEvent& a, const ToldEvent& b) {
    return std::tuple(published_day(*a.document), finality(a.event->realis)) <
           std::tuple(published_day(*b.document), finality(b.event->realis));
  });
  std::set<std::pair<std::string, Realis>> seen;
  for (const ToldEvent& told : order) {
    if (!seen.insert({told.document->id, told.event->realis}).second) continue;
    out.realis_history.push_back({told.event->realis, told.document->id, told.document->published});
  }
  std::string latest;
  int best = -1;
  for (const ToldEvent& told : order) {
    // A later report that still speaks of a plan tells nothing new of what was done.
    const int rank = finality(told.event->realis);
    const bool decides = rank >= 2 && published_day(*told.document) > latest;
    if (rank < best && !decides) continue;
    out.realis = told.event->realis;
    best = rank;
    latest = published_day(*told.document);
  }
}

// A copy stands under what it copies; each other document's sources have accounts of their own.
void Maker::set_accounts(IncidentRecord& out) const {
  using Key = std::pair<std::string, std::vector<std::pair<std::string, std::string>>>;
  const Tellings tellings = tellings_of_all();
  std::map<Key, std::size_t> places;  // in out.accounts
  std::map<std::string, std::size_t> first_of;
  std::map<std::size_t, std::set<Span>> sentences;
  for (const ToldEvent& told : in_order_) {
    if (tellings.copy_of.contains(told.document->id)) continue;
    Key key{told.document->id, {}};
    for (const Attribution& source : told.event->attribution) {
      key.second.emplace_back(source.actor, source.text);
    }
    const auto [place, is_new] = places.try_emplace(key, out.accounts.size());
    if (is_new) {
      const auto later = tellings.superseded_by.find(told.document->id);
      const bool superseded = later != tellings.superseded_by.end();
      out.accounts.push_back(
          {told.document->id, told.event->attribution, "", {}, superseded ? later->second : ""});
      first_of.try_emplace(told.document->id, place->second);
    }
    add_sentences(told, sentences[place->second], out.accounts[place->second].says);
  }
  for (const auto& [copy, first] : tellings.copy_of) {
    out.accounts[first_of.at(first)].also.push_back(copy);
  }
}

Tellings Maker::tellings_of_all() const {
  std::vector<const Document*> documents;
  for (const ToldEvent& told : in_order_) {
    if (std::find(documents.begin(), documents.end(), told.document) == documents.end()) {
      documents.push_back(told.document);
    }
  }
  return documents.size() > 1 ? tellings_of(std::move(documents)) : Tellings{};
}

// The sentences in which an event is told, each once.
void Maker::add_sentences(const ToldEvent& told, std::set<Span>& seen, std::string& says) {
  std::vector<Span> own;
  if (!told.event->evidence.empty()) own.push_back(told.event->evidence.front().span);
  for (const NounMention& noun : told.nouns) own.push_back(noun.sentence);
  for (const Span sentence : own) {
    if (seen.size() == kSentencesOfAccount || !seen.insert(sentence).second) continue;
    if (!says.empty()) says += " … ";
    says += trim(told.document->words(sentence));
  }
}

void Maker::set_mentions(IncidentRecord& out) const {
  std::set<Evidence> seen;
  for (const ToldEvent& told : in_order_) {
    seen.insert({told.document->id, told.event->trigger.span});
    for (const NounMention& noun : told.nouns) seen.insert({told.document->id, noun.word});
  }
  for (const std::string& document : out.documents) {
    for (const Evidence& mention : seen) {
      if (mention.document == document && out.mentions.size() < kMostMentions) {
        out.mentions.push_back(mention);
      }
    }
  }
}

}  // namespace

std::string incident_id(const std::string& event) {
  return stable_id("incident", event);
}

IncidentRecord make_incident(const Group& group, const std::vector<EventMention>& mentions,
                             const std::vector<ToldEvent>& told, const Actors& actors,
                             const MatchWeights& weights) {
  IncidentRecord out = Maker(group, mentions, told, actors).make();
  double weakest = 1;
  for (const Join& join : group.joins) {
    // At the threshold a join is as good as not; what is two above it is sure.
    weakest = std::min(weakest, 0.5 + 0.25 * (join.match.score - weights.threshold()));
    if (out.why.size() == kMostJoins) continue;
    out.why.push_back(fmt::format("{} = {} ({:.2f}: {})", mentions[join.first].event,
                                  mentions[join.second].event, join.match.score,
                                  describe(join.match, weights)));
  }
  double surest = 0;
  for (const std::size_t i : group.members) surest = std::max(surest, mentions[i].confidence);
  out.confidence = weakest * surest;
  return out;
}

}  // namespace dragoman
