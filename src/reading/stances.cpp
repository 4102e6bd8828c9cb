#include "reading/stances.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/contexts.h"
#include "reading/stance_paths.h"

namespace dragoman {
namespace {

constexpr std::size_t kMostLabels = 3;
constexpr int kDeepest = 3;

// Types of events that say yes, and those whose deed may be done to an issue by name ("lifted the
// sanctions").
constexpr std::array<std::string_view, 3> kForIt = {"AGREE", "SUPPORT", "REQUEST"};
constexpr std::array<std::string_view, 4> kDeeds = {"AID", "CONCEDE", "COOPERATE", "SANCTION"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

class StanceReader {
 public:
  StanceReader(const Reading& reading, const StanceTables& tables)
      : reading_(reading), analysis_(reading.analysis), tables_(tables), cues_(tables.cues) {}

  void read(StatementRecord& statement) {
    std::optional<TokenRange> range = find_content(statement);
    if (!range) return;
    Subject subject = find_subject(analysis_, tables_.events, *range);
    if (subject.issues.size() > kMostLabels) subject.issues.resize(kMostLabels);
    statement.about.insert(statement.about.end(), subject.issues.begin(), subject.issues.end());
    speaker_ = actor_of(statement.speaker);
    const std::string act = cues_.act(statement.act);
    if (act == "none") return;
    for (std::uint32_t s = index(analysis_.sentence_of(range->begin));
         s < analysis_.sentences.size(); ++s) {
      TokenRange part = analysis_.sentences[s].tokens;
      if (part.begin >= range->end) break;
      part.begin = std::max(part.begin, range->begin);
      part.end = std::min(part.end, range->end);
      if (!part.empty()) read_sentence(statement, act, part);
    }
  }

  void read(EventRecord& event) {
    const bool for_it = among(kForIt, event.type);
    const bool against_it = event.type == "REJECT";
    if (!for_it && !against_it && !among(kDeeds, event.type)) return;
    if (event.realis != Realis::happened && event.realis != Realis::ongoing) return;
    if (event.background && !event.date) return;
    TokenId trigger = token_at(event.trigger.span.begin);
    if (trigger == kNoToken) return;
    if (!for_it && !against_it && analysis_.at(trigger).tag != Upos::verb) return;
    if (asks(trigger)) return;
    // Several words: the one that heads the others.
    while (analysis_.at(trigger).head != kNoToken &&
           event.trigger.span.contains(analysis_.at(analysis_.at(trigger).head).span)) {
      trigger = analysis_.at(trigger).head;
    }
    View view{for_it ? "for" : "against", {trigger}, false, false};
    const Attitude* attitude = cues_.attitude(analysis_, trigger);
    const int sign = passes(analysis_, cues_, trigger);
    if (attitude != nullptr && !attitude->stance.empty()) {
      view.stance = attitude->stance;
    } else if (sign != 0 && attitude == nullptr) {
      // "lifted the sanctions": the deed itself is what is wanted.
      if (against_it && sign > 0) return;
      view = {"for", {trigger}, false, true};
    } else if (!for_it && !against_it) {
      return;
    }
    event.stances = issues_of(reading_, tables_, view, subtree(analysis_, trigger));
  }

 private:
  void read_sentence(StatementRecord& statement, const std::string& act, TokenRange part) {
    TokenId root = top_of(part);
    // What hangs on the matter counts where it stands behind what the record keeps of it, too.
    const TokenRange whole = analysis_.sentence(analysis_.sentence_of(root)).tokens;
    View view;
    // "called it 'a disgrace'" demands nothing.
    const bool governed = !act.empty() && analysis_.at(root).head != kNoToken &&
                          !statement.speaker.empty() && statement.content != statement.quote;
    if (governed && asks(root)) return;
    if (governed) {
      view = {act, {root}, false, true};
      if (is_negated(analysis_, cues_, root) && analysis_.at(root).tag == Upos::verb) {
        view.stance = act == "for" ? "against" : "for";
      }
    } else {
      view = view_at(root, part, 0);
    }
    if (view.stance == "for" && hangs_on_condition(root, view, part)) view.stance = "conditional";
    if (view.stance.empty()) return;
    std::vector<IssueStance> issues = issues_of(reading_, tables_, view, whole);
    const bool open =
        statement.stance.empty() || (statement.stance == "for" && view.stance == "conditional");
    if (open && (!view.weak || !issues.empty())) {
      statement.stance = governed && view.stance != "conditional" ? act : view.stance;
    }
    for (IssueStance& found : issues) {
      auto same = std::find_if(
          statement.stances.begin(), statement.stances.end(), [&](const IssueStance& other) {
            return other.issue == found.issue && other.concerning == found.concerning;
          });
      if (same == statement.stances.end()) statement.stances.push_back(std::move(found));
    }
  }

  std::string lemma(TokenId token) const { return to_lower(analysis_.lemma(token)); }

  TokenId token_at(std::uint32_t byte) const {
    auto found = std::lower_bound(
        analysis_.tokens.begin(), analysis_.tokens.end(), byte,
        [](const Token& token, std::uint32_t at) { return token.span.begin < at; });
    if (found == analysis_.tokens.end() || found->span.begin != byte) return kNoToken;
    return static_cast<TokenId>(found - analysis_.tokens.begin());
  }

  // The tokens of what is said; the record keeps it as text.
  std::optional<TokenRange> find_content(const StatementRecord& statement) const {
    const std::string& words = statement.content;
    if (words.empty() || statement.evidence.empty()) return std::nullopt;
    std::size_t from = statement.evidence.front().span.begin;
    std::size_t until = statement.evidence.front().span.end;
    for (const Evidence& evidence : statement.evidence) {
      from = std::min<std::size_t>(from, evidence.span.begin);
      until = std::max<std::size_t>(until, evidence.span.end);
    }
    std::size_t at = std::string_view(reading_.document.text).substr(0, until).find(words, from);
    if (at == std::string_view::npos) return std::nullopt;
    auto before = [](const Token& token, std::size_t byte) { return token.span.begin < byte; };
    auto first = std::lower_bound(analysis_.tokens.begin(), analysis_.tokens.end(), at, before);
    auto last = std::lower_bound(first, analysis_.tokens.end(), at + words.size(), before);
    if (first == last) return std::nullopt;
    return TokenRange{static_cast<TokenId>(first - analysis_.tokens.begin()),
                      static_cast<TokenId>(last - analysis_.tokens.begin())};
  }

  // The token of a range whose head lies outside, the one with most below it.
  TokenId top_of(TokenRange range) const {
    TokenId best = range.begin;
    std::uint32_t most = 0;
    for (TokenId t = range.begin; t < range.end; t = next(t)) {
      const Token& token = analysis_.at(t);
      if (token.head != kNoToken && range.contains(token.head)) continue;
      std::uint32_t below = subtree(analysis_, t).size();
      if (below > most) {
        best = t;
        most = below;
      }
    }
    return best;
  }

  const ActorRecord* actor_of(const std::string& id) const {
    for (const ActorRecord& actor : reading_.actors.actors) {
      if (actor.id == id) return &actor;
    }
    return nullptr;
  }

  // Whether a subject is the speaker, or the side the speaker speaks for.
  bool is_own(TokenId subject) const {
    if (subject == kNoToken) return true;
    if (stands_for_speaker(subject)) return true;
    TokenId owner = child(analysis_, subject, Relation::nmod_poss);
    if (owner != kNoToken && stands_for_speaker(owner)) return true;  // "our government"
    const Mention* mention = reading_.actors.at(subject);
    if (mention == nullptr || speaker_ == nullptr || mention->head != subject) return false;
    return std::any_of(mention->actors.begin(), mention->actors.end(), [&](ActorIndex i) {
      const ActorRecord& actor = reading_.actors.actor(i);
      if (actor.id == speaker_->id) return true;
      return actor.kind != "person" && !actor.country.empty() &&
             actor.country == speaker_->country && speaks_for_state(*speaker_);
    });
  }

  // "we", "our"; "he" and "his" where they mean the speaker, or nobody who is named: then the
  // speaker is an office without a name ("the prime minister said his country").
  bool stands_for_speaker(TokenId pronoun) const {
    const Token& token = analysis_.at(pronoun);
    if (token.tag != Upos::pron) return false;
    if (token.features.person == 1) return true;
    const Mention* mention = reading_.actors.at(pronoun);
    if (mention == nullptr || speaker_ == nullptr || mention->head != pronoun) return false;
    if (mention->actors.empty()) {
      return token.features.number == Number::singular && token.features.person == 3 &&
             speaker_->kind != "person" && lemma(pronoun) != "it" && lemma(pronoun) != "its";
    }
    return std::any_of(mention->actors.begin(), mention->actors.end(),
                       [&](ActorIndex i) { return reading_.actors.actor(i).id == speaker_->id; });
  }

  // Whether a state, a body of one or an organization is to do it.
  bool names_party(TokenId subject) const {
    const Mention* mention = subject == kNoToken ? nullptr : reading_.actors.at(subject);
    if (mention == nullptr || mention->head != subject) return false;
    return std::any_of(mention->actors.begin(), mention->actors.end(), [&](ActorIndex i) {
      const ActorRecord& actor = reading_.actors.actor(i);
      return actor.kind == "state" || actor.kind == "body" || actor.kind == "organization";
    });
  }

  static bool speaks_for_state(const ActorRecord& actor) {
    constexpr std::array<std::string_view, 4> kSectors = {"GOV", "MIL", "SPY", "LEG"};
    if (actor.code == actor.country) return true;
    return std::any_of(kSectors.begin(), kSectors.end(), [&](std::string_view sector) {
      return actor.code == actor.country + std::string(sector);
    });
  }

  bool has_child(TokenId head, std::string_view role) const {
    for (TokenId c : children(analysis_, head)) {
      Relation relation = analysis_.at(c).relation;
      bool marks = relation == Relation::aux || relation == Relation::aux_pass;
      if (marks && cues_.is(role, lemma(c))) return true;
    }
    return false;
  }

  // What is said of `predicate` by who holds the word.
  View view_at(TokenId predicate, TokenRange range, int depth) const {
    if (depth > kDeepest || !range.contains(predicate)) return {};
    if (asks(predicate)) return {};
    bool shared = false;
    TokenId subject = grammatical_subject(analysis_, predicate, shared);
    const bool own = is_own(subject);
    if (own && cues_.has_phrase("neutral", analysis_, clause_of(predicate, range))) {
      return {"neutral", {predicate}, false, true};
    }
    // "there is no need for": what is there tells, "is" does not.
    const bool existential = child(analysis_, predicate, Relation::expl) != kNoToken &&
                             lemma(predicate) == "be" && subject != kNoToken;
    const bool negated = is_negated(analysis_, cues_, predicate);
    TokenId telling = existential ? subject : predicate;
    if (const Attitude* attitude = cues_.attitude(analysis_, telling)) {
      View view = view_of(*attitude, telling, negated || is_negated(analysis_, cues_, telling), own,
                          existential);
      if (!view.stance.empty()) return view;
    }
    if (has_child(predicate, "modal") && child_have(predicate) == kNoToken) {
      return {negated ? "against" : "for", {predicate}, !names_party(subject), true};
    }
    if (own && has_child(predicate, "will")) {
      if (negated) return {"against", {predicate}, true, true};
      if (cues_.has_phrase("condition", analysis_, range)) {
        return {"conditional", {predicate}, false, true};
      }
      return {"for", {predicate}, true, true};
    }
    if (own && cues_.is("opinion", lemma(predicate)) && !negated) {
      TokenId clause = child(analysis_, predicate, Relation::ccomp);
      if (clause != kNoToken) return view_at(clause, range, depth + 1);
    }
    return {};
  }

  View view_of(const Attitude& attitude, TokenId head, bool negated, bool own,
               bool existential) const {
    const std::string& stance = negated ? attitude.negated : attitude.stance;
    if (stance.empty() || (attitude.own && !own)) return {};
    if (has_child(head, "doubt") && !negated) return {};
    View view{stance, {}, attitude.weak, true};
    for (TokenId c : children(analysis_, head)) {
      if (is_target(attitude, head, c, existential)) view.targets.push_back(c);
    }
    if (view.targets.empty()) return {};
    return view;
  }

  bool is_target(const Attitude& attitude, TokenId head, TokenId c, bool existential) const {
    auto wants = [&](std::string_view what) {
      return std::find(attitude.targets.begin(), attitude.targets.end(), what) !=
             attitude.targets.end();
    };
    const Relation relation = analysis_.at(c).relation;
    switch (relation) {
      case Relation::obj:
        return wants("object");
      case Relation::nsubj_pass:
        return wants("object") && child(analysis_, head, Relation::obl_agent) == kNoToken;
      case Relation::nsubj:
      case Relation::csubj:
        return wants("subject") && !existential;
      case Relation::ccomp:
      case Relation::xcomp:
        return wants("clause");
      case Relation::advcl:
      case Relation::acl:
        return wants("clause") && is_infinitive(c);
      case Relation::obl:
      case Relation::nmod:
        return wants(preposition_of(analysis_, c));
      default:
        return false;
    }
  }

  // "to help"; "does not help" has the verb's bare form too.
  bool is_infinitive(TokenId verb) const {
    TokenId mark = child(analysis_, verb, Relation::mark);
    return mark != kNoToken && analysis_.at(mark).tag == Upos::part;
  }

  TokenId child_have(TokenId predicate) const {
    for (TokenId c : children(analysis_, predicate)) {
      if (analysis_.at(c).relation == Relation::aux && lemma(c) == "have") return c;
    }
    return kNoToken;
  }

  // "whether ...", "if ...", "... ?"
  bool asks(TokenId predicate) const {
    TokenId mark = child(analysis_, predicate, Relation::mark);
    if (mark != kNoToken && (lemma(mark) == "whether" || cues_.is("if", lemma(mark)))) return true;
    const Sentence& sentence = analysis_.sentence(analysis_.sentence_of(predicate));
    TokenId last = previous(sentence.tokens.end);
    return reading_.document.words(analysis_.at(last).span) == "?";
  }

  TokenRange clause_of(TokenId predicate, TokenRange range) const {
    TokenRange clause = subtree(analysis_, predicate);
    return {std::max(clause.begin, range.begin), std::min(clause.end, range.end)};
  }

  // "ready to talk if ...", "on condition that ...": on the predicate or on what it governs.
  bool hangs_on_condition(TokenId root, const View& view, TokenRange part) const {
    if (cues_.has_phrase("condition", analysis_, part)) return true;
    std::vector<TokenId> heads = view.targets;
    heads.push_back(root);
    for (TokenId head : heads) {
      for (TokenId c : children(analysis_, head)) {
        if (base(analysis_.at(c).relation) != Relation::advcl || !part.contains(c)) continue;
        TokenId mark = child(analysis_, c, Relation::mark);
        if (mark != kNoToken && cues_.is("if", lemma(mark))) return true;
      }
    }
    return false;
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const StanceTables& tables_;
  const StanceCues& cues_;
  const ActorRecord* speaker_ = nullptr;
};

}  // namespace

void read_stances(const Reading& reading, const EventTables& tables, const StanceCues& cues,
                  std::vector<StatementRecord>& statements, std::vector<EventRecord>& events) {
  const StanceTables both{tables, cues};
  StanceReader reader(reading, both);
  for (StatementRecord& statement : statements) reader.read(statement);
  for (EventRecord& event : events) reader.read(event);
}

}  // namespace dragoman
