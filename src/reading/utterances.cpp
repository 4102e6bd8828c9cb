#include "reading/utterances.h"

#include <algorithm>

#include "base/utf8.h"
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

// Whether there is a word between two places, and not only signs.
bool has_word(const Document& document, Span span) {
  if (span.begin >= span.end) return false;
  for (std::uint32_t i = span.begin; i < span.end;) {
    const CodePoint c = decode_at(document.text, i);
    if (is_letter(c.value) || is_digit(c.value)) return true;
    i += c.size;
  }
  return false;
}

char last_sign(const Document& document, Span span) {
  if (span.begin >= span.end) return ' ';
  const std::string_view words = trim(document.words(span));
  return words.empty() ? ' ' : words.back();
}

char first_sign(const Document& document, Span span) {
  if (span.begin >= span.end) return ' ';
  const std::string_view words = trim(document.words(span));
  return words.empty() ? ' ' : words.front();
}

// Whether another cue that could introduce speech stands there: its words are its own.
bool holds_cue(const SpokenText& text, TokenRange sentence, Span span) {
  for (TokenId t = sentence.begin; t < sentence.end; t = next(t)) {
    const Token& token = text.analysis.at(t);
    if (token.tag != Upos::verb || !span.contains(token.span)) continue;
    const SpeechCue* cue = text.cues.cue(to_lower(text.analysis.lemma(t)));
    if (cue != nullptr && cue->takes_quote) return true;
  }
  return false;
}

// What stands around a quotation in the sentence of its cue, by the signs between them: the tree is
// often lost there.
class AroundQuotations {
 public:
  AroundQuotations(const SpokenText& text, const StatementDraft& draft, Span hole,
                   std::vector<Span>& pieces)
      : text_(text),
        document_(text.reading.document),
        sentence_(text.analysis.sentence(text.analysis.sentence_of(draft.cue))),
        hole_(hole),
        pieces_(pieces) {
    for (const Quotation* quotation : draft.quotes) {
      if (quotation->marks.begin >= sentence_.span.end) continue;
      if (quotation->marks.end <= sentence_.span.begin) continue;
      const bool before = quotation->marks.end <= hole.begin;
      if (before) {
        const bool announced =
            last_sign(document_, {sentence_.span.begin, quotation->marks.begin}) == ':';
        if (announced) begins_ = quotation;
        if (first_before_ == nullptr) first_before_ = quotation;
        last_before_ = quotation;
      } else if (quotation->marks.begin >= hole.end) {
        if (first_behind_ == nullptr) first_behind_ = quotation;
        last_behind_ = quotation;
      }
    }
  }

  void mend() {
    if (begins_ != nullptr) {
      begin_at(begins_->marks.begin, sentence_.span.begin);
    } else if (first_before_ != nullptr) {
      mend_before();
    } else if (first_behind_ != nullptr) {
      mend_behind();
    }
    if (last_behind_ != nullptr) end_behind();
  }

 private:
  bool is_own(Span span) const {
    return has_word(document_, span) && !holds_cue(text_, sentence_.tokens, span);
  }

  // A preposition at most: "(goes) by “Vito”".
  bool is_short(Span gap) const {
    return trim(document_.words(gap)).find(' ') == std::string_view::npos;
  }

  // Cuts what the pieces hold before a place.
  void begin_at(std::uint32_t place, std::uint32_t from) {
    for (Span& piece : pieces_) {
      if (piece.begin >= from && piece.begin < place) piece.begin = std::min(place, piece.end);
    }
  }

  // "It is “very late” for talks, she said."
  void mend_before() {
    const Span lead{sentence_.span.begin, first_before_->marks.begin};
    const Span tail{last_before_->marks.end, hole_.begin};
    const bool parted = has_word(document_, tail) ? last_sign(document_, tail) == ','
                                                  : ends_as_clause(document_, *last_before_) ||
                                                        last_sign(document_, tail) == ',';
    if (!parted) return;
    if (is_own(tail) && !ends_as_clause(document_, *last_before_)) pieces_.push_back(tail);
    if (is_own(lead)) pieces_.push_back(lead);
  }

  // "The costs, she said, are “far too high” for all.", "She said the costs were “too high”."
  void mend_behind() {
    const Span gap{hole_.end, first_behind_->marks.begin};
    const bool whole = ends_as_clause(document_, *first_behind_);
    const char sign = last_sign(document_, gap);
    constexpr std::uint32_t kFewWords = 16;  // bytes of " back to them,"
    if (whole && (sign == ':' || (sign == ',' && gap.size() <= kFewWords))) {
      begin_at(first_behind_->marks.begin, hole_.end);
    }
    const Span lead{sentence_.span.begin, hole_.begin};
    const char32_t first = decode_at(document_.text, first_behind_->words.begin).value;
    const bool goes_on = first_sign(document_, gap) == ',' &&
                         (has_word(document_, gap) || !is_upper(first)) &&
                         last_sign(document_, lead) == ',';
    if (goes_on) {
      if (is_own(lead)) pieces_.push_back(lead);
      if (is_own(gap)) pieces_.push_back(gap);
      return;
    }
    const bool led_to = first_sign(document_, gap) != ',' && sign != ':' && sign != ',';
    // No words before a cue that goes on without a comma are part of what it says.
    if (whole || (led_to && is_own(gap))) {
      std::erase_if(pieces_, [&](Span piece) { return lead.contains(piece); });
    }
    if (!led_to || !is_own(gap) || is_short(gap)) return;
    const bool known = std::any_of(pieces_.begin(), pieces_.end(),
                                   [&](Span piece) { return gap.contains(piece.begin); });
    if (!known) pieces_.push_back(gap);
  }

  // "(said that) “no prosecutor” would bring the case": up to the next comma.
  void end_behind() {
    const std::uint32_t end = last_behind_->marks.end;
    if (ends_as_clause(document_, *last_behind_)) return;
    for (const Span piece : pieces_) {
      if (piece.end > end && piece.end <= sentence_.span.end) return;
    }
    std::uint32_t stop = end;
    while (stop < sentence_.span.end && !is_stop(document_.text[stop])) ++stop;
    const Span tail{end, stop};
    if (stop > end + 1 && document_.text[end] == ' ' && is_own(tail)) pieces_.push_back(tail);
  }

  static bool is_stop(char c) {
    return c == ',' || c == ';' || c == '(' || c == '"' || static_cast<unsigned char>(c) == 0xE2;
  }

  const SpokenText& text_;
  const Document& document_;
  const Sentence& sentence_;
  Span hole_;
  std::vector<Span>& pieces_;
  const Quotation* begins_ = nullptr;  // behind a colon: nothing before it is said
  const Quotation* first_before_ = nullptr;
  const Quotation* last_before_ = nullptr;
  const Quotation* first_behind_ = nullptr;
  const Quotation* last_behind_ = nullptr;
};

// "“We left,” said Roe, a sailor of Bergen": nothing behind the cue but its quotations is content.
void end_with_quotation(const Document& document, const StatementDraft& draft, Span hole,
                        std::vector<Span>& pieces) {
  if (!draft.content || pieces.empty() || hole.empty()) return;
  const Quotation* last = nullptr;
  for (const Quotation* quotation : draft.quotes) {
    if (quotation->marks.end > hole.begin) continue;
    if (last == nullptr || last->marks.end < quotation->marks.end) last = quotation;
  }
  Span& content = pieces.front();
  const auto behind =
      std::find_if(draft.quotes.begin(), draft.quotes.end(),
                   [&](const Quotation* quotation) { return quotation->marks.begin >= hole.end; });
  constexpr std::uint32_t kColon = 3;  // bytes of ": "
  if (behind != draft.quotes.end() && (*behind)->marks.begin <= hole.end + kColon) {
    const Span marks = (*behind)->marks;
    if (ends_as_clause(document, **behind) && content.overlaps(marks)) {
      content = {std::max(content.begin, marks.begin), std::min(content.end, marks.end)};
      return;
    }
  }
  if (last == nullptr || last->marks.end <= content.begin) return;
  if (ends_as_clause(document, *last) || !has_word(document, {last->marks.end, hole.begin})) {
    content.end = std::min(content.end, last->marks.end);
  }
}

// Without blanks and the signs that part it from its cue.
Span without_signs(const Document& document, Span span) {
  const auto is_sign = [](char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == ',' || c == ';' || c == ':' || c == '-';
  };
  while (!span.empty() && is_sign(document.text[span.begin])) ++span.begin;
  while (!span.empty() && (is_sign(document.text[span.end - 1]))) --span.end;
  if (!span.empty() && document.text[span.end - 1] == '.') --span.end;
  return span;
}

// What the cue governs, without the preposition by which it does: "(calls for) a truce".
TokenRange governed(const SpokenText& text, const StatementDraft& draft) {
  TokenRange content = *draft.content;
  if (draft.how == nullptr || draft.cue == kNoToken || content.size() < 2) return content;
  if (content.begin < draft.cue || text.analysis.at(content.begin).tag != Upos::adp) return content;
  const auto& all = draft.how->prepositions;
  const bool own =
      std::find(all.begin(), all.end(), text.analysis.lemma(content.begin)) != all.end();
  if (own) content.begin = next(content.begin);
  return content;
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
  if (draft.content && !draft.content->empty())
    content.push_back(analysis.span_of(governed(text, draft)));
  for (const Quotation* quotation : draft.quotes) content.push_back(quotation->marks);
  if (content.empty()) {
    for (const SentenceId s : draft.sentences) content.push_back(analysis.sentence(s).span);
  }
  const Span hole = cue_clause(text, draft, made);
  const Document& document = text.reading.document;
  end_with_quotation(document, draft, hole, content);
  if (draft.cue != kNoToken && !hole.empty()) AroundQuotations(text, draft, hole, content).mend();
  close_gaps(text, hole, content);
  cut_out(content, hole);
  made.content = joined_spans(document, std::move(content));
  for (Span& piece : made.content) piece = without_signs(document, piece);
  std::erase_if(made.content, [](Span piece) { return piece.empty(); });
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
