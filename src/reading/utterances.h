// Who gives what to whom to believe: source, cue and content of every attribution of a text.
//
// The words of a statement (statements.h) as spans of the text, and beside the statements what is
// only thought, wanted, planned, known or shown ("a poll shows", "officials fear"): attributions
// that the record does not keep as statements, since nobody says them. Their cues are the rows of
// data/cues/attribution.tsv, those of statements the rows of data/cues/speech.tsv. For measuring
// (`dragoman eval quotes`) and for whoever asks how a text comes by what it tells.
#pragma once

#include <string>
#include <vector>

#include "base/span.h"
#include "reading/reader.h"
#include "reading/speech_cues.h"

namespace dragoman {

struct Utterance {
  Span cue;                   // empty where the word was given without one
  Span source;                // empty where none is told
  Span source_head;           // the head of its phrase
  std::string actor;          // id, or empty
  std::string act;            // as of a statement, or how it is thought: "think", "want"
  std::vector<Span> content;  // in order; quotations with their marks
  bool is_statement = false;
};

// In the order of the text. Pure; near-linear in the text.
std::vector<Utterance> find_utterances(const Reading& reading, const SpeechCues& cues);

}  // namespace dragoman
