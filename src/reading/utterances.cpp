#include "reading/utterances.h"

#include <algorithm>

#include "reading/statement_drafts.h"

namespace dragoman {
namespace {

// Spans in order, those that touch or are parted by blanks alone joined.
std::vector<Span> joined_spans(const Document& document, std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end());
  std::vector<Span> joined;
  for (const Span span : spans) {
    if (span.empty()) continue;
    if (!joined.empty()) {
      Span& last = joined.back();
      const bool near =
          span.begin <= last.end ||
          document.words({last.end, span.begin}).find_first_not_of(" \n\t") == std::string::npos;
      if (near) {
        last.end = std::max(last.end, span.end);
        continue;
      }
    }
    joined.push_back(span);
  }
  return joined;
}

// What is left of `span` without `hole`.
void cut_out(std::vector<Span>& spans, Span hole) {
  if (hole.empty()) return;
  std::vector<Span> left;
  for (const Span span : spans) {
    if (!span.overlaps(hole)) {
      left.push_back(span);
      continue;
    }
    if (span.begin < hole.begin) left.push_back({span.begin, hole.begin});
    if (hole.end < span.end) left.push_back({hole.end, span.end});
  }
  spans = std::move(left);
}

Utterance to_utterance(const SpokenText& text, const StatementDraft& draft) {
  const Analysis& analysis = text.analysis;
  Utterance made;
  if (draft.cue != kNoToken) made.cue = analysis.at(draft.cue).span;
  if (draft.speaker.head != kNoToken) {
    made.source_head = analysis.at(draft.speaker.head).span;
    made.source =
        draft.speaker.words.empty() ? made.source_head : analysis.span_of(draft.speaker.words);
  }
  made.actor = draft.speaker.actor;
  made.act = draft.how != nullptr ? draft.how->act : "say";
  made.is_statement = true;
  std::vector<Span> content;
  if (draft.content && !draft.content->empty()) content.push_back(analysis.span_of(*draft.content));
  for (const Quotation* quotation : draft.quotes) content.push_back(quotation->marks);
  if (content.empty()) {
    for (const SentenceId s : draft.sentences) content.push_back(analysis.sentence(s).span);
  }
  cut_out(content, made.cue);
  made.content = joined_spans(text.reading.document, std::move(content));
  return made;
}

}  // namespace

std::vector<Utterance> find_utterances(const Reading& reading, const SpeechCues& cues) {
  const SpokenText text = spoken_text(reading, cues);
  std::vector<Utterance> found;
  for (const StatementDraft& draft : find_drafts(text)) found.push_back(to_utterance(text, draft));
  return found;
}

}  // namespace dragoman
