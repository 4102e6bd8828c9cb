// Persons: names with their titles, and later mentions by a part of the name.
//
// Full names are collected first, from running text, then parts of them are recognised anywhere,
// headings too. A row of capitals is a person's name only where something says so: a title beside
// it, the analysis, a verb that only people are subjects of. Names without any of this are left.
#include <algorithm>

#include "base/utf8.h"
#include "knowledge/name_keys.h"
#include "reading/actors_build.h"
#include "reading/persons_holders.h"
#include "reading/persons_names.h"

namespace dragoman {
namespace {

void note_gender(Build& build, ActorIndex person, TokenRange tokens) {
  Gender& gender = build.registry.at(person).gender;
  for (TokenId t = tokens.begin; t < tokens.end; t = next(t)) {
    if (build.scan.has_use(t, WordUse::female)) gender = Gender::female;
    if (build.scan.has_use(t, WordUse::male)) gender = Gender::male;
  }
}

std::string singular_title(const Title& title) {
  if (!title.plural) return title.text;
  // The plural ends the word before a complement, or the title: drop its ending.
  std::string text = title.text;
  std::size_t end = std::min(text.find(" of "), text.size());
  std::string_view head = std::string_view(text).substr(0, end);
  if (head.ends_with("men")) {
    text.replace(end - 2, 1, "a");
  } else if (head.ends_with("ies")) {
    text.replace(end - 3, 3, "y");
  } else if (head.ends_with("s")) {
    text.erase(end - 1, 1);
  }
  return text;
}

void add_office(Build& build, ActorIndex person, const Title& title, std::string country) {
  ActorEntry& entry = build.registry.at(person);
  HeldOffice held;
  held.office = title.office;
  held.suffix = title.suffix;
  held.at = title.core.begin;
  held.former = title.former;
  held.in_row = title.plural;
  held.role.title = singular_title(title);
  held.role.organization = title.organization;
  held.role.country = std::move(country);
  held.role.basis = "text";
  held.role.evidence.push_back(build.evidence(title.core.begin));
  note_gender(build, person, title.tokens);
  for (HeldOffice& known : entry.offices) {
    bool same = to_lower(known.role.title) == to_lower(held.role.title) &&
                (known.role.organization == held.role.organization) &&
                (known.role.country == held.role.country || held.role.country.empty() ||
                 known.role.country.empty());
    if (!same) continue;
    if (known.role.country.empty()) known.role.country = held.role.country;
    auto& evidence = known.role.evidence;
    bool seen =
        std::find(evidence.begin(), evidence.end(), held.role.evidence[0]) != evidence.end();
    if (!seen && evidence.size() < 8) evidence.push_back(held.role.evidence[0]);
    return;
  }
  entry.offices.push_back(std::move(held));
}

// "his Russian counterpart NAME": the office of the person before, of another state.
std::optional<Title> counterpart_before(const Build& build, TokenId name_begin) {
  const Scan& scan = build.scan;
  const TokenId first = scan.sentence(name_begin).begin;
  if (name_begin == first) return std::nullopt;
  TokenId noun = previous(name_begin);
  if (!scan.has_use(noun, WordUse::counterpart)) return std::nullopt;
  Nations nations = nations_before(scan, noun);
  for (std::size_t i = build.found.size(); i-- > 0;) {
    const Found& before = build.found[i];
    if (before.actors.size() != 1) continue;
    const ActorEntry& actor = build.registry.at(before.actors[0]);
    if (actor.offices.empty()) continue;
    if (index(name_begin) - index(before.tokens.begin) > 120) break;
    const HeldOffice& model = actor.offices.front();
    Title title;
    title.tokens = {nations.begin, name_begin};
    title.core = {noun, name_begin};
    title.text = model.role.title;
    title.office = model.office;
    title.suffix = model.suffix;
    for (std::uint32_t state : nations.states) {
      title.countries.push_back(scan.knowledge().states()[state].code);
    }
    return title;
  }
  return std::nullopt;
}

// Names joined to this one by "and" or a comma, under the same plural title.
bool continues_row(const Build& build, TokenRange before, TokenRange name) {
  for (TokenId t = before.end; t < name.begin; t = next(t)) {
    if (!build.scan.is_word(t, "and") && !build.scan.is_word(t, ",")) return false;
  }
  return index(name.begin) - index(before.end) <= 2 && before.end < name.begin;
}

class PersonFinder {
 public:
  PersonFinder(Build& build, const KnownPersons& known) : build_(build), known_(known) {}

  void run() {
    const std::vector<NameRun> candidates = name_candidates(build_);
    std::vector<const NameRun*> later;
    for (const NameRun& candidate : candidates) {
      if (build_.scan.in_heading(candidate.tokens.begin) || !introduce(candidate)) {
        later.push_back(&candidate);
      }
    }
    for (const NameRun* candidate : later) recognise(*candidate);
    recognise_homonyms();
    note_byline();
  }

 private:
  std::vector<std::string> keys(TokenRange tokens) const {
    return name_keys(build_.scan.text(tokens), build_.knowledge);
  }

  std::string country_for(const Title& title, std::size_t place) const {
    if (title.countries.empty()) return {};
    if (title.countries.size() == 1) return title.countries[0];
    return place < title.countries.size() ? title.countries[place] : std::string();
  }

  // A name that something in the text shows to be a person's.
  bool introduce(const NameRun& candidate) {
    const TokenRange name = candidate.tokens;
    std::optional<Title> before = title_before(build_.scan, name.begin, name.end);
    std::string why = before ? "title + name" : "name";
    if (!before) {
      before = counterpart_before(build_, name.begin);
      if (before) why = "counterpart + name";
    }
    std::size_t place = 0;
    if (!before && row_title_ && continues_row(build_, row_name_, name)) {
      before = row_title_;
      place = ++row_place_;
    } else if (before && before->plural) {
      row_title_ = before;
      row_place_ = 0;
    } else {
      row_title_.reset();
    }
    row_name_ = name;
    std::vector<Title> after;
    if (build_.scan.block_kind(name.begin) == BlockKind::list_item) {
      after = titles_of_item(build_.scan, name.end);
    }
    if (after.empty()) {
      if (auto title = title_after(build_.scan, name.end)) after.push_back(std::move(*title));
    }
    bool honorific = name.begin > build_.scan.sentence(name.begin).begin &&
                     build_.scan.has_use(previous(name.begin), WordUse::honorific);
    const bool single = name.size() == 1;
    bool thing = is_thing(name);
    bool shown = before || honorific || (!single && !thing && !after.empty()) ||
                 (candidate.analysed && !single && !thing) ||
                 (acts_like_person(build_, name) && !single && !thing);
    if (!shown) return false;
    auto name_key = keys(name);
    if (name_key.empty()) return false;
    std::optional<ActorIndex> known = build_.registry.find_person(name_key, name.begin);
    if (known && name_key.size() > 1 && build_.registry.at(*known).keys != name_key &&
        build_.registry.at(*known).keys.size() <= name_key.size()) {
      known.reset();
    }
    // A title with a family name alone waits until all full names are known.
    if (single && !known) return false;
    ActorIndex person = known ? *known : build_.registry.person(build_.scan.text(name), name_key);
    if (honorific) note_gender(build_, person, {previous(name.begin), name.begin});
    if (before) add_office(build_, person, *before, country_for(*before, place));
    for (const Title& title : after) add_office(build_, person, title, country_for(title, 0));
    TokenRange full = name;
    if (before && place == 0) full.begin = std::min(full.begin, before->tokens.begin);
    add(person, name, full, why);
    for (const Title& title : after) build_.take(title.tokens);
    return true;
  }

  // A name that nothing takes for anything but a person's.
  bool may_be_surname(const NameRun& candidate) const {
    if (candidate.analysed) return true;
    const TokenRange name = candidate.tokens;
    if (name.size() != 1 || build_.scan.tag(name.begin) != Upos::propn) return false;
    if (build_.scan.in_heading(name.begin)) return false;
    for (const Name& other : build_.scan.analysis().names) {
      // A place that no table knows is likely none.
      const bool unknown_place =
          other.kind == NameKind::place && other.tokens == name &&
          build_.knowledge.gazetteer().find(gazetteer_key(build_.scan.word(name.begin))).empty();
      if (other.tokens.contains(name) && !unknown_place) return false;
    }
    return true;
  }

  // "Baikal Bridge", "County Kerry", "Johnson & Johnson".
  bool is_thing(TokenRange name) const {
    const Scan& scan = build_.scan;
    const TokenRange sentence = scan.sentence(name.begin);
    const bool firm = (name.end < sentence.end && scan.is_word(name.end, "&")) ||
                      (name.begin > sentence.begin && scan.is_word(previous(name.begin), "&"));
    return firm || scan.has_use(previous(name.end), WordUse::thing_head) ||
           scan.has_use(previous(name.end), WordUse::organization_head) ||
           (name.size() == 2 && scan.has_use(name.begin, WordUse::thing_head));
  }

  // A part of a known name, or a single name with a title.
  void recognise(const NameRun& candidate) {
    const TokenRange name = candidate.tokens;
    if (!build_.is_free(name) || (name.size() > 1 && is_thing(name))) return;
    auto name_key = keys(name);
    if (name_key.empty()) return;
    std::optional<Title> title;
    if (!build_.scan.in_heading(name.begin)) {
      title = title_before(build_.scan, name.begin, name.end);
      if (!title) title = counterpart_before(build_, name.begin);
    }
    std::optional<ActorIndex> person = build_.registry.find_person(name_key, name.begin);
    const bool honorific = name.begin > build_.scan.sentence(name.begin).begin &&
                           build_.scan.has_use(previous(name.begin), WordUse::honorific);
    bool shown = (title && !title->plural) || honorific ||
                 (candidate.analysed && may_stand_alone(build_, name)) ||
                 (!person && may_be_surname(candidate) && known_.is_known_surname(name_key));
    if (!person && shown) person = build_.registry.person(build_.scan.text(name), name_key);
    if (!person) return;
    if (honorific) note_gender(build_, *person, {previous(name.begin), name.begin});
    TokenRange full = name;
    if (title && !title->plural) {
      add_office(build_, *person, *title, country_for(*title, 0));
      full.begin = std::min(full.begin, title->tokens.begin);
    }
    add(*person, name, full, title ? "title + name" : "part of a name");
  }

  // "Jordan said" after Jim Jordan: the name of a state that the report does not speak of in any
  // other way is the person's, where it does what only people do.
  void recognise_homonyms() {
    for (const Phrase& phrase : build_.scan.phrases()) {
      const Candidate* nation = phrase.find(Sense::state_name);
      if (nation == nullptr || phrase.tokens.size() != 1 || !build_.is_free(phrase.tokens))
        continue;
      if (!acts_like_person(build_, phrase.tokens) || is_named_otherwise(*nation)) continue;
      const auto person = build_.registry.find_person(keys(phrase.tokens), phrase.tokens.begin);
      if (person && build_.registry.at(*person).keys.size() > 1) {
        add(*person, phrase.tokens, phrase.tokens, "part of a name");
      }
    }
  }

  bool is_named_otherwise(const Candidate& state) const {
    const auto& phrases = build_.scan.phrases();
    return std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
      const Candidate* nation = phrase.nation();
      return nation != nullptr && nation->index == state.index && !phrase.is(Sense::state_name);
    });
  }

  void add(ActorIndex person, TokenRange name, TokenRange full, const std::string& why) {
    Found found;
    found.tokens = name;
    found.full = full;
    found.kind = MentionKind::name;
    found.actors = {person};
    found.why = why;
    found.alias = true;
    build_.take(full);
    build_.registry.touch(person, name.begin,
                          is_subject(build_.scan.analysis(), build_.scan.highest(full)));
    build_.found.push_back(std::move(found));
  }

  // "The author is a political commentator": the byline's name.
  void note_byline() {
    const std::string& byline = build_.scan.document().byline;
    if (byline.empty()) return;
    auto name_key = name_keys(byline, build_.knowledge);
    if (name_key.size() < 2) return;
    for (const Sentence& sentence : build_.scan.analysis().sentences) {
      TokenId t = sentence.tokens.begin;
      if (sentence.tokens.size() < 4 || !build_.scan.is_word(t, "the")) continue;
      t = next(t);
      bool author = build_.scan.is_word(t, "author") || build_.scan.is_word(t, "writer");
      if (!author || !build_.scan.is_word(next(t), "is")) continue;
      ActorIndex person = build_.registry.person(byline, name_key);
      for (TokenId o = next(t); o < sentence.tokens.end; o = next(o)) {
        const Phrase* phrase = build_.scan.phrase_from(o);
        if (phrase == nullptr || !phrase->is(Sense::office) || o == t) continue;
        Title title = read_title(build_.scan, *phrase, sentence.tokens.end);
        if (title.tokens.begin <= t) continue;
        add_office(build_, person, title, country_for(title, 0));
        build_.take(title.tokens);
        break;
      }
      add(person, {t, next(t)}, {t, next(t)}, "the author: the byline");
      build_.found.back().alias = false;
    }
  }

  Build& build_;
  const KnownPersons& known_;
  std::optional<Title> row_title_;
  TokenRange row_name_;
  std::size_t row_place_ = 0;
};

}  // namespace

void find_persons(Build& build, const KnownPersons& known) {
  PersonFinder(build, known).run();
}

}  // namespace dragoman
