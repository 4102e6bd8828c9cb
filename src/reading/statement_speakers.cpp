// Who speaks, as a record names it: a role by the name beside it, without the day before or behind
// it, and a pronoun by whoever has the word.
//
// A pronoun behind a statement most often means its speaker and not the one spoken of: "Roe said
// that Poe was late. “I left,” he added." The rules look at the speakers told before and at what
// was said only; who a pronoun means elsewhere is reading/coreference.h's.
#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/statement_drafts.h"

namespace dragoman {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
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

// "The firm had faults, which it said were due to ...": a body or state that is a subject before a
// pronoun of the same sentence.
TokenId body_before(const SpokenText& text, TokenId pronoun) {
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

// Names the speakers of drafts one by one; remembers who spoke last.
class SpeakerNames {
 public:
  SpeakerNames(const SpokenText& text, std::vector<StatementDraft>& drafts)
      : text_(text), drafts_(drafts) {}

  void name(std::size_t i) {
    Speaker& speaker = drafts_[i].speaker;
    sentence_ = index(drafts_[i].sentences.front());
    if (speaker.head != kNoToken && text_.analysis.at(speaker.head).tag == Upos::pron) {
      name_pronoun(i);
    } else {
      leave_cue(drafts_[i].cue, speaker);
      trim_words(text_, speaker);
      name_text(speaker);
    }
    if (speaker.head == kNoToken || !speaker.found()) return;
    if (speaker.actor.empty() && text_.analysis.at(speaker.head).tag == Upos::pron) return;
    last_ = i;
    has_last_ = true;
    last_sentence_ = sentence_;
  }

 private:
  static constexpr std::uint32_t kNear = 3;  // sentences

  std::string word_of(TokenId t) const {
    return to_lower(text_.reading.document.words(text_.analysis.at(t).span));
  }
  bool is_near() const { return has_last_ && sentence_ - last_sentence_ <= kNear; }

  // "A diplomat said former Minister Roe left": no word behind a cue is of the one before it.
  void leave_cue(TokenId cue, Speaker& speaker) const {
    if (cue == kNoToken || speaker.head == kNoToken || speaker.head == cue) return;
    if (!speaker.words.contains(cue)) return;
    if (speaker.head < cue) {
      speaker.words.end = cue;
    } else {
      speaker.words.begin = next(cue);
      while (speaker.words.begin < speaker.head &&
             text_.analysis.at(speaker.words.begin).tag == Upos::adp) {
        speaker.words.begin = next(speaker.words.begin);
      }
    }
    speaker.text = text_.reading.document.words(text_.analysis.span_of(speaker.words));
  }

  // "Their statement read": of whoever had the word.
  void name_text(Speaker& speaker) const {
    if (speaker.head == kNoToken || speaker.medium.empty() || !speaker.actor.empty()) return;
    const TokenId owner = child(text_.analysis, speaker.head, Relation::nmod_poss);
    if (owner == kNoToken || text_.analysis.at(owner).tag != Upos::pron || !is_near()) return;
    speaker.actor = drafts_[last_].speaker.actor;
    speaker.text = drafts_[last_].speaker.text;
  }

  void name_pronoun(std::size_t i) {
    Speaker& speaker = drafts_[i].speaker;
    const std::string word = word_of(speaker.head);
    const bool person = is_one_of(word, {"he", "she"});
    if (person && !speaker.actor.empty() &&
        (!is_person(text_, speaker.actor) || is_other_gender(speaker.actor, word))) {
      speaker.actor.clear();
    }
    const bool thing = word == "it" && text_.analysis.at(speaker.head).head == drafts_[i].cue;
    const bool open = speaker.actor.empty() && (person || word == "they" || thing);
    const TokenId above = thing && open ? body_before(text_, speaker.head) : kNoToken;
    if (above != kNoToken) {
      const Speaker named = speaker_at(text_.reading, text_.cues, above);
      speaker.actor = named.actor;
      speaker.text = named.text;
      return;
    }
    if (!is_near()) return;
    const Speaker& last = drafts_[last_].speaker;
    const bool one = !thing || !last.actor.empty() || last.head == kNoToken ||
                     text_.analysis.at(last.head).features.number == Number::singular;
    const bool name = last.actor.empty() && last.head != kNoToken &&
                      text_.analysis.at(last.head).tag == Upos::propn && word != "it";
    const bool fits = person == is_person(text_, last.actor) || name;
    const bool own = person && last.head != kNoToken &&
                     (keeps_word(speaker, last, word) || is_own_word(speaker, last, word));
    if (!(open && one && fits) && !own) return;
    speaker.actor = last.actor;
    speaker.text = last.text;
  }

  // "Roe said that Poe was late. “I left,” he added.": who is only spoken of does not take the word
  // from the speaker.
  bool keeps_word(const Speaker& pronoun, const Speaker& last, const std::string& word) const {
    if (pronoun.actor.empty() || last.actor.empty() || pronoun.actor == last.actor) return false;
    if (!is_person(text_, last.actor) || drafts_[last_].cue == kNoToken) return false;
    const Mention* named = nullptr;  // the nearest name of the one that the pronoun would mean
    for (const Mention& mention : text_.reading.actors.mentions) {
      if (mention.head >= pronoun.head) break;
      if (mention.kind == MentionKind::pronoun || mention.actors.size() != 1) continue;
      const std::string& actor = text_.reading.actors.actor(mention.actors.front()).id;
      if (actor == pronoun.actor) named = &mention;
    }
    return named != nullptr && is_said(named->head) && !is_said(pronoun.head) &&
           !is_other_gender(last.actor, word);
  }

  // Whether a word stands in what the last speaker says.
  bool is_said(TokenId t) const {
    const StatementDraft& draft = drafts_[last_];
    if (draft.content && draft.content->contains(t) && !draft.hole.contains(t)) return true;
    const std::uint32_t at = text_.analysis.at(t).span.begin;
    return std::any_of(draft.quotes.begin(), draft.quotes.end(),
                       [&](const Quotation* quotation) { return quotation->words.contains(at); });
  }

  // Whether the text calls a person by the other pronoun more often than by this one.
  bool is_other_gender(const std::string& actor, const std::string& word) const {
    int same = 0;
    for (const Mention& mention : text_.reading.actors.mentions) {
      if (mention.kind != MentionKind::pronoun || mention.actors.size() != 1) continue;
      if (text_.reading.actors.actor(mention.actors.front()).id != actor) continue;
      const std::string said = word_of(mention.head);
      const bool female = is_one_of(said, {"she", "her", "hers", "herself"});
      const bool male = is_one_of(said, {"he", "him", "his", "himself"});
      if (female || male) same += female == (word == "she") ? 1 : -1;
    }
    return same < 0;
  }

  // "Roe told the paper that he thinks ...": the first word of what is said means the speaker.
  bool is_own_word(const Speaker& pronoun, const Speaker& last, const std::string& word) const {
    const StatementDraft& draft = drafts_[last_];
    if (!draft.content || draft.cue == kNoToken || pronoun.head <= draft.cue) return false;
    if (!draft.content->contains(pronoun.head) || !is_person(text_, last.actor)) return false;
    if (index(pronoun.head) > index(draft.content->begin) + 1) return false;
    const Token& head = text_.analysis.at(last.head);
    if (head.tag == Upos::pron && word_of(last.head) != word) return false;
    return !is_other_gender(last.actor, word);
  }

  const SpokenText& text_;
  std::vector<StatementDraft>& drafts_;
  std::size_t last_ = 0;
  bool has_last_ = false;
  std::uint32_t sentence_ = 0;
  std::uint32_t last_sentence_ = 0;
};

}  // namespace

void name_speakers(const SpokenText& text, std::vector<StatementDraft>& drafts) {
  SpeakerNames names(text, drafts);
  for (std::size_t i = 0; i < drafts.size(); ++i) names.name(i);
}

}  // namespace dragoman
