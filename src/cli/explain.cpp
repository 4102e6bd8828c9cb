// dragoman explain: how a record came to be.
//
// The document is analysed again from its stored text, by the code that read it, so what is shown
// is what reading saw: the sentence with its trigger, its tree, who each phrase was taken for and
// why, the dates and what they rest on.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "briefing/prose.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/derived.h"
#include "cli/describe.h"
#include "cli/engine.h"
#include "cli/explain_tree.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "record/corrections.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman explain event-3f2a                 any id, or its beginning\n"
    "  dragoman explain event-3f2a --no-tree\n"
    "  dragoman explain doc-91c0                   how the page of a document was taken apart\n"
    "  dragoman explain event-3f2a --json          the record alone, as in export";

constexpr std::size_t kMostSentences = 6;

struct ExplainFlags {
  std::string record;
  std::string data;
  std::string id;
  bool no_tree = false;
  bool json = false;
};

class Explainer {
 public:
  Explainer(Session& session, Store& store, const ExplainFlags& flags)
      : session_(&session), store_(&store), flags_(&flags), lookup_(store) {}

  int explain(const AnyRecord& record);

 private:
  void field(const char* name, const std::string& value);
  void date_field(const char* name, const std::optional<Date>& date);
  void fields(const EventRecord& event);
  void fields(const StatementRecord& statement);
  void fields(const CommitmentRecord& commitment);
  void fields(const MembershipRecord& membership);
  void fields(const FigureRecord& figure);
  void fields(const ActorRecord& actor);
  void fields(const PositionRecord& position);
  void fields(const IssueRecord& issue);
  void fields(const DifferenceRecord& difference);
  void fields(const Document& document);
  void actor_fields(const char* name, const std::vector<std::string>& ids);
  void attribution_fields(const std::vector<Attribution>& attribution);
  void stance_fields(const std::vector<IssueStance>& stances);

  template <typename R>
  int record_with_evidence(const R& record, Span mark, const std::vector<R> DocumentRecords::*list);
  // What linking made: the fields and all sentences behind them.
  template <typename R>
  int derived(const R& record);
  void sentence_field(const Evidence& evidence);
  int document(const DocumentEntry& entry);
  Status show_sentences(const std::vector<Evidence>& evidence, Span mark, bool in_depth);
  Status load();
  // Whether reading the document again gives this very record; says so.
  template <typename R>
  void compare(const R& record, const std::vector<R> DocumentRecords::*list);

  Session* session_;
  Store* store_;
  const ExplainFlags* flags_;
  Lookup lookup_;
  std::optional<Engine> engine_;
};

void Explainer::field(const char* name, const std::string& value) {
  if (value.empty()) return;
  constexpr std::size_t kNames = 14;
  session_->out << styled(session_->terminal, Style::cyan, padded(name, kNames))
                << wrap(value, session_->terminal.width, kNames) << '\n';
}

void Explainer::date_field(const char* name, const std::optional<Date>& date) {
  if (!date) return;
  std::string out = fmt::format("{} ({})", date_words(date), precision_name(date->precision));
  if (!date->text.empty()) out += fmt::format(", from “{}”", one_line(date->text));
  if (!date->basis.empty()) out += ": " + date->basis;
  field(name, out);
}

void Explainer::actor_fields(const char* name, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    const ActorRecord* actor = lookup_.actor(id);
    field(name, actor == nullptr ? id : fmt::format("{}  {}", headline(*actor, lookup_), id));
  }
}

void Explainer::stance_fields(const std::vector<IssueStance>& stances) {
  for (const IssueStance& of : stances) {
    std::string out = of.issue;
    if (!of.concerning.empty()) out += " of " + lookup_.names(of.concerning);
    field(of.stance.c_str(), out);
  }
}

void Explainer::attribution_fields(const std::vector<Attribution>& attribution) {
  for (const Attribution& source : attribution) {
    std::string out = fmt::format("“{}”", one_line(source.text));
    if (!source.actor.empty()) {
      out += fmt::format(": {}  {}", lookup_.name_and_country(source.actor), source.actor);
    }
    field("according to", out);
  }
}

void Explainer::fields(const EventRecord& event) {
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

void Explainer::fields(const StatementRecord& statement) {
  field("speaker", statement.speaker.empty()
                       ? one_line(statement.speaker_text)
                       : fmt::format("{}  {}, as “{}”", lookup_.name_and_country(statement.speaker),
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

void Explainer::fields(const CommitmentRecord& commitment) {
  actor_fields("party", commitment.parties);
  date_field("made", commitment.made);
  field("amount", number_words(commitment.amount));
  for (const StatusChange& change : commitment.history)
    date_field(change.status.c_str(), change.date);
}

void Explainer::fields(const MembershipRecord& membership) {
  actor_fields("member", {membership.member});
  actor_fields("organization", {membership.organization});
  date_field("since", membership.since);
  for (const StatusChange& change : membership.history) {
    date_field(change.status.c_str(), change.date);
  }
}

void Explainer::fields(const FigureRecord& figure) {
  actor_fields("about", figure.about);
  date_field("time", figure.time);
}

void Explainer::fields(const ActorRecord& actor) {
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

void Explainer::fields(const PositionRecord& position) {
  actor_fields("actor", {position.actor});
  field("issue", fmt::format("{}  {}", lookup_.issue(position.issue), position.issue));
  for (const StanceChange& change : position.history) {
    date_field(change.stance.c_str(), change.date);
    if (!change.date) field(change.stance.c_str(), "on a day that is not known");
    for (const Evidence& evidence : change.evidence) sentence_field(evidence);
  }
}

void Explainer::fields(const IssueRecord& issue) {
  field("also", fmt::format("{}", fmt::join(issue.aliases, ", ")));
  for (const Term& term : issue.terms) {
    field("term", fmt::format("“{}”, {}", term.term, lookup_.name_and_country(term.actor)));
    for (const Evidence& evidence : term.evidence) sentence_field(evidence);
  }
  if (issue.terms.empty()) {
    for (const Evidence& evidence : issue.evidence) sentence_field(evidence);
  }
}

void Explainer::fields(const DifferenceRecord& difference) {
  for (const Side& side : difference.sides) {
    field("side", fmt::format("{}: {}", lookup_.name_and_country(side.who), side.says));
    for (const Evidence& evidence : side.evidence) sentence_field(evidence);
  }
}

void Explainer::sentence_field(const Evidence& evidence) {
  field(" ", fmt::format("“{}” {}", lookup_.words(evidence), lookup_.file(evidence.document)));
}

void Explainer::fields(const Document& document) {
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

Status Explainer::load() {
  Result<Engine> engine = load_engine(*session_, flags_->data);
  if (!engine) return engine.error();
  engine_ = std::move(*engine);
  return {};
}

Status Explainer::show_sentences(const std::vector<Evidence>& evidence, Span mark, bool in_depth) {
  std::size_t shown = 0;
  for (const Evidence& e : evidence) {
    if (++shown > kMostSentences) {
      session_->out << fmt::format("\n… and {} more sentences\n", evidence.size() - kMostSentences);
      break;
    }
    Result<AnyRecord> found = store_->find(e.document);
    if (!found) return found.error();
    Document document = std::get<DocumentEntry>(*found).document;
    session_->out << '\n'
                  << styled(
                         session_->terminal, Style::dim,
                         fmt::format("{}, bytes {} to {}", document.file, e.span.begin, e.span.end))
                  << '\n'
                  << wrap(marked_sentence(document.text, e.span, shown == 1 ? mark : Span(),
                                          session_->terminal),
                          session_->terminal.width, 0)
                  << '\n';
    if (!in_depth || !is_read_language(document)) continue;
    Analysis analysis = engine_->analyzer->analyze(document);
    Reading reading = engine_->reader->prepare(document, analysis);
    session_->out << sentence_in_depth(reading, engine_->reader->events(), e.span, mark,
                                       !flags_->no_tree, session_->terminal);
  }
  return {};
}

template <typename R>
void Explainer::compare(const R& record, const std::vector<R> DocumentRecords::*list) {
  Result<AnyRecord> found = store_->find(record.evidence.front().document);
  if (!found) return;
  Document document = std::get<DocumentEntry>(*found).document;
  ReadDocument again = read_one(*engine_, document);
  const std::vector<R>& records = again.records.*list;
  auto same = std::find_if(records.begin(), records.end(),
                           [&](const R& other) { return other.id == record.id; });
  if (same == records.end()) {
    session_->out << "\nRead again, the document no longer gives this record: it was read by "
                     "another version or with other tables.\n";
    return;
  }
  R comparable = *same;
  if (Result<std::vector<ReviewRecord>> reviews = store_->reviews()) {
    Corrections(*reviews).apply(comparable);
  }
  if constexpr (std::is_same_v<R, EventRecord>) comparable.incident = record.incident;
  if (!(comparable == record)) {
    session_->out << "\nRead again, the document gives this record otherwise: it was read by "
                     "another version or with other tables.\n";
  }
}

template <typename R>
int Explainer::record_with_evidence(const R& record, Span mark,
                                    const std::vector<R> DocumentRecords::*list) {
  session_->out << styled(session_->terminal, Style::bold,
                          wrap(headline(record, lookup_), session_->terminal.width, 0))
                << "\n";
  field("id", record.id);
  fields(record);
  if (record.evidence.empty()) return kDone;
  if (Status loaded = load(); !loaded) return session_->fail(loaded.error());
  // An actor is shown where it is named, without the trees of all those sentences.
  constexpr bool kInDepth = !std::is_same_v<R, ActorRecord>;
  if (Status shown = show_sentences(record.evidence, mark, kInDepth); !shown) {
    return session_->fail(shown.error());
  }
  if constexpr (kInDepth && !std::is_same_v<R, MembershipRecord>) compare(record, list);
  return kDone;
}

template <typename R>
int Explainer::derived(const R& record) {
  session_->out << styled(session_->terminal, Style::bold,
                          wrap(headline(record, lookup_), session_->terminal.width, 0))
                << "\n";
  field("id", record.id);
  fields(record);
  return kDone;
}

int Explainer::document(const DocumentEntry& entry) {
  const Document& document = entry.document;
  session_->out << styled(session_->terminal, Style::bold, document.file) << '\n';
  field("id", document.id);
  fields(document);
  if (Result<DocumentRecords> says = store_->records_of(document.id)) {
    field("says", fmt::format("{} sentences, {} actors, {} events, {} statements, {} figures, {} "
                              "commitments, {} memberships",
                              entry.sentences.size(), says->actors.size(), says->events.size(),
                              says->statements.size(), says->figures.size(),
                              says->commitments.size(), says->memberships.size()));
  }
  session_->out << '\n';
  for (const Block& block : document.blocks) {
    std::string words = shorten(one_line(document.words(block.span)), 76);
    field(std::string(block_kind_name(block.kind)).c_str(),
          is_read(block.kind) ? words : styled(session_->terminal, Style::dim, words));
  }
  return kDone;
}

int Explainer::explain(const AnyRecord& record) {
  using Records = DocumentRecords;
  if (const auto* r = std::get_if<DocumentEntry>(&record)) return document(*r);
  if (const auto* r = std::get_if<EventRecord>(&record)) {
    return record_with_evidence(*r, r->trigger.span, &Records::events);
  }
  if (const auto* r = std::get_if<StatementRecord>(&record)) {
    return record_with_evidence(*r, Span(), &Records::statements);
  }
  if (const auto* r = std::get_if<CommitmentRecord>(&record)) {
    return record_with_evidence(*r, Span(), &Records::commitments);
  }
  if (const auto* r = std::get_if<MembershipRecord>(&record)) {
    return record_with_evidence(*r, Span(), &Records::memberships);
  }
  if (const auto* r = std::get_if<FigureRecord>(&record)) {
    return record_with_evidence(*r, Span(), &Records::figures);
  }
  if (const auto* r = std::get_if<ActorRecord>(&record)) {
    return record_with_evidence(*r, Span(), &Records::actors);
  }
  if (const auto* r = std::get_if<PositionRecord>(&record)) return derived(*r);
  if (const auto* r = std::get_if<IssueRecord>(&record)) return derived(*r);
  if (const auto* r = std::get_if<DifferenceRecord>(&record)) return derived(*r);
  session_->out << to_json(record, store_->texts()) << '\n';  // what linking or a reader made
  return kDone;
}

int explain_id(Session& session, const ExplainFlags& flags) {
  Result<Store> store = open_derived(session, flags.record);
  if (!store) return session.fail(store.error());
  Result<AnyRecord> record = store->find(flags.id);
  if (!record) {
    session.fail(record.error());
    if (record.error().code == ErrorCode::not_found) return kNothingFound;
    return record.error().code == ErrorCode::bad_argument ? kWrongUsage : kInputFailed;
  }
  if (flags.json) {
    session.out << to_json(*record, store->texts()) << '\n';
    return kDone;
  }
  return Explainer(session, *store, flags).explain(*record);
}

}  // namespace

void add_explain(Session& session) {
  auto flags = std::make_shared<ExplainFlags>();
  Command command(session, "explain", "Show how a record came to be", kExamples);
  command.option("ID", flags->id, "Of any record, or a beginning that only one has").required();
  record_option(command, flags->record);
  command.option("--no-tree", flags->no_tree, "Leave out the dependency trees", {{""}, {}});
  command.option("--json", flags->json, "The record alone, as one JSON object", {{""}, {}});
  data_option(command, flags->data);
  command.runs([flags, &session] { return explain_id(session, *flags); });
}

}  // namespace dragoman
