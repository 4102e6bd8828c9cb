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

// The words of the cue's own clause that are no content: from the cue to its speaker.
Span cue_clause(const SpokenText& text, const StatementDraft& draft, const Utterance& made) {
  if (!draft.hole.empty()) return text.analysis.span_of(draft.hole);
  if (made.cue.empty() || made.source.empty()) return made.cue;
  const Span hull{std::min(made.cue.begin, made.source.begin),
                  std::max(made.cue.end, made.source.end)};
  constexpr std::uint32_t kLongest = 120;  // bytes
  return hull.size() <= kLongest ? hull : made.cue;
}

// Quotations and the words that lead up to them in one sentence, on one side of the cue, are one
// piece.
void close_gaps(const SpokenText& text, Span hole, std::vector<Span>& pieces) {
  std::sort(pieces.begin(), pieces.end());
  const auto& sentences = text.analysis.sentences;
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    const auto sentence =
        std::partition_point(sentences.begin(), sentences.end(),
                             [&](const Sentence& one) { return one.span.end <= pieces[i].begin; });
    if (sentence == sentences.end()) return;
    Span& a = pieces[i];
    Span& b = pieces[i + 1];
    const bool parted = !hole.empty() && a.end <= hole.begin && hole.end <= b.begin;
    if (parted || !sentence->span.contains(b.begin) || a.end >= b.begin) continue;
    a.end = b.begin;
  }
}

bool closes_clause(const Document& document, const Quotation& quotation) {
  const char last = document.words(quotation.words).back();
  return last == ',' || last == '?' || last == '!' || last == '.';
}

// "“We left,” said Roe, a sailor of Bergen": nothing behind the cue but its quotations is content.
void end_with_quotation(const Document& document, const StatementDraft& draft, Span cue,
                        std::vector<Span>& pieces) {
  if (!draft.content || pieces.empty() || cue.empty()) return;
  std::uint32_t last = 0;
  for (const Quotation* quotation : draft.quotes) {
    if (quotation->marks.end <= cue.begin) last = std::max(last, quotation->marks.end);
  }
  Span& content = pieces.front();
  const auto behind =
      std::find_if(draft.quotes.begin(), draft.quotes.end(),
                   [&](const Quotation* quotation) { return quotation->marks.begin >= cue.end; });
  constexpr std::uint32_t kColon = 3;  // bytes of ": "
  if (behind != draft.quotes.end() && (*behind)->marks.begin <= cue.end + kColon) {
    const Span marks = (*behind)->marks;
    if (closes_clause(document, **behind) && content.overlaps(marks)) {
      content = {std::max(content.begin, marks.begin), std::min(content.end, marks.end)};
      return;
    }
  }
  if (last > content.begin) content.end = std::min(content.end, last);
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
  made.is_statement = draft.how == nullptr || draft.how->is_statement;
  std::vector<Span> content;
  if (draft.content && !draft.content->empty()) content.push_back(analysis.span_of(*draft.content));
  for (const Quotation* quotation : draft.quotes) content.push_back(quotation->marks);
  if (content.empty()) {
    for (const SentenceId s : draft.sentences) content.push_back(analysis.sentence(s).span);
  }
  const Span hole = cue_clause(text, draft, made);
  end_with_quotation(text.reading.document, draft, made.cue, content);
  close_gaps(text, hole, content);
  cut_out(content, hole);
  made.content = joined_spans(text.reading.document, std::move(content));
  return made;
}

}  // namespace

std::vector<Utterance> find_utterances(const Reading& reading, const SpeechCues& cues) {
  const SpokenText text = spoken_text(reading, cues, true);
  std::vector<Utterance> found;
  for (const StatementDraft& draft : find_drafts(text)) found.push_back(to_utterance(text, draft));
  return found;
}

}  // namespace dragoman
