// Statements in the making: what the steps of reading them hand to each other.
//
// A draft is one act of saying: a cue with its speaker and what the cue governs
// (statement_cues.cpp), the quotations that belong to it (statement_quotes.cpp), or a point of a
// panel. statements.cpp puts them in order and makes records of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reading/quotes.h"
#include "reading/reader.h"
#include "reading/speakers.h"
#include "reading/speech_cues.h"
#include "record/types.h"

namespace dragoman {

struct StatementDraft {
  TokenId cue = kNoToken;          // kNoToken: the word was given without a verb
  const SpeechCue* how = nullptr;  // nullptr: no cue, only quotations or a panel
  std::string act;                 // before the cue's own; empty with no cue: "say"
  Speaker speaker;
  std::optional<TokenRange> content;
  TokenRange hole;                       // of the content: the cue's own clause in its middle
  std::vector<const Quotation*> quotes;  // into SpokenText::quotations
  std::vector<SentenceId> sentences;     // the cue's first
  std::vector<Attribution> attribution;
  double confidence = 0.9;
  bool is_unreal = false;  // negated, or only in somebody's mind
};

// The text that is read, and what is known of it before any cue. Borrows all but its own lists.
struct SpokenText {
  const Reading& reading;
  const Analysis& analysis;
  const SpeechCues& cues;
  std::vector<Quotation> quotations;
  // Who has the word in each block: the person whose name heads the list, or nullptr.
  std::vector<const Mention*> panels;
  // What is only thought, wanted or shown is drafted too, and what nobody really said.
  bool with_thoughts = false;

  bool in_panel(std::uint32_t block) const { return panels[block] != nullptr; }
};

SpokenText spoken_text(const Reading& reading, const SpeechCues& cues, bool with_thoughts);
// All drafts of a text, in order; among them cues with nothing said.
std::vector<StatementDraft> find_drafts(const SpokenText& text);

// Adds a draft for each cue of the sentence that has a speaker, with "according to" and words
// inside others' words told as attribution.
void draft_cued(const SpokenText& text, SentenceId sentence, std::vector<StatementDraft>& drafts);

// The one to whom a noun's words belong: "the minister's claim", "a demand by Oslo"; kNoToken for
// none. `statement_ascribed.cpp`.
TokenId owner_of_noun(const SpokenText& text, TokenId noun);
// "According to X", "in X's view"; tells them to the drafts of the sentence, those from `before`
// on. `statement_ascribed.cpp`.
void draft_ascribed(const SpokenText& text, SentenceId sentence, std::size_t before,
                    std::vector<StatementDraft>& drafts);
// "Lavrov: Armenia must choose" above a text, or before an answer of an interview.
void draft_headline(const SpokenText& text, SentenceId sentence,
                    std::vector<StatementDraft>& drafts);

// Who says what a cue introduces, and what that is; nothing where the cue has no complement of its
// own. `statement_content.cpp`.
std::optional<TokenRange> content_of(const SpokenText& text, TokenId cue, const SpeechCue& how,
                                     TokenId speaker, TokenRange& hole);

// The clause that a cue governs, its edges mended. `statement_clauses.cpp`.
std::optional<TokenRange> clause_of(const SpokenText& text, TokenId cue, TokenId speaker);
// Where and when it is said, not what: "on Monday", "in a speech", "in Geneva".
bool is_circumstance(const SpokenText& text, TokenId t);

// What a cue says that the tree gives nothing: the words behind it, or those before it up to a
// comma.
std::optional<TokenRange> content_beside(const SpokenText& text, const StatementDraft& draft);

// Whether a cue's words were really said, as a record wants it: no purpose ("met to discuss"), no
// duty ("the requirement to report"), by nothing that cannot speak.
// `statement_checks.cpp`.
bool is_really_said(const SpokenText& text, const StatementDraft& draft);
// Names speakers as a record does: a role by the name behind it, without the day before it, and a
// pronoun that the text leaves open by whoever spoke last. `statement_speakers.cpp`.
void name_speakers(const SpokenText& text, std::vector<StatementDraft>& drafts);
// The bytes of a draft's content: never from or to the middle of a quotation of its own.
Span content_span(const SpokenText& text, const StatementDraft& draft, TokenRange content);
// Mends the edges of a draft's content, or gives it up. `statement_edges.cpp`.
void mend_edges(const SpokenText& text, StatementDraft& draft);
// Adds what the author of an opinion piece judges in sentences that are given to nobody.
// `statement_author.cpp`.
void draft_author(const SpokenText& text, std::vector<StatementDraft>& drafts);

// Gives each quotation to the nearest cue of its sentences; one without a cue becomes a draft of
// whoever had the word before.
void give_quotations(const SpokenText& text, std::vector<StatementDraft>& drafts);

}  // namespace dragoman
