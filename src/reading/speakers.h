// Whose words: the speaker of a cue.
//
// The subject of the cue verb, looked for through coordination, raising and participles; the object
// of "according to"; the owner of a text that speaks ("the statement said": the ministry that was
// said to have issued it). A speaker is an actor of the document where a mention stands there, and
// always the words as written.
#pragma once

#include <string>
#include <vector>

#include "reading/quotes.h"
#include "reading/reader.h"
#include "reading/speech_cues.h"

namespace dragoman {

struct Speaker {
  std::string actor;  // id, or empty
  std::string text;   // as written, or empty where there is none
  TokenId head = kNoToken;
  TokenRange words;    // the phrase that `text` is; empty where there is none
  std::string medium;  // of a text that speaks, or empty
  bool found() const { return head != kNoToken || !actor.empty(); }
};

// The speaker of a cue verb outside quotations.
Speaker speaker_of(const Reading& reading, const SpeechCues& cues,
                   const std::vector<Quotation>& quotations, TokenId cue);
// The speaker that a noun phrase names ("the Kremlin", "a statement from the ministry").
Speaker speaker_at(const Reading& reading, const SpeechCues& cues, TokenId head);
// "Saying", as a gerund or a participle.
bool ends_in_ing(const Token& verb);
// The subject of a verb through raising, control, coordination and participles; kNoToken for none.
TokenId subject_of(const Analysis& analysis, TokenId verb);
// The medium told around a cue: "wrote on X", "in an interview"; empty for none.
std::string medium_of(const Reading& reading, const SpeechCues& cues, TokenId cue);

}  // namespace dragoman
