#include "reading/stance_paths.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "reading/clauses.h"

namespace dragoman {
namespace {

constexpr int kLongestWay = 6;
constexpr std::size_t kMostConcerned = 3;

struct KeyIssue {
  TokenId head{};
  std::string issue;
};

std::string lemma_at(const Analysis& analysis, TokenId token) {
  return to_lower(analysis.lemma(token));
}

bool stands_at(const Analysis& analysis, TokenId at, TokenId end,
               const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (at >= end || lemma_at(analysis, at) != word) return false;
    at = next(at);
  }
  return true;
}

// The longest key word with a label that begins at each token.
std::vector<KeyIssue> key_issues(const Reading& reading, const StanceTables& both,
                                 TokenRange range) {
  const Analysis& analysis = reading.analysis;
  const EventTables& tables = both.events;
  std::vector<KeyIssue> out;
  for (TokenId t = range.begin; t < range.end; t = next(t)) {
    const Keyword* best = nullptr;
    for (const Keyword& keyword : tables.keywords(lemma_at(analysis, t))) {
      bool longer = best == nullptr || keyword.words.size() > best->words.size();
      if (longer && stands_at(analysis, t, range.end, keyword.words)) best = &keyword;
    }
    if (best == nullptr) continue;
    auto size = static_cast<std::uint32_t>(best->words.size());
    TokenRange phrase{t, static_cast<TokenId>(index(t) + size)};
    // "asked NATO for help": an organization is a party, its membership is an issue.
    const Mention* party = size == 1 ? reading.actors.at(t) : nullptr;
    const bool is_party =
        party != nullptr && party->head == t &&
        std::any_of(party->actors.begin(), party->actors.end(),
                    [&](ActorIndex i) { return reading.actors.actor(i).kind == "organization"; });
    if (!best->issue.empty() && !is_party && !both.cues.is("topic", best->issue) &&
        !both.cues.is("topic", best->words.front())) {
      TokenId head = t;
      while (analysis.at(head).head != kNoToken && phrase.contains(analysis.at(head).head)) {
        head = analysis.at(head).head;
      }
      // "the vote" is one, "voted" is not.
      if (analysis.at(head).tag != Upos::verb) out.push_back({head, best->issue});
    }
    t = previous(phrase.end);
  }
  return out;
}

// What hangs on `token` by its relation to its head: 1 the same, -1 the contrary, 0 not known.
int edge(const Analysis& analysis, const StanceCues& cues, TokenId token) {
  const Token& at = analysis.at(token);
  switch (at.relation) {
    case Relation::obj:
    case Relation::nsubj_pass:
    case Relation::ccomp:
    case Relation::xcomp:
    case Relation::conj:
    case Relation::compound:
    case Relation::amod:
    case Relation::nmod_poss:
    case Relation::acl:
      return 1;
    case Relation::nsubj:
      return child(analysis, at.head, Relation::obj) == kNoToken ? 1 : 0;
    case Relation::advcl: {
      TokenId mark = child(analysis, token, Relation::mark);
      return mark != kNoToken && analysis.at(mark).tag == Upos::part ? 1 : 0;
    }
    case Relation::nmod:
    case Relation::obl: {
      // "the fight against": one reversal, not two.
      const int link = cues.link(preposition_of(analysis, token));
      return link < 0 && passes(analysis, cues, at.head) < 0 ? 1 : link;
    }
    default:
      return 0;
  }
}

// "demanded an end to the embargo": a phrase right behind the object belongs to it, whatever the
// tree says.
TokenId adopted(const Analysis& analysis, TokenId token) {
  const TokenId head = analysis.at(token).head;
  if (analysis.at(token).relation != Relation::obl) return head;
  const TokenId object = child(analysis, head, Relation::obj);
  const TokenRange phrase = subtree(analysis, token);
  if (object == kNoToken || phrase.begin <= object) return head;
  return subtree(analysis, object).end == phrase.begin ? object : head;
}

// Along the tree from a key word to a target. Fills the words on the way.
int sign_of(const Analysis& analysis, const StanceCues& cues, TokenId from, TokenId target,
            bool whole, std::vector<TokenId>& way) {
  int sign = 1;
  TokenId at = from;
  bool counts = false;  // the key word itself is the issue; one after "and" is like its head
  for (int step = 0; step < kLongestWay; ++step) {
    bool is_target = at == target;
    if (is_target && !whole) return sign;
    if (counts) sign *= passes(analysis, cues, at);
    if (is_target || sign == 0) return sign;
    if (is_negated(analysis, cues, at)) sign = -sign;
    way.push_back(at);
    const Token& token = analysis.at(at);
    if (token.head == kNoToken) return 0;
    sign *= edge(analysis, cues, at);
    counts = token.relation != Relation::conj;
    at = adopted(analysis, at);
  }
  return 0;
}

bool in_own_clause(const Analysis& analysis, TokenId below, TokenId above) {
  for (TokenId t = below; t != above;) {
    const Token& token = analysis.at(t);
    Relation relation = base(token.relation);
    if (relation == Relation::acl || relation == Relation::advcl ||
        relation == Relation::parataxis || relation == Relation::appos) {
      return true;
    }
    if (token.head == kNoToken) return true;
    t = token.head;
  }
  return false;
}

bool is_part(const Analysis& analysis, TokenId token) {
  const Relation relation = analysis.at(token).relation;
  return relation == Relation::amod || relation == Relation::compound;
}

// The states and organizations that stand with the nouns on the way, or beside its verbs.
std::vector<std::string> concerned(const Reading& reading, const std::vector<TokenId>& way) {
  const Analysis& analysis = reading.analysis;
  std::vector<std::string> out;
  // "Iran's nuclear deal": the noun that the key word goes with. Whose calls and plans the others
  // on the way are does not matter.
  TokenId noun = way.front();
  while (is_part(analysis, noun)) noun = analysis.at(noun).head;
  auto add = [&](const Mention& mention) {
    const Relation relation = analysis.at(mention.head).relation;
    const bool beside = relation == Relation::nmod || relation == Relation::obl;
    if (!beside && !dominates(analysis, noun, mention.head)) return;
    for (ActorIndex i : mention.actors) {
      const ActorRecord& actor = reading.actors.actor(i);
      // "UN sanctions" are not sanctions on the UN; "membership in NATO" concerns NATO.
      if (actor.country.empty() && !beside) continue;
      const std::string& id = actor.country.empty() ? actor.id : actor.country;
      if (actor.country.empty() && actor.kind == "person") continue;
      if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    }
  };
  const auto& mentions = reading.actors.mentions;
  const TokenRange sentence = analysis.sentence(analysis.sentence_of(way.front())).tokens;
  auto from = std::lower_bound(mentions.begin(), mentions.end(), sentence.begin,
                               [](const Mention& m, TokenId t) { return m.head < t; });
  for (; from != mentions.end() && from->head < sentence.end; ++from) {
    const Mention& mention = *from;
    bool there = std::any_of(way.begin(), way.end(), [&](TokenId t) {
      if (!dominates(analysis, t, mention.head)) return false;
      if (is_nominal(analysis.at(t))) return !in_own_clause(analysis, mention.head, t);
      Relation relation = base(analysis.at(mention.head).relation);
      return analysis.at(mention.head).head == t &&
             (relation == Relation::obl || relation == Relation::iobj);
    });
    if (there) add(mention);
  }
  std::sort(out.begin(), out.end());
  if (out.size() > kMostConcerned) out.clear();
  return out;
}

}  // namespace

int passes(const Analysis& analysis, const StanceCues& cues, TokenId token) {
  std::string lemma = lemma_at(analysis, token);
  TokenId particle = child(analysis, token, Relation::compound_prt);
  if (particle != kNoToken) return cues.passes(lemma + " " + lemma_at(analysis, particle));
  return cues.passes(lemma);
}

bool is_negated(const Analysis& analysis, const StanceCues& cues, TokenId token) {
  for (TokenId c : children(analysis, token)) {
    Relation relation = analysis.at(c).relation;
    bool marks = relation == Relation::advmod || relation == Relation::det ||
                 relation == Relation::cc_preconj || relation == Relation::mark ||
                 relation == Relation::case_ || relation == Relation::aux;
    if (marks && relation != Relation::case_ && cues.is("negation", lemma_at(analysis, c))) {
      return true;
    }
  }
  return false;
}

std::vector<IssueStance> issues_of(const Reading& reading, const StanceTables& tables,
                                   const View& view, TokenRange range) {
  std::vector<IssueStance> out;
  std::vector<std::string> contrary;
  if (view.stance.empty()) return out;
  for (const KeyIssue& key : key_issues(reading, tables, range)) {
    for (TokenId target : view.targets) {
      std::vector<TokenId> way;
      int sign = sign_of(reading.analysis, tables.cues, key.head, target, view.whole, way);
      if (sign == 0) continue;
      if (view.whole) way.push_back(target);
      if (way.empty()) continue;  // the event's own word is the key word
      IssueStance found{key.issue, concerned(reading, way), view.stance};
      if (view.stance == "for" || view.stance == "against") {
        found.stance = (view.stance == "for") == (sign > 0) ? "for" : "against";
      } else if (view.stance == "conditional" && sign < 0) {
        continue;  // "will lift the sanctions only if": whether it is for them is not told
      }
      auto same = std::find_if(out.begin(), out.end(), [&](const IssueStance& other) {
        return other.issue == found.issue && other.concerning == found.concerning;
      });
      if (same == out.end()) {
        out.push_back(std::move(found));
      } else if (same->stance != found.stance) {
        contrary.push_back(found.issue);
      }
      break;
    }
  }
  std::erase_if(out, [&](const IssueStance& found) {
    return std::find(contrary.begin(), contrary.end(), found.issue) != contrary.end();
  });
  return out;
}

}  // namespace dragoman
