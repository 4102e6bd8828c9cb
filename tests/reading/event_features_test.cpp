// What the model of main events sees of one small tree, by name.
#include "reading/event_features.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "language/conllu.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;

// The army shelled a village near Goma.
constexpr const char* kShelled =
    "The     the     DET   2 det\n"
    "army    army    NOUN  3 nsubj   Number=Sing\n"
    "shelled shell   VERB  0 root    VerbForm=Fin|Tense=Past\n"
    "a       a       DET   5 det\n"
    "village village NOUN  3 obj     Number=Sing\n"
    "near    near    ADP   7 case\n"
    "Goma    Goma    PROPN 5 nmod    Number=Sing\n"
    ".       .       PUNCT 3 punct   glued\n";
constexpr int kArmy = 1, kShell = 2, kVillage = 4, kGoma = 6;

// Ministers said they would not be expelled.
constexpr const char* kSaid =
    "Ministers minister NOUN  2 nsubj Number=Plur\n"
    "said      say      VERB  0 root VerbForm=Fin|Tense=Past\n"
    "they      they     PRON  7 nsubj:pass\n"
    "would     would    AUX   7 aux\n"
    "not       not      PART  7 advmod\n"
    "be        be       AUX   7 aux:pass\n"
    "expelled  expel    VERB  2 ccomp VerbForm=Part|Tense=Past\n";
constexpr int kSay = 1, kExpel = 6;

struct Tree {
  explicit Tree(const char* lines)
      : annotated(parse_conllu(lines).value()), view(annotated.analysis, SentenceId{}) {}
  Annotated annotated;
  SentenceView view;
};

// The hash as its inventors define it, byte by byte.
std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;
  for (char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211U;
  }
  return hash;
}

TEST(SentenceView, ListsTheTree) {
  Tree tree(kShelled);
  const SentenceView& view = tree.view;
  EXPECT_EQ(view.size(), 8);
  EXPECT_EQ(view.root(), kShell);
  EXPECT_EQ(view.lemma(kGoma), "goma");
  EXPECT_EQ(view.head(kShell), SentenceView::kNone);
  EXPECT_EQ(view.head(kGoma), kVillage);
  EXPECT_THAT(view.children(kShell), ElementsAre(kArmy, kVillage, 7));
  EXPECT_EQ(view.child(kShell, Relation::obj), kVillage);
  EXPECT_EQ(view.child(kShell, Relation::iobj), SentenceView::kNone);
  EXPECT_EQ(view.preposition(kGoma), "near");
  EXPECT_EQ(view.preposition(kVillage), "");
  EXPECT_FALSE(view.passive(kShell));
  EXPECT_FALSE(view.name(kGoma));
}

TEST(SentenceView, KnowsThePassiveByItsChildren) {
  Tree tree(kSaid);
  EXPECT_TRUE(tree.view.passive(kExpel));
  EXPECT_FALSE(tree.view.passive(kSay));
  EXPECT_EQ(tree.view.child(kExpel, Relation::nsubj), 2);  // of the main type
  EXPECT_EQ(tree.view.exact_child(kExpel, Relation::nsubj), SentenceView::kNone);
  EXPECT_EQ(tree.view.exact_child(kExpel, Relation::nsubj_pass), 2);
}

TEST(SentenceView, CountsFromItsOwnSentence) {
  auto parsed =
      parse_conllu("Rain rain NOUN 2 nsubj\nfell fall VERB 0 root\n\n" + std::string(kShelled));
  ASSERT_TRUE(parsed.ok());
  auto& analysis = parsed->analysis;
  // "Goma" a name, and one of the sentence before that must not be seen.
  analysis.names = {{{TokenId{0}, TokenId{1}}, NameKind::person},
                    {{TokenId{8}, TokenId{9}}, NameKind::place}};
  const SentenceView view(analysis, SentenceId{1});
  EXPECT_EQ(view.root(), kShell);
  EXPECT_EQ(index(view.id(kShell)), 4U);
  EXPECT_EQ(view.name(kGoma), NameKind::place);
  for (int i = 0; i < kGoma; ++i) EXPECT_FALSE(view.name(i)) << i;
}

TEST(EventFeatures, OfAVerbThatIsTheRoot) {
  Tree tree(kShelled);
  const std::vector<std::string> wanted = {
      "V=shell",     "VO=village",       "L=shell", "LU=shell/VERB", "U=VERB", "X=past",
      "O=village",   "LO=shell+village", "S=army",  "@path=",        "@dep=0", "@U+path=VERB",
      "@posL=shell", "@subj=1",          "isroot",  "LR=shell"};
  EXPECT_THAT(trigger_features(tree.view, kShell, {}, true).names(), ElementsAreArray(wanted));
}

TEST(EventFeatures, OfANounBelowAFrame) {
  Tree tree(kShelled);
  const std::vector<std::string> wanted = {"V=village",       "L=village",     "LU=village/NOUN",
                                           "U=NOUN",          "X=other",       "S=none",
                                           "LP=village+near", "P=near",        "PO=near+PROPN",
                                           "@path=obj",       "@dep=1",        "@U+path=NOUNobj",
                                           "@posL=village",   "@subj=0",       "@HL=shell",
                                           "@HLr=shell/obj",  "HLr=shell/obj", "LHL=village<shell",
                                           "HFR=19obj"};
  const FrameRoots frames = {{kShell, 19}};
  EXPECT_THAT(trigger_features(tree.view, kVillage, frames, true).names(),
              ElementsAreArray(wanted));
  EXPECT_THAT(trigger_features(tree.view, kShell, frames, true).names(),
              testing::IsSupersetOf({"FR=19", "@FR", "@FR=19", "@FR+path="}));
}

TEST(EventFeatures, OfAComplementInThePassive) {
  Tree tree(kSaid);
  EXPECT_THAT(
      trigger_features(tree.view, kExpel, {}, true).names(),
      testing::IsSupersetOf({"passive", "VO=they", "O=they", "LO=expel+they", "S=they", "X=done",
                             "A=would", "A=be", "NEG", "@path=ccomp", "@ccomp.pron+HL=1say",
                             "ccomp.pron=1", "@ccomp.pron=1", "ccomp.pron+aux=1would_be"}));
  EXPECT_THAT(trigger_features(tree.view, kSay, {}, true).names(),
              testing::IsSupersetOf({"K=ccomp", "K=ccomp+expel", "LK=say+ccomp", "LK=say+expel",
                                     "isroot", "rootcc=ccomp1", "@rootcc+L=sayccomp1"}));
}

TEST(EventFeatures, OfAParty) {
  Tree tree(kShelled);
  const std::vector<std::string> wanted = {"b",
                                           "p=|nsubj",
                                           "p+pr=|nsubj/",
                                           "p+pr+r=|nsubj//19",
                                           "p+pr+c=|nsubj//4",
                                           "p+L=|nsubj/shell",
                                           "p+pr+L=|nsubj//shell",
                                           "n=1",
                                           "side=LVERB",
                                           "kind=NOUN",
                                           "kind+p=NOUN/|nsubj",
                                           "w=army",
                                           "name=-",
                                           "name+p=-/|nsubj",
                                           "rel=nsubj",
                                           "rel+pr+c=nsubj//4",
                                           "h=shell",
                                           "w+c=army/4",
                                           "pr+r=/19",
                                           "n+kind+c=1NOUN4",
                                           "p+tag=|nsubj/VERB"};
  EXPECT_THAT(party_features(tree.view, kShell, 19, kArmy, true).names(), ElementsAreArray(wanted));
  // Two steps down; up and down from a trigger that is no root; a name counts as one.
  EXPECT_THAT(party_features(tree.view, kShell, 19, kGoma, true).names(),
              testing::IsSupersetOf({"p=|obj.nmod", "p+pr=|obj.nmod/near", "n=2", "w=PROPN"}));
  EXPECT_THAT(party_features(tree.view, kVillage, 19, kArmy, true).names(),
              testing::IsSupersetOf({"p=obj|nsubj", "n=2", "side=LNOUN"}));
}

TEST(EventFeatures, KeysAreHashesOfTheNamesEachOnce) {
  EXPECT_EQ(fnv1a("a"), 0xaf63dc4c8601ec8cU);
  FeatureList list(true);
  list.add({"L=", "shell"});
  list.add({"L", "=shell"});  // the same name in other parts
  list.add({"U=VERB"});
  EXPECT_THAT(list.names(), ElementsAre("L=shell", "U=VERB"));
  EXPECT_THAT(list.keys(), ElementsAre(fnv1a("L=shell"), fnv1a("U=VERB")));
  for (const char* lines : {kShelled, kSaid}) {
    Tree tree(lines);
    for (int i = 0; i < tree.view.size(); ++i) {
      for (const bool party : {false, true}) {
        const FrameRoots frames = {{index(tree.view.id(tree.view.root())), 19}};
        auto features = [&](bool named) {
          return party ? party_features(tree.view, tree.view.root(), 19, i, named)
                       : trigger_features(tree.view, i, frames, named);
        };
        const FeatureList named = features(true), plain = features(false);
        EXPECT_TRUE(plain.names().empty());
        EXPECT_EQ(plain.keys(), named.keys());
        ASSERT_EQ(named.keys().size(), named.names().size());
        for (std::size_t f = 0; f < named.keys().size(); ++f) {
          EXPECT_EQ(named.keys()[f], fnv1a(named.names()[f])) << named.names()[f];
        }
        const std::set<std::uint64_t> once(named.keys().begin(), named.keys().end());
        EXPECT_EQ(once.size(), named.keys().size());
      }
    }
  }
}

TEST(EventFeatures, CandidatesForTriggersAndParties) {
  Tree shelled(kShelled), said(kSaid);
  EXPECT_THAT(trigger_candidates(shelled.view), ElementsAre(kArmy, kShell, kVillage));
  EXPECT_THAT(party_candidates(shelled.view, kShell), ElementsAre(kArmy, kVillage, kGoma));
  EXPECT_THAT(trigger_candidates(said.view), ElementsAre(0, kSay, kExpel));
  EXPECT_THAT(party_candidates(said.view, kSay), ElementsAre(0, 2));
  Tree copula("Peru Peru PROPN 2 compound\ntalks talk NOUN 0 root\n");
  EXPECT_THAT(trigger_candidates(copula.view), ElementsAre(1));
  Tree name("Peru Peru PROPN 0 root\nvast vast ADJ 1 amod\n");  // the root whatever its tag
  EXPECT_THAT(trigger_candidates(name.view), ElementsAre(0));
}

TEST(EventFeatures, FiveClassesOfRoots) {
  const int wanted[] = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 3, 4, 4, 4, 4};
  for (int root = 0; root < 21; ++root) {
    EXPECT_EQ(class_of_root(root), wanted[root]) << root;
    EXPECT_EQ(std::stoi(std::string(root_name(root))), root);
    EXPECT_EQ(root_name(root).size(), 2U);
  }
}

}  // namespace
}  // namespace dragoman
