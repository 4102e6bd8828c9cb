// Who says what: direct, indirect and mixed speech, written statements, panels.
//
// Every cue verb outside quotations with a speaker and something said is one statement; a quotation
// goes to the nearest cue of its sentences, or, where there is none, to the speaker who had the
// word before. A heading that is a person's name gives the word to that person for the list below
// it. Left out: cues that are negated or only thought of, and thoughts without a cue.
#pragma once

#include <vector>

#include "reading/reader.h"
#include "reading/speech_cues.h"
#include "record/types.h"

namespace dragoman {

// In the order of the text. Evidence begins with the cue's sentence.
std::vector<StatementRecord> read_statements(const Reading& reading, const SpeechCues& cues);

}  // namespace dragoman
