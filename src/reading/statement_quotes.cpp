// Whose quotation it is: the nearest cue of its sentences, or whoever had the word before.
#include <algorithm>

#include "reading/statement_drafts.h"

namespace dragoman {
namespace {

constexpr std::size_t kNone = SIZE_MAX;  // no draft

// Who had the last quotation, and where it stood.
struct LastWord {
  std::size_t draft = kNone;
  std::uint32_t block = 0;
};

std::vector<SentenceId> sentences_of(const SpokenText& text, const Quotation& quotation) {
  std::vector<SentenceId> found;
  for (std::uint32_t s = 0; s < text.analysis.sentences.size(); ++s) {
    if (text.analysis.sentences[s].span.overlaps(quotation.words)) {
      found.push_back(static_cast<SentenceId>(s));
    }
  }
  return found;
}

std::uint32_t distance(const SpokenText& text, const StatementDraft& draft,
                       const Quotation& quotation) {
  Span cue = text.analysis.at(draft.cue).span;
  return cue.end <= quotation.marks.begin ? quotation.marks.begin - cue.end
                                          : cue.begin - std::min(cue.begin, quotation.marks.end);
}

// Long enough to be speech and not a word held at arm's length.
bool is_whole(const SpokenText& text, const Quotation& quotation) {
  std::string_view words = text.reading.document.words(quotation.words);
  return std::count(words.begin(), words.end(), ' ') >= 4;
}

std::uint32_t previous_read(const SpokenText& text, std::uint32_t block) {
  while (block > 0 && !is_read(text.reading.document.blocks[block - 1].kind)) --block;
  return block > 0 ? block - 1 : 0;
}

// Of the cues in the sentences of a quotation that can introduce one, the nearest to its marks.
std::size_t nearest_cue(const SpokenText& text, const Quotation& quotation,
                        const std::vector<SentenceId>& sentences,
                        const std::vector<StatementDraft>& drafts, std::size_t cues) {
  std::size_t best = kNone;
  for (std::size_t i = 0; i < cues; ++i) {
    const StatementDraft& draft = drafts[i];
    if (draft.how == nullptr || draft.cue == kNoToken) continue;
    SentenceId at = draft.sentences.front();
    if (at < sentences.front() || at > sentences.back()) continue;
    if (!draft.how->takes_quote) continue;
    if (best == kNone ||
        distance(text, draft, quotation) < distance(text, drafts[best], quotation)) {
      best = i;
    }
  }
  return best;
}

// A quotation without a cue: the word stays with whoever had it last, in this paragraph or the
// one before.
std::size_t speaker_before(const SpokenText& text, const Quotation& quotation, SentenceId first,
                           const std::vector<StatementDraft>& drafts, std::size_t cues,
                           const LastWord& last) {
  // The quotation must be most of its sentence, or it is only a title or a term.
  const Sentence& sentence = text.analysis.sentence(first);
  if (quotation.marks.begin > sentence.span.begin + sentence.span.size() / 4) return kNone;
  auto is_near = [&](std::uint32_t block) {
    return block == sentence.block || block == previous_read(text, sentence.block);
  };
  std::size_t from = kNone;
  for (std::size_t i = 0; i < cues; ++i) {
    if (drafts[i].how == nullptr || drafts[i].sentences.front() >= first) continue;
    if (is_near(text.analysis.sentence(drafts[i].sentences.front()).block)) from = i;
  }
  if (from == kNone && last.draft != kNone && is_near(last.block)) from = last.draft;
  return from;
}

StatementDraft continued(const StatementDraft& before, const std::vector<SentenceId>& sentences) {
  StatementDraft draft;
  draft.speaker = before.speaker;
  draft.attribution = before.attribution;
  draft.sentences = sentences;
  draft.confidence = 0.6;
  return draft;
}

}  // namespace

void give_quotations(const SpokenText& text, std::vector<StatementDraft>& drafts) {
  const std::size_t cues = drafts.size();
  LastWord last;
  for (const Quotation& quotation : text.quotations) {
    std::vector<SentenceId> sentences = sentences_of(text, quotation);
    if (sentences.empty()) continue;
    std::uint32_t block = text.analysis.sentence(sentences.front()).block;
    if (text.in_panel(block)) continue;
    std::size_t giver = nearest_cue(text, quotation, sentences, drafts, cues);
    if (giver == kNone && is_whole(text, quotation)) {
      std::size_t from = speaker_before(text, quotation, sentences.front(), drafts, cues, last);
      if (from == kNone) continue;
      drafts.push_back(continued(drafts[from], sentences));
      giver = drafts.size() - 1;
    }
    if (giver == kNone) continue;
    StatementDraft& draft = drafts[giver];
    draft.quotes.push_back(&quotation);
    for (SentenceId s : sentences) {
      auto& all = draft.sentences;
      if (std::find(all.begin(), all.end(), s) == all.end()) all.push_back(s);
    }
    last = {giver, block};
  }
}

}  // namespace dragoman
