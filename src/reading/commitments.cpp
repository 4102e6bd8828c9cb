#include "reading/commitments.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/hash.h"
#include "reading/commitment_find.h"
#include "reading/commitment_parties.h"
#include "reading/parties.h"

namespace dragoman {
namespace {

constexpr std::size_t kMostParties = 6;
constexpr std::size_t kMostEvidence = 10;
constexpr std::ptrdiff_t kMostInSentence = 3;
constexpr std::uint32_t kCountReach = 3;  // sentences that "trilateral" looks back
constexpr std::uint32_t kBackReach = 2;   // sentences that "that agreement" looks back

// All mentions of one thing.
struct Thing {
  std::vector<CommitmentMention> mentions;
  std::vector<ActorIndex> parties;
  std::vector<std::string> words;
  std::optional<Date> made;
  std::optional<Date> deadline;

  const CommitmentMention& first() const { return mentions.front(); }
  const CommitmentMention& last() const { return mentions.back(); }
};

template <typename List>
bool within(const List& part, const List& whole) {
  return std::all_of(part.begin(), part.end(), [&](const auto& item) {
    return std::find(whole.begin(), whole.end(), item) != whole.end();
  });
}

template <typename List>
bool nested(const List& a, const List& b) {
  return within(a, b) || within(b, a);
}

bool dates_agree(const std::optional<Date>& a, const std::optional<Date>& b) {
  if (!a || !b) return true;
  if (a->year_open() || b->year_open()) return a->start.substr(4) == b->start.substr(4);
  return a->start <= b->end && b->start <= a->end;
}

// What a later state may replace: making comes before keeping, whatever the order of the telling.
int stage(std::string_view status) {
  if (status == "proposed") return 0;
  if (status == "agreed") return 1;
  if (status == "signed") return 2;
  return 3;
}

class CommitmentReader {
 public:
  CommitmentReader(const Reading& reading, const EventLexicon& lexicon, const CommitmentCues& cues,
                   const std::vector<FigureMention>& figures)
      : reading_(reading),
        analysis_(reading.analysis),
        cues_(cues),
        mentions_(find_commitments(reading, lexicon, cues, figures)) {}

  std::vector<CommitmentRecord> read() {
    for (CommitmentMention& mention : mentions_) {
      if (mention.state.absent) continue;
      place(mention);
    }
    std::vector<CommitmentRecord> records;
    for (Thing& thing : things_) {
      if (thing.parties.empty()) thing.parties = counted_parties(thing.first());
      if (auto record = to_record(thing)) records.push_back(std::move(*record));
    }
    drop_contradictions(records);
    drop_crowds(records);
    return records;
  }

 private:
  std::uint32_t sentence_of(const CommitmentMention& mention) const {
    return index(analysis_.sentence_of(mention.noun));
  }

  // --- Which mentions mean one thing.

  // "that agreement", "the deal": nothing of its own.
  static bool is_plain(const CommitmentMention& mention) {
    return mention.definite && mention.words.empty() && mention.parties.empty() && !mention.made &&
           !mention.plural && !mention.about;
  }

  bool means(const CommitmentMention& mention, const Thing& thing) const {
    std::uint32_t distance = sentence_of(mention) - sentence_of(thing.last());
    if (mention.pronoun) {
      return distance == 1 && mention.state.strong && stage(mention.state.status) == 3 &&
             alone_in_sentence(thing);
    }
    if (!dates_agree(mention.made, thing.made)) return false;
    bool same_sort = mention.lemma == thing.first().lemma;
    bool close = distance <= kBackReach;
    if (mention.demonstrative && close && mention.words.empty() && !mention.plural) {
      return nested(mention.parties, thing.parties) || mention.parties.size() < 2;
    }
    if (is_plain(mention)) return same_sort || (close && !thing.first().plural);
    if (!mention.definite && !mention.named) return false;
    if (mention.plural != thing.first().plural) return false;
    if (!nested(mention.words, thing.words)) return false;
    if (!nested(mention.parties, thing.parties)) return false;
    if (same_sort) return !mention.parties.empty() || !mention.words.empty() || mention.made;
    // "the peace deal" and "the peace treaty" between the same two
    return mention.parties.size() >= 2 && mention.parties.size() == thing.parties.size() &&
           !mention.words.empty() && mention.words == thing.words;
  }

  bool alone_in_sentence(const Thing& thing) const {
    std::uint32_t here = sentence_of(thing.last());
    return std::count_if(mentions_.begin(), mentions_.end(), [&](const CommitmentMention& m) {
             return !m.pronoun && sentence_of(m) == here;
           }) == 1;
  }

  void place(const CommitmentMention& mention) {
    for (auto thing = things_.rbegin(); thing != things_.rend(); ++thing) {
      if (!means(mention, *thing)) continue;
      thing->mentions.push_back(mention);
      if (mention.pronoun) return;
      add_new(thing->parties, mention.parties);
      if (mention.words.size() > thing->words.size()) thing->words = mention.words;
      if (!thing->made) thing->made = mention.made;
      if (mention.deadline) thing->deadline = mention.deadline;
      return;
    }
    if (!mention.pronoun)
      things_.push_back(
          {{mention}, mention.parties, mention.words, mention.made, mention.deadline});
  }

  // "the trilateral statement" of nobody named: the states spoken of last before it, as many.
  std::vector<ActorIndex> counted_parties(const CommitmentMention& mention) const {
    std::vector<ActorIndex> states;
    std::size_t count = 0;
    for (const std::string& word : mention.words) count = std::max(count, cues_.parties(word));
    if (count == 0) return states;
    const auto& all = reading_.actors.mentions;
    std::uint32_t here = sentence_of(mention);
    for (auto at = all.rbegin(); at != all.rend() && states.size() < count; ++at) {
      std::uint32_t there = index(analysis_.sentence_of(at->head));
      if (at->head > mention.noun || here - there > kCountReach) continue;
      if (analysis_.sentences[there].block != analysis_.sentences[here].block) break;
      add_new(states, states_at(reading_, at->head, false));
    }
    if (states.size() != count) states.clear();
    return states;
  }

  // --- Records.

  // A thing of its own: with a party and a mark that tells it from others.
  bool is_definite(const Thing& thing) const {
    if (thing.parties.empty() || thing.parties.size() > kMostParties) return false;
    const CommitmentMention& first = thing.first();
    bool state = std::any_of(thing.parties.begin(), thing.parties.end(), [&](ActorIndex i) {
      return reading_.actors.actor(i).kind != "group";
    });
    const std::size_t sides = count_sides(reading_, thing.parties);
    bool person =
        thing.parties.size() == 1 && reading_.actors.actor(thing.parties.front()).kind == "person";
    bool needs_two = first.kind == "contract" || (first.kind == "pledge" && first.amount.empty());
    if (!state || person || (needs_two && sides < 2)) return false;
    if (first.plural && !first.definite && !thing.made && stage(first.state.status) < 2) {
      return false;
    }
    // One side of two alone tells the wrong thing.
    if (sides < 2 && first.nameless) return false;
    bool identified = first.definite && !first.words.empty() && !first.plural;
    return sides >= 2 || thing.made || thing.deadline || first.named || first.about || identified;
  }

  // "the 2015 nuclear deal with Iran": spoken of as something that there is.
  static bool is_presupposed(const Thing& thing) {
    const CommitmentMention& first = thing.first();
    if (first.plural || first.kind == "plan" || first.kind == "invitation") return false;
    bool known = first.named || (first.definite && !first.demonstrative);
    return known && (thing.parties.size() >= 2 || first.named || !first.words.empty());
  }

  std::optional<CommitmentRecord> to_record(const Thing& thing) const {
    if (!is_definite(thing)) return std::nullopt;
    CommitmentRecord record;
    const CommitmentMention* best = &thing.first();
    for (const CommitmentMention& mention : thing.mentions) {
      if (mention.pronoun) continue;
      bool fuller = (!best->about && mention.about) || (is_plain(*best) && !is_plain(mention));
      if (fuller) best = &mention;
      if (record.amount.empty()) record.amount = mention.amount;
    }
    record.kind = best->kind;
    record.name = best->name;
    record.made = thing.made;
    record.deadline = thing.deadline;
    for (ActorIndex i : thing.parties) record.parties.push_back(reading_.actors.actor(i).id);
    add_history(thing, record);
    if (record.status.empty() && (thing.made || is_presupposed(thing))) {
      record.status = "agreed";
      record.history.push_back({"agreed", thing.made, {record.evidence.front()}});
    }
    if (record.status.empty()) return std::nullopt;
    Span noun = analysis_.at(thing.first().noun).span;
    record.id = stable_id("commitment",
                          fmt::format("{}\n{}-{}", reading_.document.id, noun.begin, noun.end));
    return record;
  }

  void add_history(const Thing& thing, CommitmentRecord& record) const {
    for (const CommitmentMention& mention : thing.mentions) {
      Evidence evidence = reading_.evidence_at(mention.noun);
      bool known = std::find(record.evidence.begin(), record.evidence.end(), evidence) !=
                   record.evidence.end();
      if (!known && record.evidence.size() >= kMostEvidence) break;
      if (!known) record.evidence.push_back(evidence);
      const std::string& status = mention.state.status;
      if (status.empty()) continue;
      bool told =
          std::any_of(record.history.begin(), record.history.end(),
                      [&](const StatusChange& c) { return c.evidence.front() == evidence; });
      if (told) continue;
      std::optional<Date> date;
      if (!mention.state.makers.empty() && stage(status) <= 2) date = mention.made;
      record.history.push_back({status, date, {evidence}});
      if (record.status.empty() || stage(status) >= stage(record.status)) record.status = status;
      // What holds of a promise is that it was kept.
      bool kept = record.status == "in_force" && record.kind == "pledge" && !mention.pronoun;
      if (kept) record.status = record.history.back().status = "fulfilled";
    }
  }

  // One sentence does not say two things of the same parties: the fuller record stays.
  static void drop_contradictions(std::vector<CommitmentRecord>& records) {
    auto weight = [](const CommitmentRecord& r) {
      return r.parties.size() * 4 + (r.made ? 3U : 0U) + r.evidence.size() + r.history.size();
    };
    std::vector<bool> dropped(records.size(), false);
    for (std::size_t i = 0; i < records.size(); ++i) {
      for (std::size_t j = i + 1; j < records.size(); ++j) {
        if (dropped[i] || dropped[j] || records[i].status == records[j].status) continue;
        std::set<std::string> a(records[i].parties.begin(), records[i].parties.end());
        std::set<std::string> b(records[j].parties.begin(), records[j].parties.end());
        bool shared = std::any_of(records[i].evidence.begin(), records[i].evidence.end(),
                                  [&](const Evidence& e) {
                                    const auto& other = records[j].evidence;
                                    return std::find(other.begin(), other.end(), e) != other.end();
                                  });
        if (a != b || !shared) continue;
        dropped[weight(records[i]) >= weight(records[j]) ? j : i] = true;
      }
    }
    std::vector<CommitmentRecord> kept;
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (!dropped[i]) kept.push_back(std::move(records[i]));
    }
    records = std::move(kept);
  }

  // A sentence that seems to hold more than a few is a list of names, not of commitments.
  static void drop_crowds(std::vector<CommitmentRecord>& records) {
    std::vector<Evidence> told;
    auto is_crowded = [&](const CommitmentRecord& record) {
      auto here = std::count(told.begin(), told.end(), record.evidence.front());
      told.push_back(record.evidence.front());
      return here >= kMostInSentence;
    };
    std::erase_if(records, is_crowded);
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const CommitmentCues& cues_;
  std::vector<CommitmentMention> mentions_;
  std::vector<Thing> things_;
};

}  // namespace

std::vector<CommitmentRecord> read_commitments(const Reading& reading, const EventLexicon& lexicon,
                                               const CommitmentCues& cues,
                                               const std::vector<FigureMention>& figures) {
  return CommitmentReader(reading, lexicon, cues, figures).read();
}

}  // namespace dragoman
