#include "reading/commitment_state.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/arguments.h"
#include "reading/clauses.h"
#include "reading/membership_cues.h"
#include "reading/parties.h"

namespace dragoman {
namespace {

constexpr int kMaxChain = 8;
constexpr std::string_view kNone = "-";

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

class StateReader {
 public:
  StateReader(const Reading& reading, const EventLexicon& lexicon, const CommitmentCues& cues,
              TokenId noun)
      : reading_(reading),
        analysis_(reading.analysis),
        lexicon_(lexicon),
        cues_(cues),
        noun_(noun) {}

  CommitmentState read() {
    if (is_absent()) {
      state_.absent = true;
      return std::move(state_);
    }
    read_modifiers();
    read_clauses_below();
    climb();
    if (state_.status == kNone) state_.absent = true;
    return std::move(state_);
  }

 private:
  std::string lemma(TokenId t) const { return to_lower(analysis_.lemma(t)); }

  bool is_absent() const {
    for (TokenId c : children(analysis_, noun_)) {
      Relation relation = base(analysis_.at(c).relation);
      bool word = relation == Relation::det || relation == Relation::case_ ||
                  relation == Relation::advmod || relation == Relation::cc ||
                  relation == Relation::amod;
      if (word && cues_.is(lemma(c), StatusTag::absent)) return true;
    }
    return false;
  }

  static StatusTag tag_of(Upos tag) {
    std::string_view name = cue_tag(tag);
    return name == "verb" ? StatusTag::verb : name == "noun" ? StatusTag::noun : StatusTag::adj;
  }

  // The cue of a word for a link; tags that trees confuse are tried one after the other.
  const StatusCue* cue_at(TokenId t, std::string_view link, StatusTag& tag) const {
    std::string word = to_lower(reading_.document.words(analysis_.at(t).span));
    bool participle = analysis_.at(t).tag == Upos::verb || analysis_.at(t).tag == Upos::adj;
    for (StatusTag as : {tag_of(analysis_.at(t).tag), StatusTag::adj, StatusTag::noun}) {
      if (as != tag_of(analysis_.at(t).tag) && !participle) continue;
      const std::string form = as == StatusTag::verb || as == StatusTag::noun ? lemma(t) : word;
      for (const StatusCue& cue : cues_.status(form, as)) {
        std::size_t head = as == StatusTag::noun ? cue.words.size() - 1 : 0;
        if (contains(cue.links, link) && has_words(analysis_, t, cue.words, head)) {
          tag = as;
          return &cue;
        }
      }
    }
    return nullptr;
  }

  // "His aim is to broker a deal", "a plan to sign it": not done yet, whatever carries it.
  bool is_aim(TokenId verb) const {
    const Token& token = analysis_.at(verb);
    Relation relation = base(token.relation);
    bool infinitive = token.features.verb_form == VerbForm::infinitive &&
                      child(analysis_, verb, Relation::mark) != kNoToken;
    bool below_noun = token.head != kNoToken && analysis_.at(token.head).tag == Upos::noun;
    return infinitive && (relation == Relation::acl || relation == Relation::csubj ||
                          relation == Relation::ccomp || token.head == kNoToken ||
                          (relation == Relation::xcomp && below_noun));
  }

  bool has_child(TokenId t, StatusTag tag) const {
    for (TokenId c : children(analysis_, t)) {
      if (base(analysis_.at(c).relation) == Relation::nsubj) {
        if (cues_.is(lemma(c), tag)) return true;
        for (TokenId d : children(analysis_, c)) {
          if (d < c && cues_.is(lemma(d), tag)) return true;
        }
      } else if (base(analysis_.at(c).relation) == Relation::advmod && cues_.is(lemma(c), tag)) {
        return true;
      }
    }
    return false;
  }

  // Takes in what a word tells under a link; whether it told anything.
  bool take(TokenId t, std::string_view link) {
    StatusTag tag = StatusTag::verb;
    const StatusCue* cue = cue_at(t, link, tag);
    if (cue == nullptr) return false;
    Realis realis = Realis::happened;
    if (tag == StatusTag::verb || tag == StatusTag::noun) {
      realis = own_realis(reading_, lexicon_, t);
      // "announced the suspension of the treaty": from now on it is.
      TokenId above = analysis_.at(t).head;
      bool proclaimed =
          tag == StatusTag::noun && above != kNoToken && cues_.is(lemma(above), StatusTag::herald);
      if (proclaimed && realis == Realis::planned) realis = Realis::happened;
    }
    if (tag == StatusTag::verb && realis == Realis::happened && is_aim(t)) realis = Realis::planned;
    std::string status = cue->status(realis);
    if (status == "fulfilled" && (in_part_ || has_child(t, StatusTag::part))) {
      status = "partly_implemented";
    }
    // "Talks on a treaty collapsed": what is not made yet cannot be broken.
    if (status == "broken" && state_.status == "proposed") status = "stalled";
    if (status == "not_implemented" && has_child(t, StatusTag::whole)) {
      status = "partly_implemented";
    }
    // An agreement to negotiate a treaty makes no treaty.
    bool better =
        status == "agreed" || status == "signed" || status == "in_force" || status == "fulfilled";
    if (in_talks_ && better) status = "proposed";
    in_talks_ = in_talks_ || (tag == StatusTag::noun && status == "proposed");
    bool made = cue->happened == "signed" || cue->happened == "agreed";
    (made ? state_.makers : state_.acts).push_back(t);
    if (status.empty()) return true;
    if (status == kNone && !state_.status.empty()) return true;
    // Who announces, hails or wants something says nothing new of what is told already.
    bool reaction =
        cues_.is(lemma(t), StatusTag::mediator) || cues_.is(lemma(t), StatusTag::herald);
    if (reaction && state_.strong && state_.status != "proposed") return true;
    state_.status = std::move(status);
    state_.strong = tag == StatusTag::verb || tag == StatusTag::noun || link == "subject";
    return true;
  }

  void read_modifiers() {
    for (TokenId c : children(analysis_, noun_)) {
      Relation relation = analysis_.at(c).relation;
      if (relation == Relation::amod) take(c, "amod");
      if (relation == Relation::compound) take(c, "compound");
    }
  }

  // "contracts signed with Yerevan", "a treaty that has yet to be ratified".
  void read_clauses_below() {
    std::vector<TokenId> below = children(analysis_, noun_);
    TokenId after = next(noun_);
    bool participle = after < analysis_.sentence(analysis_.sentence_of(noun_)).tokens.end &&
                      analysis_.at(after).tag == Upos::verb &&
                      analysis_.at(after).features.verb_form == VerbForm::participle &&
                      analysis_.at(after).features.tense == Tense::past;
    if (participle && child(analysis_, after, Relation::nsubj) == kNoToken) {
      take(after, "object");  // wherever the tree hangs it
    }
    for (TokenId c : below) {
      const Token& token = analysis_.at(c);
      if (base(token.relation) != Relation::acl || (participle && c == after)) continue;
      TriggerSite site = find_site(analysis_, lexicon_.tables(), c);
      bool object = is_passive(analysis_, c);
      for (const Argument& argument : site.arguments) {
        if (argument.head != noun_) continue;
        if (argument.relation == "object") object = true;
        if (argument.relation == "subject" && !is_passive(analysis_, c)) object = false;
      }
      take(c, object ? "object" : "subject");
      for (TokenId d : children(analysis_, c)) {
        if (analysis_.at(d).relation == Relation::xcomp) take(d, "object");
      }
    }
  }

  std::string mark_of(TokenId clause) const {
    TokenId mark = child(analysis_, clause, Relation::mark);
    if (mark == kNoToken) mark = child(analysis_, clause, Relation::case_);
    return mark == kNoToken ? "" : lemma(mark);
  }

  std::string link_of(TokenId t, TokenId head) const {
    switch (base(analysis_.at(t).relation)) {
      case Relation::obj:
        return "object";
      case Relation::nsubj:
        return is_passive(analysis_, head) ? "object" : "subject";
      case Relation::obl:
      case Relation::nmod:
        return preposition_of(analysis_, t);
      case Relation::advcl:
      case Relation::acl: {
        std::string mark = mark_of(t);
        return mark.empty() ? std::string(relation_name(base(analysis_.at(t).relation))) : mark;
      }
      default:
        return std::string(relation_name(base(analysis_.at(t).relation)));
    }
  }

  // What is said of a subject beside its verb: "remains stuck", "is in limbo".
  bool take_predicates(TokenId verb) {
    bool told = false;
    for (TokenId c : children(analysis_, verb)) {
      Relation relation = base(analysis_.at(c).relation);
      if (relation == Relation::xcomp || relation == Relation::obl ||
          relation == Relation::advmod) {
        told = take(c, "subject") || told;
        if (relation == Relation::xcomp && analysis_.at(c).tag == Upos::verb) {
          told = take(c, is_passive(analysis_, c) ? "object" : "subject") || told;
        }
      }
    }
    return told;
  }

  // "agreements, such as the 2012 deal": the noun before the preposition.
  TokenId exemplified(TokenId t) const {
    TokenId preposition = child(analysis_, t, Relation::case_);
    TokenId first = analysis_.sentence(analysis_.sentence_of(t)).tokens.begin;
    while (preposition != kNoToken && preposition > first) {
      preposition = previous(preposition);
      if (analysis_.at(preposition).tag == Upos::punct) continue;
      return analysis_.at(preposition).tag == Upos::noun ? preposition : kNoToken;
    }
    return kNoToken;
  }

  // "some provisions of the deal", "the first phase of the deal"
  bool is_part(TokenId at) const {
    if (at == noun_) return false;
    if (cues_.is(lemma(at), StatusTag::part)) return true;
    for (TokenId c : children(analysis_, at)) {
      if (c < at && cues_.is(lemma(c), StatusTag::part)) return true;
    }
    return false;
  }

  void climb() {
    TokenId at = noun_;
    for (int step = 0; step < kMaxChain; ++step) {
      TokenId head = analysis_.at(at).head;
      if (head == kNoToken) return;
      Relation relation = base(analysis_.at(at).relation);
      if (relation == Relation::conj || relation == Relation::appos || relation == Relation::flat ||
          relation == Relation::dep) {
        if (is_nominal(analysis_.at(at)) != is_nominal(analysis_.at(head))) return;
        at = head;
        continue;
      }
      if (relation == Relation::parataxis || relation == Relation::ccomp ||
          analysis_.at(at).relation == Relation::acl_relcl) {
        return;
      }
      std::string link = link_of(at, head);
      if (cues_.is(link, StatusTag::example)) {
        at = exemplified(at);
        if (at == kNoToken) return;
        state_.examples_of.push_back(at);
        continue;
      }
      if (at == noun_ && cues_.is(link, StatusTag::basis)) {
        // "Under the deal, Greece is to withdraw": there is one, and it binds the subject.
        if (state_.status.empty()) state_.status = "agreed";
        state_.strong = true;
        state_.acts.push_back(head);
        return;
      }
      in_part_ = in_part_ || is_part(at);
      bool told = take(head, link);
      bool subject = base(analysis_.at(at).relation) == Relation::nsubj;
      if (subject && at == noun_ && !told) told = take(head, "itself");
      if (subject) told = take_predicates(head) || told;
      if (!told && !goes_on(at, head, link)) return;
      at = head;
    }
  }

  bool goes_on(TokenId at, TokenId head, const std::string& link) const {
    bool below_noun = is_nominal(analysis_.at(head)) && analysis_.at(head).tag != Upos::adj;
    Relation relation = base(analysis_.at(at).relation);
    if (relation == Relation::nmod) return cues_.is(link, StatusTag::path);
    if (relation == Relation::obj || relation == Relation::xcomp) return true;
    if (relation == Relation::advcl || relation == Relation::acl) {
      return mark_of(at) != "" && (cues_.is(link, StatusTag::path) || below_noun);
    }
    return relation == Relation::nsubj && link == "object";
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const EventLexicon& lexicon_;
  const CommitmentCues& cues_;
  TokenId noun_;
  bool in_talks_ = false;  // the noun is what is talked about
  bool in_part_ = false;   // of what stands between the noun and the word that is looked at
  CommitmentState state_;
};

}  // namespace

CommitmentState read_commitment_state(const Reading& reading, const EventLexicon& lexicon,
                                      const CommitmentCues& cues, TokenId noun) {
  return StateReader(reading, lexicon, cues, noun).read();
}

}  // namespace dragoman
