// One document read: the whole of what it says, as records.
//
// `read_document` is a pure function of the document, its analysis and the tables; it runs the
// readers of this folder one after the other (actors, dates, statements, events, figures,
// memberships, commitments). One table of cues and one lexicon of frames serve all documents.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "base/document.h"
#include "base/result.h"
#include "knowledge/knowledge.h"
#include "language/analysis.h"
#include "reading/dates.h"
#include "reading/mentions.h"
#include "record/types.h"

namespace dragoman {

class EventLexicon;
class EventModel;

// What every reader looks at; lives on the stack of read_document.
struct Reading {
  const Document& document;
  const Analysis& analysis;
  const Knowledge& knowledge;
  DocumentActors actors;
  std::vector<DateMention> dates;

  Evidence evidence(SentenceId sentence) const {
    return {document.id, analysis.sentence(sentence).span};
  }
  Evidence evidence_at(TokenId token) const { return evidence(analysis.sentence_of(token)); }
};

class Reader {
 public:
  virtual ~Reader() = default;
  // The actors and dates of a document, as the other readers see them; for explain and dump. Fills
  // in the day of publication where the text gives it away and nobody else did.
  virtual Reading prepare(Document& document, const Analysis& analysis) const = 0;
  // All that the document says; runs `prepare` first.
  virtual DocumentRecords read(Document& document, const Analysis& analysis) const = 0;
  // The frames by which events are read; lives as long as the reader.
  virtual const EventLexicon& events() const = 0;
  // The model of main events beside them.
  virtual const EventModel& main_events() const = 0;
};

// Loads frames and cues from the folder `data`, and a user's frames from `user` (an empty path for
// none), of which those that are wrong are told and left out; `knowledge` must outlive the reader.
// Fails with bad_table, bad_frame or not_found and the place.
Result<std::unique_ptr<const Reader>> load_reader(const std::filesystem::path& data,
                                                  const std::filesystem::path& user,
                                                  const Knowledge& knowledge,
                                                  std::vector<Error>& refused);

}  // namespace dragoman
