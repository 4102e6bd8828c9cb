#include "reading/reader.h"

#include <utility>

#include "reading/commitment_cues.h"
#include "reading/commitments.h"
#include "reading/date_words.h"
#include "reading/event_model.h"
#include "reading/events.h"
#include "reading/figures.h"
#include "reading/frames.h"
#include "reading/membership_cues.h"
#include "reading/memberships.h"
#include "reading/pronoun_model.h"
#include "reading/speech_cues.h"
#include "reading/stance_cues.h"
#include "reading/stances.h"
#include "reading/statements.h"
#include "reading/terms.h"
#include "reading/unit_words.h"

namespace dragoman {
namespace {

struct Lexicons {
  DateWords dates;
  SpeechCues speech;
  UnitWords units;
  EventLexicon events;
  EventModel main_events;
  MembershipCues memberships;
  CommitmentCues commitments;
  StanceCues stances;
  TermCues terms;
  PronounModel pronouns;
};

class TableReader final : public Reader {
 public:
  TableReader(Lexicons lexicons, const Knowledge& knowledge)
      : lexicons_(std::move(lexicons)), knowledge_(knowledge) {}

  Reading prepare(Document& document, const Analysis& analysis) const override {
    auto expressions = parse_dates(document, analysis, lexicons_.dates);
    if (!document.published) {
      document.published = infer_publication(document, analysis, expressions);
    }
    return {document, analysis, knowledge_,
            find_actors(document, analysis, knowledge_, lexicons_.pronouns),
            resolve_dates(document, analysis, expressions, document.published)};
  }

  DocumentRecords read(Document& document, const Analysis& analysis) const override {
    Reading reading = prepare(document, analysis);
    DocumentRecords records;
    records.events = read_events(reading, lexicons_.events, &lexicons_.main_events);
    records.statements = read_statements(reading, lexicons_.speech);
    read_terms(reading, lexicons_.terms, records.statements);
    read_stances(reading, lexicons_.events.tables(), lexicons_.stances, records.statements,
                 records.events);
    std::vector<FigureMention> figures = find_figures(reading, lexicons_.units);
    records.memberships = read_memberships(reading, lexicons_.events, lexicons_.memberships);
    records.commitments =
        read_commitments(reading, lexicons_.events, lexicons_.commitments, figures);
    for (FigureMention& figure : figures) {
      if (!figure.record.what.empty()) records.figures.push_back(std::move(figure.record));
    }
    for (const Sentence& sentence : analysis.sentences) records.sentences.push_back(sentence.span);
    records.actors = std::move(reading.actors.actors);
    return records;
  }

  const EventLexicon& events() const override { return lexicons_.events; }
  const EventModel& main_events() const override { return lexicons_.main_events; }

 private:
  Lexicons lexicons_;
  const Knowledge& knowledge_;
};

}  // namespace

Result<std::unique_ptr<const Reader>> load_reader(const std::filesystem::path& data,
                                                  const std::filesystem::path& user,
                                                  const Knowledge& knowledge,
                                                  std::vector<Error>& refused) {
  auto dates = DateWords::load(data / "reading" / "date_words.tsv");
  if (!dates) return dates.error();
  auto speech = SpeechCues::load(data / "cues");
  if (!speech) return speech.error();
  auto units = UnitWords::load(data / "cues" / "units.tsv");
  if (!units) return units.error();
  auto events = EventLexicon::load(data, user, refused);
  if (!events) return events.error();
  auto main_events = EventModel::load(data.parent_path() / "models" / "events.dgm");
  if (!main_events) return main_events.error();
  auto memberships = MembershipCues::load(data / "cues" / "membership.tsv");
  if (!memberships) return memberships.error();
  auto commitments = CommitmentCues::load(data / "cues");
  if (!commitments) return commitments.error();
  auto stances = StanceCues::load(data / "cues" / "stance.tsv");
  if (!stances) return stances.error();
  auto terms = TermCues::load(data / "cues" / "terms.tsv");
  if (!terms) return terms.error();
  auto pronouns = PronounModel::load(data);
  if (!pronouns) return pronouns.error();
  return std::unique_ptr<const Reader>(
      new TableReader({std::move(*dates), std::move(*speech), std::move(*units), std::move(*events),
                       std::move(*main_events), std::move(*memberships), std::move(*commitments),
                       std::move(*stances), std::move(*terms), std::move(*pronouns)},
                      knowledge));
}

}  // namespace dragoman
