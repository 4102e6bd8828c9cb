#include "reading/figure_shares.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/figure_clause.h"
#include "reading/figure_counted.h"
#include "reading/figure_measures.h"
#include "reading/figure_names.h"

namespace dragoman {
namespace {

bool is_people(const FigureText& text, TokenId t) {
  return text.words().name(text.word(text.place(t)), UnitKind::person) != nullptr;
}

bool measures(const FigureText& text, TokenId t) {
  const std::string lemma = to_lower(text.analysis().lemma(t));
  return text.words().name(lemma, UnitKind::measure_verb) != nullptr;
}

}  // namespace

// "31 percent of voters", "$5 million in aid", "three hours of talks".
TokenId ShareReader::part_below() const {
  for (std::size_t k = span_.begin; k < span_.end; ++k) {
    for (TokenId c : children(analysis_, text_.token(k))) {
      if (what_.inside(c) || c < text_.token(span_.end)) continue;
      if (base(at(c).relation) != Relation::nmod && base(at(c).relation) != Relation::obl) continue;
      std::string link = preposition_of(analysis_, c);
      bool material = link == "in" && !is_time(span_.unit) && span_.unit != "percent" &&
                      text_.reading().actors.at(c) == nullptr && !text_.dated(text_.place(c)) &&
                      at(c).tag == Upos::noun;
      if (link == "of" || material) return c;
    }
  }
  return kNoToken;
}

// The noun right behind that the tree does not hang on the figure: "half the army", "one in five
// voters", "pounds worth of wheat".
TokenId ShareReader::part_beside() const {
  std::size_t i = span_.end;
  if (i >= text_.size()) return kNoToken;
  if (text_.is(i, "worth") && text_.is(i + 1, "of")) return noun_after(text_, i + 2);
  if (span_.money && text_.is(i, "in")) {  // "$1 million in damage"
    TokenId noun = noun_after(text_, i + 1);
    bool material = noun != kNoToken && at(noun).tag == Upos::noun && text_.place(noun) <= i + 3 &&
                    !text_.dated(text_.place(noun)) && text_.at(i + 1).tag != Upos::det &&
                    text_.at(i + 1).tag != Upos::num;
    if (material) return noun;
  }
  bool share = span_.unit == "percent" && text_.name(i - 1, UnitKind::percent) == nullptr;
  bool noun = is_nominal(text_.at(i)) && text_.at(i).features.number == Number::plural;
  return share && (text_.is(i, "the") || noun) ? noun_after(text_, i) : kNoToken;
}

bool ShareReader::part() const {
  if (composition() || put_in()) return true;
  TokenId part = part_below();
  if (part == kNoToken) part = part_beside();
  if (part == kNoToken) return take_share_who(text_, span_, what_) || paid_below();
  if (at(part).tag == Upos::pron) return true;  // "40 percent of it": of nothing that is known
  if (span_.unit != "percent") {
    take_part(part);
    return true;
  }
  TokenId whose = compared();
  FigureWords who(text_, span_, what_.begin());
  if (whose != kNoToken && take_subject(text_, whose, who)) {
    TokenId adjective = at(top_).head;
    FigureWords how(text_, span_, what_.begin());
    const bool told = adjective != kNoToken && at(adjective).tag == Upos::adj &&
                      !measures(text_, adjective) && take_clause(text_, span_, adjective, how);
    if (told) {  // "responsible for 90 percent of accidents"
      what_.say("share of");
      what_.phrase(part);
      what_.say(preposition_of(analysis_, top_) + " which");
      what_.say(how.shown());
      return true;
    }
    what_.say(who.shown());
    what_.say("as share of");
    what_.phrase(part);
    return true;
  }
  FigureWords share(text_, span_, what_.begin());
  ShareReader(text_, span_, top_, share).take_part(part);
  FigureWords whole(text_, span_, what_.begin());
  whole.phrase(part);
  const bool bare = share.shown() == whole.shown();
  const TokenId clause = child(analysis_, part, Relation::acl);
  const bool qualified = clause != kNoToken && whole.has(clause);
  if (bare && !qualified && !rest_of_root(part, share)) return true;  // of which nothing is said
  what_.say("share of");
  what_.say(share.shown());
  return true;
}

// "18 percent of respondents favor a union", all read as one noun phrase: the words behind.
bool ShareReader::rest_of_root(TokenId part, FigureWords& share) const {
  if (at(top_).head != kNoToken || !is_people(text_, part)) return false;
  const std::size_t from = text_.place(std::max(share.last(), part)) + 1;
  std::size_t k = from;
  while (k < text_.size() && share.plain({text_.token(k), next(text_.token(k))})) ++k;
  if (k < from + 2) return false;
  share.say("who");
  for (std::size_t i = from; i < k; ++i) share.take(text_.token(i));
  return true;
}

// "voters, 56 percent, have doubts": the share that the verb tells of.
bool ShareReader::put_in() const {
  const std::size_t k = what_.begin();
  if (span_.unit != "percent" || k < 2 || text_.at(k - 1).tag != Upos::punct) return false;
  if (span_.end >= text_.size() || text_.at(span_.end).tag != Upos::punct) return false;
  const TokenId noun = text_.token(k - 2);
  const TokenId head = at(noun).head;
  const bool subject = base(at(noun).relation) == Relation::nsubj && head != kNoToken &&
                       head > text_.token(span_.end);
  if (!subject || at(noun).tag != Upos::noun) return false;
  what_.say("share of");
  what_.phrase(noun);
  take_predicate(text_, head, is_people(text_, noun), what_);
  return true;
}

void ShareReader::take_part(TokenId part) const {
  what_.phrase(part);
  part_predicate(part);
}

// What holds for the part, as subject, object or wherever the figure stands.
void ShareReader::part_predicate(TokenId part) const {
  const TokenId holder = role();
  const TokenId head = at(holder).head;
  const Relation relation = base(at(holder).relation);
  const bool people = is_people(text_, part);
  const bool verb = head != kNoToken && (at(head).tag == Upos::verb || at(head).tag == Upos::aux);
  const bool clausal =
      verb || (head != kNoToken && child(analysis_, head, Relation::cop) != kNoToken);
  const TokenId last = what_.empty() ? text_.token(span_.end - 1)
                                     : std::max(text_.token(span_.end - 1), what_.last());
  const TokenId after = verb_at(next(last));
  if (relation == Relation::nsubj && clausal) {
    if (!what_.has(head)) take_predicate(text_, head, people, what_);
  } else if (relation != Relation::obj && span_.unit == "percent" && after != kNoToken) {
    take_predicate(text_, after, people, what_);
  } else if (relation == Relation::obj && verb) {
    received();
  }
}

// The figure's word, or the one that it stands beside: "the marchers, a quarter of the city".
TokenId ShareReader::role() const {
  TokenId holder = top_;
  for (int step = 0; step < 3; ++step) {
    const TokenId head = at(holder).head;
    const bool beside = base(at(holder).relation) == Relation::appos;
    if (!beside || head == kNoToken || head > holder || !is_nominal(at(head))) break;
    holder = head;
  }
  return holder;
}

// The verb or predicate that begins at a word, whatever the tree makes of it.
TokenId ShareReader::verb_at(TokenId t) const {
  if (text_.place(t) >= text_.size()) return kNoToken;
  const Token& word = at(t);
  if (word.tag == Upos::aux) {
    const TokenId head = word.head;
    return head != kNoToken && head > t && index(head) < index(t) + 6 ? head : kNoToken;
  }
  bool saying = base(word.relation) == Relation::acl;
  bool verb = word.tag == Upos::verb && (saying || word.features.verb_form == VerbForm::finite);
  return verb ? t : kNoToken;
}

// "the guests were 77 percent men": the share that is so.
bool ShareReader::composition() const {
  if (span_.unit != "percent" || span_.end >= text_.size()) return false;
  const TokenId noun = text_.token(span_.end);
  const Token& word = at(noun);
  const bool kind =
      (word.tag == Upos::noun && word.features.number == Number::plural) || word.tag == Upos::adj;
  TokenId be = kNoToken;
  for (std::size_t k = text_.place(what_.begin_token()); k > 0 && be == kNoToken; --k) {
    if (has_lemma(analysis_, text_.token(k - 1), "be")) be = text_.token(k - 1);
    if (text_.at(k - 1).tag != Upos::adv && text_.at(k - 1).tag != Upos::adp) break;
  }
  if (!kind || be == kNoToken) return false;
  const std::size_t after = span_.end + 1;
  const bool ends = after >= text_.size() || text_.at(after).tag == Upos::punct ||
                    text_.at(after).tag == Upos::cconj || text_.at(after).tag == Upos::adp;
  const TokenId subject = copula_subject(text_, span_);
  FigureWords who(text_, span_, what_.begin());
  if (!ends || text_.is(after, "than") || subject == kNoToken || !take_subject(text_, subject, who))
    return false;
  what_.say("share of");
  what_.say(who.shown());
  what_.say(is_people(text_, subject) || is_people(text_, noun) ? "who" : "that");
  what_.say(text_.word(text_.place(be)));
  what_.take(noun);
  return true;
}

// "the deficit was 2.5 percent of output", "equal to 2.5 percent of output": the deficit.
TokenId ShareReader::compared() const {
  TokenId head = top_;
  if (child(analysis_, head, Relation::cop) == kNoToken && at(head).head != kNoToken) {
    head = at(head).head;
    bool verb = measures(text_, head) && at(head).tag == Upos::verb &&
                !has_lemma(analysis_, head, "take");  // "took 6 percent of the vote"
    if (at(head).tag != Upos::adj && !verb) return kNoToken;
  }
  TokenId subject = child(analysis_, head, Relation::nsubj);
  bool own = subject != kNoToken && (what_.inside(subject) || subject == top_);
  return own || subject == kNoToken || subject > top_ ? kNoToken : subject;
}

// "won 44 percent of the vote": by whom.
bool ShareReader::received() const {
  TokenId verb = at(top_).head;
  if (base(at(top_).relation) != Relation::obj || verb == kNoToken || at(verb).tag != Upos::verb)
    return false;
  bool shared = false;
  TokenId subject = grammatical_subject(analysis_, verb, shared);
  FigureWords who(text_, span_, what_.begin());
  const bool told = subject != kNoToken && take_subject(text_, subject, who);
  what_.say(participle_of(text_, verb));
  TokenId particle = child(analysis_, verb, Relation::compound_prt);
  if (particle != kNoToken) what_.take(particle);
  if (!told) return true;
  what_.say("by");
  what_.say(who.shown());
  return true;
}

// "$5 million paid by Peru for ships": the participle behind.
bool ShareReader::paid_below() const {
  for (std::size_t k = span_.end; k < std::min(span_.end + 3, text_.size()); ++k) {
    TokenId t = text_.token(k);
    if (at(t).tag == Upos::adv) continue;
    bool past = at(t).tag == Upos::verb && at(t).features.verb_form == VerbForm::participle;
    bool by = past && span_.money && text_.is(k + 1, "by");  // whatever the tree makes of it
    TokenId head = at(t).head;
    bool here = head != kNoToken && (what_.inside(head) || head == at(top_).head);
    bool participle = past && (by || (here && base(at(t).relation) == Relation::acl));
    if (!participle) return false;
    what_.say(measure_noun(text_, span_));
    predicate(t);
    return true;
  }
  return false;
}

bool ShareReader::verb_behind() const {
  std::size_t k = span_.end;
  if (k + 1 < text_.size() && text_.at(k).tag == Upos::adv) ++k;
  if (span_.unit != "percent" || k >= text_.size()) return false;
  if (!preposition_of(analysis_, top_).empty()) return false;
  const TokenId verb = verb_at(text_.token(k));
  if (verb == kNoToken) return false;
  what_.say("share who");
  predicate(verb);
  return true;
}

void ShareReader::predicate(TokenId verb) const {
  if (verb == kNoToken || what_.inside(verb)) return;
  what_.verb_group(verb);
  TokenId copula = child(analysis_, verb, Relation::cop);
  if (copula != kNoToken) what_.take(copula);
  TokenRange range = subtree(analysis_, verb);
  for (TokenId t = std::max(next(verb), text_.token(span_.end)); t < range.end; t = next(t)) {
    const std::size_t k = text_.place(t);
    if (text_.is(k, ",") || text_.is(k, ";") || text_.is(k, ".") || starts_another(t)) break;
    what_.take(t);
  }
}

// "and 52 percent do not"
bool ShareReader::starts_another(TokenId t) const {
  if (at(t).tag != Upos::cconj) return false;
  for (TokenId c = next(t); index(c) < index(t) + 5 && text_.place(c) < text_.size(); c = next(c)) {
    if (at(c).tag == Upos::num) return true;
  }
  TokenId head = at(t).head;
  return head != kNoToken && (at(head).tag == Upos::verb || at(head).tag == Upos::aux);
}

// "a 17% survival rate": the noun right behind.
bool ShareReader::noun_behind() const {
  std::size_t k = span_.end;
  if (span_.unit != "percent" || k >= text_.size() || text_.dated(k)) return false;
  if (text_.at(k).tag != Upos::noun && text_.at(k).tag != Upos::adj) return false;
  TokenId noun = noun_after(text_, k);
  bool close = noun != kNoToken && text_.place(noun) <= k + 3;
  for (std::size_t w = k; close && w < text_.place(noun); ++w) {
    close = text_.at(w).tag == Upos::noun || text_.at(w).tag == Upos::adj;
  }
  const bool change =
      close && text_.words().name(to_lower(analysis_.lemma(noun)), UnitKind::change) != nullptr;
  if (!close || change) return false;
  what_.phrase(noun);
  return true;
}

}  // namespace dragoman
