// Whole sentences given to somebody without a verb of speech: "according to X", "in X's view", a
// name and a colon.
#include <algorithm>

#include "base/utf8.h"
#include "language/tokens.h"
#include "reading/clauses.h"
#include "reading/statement_drafts.h"

namespace dragoman {
namespace {

bool quoted(const SpokenText& text, TokenId t) {
  return quotation_at(text.quotations, text.analysis.at(t).span.begin) != nullptr;
}

// By what phrase a whole sentence is given to somebody: "according to X", "in X's view".
struct Ascription {
  TokenId cue = kNoToken;
  TokenId noun = kNoToken;  // the head of the phrase
  TokenId source = kNoToken;
};

Ascription according_to(const SpokenText& text, TokenId t) {
  const auto is = [&](TokenId at, std::string_view word) {
    return to_lower(text.reading.document.words(text.analysis.at(at).span)) == word;
  };
  if (!is(t, "according") || !is(next(t), "to")) return {};
  TokenId noun = next(next(t));
  const Token& token = text.analysis.at(t);
  const Mention* named = text.reading.actors.at(noun);
  if (!text.with_thoughts && named != nullptr && named->kind == MentionKind::name &&
      named->tokens.begin == noun) {
    noun = named->head;  // whatever the tree hangs it on
  } else if (token.relation == Relation::case_ && token.head != kNoToken) {
    noun = token.head;
  } else {
    while (text.analysis.at(noun).head != kNoToken && text.analysis.at(noun).head > noun &&
           text.analysis.at(noun).tag != Upos::propn && text.analysis.at(noun).tag != Upos::noun) {
      noun = text.analysis.at(noun).head;
    }
  }
  return {t, noun, noun};
}

// "In Oslo's view", "in the words of the minister"; where nobody else speaks in the sentence and
// what is thought counts too, "in a poll".
Ascription in_view_of(const SpokenText& text, TokenId t, bool alone) {
  const Token& token = text.analysis.at(t);
  if (token.tag != Upos::adp || token.relation != Relation::case_ || token.head <= t) return {};
  if (token.head == kNoToken || text.analysis.lemma(t) != "in") return {};
  const TokenId noun = token.head;
  if (text.analysis.at(noun).tag != Upos::noun) return {};
  const std::string lemma = to_lower(text.analysis.lemma(noun));
  if (text.cues.is_view(lemma)) {
    const TokenId source = owner_of_noun(text, noun);
    return source == kNoToken ? Ascription{} : Ascription{t, noun, source};
  }
  const MediumCue* medium = text.cues.medium(lemma);
  const bool asks = medium != nullptr && (medium->medium == "poll" || medium->medium == "study");
  const bool one = text.analysis.at(noun).features.number == Number::singular;
  if (!text.with_thoughts || !alone || !asks || !one) return {};
  return {t, noun, noun};
}

// What a whole sentence says without the phrase that gives it to somebody.
class Ascribed {
 public:
  Ascribed(const SpokenText& text, TokenRange sentence, const Ascription& by)
      : text_(text), sentence_(sentence), begin_(by.cue), noun_(std::max(by.noun, by.source)) {
    const TokenRange phrase = subtree(text.analysis, by.noun);
    begin_ = std::min(begin_, text.with_thoughts ? phrase.begin : begin_);
    end_ = next(noun_);
    while (end_ < phrase.end && !is_comma(end_) && !is_predicate(end_)) end_ = next(end_);
  }

  TokenRange content(TokenRange& hole) {
    if (begin_ <= next(sentence_.begin)) {
      widen_at_front();
      return end_ < sentence_.end ? TokenRange{end_, sentence_.end} : sentence_;
    }
    if (index(end_) + 1 >= index(sentence_.end)) return {sentence_.begin, begin_};
    if (is_comma(previous(begin_))) {
      if (is_comma(end_) && (begins_another(next(end_)) || ends_with_name(next(end_)))) {
        return {sentence_.begin, begin_};
      }
      hole = {previous(begin_), is_comma(end_) ? next(end_) : end_};
      return sentence_;
    }
    if (text_.with_thoughts) return sentence_;
    return is_comma(end_) ? TokenRange{last_piece(), begin_} : sentence_;
  }

 private:
  const Token& at(TokenId t) const { return text_.analysis.at(t); }
  bool is_comma(TokenId t) const {
    return t < sentence_.end && text_.reading.document.words(at(t).span) == ",";
  }
  bool is_verb(TokenId t) const { return at(t).tag == Upos::verb || at(t).tag == Upos::aux; }
  // A finite verb that is not of a relative clause: the sentence goes on.
  bool is_predicate(TokenId t) const {
    if (!is_verb(t) || at(t).features.verb_form != VerbForm::finite) return false;
    return at(previous(t)).tag != Upos::pron;
  }

  // "According to videos posted on social media, people fled": as far as the comma; "according to
  // Roe, a lawyer, ...": with the words beside the name.
  void widen_at_front() {
    constexpr std::uint32_t kLongest = 12;  // words
    TokenId comma = end_;
    while (comma < sentence_.end && !is_comma(comma) && index(comma) - index(end_) < kLongest) {
      comma = next(comma);
    }
    if (!is_comma(comma)) return;
    if (!is_predicate(end_)) end_ = comma;
    if (end_ != comma) return;
    TokenId end = next(end_);
    const Upos first = end < sentence_.end ? at(end).tag : Upos::x;
    while (end < sentence_.end && index(end) - index(end_) < kLongest && !is_comma(end) &&
           !is_verb(end)) {
      end = next(end);
    }
    bool name = first == Upos::propn;  // "the minister, Jane Roe,"
    for (TokenId t = next(end_); t < end; t = next(t)) name = name && at(t).tag == Upos::propn;
    if ((first == Upos::det || name) && is_comma(end)) end_ = end;
  }

  // ", but others ...", ", while they ...": words of nobody's but the text's own.
  bool begins_another(TokenId t) const {
    if (text_.with_thoughts || t >= sentence_.end) return false;
    if (at(t).tag != Upos::cconj && at(t).tag != Upos::sconj) return false;
    bool named = false;
    for (t = next(t); t < sentence_.end; t = next(t)) {
      named = named || base(at(t).relation) == Relation::nsubj;
      if (is_verb(t) && at(t).features.verb_form == VerbForm::finite) return named;
      if (is_comma(t) && !named) return false;
    }
    return false;
  }

  // "It sank, according to its owner, Jane Roe.": no words behind the name.
  bool ends_with_name(TokenId t) const {
    const TokenId before = previous(previous(begin_));
    if (text_.with_thoughts || is_verb(before) || at(before).tag == Upos::adp) return false;
    if (t >= sentence_.end || (at(t).tag != Upos::propn && at(t).tag != Upos::det)) return false;
    while (t < sentence_.end && !is_verb(t) && !is_comma(t)) t = next(t);
    return index(t) + 1 >= index(sentence_.end);
  }

  // "The storm came, killing 20 according to officials, and ...": the last piece with a verb.
  TokenId last_piece() const {
    constexpr std::uint32_t kFewest = 3;  // words
    bool verb = false;
    for (TokenId t = previous(begin_); t > sentence_.begin; t = previous(t)) {
      verb = verb || at(t).tag == Upos::verb;
      if (is_comma(t) && verb && index(begin_) - index(t) > kFewest) return next(t);
    }
    return sentence_.begin;
  }

  const SpokenText& text_;
  TokenRange sentence_;
  TokenId begin_;
  TokenId noun_;
  TokenId end_{};
};

void add_ascribed(const SpokenText& text, const Ascription& by, SentenceId id, std::size_t first,
                  std::vector<StatementDraft>& drafts) {
  TokenRange tokens = text.analysis.sentence(id).tokens;
  Speaker speaker = speaker_at(text.reading, text.cues, by.source);
  for (std::size_t i = first; i < drafts.size(); ++i) {
    drafts[i].attribution.push_back({speaker.actor, speaker.text});
  }
  const bool in_view = by.source != by.noun;
  if (!text.with_thoughts && (drafts.size() > first || (in_view && speaker.actor.empty()))) return;
  StatementDraft draft;
  draft.cue = by.cue;
  draft.how = text.cues.cue("say");
  draft.speaker = std::move(speaker);
  draft.content = Ascribed(text, tokens, by).content(draft.hole);
  draft.sentences.push_back(id);
  draft.confidence = draft.speaker.actor.empty() ? 0.6 : 0.8;
  drafts.push_back(std::move(draft));
}

}  // namespace

TokenId owner_of_noun(const SpokenText& text, TokenId noun) {
  const Analysis& analysis = text.analysis;
  for (TokenId t : children(analysis, noun)) {
    if (analysis.at(t).relation == Relation::nmod_poss) return t;
  }
  for (TokenId t : children(analysis, noun)) {
    if (analysis.at(t).relation != Relation::nmod || t < noun) continue;
    const Mention* mention = text.reading.actors.at(t);
    if (mention == nullptr || mention->actors.empty()) continue;
    if (text.cues.names_owner(preposition_of(analysis, t))) return t;
  }
  return kNoToken;
}

void draft_ascribed(const SpokenText& text, SentenceId sentence, std::size_t before,
                    std::vector<StatementDraft>& drafts) {
  const TokenRange tokens = text.analysis.sentence(sentence).tokens;
  for (TokenId t = tokens.begin; index(t) + 2 < index(tokens.end); t = next(t)) {
    if (quoted(text, t)) continue;
    Ascription by = according_to(text, t);
    if (by.cue == kNoToken) by = in_view_of(text, t, drafts.size() == before);
    if (by.cue != kNoToken) add_ascribed(text, by, sentence, before, drafts);
  }
}

void draft_headline(const SpokenText& text, SentenceId id, std::vector<StatementDraft>& drafts) {
  constexpr std::uint32_t kLongestName = 6, kFewest = 3;  // words
  const Sentence& sentence = text.analysis.sentence(id);
  const Block& block = text.reading.document.blocks[sentence.block];
  if (sentence.span.begin > block.span.begin + 1) return;
  TokenId colon = sentence.tokens.begin;
  while (colon < sentence.tokens.end &&
         text.reading.document.words(text.analysis.at(colon).span) != ":") {
    colon = next(colon);
  }
  const std::uint32_t before = index(colon) - index(sentence.tokens.begin);
  if (before == 0 || before > kLongestName) return;
  if (index(colon) + kFewest >= index(sentence.tokens.end)) return;
  const TokenRange rest{next(colon), sentence.tokens.end};
  if (is_quote(text.reading.document.words(text.analysis.at(rest.begin).span))) return;
  if (text.cues.is_nobody(to_lower(
          text.reading.document.words(text.analysis.span_of({sentence.tokens.begin, colon}))))) {
    return;
  }
  if (!is_nominal(text.analysis.at(previous(colon)))) return;
  const Upos first = text.analysis.at(sentence.tokens.begin).tag;
  if (first == Upos::det || first == Upos::adp || first == Upos::cconj || first == Upos::punct) {
    return;
  }
  const auto is_verb = [&](TokenId t) {
    return text.analysis.at(t).tag == Upos::verb || text.analysis.at(t).tag == Upos::aux;
  };
  bool says = false;
  for (TokenId t = rest.begin; t < rest.end; t = next(t)) says = says || is_verb(t);
  if (!says) return;
  for (TokenId t = sentence.tokens.begin; t < colon; t = next(t)) {
    const Mention* mention = text.reading.actors.at(t);
    if (is_verb(t)) return;
    if (!text.with_thoughts && (mention == nullptr || mention->actors.empty())) return;
  }
  StatementDraft draft;
  draft.speaker = speaker_at(text.reading, text.cues, previous(colon));
  draft.speaker.words = {sentence.tokens.begin, colon};
  draft.speaker.text = text.reading.document.words(text.analysis.span_of(draft.speaker.words));
  draft.content = rest;
  if (text.with_thoughts) draft.cue = colon;
  draft.sentences.push_back(id);
  draft.confidence = 0.6;
  drafts.push_back(std::move(draft));
}

}  // namespace dragoman
