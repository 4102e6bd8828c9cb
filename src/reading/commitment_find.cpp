#include "reading/commitment_find.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/arguments.h"
#include "reading/clauses.h"
#include "reading/commitment_dates.h"
#include "reading/commitment_parties.h"
#include "reading/commitment_verbs.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kLongestName = 12;  // tokens

class MentionFinder {
 public:
  MentionFinder(const Reading& reading, const EventLexicon& lexicon, const CommitmentCues& cues,
                const std::vector<FigureMention>& figures)
      : reading_(reading),
        analysis_(reading.analysis),
        lexicon_(lexicon),
        cues_(cues),
        figures_(figures) {}

  std::vector<CommitmentMention> find() {
    std::vector<CommitmentMention> found;
    for (const Sentence& sentence : analysis_.sentences) {
      sentence_ = sentence.tokens;
      for (TokenId t = sentence_.begin; t < sentence_.end; t = next(t)) {
        if (is_commitment(t)) found.push_back(read(t));
        if (auto promise = promise_at(reading_, lexicon_, cues_, figures_, t)) {
          read_dates(*promise);
          found.push_back(std::move(*promise));
        }
        if (is_back_pronoun(t)) found.push_back(read_pronoun(t));
      }
    }
    drop_carriers(found);
    return found;
  }

 private:
  std::string lemma(TokenId t) const { return to_lower(analysis_.lemma(t)); }
  std::string_view word(TokenId t) const { return reading_.document.words(analysis_.at(t).span); }

  bool is_commitment(TokenId t) const {
    Upos tag = analysis_.at(t).tag;
    if (tag != Upos::noun && tag != Upos::propn) return false;
    const CommitmentNoun* noun = cues_.noun(lemma(t));
    if (noun == nullptr || inside_name(t)) return false;
    Relation relation = analysis_.at(t).relation;
    if (relation == Relation::compound || relation == Relation::nmod_desc) return false;
    for (TokenId c : children(analysis_, t)) {
      if (c < t && cues_.is(lemma(c), StatusTag::foreign)) return false;  // "plea deal"
    }
    if (noun->needs.empty()) return true;
    for (const std::string& need : noun->needs) {
      for (TokenId c : children(analysis_, t)) {
        if (c < t && lemma(c) == need && analysis_.at(c).tag != Upos::adp) return true;
        if (c > t && preposition_of(analysis_, c) == need) return true;
      }
      if (t > sentence_.begin && to_lower(word(previous(t))) == need) return true;
    }
    return false;
  }

  // "the Collective Security Treaty Organization", "the Civil Contract party": no commitments.
  bool inside_name(TokenId t) const {
    const Mention* mention = reading_.actors.at(t);
    return mention != nullptr && mention->tokens.contains(t) &&
           (mention->kind == MentionKind::name || mention->kind == MentionKind::body ||
            mention->kind == MentionKind::title);
  }

  bool is_back_pronoun(TokenId t) const {
    return analysis_.at(t).tag == Upos::pron && lemma(t) == "it" &&
           base(analysis_.at(t).relation) == Relation::nsubj;
  }

  CommitmentMention read_pronoun(TokenId t) const {
    CommitmentMention mention;
    mention.noun = t;
    mention.pronoun = true;
    mention.state = read_commitment_state(reading_, lexicon_, cues_, t);
    // Only what its own verb does counts; what stands farther off may be another "it".
    const auto& acts = mention.state.acts;
    if (acts.empty() || acts.front() != analysis_.at(t).head) mention.state.strong = false;
    return mention;
  }

  CommitmentMention read(TokenId t) const {
    CommitmentMention mention;
    mention.noun = t;
    mention.lemma = lemma(t);
    mention.kind = cues_.noun(mention.lemma)->kind;
    mention.plural = analysis_.at(t).features.number == Number::plural;
    mention.state = read_commitment_state(reading_, lexicon_, cues_, t);
    mention.named = is_upper(decode_at(word(t), 0).value) && t != sentence_.begin;
    read_determiners(mention);
    mention.name = name_of(t);
    add_commitment_parties(reading_, lexicon_, cues_, mention);
    read_words(mention);
    read_dates(mention);
    for (const FigureMention& figure : figures_) {
      if (figure.money && mention.amount.empty() && sentence_.contains(figure.tokens) &&
          dominates(analysis_, t, figure.tokens.begin)) {
        mention.amount = figure.record.value;
      }
    }
    return mention;
  }

  void read_dates(CommitmentMention& mention) const {
    CommitmentDates dates = read_commitment_dates(reading_, lexicon_, cues_, mention);
    mention.made = std::move(dates.made);
    mention.deadline = std::move(dates.deadline);
  }

  void read_determiners(CommitmentMention& mention) const {
    for (TokenId c : children(analysis_, mention.noun)) {
      const Token& token = analysis_.at(c);
      if (token.relation == Relation::nmod_poss) mention.definite = true;
      if (token.relation != Relation::det) continue;
      std::string determiner = lemma(c);
      mention.demonstrative = determiner == "this" || determiner == "that";
      mention.definite = mention.definite || mention.demonstrative || determiner == "the";
    }
  }

  // --- Its name.

  bool before_noun(TokenId c) const {
    Relation relation = analysis_.at(c).relation;
    return relation == Relation::amod || relation == Relation::compound ||
           relation == Relation::nummod || relation == Relation::nmod_desc ||
           relation == Relation::nmod_unmarked || relation == Relation::flat;
  }

  std::string name_of(TokenId t) const {
    TokenRange range{t, next(t)};
    std::vector<TokenId> below = children(analysis_, t);
    for (auto c = below.rbegin(); c != below.rend(); ++c) {
      if (*c < t && before_noun(*c))
        range.begin = std::min(range.begin, subtree(analysis_, *c).begin);
    }
    if (index(t) - index(range.begin) >= kLongestName) range.begin = t;
    for (TokenId c : below) {
      if (c < t) continue;
      Relation relation = analysis_.at(c).relation;
      TokenRange part = subtree(analysis_, c);
      bool says = relation == Relation::nmod || relation == Relation::flat ||
                  (relation == Relation::acl && !is_passive(analysis_, c));
      bool beside = part.begin == range.end && analysis_.at(c).relation != Relation::punct;
      if (!says || !beside) break;
      TokenRange longer{range.begin, part.end};
      if (longer.size() > kLongestName || has_quotation(longer)) break;
      range = longer;
    }
    return std::string(reading_.document.words(analysis_.span_of(range)));
  }

  bool has_quotation(TokenRange range) const {
    for (TokenId t = range.begin; t < range.end; t = next(t)) {
      std::string_view mark = word(t);
      if (analysis_.at(t).tag == Upos::punct && decode_at(mark, 0).value >= 0x2018 &&
          decode_at(mark, 0).value <= 0x201F) {
        return true;
      }
    }
    return false;
  }

  // --- What tells it from others.

  void read_words(CommitmentMention& mention) const {
    for (TokenId c : children(analysis_, mention.noun)) {
      const Token& token = analysis_.at(c);
      bool before = c < mention.noun && before_noun(c) && reading_.actors.at(c) == nullptr &&
                    !is_dated(c) && token.tag != Upos::num;
      if (before && cues_.status(to_lower(word(c)), StatusTag::adj).empty()) {
        mention.words.push_back(lemma(c));
      }
      mention.about = mention.about || (before && token.tag != Upos::adj) ||
                      (c > mention.noun && token.relation == Relation::acl) ||
                      (c > mention.noun && token.relation == Relation::nmod &&
                       parties_at(reading_, c).empty() && !is_dated(c));
    }
    std::sort(mention.words.begin(), mention.words.end());
  }

  bool is_dated(TokenId t) const {
    return std::any_of(reading_.dates.begin(), reading_.dates.end(),
                       [&](const DateMention& d) { return d.tokens.contains(t); });
  }

  // "the agreement on the text of the treaty": the agreement tells of the treaty.
  void drop_carriers(std::vector<CommitmentMention>& found) const {
    auto carries = [&](const CommitmentMention& mention) {
      return std::any_of(found.begin(), found.end(), [&](const CommitmentMention& other) {
        auto has = [&](const std::vector<TokenId>& words) {
          return std::find(words.begin(), words.end(), mention.noun) != words.end();
        };
        return other.noun != mention.noun &&
               (has(other.state.makers) || has(other.state.acts) || has(other.state.examples_of));
      });
    };
    std::vector<CommitmentMention> kept;
    for (const CommitmentMention& mention : found) {
      if (!carries(mention)) kept.push_back(mention);
    }
    found = std::move(kept);
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const EventLexicon& lexicon_;
  const CommitmentCues& cues_;
  const std::vector<FigureMention>& figures_;
  TokenRange sentence_;
};

}  // namespace

std::vector<CommitmentMention> find_commitments(const Reading& reading, const EventLexicon& lexicon,
                                                const CommitmentCues& cues,
                                                const std::vector<FigureMention>& figures) {
  return MentionFinder(reading, lexicon, cues, figures).find();
}

}  // namespace dragoman
