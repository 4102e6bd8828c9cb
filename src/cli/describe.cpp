#include "cli/describe.h"

#include <fmt/format.h>

#include "briefing/prose.h"
#include "cli/output.h"

namespace dragoman {
namespace {

constexpr std::size_t kDates = 12;
constexpr std::size_t kMostWords = 400;

template <typename R>
std::string sentence_of(const R& record, Lookup& lookup) {
  if (record.evidence.empty()) return "";
  const Evidence& first = record.evidence.front();
  std::string words = lookup.words(first);
  return fmt::format("“{}” {}", shorten(words, kMostWords), lookup.file(first.document));
}

}  // namespace

std::string listing_entry(const std::string& date, const std::string& head, const std::string& id,
                          const std::string& words, const Terminal& terminal) {
  // A range of days is too long for the margin and stands before the rest.
  bool fits = columns_of_text(date) < kDates;
  std::string body = wrap((fits ? "" : date + " ") + head + " " + id, terminal.width, kDates);
  body.resize(body.size() - id.size());
  std::string out = padded(fits ? date : "", kDates) + styled(terminal, Style::bold, body) +
                    styled(terminal, Style::dim, id) + "\n";
  if (!words.empty()) {
    out += std::string(kDates, ' ') + wrap(words, terminal.width, kDates) + "\n";
  }
  return out;
}

std::string attribution_words(const std::vector<Attribution>& attribution, Lookup& lookup) {
  std::string out;
  for (const Attribution& source : attribution) {
    if (!out.empty()) out += ", citing ";
    out += source.actor.empty() ? one_line(source.text) : lookup.name_and_country(source.actor);
  }
  return out;
}

std::string headline(const EventRecord& record, Lookup& lookup) {
  std::string out = record.type;
  if (!record.mode.empty()) out += " (" + record.mode + ")";
  out +=
      fmt::format(" [{}{}]", realis_name(record.realis), record.background ? ", background" : "");
  out += " " + lookup.names(record.actors);
  if (!record.recipients.empty()) out += " → " + lookup.names(record.recipients);
  if (record.place && !record.place->name.empty()) out += "; " + record.place->name;
  std::string sources = attribution_words(record.attribution, lookup);
  if (!sources.empty()) out += "; according to " + sources;
  return out;
}

std::string headline(const StatementRecord& record, Lookup& lookup) {
  std::string out = record.speaker.empty() ? one_line(record.speaker_text)
                                           : lookup.name_and_country(record.speaker);
  out += " – " + record.act;
  if (!record.stance.empty()) out += ", " + record.stance;
  if (!record.medium.empty()) out += ", " + record.medium;
  if (!record.about.empty()) out += "; about " + lookup.names(record.about);
  std::string sources = attribution_words(record.attribution, lookup);
  if (!sources.empty()) out += "; according to " + sources;
  return out;
}

std::string headline(const CommitmentRecord& record, Lookup& lookup) {
  std::string out = fmt::format("{}: {} [{}]", record.kind, record.name, record.status);
  if (!record.parties.empty()) out += " " + lookup.names(record.parties);
  if (!record.amount.empty()) out += "; " + number_words(record.amount);
  if (record.deadline && record.deadline->known()) out += "; due " + date_words(record.deadline);
  return out;
}

std::string headline(const MembershipRecord& record, Lookup& lookup) {
  std::string out = fmt::format("{} in {}: {}", lookup.name(record.member),
                                lookup.name(record.organization), record.status);
  if (record.since) out += " since " + date_words(record.since);
  return out;
}

std::string headline(const FigureRecord& record, Lookup& lookup) {
  std::string out = record.bound.empty() ? "" : record.bound + " ";
  out += number_words(record.value) + " " + record.unit;
  if (!record.change.empty()) out += " (" + record.change + ")";
  if (!record.what.empty()) out += ": " + one_line(record.what);
  if (!record.about.empty()) out += "; about " + lookup.names(record.about);
  return out;
}

std::string headline(const PositionRecord& record, Lookup& lookup) {
  std::string out = fmt::format("{} – {}: {}", lookup.name_and_country(record.actor),
                                lookup.issue(record.issue), record.stance);
  for (std::size_t i = record.history.size(); i-- > 0;) {
    const StanceChange& change = record.history[i];
    if (i + 1 == record.history.size()) continue;
    out += fmt::format("; before, {}{}", change.stance,
                       change.date ? " from " + date_words(change.date) : "");
  }
  return out;
}

std::string headline(const IssueRecord& record, Lookup& lookup) {
  std::string out = one_line(record.name);
  const char* between = ": ";
  for (const Term& term : record.terms) {
    out += fmt::format("{}“{}” ({})", between, one_line(term.term), lookup.name(term.actor));
    between = ", ";
  }
  return out;
}

std::string headline(const ActorRecord& record, Lookup&) {
  std::string out = record.name;
  if (!record.country.empty()) out += " (" + record.country + ")";
  out += ", " + record.kind;
  if (!record.code.empty() && record.code != record.country) out += ", " + record.code;
  for (const Role& role : record.roles) {
    out += "; " + role.title;
    if (!role.organization.empty()) out += ", " + role.organization;
  }
  return out;
}

std::string headline(const Document& record, Lookup&) {
  std::string out = record.title.empty() ? "(no title)" : one_line(record.title);
  if (!record.outlet.empty()) out += ", " + record.outlet;
  out += ", " + record.genre;
  if (record.language != "en") out += fmt::format(", {}: not read", record.language);
  return out + ", " + record.file;
}

std::string describe(const EventRecord& record, Lookup& lookup, const Terminal& terminal) {
  return listing_entry(date_words(record.date), headline(record, lookup), record.id,
                       sentence_of(record, lookup), terminal);
}

std::string describe(const StatementRecord& record, Lookup& lookup, const Terminal& terminal) {
  std::string words =
      record.quote.empty() ? one_line(record.content) : "“" + one_line(record.quote) + "”";
  if (!record.evidence.empty()) words += " " + lookup.file(record.evidence.front().document);
  return listing_entry(date_words(record.date), headline(record, lookup), record.id, words,
                       terminal);
}

std::string describe(const CommitmentRecord& record, Lookup& lookup, const Terminal& terminal) {
  return listing_entry(date_words(record.made), headline(record, lookup), record.id,
                       sentence_of(record, lookup), terminal);
}

std::string describe(const MembershipRecord& record, Lookup& lookup, const Terminal& terminal) {
  return listing_entry("", headline(record, lookup), record.id, sentence_of(record, lookup),
                       terminal);
}

std::string describe(const FigureRecord& record, Lookup& lookup, const Terminal& terminal) {
  return listing_entry(date_words(record.time), headline(record, lookup), record.id,
                       sentence_of(record, lookup), terminal);
}

std::string describe_history(const std::vector<StatusChange>& history, Lookup& lookup,
                             const Terminal& terminal) {
  std::string out;
  for (const StatusChange& change : history) {
    std::string date = change.date ? date_words(change.date) : "";
    std::string line = "- " + change.status + (date.empty() ? "" : ", " + date);
    if (!change.evidence.empty()) {
      const Evidence& first = change.evidence.front();
      line += fmt::format(": “{}” {}", shorten(lookup.words(first), kMostWords),
                          lookup.file(first.document));
    }
    out += std::string(kDates, ' ') + wrap(line, terminal.width, kDates + 2) + "\n";
  }
  return out;
}

std::string describe(const PositionRecord& record, Lookup& lookup, const Terminal& terminal) {
  return listing_entry(date_words(record.since), headline(record, lookup), record.id,
                       sentence_of(record, lookup), terminal);
}

std::string describe(const IssueRecord& record, Lookup& lookup, const Terminal& terminal) {
  return listing_entry("", headline(record, lookup), record.id, sentence_of(record, lookup),
                       terminal);
}

std::string describe(const ActorRecord& record, Lookup& lookup, const Terminal& terminal) {
  std::string aliases =
      record.aliases.empty() ? "" : fmt::format("also: {}", fmt::join(record.aliases, ", "));
  return listing_entry("", headline(record, lookup), record.id, aliases, terminal);
}

std::string describe(const Document& record, Lookup& lookup, const Terminal& terminal) {
  return listing_entry(date_words(record.published), headline(record, lookup), record.id, "",
                       terminal);
}

std::string marked_sentence(std::string_view text, Span sentence, Span mark,
                            const Terminal& terminal) {
  if (!sentence.contains(mark) || mark.empty()) return one_line(slice(text, sentence));
  std::string before = one_line(slice(text, {sentence.begin, mark.begin}));
  std::string words = one_line(slice(text, mark));
  std::string after = one_line(slice(text, {mark.end, sentence.end}));
  // one_line takes the blanks at the borders away.
  auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  if (mark.begin > sentence.begin && blank(text[mark.begin - 1])) before += ' ';
  if (mark.end < sentence.end && blank(text[mark.end])) after.insert(0, " ");
  std::string middle = terminal.colours ? styled(terminal, Style::bold, words) : "»" + words + "«";
  return before + middle + after;
}

}  // namespace dragoman
