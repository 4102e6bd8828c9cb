#include "reading/persons_names.h"

#include <algorithm>

namespace dragoman {
namespace {

bool is_name_word(const Build& build, TokenId t) {
  const Scan& scan = build.scan;
  if (build.taken[index(t)] != 0 || !scan.capital(t) || scan.phrase_at(t) != nullptr) return false;
  if (scan.has_use(t, WordUse::calendar) || scan.has_use(t, WordUse::not_a_name) ||
      scan.has_use(t, WordUse::organization_head) || scan.has_use(t, WordUse::honorific)) {
    return false;
  }
  Upos tag = scan.tag(t);
  if (tag == Upos::propn) return true;
  bool first = t == scan.sentence(t).begin;
  return !first && !scan.in_heading(t) && (tag == Upos::noun || tag == Upos::x || tag == Upos::adj);
}

bool is_joint(const Build& build, TokenId t) {
  const Scan& scan = build.scan;
  if (scan.is_hyphen(t)) return true;
  return !scan.capital(t) && scan.has_use(t, WordUse::particle);
}

// The run of name words from `at`: "Mohammed bin Salman", "Jean-Yves Le Drian".
TokenRange name_run(const Build& build, TokenId at, TokenId limit) {
  TokenId end = next(at);
  while (end < limit && index(end) - index(at) < 6) {
    if (is_name_word(build, end)) {
      end = next(end);
      continue;
    }
    TokenId after = next(end);
    bool glued = build.scan.analysis().at(previous(end)).span.end ==
                 build.scan.analysis().at(end).span.begin;
    bool joint = is_joint(build, end) && (!build.scan.is_hyphen(end) || glued);
    if (joint && after < limit && is_name_word(build, after)) {
      end = next(after);
      continue;
    }
    if (joint && next(after) < limit && is_joint(build, after) &&
        is_name_word(build, next(after))) {
      end = advance(after, 2);
      continue;
    }
    break;
  }
  return {at, end};
}

// The part of what the analysis calls a person that can be one: no titles or function words in
// front, nothing that the tables know as something else inside. Empty where nothing is left.
TokenRange name_in(const Build& build, TokenRange name) {
  const Scan& scan = build.scan;
  if (scan.in_heading(name.begin)) return {name.begin, name.begin};
  while (!name.empty()) {
    const Phrase* phrase = scan.phrase_at(name.begin);
    bool office = phrase != nullptr && phrase->is(Sense::office);
    bool nation = phrase != nullptr && phrase->is(Sense::state_adjective);
    Upos tag = scan.tag(name.begin);
    bool wordy = tag != Upos::propn && tag != Upos::noun && tag != Upos::x && tag != Upos::adj;
    // "Republican Jane Roe": a member, by the singular of the party's name for its members.
    const std::string members = std::string(scan.word(name.begin)) + "s";
    const std::string_view plural[] = {members};
    auto known =
        name.size() > 2 ? build.knowledge.match(plural) : std::vector<PhraseMatch<Candidate>>{};
    bool member = !known.empty() && known[0].values[0].sense == Sense::organization;
    bool function_word = scan.has_use(name.begin, WordUse::not_a_name);
    if (!office && !nation && !wordy && !function_word && !member &&
        !scan.has_use(name.begin, WordUse::honorific))
      break;
    name.begin = next(name.begin);
  }
  for (TokenId t = name.begin; t < name.end; t = next(t)) {
    const Phrase* phrase = scan.phrase_at(t);
    if (phrase == nullptr) continue;
    bool whole = phrase->tokens.contains(name);
    bool other = phrase->is(Sense::office) || phrase->is(Sense::organization) ||
                 phrase->is(Sense::body) || phrase->is(Sense::proper_body);
    if (whole || (other && name.size() < 3)) return {name.begin, name.begin};
  }
  return name;
}

}  // namespace

std::vector<NameRun> name_candidates(const Build& build) {
  std::vector<NameRun> out;
  const Analysis& analysis = build.scan.analysis();
  auto name = analysis.names.begin();
  for (const Sentence& sentence : analysis.sentences) {
    for (TokenId t = sentence.tokens.begin; t < sentence.tokens.end;) {
      while (name != analysis.names.end() && name->tokens.begin < t) ++name;
      if (name != analysis.names.end() && name->tokens.begin == t &&
          name->kind == NameKind::person) {
        TokenRange whole = name_in(build, name->tokens);
        if (!whole.empty() && build.is_free(whole)) {
          // The analysis may stop short: "Bashar al" of "Bashar al-Assad".
          bool plain = is_name_word(build, whole.begin);
          if (plain)
            whole.end = std::max(whole.end, name_run(build, whole.begin, sentence.tokens.end).end);
          out.push_back({whole, true});
          t = whole.end;
          continue;
        }
      }
      if (!is_name_word(build, t)) {
        t = next(t);
        continue;
      }
      TokenRange run = name_run(build, t, sentence.tokens.end);
      bool analysed = false;
      for (auto n = name; n != analysis.names.end() && n->tokens.begin < run.end; ++n) {
        if (n->kind == NameKind::person && run.contains(n->tokens)) analysed = true;
      }
      out.push_back({run, analysed});
      t = run.end;
    }
  }
  return out;
}

bool acts_like_person(const Build& build, TokenRange name) {
  const Analysis& analysis = build.scan.analysis();
  TokenId head = build.scan.highest(name);
  if (!is_subject(analysis, head)) return false;
  TokenId verb = analysis.at(head).head;
  return verb != kNoToken && build.knowledge.has_use(analysis.lemma(verb), WordUse::saying);
}

bool may_stand_alone(const Build& build, TokenRange name) {
  if (name.size() > 1 || acts_like_person(build, name)) return true;
  const Scan& scan = build.scan;
  const Token& token = scan.analysis().at(name.begin);
  const std::string_view word = scan.word(name.begin);
  if (!scan.capital(name.begin) || token.tag != Upos::propn || word.ends_with('.')) return false;
  if (token.features.number == Number::plural || word.size() < 3) return false;
  if (scan.has_use(name.begin, WordUse::not_a_name)) return false;
  const bool of_noun = token.relation == Relation::compound && token.head > name.begin &&
                       scan.tag(token.head) == Upos::noun;
  return !of_noun && child(scan.analysis(), name.begin, Relation::det) == kNoToken;
}

}  // namespace dragoman
