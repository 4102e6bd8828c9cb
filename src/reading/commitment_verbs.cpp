#include "reading/commitment_verbs.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/arguments.h"
#include "reading/clauses.h"
#include "reading/commitment_parties.h"
#include "reading/parties.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kLongestName = 16;  // tokens

class PromiseReader {
 public:
  PromiseReader(const Reading& reading, const EventLexicon& lexicon, const CommitmentCues& cues,
                const std::vector<FigureMention>& figures, TokenId verb)
      : reading_(reading),
        analysis_(reading.analysis),
        lexicon_(lexicon),
        cues_(cues),
        figures_(figures),
        verb_(verb) {}

  std::optional<CommitmentMention> read() {
    if (analysis_.at(verb_).tag != Upos::verb) return std::nullopt;
    const CommitmentVerb* cue = cues_.verb(to_lower(analysis_.lemma(verb_)));
    if (cue == nullptr) return std::nullopt;
    Realis realis = own_realis(reading_, lexicon_, verb_);
    if (realis != Realis::happened && realis != Realis::ongoing) return std::nullopt;
    TokenId content = content_of(*cue);
    if (content == kNoToken || names_a_deal(content)) return std::nullopt;

    CommitmentMention mention;
    mention.noun = verb_;
    mention.lemma = to_lower(analysis_.lemma(verb_));
    mention.kind = cue->kind;
    mention.words = {to_lower(analysis_.lemma(content))};
    mention.about = true;
    mention.state.status = "agreed";
    mention.state.strong = true;
    mention.state.makers = {verb_};
    mention.name = name_of(content);
    read_parties(mention, content);
    for (const FigureMention& figure : figures_) {
      bool inside = dominates(analysis_, verb_, figure.tokens.begin);
      if (figure.money && mention.amount.empty() && inside) mention.amount = figure.record.value;
    }
    bool sum = cue->alone && !mention.amount.empty() && !mention.parties.empty();
    if (count_sides(reading_, mention.parties) < 2 && !sum) return std::nullopt;
    return mention;
  }

 private:
  // What is promised: "to reopen the border", "tanks", "on a prisoner exchange".
  TokenId content_of(const CommitmentVerb& cue) const {
    for (TokenId c : children(analysis_, verb_)) {
      if (c < verb_) continue;
      Relation relation = base(analysis_.at(c).relation);
      std::string link;
      if (relation == Relation::obj) link = "object";
      if (relation == Relation::xcomp) link = "infinitive";
      if (relation == Relation::ccomp && is_ahead(c)) link = "clause";
      if (relation == Relation::advcl && begins_with_to(c)) link = "infinitive";
      if (relation == Relation::obl) link = preposition_of(analysis_, c);
      if (std::find(cue.links.begin(), cue.links.end(), link) != cue.links.end()) {
        bool person = link == "object" && !parties_at(reading_, c).empty();
        bool dated = std::any_of(reading_.dates.begin(), reading_.dates.end(),
                                 [&](const DateMention& d) { return d.tokens.contains(c); });
        if (!person && !dated) return c;
      }
    }
    return kNoToken;
  }

  bool begins_with_to(TokenId clause) const {
    TokenId mark = child(analysis_, clause, Relation::mark);
    return mark != kNoToken && has_lemma(analysis_, mark, "to");
  }

  // "that it would send tanks"
  bool is_ahead(TokenId clause) const {
    TokenId aux = child(analysis_, clause, Relation::aux);
    return aux != kNoToken &&
           (has_lemma(analysis_, aux, "will") || has_lemma(analysis_, aux, "would") ||
            has_lemma(analysis_, aux, "shall") || has_lemma(analysis_, aux, "should"));
  }

  bool names_a_deal(TokenId content) const {
    const CommitmentNoun* own = cues_.noun(to_lower(analysis_.lemma(content)));
    if (own != nullptr && own->needs.empty()) return true;
    for (TokenId c : children(analysis_, content)) {
      const CommitmentNoun* noun = cues_.noun(to_lower(analysis_.lemma(c)));
      Relation relation = base(analysis_.at(c).relation);
      bool below =
          relation == Relation::obj || relation == Relation::obl || relation == Relation::nmod;
      if (noun != nullptr && noun->needs.empty() && below) return true;
    }
    return false;
  }

  void read_parties(CommitmentMention& mention, TokenId content) const {
    const TriggerSite site = find_site(analysis_, lexicon_.tables(), verb_);
    for (const Argument& argument : site.arguments) {
      bool subject = argument.relation == "subject" ||
                     (argument.relation == "by" && is_passive(analysis_, verb_));
      if (subject) add_new(mention.parties, parties_at(reading_, argument.head));
    }
    if (mention.parties.empty()) return;
    for (const Argument& argument : site.arguments) {
      bool other = cues_.is(argument.relation, StatusTag::party) || argument.relation == "to" ||
                   argument.relation == "for" || argument.relation == "indirect" ||
                   argument.relation == "object";
      if (other) add_new(mention.parties, parties_at(reading_, argument.head));
    }
    if (mention.parties.size() >= 2) return;
    // Whom the promise concerns: the first party that it names.
    TokenRange range = subtree(analysis_, content);
    for (TokenId t = range.begin; t < range.end && mention.parties.size() < 2; t = next(t)) {
      if (analysis_.at(t).relation == Relation::amod) continue;  // "a Greek church"
      add_new(mention.parties, parties_at(reading_, t));
    }
  }

  std::string name_of(TokenId content) const {
    TokenRange range = subtree(analysis_, content);
    range.begin = std::max(range.begin, next(verb_));
    for (TokenId t = range.begin; t < range.end; t = next(t)) {
      bool stop = analysis_.at(t).tag == Upos::punct && t > range.begin;
      std::string_view mark = reading_.document.words(analysis_.at(t).span);
      if (stop && (mark == "," || mark == ";" || mark == ":" || mark == "–" || mark == "—")) {
        range.end = t;
      }
    }
    if (range.size() > kLongestName) {
      range.end = static_cast<TokenId>(index(range.begin) + kLongestName);
    }
    return std::string(reading_.document.words(analysis_.span_of(range)));
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const EventLexicon& lexicon_;
  const CommitmentCues& cues_;
  const std::vector<FigureMention>& figures_;
  TokenId verb_;
};

}  // namespace

std::optional<CommitmentMention> promise_at(const Reading& reading, const EventLexicon& lexicon,
                                            const CommitmentCues& cues,
                                            const std::vector<FigureMention>& figures,
                                            TokenId verb) {
  return PromiseReader(reading, lexicon, cues, figures, verb).read();
}

}  // namespace dragoman
