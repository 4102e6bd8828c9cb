#include "language/tree_mending.h"

#include <gtest/gtest.h>

#include "language/conllu.h"

namespace dragoman {
namespace {

// The heads (from 1, 0 the root) and relations after mending, "head:relation" a word.
std::string mended(std::string_view lines) {
  auto read = parse_conllu(lines);
  EXPECT_TRUE(read.ok()) << read.error().text();
  Analysis& analysis = read->analysis;
  mend_tree(analysis, SentenceId{0});
  EXPECT_EQ(find_breach(analysis, read->document.text), "");
  std::string out;
  for (const Token& token : analysis.tokens) {
    const auto head = token.head == kNoToken ? 0 : index(token.head) + 1;
    out += std::to_string(head) + ":" + std::string(relation_name(token.relation)) + " ";
  }
  return out;
}

TEST(TreeMending, APrepositionGovernsTheNameAndNotItsTitle) {
  EXPECT_EQ(mended("He    he    PRON  2 nsubj\n"
                   "spoke speak VERB  0 root\n"
                   "with  with  ADP   4 case\n"
                   "House House PROPN 5 compound\n"
                   "Chair Chair PROPN 6 nmod:desc\n"
                   "Odra  Odra  PROPN 2 obl\n"),
            "2:nsubj 0:root 6:case 5:compound 6:nmod:desc 2:obl ");
}

TEST(TreeMending, ACompoundWithoutANameKeepsItsPreposition) {
  const std::string unchanged =
      "2:nsubj 0:root 6:det 5:case 6:compound 2:obj ";  // "an off-record talk"
  EXPECT_EQ(mended("They   they   PRON 2 nsubj\n"
                   "held   hold   VERB 0 root\n"
                   "an     a      DET  6 det\n"
                   "off    off    ADP  5 case\n"
                   "record record NOUN 6 compound\n"
                   "talk   talk   NOUN 2 obj\n"),
            unchanged);
}

TEST(TreeMending, WhatWasSaidOnADayIsNoClauseOfTheDay) {
  EXPECT_EQ(mended("He   he   PRON  2 nsubj\n"
                   "said say  VERB  0 root\n"
                   "this this DET   4 det\n"
                   "week week NOUN  2 obl:unmarked\n"
                   "that that SCONJ 7 mark\n"
                   "it   it   PRON  7 nsubj\n"
                   "left leave VERB 4 acl:relcl\n"),
            "2:nsubj 0:root 4:det 2:obl:unmarked 7:mark 7:nsubj 2:ccomp ");
}

TEST(TreeMending, WhatCameOfACallIsNoPartOfItsPurpose) {
  EXPECT_EQ(mended("They    they   PRON  2 nsubj\n"
                   "called  call   VERB  0 root\n"
                   "to      to     PART  4 mark\n"
                   "discuss discuss VERB 2 advcl\n"
                   "gas     gas    NOUN  4 obj\n"
                   ",       ,      PUNCT 7 punct\n"
                   "signaling signal VERB 4 advcl VerbForm=Ger\n"
                   "a       a      DET   9 det\n"
                   "thaw    thaw   NOUN  7 obj\n"),
            "2:nsubj 0:root 4:mark 2:advcl 4:obj 7:punct 2:advcl 9:det 7:obj ");
}

TEST(TreeMending, AWhereClauseTellsOfThePlaceBeforeIt) {
  EXPECT_EQ(mended("She     she   PRON  2 nsubj\n"
                   "visited visit VERB  0 root\n"
                   "Velkor  Velkor PROPN 2 obj\n"
                   ",       ,     PUNCT 7 punct glued\n"
                   "where   where ADV   7 advmod\n"
                   "they    they  PRON  7 nsubj\n"
                   "met     meet  VERB  2 advcl\n"),
            "2:nsubj 0:root 2:obj 7:punct 7:advmod 7:nsubj 3:acl:relcl ");
  EXPECT_EQ(mended("Where where ADV  3 advmod\n"
                   "they  they  PRON 3 nsubj\n"
                   "met   meet  VERB 6 advcl\n"
                   ",     ,     PUNCT 3 punct glued\n"
                   "she   she   PRON 6 nsubj\n"
                   "stays stay  VERB 0 root\n"),
            "3:advmod 3:nsubj 6:advcl 3:punct 6:nsubj 0:root ");
}

TEST(TreeMending, AFiniteVerbFindsItsSubject) {
  EXPECT_EQ(mended("In      in     ADP   2 case\n"
                   "Velkor  Velkor PROPN 8 obl\n"
                   ",       ,      PUNCT 2 punct glued\n"
                   "the     the    DET   5 det\n"
                   "chair   chair  NOUN  2 appos\n"
                   "Brenn   Brenn  PROPN 5 appos\n"
                   ",       ,      PUNCT 8 punct glued\n"
                   "held    hold   VERB  0 root  VerbForm=Fin|Mood=Ind|Tense=Past\n"
                   "talks   talk   NOUN  8 obj\n"),
            "2:case 8:obl 2:punct 5:det 8:nsubj 5:appos 8:punct 0:root 8:obj ");
}

}  // namespace
}  // namespace dragoman
