#include "exchange/columns.h"

#include <fmt/format.h>

#include "base/document.h"
#include "briefing/prose.h"

namespace dragoman {
namespace {

std::string joined(const std::vector<std::string>& items) {
  return fmt::format("{}", fmt::join(items, "|"));
}

std::string names_of(const std::vector<std::string>& ids, Lookup& lookup) {
  std::vector<std::string> names;
  for (const std::string& id : ids) names.push_back(lookup.name(id));
  return joined(names);
}

std::string countries_of(const std::vector<std::string>& ids, Lookup& lookup) {
  std::vector<std::string> countries;
  for (const std::string& id : ids) countries.push_back(lookup.country(id));
  return joined(countries);
}

std::string sources_of(const std::vector<Attribution>& attribution, Lookup& lookup) {
  std::vector<std::string> sources;
  for (const Attribution& source : attribution) {
    sources.push_back(source.actor.empty() ? one_line(source.text) : lookup.name(source.actor));
  }
  return joined(sources);
}

// "sanctions of IRN: against"
std::string stances_of(const std::vector<IssueStance>& stances) {
  std::vector<std::string> out;
  for (const IssueStance& of : stances) {
    const char* concerning = of.concerning.empty() ? "" : " of ";
    out.push_back(
        fmt::format("{}{}{}: {}", of.issue, concerning, fmt::join(of.concerning, " "), of.stance));
  }
  return joined(out);
}

std::string start_of(const std::optional<Date>& date) {
  return date ? date->start : "";
}
std::string end_of(const std::optional<Date>& date) {
  return date ? date->end : "";
}
std::string precision_of(const std::optional<Date>& date) {
  return date ? std::string(precision_name(date->precision)) : "";
}

std::string range_of(const std::vector<double>& value, std::size_t at) {
  if (value.empty()) return "";
  return fmt::format("{}", at < value.size() ? value[at] : value.back());
}

// The columns that every kind with evidence ends with.
template <typename R>
void add_evidence(std::vector<Column<R>>& columns) {
  columns.push_back({"document", [](const R& r, Lookup&) {
                       return r.evidence.empty() ? "" : r.evidence.front().document;
                     }});
  columns.push_back({"file", [](const R& r, Lookup& lookup) {
                       return r.evidence.empty() ? "" : lookup.file(r.evidence.front().document);
                     }});
  columns.push_back({"sentence", [](const R& r, Lookup& lookup) {
                       return r.evidence.empty() ? "" : lookup.words(r.evidence.front());
                     }});
}

template <typename R>
std::vector<Column<R>> with_evidence(std::vector<Column<R>> columns) {
  add_evidence(columns);
  return columns;
}

}  // namespace

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string tsv_cell(const std::string& text) {
  std::string out = text;
  for (char& c : out) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return out;
}

template <>
const std::vector<Column<EventRecord>>& columns_of_kind() {
  using R = EventRecord;
  static const auto kColumns = with_evidence<R>({
      {"id", [](const R& r, Lookup&) { return r.id; }},
      {"type", [](const R& r, Lookup&) { return r.type; }},
      {"mode", [](const R& r, Lookup&) { return r.mode; }},
      {"realis", [](const R& r, Lookup&) { return std::string(realis_name(r.realis)); }},
      {"report",
       [](const R& r, Lookup&) { return std::string(r.background ? "background" : "news"); }},
      {"start", [](const R& r, Lookup&) { return start_of(r.date); }},
      {"end", [](const R& r, Lookup&) { return end_of(r.date); }},
      {"precision", [](const R& r, Lookup&) { return precision_of(r.date); }},
      {"place", [](const R& r, Lookup&) { return r.place ? r.place->name : ""; }},
      {"place_country", [](const R& r, Lookup&) { return r.place ? r.place->country : ""; }},
      {"actors", [](const R& r, Lookup&) { return joined(r.actors); }},
      {"actor_names", [](const R& r, Lookup& lookup) { return names_of(r.actors, lookup); }},
      {"actor_countries",
       [](const R& r, Lookup& lookup) { return countries_of(r.actors, lookup); }},
      {"recipients", [](const R& r, Lookup&) { return joined(r.recipients); }},
      {"recipient_names",
       [](const R& r, Lookup& lookup) { return names_of(r.recipients, lookup); }},
      {"recipient_countries",
       [](const R& r, Lookup& lookup) { return countries_of(r.recipients, lookup); }},
      {"attribution", [](const R& r, Lookup& lookup) { return sources_of(r.attribution, lookup); }},
      {"cameo", [](const R& r, Lookup&) { return r.cameo; }},
      {"quad", [](const R& r, Lookup&) { return r.quad; }},
      {"score", [](const R& r, Lookup&) { return fmt::format("{:g}", r.score); }},
      {"goldstein",
       [](const R& r, Lookup&) { return r.goldstein ? fmt::format("{:g}", *r.goldstein) : ""; }},
      {"contexts", [](const R& r, Lookup&) { return joined(r.contexts); }},
      {"issues", [](const R& r, Lookup&) { return joined(r.issues); }},
      {"stances", [](const R& r, Lookup&) { return stances_of(r.stances); }},
      {"trigger", [](const R& r, Lookup&) { return r.trigger.text; }},
      {"confidence", [](const R& r, Lookup&) { return fmt::format("{:g}", r.confidence); }},
      {"incident", [](const R& r, Lookup&) { return r.incident; }},
  });
  return kColumns;
}

template <>
const std::vector<Column<StatementRecord>>& columns_of_kind() {
  using R = StatementRecord;
  static const auto kColumns = with_evidence<R>({
      {"id", [](const R& r, Lookup&) { return r.id; }},
      {"speaker", [](const R& r, Lookup&) { return r.speaker; }},
      {"speaker_name",
       [](const R& r, Lookup& lookup) {
         return r.speaker.empty() ? one_line(r.speaker_text) : lookup.name(r.speaker);
       }},
      {"speaker_country", [](const R& r, Lookup& lookup) { return lookup.country(r.speaker); }},
      {"act", [](const R& r, Lookup&) { return r.act; }},
      {"quote", [](const R& r, Lookup&) { return one_line(r.quote); }},
      {"content", [](const R& r, Lookup&) { return one_line(r.content); }},
      {"about", [](const R& r, Lookup&) { return joined(r.about); }},
      {"about_names", [](const R& r, Lookup& lookup) { return names_of(r.about, lookup); }},
      {"stance", [](const R& r, Lookup&) { return r.stance; }},
      {"stances", [](const R& r, Lookup&) { return stances_of(r.stances); }},
      {"names", [](const R& r, Lookup&) { return one_line(r.names); }},
      {"medium", [](const R& r, Lookup&) { return r.medium; }},
      {"start", [](const R& r, Lookup&) { return start_of(r.date); }},
      {"end", [](const R& r, Lookup&) { return end_of(r.date); }},
      {"precision", [](const R& r, Lookup&) { return precision_of(r.date); }},
      {"attribution", [](const R& r, Lookup& lookup) { return sources_of(r.attribution, lookup); }},
      {"confidence", [](const R& r, Lookup&) { return fmt::format("{:g}", r.confidence); }},
  });
  return kColumns;
}

template <>
const std::vector<Column<PositionRecord>>& columns_of_kind() {
  using R = PositionRecord;
  static const auto kColumns = with_evidence<R>({
      {"id", [](const R& r, Lookup&) { return r.id; }},
      {"actor", [](const R& r, Lookup&) { return r.actor; }},
      {"actor_name", [](const R& r, Lookup& lookup) { return lookup.name(r.actor); }},
      {"actor_country", [](const R& r, Lookup& lookup) { return lookup.country(r.actor); }},
      {"issue", [](const R& r, Lookup&) { return r.issue; }},
      {"issue_name", [](const R& r, Lookup& lookup) { return lookup.issue(r.issue); }},
      {"stance", [](const R& r, Lookup&) { return r.stance; }},
      {"since_start", [](const R& r, Lookup&) { return start_of(r.since); }},
      {"since_end", [](const R& r, Lookup&) { return end_of(r.since); }},
      {"history",
       [](const R& r, Lookup&) {
         std::vector<std::string> out;
         for (const StanceChange& change : r.history) {
           out.push_back(start_of(change.date) + " " + change.stance);
         }
         return joined(out);
       }},
  });
  return kColumns;
}

template <>
const std::vector<Column<IssueRecord>>& columns_of_kind() {
  using R = IssueRecord;
  static const auto kColumns = with_evidence<R>({
      {"id", [](const R& r, Lookup&) { return r.id; }},
      {"name", [](const R& r, Lookup&) { return one_line(r.name); }},
      {"terms",
       [](const R& r, Lookup&) {
         std::vector<std::string> out;
         for (const Term& term : r.terms) out.push_back(one_line(term.term));
         return joined(out);
       }},
      {"term_actors",
       [](const R& r, Lookup&) {
         std::vector<std::string> out;
         for (const Term& term : r.terms) out.push_back(term.actor);
         return joined(out);
       }},
      {"term_actor_names",
       [](const R& r, Lookup& lookup) {
         std::vector<std::string> out;
         for (const Term& term : r.terms) out.push_back(lookup.name(term.actor));
         return joined(out);
       }},
  });
  return kColumns;
}

template <>
const std::vector<Column<CommitmentRecord>>& columns_of_kind() {
  using R = CommitmentRecord;
  static const auto kColumns = with_evidence<R>({
      {"id", [](const R& r, Lookup&) { return r.id; }},
      {"kind", [](const R& r, Lookup&) { return r.kind; }},
      {"name", [](const R& r, Lookup&) { return r.name; }},
      {"status", [](const R& r, Lookup&) { return r.status; }},
      {"parties", [](const R& r, Lookup&) { return joined(r.parties); }},
      {"party_names", [](const R& r, Lookup& lookup) { return names_of(r.parties, lookup); }},
      {"made_start", [](const R& r, Lookup&) { return start_of(r.made); }},
      {"made_end", [](const R& r, Lookup&) { return end_of(r.made); }},
      {"deadline_start", [](const R& r, Lookup&) { return start_of(r.deadline); }},
      {"deadline_end", [](const R& r, Lookup&) { return end_of(r.deadline); }},
      {"amount_low", [](const R& r, Lookup&) { return range_of(r.amount, 0); }},
      {"amount_high", [](const R& r, Lookup&) { return range_of(r.amount, 1); }},
  });
  return kColumns;
}

template <>
const std::vector<Column<MembershipRecord>>& columns_of_kind() {
  using R = MembershipRecord;
  static const auto kColumns = with_evidence<R>({
      {"id", [](const R& r, Lookup&) { return r.id; }},
      {"member", [](const R& r, Lookup&) { return r.member; }},
      {"member_name", [](const R& r, Lookup& lookup) { return lookup.name(r.member); }},
      {"organization", [](const R& r, Lookup&) { return r.organization; }},
      {"organization_name", [](const R& r, Lookup& lookup) { return lookup.name(r.organization); }},
      {"status", [](const R& r, Lookup&) { return r.status; }},
      {"since_start", [](const R& r, Lookup&) { return start_of(r.since); }},
      {"since_end", [](const R& r, Lookup&) { return end_of(r.since); }},
  });
  return kColumns;
}

template <>
const std::vector<Column<FigureRecord>>& columns_of_kind() {
  using R = FigureRecord;
  static const auto kColumns = with_evidence<R>({
      {"id", [](const R& r, Lookup&) { return r.id; }},
      {"low", [](const R& r, Lookup&) { return range_of(r.value, 0); }},
      {"high", [](const R& r, Lookup&) { return range_of(r.value, 1); }},
      {"unit", [](const R& r, Lookup&) { return r.unit; }},
      {"bound", [](const R& r, Lookup&) { return r.bound; }},
      {"change", [](const R& r, Lookup&) { return r.change; }},
      {"text", [](const R& r, Lookup&) { return one_line(r.text); }},
      {"what", [](const R& r, Lookup&) { return one_line(r.what); }},
      {"about", [](const R& r, Lookup&) { return joined(r.about); }},
      {"about_names", [](const R& r, Lookup& lookup) { return names_of(r.about, lookup); }},
      {"start", [](const R& r, Lookup&) { return start_of(r.time); }},
      {"end", [](const R& r, Lookup&) { return end_of(r.time); }},
  });
  return kColumns;
}

template <>
const std::vector<Column<ActorRecord>>& columns_of_kind() {
  using R = ActorRecord;
  static const auto kColumns = with_evidence<R>({
      {"id", [](const R& r, Lookup&) { return r.id; }},
      {"kind", [](const R& r, Lookup&) { return r.kind; }},
      {"name", [](const R& r, Lookup&) { return r.name; }},
      {"aliases", [](const R& r, Lookup&) { return joined(r.aliases); }},
      {"country", [](const R& r, Lookup&) { return r.country; }},
      {"code", [](const R& r, Lookup&) { return r.code; }},
      {"roles",
       [](const R& r, Lookup&) {
         std::vector<std::string> titles;
         for (const Role& role : r.roles) titles.push_back(role.title);
         return joined(titles);
       }},
  });
  return kColumns;
}

template <>
const std::vector<Column<Document>>& columns_of_kind() {
  using R = Document;
  static const std::vector<Column<R>> kColumns = {
      {"id", [](const R& r, Lookup&) { return r.id; }},
      {"file", [](const R& r, Lookup&) { return r.file; }},
      {"title", [](const R& r, Lookup&) { return one_line(r.title); }},
      {"outlet", [](const R& r, Lookup&) { return r.outlet; }},
      {"byline", [](const R& r, Lookup&) { return r.byline; }},
      {"published_start", [](const R& r, Lookup&) { return start_of(r.published); }},
      {"published_end", [](const R& r, Lookup&) { return end_of(r.published); }},
      {"language", [](const R& r, Lookup&) { return r.language; }},
      {"genre", [](const R& r, Lookup&) { return r.genre; }},
      {"url", [](const R& r, Lookup&) { return r.url; }},
      {"bytes", [](const R& r, Lookup&) { return fmt::format("{}", r.text.size()); }},
  };
  return kColumns;
}

}  // namespace dragoman
