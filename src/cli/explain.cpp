// dragoman explain: how a record came to be.
//
// The document is analysed again from its stored text, by the code that read it, so what is shown
// is what reading saw: the sentence with its trigger, its tree, who each phrase was taken for and
// why, the dates and what they rest on.
#include "cli/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "briefing/prose.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/derived.h"
#include "cli/describe.h"
#include "cli/engine.h"
#include "cli/explain_fields.h"
#include "cli/explain_tree.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "record/corrections.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman explain event-3f2a                 any id, or its beginning\n"
    "  dragoman explain event-3f2a --no-tree\n"
    "  dragoman explain incident-77b0              which events it joins, and why\n"
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
  // `engine` is loaded where it is needed and null.
  Explainer(Session& session, Store& store, const ExplainFlags& flags, const Engine* engine)
      : session_(&session),
        store_(&store),
        flags_(&flags),
        lookup_(store),
        print_(session, lookup_),
        engine_(engine) {}

  int explain(const AnyRecord& record);

 private:
  template <typename R>
  int record_with_evidence(const R& record, Span mark, const std::vector<R> DocumentRecords::*list);
  // What linking made: the fields and all sentences behind them.
  template <typename R>
  int derived(const R& record);
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
  FieldPrinter print_;
  const Engine* engine_;
  std::optional<Engine> loaded_;
};

Status Explainer::load() {
  if (engine_ != nullptr) return {};
  Result<Engine> engine = load_engine(*session_, flags_->data);
  if (!engine) return engine.error();
  loaded_ = std::move(*engine);
  engine_ = &*loaded_;
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
  print_.field("id", record.id);
  print_.fields(record);
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
  print_.field("id", record.id);
  print_.fields(record);
  return kDone;
}

int Explainer::document(const DocumentEntry& entry) {
  const Document& document = entry.document;
  session_->out << styled(session_->terminal, Style::bold, document.file) << '\n';
  print_.field("id", document.id);
  print_.fields(document);
  if (Result<DocumentRecords> says = store_->records_of(document.id)) {
    print_.field(
        "says", fmt::format("{} sentences, {} actors, {} events, {} statements, {} figures, {} "
                            "commitments, {} memberships",
                            entry.sentences.size(), says->actors.size(), says->events.size(),
                            says->statements.size(), says->figures.size(), says->commitments.size(),
                            says->memberships.size()));
  }
  session_->out << '\n';
  for (const Block& block : document.blocks) {
    std::string words = shorten(one_line(document.words(block.span)), 76);
    print_.field(std::string(block_kind_name(block.kind)).c_str(),
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
  if (const auto* r = std::get_if<IncidentRecord>(&record)) return derived(*r);
  if (const auto* r = std::get_if<RelationRecord>(&record)) return derived(*r);
  session_->out << to_json(record, store_->texts()) << '\n';  // what a reader made
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
  return Explainer(session, *store, flags, nullptr).explain(*record);
}

}  // namespace

int explain_record(Session& session, Store& store, const Engine& engine, const AnyRecord& record) {
  return Explainer(session, store, {}, &engine).explain(record);
}

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
