// What is said of a noun in short: the participle of a verb, who a subject is, what a noun does or
// what is done to it. See figure_counted.h.
#include <algorithm>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/figure_counted.h"

namespace dragoman {
namespace {

constexpr double kSurePronoun = 0.8;

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

}  // namespace

std::string participle_of(const FigureText& text, TokenId verb) {
  const Analysis& analysis = text.analysis();
  const std::string lemma = to_lower(analysis.lemma(verb));
  if (const std::string* known = text.words().name(lemma, UnitKind::participle)) return *known;
  const std::string surface = to_lower(text.reading().document.words(analysis.at(verb).span));
  if (surface.ends_with("ed")) return surface;
  if (lemma.size() < 2) return surface;
  if (lemma.back() == 'e') return lemma + "d";
  const char last = lemma.back();
  const char before = lemma[lemma.size() - 2];
  if (last == 'y' && !is_vowel(before)) return lemma.substr(0, lemma.size() - 1) + "ied";
  bool short_one = std::count_if(lemma.begin(), lemma.end(), is_vowel) == 1 && is_vowel(before) &&
                   !is_vowel(last) && last != 'w' && last != 'x' && last != 'y';
  return lemma + (short_one ? std::string(1, last) : "") + "ed";
}

bool take_subject(const FigureText& text, TokenId subject, FigureWords& what) {
  const Analysis& analysis = text.analysis();
  subject = antecedent(analysis, subject);
  const Token& word = analysis.at(subject);
  if (word.tag == Upos::num) return false;
  if (word.tag != Upos::pron) {
    what.phrase(subject);
    return !what.empty();
  }
  const Mention* mention = text.reading().actors.at(subject);
  bool known = mention != nullptr && mention->actors.size() == 1 &&
               mention->probability >= kSurePronoun && mention->head == subject;
  if (known) {
    what.say(text.reading().actors.actor(mention->actors[0]).name);
    return true;
  }
  // "it", "they": the subject before of the same number.
  const std::string& form = text.word(text.place(subject));
  bool many = form == "they";
  if (!many && form != "it") return false;
  for (std::size_t k = text.place(subject); k > 0; --k) {
    const Token& noun = text.at(k - 1);
    if (base(noun.relation) != Relation::nsubj || noun.tag != Upos::noun) continue;
    if ((noun.features.number == Number::plural) != many) continue;
    what.phrase(text.token(k - 1));
    return true;
  }
  return false;
}

void take_predicate(const FigureText& text, TokenId verb, bool person, FigureWords& what) {
  const Analysis& analysis = text.analysis();
  bool open = false;  // "could be killed", "were not killed": no short form
  for (TokenId c : children(analysis, verb)) {
    if (c > verb) break;
    bool past = has_lemma(analysis, c, "have") || has_lemma(analysis, c, "be") ||
                has_lemma(analysis, c, "get");
    open = open || has_lemma(analysis, c, "not") ||
           (base(analysis.at(c).relation) == Relation::aux && !past);
  }
  const Features& features = analysis.at(verb).features;
  bool bare = features.verb_form == VerbForm::participle || features.verb_form == VerbForm::gerund;
  bool progressive = bare && !is_passive(analysis, verb);
  if (analysis.at(verb).tag == Upos::verb && !open && is_passive(analysis, verb)) {
    bool behind = !what.empty() && verb < what.last();  // "recovered were eleven women"
    if (behind) return what.say(text.reading().document.words(analysis.at(verb).span));
    what.take(verb);
  } else if (progressive && child(analysis, verb, Relation::aux) == kNoToken) {
    what.take(verb);
  } else {
    FigureWords whole(what);
    whole.behind(verb);
    const TokenId object = child(analysis, verb, Relation::obj);
    const bool cut = object != kNoToken && object > verb && !whole.has(object);
    if (cut) return;  // "that engaged" alone says nothing
    what.say(person ? "who" : "that");
    what.verb_group(verb);
    TokenId link = child(analysis, verb, Relation::case_);
    if (link != kNoToken && link < verb) what.take(link);
    if (is_nominal(analysis.at(verb))) return what.phrase(verb);
  }
  what.behind(verb);
  if (what.has(verb) && what.last() == verb) what.onward(next(verb));
  // "a plan several states have backed": what they backed
  const TokenId thing = analysis.at(verb).head;
  const bool gap = analysis.at(verb).relation == Relation::acl_relcl && thing != kNoToken &&
                   text.place(thing) < what.begin() && !is_passive(analysis, verb) &&
                   child(analysis, verb, Relation::obj) == kNoToken && !what.has(thing);
  if (gap) what.say(text.reading().document.words(analysis.at(thing).span));
}

}  // namespace dragoman
