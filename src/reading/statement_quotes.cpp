// Whose quotation it is: of the cue whose content it stands in, of the cue or verb beside it, of a
// name and a colon before it, or of whoever had the word before.
#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/draft_places.h"
#include "reading/statement_drafts.h"

namespace dragoman {
namespace {

constexpr std::size_t kNone = SIZE_MAX;  // no draft

// Who had the last quotation, and where it stood.
struct LastWord {
  std::size_t draft = kNone;
  std::uint32_t block = 0;
  std::uint32_t sentence = 0;
};

class QuotationGiver {
 public:
  QuotationGiver(const SpokenText& text, std::vector<StatementDraft>& drafts)
      : text_(text), drafts_(drafts), places_(text, drafts) {}

  // Quotations that go on from paragraph to paragraph are given together.
  void give_all() {
    const auto& all = text_.quotations;
    for (std::size_t i = 0; i < all.size();) {
      std::size_t end = i + 1;
      while (all[end - 1].open_ended && end < all.size()) ++end;
      give(i, end);
      i = end;
    }
  }

 private:
  const Sentence& sentence(std::uint32_t i) const { return text_.analysis.sentences[i]; }
  const Token& at(TokenId t) const { return text_.analysis.at(t); }

  template <typename Visit>
  void each_draft(SentenceRange range, Visit visit) const {
    for (const std::size_t i : places_.drafts_in(range)) visit(i);
  }

  bool is_quoted(TokenId t) const {
    return quotation_at(text_.quotations, at(t).span.begin) != nullptr;
  }

  bool fills_its_sentences(const Quotation& quotation, SentenceRange range) const {
    const std::uint32_t size = sentence(range.last).span.end - sentence(range.first).span.begin;
    return quotation.marks.size() + 1 >= size - size / 5;
  }

  void give(std::size_t begin, std::size_t end) {
    std::vector<SentenceRange> ranges;
    for (std::size_t i = begin; i < end; ++i) {
      const auto range = places_.sentences_of(text_.quotations[i]);
      if (!range) return;
      ranges.push_back(*range);
    }
    const std::uint32_t block = sentence(ranges.front().first).block;
    if (text_.in_panel(block)) return;
    std::size_t giver = kNone;
    for (std::size_t i = begin; i < end && giver == kNone; ++i) {
      giver = giver_beside(text_.quotations[i], ranges[i - begin]);
    }
    if (giver == kNone) giver = giver_before(text_.quotations[begin], ranges.front());
    if (giver == kNone) return;
    for (std::size_t i = begin; i < end; ++i) {
      hand_over(text_.quotations[i], ranges[i - begin], giver);
    }
    last_ = {giver, sentence(ranges.back().last).block, ranges.back().last};
  }

  void hand_over(const Quotation& quotation, SentenceRange range, std::size_t giver) {
    StatementDraft& draft = drafts_[giver];
    draft.quotes.push_back(&quotation);
    for (std::uint32_t s = range.first; s <= range.last; ++s) {
      const auto id = static_cast<SentenceId>(s);
      auto& all = draft.sentences;
      const bool known =
          index(id) <= index(all.back()) && std::find(all.begin(), all.end(), id) != all.end();
      if (!known) all.push_back(id);
    }
  }

  std::size_t giver_beside(const Quotation& quotation, SentenceRange range) {
    const std::size_t leading = leading_to(quotation, range);
    if (leading != kNone) return leading;
    const std::size_t holder = holding(quotation, range);
    if (holder != kNone) return holder;
    const bool whole = is_speech(text_.reading.document, quotation);
    const std::size_t cue = nearest_cue(quotation, range, whole);
    if (cue != kNone) return cue;
    if (!whole) return kNone;
    const std::size_t after = cue_after(range);
    if (after != kNone) return after;
    const std::size_t verb = verb_beside(quotation, range);
    return verb != kNone ? verb : name_before(quotation, range);
  }

  // "..., adding, “It is late.”": a cue right before the first mark, with a comma or colon and
  // nothing else said.
  std::size_t leading_to(const Quotation& quotation, SentenceRange range) const {
    constexpr std::uint32_t kNear = 3;  // bytes of ", "
    std::size_t found = kNone;
    each_draft({range.first, range.first}, [&](std::size_t i) {
      const StatementDraft& draft = drafts_[i];
      if (draft.how == nullptr || draft.cue == kNoToken || !draft.how->takes_quote) return;
      const std::uint32_t end = at(draft.cue).span.end;
      if (draft.content || end >= quotation.marks.begin || end + kNear < quotation.marks.begin) {
        return;
      }
      const char sign = text_.reading.document.text[end];
      if (sign == ',' || sign == ':') found = i;
    });
    return found;
  }

  // The smallest content that the quotation stands in.
  std::size_t holding(const Quotation& quotation, SentenceRange range) const {
    std::size_t best = kNone;
    each_draft({range.first, range.first}, [&](std::size_t i) {
      const StatementDraft& draft = drafts_[i];
      if (!draft.content || draft.content->empty() || draft.how == nullptr) return;
      const Span content = text_.analysis.span_of(*draft.content);
      if (!content.contains(quotation.words.begin)) return;
      if (best != kNone && drafts_[best].content->size() <= draft.content->size()) return;
      best = i;
    });
    return best;
  }

  // Of the cues in the sentences of a quotation that can introduce one, the nearest to its marks. A
  // word or two are given only to a cue that governs them.
  std::size_t nearest_cue(const Quotation& quotation, SentenceRange range, bool whole) const {
    constexpr std::uint32_t kOtherSide = 40;  // bytes: what a comma before the last mark is worth
    std::size_t best = kNone;
    std::uint32_t least = UINT32_MAX;
    const std::string_view words = text_.reading.document.words(quotation.words);
    const bool goes_on = words.back() == ',';
    each_draft(range, [&](std::size_t i) {
      const StatementDraft& draft = drafts_[i];
      if (draft.how == nullptr || draft.cue == kNoToken || !draft.how->takes_quote) return;
      const Span cue = at(draft.cue).span;
      const bool before = cue.end <= quotation.marks.begin;
      if (!before && cue.begin < quotation.marks.end) return;
      if (!text_.with_thoughts && parted(draft.cue, quotation)) return;
      if (!whole && (has_title_case(words) || !governs(draft.cue, quotation))) return;
      std::uint32_t distance =
          before ? quotation.marks.begin - cue.end : cue.begin - quotation.marks.end;
      if (before && goes_on) distance += kOtherSide;
      if (distance >= least) return;
      least = distance;
      best = i;
    });
    return best;
  }

  // "Roe said it was “late”; Poe reported that he left": of the other clause.
  bool parted(TokenId cue, const Quotation& quotation) const {
    const Span word = at(cue).span;
    const bool before = word.end <= quotation.marks.begin;
    const Span gap =
        before ? Span{word.end, quotation.marks.begin} : Span{quotation.marks.end, word.begin};
    return text_.reading.document.words(gap).find(';') != std::string_view::npos;
  }

  // "“It is late.” Roe said.": the cue in a sentence of its own, with nothing else said there.
  std::size_t cue_after(SentenceRange range) const {
    constexpr std::uint32_t kLongest = 12;  // words
    const std::uint32_t s = range.last + 1;
    if (s >= text_.analysis.sentences.size() || sentence(s).block != sentence(range.last).block) {
      return kNone;
    }
    if (sentence(s).tokens.size() > kLongest) return kNone;
    std::size_t found = kNone;
    each_draft({s, s}, [&](std::size_t i) {
      const StatementDraft& draft = drafts_[i];
      if (draft.how != nullptr && draft.how->takes_quote && !draft.content) found = i;
    });
    return found;
  }

  bool governs(TokenId cue, const Quotation& quotation) const {
    const std::uint32_t s = index(text_.analysis.sentence_of(cue));
    const TokenId first = places_.token_from(s, quotation.words.begin);
    const TokenId end = places_.token_from(s, quotation.words.end);
    for (TokenId t = first; t < end; t = next(t)) {
      if (at(t).head != kNoToken && (at(t).head < first || at(t).head >= end)) {
        return dominates(text_.analysis, cue, t);
      }
    }
    return false;
  }

  // A verb that is no cue of ours and yet introduces: "“Leave!” he bellowed."
  std::size_t verb_beside(const Quotation& quotation, SentenceRange range) {
    constexpr std::uint32_t kNear = 8;  // words
    if (ends_as_clause(text_.reading.document, quotation)) {
      const TokenId first = places_.token_from(range.last, quotation.marks.end);
      const TokenId end = sentence(range.last).tokens.end;
      for (TokenId t = first; t < end && index(t) - index(first) < kNear; t = next(t)) {
        if (is_quoted(t)) break;
        if (at(t).tag == Upos::verb) return draft_of_verb(t, quotation);
        if (at(t).tag == Upos::punct && t != first) break;
      }
    }
    const TokenId first = sentence(range.first).tokens.begin;
    TokenId t = places_.token_from(range.first, quotation.marks.begin);
    if (t == first) return kNone;
    t = previous(t);
    const bool parted = at(t).tag == Upos::punct;
    // "He developed “a way to ...”" is no speech; "he yelled “You lie!”" is.
    const std::string_view words = text_.reading.document.words(quotation.words);
    if (!parted && !is_upper(decode_at(words, 0).value)) return kNone;
    for (std::uint32_t i = 0; i < kNear && !is_quoted(t); ++i) {
      if (at(t).tag == Upos::verb) return draft_of_verb(t, quotation);
      if (!parted || t == first) break;
      t = previous(t);
    }
    return kNone;
  }

  std::size_t draft_of_verb(TokenId verb, const Quotation& quotation) {
    std::size_t known = kNone;
    const std::uint32_t s = index(text_.analysis.sentence_of(verb));
    each_draft({s, s}, [&](std::size_t i) {
      if (drafts_[i].cue == verb) known = i;
    });
    if (known != kNone) return drafts_[known].how->takes_quote ? known : kNone;
    if (const auto made = of_verbs_.find(index(verb)); made != of_verbs_.end()) return made->second;
    // "Roe was asked, “Why?”": Roe does not say it.
    if (!text_.with_thoughts && is_passive(text_.analysis, verb)) return kNone;
    StatementDraft draft;
    draft.speaker = speaker_of(text_.reading, text_.cues, text_.quotations, verb);
    if (!draft.speaker.found() || quotation.words.empty()) return kNone;
    draft.cue = verb;
    draft.how = text_.cues.cue("say");
    draft.sentences.push_back(text_.analysis.sentence_of(verb));
    draft.confidence = draft.speaker.actor.empty() ? 0.5 : 0.7;
    drafts_.push_back(std::move(draft));
    of_verbs_.emplace(index(verb), drafts_.size() - 1);
    return drafts_.size() - 1;
  }

  // "President Tokayev: “Our choice is clear.”"; or a sentence that ends with a colon above it.
  std::size_t name_before(const Quotation& quotation, SentenceRange range) {
    constexpr std::uint32_t kLongest = 14;  // words of a name with its titles
    const TokenRange tokens = sentence(range.first).tokens;
    TokenId colon = places_.token_from(range.first, quotation.marks.begin);
    if (colon == tokens.begin) return introduced_above(range.first);
    colon = previous(colon);
    if (text_.reading.document.words(at(colon).span) != ":") return kNone;
    if (index(colon) - index(tokens.begin) > kLongest) return kNone;
    TokenId head = kNoToken;
    for (TokenId t = tokens.begin; t < colon; t = next(t)) {
      if (at(t).tag == Upos::verb || at(t).tag == Upos::aux) return kNone;
      if (head == kNoToken && is_nominal(at(t)) &&
          (at(t).head == kNoToken || at(t).head >= colon || at(t).head < tokens.begin)) {
        head = t;
      }
    }
    if (head == kNoToken) return kNone;
    StatementDraft draft;
    draft.speaker = speaker_at(text_.reading, text_.cues, head);
    draft.sentences.push_back(static_cast<SentenceId>(range.first));
    draft.confidence = draft.speaker.actor.empty() ? 0.5 : 0.8;
    drafts_.push_back(std::move(draft));
    return drafts_.size() - 1;
  }

  std::size_t introduced_above(std::uint32_t s) const {
    if (s == 0) return kNone;
    const TokenRange tokens = sentence(s - 1).tokens;
    if (tokens.empty()) return kNone;
    if (text_.reading.document.words(at(previous(tokens.end)).span) != ":") return kNone;
    std::size_t best = kNone;
    each_draft({s - 1, s - 1}, [&](std::size_t i) {
      const StatementDraft& draft = drafts_[i];
      if (draft.how != nullptr && draft.how->takes_quote && draft.cue != kNoToken) best = i;
    });
    return best;
  }

  // A quotation without a cue: the word stays with whoever had it last, in this paragraph or the
  // one before, and it is the same statement where nobody spoke in between.
  std::size_t giver_before(const Quotation& quotation, SentenceRange range) {
    const Sentence& first = sentence(range.first);
    // It must be most of its sentence, or it is only a title or a term.
    if (quotation.marks.begin > first.span.begin + first.span.size() / 4) return kNone;
    if (!is_speech(text_.reading.document, quotation) && !fills_its_sentences(quotation, range))
      return kNone;
    const std::size_t above = introduced_above(range.first);
    if (above != kNone) return above;
    const std::uint32_t block = first.block;
    std::size_t cue = kNone;
    std::uint32_t from = first_sentence_near(range.first, block);
    if (last_.draft != kNone) from = std::max(from, last_.sentence + 1);
    if (from < range.first) {
      each_draft({from, range.first - 1}, [&](std::size_t i) {
        if (drafts_[i].how != nullptr && drafts_[i].how->is_statement) cue = i;
      });
    }
    const bool near = last_.draft != kNone && is_near(last_.block, block);
    if (near && (cue == kNone || same_speaker(cue, last_.draft))) return last_.draft;
    if (cue != kNone && drafts_[cue].how->takes_quote && drafts_[cue].content &&
        index(drafts_[cue].sentences.front()) + 1 == range.first &&
        sentence(range.first - 1).block == block) {
      return cue;  // "Roe argued that it was late. “We should have left.”"
    }
    const std::size_t before = cue != kNone ? cue : near ? last_.draft : kNone;
    if (before == kNone) return kNone;
    StatementDraft draft;
    const StatementDraft& told = drafts_[outermost(before)];
    draft.speaker = told.speaker;
    draft.attribution = told.attribution;
    draft.sentences.push_back(static_cast<SentenceId>(range.first));
    draft.confidence = 0.6;
    drafts_.push_back(std::move(draft));
    return drafts_.size() - 1;
  }

  // "Roe says that they feel guilt. “It is hard.”": Roe still has the word.
  std::size_t outermost(std::size_t of) const {
    if (text_.with_thoughts || drafts_[of].attribution.empty()) return of;
    const Attribution& first = drafts_[of].attribution.front();
    std::size_t found = of;
    const std::uint32_t s = index(drafts_[of].sentences.front());
    each_draft({s, s}, [&](std::size_t i) {
      const StatementDraft& draft = drafts_[i];
      if (draft.attribution.empty() && draft.speaker.text == first.text) found = i;
    });
    return found;
  }

  bool same_speaker(std::size_t a, std::size_t b) const {
    const Speaker& one = drafts_[a].speaker;
    const Speaker& other = drafts_[b].speaker;
    return one.actor.empty() ? one.text == other.text : one.actor == other.actor;
  }

  std::uint32_t previous_read(std::uint32_t block) const {
    while (block > 0 && !is_read(text_.reading.document.blocks[block - 1].kind)) --block;
    return block > 0 ? block - 1 : 0;
  }

  bool is_near(std::uint32_t block, std::uint32_t of) const {
    return block == of || block == previous_read(of);
  }

  std::uint32_t first_sentence_near(std::uint32_t s, std::uint32_t block) const {
    const std::uint32_t earliest = previous_read(block);
    while (s > 0 && sentence(s - 1).block >= earliest) --s;
    return s;
  }

  const SpokenText& text_;
  std::vector<StatementDraft>& drafts_;
  DraftPlaces places_;
  std::unordered_map<std::uint32_t, std::size_t> of_verbs_;  // drafts of verbs that are no cues
  LastWord last_;
};

}  // namespace

void give_quotations(const SpokenText& text, std::vector<StatementDraft>& drafts) {
  QuotationGiver(text, drafts).give_all();
}

}  // namespace dragoman
