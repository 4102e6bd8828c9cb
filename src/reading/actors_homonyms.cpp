// Names that a state shares: with a region of another ("Georgia", "Macedonia"), or with another
// state ("Congo").
//
// The region is meant where its governor, a region beside it or a town before it says so ("Georgia
// and Arizona", "Atlanta, Georgia", "the Greek region of Macedonia"); one such place in a document
// that never speaks of the state otherwise decides for all. A name that is no state's own short
// name ("Congo") means that one of the states whose names contain it which the document speaks of.
#include <algorithm>

#include "reading/actors_scan.h"

namespace dragoman {
namespace {

class Homonyms {
 public:
  Homonyms(const Scan& scan, std::vector<Phrase>& phrases)
      : scan_(scan), k_(scan.knowledge()), phrases_(phrases) {}

  void run() {
    std::vector<Phrase*> regions;
    std::vector<Phrase*> open;
    for (Phrase& phrase : phrases_) {
      if (!phrase.is(Sense::state_name)) continue;
      if (const PlaceEntry* region = region_of_name(phrase)) {
        (region_meant(phrase, *region) ? regions : open).push_back(&phrase);
      }
      choose_state(phrase);
    }
    for (Phrase* phrase : open) {
      const PlaceEntry* region = region_of_name(*phrase);
      const bool same = std::any_of(regions.begin(), regions.end(), [&](const Phrase* other) {
        return region_of_name(*other) == region;
      });
      if (same && !speaks_of(phrase->find(Sense::state_name)->index)) regions.push_back(phrase);
    }
    for (Phrase* phrase : regions) {
      const PlaceEntry* region = region_of_name(*phrase);
      std::erase_if(phrase->candidates, [&](const Candidate& c) {
        return c.sense != Sense::place || &k_.places()[c.index] != region;
      });
    }
  }

 private:
  const PlaceEntry* region_of_name(const Phrase& phrase) const {
    const std::string& own = k_.states()[phrase.find(Sense::state_name)->index].code;
    for (const Candidate& candidate : phrase.candidates) {
      if (candidate.sense != Sense::place) continue;
      const PlaceEntry& place = k_.places()[candidate.index];
      if (place.kind == "region" && place.country != own) return &place;
    }
    return nullptr;
  }

  bool is_in(const Phrase* phrase, const std::string& country, std::string_view kind) const {
    if (phrase == nullptr) return false;
    bool in = false;
    for (const Candidate& candidate : phrase->candidates) {
      if (candidate.sense != Sense::place) continue;
      const PlaceEntry& place = k_.places()[candidate.index];
      in = in || (place.country == country && place.kind == kind);
    }
    return in;
  }

  bool region_meant(const Phrase& phrase, const PlaceEntry& region) const {
    return beside_region(phrase, region.country) || behind_town(phrase, region.country) ||
           is_called_region(phrase) || is_governed(phrase);
  }

  // "Georgia and Arizona", "Micronesia, Melanesia and Polynesia".
  bool beside_region(const Phrase& phrase, const std::string& country) const {
    const TokenRange sentence = scan_.sentence(phrase.tokens.begin);
    TokenId t = phrase.tokens.end;
    for (int steps = 0; steps < 2 && t < sentence.end && joins(t); ++steps) t = next(t);
    if (t > phrase.tokens.end && t < sentence.end &&
        is_in(scan_.phrase_from(t), country, "region")) {
      return true;
    }
    t = phrase.tokens.begin;
    for (int steps = 0; steps < 2 && t > sentence.begin && joins(previous(t)); ++steps) {
      t = previous(t);
    }
    return t < phrase.tokens.begin && t > sentence.begin &&
           is_in(scan_.phrase_before(t), country, "region");
  }
  bool joins(TokenId t) const { return scan_.is_word(t, "and") || scan_.is_word(t, ","); }

  // "Atlanta, Georgia"
  bool behind_town(const Phrase& phrase, const std::string& country) const {
    const TokenId t = phrase.tokens.begin;
    if (index(t) < 2 || t == scan_.sentence(t).begin || !scan_.is_word(previous(t), ",")) {
      return false;
    }
    if (country.empty()) return false;
    return is_in(scan_.phrase_before(previous(t)), country, "city") || is_town_of(phrase);
  }
  // "Savannah, Georgia": the gazetteer knows a town of this name in a region of this one.
  bool is_town_of(const Phrase& phrase) const {
    const TokenId comma = previous(phrase.tokens.begin);
    const TokenId first = scan_.sentence(comma).begin;
    const std::string region = gazetteer_key(scan_.text(phrase.tokens));
    for (TokenId begin = comma; begin > first && index(comma) - index(begin) < 3;) {
      begin = previous(begin);
      if (!scan_.capital(begin)) break;
      for (const GazetteerRow& row :
           k_.gazetteer().find(gazetteer_key(scan_.text({begin, comma})))) {
        if (gazetteer_key(row.region) == region) return true;
      }
    }
    return false;
  }

  // "the region of Macedonia", "Georgia state"; "the state of Georgia" is in the tables.
  bool is_called_region(const Phrase& phrase) const {
    const TokenRange sentence = scan_.sentence(phrase.tokens.begin);
    const TokenId t = phrase.tokens.begin;
    if (index(t) < index(sentence.begin) + 2 || !scan_.is_word(previous(t), "of")) return false;
    const TokenId noun = advance(t, -2);
    return scan_.has_use(noun, WordUse::thing_head) && scan_.has_use(noun, WordUse::generic) &&
           scan_.has_use(noun, WordUse::local);
  }

  // "the governor of Georgia", "Georgia's governor": a state has presidents.
  bool is_governed(const Phrase& phrase) const {
    const TokenRange sentence = scan_.sentence(phrase.tokens.begin);
    const TokenId begin = phrase.tokens.begin;
    TokenId after = phrase.tokens.end;
    if (after < sentence.end && scan_.is_possessive_mark(after)) after = next(after);
    if (after < sentence.end && heads_region(scan_.phrase_from(after))) return true;
    return index(begin) >= index(sentence.begin) + 2 && scan_.is_word(previous(begin), "of") &&
           heads_region(scan_.phrase_before(previous(begin)));
  }
  bool heads_region(const Phrase* phrase) const {
    const Candidate* office = phrase == nullptr ? nullptr : phrase->find(Sense::office);
    return office != nullptr && !office->plural &&
           k_.offices()[office->index].body == "local-government";
  }

  // Whether the document names the state by a word that is nobody else's.
  bool speaks_of(std::uint32_t state) const {
    return std::any_of(phrases_.begin(), phrases_.end(), [&](const Phrase& other) {
      const Candidate* nation = other.nation();
      if (nation == nullptr || nation->index != state) return false;
      return nation->sense != Sense::state_name || region_of_name(other) == nullptr;
    });
  }

  void choose_state(Phrase& phrase) {
    const std::uint32_t first = phrase.find(Sense::state_name)->index;
    const std::string form = scan_.text(phrase.tokens);
    const std::string& own = k_.states()[first].name;
    if (own == form || own.find(form) == std::string::npos || speaks_of_by(first, form)) return;
    for (std::uint32_t i = 0; i < k_.states().size(); ++i) {
      const StateEntry& other = k_.states()[i];
      if (i == first || other.status != "member" || other.name.find(form) == std::string::npos) {
        continue;
      }
      if (!speaks_of_by(i, form)) continue;
      for (Candidate& candidate : phrase.candidates) {
        if (candidate.sense == Sense::state_name) candidate.index = i;
      }
      return;
    }
  }
  // Whether other words than this form name the state in the document.
  bool speaks_of_by(std::uint32_t state, const std::string& form) const {
    return std::any_of(phrases_.begin(), phrases_.end(), [&](const Phrase& other) {
      const Candidate* nation = other.nation();
      return nation != nullptr && nation->index == state && scan_.text(other.tokens) != form;
    });
  }

  const Scan& scan_;
  const Knowledge& k_;
  std::vector<Phrase>& phrases_;
};

}  // namespace

void settle_homonyms(const Scan& scan, std::vector<Phrase>& phrases) {
  Homonyms(scan, phrases).run();
}

}  // namespace dragoman
