#include "reading/attribution.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/clauses.h"

namespace dragoman {
namespace {

constexpr int kMaxChain = 16;            // words above the trigger
constexpr std::uint32_t kMaxWords = 14;  // of a source as it is quoted

class ReporterFinder {
 public:
  ReporterFinder(const Reading& reading, const EventTables& tables)
      : reading_(reading), analysis_(reading.analysis), tables_(tables) {}

  std::vector<Attribution> find(TokenId trigger) {
    TokenId at = trigger;
    for (int step = 0; step < kMaxChain && at != kNoToken; ++step) {
      look_beside(at, trigger);
      TokenId head = analysis_.at(at).head;
      if (head == kNoToken) break;
      look_above(at, head);
      at = head;
    }
    return std::move(found_);
  }

 private:
  std::string lemma(TokenId token) const { return to_lower(analysis_.lemma(token)); }

  // "according to X", "reportedly", "..., X said"
  void look_beside(TokenId at, TokenId trigger) {
    for (TokenId c : children(analysis_, at)) {
      if (dominates(analysis_, c, trigger)) continue;
      const Token& token = analysis_.at(c);
      Relation relation = base(token.relation);
      if (relation == Relation::obl || relation == Relation::nmod) {
        if (tables_.in_class(preposition_of(analysis_, c), "source-preposition")) add(c);
      } else if (relation == Relation::advmod) {
        if (tables_.in_class(lemma(c), "hearsay")) add_words(c, "");
      } else if (relation == Relation::parataxis && tables_.is_reporting(lemma(c))) {
        add_subject(c);
      }
    }
  }

  void look_above(TokenId at, TokenId head) {
    Relation relation = base(analysis_.at(at).relation);
    if (!tables_.is_reporting(lemma(head))) return;
    if (relation == Relation::ccomp || relation == Relation::parataxis ||
        (relation == Relation::xcomp && analysis_.at(head).tag == Upos::verb)) {
      // "X is said to": the source is not named.
      if (relation == Relation::xcomp && is_passive(analysis_, head)) {
        add_words(head, "");
      } else {
        add_subject(head);
      }
    } else if (relation == Relation::acl && analysis_.at(head).tag == Upos::noun) {
      add(head);
    }
  }

  void add_subject(TokenId verb) {
    if (is_passive(analysis_, verb)) {
      for (TokenId c : children(analysis_, verb)) {
        if (preposition_of(analysis_, c) == "by") add(c);
      }
      return;
    }
    bool shared = false;
    TokenId subject = grammatical_subject(analysis_, verb, shared);
    if (subject != kNoToken) add(subject);
  }

  void add(TokenId source) {
    const Mention* mention = reading_.actors.at(source);
    std::string actor;
    if (mention != nullptr && !mention->actors.empty()) {
      actor = reading_.actors.actor(mention->actors.front()).id;
    } else {
      actor = inner_actor(source);
    }
    add_words(source, actor);
  }

  // "a statement from Russia's Foreign Ministry"
  std::string inner_actor(TokenId source) const {
    TokenRange range = subtree(analysis_, source);
    for (const Mention& mention : reading_.actors.mentions) {
      if (mention.actors.empty() || !range.contains(mention.head)) continue;
      if (!dominates(analysis_, source, mention.head)) continue;
      return reading_.actors.actor(mention.actors.front()).id;
    }
    return "";
  }

  void add_words(TokenId source, std::string actor) {
    TokenRange range = subtree(analysis_, source);
    // Without the preposition before it, and cut where a clause of its own begins.
    while (range.begin < source && (analysis_.at(range.begin).relation == Relation::case_ ||
                                    analysis_.at(range.begin).relation == Relation::fixed ||
                                    analysis_.at(range.begin).tag == Upos::punct)) {
      range.begin = next(range.begin);
    }
    for (TokenId t = next(source); t < range.end; t = next(t)) {
      const Token& token = analysis_.at(t);
      if (token.tag == Upos::punct || token.relation == Relation::acl_relcl || range.begin == t ||
          index(t) - index(range.begin) >= kMaxWords) {
        range.end = t;
        break;
      }
    }
    std::string text(slice(reading_.document.text, analysis_.span_of(range)));
    bool known = std::any_of(found_.begin(), found_.end(), [&](const Attribution& other) {
      return other.text == text || (!actor.empty() && other.actor == actor);
    });
    if (!known) found_.push_back({std::move(actor), std::move(text)});
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const EventTables& tables_;
  std::vector<Attribution> found_;
};

}  // namespace

std::vector<Attribution> find_attribution(const Reading& reading, const EventTables& tables,
                                          TokenId trigger) {
  return ReporterFinder(reading, tables).find(trigger);
}

bool names_source(const Analysis& analysis, const EventTables& tables, TokenId head) {
  constexpr int kTitle = 8;  // words from "according" to the name's head
  TokenId first = analysis.sentence(analysis.sentence_of(head)).tokens.begin;
  TokenId t = head;
  for (int i = 0; i < kTitle && t > first; ++i) {
    t = previous(t);
    const Token& token = analysis.at(t);
    if (tables.in_class(to_lower(analysis.lemma(t)), "source-preposition")) return true;
    if (token.tag == Upos::punct || token.relation == Relation::root) return false;
  }
  return false;
}

}  // namespace dragoman
