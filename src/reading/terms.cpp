#include "reading/terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "base/hash.h"
#include "base/utf8.h"
#include "language/tokens.h"
#include "reading/clauses.h"
#include "reading/quotes.h"
#include "reading/term_things.h"

namespace dragoman {

namespace {

constexpr std::uint32_t kLongestTerm = 6;  // words
constexpr std::uint32_t kNear = 40;        // bytes from the verb to the term
constexpr std::uint32_t kSomeWords = 10;
constexpr double kSure = 0.8;

struct TermUse {
  std::vector<ActorIndex> users;
  TokenId user_head = kNoToken;
  TokenRange term;
  bool quoted = false;
  TokenId thing = kNoToken;
};

class TermReader {
 public:
  TermReader(const Reading& reading, const TermCues& cues)
      : reading_(reading),
        analysis_(reading.analysis),
        cues_(cues),
        quotations_(find_quotations(reading.document)) {}

  void read(std::vector<StatementRecord>& statements) {
    for (std::uint32_t i = 0; i < analysis_.tokens.size(); ++i) {
      auto token = static_cast<TokenId>(i);
      if (quotation_at(quotations_, analysis_.at(token).span.begin) != nullptr) continue;
      std::optional<TermUse> use;
      if (analysis_.at(token).tag == Upos::verb) {
        use = use_of_verb(token);
      } else if (analysis_.at(token).tag == Upos::noun && cues_.is_noun(lemma(token))) {
        use = use_of_noun(token);
      }
      if (use && !use->users.empty()) add(*use, statements);
    }
  }

 private:
  std::string lemma(TokenId token) const { return to_lower(analysis_.lemma(token)); }
  std::string_view word(TokenId token) const {
    return reading_.document.words(analysis_.at(token).span);
  }
  TokenRange sentence(TokenId token) const {
    return analysis_.sentence(analysis_.sentence_of(token)).tokens;
  }

  // Where to begin looking for a small word before a verb.
  TokenId some_before(TokenId verb) const {
    const std::uint32_t first = index(sentence(verb).begin);
    return static_cast<TokenId>(std::max(first, index(verb) - std::min(index(verb), kSomeWords)));
  }

  // --- who, by which verb

  std::optional<TermUse> use_of_verb(TokenId verb) const {
    const std::string* link = cues_.verb(lemma(verb));
    if (link == nullptr) return std::nullopt;
    TermUse use;
    const bool passive = is_passive(analysis_, verb);
    if (passive || *link == "as") add_passive_users(verb, passive, use);
    if (!passive && use.users.empty()) {
      bool shared = false;
      add_users(grammatical_subject(analysis_, verb, shared), use);
    }
    if (use.users.empty()) return std::nullopt;
    if (!passive && names_before(verb, use)) return use;
    const TokenId what = what_before(verb);
    if (!find_term(verb, *link, what != kNoToken, use)) return std::nullopt;
    if (what == kNoToken && names_somebody(verb, use.term)) return std::nullopt;
    use.thing = what != kNoToken ? thing_before(what) : thing_of(verb, passive, use.term);
    return use;
  }

  // "called X by the ministry", "known in Baku as X".
  void add_passive_users(TokenId verb, bool passive, TermUse& use) const {
    for (TokenId c : children(analysis_, verb)) {
      Relation relation = analysis_.at(c).relation;
      if (relation == Relation::obl_agent && passive) add_users(c, use);
      if (relation != Relation::obl) continue;
      std::string preposition = preposition_of(analysis_, c);
      const bool there = lemma(verb) == "know" && (preposition == "in" || preposition == "to");
      if (there || preposition == "by") add_users(c, use);
    }
  }

  void add_users(TokenId head, TermUse& use) const {
    if (head == kNoToken) return;
    use.user_head = use.user_head == kNoToken ? head : use.user_head;
    std::vector<TokenId> heads = {head};
    for (TokenId c : children(analysis_, head)) {
      if (analysis_.at(c).relation == Relation::conj) heads.push_back(c);
    }
    for (TokenId at : heads) {
      const Mention* mention = reading_.actors.at(at);
      if (mention == nullptr || mention->kind == MentionKind::adjective) continue;
      for (ActorIndex actor : mention->actors) {
        if (!is_side(reading_.actors.actor(actor))) continue;
        bool known = std::find(use.users.begin(), use.users.end(), actor) != use.users.end();
        if (!known) use.users.push_back(actor);
      }
    }
  }

  // States, their bodies and officials, organizations; what others call things is their wit.
  static bool is_side(const ActorRecord& actor) {
    if (actor.kind != "person") return actor.kind != "media";
    return !actor.country.empty() && actor.code == actor.country + "GOV";
  }

  // --- which term

  // "X, or Y as Z prefers to call it": the term stands before.
  bool names_before(TokenId verb, TermUse& use) const {
    TokenId object = child(analysis_, verb, Relation::obj);
    if (object == kNoToken || lemma(object) != "it") return false;
    TokenId mark = kNoToken;
    for (TokenId t = some_before(verb); t < verb; t = next(t)) {
      if (lemma(t) == "as") mark = t;
    }
    if (mark == kNoToken || use.user_head == kNoToken || use.user_head < mark) return false;
    TokenId last = before_marks(mark);
    if (last == kNoToken) return false;
    if (const Quotation* quotation = quotation_at(quotations_, analysis_.at(last).span.begin)) {
      use.term = tokens_of(quotation->words);
      use.quoted = true;
    } else {
      use.term = named_phrase(last);
    }
    if (!is_term(use, false)) return false;
    const TokenId first = sentence(verb).begin;
    TokenId or_ = use.term.begin;
    for (int step = 0; step < 3 && or_ > first; ++step) {
      or_ = previous(or_);
      if (lemma(or_) != "or") continue;
      use.thing = before_marks(or_);
      return use.thing != kNoToken && is_nominal(analysis_.at(use.thing));
    }
    return false;
  }

  // The last word before a token that is no punctuation; kNoToken at the sentence's beginning.
  TokenId before_marks(TokenId token) const {
    const TokenId first = sentence(token).begin;
    for (TokenId t = token; t > first;) {
      t = previous(t);
      if (analysis_.at(t).tag != Upos::punct && analysis_.at(t).tag != Upos::det) return t;
    }
    return kNoToken;
  }

  TokenRange tokens_of(Span span) const {
    auto before = [](const Token& token, std::uint32_t at) { return token.span.begin < at; };
    auto first =
        std::lower_bound(analysis_.tokens.begin(), analysis_.tokens.end(), span.begin, before);
    auto last = std::lower_bound(first, analysis_.tokens.end(), span.end, before);
    TokenRange range{static_cast<TokenId>(first - analysis_.tokens.begin()),
                     static_cast<TokenId>(last - analysis_.tokens.begin())};
    while (!range.empty() && analysis_.at(previous(range.end)).tag == Upos::punct) {
      range.end = previous(range.end);
    }
    return range;
  }

  // The name that ends with a token: itself and what stands before it as a part.
  TokenRange named_phrase(TokenId last) const {
    TokenRange range{last, next(last)};
    while (range.begin > sentence(last).begin) {
      TokenId t = previous(range.begin);
      const Token& token = analysis_.at(t);
      bool part = token.tag == Upos::propn || token.tag == Upos::noun || token.tag == Upos::adj;
      if (!part || token.head == kNoToken || token.head <= t || token.head > last) break;
      range.begin = t;
    }
    return range;
  }

  bool find_term(TokenId verb, const std::string& link, bool what, TermUse& use) const {
    const std::uint32_t end = analysis_.at(verb).span.end;
    for (const Quotation& quotation : quotations_) {
      if (quotation.words.begin < end) continue;
      const Span whole = analysis_.sentence(analysis_.sentence_of(verb)).span;
      if (quotation.marks.begin > end + kNear + link.size() || !whole.contains(quotation.words)) {
        break;
      }
      use.term = tokens_of(quotation.words);
      use.quoted = true;
      return fits_link(use.term, verb, link) && is_term(use, what);
    }
    // "called President X": without marks only what is "known as" or the like.
    if (link.empty()) return false;
    for (TokenId c : children(analysis_, verb)) {
      if (c < verb) continue;
      Relation relation = analysis_.at(c).relation;
      const bool there = relation == Relation::obl && preposition_of(analysis_, c) == link;
      if (!there || analysis_.at(c).tag != Upos::propn) continue;
      use.term = named_phrase(c);
      if (is_term(use, what)) return true;
    }
    return false;
  }

  // "called for a ceasefire in the 'grey zone'" names nothing.
  bool fits_link(TokenRange term, TokenId verb, const std::string& link) const {
    bool linked = link.empty();
    for (TokenId t = next(verb); t < term.begin; t = next(t)) {
      if (analysis_.at(t).tag == Upos::adp || analysis_.at(t).tag == Upos::sconj) {
        if (lemma(t) == link) {
          linked = true;
        } else if (link.empty()) {
          return false;
        }
      }
    }
    return linked;
  }

  // A name, not a judgement: ends in a noun; "a" before it makes it a kind of thing, but for "what
  // they call a"; in other cases it is written like a name or has "the".
  bool is_term(const TermUse& use, bool what) const {
    if (use.term.empty() || use.term.size() > kLongestTerm) return false;
    const Upos last = analysis_.at(previous(use.term.end)).tag;
    if (last != Upos::noun && last != Upos::propn) return false;
    const std::string opening = lemma(use.term.begin);
    if (opening == "a" || opening == "an") return false;
    bool definite = false;
    for (TokenId t = use.term.begin; t > sentence(use.term.begin).begin;) {
      t = previous(t);
      if (analysis_.at(t).tag == Upos::punct) continue;
      if (lemma(t) == "a" || lemma(t) == "an") return what && use.quoted;
      definite = lemma(t) == "the";
      break;
    }
    bool capital = false;
    for (TokenId t = use.term.begin; t < use.term.end; t = next(t)) {
      if (is_quote(word(t))) return false;
      if (reading_.actors.at(t) != nullptr && use.term.size() == 1) return false;  // a nickname
      capital = capital || is_upper(decode_at(word(t), 0).value);
    }
    if (use.quoted && (what || definite)) return true;
    return capital && use.term.size() > 1;
  }

  // --- for which thing

  // "the route, what Moscow calls": the word "what" or "which" before the verb.
  TokenId what_before(TokenId verb) const {
    for (TokenId t = some_before(verb); t < verb; t = next(t)) {
      if (lemma(t) == "what") return t;
    }
    return kNoToken;
  }

  // The thing that "what" adds to: "the canal, what the ministry calls ...".
  TokenId thing_before(TokenId what) const {
    if (what == sentence(what).begin || word(previous(what)) != ",") return kNoToken;
    TokenId last = before_marks(what);
    if (last == kNoToken || analysis_.at(last).tag != Upos::noun) return kNoToken;
    return last;
  }

  // "called the senator the 'X'": a name for a person is no term.
  bool names_somebody(TokenId verb, TokenRange term) const {
    for (TokenId c : children(analysis_, verb)) {
      const Relation relation = analysis_.at(c).relation;
      const bool object = relation == Relation::obj || relation == Relation::iobj ||
                          relation == Relation::obl || relation == Relation::nsubj_pass;
      if (object && !term.contains(c) && c < term.begin && has_person(c)) return true;
    }
    return false;
  }

  bool has_person(TokenId token) const {
    const Mention* mention = reading_.actors.at(token);
    if (mention == nullptr || mention->head != token) return false;
    if (mention->kind == MentionKind::title) return true;
    return std::any_of(mention->actors.begin(), mention->actors.end(),
                       [&](ActorIndex i) { return reading_.actors.actor(i).kind == "person"; });
  }

  TokenId thing_of(TokenId verb, bool passive, TokenRange term) const {
    TokenId subject = passive ? child(analysis_, verb, Relation::nsubj_pass) : kNoToken;
    if (subject != kNoToken && analysis_.at(subject).tag == Upos::noun) return subject;
    Relation own = base(analysis_.at(verb).relation);
    if (own == Relation::acl && (passive || has_relative_object(verb))) {
      return analysis_.at(verb).head;
    }
    if (passive) return kNoToken;
    for (TokenId c : children(analysis_, verb)) {
      const Token& token = analysis_.at(c);
      Relation relation = token.relation;
      if (c < verb || term.contains(c)) continue;
      if (relation != Relation::obj && relation != Relation::iobj && relation != Relation::obl) {
        continue;
      }
      if (token.tag == Upos::pron) return antecedent_of_it(verb);
      if (token.tag == Upos::noun && c < term.begin) return c;
    }
    return kNoToken;
  }

  bool has_relative_object(TokenId verb) const {
    for (TokenId c : children(analysis_, verb)) {
      if (c < verb && lemma(c) == "which") return true;
    }
    return false;
  }

  // What "it" stands for: the last thing that is pointed to ("this road"), else the last thing.
  TokenId antecedent_of_it(TokenId before) const {
    TokenId last = kNoToken;
    for (TokenId t = before; t > sentence(before).begin;) {
      t = previous(t);
      if (analysis_.at(t).tag != Upos::noun || has_actor(t)) continue;
      if (is_pointed_to(t)) return t;
      if (last == kNoToken && analysis_.at(t).features.number != Number::plural) last = t;
    }
    return last;
  }

  bool has_actor(TokenId token) const {
    const Mention* mention = reading_.actors.at(token);
    return mention != nullptr && mention->head == token && !mention->actors.empty();
  }

  bool is_pointed_to(TokenId noun) const {
    TokenId determiner = child(analysis_, noun, Relation::det);
    return determiner != kNoToken && (lemma(determiner) == "this" || lemma(determiner) == "these");
  }

  // --- "'X' is a term used by Z"

  std::optional<TermUse> use_of_noun(TokenId noun) const {
    if (child(analysis_, noun, Relation::cop) == kNoToken) return std::nullopt;
    // Right before the verb: trees are often wrong about a clause in brackets.
    TokenId last = before_marks(child(analysis_, noun, Relation::cop));
    if (last == kNoToken) return std::nullopt;
    const Quotation* quotation = quotation_at(quotations_, analysis_.at(last).span.begin);
    if (quotation == nullptr) return std::nullopt;
    TermUse use;
    use.term = tokens_of(quotation->words);
    use.quoted = true;
    for (TokenId c : children(analysis_, noun)) {
      Relation relation = base(analysis_.at(c).relation);
      if (analysis_.at(c).relation == Relation::nmod_poss) add_users(c, use);
      if (relation == Relation::nmod && preposition_of(analysis_, c) == "for") use.thing = c;
      if (relation != Relation::acl || !cues_.is_use(lemma(c))) continue;
      for (TokenId agent : children(analysis_, c)) {
        if (analysis_.at(agent).relation == Relation::obl_agent) add_users(agent, use);
        if (preposition_of(analysis_, agent) == "for") use.thing = agent;
      }
    }
    if (use.thing == kNoToken) use.thing = before_bracket(use.term.begin);
    if (!is_term(use, true)) return std::nullopt;
    return use;
  }

  // "this road (the 'X' is ...": the noun before the bracket that opens right before the term.
  TokenId before_bracket(TokenId term) const {
    const TokenId first = sentence(term).begin;
    TokenId t = term;
    for (int step = 0; step < 4 && t > first; ++step) {
      t = previous(t);
      if (word(t) == "(" || word(t) == "–" || word(t) == "—") {
        TokenId last = before_marks(t);
        bool thing = last != kNoToken && analysis_.at(last).tag == Upos::noun;
        return thing ? last : kNoToken;
      }
    }
    return kNoToken;
  }

  // --- the statements

  void add(const TermUse& use, std::vector<StatementRecord>& statements) const {
    const Span span = analysis_.span_of(use.term);
    StatementRecord record;
    record.act = kCallAct;
    record.content = std::string(reading_.document.words(span));
    if (use.quoted) record.quote = record.content;
    record.confidence = kSure;
    record.evidence.push_back(reading_.evidence_at(use.term.begin));
    if (use.thing != kNoToken) {
      TokenId full = named_in_full(analysis_, cues_, use.thing);
      record.names = std::string(
          reading_.document.words(analysis_.span_of(thing_phrase(analysis_, cues_, full))));
      Evidence told = reading_.evidence_at(full);
      if (told != record.evidence.front()) record.evidence.push_back(std::move(told));
    }
    const Evidence& here = record.evidence.front();
    std::erase_if(statements, [&](const StatementRecord& other) {
      return other.content == record.content && !other.evidence.empty() &&
             other.evidence.front() == here && other.act != kCallAct;
    });
    for (ActorIndex user : use.users) {
      record.speaker = reading_.actors.actor(user).id;
      const Mention* mention = reading_.actors.at(use.user_head);
      record.speaker_text =
          use.users.size() == 1 && mention != nullptr
              ? std::string(reading_.document.words(analysis_.span_of(mention->tokens)))
              : reading_.actors.actor(user).name;
      record.id = stable_id("statement", fmt::format("{}\n{}\ncall\n{}", reading_.document.id,
                                                     span.begin, record.speaker));
      auto later = std::find_if(statements.begin(), statements.end(), [&](const auto& other) {
        return !other.evidence.empty() && here.span.begin < other.evidence.front().span.begin;
      });
      statements.insert(later, record);
    }
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const TermCues& cues_;
  std::vector<Quotation> quotations_;
};

}  // namespace

void read_terms(const Reading& reading, const TermCues& cues,
                std::vector<StatementRecord>& statements) {
  TermReader(reading, cues).read(statements);
}

}  // namespace dragoman
