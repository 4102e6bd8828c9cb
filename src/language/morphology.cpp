#include "language/morphology.h"

#include <algorithm>

namespace dragoman {
namespace {

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

float weight_of(const Lexicon& lexicon, std::string_view form, Tag tag) {
  for (const WordReading& reading : lexicon.readings(form)) {
    if (reading.tag == tag) return reading.weight;
  }
  return 0;
}

// The candidate that the lexicon knows best with the tag, the last of equals; empty for none.
std::string best_base(const Lexicon& lexicon, const std::vector<std::string>& candidates, Tag tag) {
  std::string best;
  float best_weight = 0;
  for (const std::string& candidate : candidates) {
    float weight = weight_of(lexicon, candidate, tag);
    if (tag == Tag::vb) weight = std::max(weight, weight_of(lexicon, candidate, Tag::vbp));
    if (weight > 0 && weight >= best_weight) {
      best_weight = weight;
      best = candidate;
    }
  }
  return best;
}

// Bases of a form in -s, most regular last.
std::vector<std::string> bases_of_s(std::string_view form) {
  if (form.size() < 3 || !form.ends_with('s')) return {};
  std::string one(form.substr(0, form.size() - 1));
  if (form.ends_with("ies") && form.size() > 4) {
    return {one, std::string(form.substr(0, form.size() - 3)) + "y"};
  }
  if (form.ends_with("es")) {
    std::string two(form.substr(0, form.size() - 2));
    bool hissing = two.ends_with("ss") || two.ends_with("sh") || two.ends_with("ch") ||
                   two.ends_with('x') || two.ends_with("zz") || two.ends_with('o');
    if (hissing) return {one, two};
    if (two.ends_with('s') || two.ends_with('z')) return {two, one};
    return {one};
  }
  return {one};
}

// Bases of a form in -ed, -ing, -er or -est, the likeliest last.
std::vector<std::string> bases_of_stem(std::string_view stem, bool y_from_i) {
  std::vector<std::string> bases;
  std::string plain(stem);
  if (plain.empty()) return bases;
  if (y_from_i && stem.ends_with('i') && stem.size() > 2) {
    bases.push_back(std::string(stem.substr(0, stem.size() - 1)) + "y");
    return bases;
  }
  bool doubled = stem.size() > 2 && stem[stem.size() - 1] == stem[stem.size() - 2] &&
                 !is_vowel(stem.back()) && stem.back() != 's' && stem.back() != 'l' &&
                 stem.back() != 'z' && stem.back() != 'f';
  std::string with_e = plain + "e";
  std::string undoubled = stem.size() > 2 && stem[stem.size() - 1] == stem[stem.size() - 2]
                              ? std::string(stem.substr(0, stem.size() - 1))
                              : plain;
  bool wants_e = stem.ends_with("at") || stem.ends_with("iz") || stem.ends_with("v") ||
                 stem.ends_with("c") || stem.ends_with("u") || stem.ends_with("dg") ||
                 stem.ends_with("is") || stem.ends_with("bl");
  if (doubled) {
    bases = {with_e, plain, undoubled};
  } else if (wants_e) {
    bases = {undoubled, plain, with_e};
  } else {
    bases = {undoubled, with_e, plain};
  }
  return bases;
}

std::string regular_base(const Lexicon& lexicon, std::string_view form, std::string_view suffix,
                         Tag tag) {
  if (!form.ends_with(suffix) || form.size() < suffix.size() + 2) return std::string(form);
  auto bases = bases_of_stem(form.substr(0, form.size() - suffix.size()), suffix != "ing");
  std::string known = best_base(lexicon, bases, tag);
  if (!known.empty()) return known;
  // The lexicon may know the base by another tag only ("welcome").
  for (const std::string& base : bases) {
    if (!lexicon.readings(base).empty()) return base;
  }
  return bases.empty() ? std::string(form) : bases.back();
}

std::string regular_singular(const Lexicon& lexicon, std::string_view form, Tag tag) {
  if (form.ends_with("ss") || form.ends_with("us") || form.ends_with("is"))
    return std::string(form);
  auto bases = bases_of_s(form);
  if (bases.empty()) return std::string(form);
  std::string known = best_base(lexicon, bases, tag);
  return known.empty() ? bases.back() : known;
}

// "Armenians" → "Armenian", "States" → "State", "Philippines" stays.
std::string singular_name(const Lexicon& lexicon, std::string_view form, std::string_view surface) {
  std::string singular = regular_singular(lexicon, form, Tag::nn);
  if (singular == form || form.size() != surface.size()) return std::string(surface);
  if (form.starts_with(singular)) return std::string(surface.substr(0, singular.size()));
  if (form.ends_with("ies")) return std::string(surface.substr(0, surface.size() - 3)) + "y";
  return std::string(surface);
}

}  // namespace

std::string lemma_of(const Lexicon& lexicon, std::string_view form, std::string_view surface,
                     Tag tag) {
  if (std::string_view irregular = lexicon.irregular_lemma(form, tag); !irregular.empty()) {
    return std::string(irregular);
  }
  switch (tag) {
    case Tag::nnp:
    case Tag::nnps:
      return tag == Tag::nnps ? singular_name(lexicon, form, surface) : std::string(surface);
    case Tag::nns:
      return regular_singular(lexicon, form, Tag::nn);
    case Tag::vbz:
      return regular_singular(lexicon, form, Tag::vb);
    case Tag::vbd:
    case Tag::vbn:
      return regular_base(lexicon, form, "ed", Tag::vb);
    case Tag::vbg:
      return regular_base(lexicon, form, "ing", Tag::vb);
    case Tag::jjr:
    case Tag::rbr:
      return regular_base(lexicon, form, "er", tag == Tag::rbr ? Tag::rb : Tag::jj);
    case Tag::jjs:
    case Tag::rbs:
      return regular_base(lexicon, form, "est", tag == Tag::rbs ? Tag::rb : Tag::jj);
    case Tag::prp:
      return form == "i" ? "I" : std::string(form);
    default:
      return std::string(form);
  }
}

}  // namespace dragoman
