// The edges of what a cue says, as a record wants them: from the first word of what is said to its
// last, with no hearer, no other source and no half of a quotation.
//
// A tree that lost its way hangs the hearer on the clause ("told Reuters it was late"), cuts a
// clause at a relative one, or takes "according to" with it. The rules look at the words next to an
// edge only; content without a subject, where a clause is wanted, is given up. Reading speech for
// its own sake (utterances) takes the tree's word.
#include <algorithm>

#include "base/utf8.h"
#include "language/tokens.h"
#include "reading/clauses.h"
#include "reading/statement_drafts.h"

namespace dragoman {
namespace {

class Edges {
 public:
  Edges(const SpokenText& text, StatementDraft& draft)
      : text_(text),
        analysis_(text.analysis),
        draft_(draft),
        content_(*draft.content),
        sentence_(analysis_.sentence(analysis_.sentence_of(draft.cue)).tokens) {}

  void mend() {
    if (draft_.how == nullptr) return;
    const bool behind = at(draft_.cue).tag == Upos::verb && content_.begin > draft_.cue;
    if (behind) {
      begin_behind_cue();
      leave_hearer();
      take_quotation();
      take_predicate();
      take_main_clause();
      end_before_aside();
      take_rest_of_clause();
      if ((draft_.how->act == "claim" && is_wanted()) || is_told_to()) draft_.act = "demand";
    }
    if (!behind) {
      end_before_role();
      begin_at_sign();
    }
    end_before_source();
    if (behind) begin_with_subject();
    if (content_.empty() || (behind && (lacks_subject() || is_topic())) ||
        (!behind && is_only_before())) {
      draft_.content.reset();
    } else {
      draft_.content = content_;
    }
  }

 private:
  const Token& at(TokenId t) const { return analysis_.at(t); }
  std::string_view words(TokenId t) const { return text_.reading.document.words(at(t).span); }
  bool is_comma(TokenId t) const { return sentence_.contains(t) && words(t) == ","; }
  bool is_finite(TokenId t) const {
    return (at(t).tag == Upos::verb || at(t).tag == Upos::aux) &&
           at(t).features.verb_form == VerbForm::finite;
  }
  bool is_that(TokenId t) const {
    return at(t).tag == Upos::sconj && to_lower(analysis_.lemma(t)) == "that";
  }
  bool is_date(TokenId t) const {
    return std::any_of(text_.reading.dates.begin(), text_.reading.dates.end(),
                       [&](const DateMention& date) { return date.tokens.contains(t); });
  }

  // Whether words begin here that have a clause of their own, and not the rest of a name.
  bool begins_clause(TokenId t) const {
    if (!content_.contains(t)) return false;
    if (is_quote(words(t)) || is_that(t)) return true;
    const Token& token = at(t);
    if (words(t) == "that" && token.tag != Upos::det) return true;
    const bool subject =
        base(token.relation) == Relation::nsubj || token.relation == Relation::expl;
    return (token.tag == Upos::pron && subject && !token.features.possessive) ||
           (token.tag == Upos::pron && token.features.possessive) || token.tag == Upos::det;
  }

  // "Told Reuters it was late", "told reporters “It is late”".
  void leave_hearer() {
    if (!text_.cues.addresses(to_lower(analysis_.lemma(draft_.cue)))) return;
    constexpr std::uint32_t kLongest = 7;  // words
    const TokenId first = content_.begin;
    if (first != next(draft_.cue)) return;
    const MediumCue* medium = text_.cues.medium(to_lower(words(first)));
    if (medium != nullptr && medium->audience) {
      content_.begin = next(first);
      return;
    }
    if (begins_clause(first) && at(first).tag != Upos::det) return;
    TokenId t = next(first);
    while (content_.contains(t) && index(t) - index(first) < kLongest && !begins_clause(t)) {
      const Upos tag = at(t).tag;
      const bool part = tag == Upos::noun || tag == Upos::propn || tag == Upos::adj ||
                        tag == Upos::adp || tag == Upos::num || tag == Upos::part;
      if (!part) return;
      t = next(t);
    }
    const Upos last = at(previous(t)).tag;  // "of the", "'s"
    if (last == Upos::adp || last == Upos::part || last == Upos::adj) return;
    if (content_.contains(t) && begins_clause(t)) content_.begin = t;
  }

  // "Said she came up “and asked me my name”", "said that when it rains, “we go home”": the marks
  // tell where it ends.
  void take_quotation() {
    TokenId end = content_.end;
    const bool first_clause =
        at(content_.begin).tag == Upos::sconj && next(content_.begin) < content_.end;
    if (is_comma(end) && first_clause) end = next(end);
    if (!sentence_.contains(end) || !is_quote(words(end)) || is_quote(words(previous(end)))) return;
    const Quotation* quotation = quotation_at(text_.quotations, at(end).span.end);
    if (quotation == nullptr || quotation->marks.begin != at(end).span.begin) return;
    const auto& own = draft_.quotes;
    const bool is_own = std::find(own.begin(), own.end(), quotation) != own.end();
    if (!is_own && (end != content_.end || at(previous(end)).tag == Upos::punct)) return;
    while (sentence_.contains(end) && at(end).span.begin < quotation->words.end) end = next(end);
    content_.end = end;
  }

  // "He fell ill, his son, Karl Roe, said": no words of what is said.
  void end_before_role() {
    const TokenId end = content_.end;
    if (end > draft_.cue || !is_comma(end)) return;
    constexpr std::uint32_t kLongest = 6;  // words
    TokenId t = end;
    while (t > content_.begin && !is_comma(previous(t)) && index(end) - index(t) < kLongest) {
      t = previous(t);
      if (at(t).tag == Upos::verb || at(t).tag == Upos::aux || at(t).tag == Upos::adp) return;
    }
    if (t == content_.begin || !is_comma(previous(t))) return;
    const Token& first = at(t);
    if (first.features.possessive || first.tag == Upos::det) content_.end = previous(t);
  }

  // "Asked when, she said: “It is late”", "in a letter, he said, “We left”": where and when.
  bool is_only_before() const {
    if (content_.end > draft_.cue || !draft_.hole.empty()) return false;
    if (draft_.quotes.empty()) return false;
    const std::uint32_t cue_end = at(draft_.cue).span.end;
    const Span content = analysis_.span_of(content_);
    bool leads = false;
    for (const Quotation* quotation : draft_.quotes) {
      if (content.overlaps(quotation->marks)) return false;
      std::uint32_t before = quotation->marks.begin;
      const std::string& all = text_.reading.document.text;
      while (before > cue_end && all[before - 1] == ' ') --before;
      leads = leads || (before > cue_end && (all[before - 1] == ',' || all[before - 1] == ':'));
    }
    return leads;
  }

  // "Said gas, which leaks often, was the cause": a finite verb behind a relative clause and its
  // comma.
  void take_predicate() {
    TokenId comma = content_.end;
    if (is_comma(previous(comma))) comma = previous(comma);
    if (!is_comma(comma) || !sentence_.contains(next(comma))) return;
    const TokenId verb = next(comma);
    if (!is_finite(verb)) return;
    const TokenId subject = child(analysis_, verb, Relation::nsubj);
    if (subject != kNoToken && subject > verb) return;  // "it was late, said Roe"
    TokenId t = previous(comma);
    while (t > content_.begin && !is_comma(t)) t = previous(t);
    if (t == content_.begin || !content_.contains(next(t))) return;
    const std::string lemma = to_lower(analysis_.lemma(next(t)));
    if (at(next(t)).tag != Upos::pron || (lemma != "which" && lemma != "who")) return;
    content_.end = end_of_clause(verb);
  }

  // "Said that as we age, our needs change", "voiced doubt that the party, if it lost, would go
  // on": words that end before their clause has a verb of its own.
  void take_main_clause() {
    const TokenId comma = content_.end;
    if (!is_comma(comma) || !draft_.how->takes_clause || !draft_.quotes.empty()) return;
    TokenId t = content_.begin;
    TokenId that = kNoToken;
    for (TokenId at_that = t; at_that < content_.end; at_that = next(at_that)) {
      if (is_that(at_that)) that = at_that;
    }
    if (that != kNoToken) t = next(that);
    if (t >= content_.end) return;
    bool open = that != kNoToken;
    const bool first_clause = at(t).tag == Upos::sconj && words(t) != "that" && next(t) != comma &&
                              draft_.how->takes_bare;
    for (TokenId verb = t; verb < content_.end; verb = next(verb)) open = open && !is_finite(verb);
    if (!open && !first_clause) return;
    bool goes_on = false;
    for (t = next(comma); sentence_.contains(t) && words(t) != ";"; t = next(t)) {
      goes_on = goes_on || is_finite(t);
    }
    if (goes_on) content_.end = t;
  }

  // "Told the judge that he was late, the paper said": the last words are another's cue.
  void end_before_aside() {
    constexpr std::uint32_t kFewest = 3;  // words
    if (content_.size() < kFewest) return;
    const TokenId last = previous(content_.end);
    const TokenId verb = at(last).tag == Upos::punct ? previous(last) : last;
    if (at(verb).tag != Upos::verb || !is_finite(verb)) return;
    const SpeechCue* cue = text_.cues.cue(to_lower(analysis_.lemma(verb)));
    if (cue == nullptr || !cue->takes_bare) return;
    constexpr std::uint32_t kLongest = 6;  // words
    TokenId t = previous(verb);
    while (t > content_.begin && !is_comma(t) && index(verb) - index(t) <= kLongest) {
      if (at(t).tag == Upos::verb || at(t).tag == Upos::aux || at(t).tag == Upos::sconj) return;
      t = previous(t);
    }
    if (is_comma(t) && t > content_.begin && next(t) < verb) content_.end = t;
    if (t == content_.begin && !is_comma(t) && at(t).tag != Upos::pron) content_.end = t;
  }

  // Up to the next sign, with quotations in it.
  TokenId end_of_clause(TokenId t) const {
    while (sentence_.contains(t) && words(t) != "," && words(t) != ";" && words(t) != "." &&
           words(t) != ":") {
      if (!is_quote(words(t))) {
        t = next(t);
        continue;
      }
      const Quotation* quotation = quotation_at(text_.quotations, at(t).span.end);
      if (quotation == nullptr) return t;
      while (sentence_.contains(t) && at(t).span.begin < quotation->marks.end) t = next(t);
      if (sentence_.contains(t) && at(t).tag == Upos::cconj) return t;
    }
    return t;
  }

  // "Said he was hopeful that it would end": what follows without a sign belongs to it.
  void take_rest_of_clause() {
    const TokenId t = content_.end;
    if (!sentence_.contains(t)) return;
    if (content_.size() == 1 && is_date(t) && at(content_.begin).tag == Upos::noun) {
      content_.end = end_of_clause(t);  // "voiced doubt on Friday about the plan"
      return;
    }
    const auto& all = draft_.how->prepositions;
    const bool as =
        to_lower(words(t)) == "as" && std::find(all.begin(), all.end(), "as") != all.end();
    if (as) {  // "describing his son as a hero"
      while (sentence_.contains(content_.end) && at(content_.end).tag != Upos::punct &&
             at(content_.end).tag != Upos::cconj) {
        content_.end = next(content_.end);
      }
      return;
    }
    if (is_date(t) || at(t).head == draft_.cue) return;
    const Upos tag = at(t).tag;
    const bool to = tag == Upos::part && to_lower(analysis_.lemma(t)) == "to";
    const bool names = tag == Upos::noun || tag == Upos::propn || tag == Upos::det;
    if (at(previous(t)).tag == Upos::punct) return;
    const bool predicate = at(t).tag == Upos::aux && is_finite(t) && is_nominal(at(previous(t)));
    if (is_that(t) || to || predicate ||
        (names &&
         (draft_.speaker.head == kNoToken || !dominates(analysis_, draft_.speaker.head, t)))) {
      content_.end = end_of_clause(t);
    }
  }

  // "Said the “hard measures” she took were over", where the tree begins with "she".
  void begin_behind_cue() {
    const TokenId first = next(draft_.cue);
    if (content_.begin == first || !draft_.how->takes_bare || draft_.how->takes_object) return;
    if (text_.cues.addresses(to_lower(analysis_.lemma(draft_.cue)))) return;
    if (!is_quote(words(first)) && at(first).tag != Upos::det) return;
    constexpr std::uint32_t kLongest = 8;  // words
    if (index(content_.begin) - index(first) > kLongest) return;
    for (TokenId t = first; t < content_.begin; t = next(t)) {
      const Upos tag = at(t).tag;
      if (tag == Upos::verb || tag == Upos::aux || tag == Upos::adp || is_comma(t)) return;
      if (t == draft_.speaker.head || is_date(t) || is_that(t)) return;
    }
    content_.begin = first;
  }

  // "Every meeting he could get into, said Roe": what is said begins behind a sign, or with its
  // sentence.
  void begin_at_sign() {
    const bool whole = content_.end <= draft_.cue && draft_.quotes.empty() && draft_.hole.empty() &&
                       draft_.how->takes_bare && at(draft_.cue).tag == Upos::verb &&
                       is_comma(content_.end) && content_.begin > sentence_.begin;
    if (!whole) return;
    const Upos before = at(previous(content_.begin)).tag;
    if (before == Upos::punct || before == Upos::cconj || before == Upos::sconj) return;
    TokenId t = content_.begin;
    const auto ends_quotation = [&](TokenId mark) {
      const std::uint32_t place = at(mark).span.begin;
      return is_quote(words(mark)) && place > 0 &&
             quotation_at(text_.quotations, place - 1) != nullptr;
    };
    while (t > sentence_.begin && words(previous(t)) != ";" && !ends_quotation(previous(t))) {
      t = previous(t);
    }
    if (draft_.speaker.head == kNoToken || draft_.speaker.head > content_.end) content_.begin = t;
  }

  // "As saying rescue teams were sent", the subject hung elsewhere: all behind the cue.
  void begin_with_subject() {
    const TokenId first = next(draft_.cue);
    if (content_.begin == first || content_.empty() || !lacks_subject()) return;
    bool named = false;
    for (TokenId t = first; t < content_.begin; t = next(t)) {
      const Upos tag = at(t).tag;
      if (tag == Upos::verb || tag == Upos::aux || tag == Upos::punct || tag == Upos::adp) return;
      if (t == draft_.speaker.head) return;
      named = named || is_nominal(at(t));
    }
    if (named) content_.begin = first;
  }

  // "Has admitted to the payment, according to prosecutors, but ...": another's word ends it.
  void end_before_source() {
    constexpr std::uint32_t kFewest = 3;  // words
    if (!draft_.hole.empty()) return;
    for (TokenId t = content_.begin; next(t) < content_.end; t = next(t)) {
      if (t == draft_.cue || to_lower(words(t)) != "according" || to_lower(words(next(t))) != "to")
        continue;
      if (quotation_at(text_.quotations, at(t).span.begin) != nullptr) continue;
      const TokenId end = is_comma(previous(t)) ? previous(t) : t;
      if (index(end) >= index(content_.begin) + kFewest) content_.end = end;
      return;
    }
  }

  // "Insists that the budget include a wall": what is claimed so is wanted.
  bool is_wanted() const {
    const TokenId verb = child(analysis_, draft_.cue, Relation::ccomp);
    if (verb == kNoToken || verb < draft_.cue || at(verb).tag != Upos::verb) return false;
    if (at(verb).features.tense == Tense::past || ends_in_ing(at(verb)) ||
        child(analysis_, verb, Relation::aux) != kNoToken || words(verb) != analysis_.lemma(verb)) {
      return false;
    }
    const TokenId subject = child(analysis_, verb, Relation::nsubj);
    if (subject == kNoToken || subject > verb || at(subject).tag == Upos::pron) return false;
    return at(subject).features.number == Number::singular &&
           child(analysis_, subject, Relation::conj) == kNoToken;
  }

  // "Told the crew to leave".
  bool is_told_to() const {
    if (!text_.cues.addresses(to_lower(analysis_.lemma(draft_.cue)))) return false;
    const TokenId verb = child(analysis_, draft_.cue, Relation::xcomp);
    if (verb == kNoToken || verb < draft_.cue) return false;
    const TokenId to = child(analysis_, verb, Relation::mark);
    return to != kNoToken && analysis_.lemma(to) == "to";
  }

  // "Described the meeting": of what, and not as what; "re": no words of anybody.
  bool is_topic() const {
    if (!draft_.quotes.empty() || !draft_.hole.empty()) return false;
    if (content_.size() == 1 && (at(content_.begin).tag == Upos::aux)) return true;
    const auto& all = draft_.how->prepositions;
    if (std::find(all.begin(), all.end(), "as") == all.end()) return false;
    if (sentence_.contains(content_.end) && to_lower(words(content_.end)) == "as") return false;
    for (TokenId t = content_.begin; t < content_.end; t = next(t)) {
      const std::string word = to_lower(words(t));
      const TokenId verb = at(t).tag == Upos::aux && at(t).head != kNoToken ? at(t).head : t;
      const bool relative = at(verb).relation == Relation::acl_relcl;
      if (word == "as" || word == "how" || word == "what" || (is_finite(t) && !relative)) {
        return false;
      }
    }
    return true;
  }

  // "Which they note is larger": a finite verb with no subject where a clause is wanted.
  bool lacks_subject() const {
    if (draft_.how == nullptr || !draft_.how->takes_clause || !draft_.quotes.empty()) return false;
    if (!draft_.hole.empty()) return false;
    const TokenId first = content_.begin;
    if (!is_finite(first) || at(first).features.mood == Mood::imperative) return false;
    for (TokenId t : children(analysis_, first)) {
      if (base(at(t).relation) == Relation::nsubj && t > first) return false;
    }
    return at(first).tag == Upos::aux || at(first).features.person == 3 ||
           at(first).features.tense == Tense::past;
  }

  const SpokenText& text_;
  const Analysis& analysis_;
  StatementDraft& draft_;
  TokenRange content_;
  TokenRange sentence_;
};

}  // namespace

void mend_edges(const SpokenText& text, StatementDraft& draft) {
  if (text.with_thoughts || !draft.content) return;
  if (draft.content->empty()) {
    draft.content.reset();
  } else if (draft.cue != kNoToken) {
    Edges(text, draft).mend();
  }
}

}  // namespace dragoman
