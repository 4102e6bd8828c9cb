#include "reading/commitment_find.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/arguments.h"
#include "reading/clauses.h"
#include "reading/parties.h"

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
    if (noun->needs.empty()) return true;
    for (const std::string& need : noun->needs) {
      for (TokenId c : children(analysis_, t)) {
        if (c < t && lemma(c) == need) return true;
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
    add_own_parties(mention);
    add_parties_of_verbs(mention);
    read_words(mention);
    mention.made = made(mention);
    for (const FigureMention& figure : figures_) {
      if (figure.money && mention.amount.empty() && sentence_.contains(figure.tokens) &&
          dominates(analysis_, t, figure.tokens.begin)) {
        mention.amount = figure.record.value;
      }
    }
    return mention;
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

  // --- Its parties.

  std::vector<ActorIndex> parties_at(TokenId t) const {
    std::vector<ActorIndex> parties;
    const Mention* mention = reading_.actors.at(t);
    if (mention == nullptr) return parties;
    for (ActorIndex i : mention->actors) {
      const ActorRecord& actor = reading_.actors.actor(i);
      if (is_intergovernmental(actor) || actor.kind == "group") {
        add_new(parties, {i});
      } else if (auto state = state_behind(reading_, i)) {
        add_new(parties, {*state});
      }
    }
    return parties;
  }

  void add_relations(const TriggerSite& site, bool subject, CommitmentMention& mention) const {
    for (const Argument& argument : site.arguments) {
      bool party = cues_.is(argument.relation, StatusTag::party) ||
                   argument.relation == "possessive" || (subject && argument.relation == "subject");
      if (argument.head == mention.noun || !party) continue;
      add_new(mention.parties, parties_at(argument.head));
    }
  }

  void add_own_parties(CommitmentMention& mention) const {
    // "the Armenian-American charter", "the Russia-Iran treaty"; not "the US-brokered deal", and
    // not the city that an agreement is named after.
    TokenRange range = subtree(analysis_, mention.noun);
    for (TokenId t = std::max(range.begin, sentence_.begin); t < mention.noun; t = next(t)) {
      const Mention* at = reading_.actors.at(t);
      if (at == nullptr || at->kind == MentionKind::metonym || at->kind == MentionKind::city ||
          !modifies(t, mention.noun))
        continue;
      add_new(mention.parties, parties_at(t));
    }
    TriggerSite site = find_site(analysis_, lexicon_.tables(), mention.noun);
    site.arguments.erase(std::remove_if(site.arguments.begin(), site.arguments.end(),
                                        [](const Argument& a) { return a.relation == "subject"; }),
                         site.arguments.end());
    add_relations(site, false, mention);
    if (mention.kind == "invitation") {
      for (const Argument& argument : site.arguments) {
        if (argument.relation == "of" || argument.relation == "from" || argument.relation == "to") {
          add_new(mention.parties, parties_at(argument.head));
        }
      }
    }
  }

  bool modifies(TokenId t, TokenId noun) const {
    for (int steps = 0; t != kNoToken && steps < 3; ++steps) {
      const Token& token = analysis_.at(t);
      if (token.head == noun) {
        return token.relation != Relation::nmod_poss && token.relation != Relation::acl &&
               token.tag != Upos::verb && reading_.actors.at(t) != nullptr;
      }
      if (reading_.actors.at(t) == nullptr) return false;
      t = token.head;
    }
    return false;
  }

  void add_parties_of_verbs(CommitmentMention& mention) const {
    std::vector<TokenId> verbs = mention.state.makers;
    verbs.insert(verbs.end(), mention.state.acts.begin(), mention.state.acts.end());
    for (TokenId verb : verbs) {
      bool own = !cues_.is(lemma(verb), StatusTag::mediator);
      add_relations(find_site(analysis_, lexicon_.tables(), verb), own, mention);
    }
    if (mention.parties.size() != 1 || mention.state.acts.empty() || !mention.state.strong) return;
    // A complaint about one party comes from the other.
    for (TokenId t = sentence_.begin; t < mention.noun; t = next(t)) {
      if (analysis_.at(t).tag != Upos::verb || !lexicon_.tables().is_reporting(lemma(t))) continue;
      bool shared = false;
      TokenId subject = grammatical_subject(analysis_, t, shared);
      if (subject == kNoToken || subject > mention.noun) continue;
      add_new(mention.parties, states_at(reading_, antecedent(analysis_, subject), true));
      break;
    }
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
                       parties_at(c).empty() && !is_dated(c));
    }
    std::sort(mention.words.begin(), mention.words.end());
  }

  bool is_dated(TokenId t) const {
    return std::any_of(reading_.dates.begin(), reading_.dates.end(),
                       [&](const DateMention& d) { return d.tokens.contains(t); });
  }

  // --- When it was made.

  // Dates below a word with no clause in between; two joined by "and" are one span.
  std::optional<Date> date_below(TokenId top) const {
    const DateMention* first = nullptr;
    for (const DateMention& date : reading_.dates) {
      if (!sentence_.contains(date.head) || !hangs_on(date.head, top) || !date.date.known()) {
        continue;
      }
      if (first == nullptr) {
        first = &date;
      } else if (analysis_.at(date.head).relation == Relation::conj &&
                 date.date.end > first->date.end && !date.date.year_open()) {
        Date both = first->date;
        both.end = date.date.end;
        both.precision = DatePrecision::range;
        both.text = std::string(
            reading_.document.words(analysis_.span_of({first->tokens.begin, date.tokens.end})));
        return both;
      }
    }
    return first == nullptr ? std::nullopt : std::optional<Date>(first->date);
  }

  bool hangs_on(TokenId t, TokenId top) const {
    for (; t != kNoToken; t = analysis_.at(t).head) {
      if (t == top) return true;
      Relation relation = base(analysis_.at(t).relation);
      if (relation == Relation::acl || relation == Relation::advcl || relation == Relation::ccomp ||
          relation == Relation::parataxis || relation == Relation::appos ||
          (relation == Relation::conj && !is_dated(t))) {
        return false;
      }
    }
    return false;
  }

  std::optional<Date> made(const CommitmentMention& mention) const {
    if (auto date = date_below(mention.noun)) return date;
    for (TokenId maker : mention.state.makers) {
      if (auto date = date_below(maker)) return date;
      if (const DateMention* date = date_of(analysis_, reading_.dates, maker)) {
        if (date->date.known()) return date->date;
      }
    }
    return std::nullopt;
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
