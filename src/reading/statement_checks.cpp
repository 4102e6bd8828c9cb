// What a record asks of a statement beyond its cue: that it was really said, by somebody with a
// name where the text gives one, and that its words are whole.
//
// Reading speech for its own sake (utterances) keeps wishes, purposes and the words of things; a
// record does not. All rules look at the tree around the cue and the marks of quotations only.
#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/statement_drafts.h"

namespace dragoman {
namespace {

bool has_to(const Analysis& analysis, TokenId verb) {
  for (TokenId t : children(analysis, verb)) {
    if (t < verb && analysis.lemma(t) == "to" && analysis.at(t).relation == Relation::mark) {
      return true;
    }
  }
  return false;
}

// "Went on to say", "took the floor to warn": an infinitive that was done; of others it is not told
// whether they were.
bool is_done(const SpokenText& text, const StatementDraft& draft) {
  const Analysis& analysis = text.analysis;
  TokenId verb = draft.cue;
  for (int steps = 0; steps < 4 && has_to(analysis, verb); ++steps) {
    const Token& token = analysis.at(verb);
    if (token.head == kNoToken) return false;
    switch (base(token.relation)) {
      case Relation::xcomp:
        return text.cues.fulfils(to_lower(analysis.lemma(token.head))) || !draft.quotes.empty();
      case Relation::advcl:
        if (analysis.at(token.head).tag != Upos::verb || is_passive(analysis, token.head)) {
          return false;
        }
        return !draft.quotes.empty() || !draft.speaker.actor.empty();
      case Relation::conj:
        verb = token.head;
        break;
      default:
        return false;
    }
  }
  return true;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "Roe tweeted her reasons saying, “It is ...”": content that ends within another's quotation.
bool breaks_quotation(const SpokenText& text, const StatementDraft& draft) {
  if (!draft.content || draft.content->empty()) return false;
  const Span span = text.analysis.span_of(*draft.content);
  if (span.empty() || span.end == 0) return false;
  const Quotation* last = quotation_at(text.quotations, span.end - 1);
  if (last == nullptr || span.end >= last->words.end || last->marks.begin <= span.begin) {
    return false;
  }
  return std::find(draft.quotes.begin(), draft.quotes.end(), last) == draft.quotes.end();
}

bool is_person(const SpokenText& text, const std::string& actor) {
  return std::any_of(
      text.reading.actors.actors.begin(), text.reading.actors.actors.end(),
      [&](const ActorRecord& one) { return one.id == actor && one.kind == "person"; });
}

}  // namespace

bool is_really_said(const SpokenText& text, const StatementDraft& draft) {
  if (draft.cue == kNoToken || draft.how == nullptr) return true;
  if (text.analysis.at(draft.cue).tag == Upos::verb) {
    if (!is_done(text, draft) || breaks_quotation(text, draft)) return false;
  }
  const TokenId head = draft.speaker.head;
  if (draft.how->needs_text && draft.quotes.empty() && head != kNoToken &&
      text.analysis.at(draft.cue).tag == Upos::verb &&
      (is_one_of(to_lower(text.analysis.lemma(head)), {"he", "she"}) ||
       (draft.speaker.medium.empty() && is_person(text, draft.speaker.actor)))) {
    return false;  // "Roe read reviews that it was dull"
  }
  if (head == kNoToken || !draft.speaker.actor.empty()) return true;
  const std::string lemma = to_lower(text.analysis.lemma(head));
  const std::string word = to_lower(text.reading.document.words(text.analysis.at(head).span));
  const Upos tag = text.analysis.at(head).tag;
  const bool counts = tag == Upos::pron || tag == Upos::adj || tag == Upos::det;  // "few believe"
  if (text.cues.is_nobody(word) || (counts && text.cues.is_mute(word))) {
    return !draft.quotes.empty();
  }
  if (text.analysis.at(head).tag == Upos::noun) return !text.cues.is_mute(lemma);
  if (text.analysis.at(head).tag != Upos::pron) return true;
  return !draft.quotes.empty() || !is_one_of(lemma, {"we", "i", "you", "one"});
}

// "The nominees “were stiff. They had no joy,” Roe said": a quotation that begins within a sentence
// with a small letter goes on from the words before it.
static std::uint32_t begin_of(const SpokenText& text, const Quotation& quotation,
                              const StatementDraft& draft) {
  const std::uint32_t begin = quotation.marks.begin;
  const std::string_view words = text.reading.document.words(quotation.words);
  if (words.empty() || is_upper(decode_at(words, 0).value)) return begin;
  if (draft.cue == kNoToken || text.analysis.at(draft.cue).span.begin < begin) return begin;
  constexpr std::uint32_t kLongest = 16;  // words
  for (const SentenceId s : draft.sentences) {
    const Sentence& sentence = text.analysis.sentence(s);
    if (!sentence.span.contains(begin)) continue;
    std::uint32_t before = 0;
    for (TokenId t = sentence.tokens.begin; text.analysis.at(t).span.begin < begin; t = next(t)) {
      const Upos tag = text.analysis.at(t).tag;
      if (++before > kLongest || tag == Upos::verb || tag == Upos::aux) return begin;
    }
    return sentence.span.begin;
  }
  return begin;
}

// "A march against the ban (“the muzzle”) on Sunday": a bracket that opens within does not end it.
static Span with_bracket(const SpokenText& text, const StatementDraft& draft, Span span) {
  const std::string_view words = text.reading.document.words(span);
  const auto opened = std::count(words.begin(), words.end(), '(');
  if (opened <= std::count(words.begin(), words.end(), ')')) return span;
  if (draft.cue != kNoToken && text.analysis.at(draft.cue).span.begin > span.begin) return span;
  for (const SentenceId s : draft.sentences) {
    const Sentence& sentence = text.analysis.sentence(s);
    if (!sentence.span.contains(span.begin) || sentence.span.end <= span.end) continue;
    const std::string_view rest = text.reading.document.words({span.end, sentence.span.end});
    if (rest.find(')') == std::string_view::npos) continue;
    span.end = sentence.span.end;
    if (rest.ends_with('.')) --span.end;
    break;
  }
  return span;
}

Span content_span(const SpokenText& text, const StatementDraft& draft, TokenRange content) {
  Span span = text.analysis.span_of(content);
  for (const Quotation* quotation : draft.quotes) {
    const Span marks = quotation->marks;
    if (marks.begin < span.begin && span.begin < marks.end) {
      span.begin = begin_of(text, *quotation, draft);
    }
    if (marks.begin < span.end && span.end < marks.end) span.end = marks.end;
    if (span.begin != marks.begin || span.end != marks.end) continue;
    span = quotation->words;
    while (!span.empty() &&
           is_one_of(text.reading.document.words({span.end - 1, span.end}), {",", " "})) {
      --span.end;
    }
    return span;
  }
  return with_bracket(text, draft, span);
}

}  // namespace dragoman
