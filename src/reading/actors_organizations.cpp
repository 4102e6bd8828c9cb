// Organizations that no table knows: "Institute for International Studies (IIS)", "Hraparak, an
// Armenian newspaper", names that the analysis calls organizations.
//
// A row of capitals counts where it holds a word that heads such names (data/actor_words.tsv), is
// followed by the word for its kind ("the New Dawn party"), or by an apposition that says it. Its
// acronym in brackets becomes an alias and is recognised from then on.
#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "reading/actors_build.h"

namespace dragoman {
namespace {

bool is_all_capitals(std::string_view word) {
  if (word.size() < 2) return false;
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

class OrganizationFinder {
 public:
  explicit OrganizationFinder(Build& build) : build_(build), scan_(build.scan) {}

  void run() {
    for (const Sentence& sentence : scan_.analysis().sentences) {
      if (sentence.tokens.empty() || scan_.in_heading(sentence.tokens.begin)) continue;
      for (TokenId t = sentence.tokens.begin; t < sentence.tokens.end;) {
        TokenRange run = row(t, sentence.tokens.end);
        if (run.empty()) {
          t = next(t);
        } else {
          take_row(run, sentence.tokens.end);
          t = run.end;
        }
      }
    }
    for (std::uint32_t t = 0; t < scan_.size() && !acronyms_.empty(); ++t) {
      take_acronym(static_cast<TokenId>(t));
    }
    for (const Name& name : scan_.analysis().names) {
      if (name.kind == NameKind::organization) take_name(name.tokens);
    }
  }

 private:
  bool can_stand(TokenId t) const {
    if (!scan_.capital(t) || scan_.has_use(t, WordUse::calendar)) return false;
    const Phrase* phrase = scan_.phrase_at(t);
    if (phrase != nullptr && phrase->is(Sense::office)) return false;
    if (scan_.has_use(t, WordUse::organization_head)) return true;
    Upos tag = scan_.tag(t);
    return tag == Upos::propn || tag == Upos::noun || tag == Upos::adj || tag == Upos::x ||
           phrase != nullptr;
  }

  // Capitals with "of", "for", "and" between them; empty where no row starts at `at`.
  TokenRange row(TokenId at, TokenId limit) const {
    if (!can_stand(at) || scan_.has_use(at, WordUse::not_a_name)) return {at, at};
    TokenId end = next(at);
    bool after_link = false;
    while (end < limit && index(end) - index(at) < 14) {
      if (can_stand(end)) {
        end = next(end);
        continue;
      }
      TokenId after = next(end);
      bool link = scan_.is_word(end, "of") || scan_.is_word(end, "for") ||
                  scan_.is_word(end, "&") || (after_link && scan_.is_word(end, "and")) ||
                  scan_.is_hyphen(end);
      if (!link || after >= limit) break;
      if (scan_.is_word(after, "the") && next(after) < limit) after = next(after);
      if (!can_stand(after)) break;
      if (!scan_.is_hyphen(end) && !scan_.is_word(end, "&")) after_link = true;
      end = next(after);
    }
    return {at, end};
  }

  bool is_known(TokenId t) const {
    const Phrase* phrase = scan_.phrase_at(t);
    return phrase != nullptr && (phrase->is(Sense::organization) || phrase->is(Sense::body) ||
                                 phrase->is(Sense::proper_body) || phrase->is(Sense::state_name));
  }

  void take_row(TokenRange run, TokenId limit) {
    bool headed = false;
    for (TokenId t = run.begin; t < run.end; t = next(t)) {
      if (scan_.has_use(t, WordUse::organization_head) && !is_known(t)) headed = true;
    }
    if (headed && run.size() > 1) {
      const TokenRange own = without_person(run);
      if (own.size() > 1) add(own, own, "organization", country_in(own));
      return;
    }
    for (TokenId t = run.begin; t < run.end; t = next(t)) {
      if (scan_.phrase_at(t) != nullptr) return;
    }
    const std::string_view kind = kind_before(run);
    bool partners = false;  // "Johnson & Johnson"
    for (TokenId t = run.begin; t < run.end; t = next(t)) {
      partners = partners || scan_.is_word(t, "&");
    }
    if (partners || !kind.empty()) {
      add(run, run, kind.empty() ? "company" : kind, "");
    } else if (run.end < limit && scan_.has_use(run.end, WordUse::party_head)) {
      add({run.begin, next(run.end)}, run, "party", "");
    } else if (run.end < limit && scan_.is_word(run.end, ",")) {
      take_apposition(run, limit);
    }
  }

  // "the tobacco company NAME": the kind that the noun before tells; empty for none.
  std::string_view kind_before(TokenRange run) const {
    const Phrase* noun = scan_.phrase_before(run.begin);
    if (noun == nullptr || noun->tokens.begin < scan_.sentence(run.begin).begin) return {};
    const Candidate* body = noun->find(Sense::body);
    if (body == nullptr || body->plural || scan_.capital(noun->tokens.begin)) return {};
    const std::string& suffix = build_.knowledge.bodies()[body->index].suffix;
    return suffix == "media" ? "media" : suffix == "business" ? "company" : "";
  }

  // "NAME, an Armenian newspaper": the noun after the comma says what it is.
  void take_apposition(TokenRange run, TokenId limit) {
    std::string country;
    TokenId t = next(run.end);
    if (t >= limit || scan_.tag(t) != Upos::det) return;
    for (int steps = 0; steps < 6 && next(t) < limit; ++steps) {
      t = next(t);
      const Phrase* phrase = scan_.phrase_at(t);
      if (phrase != nullptr && phrase->nation() != nullptr) {
        country = build_.knowledge.states()[phrase->nation()->index].code;
      } else if (phrase != nullptr && phrase->is(Sense::body)) {
        const std::string& suffix =
            build_.knowledge.bodies()[phrase->find(Sense::body)->index].suffix;
        if (suffix == "media") add(run, run, "media", country);
        if (suffix == "business") add(run, run, "company", country);
        return;
      } else if (scan_.tag(t) != Upos::adj && scan_.tag(t) != Upos::noun) {
        return;
      }
    }
  }

  void take_name(TokenRange range) {
    if (!build_.is_free(range) || scan_.in_heading(range.begin)) return;
    bool first = range.begin == scan_.sentence(range.begin).begin;
    bool acronym = is_all_capitals(scan_.word(range.begin));
    bool head = scan_.has_use(range.begin, WordUse::organization_head);
    if (range.size() == 1 && (head || scan_.has_use(range.begin, WordUse::not_a_name))) return;
    // A single unknown word counts where it acts, an acronym also where it comes back.
    bool acts = says_something(range.begin);
    if (range.size() == 1 && !acronym && (first || !acts)) return;
    if (range.size() == 1 && acronym && !acts && occurrences(scan_.word(range.begin)) < 2) return;
    for (TokenId t = range.begin; t < range.end; t = next(t)) {
      if (scan_.phrase_at(t) != nullptr) return;
    }
    add(range, range, "organization", "");
  }

  bool says_something(TokenId t) const {
    if (!is_subject(scan_.analysis(), t)) return false;
    TokenId verb = scan_.analysis().at(t).head;
    return verb != kNoToken &&
           build_.knowledge.has_use(scan_.analysis().lemma(verb), WordUse::saying);
  }

  int occurrences(std::string_view word) const {
    int count = 0;
    for (std::uint32_t t = 0; t < scan_.size(); ++t) {
      if (scan_.word(static_cast<TokenId>(t)) == word) ++count;
    }
    return count;
  }

  // "Jane Roe of the University of X": the row begins behind the person.
  TokenRange without_person(TokenRange run) const {
    for (const Name& name : scan_.analysis().names) {
      if (name.kind != NameKind::person || name.tokens.begin < run.begin ||
          name.tokens.end >= run.end || name.tokens.size() < 2) {
        continue;
      }
      bool linked = scan_.is_word(name.tokens.end, "of") || scan_.is_word(name.tokens.end, "for");
      if (!linked) continue;
      run.begin = next(name.tokens.end);
      if (run.begin < run.end && scan_.is_word(run.begin, "the")) run.begin = next(run.begin);
    }
    return run;
  }

  std::string country_in(TokenRange run) const {
    for (TokenId t = run.begin; t < run.end; t = next(t)) {
      const Phrase* phrase = scan_.phrase_at(t);
      if (phrase == nullptr || phrase->nation() == nullptr) continue;
      return build_.knowledge.states()[phrase->nation()->index].code;
    }
    return {};
  }

  void add(TokenRange tokens, TokenRange name, std::string_view kind, const std::string& country) {
    ActorIndex actor = build_.registry.unknown_organization(scan_.text(name), kind);
    ActorRecord& record = build_.registry.at(actor).record;
    const StateEntry* state = build_.knowledge.state(country);
    if (record.country.empty() && state != nullptr && state->has_iso_code) {
      record.country = country;
    }
    record.code = std::string(country);
    if (kind == "media") record.code += "MED";
    if (kind == "company") record.code += "BUS";
    if (kind == "party") record.code += "PTY";
    TokenId bracket = tokens.end;
    if (index(bracket) + 2 < scan_.size() && scan_.is_word(bracket, "(") &&
        is_all_capitals(scan_.word(next(bracket))) && scan_.is_word(advance(bracket, 2), ")")) {
      acronyms_.emplace(scan_.word(next(bracket)), actor);
    }
    mention(tokens, actor, "name of an organization");
  }

  void take_acronym(TokenId t) {
    if (build_.taken[index(t)] != 0) return;
    auto known = acronyms_.find(scan_.word(t));
    if (known == acronyms_.end()) return;
    const Phrase* phrase = scan_.phrase_at(t);
    if (phrase == nullptr || phrase->tokens.size() == 1) {
      mention({t, next(t)}, known->second, "acronym");
    }
  }

  void mention(TokenRange tokens, ActorIndex actor, const char* why) {
    Found found;
    found.tokens = tokens;
    found.full = tokens;
    found.actors = {actor};
    found.why = why;
    found.alias = true;
    build_.take(tokens);
    build_.found.push_back(std::move(found));
  }

  Build& build_;
  const Scan& scan_;
  std::map<std::string, ActorIndex, std::less<>> acronyms_;
};

}  // namespace

void find_unknown_organizations(Build& build) {
  OrganizationFinder(build).run();
}

}  // namespace dragoman
