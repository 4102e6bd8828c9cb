// Choosing and sorting what a brief says. How it is printed is in brief_print.cpp.
#include "briefing/brief.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "briefing/lookup.h"
#include "briefing/prose.h"

namespace dragoman {
namespace {

constexpr std::size_t kMostWords = 320;  // of a report's sentence in a line

// A line while it is sorted: the newest first, then as the record has them.
struct Draft {
  std::string day;
  BriefLine line;
  std::vector<std::string> documents;  // ids, in the order of the record
};

enum class Order { newest_first, oldest_first, as_recorded };

class BriefMaker {
 public:
  BriefMaker(Store& store, const BriefOptions& options)
      : store_(&store), lookup_(store), options_(options) {}

  Result<Brief> make();

 private:
  Status load();
  void name_sides();
  bool is_hearsay(const std::vector<Attribution>& attribution);
  std::string role_of(const std::vector<Attribution>& attribution);
  Draft draft(const EventRecord& event);
  Draft draft(const StatementRecord& statement);
  std::string event_head(const EventRecord& event);
  void date_by_report(Draft& draft, const Evidence& evidence);
  std::vector<std::string> side(const std::vector<std::string>& actors, const std::string& code);

  void add_section(const std::string& title, std::vector<Draft> drafts, Order order);
  void add_events(const std::string& title, Order order,
                  const std::function<bool(const EventRecord&)>& wanted);
  void add_statements(const std::string& speaker, const std::string& other);
  void add_hearsay();
  void add_commitments();
  void add_memberships();
  void add_figures();
  std::size_t source_number(const std::string& document);
  void close_header();

  Store* store_;
  Lookup lookup_;
  BriefOptions options_;
  Brief brief_;
  std::vector<EventRecord> events_;
  std::vector<StatementRecord> statements_;
  std::vector<CommitmentRecord> commitments_;
  std::vector<MembershipRecord> memberships_;
  std::vector<FigureRecord> figures_;
  std::map<std::string, std::size_t> source_numbers_;
};

bool did_happen(const EventRecord& event) {
  return event.realis == Realis::happened || event.realis == Realis::ongoing;
}

bool is_conflict(const EventRecord& event) {
  return event.quad.ends_with("conflict");
}

std::vector<std::string> documents_of(const std::vector<Evidence>& evidence) {
  std::vector<std::string> out;
  for (const Evidence& e : evidence) {
    if (std::find(out.begin(), out.end(), e.document) == out.end()) out.push_back(e.document);
  }
  return out;
}

// Reports of one day tell the same where type and people are the same.
std::string grouping_key(const EventRecord& event) {
  std::string day = sort_day(event.date);
  if (day.empty() || event.date->precision != DatePrecision::day) return event.id;
  std::set<std::string> people(event.actors.begin(), event.actors.end());
  people.insert(event.recipients.begin(), event.recipients.end());
  return fmt::format("{} {} {} {}", day, event.type, realis_name(event.realis),
                     fmt::join(people, " "));
}

template <typename T>
Status take(Result<std::vector<T>> found, std::vector<T>& into) {
  if (!found) return found.error();
  into = std::move(*found);
  return {};
}

}  // namespace

Status BriefMaker::load() {
  Filter both;
  both.parties = {options_.first, options_.second};
  both.since = options_.since;
  both.until = options_.until;
  if (Status s = take(store_->events(both), events_); !s) return s;
  if (Status s = take(store_->statements(both), statements_); !s) return s;
  if (Status s = take(store_->commitments(both), commitments_); !s) return s;
  if (Status s = take(store_->figures(both), figures_); !s) return s;
  for (const std::string& code : both.parties) {
    Filter one;
    one.parties = {code};
    std::vector<MembershipRecord> found;
    if (Status s = take(store_->memberships(one), found); !s) return s;
    for (MembershipRecord& membership : found) {
      if (lookup_.country(membership.member) == code) memberships_.push_back(std::move(membership));
    }
  }
  return {};
}

void BriefMaker::name_sides() {
  auto name_of = [&](const std::string& code) {
    Filter filter;
    filter.type = "state";
    filter.parties = {code};
    Result<std::vector<ActorRecord>> states = store_->actors(filter);
    return states && !states->empty() ? states->front().name : code;
  };
  brief_.first_name = name_of(options_.first);
  brief_.second_name = name_of(options_.second);
}

// Told by media, or by somebody without a name.
bool BriefMaker::is_hearsay(const std::vector<Attribution>& attribution) {
  return std::any_of(attribution.begin(), attribution.end(), [&](const Attribution& source) {
    const ActorRecord* actor = lookup_.actor(source.actor);
    return actor == nullptr || actor->kind == "media";
  });
}

std::string BriefMaker::role_of(const std::vector<Attribution>& attribution) {
  std::string out;
  for (const Attribution& source : attribution) {
    out += out.empty() ? "according to " : ", who cites ";
    out += source.actor.empty() ? source.text : lookup_.name_and_country(source.actor);
  }
  return out;
}

std::vector<std::string> BriefMaker::side(const std::vector<std::string>& actors,
                                          const std::string& code) {
  std::vector<std::string> out;
  for (const std::string& id : actors) {
    if (lookup_.country(id) == code) out.push_back(id);
  }
  return out;
}

std::string BriefMaker::event_head(const EventRecord& event) {
  std::string head = event.type;
  if (!event.mode.empty()) head += " (" + event.mode + ")";
  if (event.realis != Realis::happened) head += fmt::format(" [{}]", realis_name(event.realis));
  if (event.background) head += " [background]";
  head += ": " + lookup_.names(event.actors);
  if (!event.recipients.empty()) {
    head += event.actors.empty() ? "to " : " – ";
    head += lookup_.names(event.recipients);
  }
  if (event.place && !event.place->name.empty()) head += "; " + event.place->name;
  std::string source = role_of(event.attribution);
  if (!source.empty()) head += "; " + source;
  return head;
}

// What has no day of its own had happened by the day on which it was reported.
void BriefMaker::date_by_report(Draft& draft, const Evidence& evidence) {
  const Document* document = lookup_.document(evidence.document);
  if (!draft.day.empty() || document == nullptr) return;
  std::string day = sort_day(document->published);
  if (day.empty()) return;
  const Date& published = *document->published;
  draft.day = published.end.empty() ? day : published.end;
  if (draft.line.date != "no date") return;
  // A date of the lead says only that the report is not older.
  bool not_older = published.basis.starts_with("inferred (date in the lead");
  std::size_t exact = published.precision == DatePrecision::day ? 10 : 7;
  draft.line.date = not_older ? "about " + published.start.substr(0, exact) : "by " + draft.day;
}

Draft BriefMaker::draft(const EventRecord& event) {
  Draft out;
  out.day = sort_day(event.date);
  out.line.date = date_words(event.date);
  out.line.head = event_head(event);
  out.line.text = shorten(lookup_.words(event.evidence.front()), kMostWords);
  out.line.records = {event.id};
  if (did_happen(event)) date_by_report(out, event.evidence.front());
  out.documents = documents_of(event.evidence);
  return out;
}

Draft BriefMaker::draft(const StatementRecord& statement) {
  Draft out;
  out.day = sort_day(statement.date);
  out.line.date = date_words(statement.date);
  std::string speaker = statement.speaker.empty() ? statement.speaker_text
                                                  : lookup_.name_and_country(statement.speaker);
  out.line.head = fmt::format("{} – {}", speaker, statement.act);
  if (!statement.medium.empty()) out.line.head += ", " + statement.medium;
  std::string source = role_of(statement.attribution);
  if (!source.empty()) out.line.head += "; " + source;
  out.line.verbatim = !statement.quote.empty();
  out.line.text =
      shorten(one_line(statement.quote.empty() ? statement.content : statement.quote), kMostWords);
  out.line.records = {statement.id};
  date_by_report(out, statement.evidence.front());
  out.documents = documents_of(statement.evidence);
  return out;
}

std::size_t BriefMaker::source_number(const std::string& document) {
  auto [place, is_new] = source_numbers_.try_emplace(document, brief_.sources.size());
  if (is_new) {
    BriefSource source;
    source.document = document;
    source.file = document;
    if (const Document* known = lookup_.document(document)) {
      source.file = known->file;
      source.title = one_line(known->title);
      source.outlet = known->outlet;
      source.published = known->published ? date_words(known->published) : "";
    }
    brief_.sources.push_back(std::move(source));
  }
  return place->second;
}

// A word or two ("in detail") mean nothing without their sentence.
bool says_something(const StatementRecord& statement) {
  const std::string& words = statement.quote.empty() ? statement.content : statement.quote;
  return std::count(words.begin(), words.end(), ' ') >= 3;
}

// Money, shares and people; days and counts only repeat what the events say.
bool is_telling(const FigureRecord& figure) {
  bool currency = figure.unit.size() == 3 && figure.unit[0] >= 'A' && figure.unit[0] <= 'Z';
  return currency || figure.unit == "percent" || figure.unit == "person";
}

void BriefMaker::add_section(const std::string& title, std::vector<Draft> drafts, Order order) {
  if (drafts.empty()) return;
  if (order != Order::as_recorded) {
    std::stable_sort(drafts.begin(), drafts.end(), [&](const Draft& a, const Draft& b) {
      if (a.day.empty() || b.day.empty()) return !a.day.empty() && b.day.empty();
      return order == Order::newest_first ? a.day > b.day : a.day < b.day;
    });
  }
  BriefSection section;
  section.title = title;
  section.all = drafts.size();
  if (options_.most_lines > 0 && drafts.size() > options_.most_lines) {
    drafts.resize(options_.most_lines);
  }
  for (Draft& draft : drafts) {
    for (const std::string& document : draft.documents) {
      draft.line.sources.push_back(source_number(document));
    }
    check(!draft.line.sources.empty(), "a line of a brief without a source");
    section.lines.push_back(std::move(draft.line));
  }
  brief_.sections.push_back(std::move(section));
}

void BriefMaker::add_events(const std::string& title, Order order,
                            const std::function<bool(const EventRecord&)>& wanted) {
  std::vector<Draft> drafts;
  std::map<std::string, std::size_t> groups;
  for (const EventRecord& event : events_) {
    if (is_hearsay(event.attribution) || !wanted(event)) continue;
    Draft next = draft(event);
    auto [place, is_new] = groups.try_emplace(grouping_key(event), drafts.size());
    if (is_new) {
      drafts.push_back(std::move(next));
      continue;
    }
    Draft& first = drafts[place->second];
    first.line.records.push_back(event.id);
    for (std::string& document : next.documents) {
      if (std::find(first.documents.begin(), first.documents.end(), document) ==
          first.documents.end()) {
        first.documents.push_back(std::move(document));
      }
    }
  }
  add_section(title, std::move(drafts), order);
}

void BriefMaker::add_statements(const std::string& speaker, const std::string& other) {
  std::vector<Draft> drafts;
  for (const StatementRecord& statement : statements_) {
    if (lookup_.country(statement.speaker) != speaker) continue;
    if (side(statement.about, other).empty() || is_hearsay(statement.attribution)) continue;
    if (!says_something(statement)) continue;
    drafts.push_back(draft(statement));
  }
  const std::string& who = speaker == options_.first ? brief_.first_name : brief_.second_name;
  const std::string& whom = other == options_.first ? brief_.first_name : brief_.second_name;
  add_section(fmt::format("What {} says about {}", who, whom), std::move(drafts),
              Order::newest_first);
}

void BriefMaker::add_hearsay() {
  std::vector<Draft> drafts;
  for (const EventRecord& event : events_) {
    if (is_hearsay(event.attribution)) drafts.push_back(draft(event));
  }
  for (const StatementRecord& statement : statements_) {
    if (is_hearsay(statement.attribution)) drafts.push_back(draft(statement));
  }
  add_section("Hearsay: told by media or by unnamed sources", std::move(drafts),
              Order::newest_first);
}

void BriefMaker::add_commitments() {
  std::vector<Draft> drafts;
  for (const CommitmentRecord& commitment : commitments_) {
    Draft out;
    out.day = sort_day(commitment.made);
    out.line.date = date_words(commitment.made);
    out.line.head = fmt::format("{}: {}; {}", commitment.kind, commitment.name, commitment.status);
    if (!commitment.parties.empty()) out.line.head += "; " + lookup_.names(commitment.parties);
    out.line.text = shorten(lookup_.words(commitment.evidence.front()), kMostWords);
    out.line.records = {commitment.id};
    out.documents = documents_of(commitment.evidence);
    drafts.push_back(std::move(out));
  }
  add_section("Agreements and promises", std::move(drafts), Order::newest_first);
}

void BriefMaker::add_memberships() {
  std::vector<Draft> drafts;
  for (const MembershipRecord& membership : memberships_) {
    Draft out;
    out.line.head = fmt::format("{} in {}: {}", lookup_.name(membership.member),
                                lookup_.name(membership.organization), membership.status);
    if (membership.since) out.line.head += " since " + date_words(membership.since);
    out.line.text = shorten(lookup_.words(membership.evidence.front()), kMostWords);
    out.line.records = {membership.id};
    out.documents = documents_of(membership.evidence);
    drafts.push_back(std::move(out));
  }
  add_section("Memberships", std::move(drafts), Order::as_recorded);
}

void BriefMaker::add_figures() {
  std::vector<Draft> drafts;
  for (const FigureRecord& figure : figures_) {
    if (!is_telling(figure)) continue;
    Draft out;
    out.day = sort_day(figure.time);
    out.line.date = date_words(figure.time);
    out.line.head = fmt::format("{} {}", number_words(figure.value), figure.unit);
    if (!figure.what.empty()) out.line.head += ": " + one_line(figure.what);
    out.line.text = shorten(lookup_.words(figure.evidence.front()), kMostWords);
    out.line.records = {figure.id};
    out.documents = documents_of(figure.evidence);
    drafts.push_back(std::move(out));
  }
  add_section("Figures", std::move(drafts), Order::newest_first);
}

void BriefMaker::close_header() {
  brief_.documents = brief_.sources.size();
  for (const BriefSource& source : brief_.sources) {
    const Document* document = lookup_.document(source.document);
    std::string day = document != nullptr ? sort_day(document->published) : "";
    if (day.empty()) {
      ++brief_.undated_documents;
      continue;
    }
    if (brief_.from.empty() || day < brief_.from) brief_.from = day;
    if (day > brief_.to) brief_.to = day;
  }
  brief_.events = events_.size();
  for (const EventRecord& event : events_) {
    if (sort_day(event.date).empty()) ++brief_.undated_events;
  }
}

Result<Brief> BriefMaker::make() {
  brief_.options = options_;
  if (Status loaded = load(); !loaded) return loaded.error();
  name_sides();
  add_events("Last contacts", Order::newest_first,
             [](const EventRecord& event) { return did_happen(event) && event.type == "CONSULT"; });
  add_events("Planned", Order::oldest_first,
             [](const EventRecord& event) { return event.realis == Realis::planned; });
  add_statements(options_.first, options_.second);
  add_statements(options_.second, options_.first);
  add_commitments();
  add_memberships();
  add_events("Cooperation", Order::newest_first, [](const EventRecord& event) {
    return did_happen(event) && event.type != "CONSULT" && !is_conflict(event);
  });
  add_events("Conflict", Order::newest_first,
             [](const EventRecord& event) { return did_happen(event) && is_conflict(event); });
  add_figures();
  add_hearsay();
  add_events("What did not happen, or only might", Order::newest_first,
             [](const EventRecord& event) {
               return event.realis == Realis::negated || event.realis == Realis::hypothetical;
             });
  close_header();
  return std::move(brief_);
}

Result<Brief> make_brief(Store& store, const BriefOptions& options) {
  return BriefMaker(store, options).make();
}

}  // namespace dragoman
