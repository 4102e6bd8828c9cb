#include "exchange/event_rows.h"

#include <algorithm>
#include <set>

#include "base/hash.h"
#include "exchange/each_record.h"
#include "linking/relations.h"

namespace dragoman {
namespace {

constexpr std::size_t kStoriesKept = 256;
constexpr Day kLongestInterval = 31;
constexpr std::size_t kEventsAtOnce = 500;

using Dyad = std::pair<std::string, std::string>;

std::uint64_t number_of(std::string_view hexadecimal) {
  std::uint64_t out = 0;
  for (const char c : hexadecimal) {
    out = out * 16 + static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
  }
  return out;
}

void identify(EventRow& row, const std::string& of, const Dyad& dyad) {
  constexpr std::string_view kPrefix = "row";
  row.id =
      stable_id(kPrefix, of + '\n' + dyad.first + '\n' + dyad.second).substr(kPrefix.size() + 1);
  row.number = number_of(row.id);
}

// Makes rows of tellings and hands them out.
class RowMaker {
 public:
  RowMaker(Store& store, const RowOptions& options, const RowSink& use)
      : source_(store), options_(options), use_(use) {}

  // Nothing where the event makes no row.
  Result<std::optional<Telling>> telling_of(EventRecord event);
  void rows_of(Telling telling);
  void rows_of(const IncidentRecord& incident, std::vector<Telling> tellings);
  std::size_t rows() const { return rows_; }

 private:
  void use(EventRow& row, const std::string& of, const Dyad& dyad) {
    identify(row, of, dyad);
    row.tables = options_.tables;
    row.actor = source_.actor(dyad.first);
    row.recipient = source_.actor(dyad.second);
    use_(row);
    ++rows_;
  }

  RowSource source_;
  const RowOptions& options_;
  const RowSink& use_;
  std::size_t rows_ = 0;
};

Result<std::optional<Telling>> RowMaker::telling_of(EventRecord event) {
  std::optional<Telling> none;
  if (!counts_as_event(event) || dyads_of(event, options_.sides).empty()) return none;
  Result<std::shared_ptr<const RowStory>> story = source_.story(event.evidence.front().document);
  if (!story) return story.error();
  std::string day = day_of_row(event, (*story)->document);
  if (day.empty()) return none;
  return std::optional(Telling{std::move(event), std::move(*story), std::move(day)});
}

void RowMaker::rows_of(Telling telling) {
  const std::vector<Dyad> dyads = dyads_of(telling.event, options_.sides);
  EventRow row;
  row.day = telling.day;
  row.tellings.push_back(std::move(telling));
  for (const Dyad& dyad : dyads) use(row, row.event().id, dyad);
}

// The telling that stands for the row first: of the incident's type, the surest, the first told.
void RowMaker::rows_of(const IncidentRecord& incident, std::vector<Telling> tellings) {
  std::map<Dyad, std::vector<std::size_t>> told;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    for (const Dyad& dyad : dyads_of(tellings[i].event, options_.sides)) told[dyad].push_back(i);
  }
  EventRecord dated;
  dated.date = incident.date;
  const std::string own_day = day_of_row(dated, Document());
  for (const auto& [dyad, indexes] : told) {
    EventRow row;
    row.incident = &incident;
    std::size_t best = 0;
    for (const std::size_t i : indexes) {
      const EventRecord& event = tellings[i].event;
      const auto rank = [&](const EventRecord& of) {
        return std::pair(of.type == incident.type, of.confidence);
      };
      if (!row.tellings.empty() && rank(event) > rank(row.tellings[best].event)) {
        best = row.tellings.size();
      }
      row.tellings.push_back(tellings[i]);
    }
    std::rotate(row.tellings.begin(), row.tellings.begin() + static_cast<std::ptrdiff_t>(best),
                row.tellings.begin() + static_cast<std::ptrdiff_t>(best) + 1);
    row.day = own_day.empty() ? row.tellings.front().day : own_day;
    use(row, incident.id, dyad);
  }
}

// What filters can tell already; counts_as_event has the last word.
Filter wanted_events() {
  Filter filter;
  filter.realis = Realis::happened;
  filter.without_wrong = true;
  return filter;
}

// Incidents with their events, some hundred events at a time.
class IncidentRows {
 public:
  IncidentRows(Store& store, RowMaker& maker) : store_(&store), maker_(&maker) {}

  Status take(IncidentRecord incident) {
    events_ += incident.events.size();
    incidents_.push_back(std::move(incident));
    return events_ < kEventsAtOnce ? Status() : write();
  }

  Status write() {
    Filter filter = wanted_events();
    for (const IncidentRecord& incident : incidents_) {
      filter.ids.insert(filter.ids.end(), incident.events.begin(), incident.events.end());
    }
    if (filter.ids.empty()) return {};
    Result<std::vector<EventRecord>> events = store_->events(filter);  // in the documents' order
    if (!events) return events.error();
    std::map<std::string, std::vector<Telling>> told;
    for (EventRecord& event : *events) {
      Result<std::optional<Telling>> telling = maker_->telling_of(std::move(event));
      if (!telling) return telling.error();
      if (!*telling) continue;
      std::vector<Telling>& of = told[(*telling)->event.incident];
      of.push_back(std::move(**telling));
    }
    for (const IncidentRecord& incident : incidents_) {
      const auto found = told.find(incident.id);
      if (found != told.end()) maker_->rows_of(incident, std::move(found->second));
    }
    incidents_.clear();
    events_ = 0;
    return {};
  }

 private:
  Store* store_;
  RowMaker* maker_;
  std::vector<IncidentRecord> incidents_;
  std::size_t events_ = 0;
};

// Events one by one in the order of their documents.
Status each_telling(Store& store, RowMaker& maker, bool in_no_incident) {
  Status failed;
  Status done = each_record<EventRecord>(store, wanted_events(), [&](EventRecord& event) {
    if (!failed || (in_no_incident && !event.incident.empty())) return;
    Result<std::optional<Telling>> telling = maker.telling_of(std::move(event));
    if (!telling) {
      failed = telling.error();
    } else if (*telling) {
      maker.rows_of(std::move(**telling));
    }
  });
  return done ? failed : done;
}

}  // namespace

RowStory::RowStory(Document from, std::vector<Span> read)
    : document(std::move(from)),
      sentences(std::move(read)),
      code_points(document.text),
      length(code_points.code_points_before(static_cast<std::uint32_t>(document.text.size()))) {
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::paragraph) continue;
    lead = block.span;
    break;
  }
}

std::size_t RowStory::sentence_number(Span sentence) const {
  const auto found = std::find_if(sentences.begin(), sentences.end(), [&](Span of) {
    return of.begin <= sentence.begin && sentence.begin < of.end;
  });
  return found == sentences.end() ? 0 : static_cast<std::size_t>(found - sentences.begin()) + 1;
}

std::vector<Dyad> dyads_of(const EventRecord& event, RowSides sides) {
  std::vector<Dyad> out;
  const auto add = [&](const std::string& actor, const std::string& recipient) {
    Dyad dyad(actor, recipient);
    if (actor != recipient && std::find(out.begin(), out.end(), dyad) == out.end()) {
      out.push_back(std::move(dyad));
    }
  };
  for (const std::string& actor : event.actors) {
    for (const std::string& recipient : event.recipients) add(actor, recipient);
  }
  const bool together =
      event.recipients.empty() && (event.actors.size() == 2 || is_mutual(event.type));
  if (together) {
    for (const std::string& actor : event.actors) {
      for (const std::string& other : event.actors) add(actor, other);
    }
  }
  if (!out.empty() || sides == RowSides::both) return out;
  for (const std::string& actor : event.actors) add(actor, "");
  if (out.empty()) {
    for (const std::string& recipient : event.recipients) add("", recipient);
  }
  return out;
}

bool counts_as_event(const EventRecord& event) {
  return event.realis == Realis::happened && !event.background && !event.evidence.empty();
}

std::string day_of_row(const EventRecord& event, const Document& document) {
  if (event.date && event.date->known() && !event.date->year_open()) {
    const std::optional<Day> first = parse_iso_day(event.date->start);
    const std::optional<Day> last =
        parse_iso_day(event.date->end.empty() ? event.date->start : event.date->end);
    if (!first || !last || *last - *first + 1 > kLongestInterval) return "";
    return event.date->start;
  }
  if (!document.published || !parse_iso_day(document.published->start)) return "";
  return document.published->start;
}

Result<std::size_t> each_story_row(Store& store, const RowOptions& options, const RowSink& use) {
  RowMaker maker(store, options, use);
  if (Status done = each_telling(store, maker, false); !done) return done.error();
  return maker.rows();
}

Result<std::size_t> each_incident_row(Store& store, const RowOptions& options, const RowSink& use) {
  RowMaker maker(store, options, use);
  IncidentRows rows(store, maker);
  Status failed;
  Status done = each_record<IncidentRecord>(store, {}, [&](IncidentRecord& incident) {
    if (failed) failed = rows.take(std::move(incident));
  });
  if (!done) return done.error();
  if (!failed) return failed.error();
  if (Status written = rows.write(); !written) return written.error();
  if (Status single = each_telling(store, maker, true); !single) return single.error();
  return maker.rows();
}

const ActorRecord* RowSource::actor(const std::string& id) {
  if (id.empty()) return nullptr;
  auto [place, is_new] = actors_.try_emplace(id);
  if (is_new) {
    Result<std::vector<ActorRecord>> found = store_->actors_in_short({id});
    if (found && !found->empty()) place->second = std::move(found->front());
    if (place->second.name.empty()) place->second.name = id;
    place->second.id = id;
  }
  return &place->second;
}

Result<std::shared_ptr<const RowStory>> RowSource::story(const std::string& document_id) {
  const auto known = stories_.find(document_id);
  if (known != stories_.end()) return known->second;
  Result<AnyRecord> found = store_->find(document_id);
  if (!found) return found.error();
  auto* entry = std::get_if<DocumentEntry>(&*found);
  check(entry != nullptr, "rows: evidence of what is no document");
  if (stories_.size() >= kStoriesKept) stories_.clear();
  auto story =
      std::make_shared<const RowStory>(std::move(entry->document), std::move(entry->sentences));
  stories_.emplace(document_id, story);
  return story;
}

}  // namespace dragoman
