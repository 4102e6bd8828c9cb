// What the name of a capital means where it stands: the city, or the government in it.
//
// The city stands after a preposition of place ("in Moscow"), where somebody moves ("flew to
// Moscow", "left Moscow"), and with what a city has or hosts ("the streets of Moscow", "the Moscow
// talks"). "To", "from" and the like need a word of motion: help from Moscow comes from the
// government. Everywhere else the government is meant. Inside the name of a thing ("the Paris
// Agreement") it is neither.
#include "reading/actors_build.h"

namespace dragoman {
namespace {

constexpr int kConjuncts = 4;  // "to Moscow, Minsk, Astana and Bishkek"

class CityReader {
 public:
  explicit CityReader(const Scan& scan) : scan_(scan), analysis_(scan.analysis()) {}

  CityReading read(TokenRange name, int depth) const {
    const TokenId end = scan_.sentence(name.begin).end;
    if (name.end < end) {
      if (names_thing(name.end, end)) return CityReading::thing;
      if (scan_.is_possessive_mark(name.end)) {
        return is_local(analysis_.at(scan_.highest(name)).head) ? CityReading::city
                                                                : CityReading::government;
      }
      if (scan_.is_hyphen(name.end) && next(name.end) < end && is_local(next(name.end))) {
        return CityReading::city;
      }
    }
    const TokenId word = scan_.highest(name);
    const Token& token = analysis_.at(word);
    const Relation relation = base(token.relation);
    if (relation == Relation::conj && depth < kConjuncts && token.head != kNoToken) {
      const Phrase* first = scan_.phrase_at(token.head);
      if (first != nullptr && first->tokens.end <= name.begin &&
          (first->is(Sense::capital) || first->is(Sense::place))) {
        const CityReading reading = read(first->tokens, depth + 1);
        if (reading != CityReading::thing) return reading;
      }
    }
    return is_located(name, word) || is_reached(word) ? CityReading::city : CityReading::government;
  }

 private:
  bool is_local(TokenId t) const { return has_use(t, WordUse::local); }
  bool moves(TokenId t) const { return has_use(t, WordUse::motion); }
  bool has_use(TokenId t, WordUse use) const {
    return t != kNoToken &&
           (scan_.has_use(t, use) || scan_.knowledge().has_use(analysis_.lemma(t), use));
  }

  // "Agreement" behind "Paris".
  bool names_thing(TokenId after, TokenId end) const {
    if (!scan_.capital(after) || scan_.in_heading(after)) return false;
    TokenId t = after;
    while (next(t) < end && scan_.capital(next(t)) && scan_.phrase_from(t) == nullptr) t = next(t);
    return scan_.has_use(t, WordUse::thing_head) && !is_local(t) &&
           scan_.phrase_from(after) == nullptr;
  }

  // After a preposition of place, or of something that a city has.
  bool is_located(TokenRange name, TokenId word) const {
    const TokenId first = scan_.sentence(name.begin).begin;
    TokenId t = name.begin;
    for (int steps = 0; steps < 4 && t > first; ++steps) {
      t = previous(t);
      const Upos tag = scan_.tag(t);
      if (scan_.has_use(t, WordUse::locative)) {
        return !scan_.has_use(t, WordUse::motion) || is_of_motion(analysis_.at(word).head);
      }
      if (scan_.is_word(t, "of")) return is_local(analysis_.at(word).head);
      if (tag != Upos::det && tag != Upos::adj) return false;
    }
    return false;
  }

  // "flew", "a trip", "paid a visit", "the visit that he made", "30 kilometres".
  bool is_of_motion(TokenId head) const {
    if (head == kNoToken) return false;
    if (moves(head) || is_local(head)) return true;
    const Token& verb = analysis_.at(head);
    if (base(verb.relation) == Relation::acl && verb.head != kNoToken && moves(verb.head)) {
      return true;
    }
    const TokenId object = child(analysis_, head, Relation::obj);
    return object != kNoToken && moves(object);
  }

  // "visited Moscow", "Kyiv was shelled", "the Moscow talks".
  bool is_reached(TokenId word) const {
    const Token& token = analysis_.at(word);
    if (token.head == kNoToken) return false;
    switch (base(token.relation)) {
      case Relation::obj:
        return moves(token.head);
      case Relation::nsubj:
        return analysis_.at(token.head).features.passive && moves(token.head);
      case Relation::compound:
        return moves(token.head) || is_local(token.head);
      default:
        return false;
    }
  }

  const Scan& scan_;
  const Analysis& analysis_;
};

}  // namespace

CityReading read_city(const Scan& scan, TokenRange name) {
  return CityReader(scan).read(name, 0);
}

}  // namespace dragoman
