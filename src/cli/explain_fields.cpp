// The fields of each kind of record, a line each, as explain prints them.
#include "cli/explain_fields.h"

#include <fmt/format.h>

#include "briefing/prose.h"
#include "cli/describe.h"
#include "cli/output.h"

namespace dragoman {

void FieldPrinter::field(const char* name, const std::string& value) {
  if (value.empty()) return;
  constexpr std::size_t kNames = 14;
  session_->out << styled(session_->terminal, Style::cyan, padded(name, kNames))
                << wrap(value, session_->terminal.width, kNames) << '\n';
}

void FieldPrinter::date_field(const char* name, const std::optional<Date>& date) {
  if (!date) return;
  std::string out = fmt::format("{} ({})", date_words(date), precision_name(date->precision));
  if (!date->text.empty()) out += fmt::format(", from “{}”", one_line(date->text));
  if (!date->basis.empty()) out += ": " + date->basis;
  field(name, out);
}

void FieldPrinter::actor_fields(const char* name, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    const ActorRecord* actor = lookup_->actor(id);
    field(name, actor == nullptr ? id : fmt::format("{}  {}", headline(*actor, *lookup_), id));
  }
}

void FieldPrinter::stance_fields(const std::vector<IssueStance>& stances) {
  for (const IssueStance& of : stances) {
    std::string out = of.issue;
    if (!of.concerning.empty()) out += " of " + lookup_->names(of.concerning);
    field(of.stance.c_str(), out);
  }
}

void FieldPrinter::attribution_fields(const std::vector<Attribution>& attribution) {
  for (const Attribution& source : attribution) {
    std::string out = fmt::format("“{}”", one_line(source.text));
    if (!source.actor.empty()) {
      out += fmt::format(": {}  {}", lookup_->name_and_country(source.actor), source.actor);
    }
    field("according to", out);
  }
}

void FieldPrinter::fields(const EventRecord& event) {
  actor_fields("actor", event.actors);
  actor_fields("recipient", event.recipients);
  date_field("date", event.date);
  if (event.place) {
    std::string place = event.place->name;
    if (!event.place->country.empty()) place += " (" + event.place->country + ")";
    field("place", place);
  }
  field("realis", std::string(realis_name(event.realis)));
  field("report", event.background ? "background" : "news");
  field("code",
        fmt::format("CAMEO {}, {}, {:g} on PLOVER's scale{}", event.cameo, event.quad, event.score,
                    event.goldstein ? fmt::format(", {:g} on Goldstein's", *event.goldstein)
                                    : std::string()));
  field("contexts", fmt::format("{}", fmt::join(event.contexts, ", ")));
  field("issues", fmt::format("{}", fmt::join(event.issues, ", ")));
  attribution_fields(event.attribution);
  field("confidence", fmt::format("{:.2f}", event.confidence));
  field("incident", event.incident);
  field("why", event.why);
}

void FieldPrinter::fields(const StatementRecord& statement) {
  field("speaker",
        statement.speaker.empty()
            ? one_line(statement.speaker_text)
            : fmt::format("{}  {}, as “{}”", lookup_->name_and_country(statement.speaker),
                          statement.speaker, one_line(statement.speaker_text)));
  field("act", statement.act);
  field("quote", one_line(statement.quote));
  field("content", one_line(statement.content));
  actor_fields("about", statement.about);
  field("names", one_line(statement.names));
  field("stance", statement.stance);
  stance_fields(statement.stances);
  field("medium", statement.medium);
  date_field("date", statement.date);
  attribution_fields(statement.attribution);
  field("confidence", fmt::format("{:.2f}", statement.confidence));
}

void FieldPrinter::fields(const CommitmentRecord& commitment) {
  actor_fields("party", commitment.parties);
  date_field("made", commitment.made);
  field("amount", number_words(commitment.amount));
  for (const StatusChange& change : commitment.history)
    date_field(change.status.c_str(), change.date);
}

void FieldPrinter::fields(const MembershipRecord& membership) {
  actor_fields("member", {membership.member});
  actor_fields("organization", {membership.organization});
  date_field("since", membership.since);
  for (const StatusChange& change : membership.history) {
    date_field(change.status.c_str(), change.date);
  }
}

void FieldPrinter::fields(const FigureRecord& figure) {
  actor_fields("about", figure.about);
  date_field("time", figure.time);
}

void FieldPrinter::fields(const ActorRecord& actor) {
  field("country", actor.country);
  field("code", actor.code);
  field("also", fmt::format("{}", fmt::join(actor.aliases, ", ")));
  for (const Role& role : actor.roles) {
    std::string out = role.title;
    if (!role.organization.empty()) out += ", " + role.organization;
    if (!role.from.empty() || !role.to.empty())
      out += fmt::format(" ({} to {})", role.from, role.to);
    out += role.basis == "knowledge" ? ", by the tables" : ", by the text";
    if (!role.as_of.empty()) out += ", known up to " + role.as_of;
    if (!role.disagrees.empty()) out += "; against it, " + role.disagrees;
    field("role", out);
  }
}

void FieldPrinter::fields(const PositionRecord& position) {
  actor_fields("actor", {position.actor});
  field("issue", fmt::format("{}  {}", lookup_->issue(position.issue), position.issue));
  for (const StanceChange& change : position.history) {
    date_field(change.stance.c_str(), change.date);
    if (!change.date) field(change.stance.c_str(), "on a day that is not known");
    for (const Evidence& evidence : change.evidence) sentence_field(evidence);
  }
}

void FieldPrinter::fields(const IssueRecord& issue) {
  field("also", fmt::format("{}", fmt::join(issue.aliases, ", ")));
  for (const Term& term : issue.terms) {
    field("term", fmt::format("“{}”, {}", term.term, lookup_->name_and_country(term.actor)));
    for (const Evidence& evidence : term.evidence) sentence_field(evidence);
  }
  if (issue.terms.empty()) {
    for (const Evidence& evidence : issue.evidence) sentence_field(evidence);
  }
}

void FieldPrinter::fields(const DifferenceRecord& difference) {
  for (const Side& side : difference.sides) {
    field("side", fmt::format("{}: {}", lookup_->name_and_country(side.who), side.says));
    for (const Evidence& evidence : side.evidence) sentence_field(evidence);
  }
}

void FieldPrinter::sentence_field(const Evidence& evidence) {
  field(" ", fmt::format("“{}” {}", lookup_->words(evidence), lookup_->file(evidence.document)));
}

void FieldPrinter::fields(const Document& document) {
  field("title", one_line(document.title));
  field("outlet", document.outlet);
  field("byline", one_line(document.byline));
  date_field("published", document.published);
  field("written in", document.dateline_place);
  field("language", document.language);
  field("genre", document.genre);
  field("url", document.url);
  field("sha256", document.sha256);
  field("size", fmt::format("{} bytes, {} of them replaced", document.text.size(),
                            document.replaced_bytes));
}

void FieldPrinter::fields(const IncidentRecord& incident) {
  actor_fields("actor", incident.actors);
  date_field("date", incident.date);
  if (incident.place) {
    const Place& place = *incident.place;
    field("place", place.country.empty() ? place.name : place.name + " (" + place.country + ")");
  }
  field("realis", std::string(realis_name(incident.realis)));
  if (incident.realis_history.size() > 1) {
    for (const RealisChange& told : incident.realis_history) {
      std::string out =
          fmt::format("{}, by {}", realis_name(told.realis), lookup_->file(told.document));
      if (told.published) out += " of " + date_words(told.published);
      field(" ", out);
    }
  }
  field("score",
        fmt::format("{:g} on PLOVER's scale{}", incident.score,
                    incident.goldstein ? fmt::format(", {:g} on Goldstein's", *incident.goldstein)
                                       : std::string()));
  field("confidence", fmt::format("{:.2f}", incident.confidence));
  for (const std::string& event : incident.events) field("event", event);
  if (incident.events.size() == 1) field("why", "one event; no other was joined to it");
  for (const std::string& why : incident.why) field("why", why);
  for (const Account& account : incident.accounts) {
    const std::string word = attribution_words(account.attribution, *lookup_);
    field("account",
          lookup_->file(account.document) + (word.empty() ? "" : ", by word of " + word));
    field(" ", "“" + one_line(account.says) + "”");
  }
}

void FieldPrinter::fields(const RelationRecord& relation) {
  field("incidents", fmt::format("{}", relation.events));
  for (const std::string& id : relation.incidents) field(" ", id);
}

}  // namespace dragoman
