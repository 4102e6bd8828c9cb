#include "reading/persons_title_sides.h"

#include <algorithm>

namespace dragoman {
namespace {

bool is_article(const Scan& scan, TokenId t) {
  return scan.is_word(t, "the") || scan.is_word(t, "a") || scan.is_word(t, "an");
}

// A word that may stand inside a title beside the phrases of the tables: "foreign policy |chief".
bool is_filler(const Scan& scan, TokenId t, bool capital) {
  Upos tag = scan.tag(t);
  if (tag != Upos::adj && tag != Upos::noun && tag != Upos::propn) return false;
  if (scan.phrase_at(t) != nullptr || scan.has_use(t, WordUse::calendar)) return false;
  return scan.capital(t) == capital;
}

// A body, organization or seat that a title may belong to.
bool is_owner(const Phrase& phrase) {
  return phrase.is(Sense::body) || phrase.is(Sense::proper_body) ||
         phrase.is(Sense::organization) || phrase.is(Sense::metonym);
}

std::string country_of(const Scan& scan, const Phrase& phrase) {
  const Knowledge& k = scan.knowledge();
  if (auto* c = phrase.find(Sense::proper_body)) return k.proper_bodies()[c->index].country;
  if (auto* c = phrase.find(Sense::organization)) return k.organizations()[c->index].country;
  if (auto* c = phrase.nation()) return k.states()[c->index].code;
  if (auto* c = phrase.find(Sense::place)) return k.places()[c->index].country;
  return {};
}

void set_owner(const Scan& scan, const Phrase& owner, Title& title) {
  const Knowledge& k = scan.knowledge();
  std::string country = country_of(scan, owner);
  if (!country.empty() && title.countries.empty()) title.countries.push_back(country);
  if (auto* proper = owner.find(Sense::proper_body)) {
    title.suffix = k.proper_bodies()[proper->index].suffix;
  } else if (auto* body = owner.find(Sense::body)) {
    title.suffix = k.bodies()[body->index].suffix;
  }
}

void add_nations(const Scan& scan, const Nations& nations, Title& title) {
  title.countries.clear();
  for (std::uint32_t state : nations.states) {
    title.countries.push_back(scan.knowledge().states()[state].code);
  }
}

void apply_modifier(std::string_view effect, Title& title) {
  if (effect == "former") title.former = true;
  if (effect == "senior") title.senior = true;
}

// Goes left from the office phrase, a word or phrase a step.
class LeftSide {
 public:
  LeftSide(const Scan& scan, Title& title) : scan_(scan), title_(title), at_(title.core.begin) {}

  void read() {
    const TokenId first = scan_.sentence(at_).begin;
    words_ = at_;
    for (int steps = 0; steps < 10 && at_ > first; ++steps) {
      if (!take_modifier(first) && !take_phrase() &&
          // An office of another case is passed over: then the sentence may have no more words.
          (at_ == first || (!take_possessor(first) && !take_filler()))) {
        break;
      }
      if (ended_) break;
    }
    // "former Russian minister": a modifier before the nationality counts, but is not in the title.
    while (ended_ && at_ > first) {
      std::string_view effect = scan_.knowledge().office_modifier(scan_.word(previous(at_)));
      if (effect.empty()) break;
      apply_modifier(effect, title_);
      at_ = previous(at_);
    }
    title_.tokens.begin = at_;
  }
  TokenId words_begin() const { return words_; }
  const std::optional<TokenRange>& owner() const { return owner_; }

 private:
  bool take_modifier(TokenId first) {
    TokenId last = previous(at_);
    TokenId modifier = last;
    if (scan_.is_hyphen(last) && last > first) modifier = previous(last);
    std::string_view effect = scan_.knowledge().office_modifier(scan_.word(modifier));
    if (effect.empty()) return false;
    apply_modifier(effect, title_);
    at_ = modifier;
    words_ = modifier;
    return true;
  }

  bool take_phrase() {
    const Phrase* phrase = scan_.phrase_before(at_);
    if (phrase == nullptr) return false;
    bool adjective = phrase->is(Sense::state_adjective);
    if (is_owner(*phrase) && !adjective) {
      if (owner_) return false;
      owner_ = phrase->tokens;
      set_owner(scan_, *phrase, title_);
      at_ = phrase->tokens.begin;
      words_ = at_;
      return true;
    }
    if (phrase->is(Sense::office)) {
      at_ = phrase->tokens.begin;
      words_ = at_;
      return scan_.capital(at_) == scan_.capital(title_.core.begin);
    }
    if (adjective || phrase->is(Sense::state_name) || phrase->is(Sense::demonym)) {
      Nations nations = nations_before(scan_, at_);
      if (nations.states.empty()) return false;
      add_nations(scan_, nations, title_);
      at_ = nations.begin;
      ended_ = true;
      return true;
    }
    if ((phrase->is(Sense::capital) || phrase->is(Sense::place)) && !owner_) {
      owner_ = phrase->tokens;
      set_owner(scan_, *phrase, title_);
      at_ = phrase->tokens.begin;
      words_ = at_;
      ended_ = true;
      return true;
    }
    return false;
  }

  bool take_possessor(TokenId first) {
    TokenId mark = previous(at_);
    if (!scan_.is_possessive_mark(mark) || mark == first) return false;
    ended_ = true;
    Nations nations = nations_before(scan_, at_);
    if (!nations.states.empty()) {
      add_nations(scan_, nations, title_);
      at_ = nations.begin;
      return true;
    }
    const Phrase* phrase = scan_.phrase_before(mark);
    if (phrase == nullptr || !is_owner(*phrase) || owner_) return false;
    owner_ = phrase->tokens;
    set_owner(scan_, *phrase, title_);
    at_ = phrase->tokens.begin;
    nations = nations_before(scan_, at_);
    if (!nations.states.empty()) {
      add_nations(scan_, nations, title_);
      at_ = nations.begin;
    }
    return true;
  }

  bool take_filler() {
    if (fillers_ == 3 || !is_filler(scan_, previous(at_), scan_.capital(title_.core.begin))) {
      return false;
    }
    ++fillers_;
    at_ = previous(at_);
    words_ = at_;
    return true;
  }

  const Scan& scan_;
  Title& title_;
  TokenId at_;
  TokenId words_{};
  std::optional<TokenRange> owner_;
  bool ended_ = false;
  int fillers_ = 0;
};

// The noun phrase from `at`: words that can stand in a name of an office or institution.
TokenId noun_phrase_end(const Scan& scan, TokenId at, TokenId limit) {
  TokenId end = at;
  for (TokenId t = at; t < limit && index(t) - index(at) < 16; t = next(t)) {
    Upos tag = scan.tag(t);
    bool nominal = tag == Upos::noun || tag == Upos::propn || tag == Upos::adj ||
                   tag == Upos::num || scan.phrase_at(t) != nullptr || scan.capital(t);
    bool inner = scan.is_hyphen(t) || scan.is_word(t, "of") || scan.is_word(t, "for") ||
                 scan.is_word(t, "and") || scan.is_word(t, "the") || scan.is_possessive_mark(t);
    // "the ruling New Dawn party": only in front, else it is the verb of the clause.
    bool participle = tag == Upos::verb && t == at && next(t) < limit && scan.capital(next(t));
    if (nominal) end = next(t);
    if (!nominal && !inner && !participle) break;
    // "and" and "for" go on only inside a name.
    if ((scan.is_word(t, "and") || scan.is_word(t, "for")) &&
        !(next(t) < limit && scan.capital(next(t)) && scan.capital(previous(t)))) {
      break;
    }
  }
  return end;
}

// "of the Andean Miners' Union": a name, by its last word or as the analysis has it.
bool is_organization_name(const Scan& scan, TokenRange phrase) {
  if (phrase.size() < 2 || !scan.capital(phrase.begin)) return false;
  if (scan.capital(previous(phrase.end)) &&
      scan.has_use(previous(phrase.end), WordUse::organization_head)) {
    return true;
  }
  for (const Name& name : scan.analysis().names) {
    if (name.tokens.begin > phrase.begin) break;
    if (name.kind == NameKind::organization && name.tokens.contains(phrase)) return true;
  }
  return false;
}

// The state of the best known place of the name that begins at a token; empty for none.
std::string state_of_place(const Scan& scan, TokenId at) {
  const Phrase* phrase = scan.phrase_from(at);
  if (phrase == nullptr) return {};
  const PlaceEntry* best = largest_place(scan.knowledge(), *phrase);
  return best == nullptr ? std::string() : best->country;
}

// "two countries", "both states": no state by name, but a plural owner.
bool is_pair(const Scan& scan, TokenRange range) {
  return !range.empty() && scan.has_use(previous(range.end), WordUse::pair_noun);
}

}  // namespace

TitleLeft read_left(const Scan& scan, Title& title) {
  LeftSide left(scan, title);
  left.read();
  return {left.words_begin(), left.owner()};
}

void read_complement(const Scan& scan, TokenId limit, Title& title) {
  TokenId link = title.core.end;
  if (index(link) + 1 >= index(limit)) return;
  bool within = scan.is_word(link, "of") || scan.is_word(link, "for");
  bool from = scan.is_word(link, "at") || scan.is_word(link, "from") ||
              scan.is_word(link, "with") || scan.is_word(link, "in");
  bool towards = scan.is_word(link, "to");
  if (!within && !from && !towards) return;
  TokenId at = next(link);
  if (is_article(scan, at)) at = next(at);
  if (at >= limit) return;
  if (within && title.plural) {
    if (Nations list = states_from(scan, at, limit); list.states.size() > 2) {
      add_nations(scan, list, title);
      title.tokens.end = list.end;
      return;
    }
  }
  const TokenRange phrase{at, noun_phrase_end(scan, at, limit)};
  if (phrase.empty()) return;
  const Phrase* owner = nullptr;
  Nations nations;
  for (TokenId t = phrase.begin; t < phrase.end; t = next(t)) {
    const Phrase* here = scan.phrase_from(t);
    if (here == nullptr || here->tokens.end > phrase.end) continue;
    bool own_name =
        here->is(Sense::body) || here->is(Sense::proper_body) || here->is(Sense::organization);
    if (own_name && owner == nullptr) owner = here;
    if (!own_name && here->nation() != nullptr && nations.states.size() < 2) {
      nations.states.push_back(here->nation()->index);
    }
  }
  if (towards) {
    const Phrase* here = scan.phrase_from(at);
    if (here == nullptr || (here->nation() == nullptr && !is_owner(*here))) return;
    title.tokens.end = here->tokens.end;
    title.text += " " + scan.text({link, here->tokens.end});
    return;
  }
  if (from && owner == nullptr && !scan.capital(at)) return;
  const Phrase* last = scan.phrase_before(phrase.end);
  bool only_states = owner == nullptr && !nations.states.empty() && last != nullptr &&
                     last->nation() != nullptr && scan.phrase_from(at) != nullptr &&
                     scan.phrase_from(at)->nation() != nullptr;
  title.tokens.end = phrase.end;
  if (owner != nullptr) {
    title.tokens.end = std::max(owner->tokens.end, title.core.end);
    // A party's or agency's own head noun still belongs to it: "the Civil Contract party".
    while (title.tokens.end < phrase.end && scan.phrase_at(title.tokens.end) == nullptr &&
           !scan.capital(title.tokens.end) && scan.tag(title.tokens.end) == Upos::noun) {
      title.tokens.end = next(title.tokens.end);
    }
    set_owner(scan, *owner, title);
    TokenId begin = nations.states.empty() ? owner->tokens.begin : at;
    title.organization = scan.text({begin, title.tokens.end});
  } else if (from) {
    title.organization = scan.text(phrase);
  } else if (!only_states && is_organization_name(scan, phrase)) {
    title.organization = scan.text(phrase);
  } else if (!only_states && !is_pair(scan, phrase)) {
    title.text += " " + scan.text({link, phrase.end});
    if (within && nations.states.empty() && title.countries.empty()) {
      // "mayor of Kharkiv": the state of the place.
      if (std::string state = state_of_place(scan, at); !state.empty()) {
        title.countries.push_back(std::move(state));
      }
    }
  }
  if (!nations.states.empty() && (owner != nullptr || only_states || title.countries.empty())) {
    if (title.countries.empty() || owner != nullptr || only_states) {
      if (within || owner != nullptr) add_nations(scan, nations, title);
    }
  }
}

}  // namespace dragoman
