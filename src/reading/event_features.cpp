#include "reading/event_features.h"

#include <algorithm>
#include <array>

namespace dragoman {
namespace {

constexpr std::uint64_t kFnvOffset = 0xcbf29ce484222325;
constexpr std::uint64_t kFnvPrime = 0x100000001b3;
constexpr int kRoots = 21;
constexpr int kLongestPath = 6;

constexpr std::array<std::string_view, kRoots> kRootNames = {
    "00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10",
    "11", "12", "13", "14", "15", "16", "17", "18", "19", "20"};
constexpr std::array<std::string_view, 10> kDigits = {"0", "1", "2", "3", "4",
                                                      "5", "6", "7", "8", "9"};

std::string_view digit(int value) {
  return kDigits[static_cast<std::size_t>(std::clamp(value, 0, 9))];
}

std::string_view form_name(const Token& token) {
  switch (token.features.verb_form) {
    case VerbForm::finite:
      return token.features.tense == Tense::past ? "past" : "present";
    case VerbForm::infinitive:
      return "infinitive";
    case VerbForm::participle:
      return token.features.tense == Tense::past ? "done" : "doing";
    case VerbForm::gerund:
      return "gerund";
    case VerbForm::none:
      break;
  }
  return token.features.number == Number::plural ? "plural" : "other";
}

// Of names only their kind of word counts: the model is to know no country by heart.
std::string_view word(const SentenceView& view, int token) {
  return view.at(token).tag == Upos::propn ? "PROPN" : view.lemma(token);
}

std::string_view relation(const SentenceView& view, int token) {
  return relation_name(view.base_relation(token));
}

bool is_negation(std::string_view lemma) {
  return lemma == "not" || lemma == "n't" || lemma == "never";
}

// What stands below a word that may be the trigger.
void add_children(const SentenceView& view, int token, FeatureList& list) {
  const std::string_view own = view.lemma(token);
  for (int c : view.children(token)) {
    switch (view.base_relation(c)) {
      case Relation::obl:
      case Relation::nmod: {
        const std::string_view preposition = view.preposition(c);
        list.add({"LP=", own, "+", preposition});
        list.add({"P=", preposition});
        list.add({"PO=", preposition, "+", word(view, c)});
        break;
      }
      case Relation::aux:
        list.add({"A=", view.lemma(c)});
        break;
      case Relation::advmod:
        if (is_negation(view.lemma(c))) list.add({"NEG"});
        break;
      case Relation::xcomp:
      case Relation::ccomp:
      case Relation::advcl:
      case Relation::acl:
        list.add({"K=", relation(view, c)});
        list.add({"K=", relation(view, c), "+", view.lemma(c)});
        list.add({"LK=", own, "+", relation(view, c)});
        list.add({"LK=", own, "+", view.lemma(c)});
        break;
      case Relation::compound:
        if (view.at(c).relation == Relation::compound_prt) {
          list.add({"LPRT=", own, "+", view.lemma(c)});
        } else {
          list.add({"CP=", own, "+", view.lemma(c)});
        }
        break;
      case Relation::amod:
        list.add({"AM=", view.lemma(c)});
        break;
      default:
        break;
    }
  }
}

// "up to three steps to the root", "the first two".
std::string path_to_root(const SentenceView& view, int token, int steps) {
  std::string path;
  for (int at = token; steps > 0 && view.head(at) != SentenceView::kNone; --steps) {
    if (!path.empty()) path += '<';
    path += relation(view, at);
    at = view.head(at);
  }
  return path;
}

int depth_of(const SentenceView& view, int token) {
  int depth = 0;
  for (int at = token; depth < kLongestPath && view.head(at) != SentenceView::kNone; ++depth) {
    at = view.head(at);
  }
  return depth;
}

// A complement whose subject is a pronoun often tells the speaker's own deed ("said it had freed").
std::string_view pronoun_mark(const SentenceView& view, int verb) {
  const int subject = view.child(verb, Relation::nsubj);
  return subject != SentenceView::kNone && view.at(subject).tag == Upos::pron ? "1" : "0";
}

void add_place(const SentenceView& view, int token, FeatureList& list) {
  const std::string_view own = view.lemma(token);
  list.add({"@path=", path_to_root(view, token, 3)});
  list.add({"@dep=", digit(std::min(depth_of(view, token), 5))});
  list.add({"@U+path=", upos_name(view.at(token).tag), path_to_root(view, token, 2)});
  list.add({"@posL=", own});
  const bool subject = view.child(token, Relation::nsubj) != SentenceView::kNone;
  list.add({"@subj=", subject ? "1" : "0"});
  const int head = view.head(token);
  if (head == SentenceView::kNone) {
    list.add({"isroot"});
    list.add({"LR=", own});
    for (int c : view.children(token)) {
      const Relation how = view.base_relation(c);
      if (how != Relation::ccomp && how != Relation::xcomp) continue;
      const std::string_view mark = pronoun_mark(view, c);
      for (std::string_view side : {"", "@"}) {
        list.add({side, "rootcc=", relation(view, c), mark});
        list.add({side, "rootcc+L=", own, relation(view, c), mark});
      }
    }
    return;
  }
  const std::string_view above = view.lemma(head);
  list.add({"@HL=", above});
  list.add({"@HLr=", above, "/", relation(view, token)});
  list.add({"HLr=", above, "/", relation(view, token)});
  list.add({"LHL=", own, "<", above});
  if (view.base_relation(token) != Relation::ccomp) return;
  std::string auxiliaries;
  for (int c : view.children(token)) {
    if (view.base_relation(c) != Relation::aux) continue;
    if (!auxiliaries.empty()) auxiliaries += '_';
    auxiliaries += view.lemma(c);
  }
  const std::string_view mark = pronoun_mark(view, token);
  list.add({"@ccomp.pron+HL=", mark, above});
  for (std::string_view side : {"", "@"}) {
    list.add({side, "ccomp.pron=", mark});
    list.add({side, "ccomp.pron+aux=", mark, auxiliaries});
  }
}

}  // namespace

void FeatureList::add(std::initializer_list<std::string_view> parts) {
  std::uint64_t key = kFnvOffset;
  for (std::string_view part : parts) {
    for (char c : part) key = (key ^ static_cast<unsigned char>(c)) * kFnvPrime;
  }
  if (std::find(keys_.begin(), keys_.end(), key) != keys_.end()) return;
  keys_.push_back(key);
  if (!named_) return;
  std::string name;
  for (std::string_view part : parts) name += part;
  names_.push_back(std::move(name));
}

std::vector<int> trigger_candidates(const SentenceView& view) {
  std::vector<int> found;
  for (int i = 0; i < view.size(); ++i) {
    const Upos tag = view.at(i).tag;
    const bool root = i == view.root();
    if (tag != Upos::verb && tag != Upos::noun && tag != Upos::adj && !root) continue;
    const Relation how = view.base_relation(i);
    const bool modifier = how == Relation::compound || how == Relation::amod ||
                          how == Relation::case_ || how == Relation::flat;
    if (tag != Upos::verb && !root && (modifier || view.name(i))) continue;
    found.push_back(i);
  }
  return found;
}

FeatureList trigger_features(const SentenceView& view, int token, const FrameRoots& frames,
                             bool named) {
  FeatureList list(named);
  const std::string_view own = view.lemma(token);
  const bool passive = view.passive(token);
  const int subject = view.child(token, Relation::nsubj);
  const int object =
      passive ? view.exact_child(token, Relation::nsubj_pass) : view.child(token, Relation::obj);
  // Words that no sentence had to learn from still have a row each for these two (train/events.py).
  list.add({"V=", own});
  if (object != SentenceView::kNone) list.add({"VO=", word(view, object)});
  list.add({"L=", own});
  list.add({"LU=", own, "/", upos_name(view.at(token).tag)});
  list.add({"U=", upos_name(view.at(token).tag)});
  list.add({"X=", form_name(view.at(token))});
  if (passive) list.add({"passive"});
  if (object != SentenceView::kNone) {
    list.add({"O=", word(view, object)});
    list.add({"LO=", own, "+", word(view, object)});
  }
  list.add({"S=", subject == SentenceView::kNone ? "none" : word(view, subject)});
  add_children(view, token, list);
  add_place(view, token, list);
  const auto frame = frames.find(index(view.id(token)));
  if (frame != frames.end()) {
    list.add({"FR=", root_name(frame->second)});
    list.add({"@FR"});
    list.add({"@FR=", root_name(frame->second)});
    list.add({"@FR+path=", path_to_root(view, token, 2)});
  }
  const int above = view.head(token);
  if (above != SentenceView::kNone) {
    const auto outer = frames.find(index(view.id(above)));
    if (outer != frames.end()) list.add({"HFR=", root_name(outer->second), relation(view, token)});
  }
  return list;
}

std::vector<int> party_candidates(const SentenceView& view, int trigger) {
  std::vector<int> found;
  for (int i = 0; i < view.size(); ++i) {
    if (i == trigger) continue;
    const Token& token = view.at(i);
    switch (token.tag) {
      case Upos::noun:
      case Upos::propn:
      case Upos::pron:
      case Upos::num:
      case Upos::adj:
      case Upos::x:
      case Upos::sym:
      case Upos::det:
        break;
      default:
        continue;
    }
    switch (view.base_relation(i)) {
      case Relation::nsubj:
      case Relation::obj:
      case Relation::iobj:
      case Relation::obl:
      case Relation::nmod:
      case Relation::conj:
      case Relation::appos:
      case Relation::root:
      case Relation::ccomp:
      case Relation::xcomp:
      case Relation::parataxis:
      case Relation::advcl:
      case Relation::dep:
      case Relation::acl:
      case Relation::dislocated:
      case Relation::list:
        found.push_back(i);
        break;
      default:
        break;
    }
  }
  return found;
}

namespace {

struct TreePath {
  std::string text = "none";
  int steps = 9;
};

std::string step_name(const SentenceView& view, int token) {
  std::string name(relation(view, token));
  if (view.at(token).relation == Relation::nsubj_pass) name += ":pass";
  return name;
}

// From the trigger up to where both meet, and down: "^" parts steps up, "." steps down.
TreePath path_between(const SentenceView& view, int trigger, int token) {
  std::vector<int> above;
  for (int at = trigger; at != SentenceView::kNone; at = view.head(at)) above.push_back(at);
  std::vector<int> down;
  int meet = token;
  while (meet != SentenceView::kNone &&
         std::find(above.begin(), above.end(), meet) == above.end()) {
    down.push_back(meet);
    meet = view.head(meet);
  }
  TreePath path;
  if (meet == SentenceView::kNone) return path;
  path.text.clear();
  path.steps = static_cast<int>(down.size());
  for (int at : above) {
    if (at == meet) break;
    if (!path.text.empty()) path.text += '^';
    path.text += relation(view, at);
    ++path.steps;
  }
  path.text += '|';
  for (auto at = down.rbegin(); at != down.rend(); ++at) {
    if (at != down.rbegin()) path.text += '.';
    path.text += step_name(view, *at);
  }
  return path;
}

std::string_view kind_of(const SentenceView& view, int token) {
  if (view.at(token).tag == Upos::pron) return "PRON";
  bool named = view.name(token).has_value();
  for (int c : view.children(token)) named = named || view.name(c).has_value();
  return named ? "NAME" : upos_name(view.at(token).tag);
}

}  // namespace

FeatureList party_features(const SentenceView& view, int trigger, int root, int token, bool named) {
  FeatureList list(named);
  const TreePath path = path_between(view, trigger, token);
  const std::string_view p = path.text, preposition = view.preposition(token);
  const std::string_view cameo = root_name(root), quad = digit(class_of_root(root));
  const std::string_view steps = digit(std::min(path.steps, 6)), kind = kind_of(view, token);
  const std::string_view own = word(view, token), deed = view.lemma(trigger);
  const auto name = view.name(token);
  const std::string_view name_kind = name ? name_kind_name(*name) : "-";
  const std::string_view how = relation_name(view.at(token).relation);
  const std::string_view tag = upos_name(view.at(trigger).tag);
  list.add({"b"});
  list.add({"p=", p});
  list.add({"p+pr=", p, "/", preposition});
  list.add({"p+pr+r=", p, "/", preposition, "/", cameo});
  list.add({"p+pr+c=", p, "/", preposition, "/", quad});
  list.add({"p+L=", p, "/", deed});
  list.add({"p+pr+L=", p, "/", preposition, "/", deed});
  list.add({"n=", steps});
  list.add({"side=", token < trigger ? "L" : "R", tag, view.passive(trigger) ? "passive" : ""});
  list.add({"kind=", kind});
  list.add({"kind+p=", kind, "/", p});
  list.add({"w=", own});
  list.add({"name=", name_kind});
  list.add({"name+p=", name_kind, "/", p});
  list.add({"rel=", how});
  list.add({"rel+pr+c=", how, "/", preposition, "/", quad});
  const int head = view.head(token);
  list.add({"h=", head == SentenceView::kNone ? "" : view.lemma(head)});
  list.add({"w+c=", own, "/", quad});
  list.add({"pr+r=", preposition, "/", cameo});
  list.add({"n+kind+c=", steps, kind, quad});
  list.add({"p+tag=", p, "/", tag});
  if (view.base_relation(token) == Relation::conj && head != SentenceView::kNone) {
    list.add({"conj+p=", path_between(view, trigger, head).text});
  }
  if (view.exact_child(token, Relation::nmod_poss) != SentenceView::kNone) {
    list.add({"poss+p=", p});
  }
  return list;
}

std::string_view root_name(int root) {
  return kRootNames[static_cast<std::size_t>(std::clamp(root, 0, kRoots - 1))];
}

int class_of_root(int root) {
  if (root <= 2) return 0;
  if (root <= 5) return 1;
  if (root <= 8) return 2;
  return root <= 13 || root == 16 ? 3 : 4;
}

}  // namespace dragoman
