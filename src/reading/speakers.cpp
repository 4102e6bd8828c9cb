#include "reading/speakers.h"

#include <algorithm>

#include "base/utf8.h"
#include "language/tokens.h"

namespace dragoman {
namespace {

bool is_relative_pronoun(const Analysis& analysis, TokenId t) {
  std::string lemma = to_lower(analysis.lemma(t));
  return analysis.at(t).tag == Upos::pron &&
         (lemma == "who" || lemma == "which" || lemma == "that" || lemma == "whom");
}

// The one nearest to the verb, where a lost tree gives it several; behind the verb only where the
// words are inverted ("..., said Roe").
TokenId own_subject(const Analysis& analysis, TokenId verb) {
  const auto distance = [&](TokenId t) {
    return t < verb ? index(verb) - index(t) : index(t) - index(verb);
  };
  const bool inverted = index(verb) > 0 && analysis.at(previous(verb)).tag == Upos::punct;
  TokenId nearest = kNoToken;
  const bool gerund = ends_in_ing(analysis.at(verb));
  for (TokenId t : children(analysis, verb)) {
    const Relation relation = base(analysis.at(t).relation);
    if (relation != Relation::nsubj && relation != Relation::csubj) continue;
    // "Arguing it is late": the pronoun is of what is argued.
    if (gerund && t > verb && analysis.at(t).tag == Upos::pron) continue;
    const bool known = nearest != kNoToken;
    if (known && !inverted && nearest < verb && t > verb) continue;
    if (!known || distance(t) < distance(nearest)) nearest = t;
  }
  return nearest;
}

bool outside(const Reading& reading, const std::vector<Quotation>& quotations, TokenId t) {
  return quotation_at(quotations, reading.analysis.at(t).span.begin) == nullptr;
}

// What stands right beside the cue, where the tree found no subject: "said Lavrov", "Lavrov said".
TokenId beside(const Reading& reading, const std::vector<Quotation>& quotations, TokenId cue) {
  TokenRange sentence = reading.analysis.sentence(reading.analysis.sentence_of(cue)).tokens;
  const Mention* best = nullptr;
  std::uint32_t best_distance = 4;
  for (const Mention& mention : reading.actors.mentions) {
    if (mention.head < sentence.begin || mention.head >= sentence.end) continue;
    if (mention.actors.empty() || mention.kind == MentionKind::adjective) continue;
    if (!outside(reading, quotations, mention.head)) continue;
    std::uint32_t distance =
        mention.tokens.end <= cue
            ? index(cue) - index(mention.tokens.end)
            : (mention.tokens.begin > cue ? index(mention.tokens.begin) - index(cue) - 1 : 99);
    if (distance < best_distance) {
      best = &mention;
      best_distance = distance;
    }
  }
  return best == nullptr ? kNoToken : best->head;
}

// Up from a part of a name or compound to its head.
TokenId head_of_phrase(const Analysis& analysis, TokenId t) {
  for (int steps = 0; steps < 8; ++steps) {
    const Token& token = analysis.at(t);
    const Relation relation = base(token.relation);
    const bool part = relation == Relation::flat || relation == Relation::compound ||
                      relation == Relation::amod || relation == Relation::det ||
                      relation == Relation::nummod || relation == Relation::appos;
    if (!part || token.head == kNoToken) break;
    t = token.head;
  }
  return t;
}

bool may_speak(const Token& token) {
  return token.tag == Upos::noun || token.tag == Upos::propn || token.tag == Upos::pron ||
         token.tag == Upos::num || token.tag == Upos::sym;
}

// What stands right before or behind the cue, whatever the tree makes of it: "Jane Roe, a lawyer,
// said", "“Look,” added a farmer".
TokenId adjacent(const Reading& reading, const std::vector<Quotation>& quotations, TokenId cue) {
  const Analysis& analysis = reading.analysis;
  const TokenRange sentence = analysis.sentence(analysis.sentence_of(cue)).tokens;
  const auto is_comma = [&](TokenId t) {
    return reading.document.words(analysis.at(t).span) == ",";
  };
  TokenId t = cue;
  while (t > sentence.begin) {
    t = previous(t);
    const Upos tag = analysis.at(t).tag;
    if (tag != Upos::aux && tag != Upos::adv && tag != Upos::part) break;
  }
  constexpr std::uint32_t kLongest = 14;  // words between two commas
  if (t < cue && t > sentence.begin && is_comma(t)) {
    TokenId from = previous(t);
    while (from > sentence.begin && !is_comma(from) && index(t) - index(from) < kLongest) {
      from = previous(from);
    }
    if (is_comma(from) && from > sentence.begin) t = previous(from);
  }
  if (t < cue && may_speak(analysis.at(t)) && outside(reading, quotations, t)) {
    TokenId head = head_of_phrase(analysis, t);
    // "Roe of New York, a lawyer, said"
    while (analysis.at(head).relation == Relation::nmod && analysis.at(head).head < head) {
      head = head_of_phrase(analysis, analysis.at(head).head);
    }
    return head < cue && outside(reading, quotations, head) ? head : t;
  }
  // Inverted, only behind a quotation or a comma.
  if (t == cue || analysis.at(previous(cue)).tag != Upos::punct) return kNoToken;
  for (t = next(cue); t < sentence.end; t = next(t)) {
    const Token& token = analysis.at(t);
    if (token.tag == Upos::det || token.tag == Upos::adj || token.tag == Upos::num) continue;
    if (!may_speak(token) || !outside(reading, quotations, t)) return kNoToken;
    const TokenId head = head_of_phrase(analysis, t);
    return head > cue && head < sentence.end ? head : t;
  }
  return kNoToken;
}

bool is_infinitive(const Analysis& analysis, TokenId verb) {
  if (analysis.at(verb).features.verb_form == VerbForm::infinitive) return true;
  for (TokenId t : children(analysis, verb)) {
    if (analysis.at(t).tag == Upos::part && t < verb) return true;
  }
  return false;
}

// "The paper cited Roe, its chief, as saying ...": the object of the verb before "as".
TokenId named_by_as(const Analysis& analysis, TokenId cue) {
  const TokenId first = analysis.sentence(analysis.sentence_of(cue)).tokens.begin;
  if (!ends_in_ing(analysis.at(cue)) || cue == first) return kNoToken;
  if (to_lower(analysis.lemma(previous(cue))) != "as") return kNoToken;
  TokenId at = analysis.at(cue).head;
  for (int steps = 0; steps < 3 && at != kNoToken; ++steps, at = analysis.at(at).head) {
    const TokenId object = child(analysis, at, Relation::obj);
    if (analysis.at(at).tag == Upos::verb && object != kNoToken && object < cue) return object;
  }
  // Hung elsewhere: the name right behind the verb before "as".
  constexpr int kLongest = 16;  // words
  TokenId t = previous(cue);
  for (int i = 0; i < kLongest && t > first; ++i) {
    t = previous(t);
    if (analysis.at(t).tag != Upos::verb) continue;
    return analysis.at(next(t)).tag == Upos::propn ? head_of_phrase(analysis, next(t)) : kNoToken;
  }
  return kNoToken;
}

// "With Roe of Ohio calling it a sham": who stands between "with" and the participle.
TokenId named_by_with(const Analysis& analysis, TokenId cue) {
  const Token& token = analysis.at(cue);
  if (token.features.verb_form != VerbForm::gerund &&
      token.features.verb_form != VerbForm::participle) {
    return kNoToken;
  }
  constexpr int kLongest = 9;  // words
  const TokenId first = analysis.sentence(analysis.sentence_of(cue)).tokens.begin;
  TokenId t = cue;
  for (int i = 0; i < kLongest && t > first; ++i) {
    t = previous(t);
    const Upos tag = analysis.at(t).tag;
    if (tag == Upos::verb || tag == Upos::aux || tag == Upos::punct) return kNoToken;
    if (to_lower(analysis.lemma(t)) != "with") continue;
    if (t > first && analysis.at(previous(t)).tag != Upos::punct) return kNoToken;
    for (TokenId noun = next(t); noun < cue; noun = next(noun)) {
      const TokenId head = analysis.at(noun).head;
      if (may_speak(analysis.at(noun)) && (head <= t || head >= cue)) return noun;
    }
    return kNoToken;
  }
  return kNoToken;
}

// "Roe is a builder and a singer who says": Roe does; but "it was Roe who said".
TokenId named_by_predicate(const Analysis& analysis, TokenId noun) {
  TokenId at = noun;
  for (int steps = 0; steps < 6 && at != kNoToken; ++steps) {
    const TokenId subject = child(analysis, at, Relation::nsubj);
    if (subject != kNoToken && child(analysis, at, Relation::cop) != kNoToken) {
      return may_speak(analysis.at(subject)) && analysis.at(subject).tag != Upos::pron ? subject
                                                                                       : noun;
    }
    if (analysis.at(at).relation != Relation::conj) break;
    at = analysis.at(at).head;
  }
  return noun;
}

// "The party won, and both Roe and Poe claimed ...", the names hung elsewhere: only a subject
// stands right before a verb that follows another.
TokenId named_before(const Analysis& analysis, TokenId cue) {
  const Token& token = analysis.at(cue);
  const TokenId first = analysis.sentence(analysis.sentence_of(cue)).tokens.begin;
  if (token.relation != Relation::conj || cue == first || token.tag != Upos::verb) return kNoToken;
  if (token.features.verb_form != VerbForm::finite) return kNoToken;
  if (own_subject(analysis, cue) != kNoToken) return kNoToken;
  const TokenId before = previous(cue);
  // "Cells turn into tissue and researchers hope ..."
  if (analysis.at(before).tag == Upos::noun && before > first &&
      analysis.at(before).features.number == Number::plural &&
      token.features.tense == Tense::present && analysis.at(previous(before)).tag == Upos::cconj) {
    return before;
  }
  return analysis.at(before).tag == Upos::propn ? head_of_phrase(analysis, before) : kNoToken;
}

// "The plan was described by Roe as good, saying ...": the participle is of whoever described it.
TokenId named_by_agent(const Analysis& analysis, TokenId cue) {
  const Token& token = analysis.at(cue);
  if (token.relation != Relation::advcl || token.head == kNoToken || token.head > cue ||
      !ends_in_ing(token)) {
    return kNoToken;
  }
  return child(analysis, token.head, Relation::obl_agent);
}

// "noted that it was agreed, and reaffirmed that ...": who noted reaffirms, and not what was
// agreed.
TokenId above_passive(const Analysis& analysis, TokenId conjunct) {
  const TokenId head = analysis.at(conjunct).head;
  const bool passive = child(analysis, head, Relation::aux_pass) != kNoToken &&
                       child(analysis, conjunct, Relation::aux_pass) == kNoToken;
  const Token& clause = analysis.at(head);
  return passive && base(clause.relation) == Relation::ccomp && clause.head != kNoToken
             ? clause.head
             : head;
}

}  // namespace

bool ends_in_ing(const Token& verb) {
  const Features& of = verb.features;
  return of.verb_form == VerbForm::gerund ||
         (of.verb_form == VerbForm::participle && of.tense == Tense::present);
}

TokenId subject_of(const Analysis& analysis, TokenId verb) {
  TokenId at = verb;
  for (int steps = 0; at != kNoToken && steps < 6; ++steps) {
    TokenId subject = own_subject(analysis, at);
    const Token& token = analysis.at(at);
    if (subject != kNoToken && is_relative_pronoun(analysis, subject) &&
        token.relation == Relation::acl_relcl) {
      return named_by_predicate(analysis, token.head);
    }
    // "The court found Roe, who alleged ...", hung elsewhere.
    if (subject != kNoToken && subject < at && to_lower(analysis.lemma(subject)) == "who" &&
        subject > analysis.sentence(analysis.sentence_of(at)).tokens.begin) {
      TokenId before = previous(subject);
      if (analysis.at(before).tag == Upos::punct && index(before) > 0) before = previous(before);
      if (analysis.at(before).tag == Upos::noun || analysis.at(before).tag == Upos::propn) {
        TokenId head = head_of_phrase(analysis, before);
        while (analysis.at(head).relation == Relation::nmod) head = analysis.at(head).head;
        return head;
      }
    }
    if (subject != kNoToken) return subject;
    switch (base(token.relation)) {
      case Relation::conj:
        at = above_passive(analysis, at);
        break;
      case Relation::xcomp:
        // "Had her ask why": who is made, heard or asked to says it.
        if (const TokenId object = child(analysis, token.head, Relation::obj);
            object != kNoToken && token.head < object && object < at &&
            (analysis.at(object).tag == Upos::pron || analysis.at(object).tag == Upos::propn) &&
            is_infinitive(analysis, at)) {
          return object;
        }
        at = token.head;
        break;
      case Relation::advcl:
      case Relation::parataxis:
        at = token.head;
        break;
      case Relation::acl:
        return token.head;
      default:
        // "went on to stress": an infinitive has the subject of what governs it.
        if (!is_infinitive(analysis, at)) return kNoToken;
        at = token.head;
        break;
    }
  }
  return kNoToken;
}

// "said that it was late, adding that ...": hung on what is said, the participle is the speaker's.
// The verb whose subject speaks.
static TokenId adding_to(const Analysis& analysis, TokenId cue) {
  const Token& token = analysis.at(cue);
  const Relation relation = base(token.relation);
  if (token.head == kNoToken || token.head > cue || analysis.at(previous(cue)).tag != Upos::punct) {
    return cue;
  }
  // "..., she said, noting that ..."
  if (relation == Relation::ccomp && ends_in_ing(token)) return token.head;
  const bool participle = ends_in_ing(token) || token.features.verb_form == VerbForm::participle;
  if (!participle || token.relation != Relation::advcl) return cue;
  const Token& above = analysis.at(token.head);
  return base(above.relation) == Relation::ccomp && above.head != kNoToken ? above.head : cue;
}

Speaker speaker_of(const Reading& reading, const SpeechCues& cues,
                   const std::vector<Quotation>& quotations, TokenId cue) {
  TokenId subject = named_by_with(reading.analysis, cue);
  if (subject == kNoToken) subject = named_by_as(reading.analysis, cue);
  if (subject == kNoToken) subject = named_by_agent(reading.analysis, cue);
  if (subject == kNoToken) subject = named_before(reading.analysis, cue);
  if (subject == kNoToken) {
    subject = subject_of(reading.analysis, adding_to(reading.analysis, cue));
  }
  if (subject != kNoToken && !outside(reading, quotations, subject)) subject = kNoToken;
  if (subject == kNoToken) subject = adjacent(reading, quotations, cue);
  if (subject == kNoToken) subject = beside(reading, quotations, cue);
  if (subject == kNoToken) return {};
  Upos tag = reading.analysis.at(subject).tag;
  const Mention* mention = reading.actors.at(subject);
  bool named = mention != nullptr && !mention->actors.empty();
  // "It was said", "this suggests": nobody's word. But "it said", of a text told before.
  if (!named && (tag == Upos::pron || tag == Upos::det)) {
    if (reading.analysis.at(subject).relation == Relation::expl) return {};
    if (is_relative_pronoun(reading.analysis, subject)) return {};
    if (cues.is_nobody(to_lower(reading.analysis.lemma(subject)))) return {};
  }
  if (!named && tag != Upos::noun && tag != Upos::propn && tag != Upos::pron && tag != Upos::num &&
      tag != Upos::det && tag != Upos::adj && tag != Upos::sym)
    return {};
  return speaker_at(reading, cues, subject);
}

}  // namespace dragoman
