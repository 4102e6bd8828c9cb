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

bool is_date(const SpokenText& text, TokenId t) {
  return std::any_of(text.reading.dates.begin(), text.reading.dates.end(),
                     [&](const DateMention& date) { return date.tokens.contains(t); });
}

bool is_comma(const SpokenText& text, TokenId t) {
  return text.reading.document.words(text.analysis.at(t).span) == ",";
}

// "The speaker, Jane Roe, said", "Jane Roe, the speaker, said", where the tree hangs the name
// elsewhere: the name stands between a description and a comma. Gives the actor too.
TokenRange name_beside(const SpokenText& text, Speaker& speaker, TokenRange words) {
  const Analysis& analysis = text.analysis;
  const TokenRange sentence = analysis.sentence(analysis.sentence_of(speaker.head)).tokens;
  if (analysis.at(speaker.head).tag != Upos::noun) return words;
  const auto is_name = [&](TokenId t) { return analysis.at(t).tag == Upos::propn; };
  const auto of_mention = [&](TokenId t) {
    const Mention* mention = text.reading.actors.at(t);
    if (mention == nullptr || mention->kind != MentionKind::name || mention->actors.empty()) return;
    speaker.actor = text.reading.actors.actor(mention->actors.front()).id;
  };
  constexpr std::uint32_t kLongest = 5;  // words of a name
  if (words.end < sentence.end && is_comma(text, words.end)) {
    TokenId end = next(words.end);
    while (end < sentence.end && is_name(end) && index(end) - index(words.end) <= kLongest) {
      end = next(end);
    }
    if (end > next(words.end) && end < sentence.end && is_comma(text, end) &&
        next(end) < sentence.end && analysis.at(next(end)).tag != Upos::cconj) {
      if (speaker.actor.empty()) of_mention(previous(end));
      return {next(words.end), end};
    }
  }
  const bool between = index(words.begin) > index(sentence.begin) + 1 &&
                       is_comma(text, previous(words.begin)) && words.end < sentence.end &&
                       is_comma(text, words.end) && next(words.end) < sentence.end &&
                       analysis.at(next(words.end)).tag != Upos::cconj;
  if (!between || analysis.at(words.begin).tag == Upos::cconj) return words;
  TokenId begin = previous(words.begin);
  while (begin > sentence.begin && is_name(previous(begin)) &&
         index(words.begin) - index(begin) <= kLongest) {
    begin = previous(begin);
  }
  if (begin == previous(words.begin)) return words;
  if (begin > sentence.begin && is_comma(text, previous(begin))) return words;  // a list
  if (speaker.actor.empty())
    of_mention(index(words.begin) > 1 ? previous(previous(words.begin)) : begin);
  return {begin, previous(words.begin)};
}

// The speaker's words: no day before them, none behind a comma, and the name behind a role.
void trim_words(const SpokenText& text, Speaker& speaker) {
  const Analysis& analysis = text.analysis;
  TokenRange words = speaker.words;
  if (words.empty() || speaker.head == kNoToken || !words.contains(speaker.head)) return;
  while (words.begin < speaker.head && is_date(text, words.begin)) words.begin = next(words.begin);
  bool noun = false;  // "such as the climate, an official"
  for (TokenId t = words.begin; t < speaker.head; t = next(t)) {
    noun = noun || analysis.at(t).tag == Upos::noun;
    if (noun && is_comma(text, t)) words.begin = next(t);
  }
  for (TokenId t = next(speaker.head); t < words.end; t = next(t)) {
    const Upos tag = analysis.at(t).tag;
    const bool dated = is_date(text, t) || ((tag == Upos::adp || tag == Upos::punct) &&
                                            next(t) < words.end && is_date(text, next(t)));
    if (dated || text.reading.document.words(analysis.at(t).span) == ",") words.end = t;
  }
  const TokenId end = analysis.sentence(analysis.sentence_of(speaker.head)).tokens.end;
  if (analysis.at(speaker.head).tag == Upos::noun || words.size() == 1) {
    const TokenId from = words.end;
    while (words.end < end && analysis.at(words.end).tag == Upos::propn) {
      words.end = next(words.end);
    }
    const Mention* named = from < words.end ? text.reading.actors.at(previous(words.end)) : nullptr;
    const bool is_name = named != nullptr && named->kind == MentionKind::name;
    if (is_name && speaker.actor.empty() && !named->actors.empty()) {
      speaker.actor = text.reading.actors.actor(named->actors.front()).id;
    }
  }
  // "His best friend, Jane Roe": by her name.
  const TokenId beside = child(analysis, speaker.head, Relation::appos);
  if (words.end == speaker.words.end && beside != kNoToken && beside > speaker.head &&
      analysis.at(speaker.head).tag == Upos::noun) {
    // "Another author, Professor Jane Roe": the name ends the words beside it.
    const TokenRange phrase = subtree(analysis, beside);
    TokenId last = analysis.at(beside).tag == Upos::propn ? beside : phrase.begin;
    while (analysis.at(last).tag != Upos::propn && next(last) < phrase.end) last = next(last);
    TokenRange name{last, next(last)};
    while (analysis.at(previous(name.begin)).tag == Upos::propn) name.begin = previous(name.begin);
    while (name.end < end && analysis.at(name.end).tag == Upos::propn) name.end = next(name.end);
    if (analysis.at(last).tag == Upos::propn) words = name;
  }
  if (words == speaker.words) words = name_beside(text, speaker, words);
  if (words == speaker.words) return;
  speaker.words = words;
  speaker.text = text.reading.document.words(analysis.span_of(words));
}

bool is_person(const SpokenText& text, const std::string& actor) {
  return std::any_of(
      text.reading.actors.actors.begin(), text.reading.actors.actors.end(),
      [&](const ActorRecord& one) { return one.id == actor && one.kind == "person"; });
}

}  // namespace

// "The firm had faults, which it said were due to ...": a body or state that is a subject before a
// pronoun of the same sentence.
static TokenId body_before(const SpokenText& text, TokenId pronoun) {
  const TokenRange sentence = text.analysis.sentence(text.analysis.sentence_of(pronoun)).tokens;
  for (TokenId t = pronoun; t > sentence.begin;) {
    t = previous(t);
    if (base(text.analysis.at(t).relation) != Relation::nsubj) continue;
    const Mention* mention = text.reading.actors.at(t);
    if (mention == nullptr || mention->head != t || mention->actors.size() != 1) continue;
    if (!is_person(text, text.reading.actors.actor(mention->actors.front()).id)) return t;
  }
  return kNoToken;
}

bool is_really_said(const SpokenText& text, const StatementDraft& draft) {
  if (draft.cue == kNoToken || draft.how == nullptr) return true;
  if (text.analysis.at(draft.cue).tag == Upos::verb) {
    if (!is_done(text, draft) || breaks_quotation(text, draft)) return false;
  }
  const TokenId head = draft.speaker.head;
  if (draft.how->needs_text && draft.quotes.empty() && head != kNoToken &&
      text.analysis.at(draft.cue).tag == Upos::verb &&
      (text.analysis.at(head).tag == Upos::pron ||
       (draft.speaker.medium.empty() && is_person(text, draft.speaker.actor)))) {
    return false;  // "Roe read reviews that it was dull"
  }
  if (head == kNoToken || !draft.speaker.actor.empty()) return true;
  const std::string lemma = to_lower(text.analysis.lemma(head));
  if (text.cues.is_nobody(to_lower(text.reading.document.words(text.analysis.at(head).span)))) {
    return !draft.quotes.empty();
  }
  if (text.analysis.at(head).tag == Upos::noun) return !text.cues.is_mute(lemma);
  if (text.analysis.at(head).tag != Upos::pron) return true;
  return !draft.quotes.empty() || !is_one_of(lemma, {"we", "i", "you", "one"});
}

void name_speakers(const SpokenText& text, std::vector<StatementDraft>& drafts) {
  const Speaker* last = nullptr;
  std::uint32_t last_sentence = 0;
  constexpr std::uint32_t kNear = 3;  // sentences
  for (StatementDraft& draft : drafts) {
    Speaker& speaker = draft.speaker;
    const std::uint32_t sentence = index(draft.sentences.front());
    if (speaker.head != kNoToken && text.analysis.at(speaker.head).tag == Upos::pron) {
      const std::string word =
          to_lower(text.reading.document.words(text.analysis.at(speaker.head).span));
      const bool person = is_one_of(word, {"he", "she"});
      if (person && !speaker.actor.empty() && !is_person(text, speaker.actor)) {
        speaker.actor.clear();
      }
      const bool thing = word == "it" && text.analysis.at(speaker.head).head == draft.cue;
      const bool open = speaker.actor.empty() && (person || word == "they" || thing);
      const bool one = !thing || last == nullptr || !last->actor.empty() ||
                       text.analysis.at(last->head).features.number == Number::singular;
      const TokenId above = thing && open ? body_before(text, speaker.head) : kNoToken;
      if (above != kNoToken) {
        const Speaker named = speaker_at(text.reading, text.cues, above);
        speaker.actor = named.actor;
        speaker.text = named.text;
      } else if (open && one && last != nullptr && sentence - last_sentence <= kNear) {
        const bool fits = person == is_person(text, last->actor) ||
                          (last->actor.empty() && text.analysis.at(last->head).tag == Upos::propn &&
                           word != "it");
        if (fits) {
          speaker.actor = last->actor;
          speaker.text = last->text;
        }
      }
    } else {
      trim_words(text, speaker);
      // "Their statement read": of whoever had the word.
      const TokenId owner = speaker.head == kNoToken || speaker.medium.empty()
                                ? kNoToken
                                : child(text.analysis, speaker.head, Relation::nmod_poss);
      if (owner != kNoToken && speaker.actor.empty() && last != nullptr &&
          text.analysis.at(owner).tag == Upos::pron && sentence - last_sentence <= kNear) {
        speaker.actor = last->actor;
        speaker.text = last->text;
      }
    }
    if (speaker.head == kNoToken || !speaker.found()) continue;
    if (speaker.actor.empty() && text.analysis.at(speaker.head).tag == Upos::pron) continue;
    last = &speaker;
    last_sentence = sentence;
  }
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
